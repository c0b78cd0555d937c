"""Less motion where the system asks for it: on a real bus, with a portal that is not there."""

import ctypes
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.ui import system_motion
from coach.ui.system_motion import SystemMotion
from coach.ui.theme import Appearance, Mode, Theme
from tests.support.bus import session_bus

_PATH = "/org/freedesktop/portal/desktop"
_SERVICE = "org.freedesktop.portal.Desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
MOTION = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")

Values = dict[tuple[str, str], object]
Bus = tuple[Mapping[str, str], QDBusConnection]


class Portal(QDBusVirtualObject):
    """A desktop's settings, as xdg-desktop-portal tells them."""

    def __init__(self, values: Values, *, version: int = 2) -> None:
        super().__init__()
        self.values = values
        self.version = version
        self.asked: list[tuple[str, str]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        methods = ("Read",) if self.version == 1 else ("ReadOne", "Read")
        if message.member() not in methods:
            return False
        namespace, key = message.arguments()
        self.asked.append((namespace, key))
        if (namespace, key) not in self.values:
            error = "org.freedesktop.portal.Error.NotFound"
            connection.send(message.createErrorReply(error, "Requested setting not found"))
            return True
        value: Any = QDBusVariant(self.values[namespace, key])
        if message.member() == "Read":
            # The older method wraps it twice.
            value = QDBusVariant(value)
        reply = message.createReply()
        reply.setArguments([value])
        connection.send(reply)
        return True


@pytest.fixture
def bus() -> Iterator[Bus]:
    with session_bus() as (address, connection):
        yield {"DBUS_SESSION_BUS_ADDRESS": address}, connection


class Desk:
    """A theme that follows the system of this bus."""

    def __init__(self, bus: Bus, qapp: QApplication, portal: Portal) -> None:
        environment, self.connection = bus
        assert self.connection.registerVirtualObject(_PATH, portal)
        assert self.connection.registerService(_SERVICE)
        self._owner = QObject()
        self.theme = Theme(qapp, Appearance(Mode.LIGHT), self._owner)
        self.motion = SystemMotion(self._owner, platform="linux", environment=environment)
        self.motion.changed.connect(self.theme.follow_motion)

    def change(self, wish: tuple[str, str], value: object) -> None:
        """Let the user change a setting of the desktop."""
        signal = QDBusMessage.createSignal(_PATH, _SETTINGS, "SettingChanged")
        signal.setArguments([*wish, QDBusVariant(value)])
        assert self.connection.send(signal)

    def close(self) -> None:
        self.motion.close()
        self.connection.unregisterService(_SERVICE)
        self.connection.unregisterObject(_PATH)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("values", "less"),
    [
        ({MOTION: 1}, True),
        ({MOTION: 1, ANIMATIONS: True}, True),
        ({MOTION: 0, ANIMATIONS: False}, True),
        ({ANIMATIONS: False}, True),
        ({MOTION: 0, ANIMATIONS: True}, False),
        ({}, False),
    ],
)
def test_what_the_desktop_wants_is_taken_over_and_followed(
    qapp: QApplication, qtbot: QtBot, bus: Bus, values: Values, less: bool, version: int
) -> None:
    portal = Portal(values, version=version)
    desk = Desk(bus, qapp, portal)
    desk.motion.open()
    assert not desk.theme.reduced_motion  # Nothing waits for the answer.
    qtbot.waitUntil(lambda: set(portal.asked) >= {MOTION, ANIMATIONS})
    qtbot.waitUntil(lambda: desk.theme.reduced_motion is less)
    desk.change(("org.freedesktop.appearance", "color-scheme"), 1)
    for wish, value in ((MOTION, 1), (MOTION, 0), (ANIMATIONS, True)):
        desk.change(wish, value)
    qtbot.waitUntil(lambda: not desk.theme.reduced_motion)
    desk.change(ANIMATIONS, False)
    qtbot.waitUntil(lambda: desk.theme.reduced_motion)
    desk.close()


def test_what_the_user_chose_goes_before_the_system(theme: Theme) -> None:
    told = QSignalSpy(theme.changed)
    theme.set_appearance(Appearance(Mode.DARK, reduced_motion=False))
    theme.follow_motion(True)
    assert (theme.motion(180), told.count()) == (180, 1)
    theme.set_appearance(Appearance(Mode.DARK))
    assert theme.motion(180) == 0
    theme.set_appearance(Appearance(Mode.DARK, reduced_motion=True))
    theme.follow_motion(False)
    assert theme.motion(180) == 0


@pytest.mark.parametrize("address", ["", "unix:path=/no/such/bus"])
def test_without_a_bus_nothing_is_told(address: str, qtbot: QtBot) -> None:
    motion = SystemMotion(
        platform="linux", environment={"DBUS_SESSION_BUS_ADDRESS": address} if address else {}
    )
    told = QSignalSpy(motion.changed)
    motion.open()
    qtbot.waitUntil(lambda: not motion._bus.is_open)
    assert told.count() == 0
    motion.close()


@pytest.mark.parametrize(
    ("script", "less"), [("echo 1", True), ("echo 0", False), ("echo no >&2; exit 1", False)]
)
def test_macos_is_asked_again_when_the_program_comes_to_the_front(
    script: str, less: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers, asked = tmp_path / "defaults", tmp_path / "asked"
    answers.write_text(f'#!/bin/sh\necho "$*" >> {asked}\n{script}\n')
    answers.chmod(0o755)
    monkeypatch.setattr(system_motion, "_DEFAULTS", str(answers))
    motion = SystemMotion(platform="darwin")
    told = QSignalSpy(motion.changed)
    motion.open()
    qtbot.waitUntil(lambda: motion._defaults is None)
    assert [told.at(i)[0] for i in range(told.count())] == [True] * less
    assert asked.read_text() == "read com.apple.universalaccess reduceMotion\n"
    answers.write_text("#!/bin/sh\necho 0\n")
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: motion._defaults is None)
    assert told.count() == 2 * less


@pytest.mark.parametrize("animated", [0, 1])
def test_windows_is_asked_whether_it_animates(
    animated: int, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    def parameters(action: int, _size: int, found: Any, _flags: int) -> None:
        assert action == 0x1042
        found._obj.value = animated

    user32 = SimpleNamespace(SystemParametersInfoW=parameters)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    motion = SystemMotion(platform="win32")
    told = QSignalSpy(motion.changed)
    motion.open()
    assert told.count() == (1 - animated)
