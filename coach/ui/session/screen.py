"""The screen that sessions are shown on."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class SessionScreen:
    """Takes the window to another screen and back.

    Args:
        window: what is moved.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: tuple[QRect, Qt.WindowState, str] | None = None

    def go(self, name: str) -> bool:
        """Move the window to a screen, in the same state; return whether it moved.

        It stays where it is if the screen is not there, is its own, or none is named.
        """
        window = self._window
        screen = _screen(name)
        if screen is None or screen is window.screen():
            return False
        usual = window.normalGeometry()
        if usual.isEmpty():
            usual = window.geometry()
        self._before = (usual, window.windowState(), window.screen().name())
        room = screen.availableGeometry()
        place = QRect(usual)
        place.setSize(usual.size().boundedTo(room.size()))
        place.moveCenter(room.center())
        self._place(screen, place, window.windowState())
        return True

    def come_back(self) -> None:
        """Put the window back where it was; it stays if that screen has gone meanwhile."""
        before, self._before = self._before, None
        if before is None:
            return
        usual, state, name = before
        screen = _screen(name)
        if screen is not None:
            self._place(screen, usual, state)

    def _place(self, screen: QScreen, place: QRect, state: Qt.WindowState) -> None:
        window = self._window
        # A maximised or full-screen window does not move.
        window.setWindowState(Qt.WindowState.WindowNoState)
        handle = window.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        window.setGeometry(place)
        window.setWindowState(state)


def _screen(name: str) -> QScreen | None:
    return next((one for one in QGuiApplication.screens() if one.name() == name), None)
