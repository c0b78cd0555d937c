"""The gentler version of an exercise, offered after "That hurts"."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from coach.domain.compiler import Options, compile_routine
from coach.domain.player import PlayerState
from coach.domain.routine import Catalogue, Routine
from coach.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is compiled from.

    Attributes:
        routine: the routine.
        options: how it is compiled.
    """

    routine: Routine
    options: Options


class GentlerVersions:
    """Compiles the session anew with about half of an exercise, in its easier form.

    Args:
        plan: what the session is compiled from.
        catalogue: exercises and routines.
        use: told which timeline is played from now on.
    """

    def __init__(self, plan: Plan, catalogue: Catalogue, use: Callable[[Timeline], None]) -> None:
        self._plan = plan
        self._catalogue = catalogue
        self._use = use

    def offer(self, state: PlayerState) -> str:
        """Say in one sentence what the gentler version changes; empty if there is none left."""
        exercise_id = state.segment.exercise_id
        if state.segment.item is None or exercise_id in self._plan.options.gentler:
            return ""
        timeline = self._compiled(exercise_id)
        before, after = (one.items[state.segment.item] for one in (state.timeline, timeline))
        easier = self._catalogue.exercises[exercise_id].easier
        parts = [easier.text] if easier is not None else []
        if before.dose_text != after.dose_text:
            text = QCoreApplication.translate("GentlerVersions", "{now} instead of {before}.")
            sentence = text.format(now=after.dose_text, before=before.dose_text)
            parts.append(sentence[:1].upper() + sentence[1:])
        return " ".join(parts)

    def timeline(self, state: PlayerState) -> tuple[Timeline, int]:
        """Return the session with the gentler version, and where the exercise begins in it."""
        item = state.segment.item
        if item is None:
            return state.timeline, state.position_ms
        exercise_id = state.segment.exercise_id
        timeline = self._compiled(exercise_id)
        self._plan = replace(self._plan, options=self._with(exercise_id))
        self._use(timeline)
        return timeline, timeline.items[item].start_ms

    def _compiled(self, exercise_id: str) -> Timeline:
        options = self._with(exercise_id)
        return compile_routine(self._plan.routine, self._catalogue.exercises, options)

    def _with(self, exercise_id: str) -> Options:
        options = self._plan.options
        return replace(options, gentler=options.gentler | {exercise_id})
