"""How a session is shared out between stretching and strengthening, front and back.

The rules come from the article "Lower back pain exercises": balance stretching with
strengthening, and do an exercise for the low back for every one for the abdomen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.exercise import Exercise, Kind, Tag
from coach.domain.timeline import Timeline

_STRETCHING = (Kind.STRETCH, Kind.MOBILITY)
_STRENGTHENING = (Kind.STRENGTH, Kind.ACTIVATION)

EVEN_SHARE = 0.35
"""Least share of either kind of work for a session to count as even; the app's own figure."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Shares of a session.

    Attributes:
        stretch_ms: time on stretching and mobility.
        strength_ms: time on strengthening and activation.
        abdominal: number of exercises for the abdomen.
        extensor: number of exercises for the low back.
    """

    stretch_ms: int
    strength_ms: int
    abdominal: int
    extensor: int

    @property
    def stretch_share(self) -> float:
        """Share of stretching, 0 to 1; a half if there is neither."""
        total = self.stretch_ms + self.strength_ms
        return self.stretch_ms / total if total else 0.5

    @property
    def abdominal_share(self) -> float:
        """Share of abdominal exercises, 0 to 1; a half if there are neither."""
        total = self.abdominal + self.extensor
        return self.abdominal / total if total else 0.5

    @property
    def kinds_even(self) -> bool:
        """True if neither stretching nor strengthening takes far more time."""
        return EVEN_SHARE <= self.stretch_share <= 1 - EVEN_SHARE

    @property
    def front_and_back_even(self) -> bool:
        """True if there is a low-back exercise for each abdominal one, and the reverse."""
        return self.abdominal == self.extensor


def measure_balance(timeline: Timeline, exercises: Mapping[str, Exercise]) -> Balance:
    """Add up what a compiled session consists of; rounds count as often as they are done."""
    stretch = strength = abdominal = extensor = 0
    for item in timeline.items:
        exercise = exercises[item.exercise_id]
        if exercise.kind in _STRETCHING:
            stretch += item.length_ms
        elif exercise.kind in _STRENGTHENING:
            strength += item.length_ms
        abdominal += Tag.ABDOMINAL in exercise.tags
        extensor += Tag.EXTENSOR in exercise.tags
    return Balance(stretch, strength, abdominal, extensor)
