"""A page on which something is written, until it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui.announce import Announcer
from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note


class FormPage(PassesFocusOn, QWidget):
    """The ground and the ways of such a page; subclasses fit what is on it to its size.

    Signals:
        leave_wanted: leave, asking first if something would be lost.
        edited: what stands on it may be another than before.

    Attributes:
        announcer: tells screen readers what happens on the page.
    """

    leave_wanted = Signal()
    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.announcer = Announcer(self)
        self._notes = Note(look, parent=self)
        self._notes.hide()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be looked over or minded, a line each."""
        return tuple(self._notes.text().splitlines())

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Show what is to be looked over or minded; none takes the note away.

        Nothing scrolls to it: somebody may be writing further down.
        """
        self._notes.set_text("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self.announcer.announce(" ".join(notes))

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
