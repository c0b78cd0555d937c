"""Keys that are held down."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

_TOGETHER_MS = 2
"""An X server's release and press of one repeat carry the same time; no hand is that fast."""


class HeldKeys(QObject):
    """Keeps back the repeats of a held key that come as if it had been pressed anew.

    An X server repeats a key by a release and a press. Where Qt reads the two apart, because the
    machine is busy, it takes them for the user's own, and what a held key does once it would do
    again: Enter that ends a session's summary would start the next session. It is meant as an
    event filter of a window's handle, which keys pass first.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._let_go: dict[int, int] = {}

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything through but presses that are none."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go[event.key()] = event.timestamp()
            return False
        let_go = self._let_go.pop(event.key(), None)
        return (
            event.type() is QEvent.Type.KeyPress
            and not event.isAutoRepeat()
            and let_go is not None
            and let_go > 0
            and event.timestamp() - let_go <= _TOGETHER_MS
        )
