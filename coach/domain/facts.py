"""What a session has done so far: the facts that are written down as they happen."""

from dataclasses import dataclass

from coach.domain.exercise import Side


@dataclass(frozen=True, slots=True)
class HoldDone:
    """One hold, or one repetition without a hold, was finished.

    Attributes:
        item: index of the exercise in the session.
        exercise_id: the exercise.
        set_number: set, from 1.
        rep_number: repetition, from 1, per side.
        side: the working side, None for both.
        hold_ms: length of the hold; 0 if there is none.
        segment: index of the segment that ended it; with `item` it makes the fact unique.
    """

    item: int
    exercise_id: str
    set_number: int
    rep_number: int
    side: Side | None
    hold_ms: int
    segment: int


@dataclass(frozen=True, slots=True)
class SetDone:
    """All repetitions of a set on one side (or both together) are through.

    Attributes:
        item: index of the exercise in the session.
        exercise_id: the exercise.
        set_number: set, from 1.
        side: the working side, None for both or alternating.
    """

    item: int
    exercise_id: str
    set_number: int
    side: Side | None


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """The last segment of an exercise has passed.

    Attributes:
        item: index of the exercise in the session.
        exercise_id: the exercise.
    """

    item: int
    exercise_id: str


@dataclass(frozen=True, slots=True)
class ExerciseHurt:
    """The user pressed "That hurts".

    Attributes:
        item: index of the exercise in the session.
        exercise_id: the exercise.
        side: the working side, None for both.
        position_ms: the moment in the session.
    """

    item: int
    exercise_id: str
    side: Side | None
    position_ms: int


Fact = HoldDone | SetDone | ExerciseDone | ExerciseHurt
