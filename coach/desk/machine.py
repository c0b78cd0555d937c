"""What reminders need of the machine: its clock and zone, notifications, tray and login."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject, QTimeZone
from PySide6.QtWidgets import QWidget

from coach.paths import DataPaths, default_paths
from coach.ui.reminding.autostart import Autostart, autostart
from coach.ui.reminding.notifications import DesktopNotifications
from coach.ui.reminding.tray import Tray, TrayPort
from coach.ui.single_instance import server_name


@dataclass(frozen=True, slots=True)
class Outside:
    """What reminders need of the machine; a test puts its own in.

    Attributes:
        now: the time, aware.
        zone: the time zone in force.
        notifications: notifications with buttons, None where the system has none.
        tray: the icon in the tray.
        autostart: the entry that starts the program at login, None where there is none.
        tray_always: messages are shown at the tray's icon, so that it is there with reminders.
    """

    now: Callable[[], datetime]
    zone: Callable[[], tzinfo]
    notifications: DesktopNotifications | None
    tray: TrayPort
    autostart: Autostart | None
    tray_always: bool = False


def local_zone() -> tzinfo:
    """Return the time zone in force, also after the user has changed it."""
    # Python keeps the zone of the program's start; Qt looks again.
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode(errors="replace")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A zone without a name: its offset now is right until the clock changes.
        zone = datetime.now().astimezone().tzinfo
        return UTC if zone is None else zone


def this_machine(window: QWidget, paths: DataPaths, parent: QObject) -> Outside:
    """Return what reminders need of this machine.

    Args:
        window: owns the tray's menu.
        paths: the program's folders; each data folder has its own entry at login.
        parent: owns the notifications.
    """
    arguments, name = ["--background"], "back-coach"
    if paths != default_paths():
        arguments += ["--data-dir", str(paths.data_dir)]
        name = server_name(paths.data_dir)
    has_service = sys.platform not in ("win32", "darwin")
    return Outside(
        now=_now,
        zone=local_zone,
        notifications=DesktopNotifications(parent, os.environ) if has_service else None,
        tray=Tray(window),
        autostart=autostart(arguments, name=name),
        tray_always=not has_service,
    )


def _now() -> datetime:
    return datetime.now(UTC)
