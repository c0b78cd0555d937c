"""A reminder on a real session bus: the program waits without a window, reminds, and begins."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.journeys.program import Coach, View
from tests.support.bus import session_bus
from tests.ui.reminding.desktop import Notifications, Tray


@pytest.fixture
def bus(coach: Coach) -> Iterator[QDBusConnection]:
    """A session bus that the program finds."""
    with session_bus() as (address, connection):
        coach.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        coach.environment["XDG_CONFIG_HOME"] = str(coach.data_dir / "xdg")
        yield connection


def _remind_of_what_is_just_past(coach: Coach) -> None:
    """Set a reminder for two minutes ago: a hidden start makes up for it."""
    past = datetime.now().astimezone() - timedelta(minutes=2)
    coach.write_settings(
        "[check_in]\nbefore = false\n\n[reminders]\non = true\nat_login = true\n"
        f"at = [{{ days = [0, 1, 2, 3, 4, 5, 6], time = {past:%H:%M}:00 }}]\n"
    )


def test_start_on_the_notification_opens_the_window_and_begins(
    coach: Coach, bus: QDBusConnection, qtbot: QtBot
) -> None:
    desktop, tray = Notifications(), Tray()
    desktop.offer(bus)
    tray.offer(bus)
    _remind_of_what_is_just_past(coach)
    patience = 30_000
    with coach.running("--background", hidden=True) as process:
        qtbot.waitUntil(lambda: desktop.asked != [], timeout=patience)
        assert coach.windows() == []
        entry = coach.data_dir / "xdg" / "autostart"
        assert len(list(entry.glob("*.desktop"))) == 1
        qtbot.waitUntil(lambda: tray.items != [], timeout=patience)
        desktop.ActionInvoked.emit(desktop.latest, "start")
        qtbot.waitUntil(lambda: coach.windows() != [], timeout=patience)
        coach.wait_for_keys(process)
        coach.wait_to_see(View.SESSION)
        coach.wait_for_mark(lambda mark: mark.status == "active", "the session has begun")
        # Closing leaves the tray's icon, and the session waits behind it.
        coach.close_window()
        coach.wait_until(lambda: coach.windows() == [], "the window is hidden")
        assert process.poll() is None
        assert coach.call().returncode == 0
        coach.wait_until(lambda: coach.windows() != [], "the window is back")
        assert coach.marks()[0].status == "active"
