"""What suggestions rest on: the log of sessions as they read it, and the answers given so far."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.record import PainAnswers
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
        recipe: what its doses follow from.
        hurt: exercises during which "That hurts" was pressed.
    """

    id: str
    started: datetime
    local_day: date
    completed: bool
    flare_up: bool
    levels: PainAnswers
    recipe: str
    hurt: frozenset[str]


class SuggestionLog:
    """Sessions and answers, for suggestions; every method raises StorageError if the disk refuses.

    In a read-only record nothing can be answered.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def read_only(self) -> bool:
        """Nothing can be answered."""
        return self._database.read_only

    def sessions_since(self, first_day: date) -> tuple[LoggedSession, ...]:
        """Return the finished sessions from a day on, the oldest first.

        Those written down by hand are left out: their doses are not known.
        """
        rows = self._database.rows(
            "SELECT id, started_ms, utc_offset_s, local_day, status, flare_up, recipe,"
            " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'before'),"
            " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'after'),"
            " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'next-day'),"
            " (SELECT json_group_array(exercise_id) FROM event"
            "  WHERE session_key = session.key AND kind = 'hurt')"
            " FROM session WHERE local_day >= ? AND status <> 'active' AND removed_ms IS NULL"
            " AND origin = 'guided' ORDER BY started_ms, key",
            (first_day.isoformat(),),
        )
        return tuple(_session(row) for row in rows)

    def answers(self) -> tuple[Answer, ...]:
        """Return all answers, the oldest first."""
        rows = self._database.rows(
            "SELECT id, rule, accepted, answered_ms, utc_offset_s, local_day, exercise_id,"
            " profile, variable, value_before, value_after, session_ids FROM answer"
            " ORDER BY answered_ms, key"
        )
        return tuple(_answer(row) for row in rows)

    def write(self, answers: Iterable[Answer]) -> None:
        """Write answers down, all of them or none."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO answer (id, rule, accepted, answered_ms, utc_offset_s, local_day,"
                " exercise_id, profile, variable, value_before, value_after, session_ids)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_columns(one) for one in answers],
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Undo answers; ids that are not there are passed over."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM answer WHERE id = ?", [(one,) for one in ids])


def _session(row: tuple[object, ...]) -> LoggedSession:
    session_id, started, offset, day, status, flare_up, recipe, before, after, next_day, hurt = row
    return LoggedSession(
        id=str(session_id),
        started=moment_of(number(started), number(offset)),
        local_day=date.fromisoformat(str(day)),
        completed=status == "completed",
        flare_up=bool(flare_up),
        levels=PainAnswers(_maybe(before), _maybe(after), _maybe(next_day)),
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
