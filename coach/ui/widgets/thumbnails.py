"""Small pictures of exercises, drawn when there is time and kept until the theme changes."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.stage import paint_ground, paint_picture

_RADIUS = 9
_Key = tuple[Picture, int, int, int, float]


class Thumbnails(QObject):
    """Gives out small pictures.

    A pictogram is drawn at once. A figure takes longer: the first call returns the empty ground,
    the figure is drawn on one of the next turns of the event loop, and `ready` is emitted.
    """

    ready = Signal()

    def __init__(self, look: Look, figures: FigureHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figures = figures
        self._done: dict[_Key, QPixmap] = {}
        self._wanted: list[_Key] = []
        self._worker = QTimer(self)
        self._worker.setSingleShot(True)
        self._worker.setInterval(0)
        self._worker.timeout.connect(self._draw_next)
        look.theme.changed.connect(self.clear)

    def clear(self) -> None:
        """Forget all pictures: the theme, the figure or its poses have changed."""
        self._done.clear()
        self._wanted.clear()
        self.ready.emit()

    def pixmap(self, picture: Picture, size: QSize, ratio: float, above: int = 0) -> QPixmap:
        """Return a picture.

        Args:
            picture: what to show.
            size: logical px.
            ratio: device pixels per logical pixel.
            above: height of a strip at the top that shows nothing but ground, in logical px.
        """
        key = (picture, size.width(), size.height(), above, ratio)
        found = self._done.get(key)
        if found is not None:
            return found
        if self._figures.drawer_of(picture.exercise_id) is None:
            self._done[key] = self._draw(key, with_figure=True)
            return self._done[key]
        if key not in self._wanted:
            self._wanted.append(key)
            self._worker.start()
        return self._draw(key, with_figure=False)

    def _draw_next(self) -> None:
        if not self._wanted:
            return
        key = self._wanted.pop(0)
        self._done[key] = self._draw(key, with_figure=True)
        self.ready.emit()
        if self._wanted:
            self._worker.start()

    def _draw(self, key: _Key, *, with_figure: bool) -> QPixmap:
        picture, width, height, above, ratio = key
        tokens = self._look.theme.tokens
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        rect = QRectF(0, 0, width, height)
        paint_ground(painter, rect, _RADIUS, tokens)
        if with_figure:
            clip = QPainterPath()
            clip.addRoundedRect(rect, _RADIUS, _RADIUS)
            painter.setClipPath(clip)
            paint_picture(painter, rect.adjusted(0, above, 0, 0), picture, self._figures, tokens)
            painter.setClipping(False)
        # Without an edge the ground would melt into the light sidebar.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
        return pixmap
