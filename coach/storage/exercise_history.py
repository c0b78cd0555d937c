"""Reads what was done of single exercises over time."""

from datetime import date

from coach.domain.practice import ExerciseDay, ExerciseTotal, SideComparison, SideTotal
from coach.storage.database import Database
from coach.storage.values import number

_TOTALS = (
    " count(DISTINCT session_key), sum(reps), sum(hold_ms), max(best_hold_ms),"
    " max(session.local_day)"
)
# Totals of everything go from the sessions of the period to their sets; CROSS keeps that order.
_ALL = (
    f"SELECT exercise_id,{_TOTALS} FROM session CROSS JOIN set_result"  # noqa: S608
    " ON session_key = session.key"
    " WHERE removed_ms IS NULL AND status <> 'active' AND session.local_day BETWEEN ? AND ?"
    " GROUP BY exercise_id ORDER BY 2 DESC, 6 DESC, exercise_id"
)
# One exercise is found by its own index.
_ONE = (
    " FROM set_result CROSS JOIN session ON session.key = session_key"
    " WHERE removed_ms IS NULL AND status <> 'active'"
    " AND exercise_id = ? AND set_result.local_day BETWEEN ? AND ?"
)
_SUMS = " coalesce(sum(reps), 0), coalesce(sum(hold_ms), 0), coalesce(max(best_hold_ms), 0)"


class ExerciseHistory:
    """The read side of single exercises. Nothing here writes.

    Periods include both their days; None leaves an end open. Removed sessions and one that is
    under way are left out. Every method raises StorageError if the record cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def totals(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[ExerciseTotal, ...]:
        """Return the totals of every exercise done in a period, the most often done first."""
        return tuple(_total(row) for row in self._database.rows(_ALL, _ends(first, last)))

    def total(
        self, exercise_id: str, first: date | None = None, last: date | None = None
    ) -> ExerciseTotal | None:
        """Return the totals of one exercise in a period; None if it was not done."""
        rows = self._database.rows(
            f"SELECT exercise_id,{_TOTALS}{_ONE} GROUP BY exercise_id",
            (exercise_id, *_ends(first, last)),
        )
        return _total(rows[0]) if rows else None

    def days(
        self, exercise_id: str, first: date | None = None, last: date | None = None
    ) -> tuple[ExerciseDay, ...]:
        """Return what was done of one exercise on each day that it was done, the oldest first."""
        rows = self._database.rows(
            f"SELECT set_result.local_day,{_SUMS}{_ONE} GROUP BY 1 ORDER BY 1",
            (exercise_id, *_ends(first, last)),
        )
        return tuple(
            ExerciseDay(date.fromisoformat(str(day)), *(number(one) for one in sums))
            for day, *sums in rows
        )

    def sides(
        self, exercise_id: str, first: date | None = None, last: date | None = None
    ) -> SideComparison:
        """Return what the left side did of an exercise, and what the right one did."""
        rows = self._database.rows(
            f"SELECT side,{_SUMS}{_ONE} AND side IS NOT NULL GROUP BY side",
            (exercise_id, *_ends(first, last)),
        )
        found = {str(side): SideTotal(*(number(one) for one in sums)) for side, *sums in rows}
        nothing = SideTotal(0, 0, 0)
        return SideComparison(found.get("left", nothing), found.get("right", nothing))


def _ends(first: date | None, last: date | None) -> tuple[str, str]:
    return ((first or date.min).isoformat(), (last or date.max).isoformat())


def _total(row: tuple[object, ...]) -> ExerciseTotal:
    exercise_id, times, reps, hold_ms, best_hold_ms, last_day = row
    return ExerciseTotal(
        exercise_id=str(exercise_id),
        times=number(times),
        reps=number(reps),
        hold_ms=number(hold_ms),
        best_hold_ms=number(best_hold_ms),
        last_day=date.fromisoformat(str(last_day)),
    )
