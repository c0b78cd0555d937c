"""Which dose is used, resolved to the numbers that a session needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coach.domain.exercise import DoseProfile, Exercise, Sides, Source, Span
from coach.domain.routine import OwnDose

LONG_HOLD_SECONDS = 15
"""Holds from this length on are done one by one, with a pause between them."""

_REST_BETWEEN_SETS = 20
_REST_BETWEEN_HOLDS = 5
_GENTLEST_HOLD = 5


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose with one number for everything.

    Attributes:
        source: the article the numbers come from, or APP.
        adjusted: the routine or the user has put own numbers in the place of some of the source's.
        mode: which of the exercise's steps are used.
        hold_seconds: length of a hold; 0 for none.
        hold_breaths: length of a hold in breaths, 0 for holds in seconds.
        reps: repetitions in a set: per side for EACH, per side for ALTERNATING too.
        sets: number of sets.
        sides: how the sides share the work.
        rest_seconds: rest between sets.
        pause_seconds: pause between repetitions.
        directions: ways in which a set goes one after another, each with all its repetitions.
        breath_paced: out on the movement, in on the return.
        self_paced: the session waits until the user goes on.
    """

    source: Source
    mode: str
    hold_seconds: int
    hold_breaths: int
    reps: int
    sets: int
    sides: Sides
    rest_seconds: int
    pause_seconds: int
    directions: int = 1
    breath_paced: bool = False
    self_paced: bool = False
    adjusted: bool = False

    def hold_length(self, breath_seconds: float) -> float:
        """Return the length of one hold in seconds, given the user's length of a breath."""
        return self.hold_breaths * breath_seconds if self.hold_breaths else self.hold_seconds


def choose_profile(
    exercise: Exercise, own: OwnDose, chosen: Mapping[str, str], forced: str | None = None
) -> DoseProfile:
    """Return the profile in force: routine's own, then the user's choice, then the default.

    Args:
        exercise: whose dose it is.
        own: what the routine sets.
        chosen: the user's profile key by exercise id.
        forced: a source that goes before everything; exercises without it take their default.
    """
    wanted = (forced,) if forced is not None else (own.profile, chosen.get(exercise.id, ""))
    for key in wanted:
        profile = exercise.profile(key) if key else None
        if profile is not None:
            return profile
    return exercise.default_profile


def resolve_dose(
    exercise: Exercise, profile: DoseProfile, own: OwnDose, *, self_paced: bool = False
) -> Dose:
    """Turn a profile and the routine's own numbers into one dose.

    Ranges start at their lower end: more is a later step that the user takes.
    """
    stated, filled = profile.stated, profile.filled
    seconds = own.hold_seconds or _low(stated.hold_seconds) or _low(filled.hold_seconds)
    breaths = own.hold_breaths or stated.hold_breaths or filled.hold_breaths or 0
    if own.hold_seconds:
        breaths = 0
    if breaths:
        seconds = 0
    sides = own.sides or profile.sides or exercise.sides
    reps = own.reps or _low(stated.reps) or _low(filled.reps) or 1
    if profile.reps_in_total and not own.reps and sides is not Sides.BOTH:
        reps = (reps + 1) // 2
    steps = exercise.steps_for(profile.mode)
    return Dose(
        source=profile.source,
        mode=profile.mode,
        hold_seconds=seconds,
        hold_breaths=breaths,
        reps=reps,
        sets=own.sets or _low(stated.sets) or _low(filled.sets) or 1,
        sides=sides,
        rest_seconds=_REST_BETWEEN_SETS if own.rest_seconds is None else own.rest_seconds,
        pause_seconds=_REST_BETWEEN_HOLDS if max(seconds, breaths * 5) >= LONG_HOLD_SECONDS else 0,
        directions=len({step.direction for step in steps if step.direction}) or 1,
        breath_paced=profile.breath_paced,
        self_paced=self_paced,
        adjusted=own.has_numbers,
    )


def gentler(dose: Dose) -> Dose:
    """Return about half the dose: shorter holds, fewer repetitions, one set."""
    return replace(
        dose,
        hold_seconds=min(dose.hold_seconds, max(_GENTLEST_HOLD, dose.hold_seconds // 2)),
        hold_breaths=max(1, dose.hold_breaths // 2) if dose.hold_breaths else 0,
        reps=max(1, dose.reps // 2),
        sets=1,
    )


def _low(span: Span | None) -> int:
    return span.low if span is not None else 0
