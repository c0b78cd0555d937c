"""Which doses a session had, and which doses the sessions to come can have."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from coach.domain.compiler import Options, item_dose, left_out_on_flare_up
from coach.domain.dose import choose_profile
from coach.domain.exercise import Exercise
from coach.domain.routine import Catalogue, OwnDose, Routine
from coach.domain.steps import DoseKey
from coach.domain.suggestions import ExerciseLogged


@dataclass(frozen=True, slots=True)
class LoggedDoses:
    """The doses of a session.

    Attributes:
        exercises: those that follow from a source; a routine's own numbers are none of them.
        named: those whose source the routine itself named.
    """

    exercises: tuple[ExerciseLogged, ...] = ()
    named: frozenset[DoseKey] = frozenset()


def doses_of(
    routine: Routine, options: Options, exercises: Mapping[str, Exercise], hurt: Collection[str]
) -> LoggedDoses:
    """Return the doses of a session.

    Args:
        routine: what was done.
        options: how it was compiled.
        exercises: the library; what it no longer has is left out.
        hurt: exercises during which it hurt.
    """
    # What was made gentler on the way had its usual dose in the plan; that it hurt is told apart.
    options = replace(options, gentler=frozenset())
    doses: dict[DoseKey, ExerciseLogged] = {}
    for item in routine.active_items:
        exercise = exercises.get(item.exercise_id)
        if exercise is None or not exercise.timed or item.dose.has_numbers:
            continue
        if options.flare_up and left_out_on_flare_up(exercise):
            continue
        dose = item_dose(item, exercise, options)
        key = DoseKey(exercise.id, choose_profile(exercise, item.dose, options.profiles).key)
        it_hurt = exercise.id in hurt
        doses.setdefault(key, ExerciseLogged(key, dose.hold_seconds, dose.reps, it_hurt))
    named = _named(routine, exercises, options.profiles)
    return LoggedDoses(tuple(doses.values()), frozenset(named))


def doses_in_use(
    catalogue: Catalogue, chosen: Mapping[str, str], done: Iterable[LoggedDoses]
) -> frozenset[DoseKey]:
    """Return the doses that sessions can have now: chosen, or named by a routine.

    Of those that were done lately, a routine counts only if it named them then: otherwise they
    were a choice of the user, who has chosen another dose since.

    Args:
        catalogue: exercises and routines.
        chosen: the user's choice of dose, by exercise.
        done: what was done lately.
    """
    exercises = catalogue.exercises
    by_choice = {
        DoseKey(one.id, choose_profile(one, OwnDose(), chosen).key)
        for one in exercises.values()
        if one.profiles
    }
    lately, named_then, named_now = set[DoseKey](), set[DoseKey](), set[DoseKey]()
    for session in done:
        lately |= {one.key for one in session.exercises}
        named_then |= session.named
    for routine in catalogue.routines.values():
        named_now |= _named(routine, exercises, chosen)
    return frozenset(by_choice | named_then | (named_now - lately))


def _named(
    routine: Routine, exercises: Mapping[str, Exercise], chosen: Mapping[str, str]
) -> set[DoseKey]:
    """Return the doses whose source a routine names."""
    found = set()
    for item in routine.active_items:
        exercise = exercises.get(item.exercise_id)
        if item.dose.profile and exercise is not None and exercise.profiles:
            found.add(DoseKey(exercise.id, choose_profile(exercise, item.dose, chosen).key))
    return found
