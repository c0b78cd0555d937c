"""Writes a session down as it happens, so that a crash loses at most the hold in progress."""

import json
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime

from coach.domain.facts import ExerciseDone, ExerciseHurt, Fact, HoldDone, SetDone
from coach.domain.record import PlannedExercise, SessionPlan, SessionStatus, UnfinishedSession
from coach.storage.database import Database
from coach.storage.errors import StorageError
from coach.storage.values import milliseconds_of, moment_of, number, offset_of


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to be written.

    Attributes:
        session_id: the session it belongs to.
        apply: writes it, inside a transaction; writing it twice is the same as once.
        fact: the fact in it, None for a beginning or an end.
    """

    session_id: str
    apply: Callable[[sqlite3.Connection], None]
    fact: Fact | None = None


class SessionLog:
    """The running session on disk.

    What cannot be written (full disk) is kept, and written in its order with the next thing that
    can: a session goes on and is saved once there is room again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Write] = []
        self._trouble: StorageError | None = None

    @property
    def pending(self) -> tuple[Fact, ...]:
        """Facts that are not on the disk yet."""
        return tuple(one.fact for one in self._waiting if one.fact is not None)

    @property
    def trouble(self) -> StorageError | None:
        """Why the last write failed, None if it did not."""
        return self._trouble

    def begin(self, plan: SessionPlan, started: datetime) -> str:
        """Begin a session and return its id, a UUID.

        A disk that refuses keeps nobody from exercising: the session begins all the same,
        `trouble` says what is wrong, and the next `record` raises it.

        Args:
            plan: what is planned.
            started: the moment, with its UTC offset; its date is the day the session counts for.
        """
        offset_of(started)
        session_id = str(uuid.uuid4())

        def apply(connection: sqlite3.Connection) -> None:
            _insert_session(connection, session_id, plan, started)

        # The error is kept in `trouble`.
        with suppress(StorageError):
            self._write(_Write(session_id, apply))
        return session_id

    def record(self, session_id: str, fact: Fact, position_ms: int, active_ms: int) -> None:
        """Write down what was done; the same fact told twice counts once.

        Args:
            session_id: the session.
            fact: what was done.
            position_ms: position on the session's timeline.
            active_ms: time spent so far, pauses left out.

        Raises:
            StorageError: it could not be written; it is kept (`pending`) and written later.
            LookupError: there is no such session.
        """

        def apply(connection: sqlite3.Connection) -> None:
            _insert_fact(connection, session_id, fact, position_ms, active_ms)

        self._write(_Write(session_id, apply, fact))

    def reached(self, session_id: str, position_ms: int, active_ms: int) -> None:
        """Write down how far the session is, so that it can be resumed there.

        Raises:
            StorageError: it could not be written; the next mark takes its place.
            LookupError: there is no such session.
        """

        def apply(connection: sqlite3.Connection) -> None:
            _mark(connection, session_id, position_ms, active_ms)

        write = _Write(session_id, apply)
        try:
            self._write(write)
        except StorageError:
            self._waiting.remove(write)
            raise

    def change_recipe(self, session_id: str, recipe: str, position_ms: int, active_ms: int) -> None:
        """Write down that the session goes on from another recipe, and where it stands in that.

        Its plan stays what was planned at its beginning.

        Raises:
            StorageError: it could not be written; it is kept and written later.
            LookupError: there is no such session.
        """

        def apply(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE session SET recipe = ? WHERE id = ?", (recipe, session_id))
            # Together: a position means something on its own timeline alone.
            _mark(connection, session_id, position_ms, active_ms)

        self._write(_Write(session_id, apply))

    def finish(
        self, session_id: str, status: SessionStatus, ended: datetime, active_ms: int
    ) -> None:
        """Close a session.

        Args:
            session_id: the session.
            status: completed or partial.
            ended: the moment, with its UTC offset.
            active_ms: time spent, pauses left out.

        Raises:
            StorageError: it could not be written; it is kept and written later.
            LookupError: there is no such session.
        """
        if status is SessionStatus.ACTIVE:
            raise ValueError("a finished session is completed or partial")
        ended_ms = milliseconds_of(ended)

        def apply(connection: sqlite3.Connection) -> None:
            changed = connection.execute(
                "UPDATE session SET status = ?, ended_ms = ?, active_ms = ? WHERE id = ?",
                (status, ended_ms, active_ms, session_id),
            )
            _require(changed.rowcount, session_id)

        self._write(_Write(session_id, apply))

    def unfinished(self) -> UnfinishedSession | None:
        """Return the newest session that was under way when the program stopped, if any.

        Ask at start, before a session begins.

        Raises:
            StorageError: the record cannot be read.
        """
        rows = self._database.rows(
            "SELECT id, routine_id, routine_name, planned_ms, flare_up, plan, recipe, started_ms,"
            " utc_offset_s, position_ms, active_ms,"
            " (SELECT count(*) FROM event WHERE session_key = session.key AND kind = 'exercise')"
            " FROM session WHERE status = 'active' AND removed_ms IS NULL"
            " ORDER BY started_ms DESC, key DESC LIMIT 1"
        )
        return _unfinished(rows[0]) if rows else None

    def keep_as_partial(self, session_id: str) -> None:
        """Close a session that was interrupted with what is known of it.

        Raises:
            StorageError: it could not be written; it is kept and written later.
            LookupError: there is no such session.
        """

        def apply(connection: sqlite3.Connection) -> None:
            changed = connection.execute(
                "UPDATE session SET status = 'partial' WHERE id = ?", (session_id,)
            )
            _require(changed.rowcount, session_id)

        self._write(_Write(session_id, apply))

    def discard(self, session_id: str) -> None:
        """Remove a session with everything in it, for good.

        Raises:
            StorageError: it could not be removed.
        """
        self._waiting = [one for one in self._waiting if one.session_id != session_id]
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM session WHERE id = ?", (session_id,))
        self._trouble = None
        self._database.empty_log()

    def flush(self) -> None:
        """Try again to write what is waiting; before the program ends, for instance.

        Raises:
            StorageError: it still cannot be written.
        """
        self._flush()

    def _write(self, write: _Write) -> None:
        self._waiting.append(write)
        try:
            self._flush()
        except StorageError:
            raise
        except BaseException:
            # A bug in this one must not hold up the others for ever.
            self._waiting.remove(write)
            raise

    def _flush(self) -> None:
        if not self._waiting:
            return
        try:
            with self._database.transaction() as connection:
                for write in self._waiting:
                    write.apply(connection)
        except StorageError as error:
            self._trouble = error
            raise
        self._waiting.clear()
        self._trouble = None


def _require(found: object, session_id: str) -> None:
    if not found:
        raise LookupError(f"no session {session_id}")


def _insert_session(
    connection: sqlite3.Connection, session_id: str, plan: SessionPlan, started: datetime
) -> None:
    exercises = json.dumps([asdict(one) for one in plan.exercises], ensure_ascii=False)
    connection.execute(
        "INSERT INTO session (id, origin, routine_id, routine_name, started_ms, utc_offset_s,"
        " local_day, status, flare_up, planned_ms, plan, recipe)"
        " VALUES (?, 'guided', ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            session_id,
            plan.routine_id,
            plan.routine_name,
            milliseconds_of(started),
            offset_of(started),
            started.date().isoformat(),
            plan.flare_up,
            plan.planned_ms,
            exercises,
            plan.recipe,
        ),
    )


def _mark(
    connection: sqlite3.Connection, session_id: str, position_ms: int, active_ms: int
) -> None:
    changed = connection.execute(
        "UPDATE session SET position_ms = ?, active_ms = ? WHERE id = ?",
        (position_ms, active_ms, session_id),
    )
    _require(changed.rowcount, session_id)


def _insert_fact(
    connection: sqlite3.Connection, session_id: str, fact: Fact, position_ms: int, active_ms: int
) -> None:
    _mark(connection, session_id, position_ms, active_ms)
    kind, set_number, rep_number, side, hold_ms, segment = _columns(fact)
    # A hurt that is told late still names its own moment.
    moment = fact.position_ms if isinstance(fact, ExerciseHurt) else position_ms
    inserted = connection.execute(
        "INSERT INTO event (session_key, seq, kind, item, exercise_id, side, set_number,"
        " rep_number, hold_ms, segment, position_ms, active_ms)"
        " SELECT key,"
        " (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE session_key = session.key),"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM session WHERE id = ? ON CONFLICT DO NOTHING",
        (
            kind,
            fact.item,
            fact.exercise_id,
            side,
            set_number,
            rep_number,
            hold_ms,
            segment,
            moment,
            active_ms,
            session_id,
        ),
    )
    if not inserted.rowcount:
        return
    if isinstance(fact, HoldDone):
        _add_hold(connection, session_id, fact)
    elif isinstance(fact, SetDone):
        _close_set(connection, session_id, fact)


_Columns = tuple[str, int | None, int | None, str | None, int | None, int | None]


def _columns(fact: Fact) -> _Columns:
    """Return a fact's kind, set, repetition, side, hold and segment."""
    if isinstance(fact, HoldDone):
        return ("hold", fact.set_number, fact.rep_number, fact.side, fact.hold_ms, fact.segment)
    if isinstance(fact, SetDone):
        return ("set", fact.set_number, None, fact.side, None, None)
    if isinstance(fact, ExerciseDone):
        return ("exercise", None, None, None, None, None)
    return ("hurt", None, None, fact.side, None, None)


def _add_hold(connection: sqlite3.Connection, session_id: str, fact: HoldDone) -> None:
    connection.execute(
        "INSERT INTO set_result (session_key, item, exercise_id, local_day, set_number, side,"
        " reps, hold_ms, best_hold_ms)"
        " SELECT key, ?, ?, local_day, ?, ?, 1, ?, ? FROM session WHERE id = ?"
        " ON CONFLICT (session_key, item, set_number, coalesce(side, '')) DO UPDATE SET"
        " reps = reps + 1, hold_ms = hold_ms + excluded.hold_ms,"
        " best_hold_ms = max(best_hold_ms, excluded.best_hold_ms)",
        (
            fact.item,
            fact.exercise_id,
            fact.set_number,
            fact.side,
            fact.hold_ms,
            fact.hold_ms,
            session_id,
        ),
    )


def _close_set(connection: sqlite3.Connection, session_id: str, fact: SetDone) -> None:
    # A set of which one side alone is through is half done; without a side it is all done.
    connection.execute(
        "UPDATE set_result SET sides_done = ?"
        " WHERE session_key = (SELECT key FROM session WHERE id = ?) AND item = ?"
        " AND set_number = ? AND (? IS NULL OR side IS ?)",
        (
            2 if fact.side is None else 1,
            session_id,
            fact.item,
            fact.set_number,
            fact.side,
            fact.side,
        ),
    )


def _unfinished(row: tuple[object, ...]) -> UnfinishedSession:
    (
        session_id,
        routine_id,
        routine_name,
        planned_ms,
        flare_up,
        plan,
        recipe,
        started_ms,
        offset_s,
        position_ms,
        active_ms,
        exercises_done,
    ) = row
    return UnfinishedSession(
        id=str(session_id),
        plan=SessionPlan(
            routine_id=str(routine_id),
            routine_name=str(routine_name),
            planned_ms=number(planned_ms),
            flare_up=bool(flare_up),
            exercises=tuple(PlannedExercise(**one) for one in json.loads(str(plan))),
            recipe=str(recipe),
        ),
        started=moment_of(number(started_ms), number(offset_s)),
        position_ms=number(position_ms),
        active_ms=number(active_ms),
        exercises_done=number(exercises_done),
    )
