"""What the session screen shows at a moment, in words and numbers: one value, no widgets."""

from dataclasses import dataclass

from coach.domain.exercise import Side
from coach.domain.player import Phase
from coach.domain.timeline import SegmentKind


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """One exercise in the row of progress bars.

    Attributes:
        length_ms: its share of the session.
        done: how much of it has passed, 0 to 1.
        current: it is the one being done.
    """

    length_ms: int
    done: float
    current: bool


@dataclass(frozen=True, slots=True)
class Display:
    """Everything the session view shows.

    Attributes:
        phase: what the player is doing.
        kind: what the person does.
        routine_name: name of the routine.
        exercise_number: 1-based place of the exercise in the session.
        exercise_count: number of exercises.
        minutes_left: whole minutes left, rounded up.
        exercise_id: the exercise, empty for the closing words.
        exercise_name: its name.
        phase_word: "Hold", "Move", "Slowly back", "Rest", "Get ready", "Other side", "Your pace".
        digits: the big number: seconds left ("18", "1:05") or the repetition.
        unit: the word under the digits: "seconds", "of 10", or empty.
        fraction_left: part of the ring that is left, 0 to 1.
        side: the working side, None for both.
        side_title: "LEFT", "RIGHT", "Both sides", or what works ("Right arm, left leg").
        side_detail: what is meant by the side ("leg"), may be empty.
        rep_word: "Stretch" for long holds, else "Rep".
        rep: repetition in hand, 0 if none.
        reps: repetitions of the set.
        set_number: set in hand, 0 if none.
        sets: number of sets.
        caption: the words last said, in full.
        next_title: what comes next, empty at the end.
        next_detail: its dose or side.
        next_exercise_id: the exercise that `next_title` belongs to, empty at the end.
        setup: set-up sentences, for transitions only.
        safety: the exercise's safety cue.
        dose_text: the dose in words.
        sides_text: how the sides share the work, in words.
        parts: the row of progress bars.
        can_extend: +10 s does something now.
        pose_from: pose at the beginning of the segment.
        pose_to: pose at its end.
        pose_fraction: how far between them, 0 to 1.
    """

    phase: Phase
    kind: SegmentKind
    routine_name: str
    exercise_number: int
    exercise_count: int
    minutes_left: int
    exercise_id: str
    exercise_name: str
    phase_word: str
    digits: str
    unit: str
    fraction_left: float
    side: Side | None
    side_title: str
    side_detail: str
    rep_word: str
    rep: int
    reps: int
    set_number: int
    sets: int
    caption: str
    next_title: str
    next_detail: str
    next_exercise_id: str
    setup: tuple[str, ...]
    safety: str
    dose_text: str
    sides_text: str
    parts: tuple[ProgressPart, ...]
    can_extend: bool
    pose_from: str
    pose_to: str
    pose_fraction: float
