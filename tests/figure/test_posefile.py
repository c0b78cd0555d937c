from collections.abc import Callable

import pytest

from coach.domain.errors import ContentError
from coach.figure.library import PoseLibrary
from coach.figure.posefile import decode_pose_file, swapped

HEAD = 'exercise = "test"\nbase = "supine"\n'
BOTH = HEAD + "[poses.start]\n[poses.end]\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD + "[poses.start]\n", "poses.end is missing"),
        (BOTH + "elbow_left = 3\n", "elbow_left"),
        (BOTH + "arm_left = { elbo = 3 }\n", "elbo"),
        (BOTH + 'arm_left = { elbow = "bent" }\n', "arm_left.elbow"),
        (BOTH + 'arm_left = { hand = { at = [0, 0], rel = "kne-left" } }\n', "kne-left"),
        (BOTH + "arm_left = { hand = { at = [0] } }\n", "1 numbers"),
        (BOTH + 'root = { anchor = "tail" }\n', "tail"),
        (BOTH + 'leg_left = { foot = { at = [0, 0], on = "ball" } }\n', "needs flat"),
        (BOTH + 'extends = "nowhere"\n', "nowhere"),
        (BOTH + 'extends = "end"\n', "extends itself"),
        (HEAD.replace("supine", "upside-down"), "upside-down"),
        (HEAD + 'muscles = ["heart"]\n[poses.start]\n[poses.end]\n', "heart"),
        (BOTH + '[[via]]\nfrom = "start"\nto = "end"\nthrough = ["x"]\n', "“x”"),
        (BOTH + '[cycles.walk]\nthrough = ["start"]\n', "at least two"),
        (BOTH + '[[props]]\nkind = "sofa"\n', "sofa"),
        (BOTH + '[[props]]\nkind = "strap"\npath = ["grip-left", "toe"]\n', "toe"),
        (BOTH + '[[props]]\nkind = "band"\nround_thighs = 0.8\nposes = ["y"]\n', "“y”"),
        ("exercise = ", "not valid TOML"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_reason(text: str, named: str) -> None:
    with pytest.raises(ContentError) as caught:
        decode_pose_file(text, "test.toml")
    assert named in str(caught.value)
    assert "test.toml" in str(caught.value)


def test_every_fault_is_named_at_once() -> None:
    text = HEAD + '[poses.begin]\nroot = { anchor = "tail" }\n'
    with pytest.raises(ContentError) as caught:
        decode_pose_file(text, "test.toml")
    assert len(caught.value.faults) == 3


def test_special_poses_are_asked_for() -> None:
    text = BOTH.replace('"test"', '"cat-cow"')
    with pytest.raises(ContentError) as caught:
        decode_pose_file(text, "cat-cow.toml")
    assert caught.value.faults == (
        "cat-cow.toml: poses.cat is missing.",
        "cat-cow.toml: poses.cow is missing.",
    )


def test_a_file_under_another_name_is_refused(
    write_pose: Callable[[str], PoseLibrary],
) -> None:
    with pytest.raises(ContentError, match="expected “test”"):
        write_pose(BOTH.replace('"test"', '"other"')).file("test")


def test_an_exercise_without_a_file_is_refused(write_pose: Callable[[str], PoseLibrary]) -> None:
    with pytest.raises(ContentError, match="there is no pose file"):
        write_pose(BOTH).file("missing")


def test_a_new_way_of_placing_a_limb_replaces_the_old() -> None:
    text = HEAD + (
        "[poses.start]\nlegs = { kneel = { at = [0, 0.1] }, ankle = -50 }\n"
        '[poses.end]\nextends = "start"\nleg_left = { hip = [10, 0, 0] }\n'
    )
    end = decode_pose_file(text, "test.toml").poses["end"]
    assert end.leg_left.kneel is None
    assert end.leg_left.ankle is None
    assert end.leg_right.kneel is not None


def test_same_and_other_name_the_sides() -> None:
    text = BOTH + 'arms = { hand = { at = [0, 0, 0], rel = "knee-other" } }\n'
    end = decode_pose_file(text, "test.toml").poses["end"]
    assert end.arm_left.hand is not None
    assert end.arm_right.hand is not None
    assert (end.arm_left.hand.rel, end.arm_right.hand.rel) == ("knee-right", "knee-left")


def test_swapping_twice_changes_nothing(library: PoseLibrary) -> None:
    for name in library.names():
        data = library.file(name)
        if not data.base.startswith("side"):
            assert swapped(swapped(data)) == data
