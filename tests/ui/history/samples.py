"""Weeks, days and ratings that the tests of the history page share."""

from datetime import date, datetime, timedelta, timezone

from coach.domain.exercise import Position, Side
from coach.domain.pain import PainMoment, PainPoint
from coach.domain.practice import ExerciseDay, ExerciseTotal, SideComparison, SideTotal
from coach.domain.record import (
    DayCount,
    ExerciseDetail,
    HurtRecord,
    Origin,
    PainAnswers,
    SessionDetail,
    SessionRecord,
    SessionStatus,
    SetRecord,
    WeekCount,
)
from coach.ui.history.exercise_presenter import ExercisePresenter
from coach.ui.history.words import HistoryWords
from coach.ui.widgets.picture import Picture

TODAY = date(2026, 11, 21)
"""A Saturday."""

MONDAY, SUNDAY = 0, 6
ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 21, 18, 30, tzinfo=ZONE)


def week(
    weeks_ago: int, completed: int, partial: int = 0, flare_up: int = 0, goal: int = 3
) -> WeekCount:
    """A week, told by how long ago it was."""
    first = date(2026, 11, 16) - timedelta(weeks=weeks_ago)
    return WeekCount(first, completed, partial, flare_up, goal)


WEEKS = (
    week(0, 2),
    week(1, 3),
    week(2, 3, flare_up=1),
    week(3, 1, partial=1),
    week(4, 4),
    week(5, 3),
    week(6, 3),
    week(7, 2, goal=2),
    week(8, 0),
)
"""The weeks of the mock-up and an idle one."""


def day(number: int, completed: int = 1, partial: int = 0, flare_up: int = 0) -> DayCount:
    """A day of November 2026."""
    return DayCount(date(2026, 11, number), completed, partial, flare_up, 900_000)


DAYS = (day(2), day(4), day(7, flare_up=1), day(9, 0, partial=1), day(19, 2))


def record(
    session_id: str = "s1", *, status: SessionStatus = SessionStatus.COMPLETED
) -> SessionRecord:
    """A session of Thursday, 19 November, a quarter past eight in the morning."""
    started = datetime(2026, 11, 19, 8, 14, 20, tzinfo=ZONE)
    return SessionRecord(
        id=session_id,
        routine_id="gentle-start",
        routine_name="Gentle start",
        started=started,
        local_day=started.date(),
        status=status,
        flare_up=False,
        planned_ms=900_000,
        active_ms=914_000,
        exercises=(),
        origin=Origin.GUIDED,
        note="Felt looser.",
    )


SETS = (
    SetRecord(0, "bird-dog", 1, Side.LEFT, 8, 40_000, 5_000, 1),
    SetRecord(0, "bird-dog", 1, Side.RIGHT, 7, 35_000, 5_000, 1),
    SetRecord(0, "bird-dog", 2, Side.LEFT, 8, 40_000, 6_000, 1),
)

DETAIL = SessionDetail(
    record=record(),
    exercises=(
        ExerciseDetail(
            0,
            "bird-dog",
            "Bird dog",
            "5 s × 8 per side",
            SETS,
            (HurtRecord(0, "bird-dog", Side.RIGHT, 61_000),),
        ),
        ExerciseDetail(1, "cat-cow", "Cat-cow", "4 s × 5", (), ()),
    ),
    pain=PainAnswers(before=4, after=3),
    edited=True,
)


def rating(
    session_id: str | None, moment: PainMoment, level: int, on: date, hour: int = 8
) -> PainPoint:
    """A rating at a full hour."""
    noted = datetime(on.year, on.month, on.day, hour, tzinfo=ZONE)
    return PainPoint(session_id, moment, level, noted, on)


RATINGS = (
    rating("a", PainMoment.BEFORE, 5, date(2026, 11, 2)),
    rating("a", PainMoment.AFTER, 3, date(2026, 11, 2), 9),
    rating("b", PainMoment.BEFORE, 4, date(2026, 11, 9)),
    rating("b", PainMoment.AFTER, 3, date(2026, 11, 9), 9),
    rating("b", PainMoment.NEXT_DAY, 6, date(2026, 11, 10)),
)

TOTAL = ExerciseTotal("bird-dog", 22, 352, 1_760_000, 8_000, date(2026, 11, 19))
EXERCISE_DAYS = tuple(
    ExerciseDay(date(2026, 10, 1) + timedelta(days=3 * n), 16, 80_000, 5_000) for n in range(16)
)
SIDES = SideComparison(SideTotal(180, 900_000, 8_000), SideTotal(172, 860_000, 6_000))


def exercise_presenter() -> ExercisePresenter:
    """A presenter that knows one exercise."""
    return ExercisePresenter(
        HistoryWords(TODAY),
        lambda exercise_id: exercise_id.replace("-", " ").capitalize(),
        lambda exercise_id: Picture(exercise_id, Position.ALL_FOURS, close_up=True),
    )
