"""The pain diary: ratings before and after a session and on a later day."""

import uuid
from datetime import date, datetime, timedelta

from coach.domain.pain import LEVELS, PainMoment, PainPoint
from coach.storage.database import Database
from coach.storage.errors import StorageError
from coach.storage.values import milliseconds_of, moment_of, number, offset_of

# One that belongs to a removed session goes with it, and comes back with it.
_POINTS = (
    "SELECT session.id, moment, level, noted_ms, pain.utc_offset_s, pain.local_day"
    " FROM pain LEFT JOIN session ON session.key = session_key"
    " WHERE removed_ms IS NULL AND pain.local_day BETWEEN ? AND ?"
    " ORDER BY noted_ms, pain.key"
)
# The newest session alone is asked about: nobody remembers the days before it.
_NEWEST = (
    "SELECT id, local_day, EXISTS (SELECT 1 FROM pain WHERE session_key = session.key"
    " AND moment = 'next-day') FROM session WHERE status <> 'active' AND removed_ms IS NULL"
    " ORDER BY started_ms DESC, key DESC LIMIT 1"
)


class PainDiary:
    """The ratings, apart from the sessions; every method raises StorageError if the disk refuses.

    A level runs from 0, no pain, to 10, the worst imaginable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, session_id: str | None, moment: PainMoment, level: int, noted: datetime) -> None:
        """Write a rating down; for one session and moment a later one takes its place.

        Args:
            session_id: the session, also while it is under way; None for a rating that belongs
                to none.
            moment: before or after it, or on a later day.
            level: 0 to 10.
            noted: when it was given, with its UTC offset; its date is the day it is for.

        Raises:
            StorageError: it could not be written, or its session could not be yet (full disk).
            ValueError: the level is none, or the moment has no UTC offset.
        """
        low, high = LEVELS
        if not low <= level <= high:
            raise ValueError(f"no level of pain: {level}")
        noted_ms, offset_s = milliseconds_of(noted), offset_of(noted)
        with self._database.transaction() as connection:
            key = None
            if session_id is not None:
                row = connection.execute(
                    "SELECT key FROM session WHERE id = ?", (session_id,)
                ).fetchone()
                if row is None:
                    message = (
                        "Your rating could not be saved, because its session is not saved yet. "
                        "See whether the disk is full."
                    )
                    raise StorageError(message)
                key = row[0]
            connection.execute(
                "INSERT INTO pain (id, session_key, moment, level, noted_ms, utc_offset_s,"
                " local_day) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (session_key, moment) WHERE session_key IS NOT NULL DO UPDATE SET"
                " level = excluded.level, noted_ms = excluded.noted_ms,"
                " utc_offset_s = excluded.utc_offset_s, local_day = excluded.local_day",
                (
                    str(uuid.uuid4()),
                    key,
                    moment,
                    level,
                    noted_ms,
                    offset_s,
                    noted.date().isoformat(),
                ),
            )

    def points(self, first: date | None = None, last: date | None = None) -> tuple[PainPoint, ...]:
        """Return the ratings of a period, both days included, the oldest first.

        Args:
            first: first day, None for the beginning.
            last: last day, None for no end.
        """
        ends = ((first or date.min).isoformat(), (last or date.max).isoformat())
        return tuple(
            PainPoint(
                session_id=None if session_id is None else str(session_id),
                moment=PainMoment(str(moment)),
                level=number(level),
                noted=moment_of(number(noted_ms), number(offset_s)),
                local_day=date.fromisoformat(str(day)),
            )
            for session_id, moment, level, noted_ms, offset_s, day in self._database.rows(
                _POINTS, ends
            )
        )

    def awaiting_next_day(self, today: date, within_days: int = 3) -> str | None:
        """Return the session of which the next day may be asked now, None if there is none.

        It is the newest one, done on an earlier day and not asked about yet.

        Args:
            today: the day.
            within_days: after so many days nobody remembers.
        """
        for session_id, day, answered in self._database.rows(_NEWEST):
            passed = today - date.fromisoformat(str(day))
            if not answered and timedelta(0) < passed <= timedelta(within_days):
                return str(session_id)
        return None
