"""Reads what was done: sessions, days, weeks, and when a routine was last done."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from coach.domain.progress import SessionDay, TenDayPlan, count_weeks, last_weeks
from coach.domain.record import (
    DayCount,
    ExerciseDetail,
    ExerciseRecord,
    HurtRecord,
    Origin,
    PainAnswers,
    SessionDetail,
    SessionRecord,
    SessionStatus,
    SetRecord,
    WeekCount,
)
from coach.paths import DataPaths
from coach.storage.database import Database
from coach.storage.goals import goal_changes
from coach.storage.opening import open_for_reading
from coach.storage.values import moment_of, number, side_in

# These are answered by an index alone, however long the history.
WEEK_QUERY = (
    "SELECT local_day, status, flare_up FROM session"
    " WHERE removed_ms IS NULL AND local_day BETWEEN ? AND ?"
)
LAST_DONE_QUERY = (
    "SELECT routine_id, max(local_day) FROM session"
    " WHERE removed_ms IS NULL AND status <> 'active' AND routine_id <> '' GROUP BY routine_id"
)
COUNT_QUERY = (
    "SELECT count(*) FROM session"
    " WHERE removed_ms IS NULL AND status <> 'active' AND routine_id <> ''"
)
DAYS_QUERY = (
    "SELECT local_day, sum(status = 'completed'), sum(status = 'partial'),"
    " sum(status = 'completed' AND flare_up), sum(active_ms) FROM session"
    " WHERE removed_ms IS NULL AND status <> 'active' AND local_day BETWEEN ? AND ?"
    " GROUP BY local_day ORDER BY local_day"
)
DAYS_DONE_QUERY = (
    "SELECT count(DISTINCT local_day) FROM session"
    " WHERE removed_ms IS NULL AND status <> 'active' AND local_day >= ?"
)
FIRST_DAY_QUERY = (
    "SELECT local_day FROM session WHERE removed_ms IS NULL AND status <> 'active'"
    " ORDER BY local_day LIMIT 1"
)

_COLUMNS = (
    "key, id, routine_id, routine_name, started_ms, utc_offset_s, local_day, status, flare_up,"
    " planned_ms, active_ms, origin, note"
)


class History:
    """The read side of the record: sessions, days and weeks. Nothing here writes.

    Days and weeks leave out a session that is under way, and all leave out removed ones.
    Every method raises StorageError if the record cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """Return how many sessions of routines there are: by it the sides take turns.

        Walks and other things done elsewhere, which have no sides to begin on, are left out.
        """
        ((count,),) = self._database.rows(COUNT_QUERY)
        return number(count)

    def first_day(self) -> date | None:
        """Return the day of the oldest session, None if there is none."""
        rows = self._database.rows(FIRST_DAY_QUERY)
        return date.fromisoformat(str(rows[0][0])) if rows else None

    def sessions(self, limit: int | None = None) -> tuple[SessionRecord, ...]:
        """Return sessions, the newest first; one under way is among them.

        Args:
            limit: how many at most; None for all.
        """
        most = -1 if limit is None else limit
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM session WHERE removed_ms IS NULL"  # noqa: S608
            " ORDER BY started_ms DESC, key DESC LIMIT ?",
            (most,),
        )
        if not rows:
            return ()
        exercises = self._exercises(
            "SELECT key FROM session WHERE removed_ms IS NULL"
            " ORDER BY started_ms DESC, key DESC LIMIT ?",
            (most,),
        )
        return tuple(_session(row, exercises.get(number(row[0]), ())) for row in rows)

    def sessions_on(self, day: date) -> tuple[SessionRecord, ...]:
        """Return the sessions of a day in the order in which they began."""
        chosen = "removed_ms IS NULL AND status <> 'active' AND local_day = ?"
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM session WHERE {chosen} ORDER BY started_ms, key",  # noqa: S608
            (day.isoformat(),),
        )
        if not rows:
            return ()
        exercises = self._exercises(
            f"SELECT key FROM session WHERE {chosen}",  # noqa: S608
            (day.isoformat(),),
        )
        return tuple(_session(row, exercises.get(number(row[0]), ())) for row in rows)

    def session(self, session_id: str) -> SessionDetail | None:
        """Return everything about a session; None if there is none, or it was removed."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS}, plan, edited_ms FROM session"  # noqa: S608
            " WHERE id = ? AND removed_ms IS NULL",
            (session_id,),
        )
        if not rows:
            return None
        *columns, plan, edited = rows[0]
        key = number(columns[0])
        sets = self._sets(key)
        done = self._exercises("?", (key,)).get(key, ())
        return SessionDetail(
            record=_session(tuple(columns), done),
            exercises=tuple(_details(json.loads(str(plan)), sets, self._hurts(key))),
            pain=self._pain(key),
            edited=edited is not None,
        )

    def calendar(self, first: date, last: date) -> tuple[DayCount, ...]:
        """Return the days of a period, both ends included, on which something was done."""
        rows = self._database.rows(DAYS_QUERY, (first.isoformat(), last.isoformat()))
        return tuple(
            DayCount(date.fromisoformat(str(day)), *(number(one) for one in counts))
            for day, *counts in rows
        )

    def weeks(
        self, last: date, count: int, first_weekday: int, default_goal: int
    ) -> tuple[WeekCount, ...]:
        """Return so many weeks with their goals, the newest first, idle ones among them.

        Args:
            last: a day of the newest week.
            count: how many weeks.
            first_weekday: 0 for Monday to 6 for Sunday.
            default_goal: the goal while none was ever noted (`coach.storage.goals`).
        """
        first_days = last_weeks(last, count, first_weekday)
        if not first_days:
            return ()
        end = date.fromordinal(min(date.max.toordinal(), first_days[0].toordinal() + 6))
        rows = self._database.rows(WEEK_QUERY, (first_days[-1].isoformat(), end.isoformat()))
        days = (
            SessionDay(date.fromisoformat(str(day)), SessionStatus(str(status)), bool(flare_up))
            for day, status, flare_up in rows
        )
        return count_weeks(days, first_days, goal_changes(self._database), default_goal)

    def week_count(self, today: date, first_weekday: int, default_goal: int) -> WeekCount:
        """Return the week of `today` against the goal that this week has.

        Args:
            today: a day of the week.
            first_weekday: 0 for Monday to 6 for Sunday.
            default_goal: the goal while none was ever noted (`coach.storage.goals`).
        """
        return self.weeks(today, 1, first_weekday, default_goal)[0]

    def ten_day_plan(self, from_day: date) -> TenDayPlan:
        """Return how far the 10-day plan begun on a day is (`settings.week.ten_days_from`)."""
        ((days,),) = self._database.rows(DAYS_DONE_QUERY, (from_day.isoformat(),))
        return TenDayPlan(from_day, number(days))

    def exercise_name(self, exercise_id: str) -> str | None:
        """Return what an exercise was called when it was last done; None if it never was.

        For exercises that the catalogue no longer has.
        """
        rows = self._database.rows(
            "SELECT plan, item FROM set_result JOIN session ON session.key = session_key"
            " WHERE exercise_id = ? AND removed_ms IS NULL ORDER BY set_result.local_day DESC"
            " LIMIT 1",
            (exercise_id,),
        )
        for plan, item in rows:
            planned = json.loads(str(plan))
            if number(item) < len(planned):
                return str(planned[number(item)]["name"])
        return None

    def last_done(self) -> dict[str, date]:
        """Return, for each routine done at least in part, the day it was last done."""
        rows = self._database.rows(LAST_DONE_QUERY)
        return {str(routine): date.fromisoformat(str(day)) for routine, day in rows}

    def _exercises(
        self, keys: str, values: tuple[object, ...]
    ) -> dict[int, tuple[ExerciseRecord, ...]]:
        """Return what was done in the sessions that the query `keys` (one of ours) names."""
        # Of two sides of a set both must be through before the set counts.
        rows = self._database.rows(
            "SELECT session_key, exercise_id, max(sides_done) = 2 OR sum(sides_done) = 2,"  # noqa: S608
            f" sum(reps), sum(hold_ms) FROM set_result WHERE session_key IN ({keys})"
            " GROUP BY session_key, item, set_number ORDER BY session_key, item, set_number",
            values,
        )
        tallies: dict[int, dict[str, _Tally]] = defaultdict(dict)
        for session_key, exercise_id, set_done, reps, hold_ms in rows:
            tally = tallies[number(session_key)].setdefault(str(exercise_id), _Tally())
            tally.sets += number(set_done)
            tally.reps += number(reps)
            tally.hold_ms += number(hold_ms)
        return {key: tuple(_records(of_session)) for key, of_session in tallies.items()}

    def _sets(self, key: int) -> list[SetRecord]:
        # "left" sorts before "right", and no side before both.
        rows = self._database.rows(
            "SELECT item, exercise_id, set_number, side, reps, hold_ms, best_hold_ms, sides_done"
            " FROM set_result WHERE session_key = ? ORDER BY item, set_number, side",
            (key,),
        )
        return [
            SetRecord(
                number(item),
                str(exercise_id),
                number(set_number),
                side_in(side),
                *(number(one) for one in numbers),
            )
            for item, exercise_id, set_number, side, *numbers in rows
        ]

    def _hurts(self, key: int) -> list[HurtRecord]:
        rows = self._database.rows(
            "SELECT item, exercise_id, side, position_ms FROM event"
            " WHERE session_key = ? AND kind = 'hurt' ORDER BY position_ms, seq",
            (key,),
        )
        return [
            HurtRecord(number(item), str(exercise_id), side_in(side), number(position))
            for item, exercise_id, side, position in rows
        ]

    def _pain(self, key: int) -> PainAnswers:
        rows = self._database.rows("SELECT moment, level FROM pain WHERE session_key = ?", (key,))
        levels = {str(moment): number(level) for moment, level in rows}
        return PainAnswers(levels.get("before"), levels.get("after"), levels.get("next-day"))


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


def _details(
    plan: list[dict[str, object]], sets: list[SetRecord], hurts: list[HurtRecord]
) -> Iterator[ExerciseDetail]:
    ids = {one.item: one.exercise_id for one in hurts}
    ids |= {one.item: one.exercise_id for one in sets}
    ids |= {item: str(planned["exercise_id"]) for item, planned in enumerate(plan)}
    for item in sorted(ids):
        planned = plan[item] if item < len(plan) else {}
        yield ExerciseDetail(
            item=item,
            exercise_id=ids[item],
            name=str(planned.get("name", ids[item])),
            dose_text=str(planned.get("dose_text", "")),
            sets=tuple(one for one in sets if one.item == item),
            hurts=tuple(one for one in hurts if one.item == item),
        )


def _session(row: tuple[object, ...], exercises: tuple[ExerciseRecord, ...]) -> SessionRecord:
    _, session_id, routine_id, name, started, offset, day, status, flare_up, planned, active = row[
        :11
    ]
    origin, note = row[11:]
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
        origin=Origin(str(origin)),
        note=str(note),
    )
