"""Reads what was done: sessions, weeks, and when a routine was last done."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from coach.domain.progress import SessionDay, count_week, goal_in_force, week_start
from coach.domain.record import ExerciseRecord, SessionRecord, SessionStatus, WeekCount
from coach.paths import DataPaths
from coach.storage.database import Database, open_for_reading
from coach.storage.goals import goal_changes
from coach.storage.values import moment_of, number

# Both are answered by an index alone, however long the history.
WEEK_QUERY = (
    "SELECT local_day, status, flare_up FROM session"
    " WHERE removed_ms IS NULL AND local_day BETWEEN ? AND ?"
)
LAST_DONE_QUERY = (
    "SELECT routine_id, max(local_day) FROM session"
    " WHERE removed_ms IS NULL AND status <> 'active' GROUP BY routine_id"
)


class History:
    """The read side of the record. Nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sessions(self, limit: int | None = None) -> tuple[SessionRecord, ...]:
        """Return sessions, the newest first; one under way is among them.

        Args:
            limit: how many at most; None for all.

        Raises:
            StorageError: the record cannot be read.
        """
        most = -1 if limit is None else limit
        rows = self._database.rows(
            "SELECT key, id, routine_id, routine_name, started_ms, utc_offset_s, local_day, status,"
            " flare_up, planned_ms, active_ms FROM session WHERE removed_ms IS NULL"
            " ORDER BY started_ms DESC, key DESC LIMIT ?",
            (most,),
        )
        exercises = self._exercises(most)
        return tuple(_session(row, exercises.get(number(row[0]), ())) for row in rows)

    def week_count(self, today: date, first_weekday: int, default_goal: int) -> WeekCount:
        """Return the week of `today` against the goal that this week has.

        Args:
            today: a day of the week.
            first_weekday: 0 for Monday to 6 for Sunday.
            default_goal: the goal while none was ever noted (`coach.storage.goals`).

        Raises:
            StorageError: the record cannot be read.
        """
        first_day = week_start(today, first_weekday)
        rows = self._database.rows(
            WEEK_QUERY,
            (first_day.isoformat(), (first_day + timedelta(days=6)).isoformat()),
        )
        days = (
            SessionDay(date.fromisoformat(str(day)), SessionStatus(str(status)), bool(flare_up))
            for day, status, flare_up in rows
        )
        goal = goal_in_force(goal_changes(self._database), first_day, default_goal)
        return count_week(days, first_day, goal)

    def last_done(self) -> dict[str, date]:
        """Return, for each routine done at least in part, the day it was last done.

        Raises:
            StorageError: the record cannot be read.
        """
        rows = self._database.rows(LAST_DONE_QUERY)
        return {str(routine): date.fromisoformat(str(day)) for routine, day in rows}

    def _exercises(self, limit: int) -> dict[int, tuple[ExerciseRecord, ...]]:
        # Of two sides of a set both must be through before the set counts.
        rows = self._database.rows(
            "SELECT session_key, exercise_id, max(sides_done) = 2 OR sum(sides_done) = 2,"
            " sum(reps), sum(hold_ms) FROM set_result WHERE session_key IN (SELECT key FROM session"
            " WHERE removed_ms IS NULL ORDER BY started_ms DESC, key DESC LIMIT ?)"
            " GROUP BY session_key, item, set_number ORDER BY session_key, item, set_number",
            (limit,),
        )
        tallies: dict[int, dict[str, _Tally]] = defaultdict(dict)
        for session_key, exercise_id, set_done, reps, hold_ms in rows:
            tally = tallies[number(session_key)].setdefault(str(exercise_id), _Tally())
            tally.sets += number(set_done)
            tally.reps += number(reps)
            tally.hold_ms += number(hold_ms)
        return {key: tuple(_records(of_session)) for key, of_session in tallies.items()}


def read_sessions(paths: DataPaths) -> tuple[SessionRecord, ...]:
    """Return all sessions, the newest first, without changing anything on the disk.

    Raises:
        UserError: the record comes from a newer program.
        StorageError: it is damaged or cannot be read.
    """
    with open_for_reading(paths) as database:
        return () if database is None else History(database).sessions()


@dataclass(slots=True)
class _Tally:
    sets: int = field(default=0)
    reps: int = field(default=0)
    hold_ms: int = field(default=0)


def _records(tallies: dict[str, _Tally]) -> Iterator[ExerciseRecord]:
    # A dict keeps the order in which the exercises came; rounds of one are added up.
    for exercise_id, tally in tallies.items():
        yield ExerciseRecord(exercise_id, tally.sets, tally.reps, tally.hold_ms)


def _session(row: tuple[object, ...], exercises: tuple[ExerciseRecord, ...]) -> SessionRecord:
    _, session_id, routine_id, name, started, offset, day, status, flare_up, planned, active = row
    return SessionRecord(
        id=str(session_id),
        routine_id=str(routine_id),
        routine_name=str(name),
        started=moment_of(number(started), number(offset)),
        local_day=date.fromisoformat(str(day)),
        status=SessionStatus(str(status)),
        flare_up=bool(flare_up),
        planned_ms=number(planned),
        active_ms=number(active),
        exercises=exercises,
    )
