"""The compiled session: a plain list of timed segments and cues that everything else reads.

All times are whole milliseconds from the start of the session, so that sums are exact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.dose import Dose
from coach.domain.exercise import Side, Sides
from coach.domain.facts import Fact


class SegmentKind(StrEnum):
    """What the person does during a segment."""

    TRANSITION = "transition"
    MOVE = "move"
    HOLD = "hold"
    RETURN = "return"
    REST = "rest"
    SWITCH = "switch"
    WAIT = "wait"


class CueKind(StrEnum):
    """What sort of cue it is; each sort can be turned off."""

    INSTRUCTION = "instruction"
    COUNT = "count"
    BREATH = "breath"
    SAFETY = "safety"
    TICK = "tick"
    TONE = "tone"

    @property
    def spoken(self) -> bool:
        """True for words, False for sounds."""
        return self not in (CueKind.TICK, CueKind.TONE)


class Tone(StrEnum):
    """The texts of tone cues: which of the project's own sounds is played."""

    MOVE = "move"
    HOLD = "hold"
    RELEASE = "release"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time in which one thing happens.

    Attributes:
        index: place in the timeline, from 0.
        start_ms: when it begins.
        length_ms: how long it lasts; for a WAIT, a guess: it ends when the user goes on.
        kind: what the person does.
        item: index into `Timeline.items`; None for the closing words.
        exercise_id: the exercise, empty for the closing words.
        set_number: set, from 1; 0 outside sets.
        rep_number: repetition, from 1; 0 outside repetitions.
        side: the working side, None for both.
        text: what is shown while it lasts.
        step: index of the navigation step (what Next and Back move by) that it belongs to.
        pose_from: name of the pose at its beginning.
        pose_to: name of the pose at its end.
    """

    index: int
    start_ms: int
    length_ms: int
    kind: SegmentKind
    item: int | None
    exercise_id: str
    set_number: int
    rep_number: int
    side: Side | None
    text: str
    step: int
    pose_from: str = "start"
    pose_to: str = "start"

    @property
    def end_ms(self) -> int:
        """When it ends."""
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class Cue:
    """Something said or sounded at a moment, and captioned.

    Attributes:
        at_ms: when it is due.
        length_ms: how long it is reckoned to take.
        kind: what sort it is.
        text: the words; for a tick the digit, for a tone its name.
        segment: index of the segment during which it begins.
    """

    at_ms: int
    length_ms: int
    kind: CueKind
    text: str
    segment: int

    @property
    def end_ms(self) -> int:
        """When it is reckoned to be over."""
        return self.at_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """What Next and Back move by: a transition, a rest, a side change, a set or a long hold.

    Attributes:
        index: place among the steps, from 0.
        kind: kind of its first segment.
        item: index into `Timeline.items`; None for the closing words.
        first_segment: index of its first segment.
        last_segment: index of its last segment.
        instruction: what Repeat says during it.
    """

    index: int
    kind: SegmentKind
    item: int | None
    first_segment: int
    last_segment: int
    instruction: str

    @property
    def is_work(self) -> bool:
        """True for sets and holds."""
        return self.kind not in (SegmentKind.TRANSITION, SegmentKind.REST, SegmentKind.SWITCH)


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One exercise as the session will do it.

    Attributes:
        index: place in the session, from 0; rounds repeat exercises under new indices.
        exercise_id: the exercise.
        name: its name.
        dose: the dose in force.
        dose_text: the dose in words ("2 × 10, hold 5 s").
        first_segment: index of its first segment.
        last_segment: index of its last segment.
        start_ms: when it begins.
        length_ms: how long it lasts.
        total_reps: repetitions over all sets and sides.
    """

    index: int
    exercise_id: str
    name: str
    dose: Dose
    dose_text: str
    first_segment: int
    last_segment: int
    start_ms: int
    length_ms: int
    total_reps: int

    @property
    def reps_in_set(self) -> int:
        """Repetitions of one set, per side, over all its directions."""
        sides = 1 if self.dose.sides is Sides.BOTH else 2
        return self.total_reps // (self.dose.sets * sides)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A compiled session.

    Attributes:
        routine_id: the routine.
        name: its name.
        items: its exercises as planned.
        segments: in order, without gaps.
        cues: in order of `at_ms`; words never overlap words.
        steps: what Next and Back move by, in order.
        facts: what has been done once a segment is over: pairs of its index and a fact, in order.
        left_out: exercises that a flare-up day leaves out.
    """

    routine_id: str
    name: str
    items: tuple[PlannedItem, ...]
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    steps: tuple[TimelineStep, ...]
    facts: tuple[tuple[int, Fact], ...]
    left_out: tuple[str, ...] = ()

    @property
    def length_ms(self) -> int:
        """How long the whole session lasts."""
        return self.segments[-1].end_ms if self.segments else 0

    def segment_at(self, position_ms: int) -> Segment:
        """Return the segment at a position: the later one at a boundary, the last past the end."""
        starts = bisect_right(self.segments, position_ms, key=_start)
        return self.segments[max(0, starts - 1)]

    def step_of(self, segment: Segment) -> TimelineStep:
        """Return the navigation step that a segment belongs to."""
        return self.steps[segment.step]

    def step_start_ms(self, step: TimelineStep) -> int:
        """Return when a step begins."""
        return self.segments[step.first_segment].start_ms

    def facts_of(self, segment: Segment) -> tuple[Fact, ...]:
        """Return what has been done once a segment is over."""
        first = bisect_left(self.facts, segment.index, key=_segment_index)
        last = bisect_right(self.facts, segment.index, key=_segment_index)
        return tuple(fact for _, fact in self.facts[first:last])

    def cues_between(self, after_ms: int, until_ms: int) -> tuple[Cue, ...]:
        """Return the cues due in the half-open interval (after_ms, until_ms]."""
        first = bisect_right(self.cues, after_ms, key=_at)
        last = bisect_right(self.cues, until_ms, key=_at)
        return self.cues[first:last]

    def next_cue_after(self, position_ms: int) -> Cue | None:
        """Return the first cue due after a position."""
        index = bisect_right(self.cues, position_ms, key=_at)
        return self.cues[index] if index < len(self.cues) else None


def _start(segment: Segment) -> int:
    return segment.start_ms


def _at(cue: Cue) -> int:
    return cue.at_ms


def _segment_index(pair: tuple[int, Fact]) -> int:
    return pair[0]


SpeechLength = Callable[[str], int]
"""Reckons how many milliseconds a sentence takes to say."""
