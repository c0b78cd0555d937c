"""The icon in the system tray, while the program waits there."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from coach.ui.reminding.notifications import Notice


class TrayPort(Protocol):
    """An icon in the tray, or what stands for it in a test."""

    start_chosen: SignalInstance
    open_chosen: SignalInstance
    notice_chosen: SignalInstance
    quit_chosen: SignalInstance

    @property
    def is_there(self) -> bool:
        """The icon can be seen and clicked now."""
        ...

    def set_shown(self, shown: bool) -> None:
        """Show the icon as soon as there is a tray, or take it away."""
        ...

    def show_notice(self, notice: Notice) -> bool:
        """Show a message at the icon; False where there is none to show it."""
        ...


class Tray(QObject):
    """The icon, its menu, and messages at it.

    Signals:
        start_chosen: begin the session of today.
        open_chosen: show the window.
        notice_chosen: a message was clicked.
        quit_chosen: end the program.
    """

    start_chosen = Signal()
    open_chosen = Signal()
    notice_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, window: QWidget) -> None:
        """Args: window: owns the menu; its icon is the tray's."""
        super().__init__(window)
        self._icon: QSystemTrayIcon | None = None
        self._window = window

    @property
    def is_there(self) -> bool:
        """The icon can be seen and clicked now."""
        return (
            self._icon is not None
            and self._icon.isVisible()
            and QSystemTrayIcon.isSystemTrayAvailable()
        )

    def set_shown(self, shown: bool) -> None:
        """Show the icon as soon as there is a tray, or take it away."""
        if shown and self._icon is None:
            self._icon = self._make_icon()
        if self._icon is not None:
            self._icon.setVisible(shown)

    def show_notice(self, notice: Notice) -> bool:
        """Show a message at the icon; False where there is none to show it."""
        if self._icon is None or not self.is_there or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(notice.title, notice.text, self._icon.icon())
        return True

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        icon.setToolTip("Back Coach")
        menu = QMenu(self._window)
        for text, signal in (
            (self.tr("&Start today’s session"), self.start_chosen),
            (self.tr("&Open Back Coach"), self.open_chosen),
            (self.tr("&Quit"), self.quit_chosen),
        ):
            menu.addAction(text).triggered.connect(signal)
        menu.insertSeparator(menu.actions()[-1])
        icon.setContextMenu(menu)
        icon.activated.connect(self._activate)
        icon.messageClicked.connect(self.notice_chosen)
        return icon

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_chosen.emit()
