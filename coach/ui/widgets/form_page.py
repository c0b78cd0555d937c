"""A page on which something is written, until it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.look import Look


class FormPage(PassesFocusOn, QWidget):
    """The ground and the ways of such a page; subclasses fit what is on it to its size.

    Signals:
        leave_wanted: leave, asking first if something would be lost.
    """

    leave_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def fit(self) -> None:
        """Fit margins and columns to the size of page and text."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the size."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self.look.theme.tokens.bg)
