"""A dialog that only says something."""

from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class MessageDialog(Overlay):
    """Says how something went; Esc and Enter close it."""

    def __init__(self, look: Look, title: str, words: str, window: QWidget) -> None:
        super().__init__(look, title, words, window, width=560)
        self.add_button(
            self.tr("&Close"), self.close_overlay, ButtonKind.PRIMARY, enter=True, escape=True
        )
