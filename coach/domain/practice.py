"""What was done of single exercises over time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """What was done of one exercise in a period.

    Attributes:
        exercise_id: the exercise.
        times: sessions with it.
        reps: repetitions, both sides together.
        hold_ms: time held; for an untimed activity (a walk), the time it took.
        best_hold_ms: the longest hold.
        last_day: the day it was last done.
    """

    exercise_id: str
    times: int
    reps: int
    hold_ms: int
    best_hold_ms: int
    last_day: date


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """What was done of one exercise on one day.

    Attributes:
        day: the day.
        reps: repetitions, both sides together.
        hold_ms: time held.
        best_hold_ms: the longest hold.
    """

    day: date
    reps: int
    hold_ms: int
    best_hold_ms: int


@dataclass(frozen=True, slots=True)
class SideTotal:
    """What one side of the body did of an exercise.

    Attributes:
        reps: repetitions.
        hold_ms: time held.
        best_hold_ms: the longest hold.
    """

    reps: int
    hold_ms: int
    best_hold_ms: int


@dataclass(frozen=True, slots=True)
class SideComparison:
    """Left against right; both are 0 throughout for exercises of both sides together.

    Attributes:
        left: the left side.
        right: the right side.
    """

    left: SideTotal
    right: SideTotal
