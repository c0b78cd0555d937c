"""Repetitions: painted once, shown again the same to the pixel."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.figure.figures import FIGURES
from coach.figure.film import Film, Runs
from coach.figure.library import PoseLibrary
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import Scene

SIZE = (360, 240)
BOX = QRectF(0, 0, *SIZE)


def blank(width: int = SIZE[0], height: int = SIZE[1]) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def drawn(runs: Runs, width: int, height: int) -> QImage:
    image = blank(width, height)
    painter = QPainter(image)
    runs.draw(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


@given(st.lists(st.integers(0, 3), min_size=1, max_size=60))
def test_what_is_packed_comes_out_as_it_was(row: list[int]) -> None:
    colours = ("#ff0000", "#00ff00", "#0000ff", "#ffffff")
    image = blank(len(row), 1)
    for x, i in enumerate(row):
        image.setPixelColor(x, 0, QColor(colours[i]))
    assert drawn(Runs(image), len(row), 1) == image


@pytest.fixture
def picture() -> QImage:
    """One that takes a megabyte, however it is packed."""
    noise = np.random.default_rng(1).integers(0, 256, (500, 500, 4), np.uint8)
    return QImage(noise.data, 500, 500, 2000, QImage.Format.Format_ARGB32).copy()


def kept(film: Film, movement: str) -> list[int]:
    return [i for i in range(60) if film.find(movement, i) is not None]


def test_a_movement_too_long_to_be_kept_is_kept_in_part_at_each_repetition(
    picture: QImage,
) -> None:
    film = Film()
    found = []
    for _ in range(3):
        found.append(len(kept(film, "bird-dog")))
        for i in range(60):
            if film.find("bird-dog", i) is None:
                film.keep("bird-dog", i, [(BOX, picture)], ())
    assert found[0] == 0
    assert found[1] == found[2] > 5
    assert kept(film, "bird-dog") == list(range(found[1]))


def test_what_was_moved_longest_ago_makes_room(picture: QImage) -> None:
    film = Film()
    for movement in ("first", "second", "first"):
        film.keep(movement, len(kept(film, movement)), [(BOX, picture)], ())
    for i in range(60):
        film.keep("third", i, [(BOX, picture)], ())
        if not kept(film, "second"):
            break
    assert kept(film, "first") == [0, 1]
    for i in range(60):
        film.keep("third", i, [(BOX, picture)], ())
    assert kept(film, "first") == []
    film.clear()
    assert kept(film, "third") == []


@pytest.fixture
def renderer(qapp: object, library: PoseLibrary) -> FigureRenderer:
    return FigureRenderer(library, FIGURES[0], "light")


def shown(renderer: FigureRenderer, scene: Scene) -> QImage:
    image = blank()
    painter = QPainter(image)
    renderer.paint(painter, BOX, scene)
    painter.end()
    return image


@pytest.mark.parametrize("exercise", ["bird-dog", "knee-rolls", "glute-bridge"])
def test_a_repetition_looks_as_the_first_did(renderer: FigureRenderer, exercise: str) -> None:
    way = [Scene(exercise, "start", "end", i / 12, "left") for i in range(1, 12)]
    first = [shown(renderer, scene) for scene in way]
    assert [shown(renderer, scene) for scene in way] == first
    renderer.forget_movements()
    assert [shown(renderer, scene) for scene in way] == first


def test_the_way_back_is_the_way_there(renderer: FigureRenderer) -> None:
    there = Scene("glute-bridge", "start", "end", 0.3)
    back = replace(there, pose_from="end", pose_to="start", u=0.7)
    assert shown(renderer, there) == shown(renderer, back)


def test_the_band_does_not_appear_in_the_form_without(renderer: FigureRenderer) -> None:
    plain = shown(renderer, Scene("glute-bridge", "start", "end", 0.5))
    banded = shown(renderer, Scene("glute-bridge", "start", "with-band", 0.5))
    assert plain != banded


def test_other_sizes_and_sides_are_other_pictures(renderer: FigureRenderer) -> None:
    scene = Scene("clamshell", "start", "end", 0.5, "left")
    assert shown(renderer, scene) != shown(renderer, replace(scene, side="right"))
    image = blank(180, 120)
    painter = QPainter(image)
    renderer.paint(painter, QRectF(0, 0, 180, 120), scene)
    painter.end()
    other = FigureRenderer(renderer.stage.library, FIGURES[0], "light")
    fresh = blank(180, 120)
    painter = QPainter(fresh)
    other.paint(painter, QRectF(0, 0, 180, 120), scene)
    painter.end()
    assert image == fresh
