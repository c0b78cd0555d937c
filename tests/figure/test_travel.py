"""Movements in steps: none is seen to be left out."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.figures import FIGURES
from coach.figure.library import PoseLibrary
from coach.figure.rotation import Array
from coach.figure.scene import Scene
from coach.figure.stage import Stage, framed
from coach.figure.travel import STEP_PX, Travel, sampled_places
from coach.figure.validate import movements
from coach.resources import resource_path

LIBRARY = PoseLibrary(resource_path("poses"))
STAGE = Stage(LIBRARY, FIGURES[0])
SHARES = st.floats(0.0, 1.0)


def discs(scene: Scene) -> Array:
    """Return x, y and radius of all spheres in a picture of 900 × 600."""
    frame = STAGE.frame(scene)
    camera = framed(frame.set, 900, 600, mirrored=frame.mirrored)
    x, y, _, k = camera.project(frame.centres)
    return np.stack((x, y, frame.radii * k), axis=1)


@pytest.mark.parametrize("name", LIBRARY.names())
def test_what_stands_for_a_moment_is_a_quarter_of_a_pixel_away(name: str) -> None:
    data = LIBRARY.file(name)
    for pose_from, pose_to in movements(data):
        scene = Scene(name, pose_from, pose_to, 0.0, data.drawn_side)
        the_set, mirrored = STAGE.seen_from(scene)
        scale = framed(the_set, 900, 600, mirrored=mirrored).scale
        travel = STAGE.travel(scene)
        for u in np.linspace(0.03, 0.97, 9).tolist():
            there, shown = (discs(replace(scene, u=v)) for v in (u, travel.step(u, scale)))
            gap = np.abs(there - shown)
            assert (np.hypot(gap[:, 0], gap[:, 1]) + gap[:, 2]).max() < STEP_PX / 2 + 0.01


def line(length: float, *, eased: bool) -> Travel:
    """Return the travel of one disc along a line."""
    way: Array = np.zeros((len(sampled_places(2)), 1, 3))
    way[:, 0, 0] = np.linspace(0.0, length, len(way))
    return Travel(way, eased=eased)


@given(SHARES, st.floats(0.0, 500.0), st.booleans())
def test_a_step_stands_for_itself(u: float, length: float, eased: bool) -> None:
    travel = line(length, eased=eased)
    step = travel.step(u, 1.0)
    assert 0.0 <= step <= 1.0
    assert travel.step(step, 1.0) == pytest.approx(step, abs=1e-9)


@given(st.floats(0.0, 500.0), st.booleans())
def test_beginning_and_end_are_exact(length: float, eased: bool) -> None:
    travel = line(length, eased=eased)
    assert travel.step(0.0, 1.0) == 0.0
    # Of what does not move, beginning and end are the same picture.
    assert travel.step(1.0, 1.0) == (1.0 if length else 0.0)


@given(SHARES, SHARES, st.booleans())
def test_steps_follow_one_another(u: float, v: float, eased: bool) -> None:
    travel = line(80.0, eased=eased)
    early, late = sorted((u, v))
    assert travel.step(early, 1.0) <= travel.step(late, 1.0)


@pytest.mark.parametrize(("length", "pictures"), [(10.0, 21), (40.0, 81)])
def test_there_are_as_many_pictures_as_the_way_has_half_pixels(
    length: float, pictures: int
) -> None:
    travel = line(length, eased=True)
    assert len({travel.step(i / 5000, 1.0) for i in range(5001)}) == pictures
