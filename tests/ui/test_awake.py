"""The screen stays awake, and the desktop knows when it need not any more."""

import shutil
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from coach.ui.awake import (
    NoKeepAwake,
    ProcessKeepAwake,
    ScreenSaverKeepAwake,
    WindowsKeepAwake,
    keep_awake,
)
from tests.support.bus import session_bus


class Recorder:
    """Stands for the next handler in the chain."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def hold(self) -> None:
        self.calls.append("hold")

    def release(self) -> None:
        self.calls.append("release")


class ScreenSaver(QDBusVirtualObject):
    """A desktop that remembers who asked it to keep the screen on."""

    def __init__(self) -> None:
        super().__init__()
        self.inhibited: list[tuple[str, list[object]]] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        self.inhibited.append((message.service(), message.arguments()))
        connection.send(message.createReply([7]))
        return True


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[QDBusConnection]:
    """A session bus of the test's own, and a connection to it."""
    with session_bus() as (address, connection):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield connection


def test_the_desktop_is_asked_and_released(bus: QDBusConnection, qtbot: QtBot) -> None:
    desktop, otherwise, parent = ScreenSaver(), Recorder(), QObject()
    assert bus.registerVirtualObject("/org/freedesktop/ScreenSaver", desktop)
    assert bus.registerService("org.freedesktop.ScreenSaver")
    handler = ScreenSaverKeepAwake(otherwise, parent)
    handler.hold()
    handler.hold()
    qtbot.waitUntil(lambda: len(desktop.inhibited) == 1)
    who, words = desktop.inhibited[0]
    assert words[0] == "Back Coach"
    interface = bus.interface()
    assert interface.isServiceRegistered(who).value()
    handler.release()
    # Desktops drop the request with the connection that made it.
    qtbot.waitUntil(lambda: not interface.isServiceRegistered(who).value())
    assert otherwise.calls == ["release"]
    handler.hold()
    qtbot.waitUntil(lambda: len(desktop.inhibited) == 2)
    handler.release()
    bus.unregisterObject("/org/freedesktop/ScreenSaver")


def test_without_a_desktop_the_next_handler_takes_over(bus: QDBusConnection, qtbot: QtBot) -> None:
    otherwise, parent = Recorder(), QObject()
    handler = ScreenSaverKeepAwake(otherwise, parent)
    handler.hold()
    qtbot.waitUntil(lambda: otherwise.calls == ["hold"])
    handler.release()
    assert otherwise.calls == ["hold", "release"]


def test_a_tool_runs_until_it_is_released(qtbot: QtBot) -> None:
    cat = shutil.which("cat")
    assert cat is not None
    parent = QObject()
    handler = ProcessKeepAwake(cat, (), parent)
    handler.hold()
    assert handler.holding
    handler.release()
    qtbot.waitUntil(lambda: not handler.holding)
    handler.release()


def test_a_tool_that_is_missing_harms_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    handler = ProcessKeepAwake("/no/such/tool", (), parent)
    handler.hold()
    qtbot.waitUntil(lambda: not handler.holding)
    handler.release()


@pytest.mark.parametrize(
    ("platform", "kind"), [("win32", WindowsKeepAwake), ("darwin", ProcessKeepAwake)]
)
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, platform: str, kind: type
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    parent = QObject()
    handler = keep_awake(parent)
    assert isinstance(handler, kind)


def test_a_bare_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    parent = QObject()
    assert isinstance(keep_awake(parent), NoKeepAwake)
