"""Writes one session into the record as it happens."""

from collections import Counter
from typing import TYPE_CHECKING

from coach.clock import local_now
from coach.domain.facts import Fact, HoldDone
from coach.domain.record import SessionPlan, SessionStatus
from coach.storage.session_log import SessionLog

if TYPE_CHECKING:
    from collections.abc import Callable


class SessionKeeper:
    """The session in hand, as the record sees it; without a record it only counts.

    Args:
        log: the record's log, None if nothing can be written.
        session_id: an unfinished session to go on with, empty for a new one.

    Attributes:
        active_ms: time spent so far, pauses left out.
        saved: the finished session is in the record.
        in_full: for a session that was gone on with, tells whether the record holds all that was
            planned: the player does not know what was skipped before.
    """

    def __init__(self, log: SessionLog | None, session_id: str = "") -> None:
        self._log = log
        self._session_id = session_id
        self._resumed = bool(session_id)
        self._facts: set[Fact] = set()
        self.active_ms = 0
        self.saved = False
        self.in_full: Callable[[], bool] = _yes

    @property
    def session_id(self) -> str:
        """The session's id, empty without a record."""
        return self._session_id

    @property
    def has_facts(self) -> bool:
        """Something has been done, in this run or before."""
        return bool(self._facts) or self._resumed

    @property
    def reps(self) -> Counter[str]:
        """Repetitions finished since the program started, by exercise."""
        done = (fact for fact in self._facts if isinstance(fact, HoldDone))
        return Counter(fact.exercise_id for fact in done)

    def begin(self, plan: SessionPlan) -> None:
        """Begin a new session now."""
        if self._log is not None:
            self._session_id = self._log.begin(plan, local_now())

    def record(self, fact: Fact, position_ms: int, active_ms: int) -> None:
        """Write a fact down.

        Raises:
            UserError: it could not be written; it is kept and written later.
        """
        self._facts.add(fact)
        self.active_ms = active_ms
        if self._log is not None:
            self._log.record(self._session_id, fact, position_ms, active_ms)

    def reached(self, position_ms: int, active_ms: int) -> None:
        """Write down where the session stands.

        Raises:
            UserError: it could not be written.
        """
        self.active_ms = active_ms
        if self._log is not None:
            self._log.reached(self._session_id, position_ms, active_ms)

    def change_recipe(self, recipe: str, position_ms: int) -> None:
        """Write down what the session is compiled from now, and where it stands in that.

        Raises:
            UserError: it could not be written; it is kept and written later.
        """
        if self._log is not None:
            self._log.change_recipe(self._session_id, recipe, position_ms, self.active_ms)

    def finish(self, *, completed: bool, active_ms: int) -> None:
        """Close the session; one of which nothing was done leaves nothing.

        Raises:
            UserError: it could not be written; it is kept and written later.
        """
        self.active_ms = active_ms
        if self._log is None:
            return
        if not completed and not self.has_facts:
            self._log.discard(self._session_id)
            return
        done = completed and (not self._resumed or self.in_full())
        status = SessionStatus.COMPLETED if done else SessionStatus.PARTIAL
        self._log.finish(self._session_id, status, local_now(), active_ms)
        self.saved = True


def _yes() -> bool:
    return True
