"""What a file brought: exercises and routines that can be used as they are."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Exercise
from coach.domain.routine import Routine


class Format(StrEnum):
    """Whose file it is."""

    OWN = "own"
    WORKOUT_TIMER = "workout-timer"
    WGER = "wger"
    FREE_EXERCISE_DB = "free-exercise-db"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought.

    Attributes:
        format: whose file it is.
        exercises: exercises that the catalogue does not have; their ids are free.
        routines: routines of these and the catalogue's exercises; their ids are free.
        left_out: what could not be used, one line each.
    """

    format: Format
    exercises: tuple[Exercise, ...] = ()
    routines: tuple[Routine, ...] = ()
    left_out: tuple[str, ...] = ()
