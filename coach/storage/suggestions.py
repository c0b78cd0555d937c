"""What suggestions rest on: the log of sessions as they read it, and the answers given so far."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.check_in import Levels
from coach.domain.steps import DoseKey, Variable
from coach.domain.suggestions import Answer, Rule
from coach.storage.database import Database
from coach.storage.values import milliseconds_of, moment_of, number, offset_of


@dataclass(frozen=True, slots=True)
class LoggedSession:
    """A finished session, not yet looked into.

    Attributes:
        id: the session.
        started: when it began, with its UTC offset.
        local_day: the day it counts for.
        completed: everything planned was done.
        flare_up: strengthening was left out.
        levels: the pain levels noted for it.
        recipe: what its doses follow from; empty if it was written down by hand.
        hurt: exercises during which "That hurts" was pressed.
    """

    id: str
    started: datetime
    local_day: date
    completed: bool
    flare_up: bool
    levels: Levels
    recipe: str
    hurt: frozenset[str]


def sessions_since(database: Database, first_day: date) -> tuple[LoggedSession, ...]:
    """Return the finished sessions from a day on, the oldest first.

    Raises:
        StorageError: the record cannot be read.
    """
    rows = database.rows(
        "SELECT id, started_ms, utc_offset_s, local_day, status, flare_up, recipe,"
        " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'before'),"
        " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'after'),"
        " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'next-day'),"
        " (SELECT json_group_array(exercise_id) FROM event"
        "  WHERE session_key = session.key AND kind = 'hurt')"
        " FROM session WHERE local_day >= ? AND status <> 'active' AND removed_ms IS NULL"
        " ORDER BY started_ms, key",
        (first_day.isoformat(),),
    )
    return tuple(_session(row) for row in rows)


def read_answers(database: Database) -> tuple[Answer, ...]:
    """Return all answers, the oldest first.

    Raises:
        StorageError: the record cannot be read.
    """
    rows = database.rows(
        "SELECT id, rule, accepted, answered_ms, utc_offset_s, local_day, exercise_id, profile,"
        " variable, value_before, value_after, session_ids FROM answer ORDER BY answered_ms, key"
    )
    return tuple(_answer(row) for row in rows)


def write_answers(database: Database, answers: Iterable[Answer]) -> None:
    """Write answers down, all of them or none.

    Raises:
        StorageError: they could not be written.
    """
    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO answer (id, rule, accepted, answered_ms, utc_offset_s, local_day,"
            " exercise_id, profile, variable, value_before, value_after, session_ids)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_columns(one) for one in answers],
        )


def remove_answers(database: Database, ids: Iterable[str]) -> None:
    """Undo answers; ids that are not there are passed over.

    Raises:
        StorageError: they could not be removed.
    """
    with database.transaction() as connection:
        connection.executemany("DELETE FROM answer WHERE id = ?", [(one,) for one in ids])


def _session(row: tuple[object, ...]) -> LoggedSession:
    session_id, started, offset, day, status, flare_up, recipe, before, after, next_day, hurt = row
    return LoggedSession(
        id=str(session_id),
        started=moment_of(number(started), number(offset)),
        local_day=date.fromisoformat(str(day)),
        completed=status == "completed",
        flare_up=bool(flare_up),
        levels=Levels(_maybe(before), _maybe(after), _maybe(next_day)),
        recipe=str(recipe),
        hurt=frozenset(json.loads(str(hurt))),
    )


def _answer(row: tuple[object, ...]) -> Answer:
    (
        answer_id,
        rule,
        accepted,
        answered,
        offset,
        day,
        exercise_id,
        profile,
        variable,
        before,
        after,
        session_ids,
    ) = row
    return Answer(
        id=str(answer_id),
        rule=Rule(str(rule)),
        accepted=bool(accepted),
        answered=moment_of(number(answered), number(offset)),
        local_day=date.fromisoformat(str(day)),
        key=None if exercise_id is None else DoseKey(str(exercise_id), str(profile)),
        variable=None if variable is None else Variable(str(variable)),
        before=_maybe(before),
        after=_maybe(after),
        session_ids=tuple(json.loads(str(session_ids))),
    )


def _columns(answer: Answer) -> tuple[object, ...]:
    return (
        answer.id,
        answer.rule,
        answer.accepted,
        milliseconds_of(answer.answered),
        offset_of(answer.answered),
        answer.local_day.isoformat(),
        answer.key.exercise_id if answer.key else None,
        answer.key.profile if answer.key else None,
        answer.variable,
        answer.before,
        answer.after,
        json.dumps(answer.session_ids),
    )


def _maybe(value: object) -> int | None:
    return None if value is None else number(value)
