"""Small pictures of the exercises for lists, kept in a folder."""

import contextlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from coach.figure.figures import Figure
from coach.figure.identity import picture_key
from coach.figure.palette import Theme
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import Scene
from coach.figure.stage import PoseLibrary


class Thumbnails:
    """Small pictures for lists, drawn from the same data and kept in a folder."""

    def __init__(self, library: PoseLibrary, figure: Figure, folder: Path) -> None:
        self._library = library
        self._figure = figure
        self._folder = folder
        self._renderers: dict[Theme, FigureRenderer] = {}

    def thumbnail(self, exercise: str, size: tuple[int, int], dpr: float, theme: Theme) -> QImage:
        """Return an exercise's picture, transparent, `size` logical pixels wide and high.

        A folder that cannot be written only costs time.

        Raises:
            ContentError: the exercise has no usable pose file.
        """
        width, height = size
        data = self._library.source(exercise)
        key = picture_key(data, self._figure.name, width, height, dpr, theme)
        path = self._folder / f"{key}.png"
        image = QImage(str(path))
        if image.isNull():
            image = self._draw(exercise, size, dpr, theme)
            self._keep(image, path)
        image.setDevicePixelRatio(dpr)
        return image

    def _draw(self, exercise: str, size: tuple[int, int], dpr: float, theme: Theme) -> QImage:
        renderer = self._renderers.get(theme)
        if renderer is None:
            renderer = FigureRenderer(self._library, self._figure, theme)
            self._renderers[theme] = renderer
        pose = renderer.stage.clip(exercise).thumbnail
        scene = Scene(exercise, pose, pose, 0.0, self._library.file(exercise).drawn_side)
        # Drawn large, then shrunk, for finer edges; not premultiplied, as PNG files are not.
        large = renderer.image(scene, size[0], size[1], dpr * 2.0, close_up=True)
        return large.scaled(
            round(size[0] * dpr),
            round(size[1] * dpr),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_ARGB32)

    def _keep(self, image: QImage, path: Path) -> None:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Written aside and renamed, so that a kill leaves no half a picture.
            part = path.with_suffix(".part.png")
            if image.save(str(part)):
                part.replace(path)
