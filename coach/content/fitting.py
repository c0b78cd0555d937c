"""Fits a dose from elsewhere to an exercise, and says what had to be changed."""

from dataclasses import dataclass
from enum import StrEnum

from coach.content.exercises import MAX_HOLD_BREATHS, MAX_HOLD_SECONDS, MAX_REPS, MAX_SETS
from coach.content.handout_dose import SaidDose
from coach.content.routines import MAX_REST_SECONDS
from coach.domain.exercise import Exercise, Part, Sides, Span
from coach.domain.routine import OwnDose

MOVE_SECONDS = 3.0
"""The usual tempo of a movement or return."""


class Remark(StrEnum):
    """What somebody should know of how a dose was taken over."""

    USUAL_DOSE = "usual-dose"
    """Nothing was said: the exercise's usual dose is taken."""

    LOW_END = "low-end"
    """Of a range, the low end is taken."""

    TIME_AS_REPS = "time-as-reps"
    """The exercise is not held: the time became repetitions."""

    LIMITED = "limited"
    """A number was larger than the program allows."""

    ONE_SIDE = "one-side"
    """One side only was asked for: both are done."""

    SIDES_TOGETHER = "sides-together"
    """Each side was asked for: the exercise works both at once."""

    NOT_TIMED = "not-timed"
    """The exercise is only logged: no routine may hold it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A dose that a routine may hold.

    Attributes:
        dose: the routine's own dose.
        remarks: what was changed.
    """

    dose: OwnDose
    remarks: tuple[Remark, ...] = ()


def fit_dose(said: SaidDose, exercise: Exercise) -> Fitted:
    """Return what is said of a dose as a dose that the exercise can have."""
    if not exercise.timed:
        return Fitted(OwnDose(), (Remark.NOT_TIMED,))
    remarks: list[Remark] = []
    if not said.has_amount:
        remarks.append(Remark.USUAL_DOSE)
    spans = (said.hold_seconds, said.hold_breaths, said.reps, said.sets)
    if any(span is not None and span.low < span.high for span in spans):
        remarks.append(Remark.LOW_END)
    seconds = _limited(said.hold_seconds, MAX_HOLD_SECONDS, remarks)
    breaths = None
    if seconds is None:
        breaths = _limited(said.hold_breaths, MAX_HOLD_BREATHS, remarks)
    reps = _limited(said.reps, MAX_REPS, remarks)
    sets = _limited(said.sets, MAX_SETS, remarks)
    rest = said.rest_seconds
    if rest is not None and rest > MAX_REST_SECONDS:
        rest = MAX_REST_SECONDS
        remarks.append(Remark.LIMITED)
    profile = ""
    if seconds is not None or breaths is not None:
        held = _held_profile(exercise)
        if held is None:
            if reps is None and seconds is not None:
                reps = reps_within(exercise, seconds)
            remarks.append(Remark.TIME_AS_REPS)
            seconds = breaths = None
        else:
            profile = held
    if said.one_side:
        remarks.append(Remark.ONE_SIDE)
    sides = _fitting_sides(said.sides, exercise, remarks)
    # Ten repetitions and no word of sets means one set, whatever an article has.
    sets = 1 if sets is None and reps is not None else sets
    dose = OwnDose(profile, seconds, breaths, reps, sets, rest, sides)
    return Fitted(dose, tuple(dict.fromkeys(remarks)))


def reps_within(exercise: Exercise, seconds: int) -> int:
    """Return about how many repetitions of an exercise without a hold fill a time."""
    length = sum(
        step.seconds or MOVE_SECONDS
        for step in exercise.steps_for(exercise.default_profile.mode)
        if step.part in (Part.MOVEMENT, Part.RETURN)
    )
    return max(1, min(MAX_REPS, round(seconds / (length or MOVE_SECONDS))))


def _limited(span: Span | None, most: int, remarks: list[Remark]) -> int | None:
    if span is None:
        return None
    if span.low > most:
        remarks.append(Remark.LIMITED)
    return min(span.low, most)


def _held_profile(exercise: Exercise) -> str | None:
    """Return the key of a profile whose steps have a hold: "" if the usual one does, else None."""
    profiles = sorted(exercise.profiles, key=lambda one: not one.default)
    for profile in profiles:
        has_hold = any(step.part is Part.HOLD for step in exercise.steps_for(profile.mode))
        if has_hold and not profile.breath_paced:
            return "" if profile.default and len(_modes(exercise)) == 1 else profile.key
    return None


def _modes(exercise: Exercise) -> set[str]:
    return {profile.mode for profile in exercise.profiles}


def _fitting_sides(sides: Sides | None, exercise: Exercise, remarks: list[Remark]) -> Sides | None:
    if sides is None:
        return None
    if exercise.sides is Sides.BOTH:
        if sides is not Sides.BOTH:
            remarks.append(Remark.SIDES_TOGETHER)
        return None
    return sides if sides not in (Sides.BOTH, exercise.sides) else None
