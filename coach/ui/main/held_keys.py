"""Keys that are held down."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coach.ui.widgets.focus import is_typed_into

_TOGETHER_MS = 2
"""An X server's release and press of one repeat carry the same time; no hand is that fast."""

_MEANT_TO_REPEAT = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
"""Held to go through a list or to take back words; a session has other keys."""


class HeldKeys(QObject):
    """Keeps back the repeats of a held key that come as if it had been pressed anew.

    An X server repeats a key by a release and a press. Where Qt reads the two apart, because the
    machine is busy, it takes them for the user's own, and what a held key does once it would do
    again: Enter that ends a session's summary would start the next session. Text is left alone:
    there a held key is meant to repeat, and a program that types for its user is that fast. It is
    meant as an event filter of a window's handle, which keys pass first.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._let_go: dict[int, int] = {}

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything through but presses that are none."""
        if not isinstance(event, QKeyEvent) or event.key() in _MEANT_TO_REPEAT:
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go[event.key()] = event.timestamp()
            return False
        let_go = self._let_go.get(event.key(), 0)
        if event.isAutoRepeat() or not let_go or event.timestamp() - let_go > _TOGETHER_MS:
            return False
        here = QApplication.focusWidget()
        if here is not None and is_typed_into(here):
            return False
        # Before it is a press it is offered to shortcuts; accepted, it is none of theirs.
        event.accept()
        return True
