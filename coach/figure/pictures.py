"""Pictures of scenes as files: one picture, a strip of moments, a contact sheet."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.figure.palette import Theme
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import Scene
from coach.figure.svg import SvgCanvas

_SHEET_CELL = (480, 320)
_SHEET_COLUMNS = 5
_STAGES: dict[Theme, str] = {"light": "#F3F7F5", "dark": "#2A3433"}
_INKS: dict[Theme, str] = {"light": "#1C2423", "dark": "#ECF1EF"}


def write_picture(
    renderer: FigureRenderer,
    scene: Scene,
    out: Path,
    size: tuple[int, int],
    *,
    steps: int = 0,
    close_up: bool = False,
) -> None:
    """Write a scene as PNG (on the stage's colour) or SVG (transparent), by the file's suffix.

    Args:
        renderer: of the figure and theme.
        scene: what to paint.
        out: the file to write.
        size: width and height in pixels.
        steps: more than 1 writes a strip of so many moments of the movement.
        close_up: zoom to the body as in lists.

    Raises:
        OSError: the file cannot be written.
    """
    if out.suffix.lower() == ".svg":
        _write_svg(renderer, scene, out, size, close_up=close_up)
        return
    application = _application()
    _write_image(renderer, scene, out, size, max(1, steps), close_up=close_up)
    del application


def _write_image(
    renderer: FigureRenderer,
    scene: Scene,
    out: Path,
    size: tuple[int, int],
    count: int,
    *,
    close_up: bool,
) -> None:
    width, height = size
    image = QImage(width * count, height, QImage.Format.Format_RGB32)
    image.fill(QColor(_STAGES[renderer.theme]))
    painter = QPainter(image)
    for i in range(count):
        moment = scene if count == 1 else replace(scene, u=i / (count - 1))
        picture = renderer.image(moment, width, height, close_up=close_up)
        painter.drawImage(i * width, 0, picture)
    painter.end()
    _save(image, out)


def _write_svg(
    renderer: FigureRenderer, scene: Scene, out: Path, size: tuple[int, int], *, close_up: bool
) -> None:
    canvas = SvgCanvas(*size, scene.exercise)
    renderer.draw(canvas, scene, *size, close_up=close_up)
    try:
        out.write_text(canvas.document(), encoding="utf-8")
    except OSError as error:
        raise _refused(out) from error


def write_sheet(renderer: FigureRenderer, scenes: Sequence[Scene], out: Path) -> None:
    """Write many scenes with their names under one another.

    Raises:
        OSError: the file cannot be written.
    """
    application = _application()
    width, height = _SHEET_CELL
    columns = min(_SHEET_COLUMNS, max(1, len(scenes)))
    rows = -(-len(scenes) // columns)
    image = QImage(width * columns, max(1, height * rows), QImage.Format.Format_RGB32)
    image.fill(QColor(_STAGES[renderer.theme]))
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(15)
    painter.setFont(font)
    for i, scene in enumerate(scenes):
        x, y = (i % columns) * width, (i // columns) * height
        painter.drawImage(x, y, renderer.image(scene, width, height))
        painter.setPen(QColor(_INKS[renderer.theme]))
        painter.drawText(x + 12, y + 22, f"{scene.exercise} – {scene.pose_to}")
    painter.end()
    _save(image, out)
    del application


def _application() -> QCoreApplication:
    """Return the Qt application, which fonts need, for the caller to keep; make one if need be."""
    return QGuiApplication.instance() or QGuiApplication([])


def _save(image: QImage, out: Path) -> None:
    if not image.save(str(out)):
        raise _refused(out)


def _refused(out: Path) -> OSError:
    return OSError(
        f"{out} cannot be written; use a folder that exists and a name ending in .png or .svg."
    )
