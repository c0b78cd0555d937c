"""A page with a way back over it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import Button, ButtonKind
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
        self.back_bar = QWidget(self)
        row = QHBoxLayout(self.back_bar)
        row.setContentsMargins(12, 6, 12, 6)
        self.back = Button(
            look, back, ButtonKind.GHOST, icon="caret-left", key="Esc", parent=self.back_bar
        )
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addWidget(self.back_bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)
