"""Reminders: when the next one is due, and which of those missed is still worth giving.

Reminders are chosen in local time ("Mondays at half past eight"), so that moments are reckoned
anew from the time zone in force whenever somebody looks. Moments are aware datetimes in UTC.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo

RECENT = timedelta(hours=2)
"""A reminder that nobody could get at its time (the computer slept) is given late for this long."""

LATER_RANGE = (5, 240)
"""Least and most minutes that a reminder can be put off."""

_WEEK = timedelta(days=7)
# A time zone may change its date (Samoa left a Friday out), so one day more on either side.
_MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """One time of day, on some days of the week.

    Attributes:
        days: 0 for Monday to 6 for Sunday; none reminds on no day.
        at: local time, without a zone.
    """

    days: tuple[int, ...]
    at: time


@dataclass(frozen=True, slots=True)
class Watch:
    """How far reminders have been looked after.

    Attributes:
        seen: everything due until then has been given or let go.
        later: when a reminder that was put off comes again, None if none was.
    """

    seen: datetime
    later: datetime | None = None


def moments(
    times: Iterable[WeeklyTime], zone: tzinfo, after: datetime, until: datetime
) -> tuple[datetime, ...]:
    """Return when reminders are due, in order, later than `after` and not later than `until`.

    A time that the clock leaves out in spring comes by as much later as the clock is put forward
    (02:30 at 03:30); a time that it shows twice in autumn comes at the first of both.

    Args:
        times: what was chosen.
        zone: the time zone in force.
        after: aware.
        until: aware; a long stretch makes a long answer.
    """
    chosen = tuple(times)
    found: set[datetime] = set()
    day = (after.astimezone(zone) - _MARGIN).date()
    last = (until.astimezone(zone) + _MARGIN).date()
    while day <= last:
        for one in chosen:
            if day.weekday() in one.days:
                local = datetime.combine(day, one.at.replace(tzinfo=None, fold=0), zone)
                found.add(local.astimezone(UTC))
        day += timedelta(days=1)
    return tuple(sorted(one for one in found if after < one <= until))


def next_moment(times: Iterable[WeeklyTime], zone: tzinfo, after: datetime) -> datetime | None:
    """Return the first reminder later than `after`, None if no day has any."""
    due = moments(times, zone, after, after + _WEEK + _MARGIN)
    return due[0] if due else None


def look(
    watch: Watch, times: Iterable[WeeklyTime], zone: tzinfo, now: datetime
) -> tuple[Watch, datetime | None]:
    """Look whether it is time to remind.

    However much was missed, there is one reminder at most: the latest, and only if it is
    `RECENT`. A reminder that was put off gives way to one that has become due since.

    Args:
        watch: how far reminders were looked after.
        times: what was chosen.
        zone: the time zone in force.
        now: aware.

    Returns:
        how far they are looked after now, and the moment of the reminder to give, None for none.
    """
    seen, later = watch.seen, watch.later
    if now < seen:
        # The clock was put back. By a little: what was given is not given again. By more: it was
        # wrong before, and waiting until it has caught up could take years.
        seen = seen if seen - now <= RECENT else now
        if later is not None and later - now > timedelta(minutes=LATER_RANGE[1]):
            later = None
        watch = Watch(seen, later)
    due = list(moments(times, zone, max(seen, now - RECENT), now))
    if later is not None and later <= now:
        if now - later <= RECENT:
            due.append(later)
        later = None
    if not due:
        return Watch(max(seen, now), later), None
    return Watch(now), max(due)


def put_off(watch: Watch, now: datetime, minutes: int) -> Watch:
    """Return the watch with a reminder put off: it comes again after so many minutes."""
    return replace(watch, later=now + timedelta(minutes=minutes))


def next_look(
    watch: Watch, times: Iterable[WeeklyTime], zone: tzinfo, now: datetime
) -> datetime | None:
    """Return when there may be something to remind of next, None if never."""
    wanted = [next_moment(times, zone, max(now, watch.seen)), watch.later]
    return min((one for one in wanted if one is not None), default=None)


def is_done(
    times: Iterable[WeeklyTime], zone: tzinfo, moment: datetime, sessions_that_day: int
) -> bool:
    """Tell whether the sessions of a day leave nothing to remind of.

    Each session, in full or in part, answers one reminder of its day: after a session in the
    morning the morning's reminder keeps quiet, the evening's does not.

    Args:
        times: what was chosen.
        zone: the time zone in force.
        moment: of the reminder, or of its coming again.
        sessions_that_day: sessions done on the moment's local day.
    """
    day = moment.astimezone(zone).date()
    due = [one for one in _of_day(times, zone, moment) if one.astimezone(zone).date() == day]
    return sessions_that_day >= max(1, len(due))


def _of_day(times: Iterable[WeeklyTime], zone: tzinfo, moment: datetime) -> Iterator[datetime]:
    yield from moments(times, zone, moment - timedelta(hours=36), moment)
