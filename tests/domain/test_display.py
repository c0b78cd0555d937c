"""What the session screen shows, moment by moment."""

import pytest

from coach.domain import player
from coach.domain.compiler import Options, compile_routine
from coach.domain.display import Display, display
from coach.domain.exercise import Side
from coach.domain.phrases import Phrases
from coach.domain.player import Command, Phase, PlayerState
from coach.domain.routine import OwnDose, RoutineItem
from coach.domain.timeline import SegmentKind, Timeline
from tests.domain.samples import EXERCISES, TIMED, routine

PHRASES = Phrases()


def timeline_of(*items: str | RoutineItem) -> Timeline:
    return compile_routine(routine(*items), EXERCISES, Options())


def shown(timeline: Timeline, position_ms: int) -> Display:
    state = PlayerState(timeline, Phase.RUNNING, position_ms=position_ms, as_of_ms=0)
    return display(state, EXERCISES, PHRASES, 0)


def at(timeline: Timeline, kind: SegmentKind, nth: int = 0, after_ms: int = 0) -> Display:
    segment = [s for s in timeline.segments if s.kind is kind][nth]
    return shown(timeline, segment.start_ms + after_ms)


def test_a_hold_counts_whole_seconds_down_to_one() -> None:
    timeline = timeline_of("knee-hug")
    first = at(timeline, SegmentKind.HOLD)
    assert (first.digits, first.unit, first.phase_word) == ("30", "seconds", "Hold")
    assert at(timeline, SegmentKind.HOLD, after_ms=1).digits == "30"
    assert at(timeline, SegmentKind.HOLD, after_ms=12_000).digits == "18"
    last = at(timeline, SegmentKind.HOLD, after_ms=29_999)
    assert (last.digits, last.unit) == ("1", "second")


def test_a_long_hold_shows_minutes() -> None:
    timeline = timeline_of(RoutineItem("child", OwnDose(hold_seconds=120, reps=1)))
    assert at(timeline, SegmentKind.HOLD).digits == "2:00"
    assert at(timeline, SegmentKind.HOLD, after_ms=55_000).digits == "1:05"
    assert at(timeline, SegmentKind.HOLD, after_ms=60_000).digits == "60"


def test_the_coming_hold_stands_ready_while_moving() -> None:
    moving = at(timeline_of("knee-hug"), SegmentKind.MOVE, after_ms=1000)
    assert (moving.digits, moving.fraction_left, moving.phase_word) == ("30", 1.0, "Move")


def test_work_without_a_hold_counts_repetitions() -> None:
    timeline = timeline_of("knee-lift")
    third = at(timeline, SegmentKind.MOVE, 2)
    assert (third.digits, third.unit, third.rep, third.reps) == ("3", "of 6", 3, 6)


def test_the_side_is_told_in_words() -> None:
    timeline = timeline_of("knee-hug", "bird-dog", "cat-cow")
    hug = at(timeline, SegmentKind.HOLD)
    assert (hug.side, hug.side_title, hug.side_detail) == (Side.LEFT, "LEFT", "leg")
    dog = at(timeline, SegmentKind.HOLD, 7)
    assert (dog.side_title, dog.side_detail) == ("RIGHT", "Right arm, left leg")
    cow = at(timeline, SegmentKind.HOLD, 22)
    assert (cow.exercise_id, cow.side, cow.side_title) == ("cat-cow", None, "Both sides")


def test_what_comes_next_is_the_other_side_then_the_next_exercise() -> None:
    timeline = timeline_of("knee-hug", "cat-cow")
    first = at(timeline, SegmentKind.HOLD)
    assert (first.next_title, first.next_detail) == ("Next: the right leg", "Then cat-cow")
    second_side = at(timeline, SegmentKind.HOLD, 5)
    assert (second_side.next_title, second_side.next_exercise_id) == ("Next: cat-cow", "cat-cow")
    end = at(timeline, SegmentKind.HOLD, 15)
    assert (end.next_title, end.next_exercise_id) == ("Then you are done", "")


def test_another_set_is_announced() -> None:
    shown_first = at(timeline_of("bridge"), SegmentKind.HOLD)
    assert shown_first.next_title == "Next: set 2 of 2"


def test_a_transition_shows_the_steps_and_can_be_extended() -> None:
    view = at(timeline_of("knee-hug"), SegmentKind.TRANSITION)
    assert view.setup == (
        "Lie on your back with both legs long.",
        "Draw your left knee to your chest.",
    )
    assert view.can_extend
    assert view.safety == "Stop before it pinches."
    assert not at(timeline_of("knee-hug"), SegmentKind.HOLD).can_extend


def test_the_caption_is_what_was_last_said() -> None:
    timeline = timeline_of("knee-hug")
    assert shown(timeline, 0).caption == "We begin with knee hug."
    assert at(timeline, SegmentKind.HOLD, after_ms=15_000).caption == "Halfway."


def test_a_rest_keeps_set_and_repetition() -> None:
    pause = at(timeline_of("knee-hug"), SegmentKind.REST)
    assert (pause.rep, pause.reps, pause.set_number, pause.sets) == (1, 3, 1, 1)
    rest = at(timeline_of("bridge"), SegmentKind.REST)
    assert (rest.rep, rest.set_number) == (10, 2)


def test_the_lead_in_counts_down_under_its_own_word() -> None:
    timeline = timeline_of("knee-hug")
    hold = next(s for s in timeline.segments if s.kind is SegmentKind.HOLD)
    state = PlayerState(timeline, Phase.RUNNING, position_ms=hold.start_ms + 4000, as_of_ms=0)
    paused, _ = player.command(state, Command.PAUSE, 0)
    leading, _ = player.command(paused, Command.RESUME, 0)
    view = display(leading, EXERCISES, PHRASES, 0)
    assert (view.digits, view.phase_word) == ("3", "Get set")


@pytest.mark.parametrize("name", TIMED)
def test_every_moment_of_every_exercise_can_be_shown(name: str) -> None:
    timeline = timeline_of(name)
    moments = [s.start_ms for s in timeline.segments] + [timeline.length_ms]
    views = [shown(timeline, moment) for moment in moments]
    for view in views:
        assert view.phase_word
        assert view.digits
        assert view.caption
        assert 0 <= view.fraction_left <= 1
    assert views[0].parts[0].done == 0
    assert views[-1].parts[-1].done == 1
