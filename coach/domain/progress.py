"""Weeks: when they begin, which goal they have, and how they look against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.record import SessionStatus, WeekCount

GOAL_RANGE = (1, 14)
"""Least and most sessions a week that can be aimed for (up to twice a day)."""

TEN_DAYS = 10
"""Days of the 10-day plan."""


class Dot(StrEnum):
    """One mark of a week's row."""

    DONE = "done"
    FLARE_UP = "flare-up"
    PARTIAL = "partial"
    OPEN = "open"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal chosen on some day; it holds until the next one.

    Attributes:
        from_day: first day of the week from which it holds.
        sessions: sessions a week.
    """

    from_day: date
    sessions: int


@dataclass(frozen=True, slots=True)
class SessionDay:
    """What a week needs to know of a session.

    Attributes:
        local_day: the day it counts for.
        status: how far it got; sessions under way do not count yet.
        flare_up: strengthening was left out.
    """

    local_day: date
    status: SessionStatus
    flare_up: bool


@dataclass(frozen=True, slots=True)
class TenDayPlan:
    """The 10-day commitment of Bay State Pain Associates' article: days done, never set back.

    Attributes:
        from_day: the day it began.
        days: days from then on with a session, in full or in part; days between do not matter.
    """

    from_day: date
    days: int

    @property
    def done(self) -> int:
        """Days done of its ten."""
        return min(self.days, TEN_DAYS)

    @property
    def is_complete(self) -> bool:
        """All ten are done."""
        return self.days >= TEN_DAYS


def week_start(day: date, first_weekday: int) -> date:
    """Return the first day of the week that `day` lies in.

    Args:
        day: any day.
        first_weekday: 0 for Monday to 6 for Sunday.
    """
    if first_weekday not in range(7):
        raise ValueError(f"no weekday: {first_weekday}")
    back = (day.weekday() - first_weekday) % 7
    # The very first week of the calendar may be cut short.
    return date.fromordinal(max(1, day.toordinal() - back))


def goal_in_force(changes: Iterable[GoalChange], first_day: date, default: int) -> int:
    """Return the goal that the week beginning on `first_day` has.

    Weeks before the first choice have the goal first chosen, so that no later change reaches them.

    Args:
        changes: the goals chosen, in any order.
        first_day: first day of the week.
        default: the goal while none was ever chosen.
    """
    ordered = sorted(changes, key=lambda one: one.from_day)
    if not ordered:
        return default
    # Told by the middle of the week, a goal stays with its week when weeks begin on another day.
    middle = first_day.toordinal() + 3
    past = [one for one in ordered if one.from_day.toordinal() <= middle]
    return (past[-1] if past else ordered[0]).sessions


def last_weeks(day: date, count: int, first_weekday: int) -> tuple[date, ...]:
    """Return the first days of so many weeks, the newest first; the first is the week of `day`."""
    newest = week_start(day, first_weekday).toordinal()
    return tuple(date.fromordinal(newest - 7 * n) for n in range(min(count, (newest - 1) // 7 + 1)))


def count_weeks(
    sessions: Iterable[SessionDay],
    first_days: Sequence[date],
    changes: Iterable[GoalChange],
    default_goal: int,
) -> tuple[WeekCount, ...]:
    """Count sessions by week, each against the goal that the week has.

    Args:
        sessions: those of all the weeks, in any order.
        first_days: first days of the weeks, all of them the same weekday.
        changes: the goals chosen, in any order.
        default_goal: the goal while none was ever chosen.
    """
    within: dict[int, list[SessionDay]] = {one.toordinal(): [] for one in first_days}
    if not within:
        return ()
    weekday = first_days[0].toordinal() % 7
    for one in sessions:
        ordinal = one.local_day.toordinal()
        week = within.get(ordinal - (ordinal - weekday) % 7)
        if week is not None:
            week.append(one)
    ordered = sorted(changes, key=lambda one: one.from_day)
    return tuple(
        count_week(within[one.toordinal()], one, goal_in_force(ordered, one, default_goal))
        for one in first_days
    )


def count_week(sessions: Iterable[SessionDay], first_day: date, goal: int) -> WeekCount:
    """Count a week's sessions: partial ones apart, flare-up ones in full."""
    within = [one for one in sessions if 0 <= (one.local_day - first_day).days < 7]
    completed = [one for one in within if one.status is SessionStatus.COMPLETED]
    return WeekCount(
        first_day=first_day,
        completed=len(completed),
        partial=sum(one.status is SessionStatus.PARTIAL for one in within),
        flare_up=sum(one.flare_up for one in completed),
        goal=goal,
    )


def at_goal(week: WeekCount) -> bool:
    """Tell whether a week reached its goal; partial sessions do not add up to it."""
    return week.completed >= week.goal


def weeks_at_goal(weeks: Sequence[WeekCount]) -> int:
    """Count the weeks that reached the goals they had."""
    return sum(at_goal(week) for week in weeks)


def week_dots(week: WeekCount) -> tuple[Dot, ...]:
    """Return a week's marks: done, beyond the goal, in part, still open."""
    full = [Dot.DONE] * (week.completed - week.flare_up) + [Dot.FLARE_UP] * week.flare_up
    beyond = [Dot.BEYOND] * max(0, len(full) - week.goal)
    shown = [*full[: week.goal], *beyond, *[Dot.PARTIAL] * week.partial]
    return (*shown, *[Dot.OPEN] * max(0, week.goal - len(shown)))
