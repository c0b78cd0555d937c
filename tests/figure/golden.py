"""Golden pictures of the figure: compare, and renew with `python -m tests.figure.golden`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.figure.figures import figure_named
from coach.figure.library import PoseLibrary
from coach.figure.palette import Theme
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import Scene
from coach.resources import resource_path

FOLDER = Path(__file__).parent.parent / "golden" / "figure"
FAILED = Path(__file__).parent.parent / "golden" / "failed"
SIZE = (300, 200)
MEAN_LIMIT = 0.6
"""Mean difference of a channel, of 255: rounding in another build of Qt stays below."""
SPOT_LIMIT = 0.004
"""Share of pixels that may differ by more than 40: edges that fall on a pixel's border."""


@dataclass(frozen=True, slots=True)
class Golden:
    """One picture to compare."""

    scene: Scene
    figure: str
    theme: Theme

    @property
    def path(self) -> Path:
        """Where it is kept."""
        s = self.scene
        return FOLDER / f"{s.exercise}-{s.pose_to}-{s.side}-{self.figure}-{self.theme}.png"


def goldens() -> list[Golden]:
    """Return every pose in one figure, and the end of each exercise in the other."""
    library = PoseLibrary(resource_path("poses"))
    out = []
    for name in library.names():
        data = library.file(name)
        inner = {n for c in data.cycles.values() for n in c.through} - {"start"}
        inner |= {n for v in data.via for n in v.through}
        for pose in (*(n for n in data.poses if n not in inner), *data.cycles):
            u = 0.3 if pose in data.cycles else 0.0
            scene = Scene(name, pose, pose, u, data.drawn_side)
            out.append(Golden(scene, "maya", "light"))
            if pose == "end":
                other = {"left": "right", "right": "left"}.get(data.drawn_side, "none")
                mirrored = Scene(name, pose, pose, u, "right" if other == "right" else "left")
                side = mirrored.side if other != "none" else "none"
                out.append(Golden(Scene(name, pose, pose, u, side), "samuel", "dark"))
    return out


def render(golden: Golden) -> QImage:
    """Paint a golden picture's scene at one physical pixel a logical pixel."""
    library = PoseLibrary(resource_path("poses"))
    renderer = FigureRenderer(library, figure_named(golden.figure), golden.theme)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#F3F7F5" if golden.theme == "light" else "#2A3433"))
    painter = QPainter(image)
    painter.drawImage(0, 0, renderer.image(golden.scene, *SIZE, 1.0))
    painter.end()
    return image


def pixels(image: QImage) -> NDArray[np.int16]:
    """Return red, green and blue of a picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    colours = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)
    return colours.astype(np.int16)


def difference(golden: Golden) -> str:
    """Return what differs, empty if nothing does; writes a difference picture if something does."""
    now = render(golden)
    kept = QImage(str(golden.path))
    if kept.isNull():
        return f"{golden.path.name} is missing; run: python -m tests.figure.golden"
    a, b = pixels(now), pixels(kept)
    if a.shape != b.shape:
        return f"{golden.path.name} has another size"
    gap = np.abs(a - b)
    mean, spots = float(gap.mean()), float((gap.max(axis=2) > 40).mean())
    if mean <= MEAN_LIMIT and spots <= SPOT_LIMIT:
        return ""
    FAILED.mkdir(parents=True, exist_ok=True)
    strip = np.concatenate((b, a, 255 - np.minimum(gap * 4, 255)), axis=1).astype(np.uint8)
    data = np.ascontiguousarray(strip)
    image = QImage(
        data.data, data.shape[1], data.shape[0], data.shape[1] * 3, QImage.Format.Format_RGB888
    )
    out = FAILED / golden.path.name
    image.save(str(out))
    return f"mean {mean:.2f}, spots {spots:.4f}: kept, new and difference are in {out}"


def renew() -> int:
    """Write every golden picture anew and drop those that nothing asks for."""
    application = QGuiApplication.instance() or QGuiApplication([])
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = goldens()
    for golden in wanted:
        render(golden).save(str(golden.path))
    paths = {golden.path for golden in wanted}
    for path in FOLDER.glob("*.png"):
        if path not in paths:
            path.unlink()
    sys.stdout.write(f"{len(paths)} pictures in {FOLDER}\n")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(renew())
