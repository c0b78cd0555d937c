"""The reminder times as a calendar file, for phones and other programs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from coach import __version__
from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage.export import writing_export
from coach.storage.setting_groups import ReminderTime
from coach.storage.settings import load_settings

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LENGTH = timedelta(minutes=15)


def export_ics(paths: DataPaths, target: Path, now: datetime) -> int:
    """Write the reminder times as iCalendar and return how many there are.

    Raises:
        UserError: no reminder times are chosen, or the target is the program's own file.
        StorageError: the target cannot be written.
    """
    times = [one for one in load_settings(paths).settings.reminders.at if one.days]
    if not times:
        message = "There are no reminder times yet. Choose some in the settings, under “Reminders”."
        raise UserError(message)
    content = calendar_of(times, now)
    with writing_export(paths, target) as stream:
        stream.write(content)
    return len(times)


def calendar_of(times: list[ReminderTime], now: datetime) -> bytes:
    """Return reminder times as iCalendar (RFC 5545).

    Each is an event that comes every week on its days, with an alarm. Its times are local ones
    without a zone, so that they hold wherever the user is and through summer time; its identity
    follows from days and time, so that importing the file again adds nothing.

    Args:
        times: the times, each with at least one day.
        now: the moment; the first event is on the same day or later.
    """
    # Loaded here because it costs a tenth of a second and is hardly ever needed.
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//Back Coach//{__version__}//EN")
    calendar.add("version", "2.0")
    for one in times:
        days = sorted(set(one.days))
        first = next(
            day
            for day in (now.date() + timedelta(days=ahead) for ahead in range(7))
            if day.weekday() in days
        )
        event = Event()
        names = [_DAYS[day] for day in days]
        mark = f"back-coach:{','.join(names)}:{one.time.isoformat()}"
        event.add("uid", f"{uuid5(NAMESPACE_URL, mark)}@back-coach")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("summary", "Back exercises")
        event.add("dtstart", datetime.combine(first, one.time))
        event.add("duration", _LENGTH)
        event.add("rrule", {"freq": "weekly", "byday": names})
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "Back exercises")
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
