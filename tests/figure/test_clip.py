import numpy as np
import pytest

from coach.domain.errors import ContentError
from coach.figure.clip import Clip, smooth
from coach.figure.figures import FIGURES
from coach.figure.library import PoseLibrary
from coach.figure.posefile import decode_pose_file

TEXT = """
exercise = "test"
base = "supine"
[poses.start]
[poses.up]
extends = "start"
leg_left = { hip = [60, 0, 0], knee = 60 }
[poses.end]
extends = "start"
leg_left = { hip = [20, 40, 0], knee = 10 }
[[via]]
from = "start"
to = "end"
through = ["up"]
[cycles.round]
through = ["start", "up", "end"]
"""


@pytest.fixture
def clip() -> Clip:
    return Clip(decode_pose_file(TEXT, "test.toml"), FIGURES[0].build)


def test_a_movement_begins_and_ends_at_its_poses(clip: Clip) -> None:
    for u, name in ((0.0, "start"), (1.0, "end")):
        assert np.allclose(clip.pose("start", "end", u).origins, clip.hold(name).origins, atol=1e-3)


def test_the_way_back_is_the_way_there_reversed(clip: Clip) -> None:
    for u in (0.1, 0.35, 0.6, 0.9):
        there, back = clip.pose("start", "end", u), clip.pose("end", "start", 1.0 - u)
        assert np.allclose(there.origins, back.origins, atol=1e-3)


def test_it_passes_through_the_pose_between(clip: Clip) -> None:
    assert np.allclose(clip.pose("start", "end", 0.5).origins, clip.hold("up").origins, atol=1e-3)


def test_a_cycle_comes_back_to_where_it_began(clip: Clip) -> None:
    for pair in (("round", "round"), ("start", "round")):
        first, last = clip.pose(*pair, 0.0), clip.pose(*pair, 1.0)
        assert np.allclose(first.origins, last.origins, atol=1e-3)
    after = clip.pose("round", "start", 0.5)
    assert np.allclose(after.origins, clip.hold("start").origins, atol=1e-3)


def test_an_unknown_pose_is_refused(clip: Clip) -> None:
    with pytest.raises(ContentError, match="“sideways”"):
        clip.pose("start", "sideways", 0.0)


def test_smooth_starts_and_stops_at_rest() -> None:
    assert (smooth(0.0), smooth(0.5), smooth(1.0)) == (0.0, 0.5, 1.0)
    assert smooth(0.01) < 1e-4
    assert smooth(-1.0) == 0.0
    assert smooth(2.0) == 1.0


def test_bones_keep_their_length_in_every_movement(library: PoseLibrary) -> None:
    from coach.figure.skeleton import HEIGHT, SHIN_LENGTH, THIGH_LENGTH, Bone
    from coach.figure.validate import movements

    for name in library.names():
        shipped = Clip(library.file(name), FIGURES[0].build)
        for a, b in movements(shipped.data):
            for u in (0.0, 0.3, 0.7):
                o = shipped.pose(a, b, u).origins
                thigh = np.linalg.norm(o[Bone.SHIN_LEFT] - o[Bone.THIGH_LEFT])
                shin = np.linalg.norm(o[Bone.FOOT_LEFT] - o[Bone.SHIN_LEFT])
                assert thigh == pytest.approx(THIGH_LENGTH * HEIGHT, abs=1e-6)
                assert shin == pytest.approx(SHIN_LENGTH * HEIGHT, abs=1e-6)
