"""Changes that the user makes to the history by hand, all of which can be taken back."""

import json
import sqlite3
import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from coach.domain.record import (
    DURATION_RANGE_MS,
    ManualSession,
    PlannedExercise,
    SessionChange,
    SessionStatus,
    SetRecord,
)
from coach.storage.database import Database
from coach.storage.values import milliseconds_of, offset_of

PURGE = "DELETE FROM session WHERE key IN (SELECT key FROM session WHERE removed_ms < ?)"
"""Found by an index alone: it is asked at every start, and rows of the table itself are long."""


class SessionEdits:
    """The history's pencil and eraser.

    What happened in a guided session (its events) stays as it was; what is counted and shown is
    what the user makes of it. Every method raises StorageError if the disk refuses, and
    LookupError for a session that is not there or still under way.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, session_id: str, text: str) -> None:
        """Put the user's own words to a session; empty takes them away."""
        with self._database.transaction() as connection:
            _update(connection, session_id, "note = ?", (text.strip(),))

    def change(self, session_id: str, change: SessionChange, now: datetime) -> None:
        """Let a session be what it is changed to; `SessionDetail.as_change` takes it back.

        Its ratings before and after move with it to another day.

        Args:
            session_id: the session.
            change: what it is to be.
            now: the moment, kept as the last edit.

        Raises:
            ValueError: the session would be under way, have no name, last no time that can be,
                or begin in the future.
        """
        _check(change.routine_name, change.started, change.active_ms, now, least_ms=0)
        if change.status is SessionStatus.ACTIVE:
            raise ValueError("an edited session is completed or partial")
        started_ms = milliseconds_of(change.started)
        day = change.started.date()
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT key, started_ms, local_day FROM session WHERE id = ?", (session_id,)
            ).fetchone()
            key, was_ms, was_day = row or (None, 0, day.isoformat())
            _update(
                connection,
                session_id,
                "routine_name = ?, started_ms = ?, utc_offset_s = ?, local_day = ?, ended_ms = ?,"
                " status = ?, active_ms = ?, edited_ms = ?",
                (
                    change.routine_name.strip(),
                    started_ms,
                    offset_of(change.started),
                    day.isoformat(),
                    started_ms + change.active_ms,
                    change.status,
                    change.active_ms,
                    milliseconds_of(now),
                ),
            )
            connection.execute("DELETE FROM set_result WHERE session_key = ?", (key,))
            _insert_sets(connection, key, day, change.sets)
            days = (day - date.fromisoformat(was_day)).days
            connection.execute(
                "UPDATE pain SET noted_ms = noted_ms + ?, local_day = date(local_day, ?)"
                " WHERE session_key = ? AND moment IN ('before', 'after')",
                (started_ms - was_ms, f"{days:+d} days", key),
            )

    def remove(self, session_id: str, now: datetime) -> None:
        """Take a session out of the history; it is kept for `restore` until `purge`."""
        with self._database.transaction() as connection:
            _update(connection, session_id, "removed_ms = ?", (milliseconds_of(now),))

    def restore(self, session_id: str) -> None:
        """Put a removed session back as it was."""
        with self._database.transaction() as connection:
            _update(connection, session_id, "removed_ms = NULL", ())

    def purge(self, before: datetime) -> int:
        """Erase the sessions that were removed before a moment, with everything in them.

        Returns:
            how many there were.
        """
        with self._database.transaction() as connection:
            erased = connection.execute(PURGE, (milliseconds_of(before),)).rowcount
        if erased:
            self._database.empty_log()
        return erased

    def add(self, session: ManualSession, now: datetime) -> str:
        """Write down a session done elsewhere, or a walk, and return its id, a UUID.

        Args:
            session: what was done.
            now: the moment, which it must not begin after.

        Raises:
            ValueError: it has no name, lasts no time that can be, or begins in the future.
        """
        least_ms, _ = DURATION_RANGE_MS
        _check(session.name, session.started, session.duration_ms, now, least_ms=least_ms)
        session_id = str(uuid.uuid4())
        started_ms = milliseconds_of(session.started)
        day = session.started.date()
        planned = [
            asdict(PlannedExercise(one.exercise_id, one.name, "", one.sets * one.reps))
            for one in session.exercises
        ]
        with self._database.transaction() as connection:
            key = connection.execute(
                "INSERT INTO session (id, origin, routine_id, routine_name, started_ms,"
                " utc_offset_s, local_day, ended_ms, status, flare_up, planned_ms, active_ms,"
                " plan, note) VALUES (?, 'manual', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    session_id,
                    session.routine_id,
                    session.name.strip(),
                    started_ms,
                    offset_of(session.started),
                    day.isoformat(),
                    started_ms + session.duration_ms,
                    SessionStatus.COMPLETED if session.counts else SessionStatus.PARTIAL,
                    session.flare_up,
                    session.duration_ms,
                    session.duration_ms,
                    json.dumps(planned, ensure_ascii=False),
                    session.note.strip(),
                ),
            ).lastrowid
            sets = (
                SetRecord(
                    item,
                    one.exercise_id,
                    set_number,
                    side=None,
                    reps=one.reps,
                    hold_ms=one.reps * one.hold_ms,
                    best_hold_ms=one.hold_ms,
                    sides_done=2,
                )
                for item, one in enumerate(session.exercises)
                for set_number in range(1, one.sets + 1)
            )
            _insert_sets(connection, key, day, sets)
        return session_id


def _check(name: str, started: datetime, length_ms: int, now: datetime, *, least_ms: int) -> None:
    if not name.strip():
        raise ValueError("the session has no name")
    if not least_ms <= length_ms <= DURATION_RANGE_MS[1]:
        raise ValueError(f"no length of a session: {length_ms} ms")
    if started > now:
        raise ValueError(f"the session begins in the future: {started}")


def _update(
    connection: sqlite3.Connection, session_id: str, assignments: str, values: tuple[object, ...]
) -> None:
    changed = connection.execute(
        f"UPDATE session SET {assignments} WHERE id = ? AND status <> 'active'",  # noqa: S608
        (*values, session_id),
    )
    if not changed.rowcount:
        raise LookupError(f"no finished session {session_id}")


def _insert_sets(
    connection: sqlite3.Connection, key: int | None, day: date, sets: Iterable[SetRecord]
) -> None:
    connection.executemany(
        "INSERT INTO set_result (session_key, item, exercise_id, local_day, set_number, side,"
        " reps, hold_ms, best_hold_ms, sides_done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                key,
                one.item,
                one.exercise_id,
                day.isoformat(),
                one.set_number,
                one.side,
                one.reps,
                one.hold_ms,
                one.best_hold_ms,
                one.sides_done,
            )
            for one in sets
        ),
    )
