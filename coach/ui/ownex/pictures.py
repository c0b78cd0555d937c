"""The pictures of the user's own exercises, for whoever paints exercises."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from coach.ui.ownex.picture_file import PictureError, picture_path, read_picture

_RADIUS = 10
_MOST_SCALED = 60
"""Sizes that are kept, so that dragging the window's edge does not pile them up."""

_MARGIN = 0.05
"""Share of the stage left free round a picture."""


class OwnPictures:
    """Finds, keeps and paints the pictures that lie beside exercise files.

    Args:
        folder: where the exercise files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._images: dict[str, QImage] = {}
        self._scaled: dict[tuple[str, int, int, float, bool], QImage] = {}

    def has(self, exercise_id: str) -> bool:
        """Tell whether an exercise has a picture that can be shown."""
        return not self._image(exercise_id).isNull()

    def forget(self) -> None:
        """Look at the files again: some may have changed."""
        self._images.clear()
        self._scaled.clear()

    def paint(self, painter: QPainter, rect: QRectF, exercise_id: str, *, close_up: bool) -> None:
        """Paint a picture.

        Args:
            painter: where to.
            rect: room in logical px.
            exercise_id: whose picture.
            close_up: fill the room and cut off what is beyond it, for small pictures; otherwise
                the whole picture is shown.
        """
        image = self._image(exercise_id)
        if image.isNull() or rect.isEmpty():
            return
        room = rect
        if not close_up:
            dx, dy = rect.width() * _MARGIN, rect.height() * _MARGIN
            room = rect.adjusted(dx, dy, -dx, -dy)
        ratio = painter.device().devicePixelRatioF()
        scaled = self._scaled_to(exercise_id, image, room, ratio, cover=close_up)
        size = QSizeF(scaled.size()) / ratio
        corner = QPointF(
            room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
        )
        target = QRectF(corner, size)
        path = QPainterPath()
        path.addRoundedRect(target & room, _RADIUS, _RADIUS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawImage(target, scaled)
        painter.restore()

    def _image(self, exercise_id: str) -> QImage:
        known = self._images.get(exercise_id)
        if known is not None:
            return known
        image = QImage()
        path = picture_path(self._folder, exercise_id)
        if path is not None:
            try:
                image = read_picture(path)
            except PictureError:
                # Shown without it; the editor of the exercise says what is wrong with the file.
                image = QImage()
        self._images[exercise_id] = image
        return image

    def _scaled_to(
        self, exercise_id: str, image: QImage, room: QRectF, ratio: float, *, cover: bool
    ) -> QImage:
        width, height = round(room.width() * ratio), round(room.height() * ratio)
        key = (exercise_id, width, height, ratio, cover)
        found = self._scaled.get(key)
        if found is None:
            mode = (
                Qt.AspectRatioMode.KeepAspectRatioByExpanding
                if cover
                else Qt.AspectRatioMode.KeepAspectRatio
            )
            size = image.size().scaled(QSize(max(1, width), max(1, height)), mode)
            found = image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            if len(self._scaled) >= _MOST_SCALED:
                self._scaled.clear()
            self._scaled[key] = found
        return found
