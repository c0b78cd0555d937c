"""Closing the window without ending the program."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class HidesOnClose(QObject):
    """Hides a window that the user closes, as long as it may go on behind the tray's icon.

    Only what the window manager asks for is caught: when the system ends the session or the
    program quits by itself, the window closes for good.

    Signals:
        hidden: the window was hidden in place of being closed.
    """

    hidden = Signal()

    def __init__(self, window: QWidget, may_stay: Callable[[], bool]) -> None:
        """Watch over a window.

        Args:
            window: the window; it owns this.
            may_stay: tells whether the program goes on without its window.
        """
        super().__init__(window)
        self._window = window
        self._may_stay = may_stay
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch the closing, and note when the window is back."""
        if watched is self._window:
            if event.type() is QEvent.Type.Close and event.spontaneous() and self._may_stay():
                event.ignore()
                # A dialog that closes meanwhile is not the last window.
                QApplication.setQuitOnLastWindowClosed(False)
                self._window.hide()
                self.hidden.emit()
                return True
            if event.type() is QEvent.Type.Show:
                QApplication.setQuitOnLastWindowClosed(True)
        return False
