from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.pain import PainMoment, PainPoint, PainShift, notable_changes, shift_over_time

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
MOMENTS = {"b": PainMoment.BEFORE, "a": PainMoment.AFTER, "n": PainMoment.NEXT_DAY}


def point(session: str | None, moment: str, level: int, day: int = 0) -> PainPoint:
    noted = START + timedelta(days=day, minutes=list(MOMENTS).index(moment))
    return PainPoint(session, MOMENTS[moment], level, noted, noted.date())


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ("b4 a3", []),
        ("b4 a2", [-2]),
        ("b4 a6", [2]),
        ("b3 a3 n5", [2]),
        ("b5 a2 n5", [3, -3]),
        ("b5 n2", []),
        ("a5", []),
        ("", []),
    ],
)
def test_changes_of_two_or_more_are_named(levels: str, found: list[int]) -> None:
    points = [point("one", text[0], int(text[1])) for text in levels.split()]
    assert [one.by for one in notable_changes(points)] == found


def test_the_newest_change_comes_first_and_sessions_are_not_mixed() -> None:
    points = [
        point("old", "b", 8),
        point("old", "a", 5),
        point("new", "b", 2, day=3),
        point("new", "a", 4, day=3),
        point("half", "b", 9, day=5),
        point(None, "a", 1, day=6),
        point(None, "b", 7, day=6),
    ]
    assert [(one.session_id, one.by) for one in notable_changes(points)] == [
        ("new", 2),
        ("old", -3),
    ]


def test_a_period_is_compared_by_the_middle_of_its_ends() -> None:
    points = [point(str(day), "b", level, day) for day, level in enumerate([5, 9, 4, 7, 3, 1, 2])]
    last = (START + timedelta(days=6)).date()
    shift = PainShift(PainMoment.BEFORE, 5, 2, START.date(), last)
    assert shift_over_time(points, PainMoment.BEFORE) == shift
    assert shift_over_time(list(reversed(points)), PainMoment.BEFORE) == shift
    assert shift_over_time(points, PainMoment.AFTER) is None
    assert shift_over_time(points[:5], PainMoment.BEFORE) is None


@given(st.lists(st.integers(4, 5), max_size=20))
def test_ups_and_downs_by_one_are_never_spoken_of(levels: list[int]) -> None:
    points = [
        point(str(day // 2), "ba"[day % 2], level, day // 2) for day, level in enumerate(levels)
    ]
    assert notable_changes(points) == ()
    assert all(shift_over_time(points, moment) is None for moment in PainMoment)
