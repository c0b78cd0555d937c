"""What is kept of a session: values that the log writes and the history reads."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.exercise import Side

DURATION_RANGE_MS = (60_000, 24 * 3_600_000)
"""Least and most time that a session written down by hand can have taken."""


class SessionStatus(StrEnum):
    """How far a session got."""

    ACTIVE = "active"
    COMPLETED = "completed"
    PARTIAL = "partial"


class Origin(StrEnum):
    """How a session came into the record."""

    GUIDED = "guided"
    MANUAL = "manual"


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
        origin: guided by the program, or written down by hand.
        note: the user's own words, empty if none.
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
    origin: Origin = Origin.GUIDED
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeekCount:
    """A week against its goal.

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


@dataclass(frozen=True, slots=True)
class DayCount:
    """One day of the calendar on which something was done.

    Attributes:
        day: the day.
        completed: sessions done in full.
        partial: sessions done in part.
        flare_up: how many of the completed ones were flare-up sessions.
        active_ms: time spent in all of them.
    """

    day: date
    completed: int
    partial: int
    flare_up: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One set of one exercise on one side, as it was done.

    Attributes:
        item: place of the exercise in the session, from 0.
        exercise_id: the exercise.
        set_number: set, from 1.
        side: the working side, None for both.
        reps: repetitions finished.
        hold_ms: all holds of them together; for an untimed activity (a walk), the time it took.
        best_hold_ms: the longest of them.
        sides_done: 2 when the set is through, 1 when this side of it is, 0 when broken off.
    """

    item: int
    exercise_id: str
    set_number: int
    side: Side | None
    reps: int
    hold_ms: int
    best_hold_ms: int
    sides_done: int

    def corrected(self, reps: int, hold_ms: int) -> "SetRecord":
        """Return the set with other numbers; the longest hold stays one that can be in them.

        Args:
            reps: repetitions, 0 or more.
            hold_ms: all holds together, 0 or more.

        Raises:
            ValueError: one of them is negative.
        """
        if min(reps, hold_ms) < 0:
            raise ValueError(f"not a set: {reps} times, {hold_ms} ms")
        # The longest is at least the mean and at most the sum.
        mean = -(-hold_ms // reps) if reps else 0
        best = min(max(self.best_hold_ms, mean), hold_ms)
        return replace(self, reps=reps, hold_ms=hold_ms, best_hold_ms=best)


@dataclass(frozen=True, slots=True)
class HurtRecord:
    """A press of "That hurts".

    Attributes:
        item: place of the exercise in the session, from 0.
        exercise_id: the exercise.
        side: the working side, None for both.
        position_ms: the moment on the session's timeline.
    """

    item: int
    exercise_id: str
    side: Side | None
    position_ms: int


@dataclass(frozen=True, slots=True)
class ExerciseDetail:
    """One exercise of a session, planned and done.

    Attributes:
        item: its place in the session, from 0.
        exercise_id: the exercise.
        name: its name at the time; the id if none was written down.
        dose_text: the planned dose in words, empty if none was written down.
        sets: what was done, by set, left before right; empty if nothing was.
        hurts: when "That hurts" was pressed.
    """

    item: int
    exercise_id: str
    name: str
    dose_text: str
    sets: tuple[SetRecord, ...]
    hurts: tuple[HurtRecord, ...]


@dataclass(frozen=True, slots=True)
class PainAnswers:
    """What was answered about one session: 0 no pain, 10 the worst imaginable; None if nothing.

    Attributes:
        before: before it.
        after: after it.
        next_day: on a later day.
    """

    before: int | None = None
    after: int | None = None
    next_day: int | None = None


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session with everything that is known of it.

    Attributes:
        record: the session.
        exercises: every exercise of the plan, in order, also those of which nothing was done.
        pain: the user's ratings.
        edited: it was changed by hand.
    """

    record: SessionRecord
    exercises: tuple[ExerciseDetail, ...]
    pain: PainAnswers
    edited: bool

    @property
    def as_change(self) -> "SessionChange":
        """The change that makes the session what it is now: to begin editing, and to undo it."""
        return SessionChange(
            started=self.record.started,
            routine_name=self.record.routine_name,
            status=self.record.status,
            active_ms=self.record.active_ms,
            sets=tuple(one for exercise in self.exercises for one in exercise.sets),
        )


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What a session is to be after it was edited; all of it replaces what was there.

    Attributes:
        started: when it began, with its UTC offset; its date is the day the session counts for.
        routine_name: its name.
        status: completed or partial.
        active_ms: time spent.
        sets: what was done; see `SetRecord.corrected`.
    """

    started: datetime
    routine_name: str
    status: SessionStatus
    active_ms: int
    sets: tuple[SetRecord, ...]


@dataclass(frozen=True, slots=True)
class ManualExercise:
    """An exercise of a session written down by hand.

    Attributes:
        exercise_id: the exercise.
        name: its name.
        sets: sets done.
        reps: repetitions in each.
        hold_ms: length of one hold; 0 if there is none.
    """

    exercise_id: str
    name: str
    sets: int
    reps: int
    hold_ms: int


@dataclass(frozen=True, slots=True)
class ManualSession:
    """A session done elsewhere, or a walk, as the user writes it down.

    It counts as a session unless the user says otherwise: then it is kept as done in part, which
    shows in its week and does not add up to the goal.

    Attributes:
        started: when it began, with its UTC offset; its date is the day it counts for.
        name: what it is called.
        duration_ms: how long it took.
        counts: it adds up to the week's goal.
        flare_up: strengthening was left out.
        routine_id: the routine, if it was one of the program's or the user's; else empty.
        exercises: what was done, as far as the user tells.
        note: the user's own words.
    """

    started: datetime
    name: str
    duration_ms: int
    counts: bool = True
    flare_up: bool = False
    routine_id: str = ""
    exercises: tuple[ManualExercise, ...] = ()
    note: str = ""


WALKING = "walking"
"""The exercise that a walk is kept as."""


def walk(
    started: datetime, duration_ms: int, name: str, *, counts: bool = True, note: str = ""
) -> ManualSession:
    """Return a walk as a session; the time it took is kept as the exercise's time.

    Args:
        started: when it began, with its UTC offset.
        duration_ms: how long it took.
        name: "Walk" in the user's language.
        counts: it adds up to the week's goal.
        note: the user's own words.
    """
    done = (ManualExercise(WALKING, name, sets=1, reps=1, hold_ms=duration_ms),)
    return ManualSession(started, name, duration_ms, counts=counts, exercises=done, note=note)
