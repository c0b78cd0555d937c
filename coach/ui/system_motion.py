"""Whether the system asks for less motion; Qt 6.11 follows its colours and contrast, not this."""

import ctypes
import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, QProcess, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coach.ui.dbus.bus import SessionBus
from coach.ui.dbus.wire import Kind, Message, Variant

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"

_LESS: Mapping[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""Namespace and key of the portal's settings, and the value that asks for less motion."""

_DEFAULTS = "/usr/bin/defaults"
_SPI_GETCLIENTAREAANIMATION = 0x1042


class SystemMotion(QObject):
    """Asks the system and follows it; nothing waits for an answer.

    Linux desktops are asked through the XDG desktop portal, which also tells of changes. Windows
    and macOS are asked again whenever the program comes to the front.

    Signals:
        changed: the system wants less motion (True), or no longer does. Until it is told, the
            system wants nothing.
    """

    changed = Signal(bool)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__(parent)
        self._platform = platform
        self._environment = environment
        self._wants_less = False
        self._wishes: dict[tuple[str, str], bool] = {}
        self._asked: dict[int, tuple[tuple[str, str], str]] = {}
        self._bus = SessionBus(self)
        self._bus.received.connect(self._receive)
        self._defaults: QProcess | None = None

    def open(self) -> None:
        """Ask, and follow from now on."""
        if self._platform in ("win32", "darwin"):
            app = QGuiApplication.instance()
            if isinstance(app, QGuiApplication):
                app.applicationStateChanged.connect(self._ask_again)
            self._ask_again(Qt.ApplicationState.ApplicationActive)
            return
        self._bus.open(self._environment)
        self._bus.listen(_SETTINGS)
        for wish in _LESS:
            self._read(wish, "ReadOne")

    def close(self) -> None:
        """Follow no longer."""
        self._bus.close()

    # --- Windows and macOS --------------------------------------------------------------------

    @Slot(Qt.ApplicationState)
    def _ask_again(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            return
        if self._platform == "win32":
            self._tell(_windows_wants_less())
        elif self._defaults is None:
            self._defaults = QProcess(self)
            self._defaults.finished.connect(self._read_defaults)
            self._defaults.start(_DEFAULTS, ["read", "com.apple.universalaccess", "reduceMotion"])

    @Slot()
    def _read_defaults(self) -> None:
        if self._defaults is not None:
            # It prints nothing where the choice was never made.
            self._tell(bytes(self._defaults.readAllStandardOutput().data()).strip() == b"1")
            self._defaults.deleteLater()
            self._defaults = None

    # --- the portal ---------------------------------------------------------------------------

    def _read(self, wish: tuple[str, str], method: str) -> None:
        serial = self._bus.call(
            Message(
                *(Kind.CALL, 0, _PATH, _SETTINGS, method),
                destination=_SERVICE,
                signature="ss",
                body=wish,
            )
        )
        self._asked[serial] = (wish, method)

    @Slot(object)
    def _receive(self, message: Message) -> None:
        if message.kind is Kind.SIGNAL:
            if message.member == "SettingChanged" and message.signature == "ssv":
                namespace, key, value = message.body
                self._note((namespace, key), value)
            return
        wish, method = self._asked.pop(message.reply_to, (("", ""), ""))
        if message.kind is Kind.REPLY and message.signature == "v":
            self._note(wish, message.body[0])
        elif message.kind is Kind.ERROR and method == "ReadOne":
            # Portals before version 2 know the older method alone.
            self._read(wish, "Read")

    def _note(self, wish: tuple[str, str], value: object) -> None:
        while isinstance(value, Variant):
            value = value.value
        if wish in _LESS:
            self._wishes[wish] = value == _LESS[wish]
            self._tell(any(self._wishes.values()))

    def _tell(self, wants_less: bool) -> None:
        if wants_less is not self._wants_less:
            self._wants_less = wants_less
            self.changed.emit(wants_less)


def _windows_wants_less() -> bool:
    animated = ctypes.c_int(1)
    library = getattr(ctypes, "windll", None)
    if library is not None:
        library.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0
        )
    return not animated.value
