from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.progress import (
    Dot,
    GoalChange,
    SessionDay,
    at_goal,
    count_week,
    count_weeks,
    goal_in_force,
    last_weeks,
    week_dots,
    week_start,
    weeks_at_goal,
)
from coach.domain.record import SessionStatus, WeekCount

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
WEEKDAYS = st.integers(0, 6)
GOALS = st.integers(1, 14)
CHANGES = st.lists(st.builds(GoalChange, DAYS, GOALS), unique_by=lambda one: one.from_day)
SESSIONS = st.lists(
    st.builds(
        SessionDay,
        st.dates(date(2026, 2, 20), date(2026, 3, 20)),
        st.sampled_from(SessionStatus),
        st.booleans(),
    )
)
MONDAY = date(2026, 3, 2)


def week(done: int, partial: int = 0, flare_up: int = 0, goal: int = 3) -> WeekCount:
    return WeekCount(MONDAY, done, partial, flare_up, goal)


@given(DAYS, WEEKDAYS)
def test_a_week_begins_on_its_weekday_and_holds_its_day(day: date, first: int) -> None:
    start = week_start(day, first)
    assert start.weekday() == first
    assert timedelta(0) <= day - start < timedelta(7)


@pytest.mark.parametrize("first", range(7))
def test_the_ends_of_the_calendar_have_weeks(first: int) -> None:
    assert week_start(date.min, first) == date.min
    count_week([SessionDay(date.max, SessionStatus.COMPLETED, False)], date.max, 3)


def test_only_seven_weekdays() -> None:
    with pytest.raises(ValueError, match="7"):
        week_start(MONDAY, 7)


@given(CHANGES, DAYS, WEEKDAYS, GOALS)
def test_a_new_goal_leaves_older_weeks_alone(
    changes: list[GoalChange], today: date, first: int, goal: int
) -> None:
    this_week = week_start(today, first)
    known = [one for one in changes if one.from_day < this_week]
    if not known:
        return
    changed = [*known, GoalChange(this_week, goal)]
    assert goal_in_force(changed, this_week, 3) == goal
    for back in range(1, 60):
        older = this_week - timedelta(weeks=back)
        assert goal_in_force(changed, older, 3) == goal_in_force(known, older, 3)


@pytest.mark.parametrize("shift", [-3, -2, -1, 0, 1, 2, 3])
def test_a_goal_stays_with_its_week_when_weeks_begin_on_another_day(shift: int) -> None:
    changes = [GoalChange(MONDAY - timedelta(weeks=4), 2), GoalChange(MONDAY, 5)]
    shifted = MONDAY + timedelta(days=shift)
    assert goal_in_force(changes, shifted, 3) == 5
    assert goal_in_force(changes, shifted - timedelta(weeks=1), 3) == 2


def test_before_the_first_choice_the_first_goal_holds() -> None:
    assert goal_in_force([], MONDAY, 3) == 3
    changes = [GoalChange(MONDAY, 5), GoalChange(MONDAY + timedelta(weeks=1), 7)]
    assert goal_in_force(changes, MONDAY - timedelta(weeks=9), 3) == 5


@given(SESSIONS, GOALS, WEEKDAYS)
def test_every_settled_session_counts_in_one_week(
    sessions: list[SessionDay], goal: int, first: int
) -> None:
    start = week_start(date(2026, 2, 20), first)
    weeks = [count_week(sessions, start + timedelta(weeks=n), goal) for n in range(6)]
    for status, counted in (
        (SessionStatus.COMPLETED, sum(one.completed for one in weeks)),
        (SessionStatus.PARTIAL, sum(one.partial for one in weeks)),
    ):
        assert counted == sum(one.status is status for one in sessions)
    assert all(one.flare_up <= one.completed for one in weeks)


@given(SESSIONS, CHANGES, WEEKDAYS, st.integers(0, 8))
def test_many_weeks_are_counted_as_one_by_one(
    sessions: list[SessionDay], changes: list[GoalChange], first: int, count: int
) -> None:
    days = last_weeks(date(2026, 3, 18), count, first)
    assert count_weeks(sessions, days, changes, 3) == tuple(
        count_week(sessions, day, goal_in_force(changes, day, 3)) for day in days
    )


@given(DAYS, st.integers(0, 20), WEEKDAYS)
def test_weeks_follow_each_other_backwards(day: date, count: int, first: int) -> None:
    days = last_weeks(day, count, first)
    assert len(days) == count
    assert all(later - one == timedelta(7) for later, one in pairwise(days))
    assert days[:1] == ((week_start(day, first),) if count else ())


def test_no_week_comes_before_the_calendar() -> None:
    assert last_weeks(date(1, 1, 20), 9, 0) == (date(1, 1, 15), date(1, 1, 8), date(1, 1, 1))


def test_flare_up_sessions_count_in_full_and_partial_ones_apart() -> None:
    sessions = [
        SessionDay(MONDAY, SessionStatus.COMPLETED, True),
        SessionDay(MONDAY, SessionStatus.COMPLETED, False),
        SessionDay(MONDAY, SessionStatus.PARTIAL, True),
        SessionDay(MONDAY, SessionStatus.ACTIVE, False),
    ]
    assert count_week(sessions, MONDAY, 2) == week(2, partial=1, flare_up=1, goal=2)
    assert at_goal(week(2, partial=1, flare_up=1, goal=2))
    assert not at_goal(week(2, partial=5, goal=3))
    assert weeks_at_goal([week(3), week(2), week(4)]) == 2


@pytest.mark.parametrize(
    ("count", "dots"),
    [
        (week(0), [Dot.OPEN] * 3),
        (week(2), [Dot.DONE] * 2 + [Dot.OPEN]),
        (week(1, partial=1), [Dot.DONE, Dot.PARTIAL, Dot.OPEN]),
        (week(3, flare_up=1), [Dot.DONE] * 2 + [Dot.FLARE_UP]),
        (week(5), [Dot.DONE] * 3 + [Dot.BEYOND] * 2),
        (week(2, partial=2, flare_up=2, goal=2), [Dot.FLARE_UP] * 2 + [Dot.PARTIAL] * 2),
    ],
)
def test_a_week_as_marks(count: WeekCount, dots: list[Dot]) -> None:
    assert list(week_dots(count)) == dots


@given(st.integers(0, 20), st.integers(0, 20), GOALS, st.data())
def test_marks_show_every_session_and_every_open_place(
    done: int, partial: int, goal: int, data: st.DataObject
) -> None:
    flare_up = data.draw(st.integers(0, done))
    dots = week_dots(week(done, partial, flare_up, goal))
    assert len(dots) == max(goal, done + partial)
    assert dots.count(Dot.PARTIAL) == partial
    assert dots.count(Dot.BEYOND) == max(0, done - goal)
    assert dots.count(Dot.OPEN) == max(0, goal - done - partial)
