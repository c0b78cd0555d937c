"""What a session is compiled from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coach.content.recipe import encode_recipe
from coach.domain.compiler import Options, compile_routine
from coach.domain.exercise import Exercise
from coach.domain.record import PlannedExercise, SessionPlan
from coach.domain.routine import Routine
from coach.domain.timeline import Timeline
from coach.planning import at_pace_of
from coach.storage.setting_groups import Settings


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is compiled from.

    Attributes:
        routine: the routine.
        exercises: the library as it was when the session began, by id.
        options: how it is compiled.
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    options: Options

    def compiled(self) -> Timeline:
        """Compile the session.

        Raises:
            UserError: it cannot be compiled.
        """
        return compile_routine(self.routine, self.exercises, self.options)

    def recipe(self) -> str:
        """Return what the same session can be compiled from at a later start."""
        return encode_recipe(self.routine, self.options)

    def snapshot(self, timeline: Timeline) -> SessionPlan:
        """Return what the record keeps of the plan.

        Args:
            timeline: what is compiled from it.
        """
        return SessionPlan(
            routine_id=self.routine.id,
            routine_name=self.routine.name,
            planned_ms=timeline.length_ms,
            flare_up=self.options.flare_up,
            exercises=tuple(
                PlannedExercise(item.exercise_id, item.name, item.dose_text, item.total_reps)
                for item in timeline.items
            ),
            recipe=self.recipe(),
        )

    def made_gentler(self, exercise_id: str) -> "Plan":
        """Return the plan with about half of an exercise, in its easier form."""
        gentler = self.options.gentler | {exercise_id}
        return replace(self, options=replace(self.options, gentler=gentler))

    def at_pace_of(self, settings: Settings) -> "Plan":
        """Return the plan at the pace that settings ask for: the same segments, other lengths."""
        return replace(self, options=at_pace_of(settings, self.options))
