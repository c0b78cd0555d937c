"""The player: a pure state machine that moves along a timeline.

It never reads a clock and never sleeps: whoever drives it hands in clock readings in milliseconds
and performs the effects that come back.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.facts import ExerciseDone, ExerciseHurt, Fact
from coach.domain.timeline import Cue, CueKind, Segment, SegmentKind, Timeline, TimelineStep


class Phase(StrEnum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    LEAD_IN = "lead-in"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"


class Command(StrEnum):
    """What the user may ask for at any moment."""

    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    RESTART = "restart"
    SKIP_EXERCISE = "skip-exercise"
    EXTEND = "extend"
    REPEAT = "repeat"
    HURTS = "hurts"
    END = "end"


class PauseReason(StrEnum):
    """Why the player paused."""

    USER = "user"
    HURTS = "hurts"
    ASLEEP = "asleep"


@dataclass(frozen=True, slots=True)
class CueDue:
    """Say or sound a cue now.

    Attributes:
        cue: the cue.
        late_ms: by how much it is late; words over 300 ms late are captioned but not spoken.
    """

    cue: Cue
    late_ms: int


@dataclass(frozen=True, slots=True)
class Say:
    """Say something out of turn (an instruction repeated)."""

    text: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Stop whatever is being said or sounded."""


@dataclass(frozen=True, slots=True)
class Record:
    """Write a fact down."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over.

    Attributes:
        completed: every exercise was gone through to the end of the timeline.
    """

    completed: bool


Effect = CueDue | Say | Silence | Record | Paused | Finished


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Where a session stands; replaced, never changed.

    Attributes:
        timeline: what is being played.
        phase: what the player is doing.
        position_ms: position on the timeline at `as_of_ms`.
        as_of_ms: clock reading of the last step.
        lead_in_ms: how long the position still stands still before it goes on.
        extension_ms: time added to the segment in hand, spent before its final countdown.
        active_ms: time spent in the session so far, pauses left out.
        skipped: navigation steps of work that were skipped.
    """

    timeline: Timeline
    phase: Phase = Phase.READY
    position_ms: int = 0
    as_of_ms: int = 0
    lead_in_ms: int = 0
    extension_ms: int = 0
    active_ms: int = 0
    skipped: frozenset[int] = frozenset()

    @property
    def segment(self) -> Segment:
        """The segment in hand."""
        return self.timeline.segment_at(self.position_ms)

    @property
    def step(self) -> TimelineStep:
        """The navigation step in hand."""
        return self.timeline.step_of(self.segment)

    @property
    def segment_left_ms(self) -> int:
        """What is left of the segment in hand, extensions included."""
        return max(0, self.segment.end_ms - self.position_ms) + self.extension_ms


Outcome = tuple[PlayerState, tuple[Effect, ...]]

ASLEEP_AFTER_MS = 2000
"""A longer gap between two ticks means that the machine slept."""

LEAD_IN_MS = 3000
"""Countdown before work goes on after a pause."""

EXTENSION_MS = 10_000
"""What one extension adds."""

LONG_LEAD_IN_MS = 10_000
"""Time to get back into position when an unfinished session goes on."""

BACK_TWICE_MS = 1500
"""Back within this time of a step's beginning goes to the step before it."""

_COUNTDOWN_MS = 3500
"""An extension is spent this long before a segment's end, so that the countdown stays whole."""

_EXTENDABLE = (SegmentKind.TRANSITION, SegmentKind.REST, SegmentKind.SWITCH)
_WORK = (SegmentKind.MOVE, SegmentKind.HOLD, SegmentKind.RETURN)


def start(timeline: Timeline, now_ms: int, position_ms: int = 0, active_ms: int = 0) -> Outcome:
    """Begin, or go on with an unfinished session at the step that holds a position."""
    state = PlayerState(timeline, Phase.RUNNING, as_of_ms=now_ms, active_ms=active_ms)
    if not position_ms:
        return _begin_at(state, 0)
    step = timeline.step_of(timeline.segment_at(position_ms))
    if not step.is_work:
        return _jump(state, step)
    state = replace(
        state,
        position_ms=timeline.step_start_ms(step),
        phase=Phase.LEAD_IN,
        lead_in_ms=LONG_LEAD_IN_MS,
    )
    return state, (Say(step.instruction),)


def tick(state: PlayerState, now_ms: int) -> Outcome:
    """Move on to a clock reading; does nothing while paused or finished."""
    passed = max(0, now_ms - state.as_of_ms)
    moved = replace(state, as_of_ms=max(now_ms, state.as_of_ms))
    if state.phase is Phase.WAITING and passed <= ASLEEP_AFTER_MS:
        moved = replace(moved, active_ms=state.active_ms + passed)
    if state.phase not in (Phase.RUNNING, Phase.LEAD_IN, Phase.WAITING):
        return moved, ()
    if passed > ASLEEP_AFTER_MS and state.phase is not Phase.WAITING:
        return _pause(moved, PauseReason.ASLEEP)
    return _advance(moved, passed)


def command(state: PlayerState, asked: Command, now_ms: int) -> Outcome:
    """Do what the user asks for, after moving on to the clock reading."""
    moved, effects = tick(state, now_ms)
    if moved.phase is Phase.FINISHED:
        return moved, effects
    done, more = _COMMANDS[asked](moved)
    return done, effects + more


def swap(state: PlayerState, timeline: Timeline, position_ms: int, now_ms: int) -> Outcome:
    """Go on with another timeline (a gentler form) at the step that holds a position."""
    moved = replace(state, timeline=timeline, as_of_ms=now_ms)
    step = timeline.step_of(timeline.segment_at(position_ms))
    kept = frozenset(index for index in state.skipped if index < step.index)
    return _jump(replace(moved, skipped=kept), step)


def repace(state: PlayerState, timeline: Timeline, now_ms: int) -> Outcome:
    """Go on at the same place of the same session at another pace: its lengths alone differ.

    Cues that were given are not given again, and none is left out: between two cues of a segment
    the place is as far from one to the other as before. Where another pace brings more or fewer
    cues (breaths in a hold), it is as far through the whole segment.

    Raises:
        ValueError: the timeline is not the same session.
    """
    state, effects = tick(state, now_ms)
    if [one.kind for one in timeline.segments] != [one.kind for one in state.timeline.segments]:
        raise ValueError("another pace does not change what a session is made of")
    if state.phase is Phase.FINISHED:
        return replace(state, timeline=timeline, position_ms=timeline.length_ms), effects
    position_ms = _same_place(state, timeline)
    return replace(state, timeline=timeline, position_ms=position_ms), effects


def next_due_ms(state: PlayerState) -> int | None:
    """Return the clock reading at which something is next due; None while nothing is."""
    if state.phase is Phase.LEAD_IN:
        return state.as_of_ms + (state.lead_in_ms - 1) % 1000 + 1
    if state.phase not in (Phase.RUNNING, Phase.WAITING):
        return None
    gate = _gate_ms(state)
    if state.extension_ms and state.position_ms == gate:
        return state.as_of_ms + state.extension_ms
    cue = state.timeline.next_cue_after(state.position_ms)
    target = gate if cue is None else min(gate, cue.at_ms)
    return None if target <= state.position_ms else state.as_of_ms + target - state.position_ms


def position_at(state: PlayerState, now_ms: int) -> int:
    """Return the position between two ticks, for smooth drawing; never past the segment's end."""
    if state.phase is not Phase.RUNNING:
        return state.position_ms
    passed = max(0, now_ms - state.as_of_ms)
    return max(state.position_ms, min(state.position_ms + passed, _gate_ms(state)))


# --- another pace -----------------------------------------------------------------------------


def _same_place(state: PlayerState, timeline: Timeline) -> int:
    """Return the position in a timeline of the same segments that the state has in its own."""
    before = state.segment
    after = timeline.segments[before.index]
    marks, new_marks = _marks(state.timeline, before), _marks(timeline, after)
    if len(marks) != len(new_marks):
        marks, new_marks = [marks[0], marks[-1]], [new_marks[0], new_marks[-1]]
    index = bisect_right(marks, state.position_ms) - 1
    passed, length = state.position_ms - marks[index], marks[index + 1] - marks[index]
    new_length = new_marks[index + 1] - new_marks[index]
    return new_marks[index] + passed * new_length // length


def _marks(timeline: Timeline, segment: Segment) -> list[int]:
    """Return when a segment begins, when each of its cues is due, and when it ends."""
    cues = timeline.cues_between(segment.start_ms, segment.end_ms - 1)
    inner = sorted({cue.at_ms for cue in cues})
    return [segment.start_ms, *inner, segment.end_ms]


# --- moving on --------------------------------------------------------------------------------


def _gate_ms(state: PlayerState) -> int:
    """Return how far the position may go before something else must happen."""
    segment = state.segment
    if state.extension_ms:
        return max(state.position_ms, segment.end_ms - _COUNTDOWN_MS)
    if segment.kind is SegmentKind.WAIT:
        return max(state.position_ms, segment.end_ms - 1)
    return segment.end_ms


def _advance(state: PlayerState, passed: int) -> Outcome:
    effects: list[Effect] = []
    left = passed
    while left > 0 and state.phase in (Phase.RUNNING, Phase.LEAD_IN, Phase.WAITING):
        if state.phase is Phase.LEAD_IN:
            spent = min(left, state.lead_in_ms)
            effects += _lead_in_ticks(state.lead_in_ms, state.lead_in_ms - spent, left)
            state = _after_lead_in(state, spent)
            left -= spent
            continue
        gate = _gate_ms(state)
        spent = min(left, gate - state.position_ms)
        if spent == 0:
            if not state.extension_ms:
                break  # a wait goes on only when the user says so
            spent = min(left, state.extension_ms)
            state = replace(
                state,
                extension_ms=state.extension_ms - spent,
                active_ms=state.active_ms + spent,
            )
            left -= spent
            continue
        state, more = _move(state, state.position_ms + spent, left)
        effects += more
        left -= spent
    return state, tuple(effects)


def _move(state: PlayerState, until_ms: int, left_ms: int) -> Outcome:
    """Move within one segment, at most to its end; `left_ms` is the time still to be spent."""
    segment, before = state.segment, state.position_ms
    waiting = state.phase is Phase.WAITING
    state = replace(
        state,
        position_ms=until_ms,
        active_ms=state.active_ms + (0 if waiting else until_ms - before),
    )
    due = _due(state.timeline, before, until_ms, left_ms)
    if until_ms < segment.end_ms:
        return state, due
    # Facts come before the cues of the next segment: what is done is written first.
    earlier = tuple(effect for effect in due if effect.cue.at_ms < until_ms)
    boundary = tuple(effect for effect in due if effect.cue.at_ms >= until_ms)
    state, facts = _leave(state, segment)
    return state, (*earlier, *facts, *boundary)


def _due(timeline: Timeline, after_ms: int, until_ms: int, left_ms: int) -> tuple[CueDue, ...]:
    cues = timeline.cues_between(after_ms, until_ms)
    return tuple(CueDue(cue, late_ms=left_ms - (cue.at_ms - after_ms)) for cue in cues)


def _leave(state: PlayerState, segment: Segment) -> Outcome:
    """Account for a segment that has come to its end by itself."""
    timeline = state.timeline
    if timeline.steps[segment.step].last_segment == segment.index:
        state = replace(state, skipped=state.skipped - {segment.step})
    facts = tuple(
        Record(fact)
        for fact in timeline.facts_of(segment)
        if not (isinstance(fact, ExerciseDone) and _is_partial(state, fact.item))
    )
    if segment.index == len(timeline.segments) - 1:
        state = _finished(state)
        return state, (*facts, Finished(completed=not state.skipped))
    entering = timeline.segments[segment.index + 1]
    phase = Phase.WAITING if entering.kind is SegmentKind.WAIT else Phase.RUNNING
    return replace(state, phase=phase), facts


def _finished(state: PlayerState) -> PlayerState:
    return replace(state, phase=Phase.FINISHED, lead_in_ms=0, extension_ms=0)


def _is_partial(state: PlayerState, item: int) -> bool:
    return any(state.timeline.steps[index].item == item for index in state.skipped)


def _lead_in_ticks(before_ms: int, after_ms: int, left_ms: int) -> list[Effect]:
    """Count the end of the lead-in down: one tick a second."""
    return [
        CueDue(_lead_in_tick(second), late_ms=left_ms - (before_ms - second * 1000))
        for second in range(LEAD_IN_MS // 1000, 0, -1)
        if after_ms <= second * 1000 < before_ms
    ]


def _lead_in_tick(second: int) -> Cue:
    return Cue(0, 0, CueKind.TICK, str(second), segment=0)


def _after_lead_in(state: PlayerState, spent: int) -> PlayerState:
    left = state.lead_in_ms - spent
    return replace(
        state,
        lead_in_ms=left,
        phase=Phase.LEAD_IN if left else Phase.RUNNING,
        active_ms=state.active_ms + spent,
    )


# --- commands ---------------------------------------------------------------------------------


def _pause(state: PlayerState, reason: PauseReason) -> Outcome:
    paused = replace(state, phase=Phase.PAUSED, lead_in_ms=0)
    return paused, (Silence(), Paused(reason))


def _pause_command(state: PlayerState) -> Outcome:
    if state.phase is Phase.PAUSED:
        return state, ()
    return _pause(state, PauseReason.USER)


def _resume(state: PlayerState) -> Outcome:
    if state.phase is Phase.WAITING:
        return _next(state)
    if state.phase is not Phase.PAUSED:
        return state, ()
    return _go_on(state)


def _go_on(state: PlayerState) -> Outcome:
    """Go on where the position is, with a lead-in before work."""
    kind = state.segment.kind
    if kind in _WORK:
        first = CueDue(_lead_in_tick(LEAD_IN_MS // 1000), late_ms=0)
        return replace(state, phase=Phase.LEAD_IN, lead_in_ms=LEAD_IN_MS), (first,)
    phase = Phase.WAITING if kind is SegmentKind.WAIT else Phase.RUNNING
    return replace(state, phase=phase), ()


def _begin_at(state: PlayerState, position_ms: int) -> Outcome:
    """Go to a position whose own cues are still to be given."""
    state = replace(state, position_ms=position_ms, extension_ms=0, lead_in_ms=0)
    phase = Phase.WAITING if state.segment.kind is SegmentKind.WAIT else Phase.RUNNING
    due = _due(state.timeline, position_ms - 1, position_ms, 1)
    return replace(state, phase=phase), due


def _jump(state: PlayerState, step: TimelineStep) -> Outcome:
    moved, due = _begin_at(state, state.timeline.step_start_ms(step))
    return moved, (Silence(), *due)


def _next(state: PlayerState) -> Outcome:
    step, steps = state.step, state.timeline.steps
    if state.phase is Phase.WAITING or (
        state.phase is Phase.PAUSED and step.kind is SegmentKind.WAIT
    ):
        return _finish_wait(state)
    if step.is_work:
        state = replace(state, skipped=state.skipped | {step.index})
    if step.index + 1 < len(steps):
        return _jump(state, steps[step.index + 1])
    finished = _finished(replace(state, position_ms=state.timeline.length_ms))
    return finished, (Silence(), Finished(completed=not state.skipped))


def _finish_wait(state: PlayerState) -> Outcome:
    """The user says that the self-paced set is done."""
    segment = state.segment
    state, facts = _leave(replace(state, phase=Phase.WAITING), segment)
    if state.phase is Phase.FINISHED:
        return state, (Silence(), *facts)
    state, due = _begin_at(state, segment.end_ms)
    return state, (Silence(), *facts, *due)


def _back(state: PlayerState) -> Outcome:
    step, timeline = state.step, state.timeline
    since = state.position_ms - timeline.step_start_ms(step)
    if since <= BACK_TWICE_MS:
        earlier = [
            one
            for one in timeline.steps[: step.index]
            if one.is_work or one.kind is SegmentKind.TRANSITION
        ]
        step = earlier[-1] if earlier else timeline.steps[0]
    return _jump(state, step)


def _restart(state: PlayerState) -> Outcome:
    return _jump(state, state.step)


def _skip_exercise(state: PlayerState) -> Outcome:
    step, steps = state.step, state.timeline.steps
    if step.item is None:
        return _next(state)
    rest = [one for one in steps[step.index :] if one.item == step.item]
    skipped = state.skipped | {one.index for one in rest if one.is_work}
    return _jump(replace(state, skipped=skipped), steps[rest[-1].index + 1])


def _extend(state: PlayerState) -> Outcome:
    if state.segment.kind not in _EXTENDABLE:
        return state, ()
    return replace(state, extension_ms=state.extension_ms + EXTENSION_MS), ()


def _repeat(state: PlayerState) -> Outcome:
    if state.step.kind is SegmentKind.TRANSITION and state.phase is Phase.RUNNING:
        return _restart(state)
    return state, (Say(state.step.instruction),)


def _hurts(state: PlayerState) -> Outcome:
    segment = state.segment
    paused, effects = _pause(state, PauseReason.HURTS)
    if segment.item is None:
        return paused, effects
    fact = ExerciseHurt(segment.item, segment.exercise_id, segment.side, state.position_ms)
    return paused, (*effects, Record(fact))


def _end(state: PlayerState) -> Outcome:
    last = state.step.item is None
    finished = _finished(state)
    return finished, (Silence(), Finished(completed=last and not state.skipped))


_COMMANDS: Mapping[Command, Callable[[PlayerState], Outcome]] = {
    Command.PAUSE: _pause_command,
    Command.RESUME: _resume,
    Command.NEXT: _next,
    Command.BACK: _back,
    Command.RESTART: _restart,
    Command.SKIP_EXERCISE: _skip_exercise,
    Command.EXTEND: _extend,
    Command.REPEAT: _repeat,
    Command.HURTS: _hurts,
    Command.END: _end,
}
