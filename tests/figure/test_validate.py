from collections.abc import Callable

import pytest

from coach.figure.library import PoseLibrary
from coach.figure.validate import LIMITS, validate
from coach.resources import resource_path

HEAD = (
    'exercise = "test"\nbase = "{base}"\n[poses.start]\n{start}\n[poses.end]\nextends = "start"\n'
)
STANDING = (
    'root = { at = [0, "floor", 0] }\n'
    "legs = { foot = { at = [0, 0.09], flat = 0, pole = [1, 0, 0] } }\n"
).replace('"floor"', "0.90")


def text(end: str, base: str = "upright", start: str = STANDING) -> str:
    return HEAD.format(base=base, start=start) + end + "\n"


@pytest.mark.parametrize("exercise", PoseLibrary(resource_path("poses")).names())
def test_every_shipped_movement_is_possible(library: PoseLibrary, exercise: str) -> None:
    assert validate(library, exercise) == ()


def test_standing_still_is_possible(write_pose: Callable[[str], PoseLibrary]) -> None:
    assert validate(write_pose(text("")), "test") == ()


@pytest.mark.parametrize(
    ("end", "named"),
    [
        ("lumbar = [90, 0, 0]", "lumbar flexion"),
        ("lumbar = [0, 60, 0]", "lumbar side-bend"),
        ("thorax = [0, 0, 90]", "thorax rotation"),
        ("neck = [0, 0, 110]", "neck rotation"),
        ("head = [60, 0, 0]", "head flexion"),
        ("arm_left = { elbow = 170 }", "elbow of left"),
        ("arm_left = { wrist = 120 }", "wrist flexion of left"),
        ("arm_left = { shoulder = [-90, 0, 0] }", "shoulder extension of left"),
        ("arm_left = { shoulder = [60, -80, 0] }", "shoulder adduction of left"),
        ("arm_left = { shoulder = [0, 0, 140], elbow = 90 }", "shoulder rotation of left"),
        ("leg_left = { hip = [160, 0, 0], knee = 90 }", "hip flexion of left"),
        ("leg_left = { hip = [0, 80, 0] }", "hip abduction of left"),
        ("leg_left = { hip = [40, 0, 90], knee = 60 }", "hip rotation of left"),
        ("leg_left = { hip = [40, 0, 0], knee = 175 }", "knee of left"),
        ("leg_left = { hip = [40, 0, 0], knee = 60, ankle = 60 }", "ankle of left"),
        ("leg_left = { hip = [40, 0, 0], knee = 60, toes = 110 }", "toes of left"),
        ("leg_left = { foot = { at = [1.5, 0.09] } }", "misses its target"),
        ("root = { at = [0, 0.70, 0] }\nlegs = { hip = [0, 2, 0] }", "under the floor"),
        ("root = { at = [0, 1.20, 0] }\nlegs = { hip = [0, 2, 0] }", "floats"),
        ("root = { at = [0.4, 0.82, 0] }", "centre of mass"),
        ('arm_left = { hand = { at = [0, 0, 0], rel = "waist" } }', "sink"),
    ],
)
def test_the_impossible_is_found(
    write_pose: Callable[[str], PoseLibrary], end: str, named: str
) -> None:
    found = " ".join(validate(write_pose(text(end)), "test"))
    assert named in found


def test_a_jump_is_found(write_pose: Callable[[str], PoseLibrary]) -> None:
    """A pole that turns through the limb's own line flips the elbow from one side to the other."""
    arm = "arm_left = {{ hand = {{ at = [0.3, 1.2, 0.2], pole = [0, {0}, {0}] }} }}"
    flips = text(arm.format(-1), start=STANDING + arm.format(1))
    assert any("jumps" in fault for fault in validate(write_pose(flips), "test"))


def test_haste_is_found(write_pose: Callable[[str], PoseLibrary]) -> None:
    far = text("root = { at = [4.0, 0.90, 0] }\nlegs = { foot = { at = [4.0, 0.09], flat = 0 } }")
    assert any("m/s" in fault for fault in validate(write_pose(far), "test"))


def test_every_limit_is_a_range() -> None:
    assert all(limit.low < limit.high for limit in LIMITS.values())
