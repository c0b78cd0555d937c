"""A record with sessions in it, and the desks of check-ins and suggestions round it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.content.catalogue import load_catalogue
from coach.desk.plan import Plan
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.suggestions import SuggestionsDesk
from coach.domain.compiler import Options
from coach.domain.exercise import Source
from coach.domain.facts import ExerciseHurt, HoldDone
from coach.domain.pain import PainMoment
from coach.domain.record import SessionStatus
from coach.domain.routine import Catalogue, Routine, RoutineItem
from coach.domain.timeline import Cue
from coach.paths import paths_under
from coach.storage.setting_groups import Settings

KNEE = "single-knee-to-chest"
OWN = Routine("own", "My morning", "", (RoutineItem(KNEE, self_paced=True),), Source.USER)
"""Waits for the user at every turn, so that nothing in a test waits for time to pass."""

HAMSTRINGS = Routine("calm", "Calm", "", (RoutineItem("hamstring-stretch"),), Source.USER)
"""Several articles state a dose for it."""

STRONG = Routine("strong", "Strong", "", (RoutineItem("glute-bridge"),), Source.USER)
"""Of this nothing is left on a flare-up day."""


@cache
def catalogue() -> Catalogue:
    shipped = load_catalogue().catalogue
    routines = {**shipped.routines, OWN.id: OWN, STRONG.id: STRONG}
    return Catalogue(shipped.exercises, routines)


class Voice(QObject):
    """Says nothing, and is ready at once."""

    prepared = Signal()

    def prepare(self, texts: list[str]) -> None:
        self.prepared.emit()

    def set_pace(self, words_per_minute: int) -> None:
        pass

    def play(self, cue: Cue, late_ms: int) -> bool:
        return True

    def say(self, text: str) -> None:
        pass

    def silence(self) -> None:
        pass

    def set_muted(self, muted: bool) -> None:
        pass


@dataclass
class Bench:
    """Settings and a record in a folder of their own."""

    preferences: Preferences
    record: Record

    def suggestions(self) -> SuggestionsDesk:
        """The desk as it is after a start of the program."""
        return SuggestionsDesk(catalogue(), self.preferences, self.record, self.preferences)

    def session(
        self,
        days_ago: int,
        after: int | None = 2,
        *,
        options: Options | None = None,
        hurt: bool = False,
        routine: Routine = OWN,
    ) -> str:
        """Write down a session done in full so many days ago, rated after it."""
        log, pain = self.record.log, self.record.pain
        assert log is not None
        assert pain is not None
        started = datetime.now().astimezone() - timedelta(days_ago)
        options = options or Options()
        plan = Plan(routine, catalogue().exercises, options)
        session_id = log.begin(plan.snapshot(plan.compiled()), started)
        log.record(session_id, HoldDone(0, KNEE, 1, 1, None, 30_000, 1), 1000, 1000)
        if hurt:
            log.record(session_id, ExerciseHurt(0, KNEE, None, 2000), 2000, 2000)
        log.finish(session_id, SessionStatus.COMPLETED, started, 60_000)
        if after is not None:
            pain.note(session_id, PainMoment.AFTER, after, started)
        return session_id

    def levels(self) -> list[tuple[str | None, PainMoment, int]]:
        """Everything in the pain diary."""
        assert self.record.pain is not None
        return [(one.session_id, one.moment, one.level) for one in self.record.pain.points()]


def bench_in(folder: Path, settings: Settings | None = None) -> Bench:
    """Return a bench; close its record."""
    settings = settings or Settings()
    paths = paths_under(folder)
    record = Record()
    record.open(paths, settings)
    assert not record.notices
    return Bench(Preferences(paths, settings), record)
