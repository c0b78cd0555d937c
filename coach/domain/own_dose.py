"""Setting single numbers of a routine's own dose."""

from dataclasses import replace

from coach.domain.compiler import Options
from coach.domain.dose import Dose, choose_profile, resolve_dose
from coach.domain.exercise import Exercise, Part, Side, Sides
from coach.domain.routine import OwnDose, RoutineItem
from coach.domain.steps import NO_STEP, DoseKey

USUAL_BREATHS = 3
USUAL_HOLD_SECONDS = 10


def can_hold(exercise: Exercise, dose: Dose) -> bool:
    """Tell whether the way in which an exercise is done has a hold."""
    return any(step.part is Part.HOLD for step in exercise.steps_for(dose.mode))


def plain_dose(item: RoutineItem, exercise: Exercise, options: Options) -> Dose:
    """Return the dose as its source has it, without numbers of the routine's or the user's."""
    profile = choose_profile(exercise, item.dose, options.profiles)
    return resolve_dose(exercise, profile, OwnDose(), self_paced=item.self_paced)


def settled(item: RoutineItem, exercise: Exercise, options: Options) -> RoutineItem:
    """Return the exercise with the user's own steps written down as the routine's numbers.

    The steps hold only where the routine sets no number; once it sets one, the others would
    fall back to the source's.
    """
    if item.dose.has_numbers:
        return item
    profile = choose_profile(exercise, item.dose, options.profiles)
    step = options.adjusted.get(DoseKey(exercise.id, profile.key), NO_STEP)
    return replace(item, dose=replace(item.dose, hold_seconds=step.hold_seconds, reps=step.reps))


def with_profile(item: RoutineItem, key: str) -> RoutineItem:
    """Return the exercise with a profile's dose, and no numbers of the routine's own."""
    return replace(item, dose=OwnDose(profile=key))


def with_hold_seconds(item: RoutineItem, seconds: int, plain: Dose) -> RoutineItem:
    """Return the exercise with holds of some seconds.

    Args:
        item: the exercise as the routine holds it.
        seconds: 1 to 600.
        plain: its dose without the routine's own numbers; what is equal to it is not written.
    """
    own = None if plain.hold_seconds == seconds else seconds
    return replace(item, dose=replace(item.dose, hold_seconds=own, hold_breaths=None))


def with_hold_breaths(item: RoutineItem, breaths: int, plain: Dose) -> RoutineItem:
    """Return the exercise with holds of some breaths, 1 to 30."""
    own = None if plain.hold_breaths == breaths else breaths
    return replace(item, dose=replace(item.dose, hold_breaths=own, hold_seconds=None))


def with_reps(item: RoutineItem, reps: int, plain: Dose) -> RoutineItem:
    """Return the exercise with a number of repetitions, 1 to 100."""
    return replace(item, dose=replace(item.dose, reps=None if plain.reps == reps else reps))


def with_sets(item: RoutineItem, sets: int, plain: Dose) -> RoutineItem:
    """Return the exercise with a number of sets, 1 to 10."""
    return replace(item, dose=replace(item.dose, sets=None if plain.sets == sets else sets))


def with_rest(item: RoutineItem, seconds: int, plain: Dose) -> RoutineItem:
    """Return the exercise with a rest of some seconds between sets, 0 to 300."""
    own = None if plain.rest_seconds == seconds else seconds
    return replace(item, dose=replace(item.dose, rest_seconds=own))


def with_sides(item: RoutineItem, sides: Sides, plain: Dose) -> RoutineItem:
    """Return the exercise with the sides one after the other, or in turn."""
    return replace(item, dose=replace(item.dose, sides=None if plain.sides is sides else sides))


def with_first_side(item: RoutineItem, side: Side | None) -> RoutineItem:
    """Return the exercise with the side that begins, None for the user's setting."""
    return replace(item, first_side=side)


def with_reason(item: RoutineItem, text: str) -> RoutineItem:
    """Return an exercise that is off with what the user gives as the reason; none if it is on."""
    shown = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return replace(item, reason=" ".join(shown.split())) if item.off else item


def switched(item: RoutineItem, *, off: bool) -> RoutineItem:
    """Return the exercise taken part in or left out; a reason is kept only while it is off."""
    if off:
        return replace(item, off=True)
    return replace(item, off=False, reason="", substitute=None)
