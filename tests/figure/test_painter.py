from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.domain.errors import ContentError
from coach.figure.figures import FIGURES
from coach.figure.library import PoseLibrary
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import Scene
from coach.figure.validate import movements
from coach.resources import resource_path
from tests.figure.golden import Golden, difference, goldens, pixels

_FRAMES = 40


@pytest.mark.parametrize("golden", goldens(), ids=lambda g: g.path.stem)
def test_it_looks_as_it_did(qapp: object, golden: Golden) -> None:
    assert difference(golden) == ""


def shot(renderer: FigureRenderer, scene: Scene, width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    renderer.paint(painter, QRectF(0, 0, width, height), scene)
    painter.end()
    return image


@pytest.fixture
def renderer(qapp: object, library: PoseLibrary) -> FigureRenderer:
    return FigureRenderer(library, FIGURES[0], "light")


def test_the_stage_stays_the_widgets(renderer: FigureRenderer) -> None:
    image = renderer.image(Scene("glute-bridge", "end", "end"), 300, 200)
    for x, y in ((0, 0), (299, 0), (0, 199), (299, 199)):
        assert image.pixelColor(x, y).alpha() == 0


@pytest.mark.parametrize("size", [(900, 600), (600, 900), (1200, 300)])
def test_everything_stays_inside_the_frame(
    renderer: FigureRenderer, library: PoseLibrary, size: tuple[int, int]
) -> None:
    width, height = size
    for name in library.names():
        pose = renderer.stage.library.file(name).key_pose
        u = 0.3 if pose in library.file(name).cycles else 0.0
        image = renderer.image(Scene(name, pose, pose, u), width, height)
        alpha = QImage(image).convertToFormat(QImage.Format.Format_Alpha8)
        bits = np.frombuffer(alpha.constBits(), np.uint8).reshape(height, -1)[:, :width]
        drawn = bits > 128
        assert drawn.any()
        assert not drawn[:, : int(width * 0.04)].any()
        assert not drawn[:, int(width * 0.96) :].any()
        assert not drawn[: int(height * 0.04)].any()
        # Of whom only the upper body is shown must not end in the open.
        half_length = library.file(name).camera.above > 0.0
        assert bool(drawn[int(height * 0.96) :].any()) == half_length


def test_the_other_side_is_mirrored_but_the_light_is_not(renderer: FigureRenderer) -> None:
    left = pixels(shot(renderer, Scene("clamshell", "end", "end", 0.0, "left")))
    right = pixels(shot(renderer, Scene("clamshell", "end", "end", 0.0, "right")))
    covered = (left.min(axis=2) < 250, right[:, ::-1].min(axis=2) < 250)
    assert float((covered[0] != covered[1]).mean()) < 0.01
    assert float(np.abs(left - right[:, ::-1]).mean()) > 1.0


@pytest.mark.parametrize("exercise", ["glute-bridge", "clamshell"])
def test_the_band_is_seen_only_in_the_form_that_asks_for_it(
    renderer: FigureRenderer, exercise: str
) -> None:
    plain, banded = (
        pixels(shot(renderer, Scene(exercise, pose, pose))) for pose in ("end", "with-band")
    )
    changed = np.abs(plain - banded).max(axis=2) > 40
    assert 0.002 < float(changed.mean()) < 0.02
    on_the_way = renderer.stage.frame(Scene(exercise, "start", "with-band", 0.5))
    assert not on_the_way.absent
    assert renderer.stage.frame(Scene(exercise, "start", "end", 0.5)).absent


def test_a_swapped_side_keeps_the_viewpoint(renderer: FigureRenderer) -> None:
    start = [
        pixels(shot(renderer, Scene("bird-dog", "start", "start", 0.0, side)))
        for side in ("left", "right")
    ]
    # All that differs is the buttock that glows.
    assert float((np.abs(start[0] - start[1]).max(axis=2) > 60).mean()) < 0.004


def test_equal_scenes_are_equal_pictures(renderer: FigureRenderer) -> None:
    scene = Scene("bird-dog", "start", "end", 0.4, "left")
    assert shot(renderer, scene) == shot(renderer, scene)


def test_a_cross_fade_begins_and_ends_at_its_scenes(renderer: FigureRenderer) -> None:
    a, b = Scene("glute-bridge", "end", "end"), Scene("bird-dog", "start", "start", 0.0, "left")
    for arrival, plain in ((0.0, a), (1.0, b)):
        fading = Scene("bird-dog", "start", "start", 0.0, "left", leaving=a, arrival=arrival)
        gap = np.abs(pixels(shot(renderer, fading)) - pixels(shot(renderer, plain)))
        assert int(gap.max()) <= 2


def test_a_cross_fade_does_not_flash(renderer: FigureRenderer) -> None:
    """What two scenes have in common is throughout as light as in each of them."""
    scene = Scene("knee-rolls", "start", "start", 0.0, "left")
    plain = pixels(shot(renderer, scene))
    for arrival in (0.3, 0.5, 0.7):
        fading = replace(scene, leaving=scene, arrival=arrival)
        assert int(np.abs(pixels(shot(renderer, fading)) - plain).max()) <= 3


def test_a_breath_moves_the_chest_a_little(renderer: FigureRenderer) -> None:
    empty = pixels(shot(renderer, Scene("glute-bridge", "start", "start"), 900, 600))
    full = pixels(shot(renderer, Scene("glute-bridge", "start", "start", breath=1.0), 900, 600))
    changed = np.abs(empty - full).max(axis=2) > 20
    assert 50 < int(changed.sum()) < 900 * 600 * 0.02


def test_an_unknown_exercise_is_refused(renderer: FigureRenderer) -> None:
    with pytest.raises(ContentError, match="juggling"):
        renderer.image(Scene("juggling"), 100, 100)


@pytest.mark.parametrize("name", PoseLibrary(resource_path("poses")).names())
def test_no_part_pops(renderer: FigureRenderer, library: PoseLibrary, name: str) -> None:
    """A part that jumps in front of another changes far more pixels than the frames around it."""
    for a, b in movements(library.file(name)):
        frames = [
            pixels(shot(renderer, Scene(name, a, b, i / _FRAMES, library.file(name).drawn_side)))
            for i in range(_FRAMES + 1)
        ]
        changed = [
            float((np.abs(now - before).max(axis=2) > 60).mean())
            for before, now in pairwise(frames)
        ]
        for i in range(2, len(changed) - 2):
            around = changed[i - 2 : i] + changed[i + 1 : i + 3]
            limit = 2.0 * max(around) + 0.004
            assert changed[i] <= limit, f"{a} → {b} at {i / _FRAMES:.2f}"
