"""A page with a way back over it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.widgets.back_bar import BackBar
from coach.ui.widgets.look import Look


class BackFrame(QWidget):
    """A bar to go back, over whatever is put into its column.

    Attributes:
        column: holds the bar, and what is put under it.
        back_bar: the bar, to be hidden where nothing leads back.
        back: its button.
    """

    def __init__(self, look: Look, back: str, parent: QWidget | None = None) -> None:
        """Make the bar.

        Args:
            look: theme and icons.
            back: what the button says.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.back_bar = BackBar(look, back, self)
        self.back = self.back_bar.button
        self.column.addWidget(self.back_bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)
