"""Reminders on a real session bus, shown by a desktop that is not there."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from coach.ui.dbus.bus import session_bus as find_bus
from coach.ui.reminding.notifications import DesktopNotifications, Notice
from tests.support.bus import session_bus
from tests.ui.reminding.desktop import Notifications

NOTICE = Notice("Time for your back", "Stretch & breathe", "Start", "Later")


@pytest.fixture
def bus() -> Iterator[tuple[Mapping[str, str], QDBusConnection]]:
    with session_bus() as (address, connection):
        yield {"DBUS_SESSION_BUS_ADDRESS": address}, connection


def _has_more(desktop: Notifications, before: int) -> bool:
    return len(desktop.asked) > before


Bus = tuple[Mapping[str, str], QDBusConnection]


def test_both_buttons_are_shown_and_what_is_pressed_arrives(bus: Bus, qtbot: QtBot) -> None:
    environment, connection = bus
    desktop = Notifications()
    desktop.offer(connection)
    ours = DesktopNotifications(None, environment)
    for action, signal in (
        ("start", ours.start_chosen),
        ("later", ours.later_chosen),
        ("default", ours.open_chosen),
    ):
        before = len(desktop.asked)
        ours.show(NOTICE)
        qtbot.waitUntil(partial(_has_more, desktop, before))
        shown = desktop.asked[-1]
        assert (shown.title, shown.text) == (NOTICE.title, NOTICE.text)
        pairs = dict(zip(shown.actions[::2], shown.actions[1::2], strict=True))
        assert (pairs["start"], pairs["later"]) == ("Start", "Later")
        assert shown.hints["desktop-entry"] == "back-coach"
        qtbot.waitUntil(lambda: ours._shown == desktop.latest)
        with qtbot.waitSignal(signal):
            desktop.ActionInvoked.emit(desktop.latest, action)
        # It does not stay behind once it was answered.
        qtbot.waitUntil(lambda: not desktop.shown)
    ours.close()


def test_the_answer_to_somebody_elses_notification_is_not_ours(bus: Bus, qtbot: QtBot) -> None:
    environment, connection = bus
    desktop = Notifications()
    desktop.offer(connection)
    ours = DesktopNotifications(None, environment)
    chosen: list[str] = []
    ours.start_chosen.connect(lambda: chosen.append("start"))
    ours.show(NOTICE)
    qtbot.waitUntil(lambda: ours._shown > 0)
    with qtbot.waitSignal(ours.start_chosen):
        desktop.ActionInvoked.emit(desktop.latest + 1, "start")
        desktop.ActionInvoked.emit(desktop.latest, "start")
    assert chosen == ["start"]
    ours.close()


def test_a_second_one_takes_the_place_of_the_first(bus: Bus, qtbot: QtBot) -> None:
    environment, connection = bus
    desktop = Notifications()
    desktop.offer(connection)
    ours = DesktopNotifications(None, environment)
    ours.show(NOTICE)
    qtbot.waitUntil(lambda: ours._shown > 0)
    ours.show(NOTICE)
    qtbot.waitUntil(lambda: len(desktop.asked) == 2)
    assert desktop.asked[1].replaces == desktop.latest
    ours.withdraw()
    qtbot.waitUntil(lambda: not desktop.shown)
    ours.close()


def test_one_withdrawn_on_its_way_does_not_stay(bus: Bus, qtbot: QtBot) -> None:
    environment, connection = bus
    desktop = Notifications()
    desktop.offer(connection)
    ours = DesktopNotifications(None, environment)
    desktop.interrupted_by = ours.withdraw
    ours.show(NOTICE)
    qtbot.waitUntil(lambda: desktop.withdrawn != [])
    assert not desktop.shown
    ours.close()


def test_text_is_escaped_only_for_a_desktop_that_reads_markup(bus: Bus, qtbot: QtBot) -> None:
    environment, connection = bus
    desktop = Notifications(("body", "body-markup"))
    desktop.offer(connection)
    ours = DesktopNotifications(None, environment)
    ours.show(NOTICE)
    qtbot.waitUntil(lambda: desktop.asked != [])
    assert desktop.asked[0].text == "Stretch &amp; breathe"
    # And no buttons where there are none.
    assert desktop.asked[0].actions == []
    ours.close()


def test_a_bus_on_which_nobody_shows_any_gives_the_notice_back(bus: Bus, qtbot: QtBot) -> None:
    ours = DesktopNotifications(None, bus[0])
    with qtbot.waitSignal(ours.failed) as failed:
        ours.show(NOTICE)
    assert failed.args == [NOTICE]
    ours.close()


@pytest.mark.parametrize("address", ["", "unix:path=/no/such/bus", "tcp:host=localhost,port=1"])
def test_without_a_bus_the_notice_comes_back(address: str, qtbot: QtBot) -> None:
    ours = DesktopNotifications(None, {"DBUS_SESSION_BUS_ADDRESS": address})
    with qtbot.waitSignal(ours.failed) as failed:
        ours.show(NOTICE)
    assert failed.args == [NOTICE]
    ours.close()


@pytest.mark.parametrize(
    "answer", [b"REJECTED\r\n", b"GET out\r\n", b"x" * 20_000, b"OK 1\r\nNo!" * 9]
)
def test_a_bus_that_talks_nonsense_gives_the_notice_back(
    answer: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    server = QLocalServer()
    socket = tmp_path / "bus"
    assert server.listen(str(socket))
    ours = DesktopNotifications(None, {"XDG_RUNTIME_DIR": str(tmp_path)})
    with qtbot.waitSignal(ours.failed) as failed:
        ours.show(NOTICE)
        assert server.waitForNewConnection(5000)
        server.nextPendingConnection().write(answer)
    assert failed.args == [NOTICE]
    ours.close()
    server.close()


def test_a_bus_that_says_nothing_is_not_waited_for_for_long(tmp_path: Path, qtbot: QtBot) -> None:
    server = QLocalServer()
    assert server.listen(str(tmp_path / "bus"))
    ours = DesktopNotifications(None, {"XDG_RUNTIME_DIR": str(tmp_path)})
    ours._patience.setInterval(1)
    with qtbot.waitSignal(ours.failed):
        ours.show(NOTICE)
    ours.close()
    server.close()


def test_a_desktop_that_goes_is_looked_for_anew(qtbot: QtBot) -> None:
    with session_bus() as (address, connection):
        environment = {"DBUS_SESSION_BUS_ADDRESS": address}
        desktop = Notifications()
        desktop.offer(connection)
        ours = DesktopNotifications(None, environment)
        ours.show(NOTICE)
        qtbot.waitUntil(lambda: ours._shown > 0)
    # What was on the screen was seen; what cannot be shown any more is given back.
    qtbot.waitUntil(lambda: ours._bus is not None and not ours._bus.is_open)
    with qtbot.waitSignal(ours.failed):
        ours.show(NOTICE)
    ours.close()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("unix:path=/run/user/1000/bus", ("/run/user/1000/bus", False)),
        ("unix:path=/run/a%20b,guid=12ab", ("/run/a b", False)),
        ("unix:abstract=/run/dbus-x,guid=1", ("/run/dbus-x", True)),
        ("tcp:host=h,port=2;unix:path=/second", ("/second", False)),
        ("autolaunch:", ("", False)),
    ],
)
def test_the_bus_is_found_by_its_address(address: str, found: tuple[str, bool]) -> None:
    assert find_bus({"DBUS_SESSION_BUS_ADDRESS": address}) == found
    assert os.environ.get("DBUS_SESSION_BUS_ADDRESS") != address
