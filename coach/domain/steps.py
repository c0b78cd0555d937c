"""The user's own steps within the range that a source gives for a dose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.exercise import DoseProfile, Exercise, Sides, Span

HOLD_STEP_SECONDS = 5
"""One step of a hold."""

_FEW_REPS = 6
"""One step is one repetition below this number and two from there on."""


class Variable(StrEnum):
    """What a step changes; never both at once."""

    HOLD = "hold"
    REPS = "reps"


@dataclass(frozen=True, slots=True, order=True)
class DoseKey:
    """Whose dose a step belongs to: each source's dose of an exercise has steps of its own.

    Attributes:
        exercise_id: the exercise.
        profile: key of its dose profile.
    """

    exercise_id: str
    profile: str


@dataclass(frozen=True, slots=True)
class OwnStep:
    """The user's own numbers in a dose; None leaves the lower end of the source's range.

    Attributes:
        hold_seconds: length of a hold.
        reps: repetitions in a set, per side where sides differ.
    """

    hold_seconds: int | None = None
    reps: int | None = None

    def value(self, variable: Variable) -> int | None:
        """Return one of the numbers."""
        return self.hold_seconds if variable is Variable.HOLD else self.reps

    def with_value(self, variable: Variable, value: int | None) -> "OwnStep":
        """Return the same with one number changed."""
        if variable is Variable.HOLD:
            return replace(self, hold_seconds=value)
        return replace(self, reps=value)


NO_STEP = OwnStep()
Steps = Mapping[DoseKey, OwnStep]
"""The user's own steps in force."""


def range_of(exercise: Exercise, profile: DoseProfile, variable: Variable) -> Span | None:
    """Return the range in which a number may move; None if the source's dose has no such number.

    What the source leaves open has the app's own range. Repetitions are per side, also where the
    source counts both sides together: its total is never passed.
    """
    stated, filled = profile.stated, profile.filled
    if variable is Variable.HOLD:
        if stated.hold_breaths or filled.hold_breaths:
            return None
        return stated.hold_seconds or filled.hold_seconds
    span = stated.reps or filled.reps
    if span is None or not profile.reps_in_total:
        return span
    if (profile.sides or exercise.sides) is Sides.BOTH:
        return span
    low = (span.low + 1) // 2
    return Span(low, max(low, span.high // 2))


def value_in_force(span: Span, step: OwnStep, variable: Variable) -> int:
    """Return the number in force: the user's own, never outside the range, else its lower end."""
    own = step.value(variable)
    return span.low if own is None else min(max(own, span.low), span.high)


def step_up(span: Span, value: int, variable: Variable) -> int | None:
    """Return the number one step higher, at most the top of the range; None at the top."""
    if value >= span.high:
        return None
    return min(value + _stride(value, variable), span.high)


def step_down(span: Span, value: int, variable: Variable) -> int | None:
    """Return the number one step lower, at least the bottom of the range; None at the bottom."""
    if value <= span.low:
        return None
    return max(value - _stride(value - 1, variable), span.low)


def order_of(exercise: Exercise) -> tuple[Variable, Variable]:
    """Return which number grows first: stretches get longer, strengthening gets more often."""
    if exercise.kind.loosens:
        return Variable.HOLD, Variable.REPS
    return Variable.REPS, Variable.HOLD


def within_ranges(steps: Steps, exercises: Mapping[str, Exercise]) -> dict[DoseKey, OwnStep]:
    """Return the steps as they hold for these exercises: in range, and only where they differ.

    An exercise, a dose or a range may have changed since a step was taken.
    """
    kept: dict[DoseKey, OwnStep] = {}
    for key, step in steps.items():
        exercise = exercises.get(key.exercise_id)
        profile = _profile(exercise, key.profile)
        if exercise is None or profile is None:
            continue
        fitting = NO_STEP
        for variable in Variable:
            span = range_of(exercise, profile, variable)
            if span is not None and step.value(variable) is not None:
                value = value_in_force(span, step, variable)
                fitting = fitting.with_value(variable, value if value > span.low else None)
        if fitting != NO_STEP:
            kept[key] = fitting
    return kept


def raised(
    key: DoseKey, steps: Steps, exercises: Mapping[str, Exercise]
) -> Iterable[tuple[Variable, Span, int]]:
    """Yield what stands above the bottom of its range: the number, its range, its value."""
    exercise = exercises.get(key.exercise_id)
    profile = _profile(exercise, key.profile)
    if exercise is None or profile is None:
        return
    for variable in Variable:
        span = range_of(exercise, profile, variable)
        if span is None:
            continue
        value = value_in_force(span, steps.get(key, NO_STEP), variable)
        if value > span.low:
            yield variable, span, value


def _profile(exercise: Exercise | None, key: str) -> DoseProfile | None:
    """Return the profile of exactly this key: a source's other mode has steps of its own."""
    if exercise is None:
        return None
    return next((one for one in exercise.profiles if one.key == key), None)


def _stride(value: int, variable: Variable) -> int:
    if variable is Variable.HOLD:
        return HOLD_STEP_SECONDS
    return 1 if value < _FEW_REPS else 2
