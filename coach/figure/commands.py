"""Pictures and checks of the figure for the command line: sheet, single picture, validator."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.errors import ContentError
from coach.figure.figures import FIGURES, figure_named
from coach.figure.library import PoseLibrary
from coach.figure.scene import Scene, Side
from coach.resources import resource_path
from coach.threads import draw_on_one_thread

if TYPE_CHECKING:
    from coach.figure.palette import Theme


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `back-coach poses` to a parser."""
    parser.add_argument("words", nargs="*", metavar="ID or OUT.png", help="exercise and picture")
    parser.add_argument("--at", default="hold", help="pose: hold, start, or a pose’s name")
    parser.add_argument("--to", help="second pose, for a moment between two")
    parser.add_argument("--u", type=float, default=0.0, help="share of the way to --to, 0..1")
    parser.add_argument("--side", default="none", choices=("none", "left", "right"))
    parser.add_argument("--size", default="900x600", help="WIDTHxHEIGHT in pixels")
    parser.add_argument("--figure", default=FIGURES[0].name, choices=[f.name for f in FIGURES])
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--sheet", metavar="OUT.png", help="a contact sheet of all (or the IDs)")
    parser.add_argument(
        "--steps", type=int, default=0, help="a strip of so many moments on the way"
    )
    parser.add_argument("--close-up", action="store_true", help="zoom to the body, as in lists")
    parser.add_argument("--check", action="store_true", help="validate all (or the IDs)")
    parser.add_argument("--poses", metavar="DIR", help="read the pose files of this folder")


def main(arguments: Sequence[str]) -> int:
    """Parse the arguments of `back-coach poses`, carry it out, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="back-coach poses", description="Pictures of the figure, and checks of its poses."
    )
    add_arguments(parser)
    # Intermixed, since people write the picture's name last, after the options.
    options = parser.parse_intermixed_args(list(arguments))
    try:
        return run(options)
    except (ContentError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


def run(options: argparse.Namespace) -> int:
    """Carry out `back-coach poses` and return the exit status.

    Raises:
        ContentError: a pose file or a name cannot be used.
        OSError: a picture cannot be written.
    """
    library = PoseLibrary(Path(options.poses) if options.poses else resource_path("poses"))
    words: list[str] = options.words
    if options.check:
        return check(library, words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_on_one_thread(os.environ)
    if options.sheet:
        write_sheet(library, words, Path(options.sheet), options.figure, options.theme)
        return 0
    if len(words) != 2:
        fault = "Name an exercise and a picture to write, for example: glute-bridge bridge.png"
        raise ContentError((fault,))
    exercise, out = words
    scene = scene_named(library, exercise, options.at, options.side, options.to, options.u)
    size = parse_size(options.size)
    write_picture(
        library, scene, Path(out), size, options.figure, options.theme,
        steps=options.steps, close_up=options.close_up,
    )  # fmt: skip
    return 0


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height of a text such as 900x600.

    Raises:
        ContentError: it is no such text, or out of 16..8000.
    """
    width, _, height = text.partition("x")
    if width.isdecimal() and height.isdecimal():
        size = (int(width), int(height))
        if all(16 <= n <= 8000 for n in size):
            return size
    fault = f"--size is “{text}”; give it as WIDTHxHEIGHT, for example 900x600 (16 to 8000)."
    raise ContentError((fault,))


def scene_named(
    library: PoseLibrary, exercise: str, at: str, side: Side, to: str | None = None, u: float = 0.0
) -> Scene:
    """Return the scene of a pose; `hold` is the exercise's own key pose.

    Raises:
        ContentError: there is no such exercise or pose.
    """
    data = library.file(exercise)
    names = data.poses.keys() | data.cycles.keys()
    if at == "hold":
        at = data.key_pose
    for name in (at, to or at):
        if name not in names:
            known = ", ".join(sorted(names))
            raise ContentError((f"{exercise}: there is no pose “{name}”, only {known}.",))
    return Scene(exercise, at, to or at, u, side)


def check(library: PoseLibrary, exercises: Sequence[str]) -> int:
    """Validate pose files, print what is found, and return 1 if anything is."""
    from coach.figure.validate import validate

    found = 0
    for exercise in exercises or library.names():
        try:
            faults = validate(library, exercise)
        except ContentError as error:
            faults = error.faults
        found += bool(faults)
        sys.stdout.write(f"{'FAULT' if faults else 'ok   '} {exercise}\n")
        for fault in faults:
            sys.stdout.write(f"      {fault}\n")
    return 1 if found else 0


def write_picture(
    library: PoseLibrary,
    scene: Scene,
    out: Path,
    size: tuple[int, int],
    figure: str,
    theme: "Theme",
    *,
    steps: int = 0,
    close_up: bool = False,
) -> None:
    """Write one picture as PNG or SVG, or a strip of `steps` moments."""
    from coach.figure import pictures
    from coach.figure.renderer import FigureRenderer

    renderer = FigureRenderer(library, figure_named(figure), theme)
    pictures.write_picture(renderer, scene, out, size, steps=steps, close_up=close_up)


def write_sheet(
    library: PoseLibrary, exercises: Sequence[str], out: Path, figure: str, theme: "Theme"
) -> None:
    """Write a contact sheet: every pose of every exercise."""
    from coach.figure import pictures
    from coach.figure.renderer import FigureRenderer

    scenes = []
    for exercise in exercises or library.names():
        data = library.file(exercise)
        side: Side = data.drawn_side
        used = {n for c in data.cycles.values() for n in c.through} | {
            n for v in data.via for n in v.through
        }
        names = [n for n in data.poses if n in {"start", "end"} or n not in used]
        scenes += [Scene(exercise, n, n, 0.0, side) for n in names]
        scenes += [Scene(exercise, n, n, 0.4, side) for n in data.cycles]
    renderer = FigureRenderer(library, figure_named(figure), theme)
    pictures.write_sheet(renderer, scenes, out)
