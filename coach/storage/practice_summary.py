"""Reads what a page for a doctor or physiotherapist says."""

from collections import defaultdict
from datetime import date, timedelta

from coach.domain.errors import UserError
from coach.domain.exercise import Side
from coach.domain.practice_summary import ExerciseLine, HurtCount, PracticeSummary
from coach.paths import DataPaths
from coach.storage.database import Database
from coach.storage.exercise_history import ExerciseHistory
from coach.storage.history import History
from coach.storage.opening import open_for_reading
from coach.storage.pain_diary import PainDiary
from coach.storage.values import number

WEEKS = 12
"""So many weeks a page shows at most; with fewer in the record, those there are."""

_PERIOD = "removed_ms IS NULL AND status <> 'active' AND session.local_day BETWEEN ? AND ?"


def read_summary(
    paths: DataPaths, today: date, first_weekday: int, default_goal: int
) -> PracticeSummary:
    """Return the last weeks, up to and with today's.

    Args:
        paths: the program's folders.
        today: the day.
        first_weekday: 0 for Monday to 6 for Sunday.
        default_goal: the goal while none was ever noted.

    Raises:
        UserError: there is nothing to show, or the record comes from a newer program.
        StorageError: the record is damaged or cannot be read.
    """
    with open_for_reading(paths) as database:
        found = None
        if database is not None:
            found = _read(database, today, first_weekday, default_goal)
    if found is None:
        message = "There is no session in the last twelve weeks, so there is nothing to show yet."
        raise UserError(message)
    return found


def _read(
    database: Database, today: date, first_weekday: int, default_goal: int
) -> PracticeSummary | None:
    history = History(database)
    weeks = history.weeks(today, WEEKS, first_weekday, default_goal)
    begun = history.first_day()
    if begun is None or not weeks:
        return None
    shown = tuple(week for week in weeks if week.first_day + timedelta(days=6) >= begun)[::-1]
    if not any(week.completed or week.partial for week in shown):
        return None
    first, ends = shown[0].first_day, (shown[0].first_day.isoformat(), today.isoformat())
    ((active_ms,),) = database.rows(
        f"SELECT coalesce(sum(active_ms), 0) FROM session WHERE {_PERIOD}",  # noqa: S608
        ends,
    )
    hurts = _hurts(database, ends)
    lines = tuple(
        ExerciseLine(
            name=history.exercise_name(one.exercise_id) or one.exercise_id,
            times=one.times,
            reps=one.reps,
            hold_ms=one.hold_ms,
            hurts=hurts.get(one.exercise_id, ()),
        )
        for one in ExerciseHistory(database).totals(first, today)
    )
    pain = PainDiary(database).points(first, today)
    return PracticeSummary(first, today, shown, number(active_ms), lines, pain)


def _hurts(database: Database, ends: tuple[str, str]) -> dict[str, tuple[HurtCount, ...]]:
    rows = database.rows(
        "SELECT exercise_id, side, count(*) FROM event JOIN session ON session.key = session_key"  # noqa: S608
        f" WHERE kind = 'hurt' AND {_PERIOD} GROUP BY exercise_id, side"
        " ORDER BY exercise_id, side",
        ends,
    )
    found: dict[str, list[HurtCount]] = defaultdict(list)
    for exercise_id, side, count in rows:
        where = None if side is None else Side(str(side))
        found[str(exercise_id)].append(HurtCount(where, number(count)))
    return {exercise_id: tuple(counts) for exercise_id, counts in found.items()}
