"""What is drawn after what, on a canvas that only writes down what it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from coach.figure.canvas import (
    Colour,
    Paint,
    Place,
    Radial,
    Region,
    Run,
    Shadow,
    Slots,
    Stroke,
)
from coach.figure.composer import Composer, SteadyOrder
from coach.figure.figures import MAYA
from coach.figure.layout import Layout, Layouts
from coach.figure.library import PoseLibrary
from coach.figure.palette import Palette
from coach.figure.rotation import Array
from coach.figure.scene import Scene
from coach.figure.shading import MOVING, STILL, Shading
from coach.figure.shadow import floor_shadow
from coach.figure.stage import Stage, framed
from coach.figure.tables import Tables, tables_of
from coach.figure.validate import movements
from coach.figure.view import View, seen
from coach.resources import resource_path

_NAMES = PoseLibrary(resource_path("poses")).names()


@dataclass
class Notes:
    """A canvas that keeps the names of the operations and the outlines they took."""

    asked: list[str] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    levels: list[list[int]] = field(default_factory=list)

    def shadow(self, shadow: Shadow) -> None:
        self.asked.append("shadow")

    def hulls(self, points: Array, slots: Slots, colour: Colour) -> None:
        self.asked.append("hulls")
        self.slots += slots

    def shades(
        self,
        points: Array,
        runs: Sequence[Run],
        colours: tuple[Colour, ...],
        region: Region | None,
        *,
        smooth: bool,
    ) -> None:
        self.asked.append("shades")
        assert region is not None or not any(run.cut for run in runs)
        self.levels.append([run.level for run in runs])
        self.slots += [slot for run in runs for slot in run.free + run.cut]
        assert all(run.level < len(colours) for run in runs)

    def halo(self, points: Array, slots: Slots, colour: Colour) -> None:
        self.asked.append("halo")
        self.slots += slots

    def light(self, gradient: Radial, points: Array, lit: Slots, cover: Slots) -> None:
        self.asked.append("light")
        self.slots += lit + cover

    def polygon(self, points: Array, paint: Paint | None, stroke: Stroke | None = None) -> None:
        self.asked.append("polygon")

    def ellipse(
        self, centre: tuple[float, float], a: float, b: float, paint: Paint, angle: float = 0.0
    ) -> None:
        self.asked.append("ellipse")

    def curve(self, points: Array, stroke: Stroke) -> None:
        self.asked.append("curve")

    def cap(
        self, outline: Array, disc: tuple[tuple[float, float], float] | None, paint: Paint
    ) -> None:
        self.asked.append("cap")


@dataclass
class Drawn:
    view: View
    tables: Tables
    layout: Layout
    points: Array
    notes: Notes


def drawn(library: PoseLibrary, scene: Scene, shading: Shading, width: int = 900) -> Drawn:
    frame = Stage(library, MAYA).frame(scene)
    view = seen(frame, framed(frame.set, width, width / 1.5, mirrored=frame.mirrored))
    tables = tables_of(frame.set)
    layout = Layouts(tables, frame.set.surface.radii).of(view, shading)
    points = layout.outlines(shading.discs(view), np.empty((0, 0, 2)))
    notes = Notes()
    palette = Palette("maya", "light")
    composer = Composer(MAYA, palette, view, tables, shading, layout, points)
    composer.draw(notes, SteadyOrder().of(scene, view, tables))
    return Drawn(view, tables, layout, points, notes)


@pytest.mark.parametrize("shading", [MOVING, STILL], ids=["moving", "still"])
@pytest.mark.parametrize("name", _NAMES)
def test_every_outline_is_where_it_should_be(
    library: PoseLibrary, name: str, shading: Shading
) -> None:
    data = library.file(name)
    start, end = movements(data)[0]
    picture = drawn(library, Scene(name, start, end, 0.4, data.drawn_side), shading)
    assert set(picture.notes.slots) <= set(range(len(picture.points)))
    assert np.isfinite(picture.points).all()
    # What glows fall on is found by boxes: each must hold its silhouette.
    low, high = picture.layout.boxes(picture.view)
    for k, item in enumerate(picture.layout.items):
        outline = picture.points[picture.layout.silhouettes[item]]
        assert (outline.min(axis=0) >= low[:, k] - 0.5).all()
        assert (outline.max(axis=0) <= high[:, k] + 0.5).all()


def test_levels_go_from_dark_to_light(library: PoseLibrary) -> None:
    notes = drawn(library, Scene("bird-dog", "start", "end", 0.4, "left"), MOVING).notes
    assert all(levels == sorted(levels) for levels in notes.levels)


def test_a_larger_picture_has_more_levels(library: PoseLibrary) -> None:
    scene = Scene("bird-dog", "start", "end", 0.4, "left")
    small, large = (
        max(len(set(levels)) for levels in drawn(library, scene, MOVING, width).notes.levels)
        for width in (300, 1920)
    )
    assert small < large == MOVING.levels + 1 >= 14


def test_the_face_comes_after_the_hair_and_glows_last(library: PoseLibrary) -> None:
    asked = drawn(library, Scene("glute-bridge", "end", "end"), STILL).notes.asked
    assert asked.index("cap") < asked.index("curve")
    assert "light" in asked
    assert asked.index("halo") < asked.index("light")


def test_the_shadow_is_darkest_where_the_body_lies(library: PoseLibrary) -> None:
    scene = Scene("glute-bridge", "end", "end")
    picture = drawn(library, scene, STILL)
    shadow = floor_shadow(picture.view, picture.tables, 900.0, 600.0)
    assert [alpha for alpha, _ in shadow.bands] == sorted(alpha for alpha, _ in shadow.bands)
    counted = [slot for _, slots in shadow.bands for slot in slots]
    assert len(counted) == len(set(counted)) <= len(shadow.points)
    assert shadow.bands[-1][1]


@pytest.mark.parametrize("outside", [False, True])
def test_a_region_knows_what_it_holds(outside: bool) -> None:
    border = np.array(((0.0, 10.0), (50.0, 14.0), (100.0, 10.0), (100.0, 90.0), (0.0, 90.0)))
    along, box = np.array((0.0, 1.0)), (-50.0, -50.0, 150.0, 150.0)
    region = Region(border, outside, along, low=10.0, high=14.0, box=box)
    square = np.array(((40.0, 0.0), (60.0, 0.0), (60.0, 4.0), (40.0, 4.0)))
    outlines = np.stack([square + np.array((0.0, up)) for up in (0.0, 10.0, 30.0)])
    below, above = (Place.WITHIN, Place.BEYOND) if outside else (Place.BEYOND, Place.WITHIN)
    assert region.parted(outlines) == (below, Place.CROSSING, above)


def test_hulls_that_a_hem_does_not_reach_are_drawn_in_full_or_not_at_all(
    library: PoseLibrary,
) -> None:
    layout = drawn(library, Scene("bird-dog", "start", "start", 0.0, "left"), STILL).layout
    bound = layout.bound("torso", "top", "alike", whole=False)
    assert bound
    whole = layout.runs("torso", "top", "alike")
    for place in Place:
        runs = layout.runs("torso", "top", "alike", bound, (place,) * len(bound))
        cut = [slot for run in runs for slot in run.cut]
        free = {slot for run in runs for slot in run.free}
        assert bool(cut) == (place is Place.CROSSING)
        missing = {slot for run in whole for slot in run.free} - free - set(cut)
        assert bool(missing) == (place is Place.BEYOND)


def test_layouts_are_kept_until_the_size_changes(library: PoseLibrary) -> None:
    stage = Stage(library, MAYA)
    frame = stage.frame(Scene("bird-dog", "start", "end", 0.4, "left"))
    layouts = Layouts(tables_of(frame.set), frame.set.surface.radii)
    small, large = (
        seen(frame, framed(frame.set, width, width / 1.5, mirrored=False)) for width in (300, 900)
    )
    first = layouts.of(small, MOVING)
    assert layouts.of(small, MOVING) is first
    assert layouts.of(small, STILL) is not first
    assert layouts.of(large, MOVING) is not first
