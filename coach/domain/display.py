"""What the session screen shows at a moment, in words and numbers: one value, no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from coach.domain.exercise import Exercise, Part, Side, Sides
from coach.domain.phrases import Phrases
from coach.domain.player import Phase, PlayerState, position_at
from coach.domain.timeline import PlannedItem, Segment, SegmentKind, Timeline, TimelineStep


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
        position_ms: position on the timeline, for the figure.
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
    position_ms: int


_MINUTES_FROM = 61
"""From this many seconds on the countdown shows minutes and seconds."""

_EXTENDABLE = (SegmentKind.TRANSITION, SegmentKind.REST, SegmentKind.SWITCH)


def display(
    state: PlayerState, exercises: Mapping[str, Exercise], phrases: Phrases, now_ms: int
) -> Display:
    """Return what is shown at a clock reading."""
    timeline = state.timeline
    position = position_at(state, now_ms)
    segment = timeline.segment_at(min(position, max(0, timeline.length_ms - 1)))
    left_ms = max(0, segment.end_ms - position) + state.extension_ms
    item = timeline.items[segment.item] if segment.item is not None else timeline.items[-1]
    exercise = exercises[item.exercise_id]
    counts_reps = _counts_reps(segment, item)
    digits, unit = _digits(timeline, segment, item, left_ms, phrases)
    if state.phase is Phase.LEAD_IN:
        seconds = ceil(state.lead_in_ms / 1000)
        digits, unit = str(seconds), phrases.seconds_unit(seconds)
    title, detail, next_id = _coming(timeline, segment, exercises, phrases)
    side_title, side_detail = _side(segment, item, exercise, phrases)
    lasts = max(1, segment.length_ms)
    fraction = min(1.0, max(0.0, (position - segment.start_ms) / lasts))
    return Display(
        phase=state.phase,
        kind=segment.kind,
        routine_name=timeline.name,
        exercise_number=item.index + 1,
        exercise_count=len(timeline.items),
        minutes_left=ceil((timeline.length_ms - position + state.extension_ms) / 60_000),
        exercise_id=segment.exercise_id,
        exercise_name=item.name if segment.exercise_id else "",
        phase_word=phrases.get_set() if state.phase is Phase.LEAD_IN else _word(segment, phrases),
        digits=digits,
        unit=unit,
        fraction_left=1.0 if counts_reps is None and _armed(timeline, segment) else 1.0 - fraction,
        side=segment.side,
        side_title=side_title,
        side_detail=side_detail,
        rep_word=phrases.rep_word(item.dose.pause_seconds > 0),
        rep=_current_rep(timeline, segment),
        reps=item.reps_in_set,
        set_number=_current_set(timeline, segment),
        sets=item.dose.sets,
        caption=_caption(timeline, segment, position),
        next_title=title,
        next_detail=detail,
        next_exercise_id=next_id,
        setup=_setup(segment, item, exercise, phrases),
        safety=exercise.safety,
        dose_text=item.dose_text,
        sides_text=phrases.sides_text(item.dose.sides),
        parts=_parts(timeline, segment, position),
        can_extend=segment.kind in _EXTENDABLE and segment.item is not None,
        position_ms=position,
    )


def _word(segment: Segment, phrases: Phrases) -> str:
    return phrases.all_done() if segment.item is None else phrases.phase_word(segment.kind)


def _clock(seconds: int) -> str:
    if seconds < _MINUTES_FROM:
        return str(seconds)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _counts_reps(segment: Segment, item: PlannedItem) -> int | None:
    """Return the repetition if that is what the big number is: in work without a hold."""
    if segment.kind is SegmentKind.WAIT:
        return item.dose.reps
    has_hold = item.dose.hold_seconds or item.dose.hold_breaths
    work = segment.kind in (SegmentKind.MOVE, SegmentKind.RETURN)
    return segment.rep_number if work and not has_hold else None


def _armed(timeline: Timeline, segment: Segment) -> bool:
    """Tell whether a hold follows this movement: its countdown already stands ready."""
    after = timeline.segments[segment.index + 1 : segment.index + 2]
    return segment.kind is SegmentKind.MOVE and any(one.kind is SegmentKind.HOLD for one in after)


def _digits(
    timeline: Timeline, segment: Segment, item: PlannedItem, left_ms: int, phrases: Phrases
) -> tuple[str, str]:
    rep = _counts_reps(segment, item)
    if rep is not None:
        if segment.kind is SegmentKind.WAIT:
            return str(rep), phrases.times(rep)
        return str(rep), phrases.of_reps(item.reps_in_set)
    if _armed(timeline, segment):
        left_ms = timeline.segments[segment.index + 1].length_ms
    seconds = ceil(left_ms / 1000)
    return _clock(seconds), phrases.seconds_unit(seconds) if ":" not in _clock(seconds) else ""


def _side(
    segment: Segment, item: PlannedItem, exercise: Exercise, phrases: Phrases
) -> tuple[str, str]:
    if segment.side is None or item.dose.sides is Sides.BOTH:
        return phrases.both_sides(), ""
    left_label, right_label = exercise.side_labels
    label = left_label if segment.side is Side.LEFT else right_label
    return phrases.side_title(segment.side), label or exercise.side_word


def _current_rep(timeline: Timeline, segment: Segment) -> int:
    """Return the repetition in hand; in a rest or side change, the last one done."""
    if segment.rep_number or segment.kind is SegmentKind.TRANSITION:
        return segment.rep_number
    for earlier in reversed(timeline.segments[: segment.index]):
        if earlier.item != segment.item or earlier.kind is SegmentKind.TRANSITION:
            return 0
        if earlier.rep_number:
            return earlier.rep_number
    return 0


def _current_set(timeline: Timeline, segment: Segment) -> int:
    if segment.item is None:
        return 0
    for one in timeline.segments[segment.index :]:
        if one.item != segment.item:
            break
        if one.set_number:
            return one.set_number
    return 0


def _caption(timeline: Timeline, segment: Segment, position_ms: int) -> str:
    """Return the words last said since the segment's step began, else what the segment says."""
    begin = timeline.step_start_ms(timeline.steps[segment.step])
    said = [cue for cue in timeline.cues_between(begin - 1, position_ms) if cue.kind.spoken]
    return said[-1].text if said else segment.text


def _setup(
    segment: Segment, item: PlannedItem, exercise: Exercise, phrases: Phrases
) -> tuple[str, ...]:
    if segment.kind is not SegmentKind.TRANSITION or segment.item is None:
        return ()
    steps = exercise.steps_for(item.dose.mode)
    side = segment.side or Side.LEFT
    here, there = phrases.side_name(side), phrases.side_name(side.other)
    return tuple(
        step.text.replace("{side}", here).replace("{other}", there)
        for step in steps
        if step.part in (Part.SETUP, Part.MOVEMENT)
    )


def _coming(
    timeline: Timeline, segment: Segment, exercises: Mapping[str, Exercise], phrases: Phrases
) -> tuple[str, str, str]:
    """Return title, detail and exercise id of the next step that is not just a pause."""
    for step in timeline.steps[segment.step + 1 :]:
        if step.item is None:
            break
        item = timeline.items[step.item]
        if step.item != segment.item:
            return phrases.coming_up(item.name), item.dose_text, item.exercise_id
        if step.kind is SegmentKind.SWITCH:
            side = timeline.segments[step.first_segment].side
            if side is not None:
                title = phrases.coming_side(exercises[item.exercise_id], side)
                return title, _after(timeline, step, phrases), item.exercise_id
        if step.kind is SegmentKind.REST:
            number = _current_set(timeline, timeline.segments[step.first_segment])
            if number > _current_set(timeline, segment):
                title = phrases.coming_set(number, item.dose.sets)
                return title, item.dose_text, item.exercise_id
    return phrases.coming_end(), "", ""


def _after(timeline: Timeline, step: TimelineStep, phrases: Phrases) -> str:
    """Return the exercise after the one that a step belongs to, as a remark."""
    following = (step.item or 0) + 1
    if following < len(timeline.items):
        return phrases.then(timeline.items[following].name)
    return ""


def _parts(timeline: Timeline, segment: Segment, position_ms: int) -> tuple[ProgressPart, ...]:
    return tuple(
        ProgressPart(
            length_ms=item.length_ms,
            done=min(1.0, max(0.0, (position_ms - item.start_ms) / max(1, item.length_ms))),
            current=item.index == segment.item,
        )
        for item in timeline.items
    )
