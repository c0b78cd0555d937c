"""The player on a fake clock: whole sessions in milliseconds, commands at any moment."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import player
from coach.domain.compiler import Options, compile_routine
from coach.domain.exercise import Side
from coach.domain.facts import ExerciseDone, ExerciseHurt, Fact, HoldDone
from coach.domain.player import (
    EXTENSION_MS,
    LEAD_IN_MS,
    Command,
    CueDue,
    Effect,
    Finished,
    Outcome,
    Paused,
    PauseReason,
    Phase,
    PlayerState,
    Record,
    Say,
    Silence,
)
from coach.domain.routine import RoutineItem
from coach.domain.timeline import Cue, CueKind, Segment, SegmentKind, Timeline
from tests.domain.samples import EXERCISES, routine

SHORT = compile_routine(routine("knee-lift", "child"), EXERCISES)
SIDES = compile_routine(routine("knee-hug", "cat-cow"), EXERCISES)
PACED = compile_routine(routine(RoutineItem("knee-lift", self_paced=True), "child"), EXERCISES)


@dataclass
class Run:
    """Drives a player by a clock that the test sets, and gathers what comes back."""

    timeline: Timeline
    now: int = 1_000_000
    effects: list[Effect] = field(default_factory=list)
    state: PlayerState = field(init=False)

    def __post_init__(self) -> None:
        self._take(player.start(self.timeline, self.now))

    def _take(self, outcome: Outcome) -> tuple[Effect, ...]:
        self.state, effects = outcome
        self.effects += effects
        return effects

    def tick(self, passed: int) -> tuple[Effect, ...]:
        self.now += passed
        return self._take(player.tick(self.state, self.now))

    def ask(self, asked: Command) -> tuple[Effect, ...]:
        return self._take(player.command(self.state, asked, self.now))

    def pass_time(self, ms: int) -> None:
        """Let time pass in ticks as a window would give them."""
        end = self.now + ms
        while self.now < end and self.state.phase is not Phase.FINISHED:
            due = player.next_due_ms(self.state)
            until = min(end, self.now + 500, end if due is None else max(due, self.now + 1))
            self.tick(until - self.now)

    def to(self, kind: SegmentKind, nth: int = 0) -> None:
        """Go to the beginning of the nth segment of a kind."""
        segment = [s for s in self.timeline.segments if s.kind is kind][nth]
        self.pass_time(segment.start_ms - self.state.position_ms)

    @property
    def facts(self) -> list[Fact]:
        return [effect.fact for effect in self.effects if isinstance(effect, Record)]

    @property
    def cues(self) -> list[CueDue]:
        return [effect for effect in self.effects if isinstance(effect, CueDue)]


def test_a_whole_session_gives_every_cue_in_time_and_every_fact_once() -> None:
    run = Run(SIDES)
    run.pass_time(SIDES.length_ms)
    assert [due.cue for due in run.cues] == list(SIDES.cues)
    assert {due.late_ms for due in run.cues} <= {0, 1}
    assert run.facts == [fact for _, fact in SIDES.facts]
    assert run.effects[-1] == Finished(completed=True)
    assert run.state.active_ms == SIDES.length_ms


@given(steps=st.lists(st.integers(0, player.ASLEEP_AFTER_MS), min_size=1, max_size=400))
def test_however_the_ticks_fall_the_position_is_the_time_that_passed(steps: list[int]) -> None:
    run = Run(SHORT)
    for step in steps:
        run.tick(step)
    assert run.state.position_ms == min(sum(steps), SHORT.length_ms)
    expected = [c for c in SHORT.cues if c.at_ms <= run.state.position_ms]
    assert [due.cue for due in run.cues] == expected


@given(
    script=st.lists(
        st.one_of(st.integers(0, 5000), st.sampled_from(list(Command))), min_size=1, max_size=60
    )
)
def test_whatever_is_asked_the_player_stays_sound(script: list[int | Command]) -> None:
    run = Run(PACED)
    for one in script:
        if isinstance(one, Command):
            run.ask(one)
        else:
            run.tick(one)
        state = run.state
        assert 0 <= state.position_ms <= PACED.length_ms
        due = player.next_due_ms(state)
        assert due is None or due > state.as_of_ms
        assert state.active_ms >= 0
    assert sum(isinstance(effect, Finished) for effect in run.effects) <= 1
    done = [fact for fact in run.facts if isinstance(fact, ExerciseDone)]
    assert {fact.item for fact in done} <= {item.index for item in PACED.items}


def test_next_due_is_the_next_cue_or_the_end_of_the_segment() -> None:
    run = Run(SHORT)
    due = player.next_due_ms(run.state)
    assert due == run.now + SHORT.cues[0].at_ms


def test_a_pause_stops_the_clock_and_the_sound() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(4000)
    before = run.state.position_ms
    assert run.ask(Command.PAUSE) == (Silence(), Paused(PauseReason.USER))
    run.tick(3_600_000)
    assert run.state.position_ms == before
    assert player.next_due_ms(run.state) is None


def test_work_goes_on_after_a_counted_lead_in_where_it_stopped() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(4000)
    run.ask(Command.PAUSE)
    before = run.state.position_ms
    run.effects.clear()
    run.ask(Command.RESUME)
    assert run.state.phase is Phase.LEAD_IN
    run.pass_time(LEAD_IN_MS)
    assert [due.cue.text for due in run.cues] == ["3", "2", "1"]
    assert run.state.position_ms == before
    run.pass_time(1000)
    assert run.state.position_ms == before + 1000


def test_a_transition_goes_on_without_a_lead_in() -> None:
    run = Run(SIDES)
    run.pass_time(500)
    run.ask(Command.PAUSE)
    run.ask(Command.RESUME)
    assert run.state.phase is Phase.RUNNING


def test_a_sleeping_machine_pauses_at_the_last_known_moment() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(2000)
    before = run.state
    effects = run.tick(8 * 3_600_000)
    assert effects == (Silence(), Paused(PauseReason.ASLEEP))
    assert run.state.position_ms == before.position_ms
    assert run.state.active_ms == before.active_ms


def test_next_in_a_transition_starts_the_work_and_skips_nothing() -> None:
    run = Run(SIDES)
    run.pass_time(1000)
    run.ask(Command.NEXT)
    assert run.state.segment.kind is SegmentKind.MOVE
    run.pass_time(SIDES.length_ms)
    assert run.effects[-1] == Finished(completed=True)


def test_next_in_a_hold_skips_it_and_the_session_is_partial() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(3000)
    run.ask(Command.NEXT)
    assert run.state.segment.kind is SegmentKind.REST
    run.pass_time(SIDES.length_ms)
    held = [f for f in run.facts if isinstance(f, HoldDone) and f.exercise_id == "knee-hug"]
    assert len(held) == 5
    assert ExerciseDone(0, "knee-hug") not in run.facts
    assert ExerciseDone(1, "cat-cow") in run.facts
    assert run.effects[-1] == Finished(completed=False)


def test_going_back_makes_good_what_was_skipped() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.ask(Command.NEXT)
    run.ask(Command.BACK)
    run.pass_time(SIDES.length_ms * 2)
    assert run.effects[-1] == Finished(completed=True)


def test_back_restarts_the_step_and_twice_goes_to_the_one_before() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD, 1)
    run.pass_time(5000)
    second = run.state.step
    run.ask(Command.BACK)
    assert run.state.position_ms == SIDES.step_start_ms(second)
    run.pass_time(400)
    run.ask(Command.BACK)
    assert run.state.step.is_work
    assert run.state.step.index < second.index


def test_back_at_the_very_beginning_starts_again() -> None:
    run = Run(SIDES)
    run.ask(Command.BACK)
    assert run.state.position_ms == 0


def test_restart_goes_to_the_beginning_of_the_step_at_any_moment() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(20_000)
    run.ask(Command.RESTART)
    assert run.state.position_ms == SIDES.step_start_ms(run.state.step)


def test_ten_seconds_more_come_before_the_final_countdown() -> None:
    run = Run(SIDES)
    transition = SIDES.segments[0]
    run.pass_time(1000)
    left = run.state.segment_left_ms
    run.ask(Command.EXTEND)
    assert run.state.segment_left_ms == left + EXTENSION_MS
    run.effects.clear()
    run.pass_time(transition.length_ms - 1000 + EXTENSION_MS)
    assert run.state.segment.kind is SegmentKind.MOVE
    ticks = [due for due in run.cues if due.cue.kind is CueKind.TICK]
    assert [due.cue.text for due in ticks] == ["3", "2", "1"]
    assert {due.late_ms for due in ticks} <= {0, 1}


def test_work_cannot_be_extended() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    left = run.state.segment_left_ms
    run.ask(Command.EXTEND)
    assert run.state.segment_left_ms == left


def test_repeat_says_the_instruction_of_the_work_in_hand() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    assert run.ask(Command.REPEAT) == (Say("Draw your left knee to your chest."),)


def test_repeat_in_a_transition_says_all_of_it_again() -> None:
    run = Run(SIDES)
    run.pass_time(9000)
    run.ask(Command.REPEAT)
    assert run.state.position_ms == 0


def test_that_hurts_stops_and_notes_exercise_side_and_moment() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.pass_time(2500)
    moment = run.state.position_ms
    effects = run.ask(Command.HURTS)
    assert Paused(PauseReason.HURTS) in effects
    assert run.facts[-1] == ExerciseHurt(0, "knee-hug", Side.LEFT, moment)


def test_skipping_an_exercise_goes_to_the_next_one() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    run.ask(Command.HURTS)
    run.ask(Command.SKIP_EXERCISE)
    assert run.state.segment.exercise_id == "cat-cow"
    assert run.state.segment.kind is SegmentKind.TRANSITION
    run.pass_time(SIDES.length_ms)
    assert run.effects[-1] == Finished(completed=False)


def test_a_gentler_form_goes_on_at_its_own_transition() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    gentler = compile_routine(
        routine("knee-hug", "cat-cow"),
        EXERCISES,
        Options(gentler=frozenset({"knee-hug"})),
    )
    state, _ = player.swap(run.state, gentler, gentler.items[0].start_ms, run.now)
    assert state.timeline is gentler
    assert state.segment.kind is SegmentKind.TRANSITION


PACES = st.builds(
    Options,
    transition_seconds=st.sampled_from([5.0, 10.0, 45.0]),
    switch_seconds=st.sampled_from([6.0, 20.0]),
    lead_in_seconds=st.sampled_from([0.0, 15.0]),
    words_per_minute=st.sampled_from([120, 150, 220]),
)


@given(timeline=st.sampled_from([SHORT, SIDES]), share=st.floats(0, 1), pace=PACES)
def test_another_pace_goes_on_at_the_same_place_without_a_cue_lost_or_said_twice(
    timeline: Timeline, share: float, pace: Options
) -> None:
    items = [item.exercise_id for item in timeline.items]
    other = compile_routine(routine(*items), EXERCISES, pace)
    run = Run(timeline)
    run.pass_time(round(share * (timeline.length_ms - 1)))
    place = run.state.segment.index
    run.ask(Command.PAUSE)
    run._take(player.repace(run.state, other, run.now))
    assert run.state.phase is Phase.PAUSED
    assert run.state.timeline is other
    assert run.state.segment.index == place
    run.timeline = other
    run.ask(Command.RESUME)
    run.pass_time(LEAD_IN_MS + other.length_ms)
    counted = [cue.text for cue in other.cues]
    heard = [due.cue.text for due in run.cues if due.cue in timeline.cues or due.cue in other.cues]
    assert heard == counted
    assert run.facts == [fact for _, fact in other.facts]
    assert run.effects[-1] == Finished(completed=True)


@given(share=st.floats(0, 1), breath=st.sampled_from([3.0, 5.0, 10.0]))
def test_another_breath_leaves_the_place_in_a_hold_as_far_through(
    share: float, breath: float
) -> None:
    other = compile_routine(routine("child"), EXERCISES, Options(breath_seconds=breath))
    run = Run(compile_routine(routine("child"), EXERCISES))
    run.to(SegmentKind.HOLD)
    run.pass_time(round(share * (run.state.segment.length_ms - 1)))
    before, through = run.state.segment, run.state.position_ms - run.state.segment.start_ms
    state, effects = player.repace(run.state, other, run.now)
    assert effects == ()
    assert state.segment.index == before.index
    if len(breaths(run.timeline, before)) != len(breaths(other, state.segment)):
        now_through = state.position_ms - state.segment.start_ms
        assert now_through == through * state.segment.length_ms // before.length_ms


def breaths(timeline: Timeline, segment: Segment) -> list[Cue]:
    return [one for one in timeline.cues if one.segment == segment.index]


def test_the_same_pace_leaves_everything_where_it_is() -> None:
    run = Run(PACED)
    for _ in range(400):
        run.tick(499)
        assert player.repace(run.state, PACED, run.now) == (run.state, ())


def test_another_session_is_no_other_pace_of_this_one() -> None:
    run = Run(SHORT)
    with pytest.raises(ValueError, match="another pace"):
        player.repace(run.state, SIDES, run.now)


def test_a_self_paced_set_waits_until_the_user_goes_on() -> None:
    run = Run(PACED)
    run.to(SegmentKind.WAIT)
    run.pass_time(30 * 60_000)
    assert run.state.phase is Phase.WAITING
    assert run.facts == []
    run.ask(Command.RESUME)
    assert run.state.segment.kind is SegmentKind.SWITCH
    done = [fact for fact in run.facts if isinstance(fact, HoldDone)]
    assert [fact.side for fact in done] == [Side.LEFT] * 6


def test_ending_early_is_partial() -> None:
    run = Run(SIDES)
    run.to(SegmentKind.HOLD)
    assert run.ask(Command.END) == (Silence(), Finished(completed=False))


def test_ending_during_the_last_words_is_complete() -> None:
    run = Run(SHORT)
    run.pass_time(SHORT.segments[-1].start_ms + 100)
    assert run.ask(Command.END) == (Silence(), Finished(completed=True))


def test_an_unfinished_session_goes_on_at_its_step_with_time_to_get_ready() -> None:
    hold = next(s for s in SIDES.segments if s.kind is SegmentKind.HOLD)
    state, effects = player.start(SIDES, 0, position_ms=hold.start_ms + 9000, active_ms=77_000)
    assert state.phase is Phase.LEAD_IN
    assert state.lead_in_ms == player.LONG_LEAD_IN_MS
    assert state.position_ms == SIDES.step_start_ms(SIDES.step_of(hold))
    assert effects == (Say("Draw your left knee to your chest."),)
    assert state.active_ms == 77_000


@pytest.mark.parametrize("after_ms", [0, 400, 1999])
def test_position_between_ticks_never_passes_the_segment(after_ms: int) -> None:
    run = Run(SHORT)
    run.pass_time(SHORT.segments[0].end_ms - 1000)
    position = player.position_at(run.state, run.now + after_ms)
    assert position == min(run.state.position_ms + after_ms, SHORT.segments[0].end_ms)
