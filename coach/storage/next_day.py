"""The one question that waits for a later day: how was the back after the last session?"""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.storage.database import Database

REMEMBERED_FOR = timedelta(days=3)
"""A session further back is not asked about: nobody remembers a day among many."""


@dataclass(frozen=True, slots=True)
class NextDayQuestion:
    """A session to look back on.

    Attributes:
        session_id: the session.
        routine_name: its routine's name at the time.
        local_day: the day it counts for.
    """

    session_id: str
    routine_name: str
    local_day: date


def next_day_question(database: Database, today: date) -> NextDayQuestion | None:
    """Return the last session if it was on an earlier day and is still to be looked back on.

    Raises:
        StorageError: the record cannot be read.
    """
    rows = database.rows(
        "SELECT id, routine_name, local_day,"
        " EXISTS (SELECT 1 FROM pain WHERE session_key = session.key AND moment = 'next-day')"
        " OR EXISTS (SELECT 1 FROM next_day_put_aside WHERE session_key = session.key)"
        " FROM session WHERE status <> 'active' AND removed_ms IS NULL"
        " ORDER BY started_ms DESC, key DESC LIMIT 1"
    )
    for session_id, name, day, settled in rows:
        question = NextDayQuestion(str(session_id), str(name), date.fromisoformat(str(day)))
        back = today - question.local_day
        if not settled and timedelta(0) < back <= REMEMBERED_FOR:
            return question
    return None


def put_aside(database: Database, session_id: str) -> None:
    """Do not ask about this session again.

    Raises:
        StorageError: it could not be written.
    """
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO next_day_put_aside (session_key) SELECT key FROM session WHERE id = ?"
            " ON CONFLICT DO NOTHING",
            (session_id,),
        )
