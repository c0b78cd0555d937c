"""The screen that sessions are shown on."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


class SessionScreen:
    """Takes the window to another screen and back.

    Args:
        window: what is moved.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: QByteArray | None = None

    def go(self, name: str) -> bool:
        """Move the window to a screen, in the same state; return whether it moved.

        It stays where it is if the screen is not there, is its own, or none is named.
        """
        window = self._window
        screen = next((one for one in QGuiApplication.screens() if one.name() == name), None)
        if screen is None or screen is window.screen():
            return False
        self._before = window.saveGeometry()
        state = window.windowState()
        # A maximised or full-screen window does not move.
        window.setWindowState(Qt.WindowState.WindowNoState)
        room = screen.availableGeometry()
        window.resize(window.size().boundedTo(room.size()))
        window.move(room.center() - window.rect().center())
        handle = window.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        window.setWindowState(state)
        return True

    def come_back(self) -> None:
        """Put the window back where it was."""
        before, self._before = self._before, None
        if before is not None:
            self._window.restoreGeometry(before)
