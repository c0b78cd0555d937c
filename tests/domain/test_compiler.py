"""What a compiled timeline promises, for every exercise kind and many options."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.compiler import Options, compile_routine
from coach.domain.errors import UserError
from coach.domain.exercise import Form, Part, Side, Source, Step
from coach.domain.facts import ExerciseDone, HoldDone, SetDone
from coach.domain.routine import OwnDose, RoutineItem
from coach.domain.timeline import CueKind, SegmentKind, Timeline
from tests.domain.samples import EXERCISES, KNEE_HUG, TIMED, routine


def compiled(*items: str | RoutineItem, options: Options | None = None) -> Timeline:
    return compile_routine(routine(*items), EXERCISES, options)


def kinds(timeline: Timeline) -> list[SegmentKind]:
    return [segment.kind for segment in timeline.segments]


items = st.lists(
    st.builds(
        RoutineItem,
        exercise_id=st.sampled_from(TIMED),
        dose=st.one_of(
            st.just(OwnDose()),
            st.builds(
                OwnDose,
                hold_seconds=st.none() | st.integers(1, 180),
                reps=st.none() | st.integers(1, 6),
                sets=st.none() | st.integers(1, 3),
                rest_seconds=st.none() | st.integers(0, 60),
            ),
        ),
        self_paced=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
options = st.builds(
    Options,
    start_side=st.sampled_from(Side),
    breath_seconds=st.sampled_from([3.0, 4.5, 5.0, 8.0, 10.0]),
    transition_seconds=st.floats(5, 60).map(round).map(float),
    lead_in_seconds=st.integers(0, 30),
    words_per_minute=st.integers(120, 220),
    gentler=st.frozensets(st.sampled_from(TIMED)),
    speech_length=st.sampled_from([lambda text: 40 * len(text), lambda text: 90 * len(text) + 300]),
)


@given(items=items, options=options, rounds=st.integers(1, 2))
def test_a_timeline_has_no_gaps_and_its_words_never_overlap(
    items: list[RoutineItem], options: Options, rounds: int
) -> None:
    timeline = compile_routine(routine(*items, rounds=rounds), EXERCISES, options)
    assert timeline.segments[0].start_ms == 0
    for before, after in pairwise(timeline.segments):
        assert before.end_ms == after.start_ms
        assert before.length_ms > 0
    for earlier, later in pairwise(timeline.cues):
        assert earlier.at_ms <= later.at_ms
        assert not earlier.kind.spoken or earlier.end_ms <= later.at_ms, (earlier, later)
    for cue in timeline.cues:
        segment = timeline.segments[cue.segment]
        assert segment.start_ms <= cue.at_ms
        assert cue.end_ms <= segment.end_ms, (cue, segment)


@given(items=items, options=options)
def test_compiling_twice_gives_the_same_timeline(
    items: list[RoutineItem], options: Options
) -> None:
    assert compile_routine(routine(*items), EXERCISES, options) == compile_routine(
        routine(*items), EXERCISES, options
    )


@given(items=items, options=options)
def test_steps_cover_all_segments_once_and_poses_connect(
    items: list[RoutineItem], options: Options
) -> None:
    timeline = compile_routine(routine(*items), EXERCISES, options)
    covered = [
        index
        for step in timeline.steps
        for index in range(step.first_segment, step.last_segment + 1)
    ]
    assert covered == list(range(len(timeline.segments)))
    for before, after in pairwise(timeline.segments):
        if before.item == after.item and after.kind is not SegmentKind.TRANSITION:
            assert before.pose_to == after.pose_from or after.kind in (
                SegmentKind.REST,
                SegmentKind.SWITCH,
                SegmentKind.MOVE,
            )


@given(items=items, options=options)
def test_facts_add_up_to_the_planned_dose(items: list[RoutineItem], options: Options) -> None:
    timeline = compile_routine(routine(*items), EXERCISES, options)
    facts = [fact for _, fact in timeline.facts]
    for item in timeline.items:
        reps = [f for f in facts if isinstance(f, HoldDone) and f.item == item.index]
        sets = [f for f in facts if isinstance(f, SetDone) and f.item == item.index]
        assert len(reps) == item.total_reps == len(set(reps))
        assert len({f.set_number for f in sets}) == item.dose.sets
        assert ExerciseDone(item.index, item.exercise_id) in facts
    assert [index for index, _ in timeline.facts] == sorted(index for index, _ in timeline.facts)


def test_a_hold_lasts_as_the_dose_says() -> None:
    timeline = compiled("bridge")
    holds = [s for s in timeline.segments if s.kind is SegmentKind.HOLD]
    assert len(holds) == 20
    assert {hold.length_ms for hold in holds} == {5000}


def test_a_hold_in_breaths_lasts_as_long_as_the_user_breathes() -> None:
    timeline = compiled("child", options=Options(breath_seconds=4.0))
    assert {s.length_ms for s in timeline.segments if s.kind is SegmentKind.HOLD} == {12_000}
    said = [cue.text for cue in timeline.cues if cue.kind is CueKind.BREATH][:6]
    assert said == ["Breathe in.", "And out."] * 3


def test_each_side_has_a_side_change_and_both_sides_do_the_same() -> None:
    timeline = compiled("knee-hug")
    sides = [s.side for s in timeline.segments if s.kind is SegmentKind.HOLD]
    assert sides == [Side.LEFT] * 3 + [Side.RIGHT] * 3
    switches = [s for s in timeline.segments if s.kind is SegmentKind.SWITCH]
    assert [switch.side for switch in switches] == [Side.RIGHT]
    assert switches[0].length_ms >= 6000
    assert "Now the right leg." in [cue.text for cue in timeline.cues]


def test_the_side_change_sets_up_anew_what_depends_on_the_side() -> None:
    step = Step(Part.SETUP, "Cross your {side} ankle over your {other} knee.")
    crossed = replace(KNEE_HUG, steps=(*KNEE_HUG.steps[:1], step, *KNEE_HUG.steps[1:]))
    timeline = compile_routine(routine("knee-hug"), {"knee-hug": crossed})
    switch = next(s for s in timeline.segments if s.kind is SegmentKind.SWITCH)
    said = [cue.text for cue in timeline.cues if cue.segment == switch.index and cue.kind.spoken]
    assert said == ["Now the right leg.", "Cross your right ankle over your left knee."]


def test_the_start_side_can_be_the_right() -> None:
    timeline = compiled("knee-hug", options=Options(start_side=Side.RIGHT))
    sides = [s.side for s in timeline.segments if s.kind is SegmentKind.HOLD]
    assert sides == [Side.RIGHT] * 3 + [Side.LEFT] * 3


def test_alternating_sides_take_turns_within_a_set() -> None:
    timeline = compiled("bird-dog")
    sides = [s.side for s in timeline.segments if s.kind is SegmentKind.HOLD]
    assert sides == [Side.LEFT, Side.RIGHT] * 8
    assert SegmentKind.SWITCH not in kinds(timeline)
    assert "Reach your left arm and right leg. And hold." in [c.text for c in timeline.cues]


def test_a_repetition_of_two_ways_goes_through_both_poses() -> None:
    timeline = compiled("cat-cow")
    first = [s for s in timeline.segments if s.rep_number == 1]
    assert [(s.pose_from, s.pose_to) for s in first] == [
        ("start", "cat"),
        ("cat", "cat"),
        ("cat", "cow"),
        ("cow", "cow"),
        ("cow", "start"),
    ]


def test_directions_follow_one_another_within_a_set() -> None:
    timeline = compiled("rolls")
    poses = [s.pose_to for s in timeline.segments if s.set_number == 1]
    assert poses == ["roll-back"] * 5 + ["roll-forward"] * 5


def test_long_holds_are_counted_down_and_halved_by_voice() -> None:
    timeline = compiled("knee-hug")
    hold = next(s for s in timeline.segments if s.kind is SegmentKind.HOLD)
    said = {
        cue.text: cue.at_ms - hold.start_ms for cue in timeline.cues if cue.segment == hold.index
    }
    assert said["Halfway."] == 15_000
    assert said["Five seconds."] == 25_000
    assert [said[digit] for digit in "321"] == [27_000, 28_000, 29_000]
    assert "Keep breathing." in said


@pytest.mark.parametrize(("seconds", "expected"), [(14, 0), (15, 1)])
def test_five_seconds_left_is_said_from_fifteen_seconds_on(seconds: int, expected: int) -> None:
    item = RoutineItem("child", OwnDose(hold_seconds=seconds, reps=1))
    said = [cue.text for cue in compiled(item).cues]
    assert said.count("Five seconds.") == expected


@pytest.mark.parametrize(("seconds", "expected"), [(19, 0), (20, 1)])
def test_halfway_is_said_from_twenty_seconds_on(seconds: int, expected: int) -> None:
    item = RoutineItem("child", OwnDose(hold_seconds=seconds, reps=1))
    assert [cue.text for cue in compiled(item).cues].count("Halfway.") == expected


def test_the_last_repetitions_are_announced() -> None:
    counts = [c.text for c in compiled("knee-lift").cues if c.kind is CueKind.COUNT]
    assert counts == ["That’s 1.", "That’s 2.", "That’s 3.", "Two more.", "Last one."] * 2


def test_breath_paced_movements_last_half_a_breath_at_least() -> None:
    timeline = compiled("knee-lift", options=Options(breath_seconds=10.0))
    lengths = {s.length_ms for s in timeline.segments if s.kind is SegmentKind.MOVE}
    assert lengths == {5000}


def test_a_change_of_position_takes_longer() -> None:
    quiet = Options(speech_length=lambda _: 100)

    def second_transition(*items: str) -> int:
        segments = compiled(*items, options=quiet).segments
        return [s for s in segments if s.kind is SegmentKind.TRANSITION][1].length_ms

    same = second_transition("bridge", "knee-hug")
    to_all_fours = second_transition("bridge", "bird-dog")
    to_standing = second_transition("bridge", "rolls")
    assert same == 10_000 < to_all_fours < to_standing


def test_the_second_round_does_not_explain_again() -> None:
    timeline = compile_routine(routine("bridge", rounds=2), EXERCISES)
    said = [cue.text for cue in timeline.cues]
    assert said.count("Lie on your back with your knees bent.") == 1
    assert len(timeline.items) == 2


def test_a_self_paced_exercise_waits() -> None:
    timeline = compiled(RoutineItem("bridge", self_paced=True))
    assert kinds(timeline) == [
        SegmentKind.TRANSITION,
        SegmentKind.WAIT,
        SegmentKind.REST,
        SegmentKind.WAIT,
        SegmentKind.REST,
    ]


def test_a_flare_up_leaves_strengthening_out_and_says_so() -> None:
    timeline = compiled("cat-cow", "bridge", "knee-hug", options=Options(flare_up=True))
    assert timeline.left_out == ("bridge",)
    assert [item.exercise_id for item in timeline.items] == ["cat-cow", "knee-hug"]
    assert any("Left out: bridge." in cue.text for cue in timeline.cues)


def test_a_flare_up_that_leaves_nothing_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="flare-up day leaves out"):
        compiled("bridge", options=Options(flare_up=True))


def test_a_routine_with_everything_off_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="Turn at least one on"):
        compiled(RoutineItem("bridge", off=True))


def test_untimed_activities_are_left_to_the_log() -> None:
    timeline = compiled("walking", "bridge")
    assert [item.exercise_id for item in timeline.items] == ["bridge"]


@pytest.mark.parametrize(
    ("own", "chosen", "forced", "reps", "sets", "source"),
    [
        (OwnDose(), {}, None, 10, 2, Source.BACK_PAIN_EXERCISES),
        (OwnDose(), {"bridge": "004"}, None, 8, 1, Source.K_HEALTH),
        (OwnDose(profile="003"), {"bridge": "004"}, None, 10, 2, Source.BACK_PAIN_EXERCISES),
        (OwnDose(reps=4), {"bridge": "004"}, None, 4, 1, Source.K_HEALTH),
        (OwnDose(reps=4), {}, "004", 8, 1, Source.K_HEALTH),
        (OwnDose(), {"bridge": "004"}, "000", 10, 2, Source.BACK_PAIN_EXERCISES),
        (OwnDose(), {"bridge": "gone"}, None, 10, 2, Source.BACK_PAIN_EXERCISES),
    ],
)
def test_doses_come_from_the_routine_then_the_user_then_the_default(
    own: OwnDose,
    chosen: dict[str, str],
    forced: str | None,
    reps: int,
    sets: int,
    source: Source,
) -> None:
    options = Options(profiles=chosen, forced_source=forced)
    dose = compiled(RoutineItem("bridge", own), options=options).items[0].dose
    assert (dose.reps, dose.sets, dose.source) == (reps, sets, source)


def test_a_gentler_form_never_holds_longer() -> None:
    timeline = compiled("cat-cow", options=Options(gentler=frozenset({"cat-cow"})))
    assert timeline.items[0].dose.hold_seconds == 4


def test_a_gentler_form_is_about_half_and_says_how() -> None:
    timeline = compiled("bridge", options=Options(gentler=frozenset({"bridge"})))
    dose = timeline.items[0].dose
    assert (dose.reps, dose.sets, dose.hold_seconds) == (5, 1, 5)
    assert "Lift only half as high." in [cue.text for cue in timeline.cues]


def test_a_gentler_form_that_has_a_pose_of_its_own_moves_to_it() -> None:
    bridge = replace(EXERCISES["bridge"], easier=Form("One hip only.", "halfway"))
    options = Options(gentler=frozenset({"bridge"}))
    poses = []
    for asked in (None, options):
        timeline = compile_routine(routine("bridge"), {"bridge": bridge}, asked)
        moves = [one for one in timeline.segments if one.kind is SegmentKind.MOVE]
        holds = [one for one in timeline.segments if one.kind is SegmentKind.HOLD]
        assert {one.pose_to for one in moves} == {one.pose_to for one in holds}
        poses.append({one.pose_to for one in moves})
    assert poses == [{"end"}, {"halfway"}]


def test_the_lead_in_comes_before_the_first_exercise_alone() -> None:
    plain, settled = (
        compiled("bridge", "knee-hug", options=Options(lead_in_seconds=seconds))
        for seconds in (0, 20)
    )
    assert settled.cues[0].at_ms == plain.cues[0].at_ms + 20_000
    assert settled.length_ms == plain.length_ms + 20_000
    first, *others = settled.segments
    assert first.length_ms == plain.segments[0].length_ms + 20_000
    assert [one.length_ms for one in others] == [one.length_ms for one in plain.segments[1:]]


def test_a_slower_voice_gets_more_time_and_holds_stay_as_long() -> None:
    usual, slow = (
        compiled("bridge", "knee-hug", options=Options(words_per_minute=pace))
        for pace in (170, 120)
    )
    assert slow.length_ms > usual.length_ms
    holds = [
        [one.length_ms for one in timeline.segments if one.kind is SegmentKind.HOLD]
        for timeline in (usual, slow)
    ]
    assert holds[0] == holds[1]


def test_an_exercise_may_begin_with_the_side_that_the_routine_says() -> None:
    one_sided = RoutineItem(KNEE_HUG.id)
    made = compiled(replace(one_sided, first_side=Side.RIGHT))
    sides = [one.side for one in made.segments if one.side is not None]
    assert sides[0] is Side.RIGHT
    assert sides[-1] is Side.LEFT
    assert made.segments == compiled(one_sided, options=Options(start_side=Side.RIGHT)).segments


def test_the_time_to_get_ready_is_the_exercises_then_the_routines_then_the_users() -> None:
    long = RoutineItem(KNEE_HUG.id, transition_seconds=50)
    ours = replace(routine(KNEE_HUG.id, long), transition_seconds=40)
    options = Options(transition_seconds=30)
    made = compile_routine(ours, EXERCISES, options)
    ready = [one for one in made.segments if one.kind is SegmentKind.TRANSITION]
    assert [one.length_ms for one in ready] == [40_000, 50_000]
    assert compiled(KNEE_HUG.id, options=options).segments[0].length_ms == 30_000
