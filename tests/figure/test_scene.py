from collections.abc import Sequence
from itertools import pairwise

import pytest

from coach.domain.exercise import Side
from coach.domain.timeline import Segment, SegmentKind, Timeline
from coach.figure.scene import ARRIVAL_MS, BREATH_MS, Scene, breath_at, movement, preview, scene_at

NO_CYCLES: dict[tuple[str, str], float] = {}
Row = tuple[SegmentKind, int, str, Side | None, str, str]


def timeline(rows: Sequence[Row]) -> Timeline:
    segments = []
    now = 0
    items: dict[str, int] = {}
    for i, (kind, length, exercise, side, pose_from, pose_to) in enumerate(rows):
        item = items.setdefault(exercise, len(items)) if exercise else None
        segments.append(
            Segment(i, now, length, kind, item, exercise, 1, 1, side, "", 0, pose_from, pose_to)
        )
        now += length
    return Timeline("r", "R", (), tuple(segments), (), (), ())


T, M, H, R = (
    SegmentKind.TRANSITION,
    SegmentKind.MOVE,
    SegmentKind.HOLD,
    SegmentKind.RETURN,
)
SESSION = timeline(
    [
        (T, 8000, "clamshell", None, "start", "start"),
        (M, 2000, "clamshell", Side.LEFT, "start", "end"),
        (H, 5000, "clamshell", Side.LEFT, "end", "end"),
        (R, 2000, "clamshell", Side.LEFT, "end", "start"),
        (SegmentKind.SWITCH, 6000, "clamshell", Side.RIGHT, "start", "start"),
        (M, 2000, "clamshell", Side.RIGHT, "start", "end"),
        (T, 9000, "cat-cow", None, "start", "start"),
        (SegmentKind.WAIT, 60000, "cat-cow", None, "start", "cat"),
        (SegmentKind.REST, 3000, "", None, "start", "start"),
    ]
)


def at(position_ms: int, *, reduced_motion: bool = False) -> Scene:
    scene = scene_at(SESSION, position_ms, cycles=NO_CYCLES, reduced_motion=reduced_motion)
    assert scene is not None
    return scene


def test_it_moves_when_the_timeline_moves() -> None:
    assert at(8000).u == 0.0
    assert at(9000).u == 0.5
    assert (at(9000).pose_from, at(9000).pose_to) == ("start", "end")
    assert (at(15500).pose_from, at(15500).pose_to) == ("end", "start")


def test_the_pose_depends_on_the_position_alone() -> None:
    first = [at(t) for t in range(0, 40_000, 250)]
    again = [at(t) for t in reversed(range(0, 40_000, 250))]
    assert first == again[::-1]


def test_the_side_that_will_work_is_shown_from_the_beginning() -> None:
    assert at(100).side == "left"
    assert at(9000).side == "left"
    assert at(24_000).side == "right"


def test_a_hold_only_breathes() -> None:
    scenes = {at(10_000 + t) for t in range(0, 5000, 40)}
    assert {(s.pose_from, s.pose_to, s.u) for s in scenes} == {("end", "end", 0.0)}
    assert {s.breath for s in scenes} == {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}


def test_a_whole_breath_needs_few_repaints() -> None:
    shown = [breath_at(t) for t in range(0, BREATH_MS, 33)]
    changes = sum(a != b for a, b in pairwise(shown))
    assert changes <= 10


def test_with_reduced_motion_nothing_moves() -> None:
    for begin, end in ((0, 8000), (8000, 10_000), (10_000, 15_000), (34_000, 90_000)):
        scenes = {at(t, reduced_motion=True) for t in range(begin, end, 100)}
        assert len(scenes) == 1
        scene = scenes.pop()
        assert scene.is_still
        assert scene.breath == 0.0


def test_a_change_of_exercise_or_side_is_never_a_jump() -> None:
    for boundary in (17_000, 25_000):
        first, later = at(boundary), at(boundary + ARRIVAL_MS // 2)
        assert first.leaving is not None
        assert first.arrival == 0.0
        assert later.arrival == pytest.approx(0.5)
        assert at(boundary + ARRIVAL_MS).leaving is None
    assert at(10_000).leaving is None


def test_at_the_persons_own_pace_the_movement_goes_on() -> None:
    poses = {(at(t).pose_from, at(t).pose_to) for t in range(36_000, 50_000, 100)}
    assert ("start", "cat") in poses
    assert ("cat", "start") in poses


def test_the_closing_words_keep_the_last_exercise() -> None:
    assert at(95_500).exercise == "cat-cow"


def test_an_empty_session_shows_nothing() -> None:
    assert scene_at(timeline([]), 0, cycles=NO_CYCLES) is None


def test_walking_goes_on_through_its_hold() -> None:
    def walking(elapsed_ms: int) -> Scene:
        return movement("walking", "walk", "walk", 0.1, elapsed_ms=elapsed_ms, cycle_ms=1200.0)

    assert walking(300).u == pytest.approx(0.25)
    assert walking(1500).u == pytest.approx(0.25)


def test_a_preview_shows_every_pose_and_loops() -> None:
    def shown(t: int) -> Scene:
        return preview("cat-cow", t, poses=("start", "cat", "cow"))

    stills = {shown(t).pose_to for t in range(0, 20_000, 50) if shown(t).is_still}
    assert stills == {"start", "cat", "cow"}
    length = 3 * 2400 + 1100 + 2 * 2200
    assert shown(700) == shown(700 + length)
