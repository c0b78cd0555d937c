"""Dialogs that are gone before their answer is acted upon."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class AnsweringOverlay(Overlay):
    """Gives its answer once it has closed, so that the answer may open another dialog.

    A dialog that is still fading out would take the keyboard away from the next one.
    """

    def __init__(self, look: Look, title: str, words: str, window: QWidget, *, width: int) -> None:
        super().__init__(look, title, words, window, width=width)
        self._answer: Callable[[], None] | None = None
        self.closed.connect(self._give)

    def close_with(self, answer: Callable[[], None]) -> None:
        """Close, and then call what gives the answer."""
        self._answer = answer
        self.close_overlay()

    @Slot()
    def _give(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer()
