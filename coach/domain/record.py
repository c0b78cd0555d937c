"""What is kept of a session: values that the log writes and the history reads."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SessionStatus(StrEnum):
    """How far a session got."""

    ACTIVE = "active"
    COMPLETED = "completed"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of the plan, as it stood when the session began.

    Attributes:
        exercise_id: the exercise.
        name: its name at the time.
        dose_text: the dose in words.
        planned_reps: repetitions over all sets and sides.
    """

    exercise_id: str
    name: str
    dose_text: str
    planned_reps: int


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What was planned, kept as a snapshot.

    Attributes:
        routine_id: the routine.
        routine_name: its name at the time.
        planned_ms: length of the whole session.
        flare_up: strengthening was left out.
        exercises: in order; rounds repeat them.
        recipe: JSON text from which the same timeline is compiled again; opaque to the log.
    """

    routine_id: str
    routine_name: str
    planned_ms: int
    flare_up: bool
    exercises: tuple[PlannedExercise, ...]
    recipe: str


@dataclass(frozen=True, slots=True)
class UnfinishedSession:
    """A session that was under way when the program stopped.

    Attributes:
        id: the session.
        plan: its snapshot.
        started: when it began, with its UTC offset.
        position_ms: position on its timeline last written down.
        active_ms: time spent so far.
        exercises_done: exercises finished.
    """

    id: str
    plan: SessionPlan
    started: datetime
    position_ms: int
    active_ms: int
    exercises_done: int


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """What was done of one exercise in a session.

    Attributes:
        exercise_id: the exercise.
        sets: sets finished.
        reps: repetitions finished.
        hold_ms: time held.
    """

    exercise_id: str
    sets: int
    reps: int
    hold_ms: int


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session of the history.

    Attributes:
        id: the session.
        routine_id: the routine.
        routine_name: its name at the time.
        started: when it began, with its UTC offset.
        local_day: the day it counts for, where the person was.
        status: how far it got.
        flare_up: strengthening was left out.
        planned_ms: planned length.
        active_ms: time spent.
        exercises: what was done, in order.
    """

    id: str
    routine_id: str
    routine_name: str
    started: datetime
    local_day: date
    status: SessionStatus
    flare_up: bool
    planned_ms: int
    active_ms: int
    exercises: tuple[ExerciseRecord, ...]


@dataclass(frozen=True, slots=True)
class WeekCount:
    """This week against its goal.

    Attributes:
        first_day: first day of the week.
        completed: sessions done in full.
        partial: sessions done in part.
        flare_up: how many of the completed ones were flare-up sessions.
        goal: sessions aimed for.
    """

    first_day: date
    completed: int
    partial: int
    flare_up: int
    goal: int
