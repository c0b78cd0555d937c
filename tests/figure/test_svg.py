"""What the figure is as SVG: shapes alone, and every name in it is explained."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from coach.figure import commands
from coach.figure.canvas import Region, Run, Shadow
from coach.figure.library import PoseLibrary
from coach.figure.svg import SvgCanvas
from coach.resources import resource_path

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_SQUARE = np.array(((10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)))
_POINTS = np.stack((_SQUARE, _SQUARE[::-1] + 5.0))


def root_of(canvas: SvgCanvas) -> ET.Element:
    return ET.fromstring(canvas.document())  # noqa: S314 - our own


def shapes(root: ET.Element, kind: str) -> list[ET.Element]:
    return list(root.iter(f"{_NAMESPACE}{kind}"))


@pytest.fixture
def canvas() -> SvgCanvas:
    return SvgCanvas(90, 60, "cats & dogs")


def test_it_says_its_size_and_title(canvas: SvgCanvas) -> None:
    root = root_of(canvas)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("90", "60", "0 0 90 60")
    assert shapes(root, "title")[0].text == "cats & dogs"


def test_outlines_turn_the_same_way_so_that_overlaps_stay_filled(canvas: SvgCanvas) -> None:
    canvas.hulls(_POINTS, (0, 1), (1, 2, 3))
    (path,) = shapes(root_of(canvas), "path")
    assert path.get("fill") == "#010203"
    areas = []
    for part in str(path.get("d")).split("M")[1:]:
        first, steps = part.rstrip("z").split("l")
        numbers = np.array([float(n) for n in steps.split()]).reshape(-1, 2)
        start = np.array([float(n) for n in first.split()])
        corners = np.concatenate((start[None], start + np.cumsum(numbers, axis=0)))
        x, y = corners.T
        areas.append(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2.0)
    assert areas == [100.0, 100.0]


def test_only_what_is_cut_is_clipped_and_only_roots_lighten(canvas: SvgCanvas) -> None:
    box = (-9.0, -9.0, 99.0, 99.0)
    region = Region(_SQUARE, outside=True, along=np.array((0.0, 1.0)), low=0.0, high=1.0, box=box)
    runs = (Run(0, lighten=False, free=(0,), cut=(1,)), Run(1, lighten=True, free=(1,)))
    canvas.shades(_POINTS, runs, ((9, 9, 9), (200, 200, 200)), region, smooth=True)
    root = root_of(canvas)
    drawn = shapes(root.findall(f"{_NAMESPACE}g")[0], "path")
    assert [path.get("fill") for path in drawn] == ["#090909", "#090909", "#c8c8c8"]
    assert [path.get("clip-path") is not None for path in drawn] == [False, True, False]
    assert [path.get("style") for path in drawn] == [None, None, "mix-blend-mode:lighten"]
    (clip,) = shapes(root, "clipPath")
    assert clip[0].get("clip-rule") == "evenodd"


def test_a_halo_falls_on_what_is_drawn_after_the_floor(canvas: SvgCanvas) -> None:
    canvas.polygon(_SQUARE, (7, 7, 7))
    canvas.shadow(Shadow((0.0, 0.0, 40.0, 40.0), 2.0, _POINTS, ((110, (0,)), (14, ()))))
    canvas.hulls(_POINTS, (0,), (1, 1, 1))
    canvas.ellipse((5.0, 5.0), 3.0, 2.0, (2, 2, 2))
    canvas.halo(_POINTS, (1,), (0, 0, 0, 40))
    root = root_of(canvas)
    (clip,) = shapes(root, "clipPath")
    names = {element.get("id"): element.tag for element in root.iter() if element.get("id")}
    used = [names[str(use.get("href"))[1:]] for use in clip]
    assert used == [f"{_NAMESPACE}path", f"{_NAMESPACE}ellipse"]


@pytest.mark.parametrize("exercise", PoseLibrary(resource_path("poses")).names())
def test_every_exercise_is_drawn_with_shapes_alone(exercise: str, tmp_path: Path) -> None:
    out = tmp_path / "figure.svg"
    assert commands.main([exercise, str(out), "--size", "300x200"]) == 0
    text = out.read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert not shapes(root, "image")
    assert len(shapes(root, "path")) > 50
    known = {element.get("id") for element in root.iter()}
    assert set(re.findall(r"url\(#(\w+)\)", text)) <= known
    assert set(re.findall(r'href="#(\w+)"', text)) <= known
    assert "nan" not in text
    assert "inf" not in text.replace("linearGradient", "")


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "figure.svg"
    assert commands.main(["bird-dog", str(out), "--size", "300x200"]) == 2
    assert f"{out} cannot be written" in capsys.readouterr().err
