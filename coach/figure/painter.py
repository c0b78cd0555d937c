"""A canvas on a QPainter."""

import contextlib
import math
from collections.abc import Iterator, Sequence
from typing import Any, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from coach.figure.blur import blurred
from coach.figure.canvas import Colour, Linear, Paint, Radial, Region, Run, Shadow, Slots, Stroke
from coach.figure.hulls import DIRECTIONS
from coach.figure.rotation import Array

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_LIGHTEN = QPainter.CompositionMode.CompositionMode_Lighten
_OPAQUE = (0, 0, 0)
_POLYGON_BYTES = DIRECTIONS * 16


def transparent(width: int, height: int, scale: float = 1.0) -> QImage:
    """Return an empty picture of so many physical pixels, `scale` of them a logical pixel."""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(0)
    return image


def device_scale(painter: QPainter) -> float:
    """Return how many physical pixels one of the painter's units takes."""
    transform = painter.deviceTransform()
    return max(0.1, math.hypot(transform.m11(), transform.m12()))


class Brushes:
    """Brushes that are made once, and one polygon whose points are exchanged."""

    def __init__(self) -> None:
        self._brushes: dict[Colour, QBrush] = {}
        self._levels: dict[tuple[Colour, ...], list[QBrush]] = {}
        self._polygon = QPolygonF()
        self._polygon.resize(DIRECTIONS)
        self._memory = _memory(self._polygon)

    def of(self, paint: Paint) -> QBrush:
        """Return the brush of a colour or gradient."""
        if not isinstance(paint, tuple):
            return QBrush(_gradient(paint))
        brush = self._brushes.get(paint)
        if brush is None:
            brush = self._brushes[paint] = QBrush(QColor(*paint))
        return brush

    def levels(self, colours: tuple[Colour, ...]) -> list[QBrush]:
        """Return the brushes of the levels of a material."""
        brushes = self._levels.get(colours)
        if brushes is None:
            brushes = self._levels[colours] = [self.of(colour) for colour in colours]
        return brushes

    def fill(self, painter: QPainter, outlines: memoryview, slots: Slots) -> None:
        """Fill outlines one by one: much faster than their union.

        Args:
            painter: with its brush set.
            outlines: the bytes of all outlines.
            slots: which of them.
        """
        memory, polygon, draw = self._memory, self._polygon, painter.drawPolygon
        for slot in slots:
            begin = slot * _POLYGON_BYTES
            memory[:] = outlines[begin : begin + _POLYGON_BYTES]
            # The overload without a fill rule takes the polygon as it is; the other converts it.
            draw(polygon)

    def union(self, points: Array, slots: Slots) -> QPainterPath:
        """Return a path of several outlines that is filled once where they overlap."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        outlines = _bytes(points)
        for slot in slots:
            begin = slot * _POLYGON_BYTES
            self._memory[:] = outlines[begin : begin + _POLYGON_BYTES]
            path.addPolygon(self._polygon)
            path.closeSubpath()
        return path


def shadow_picture(shadow: Shadow, brushes: Brushes) -> QImage:
    """Return the picture of a shadow, to be enlarged to its box."""
    _, _, width, height = shadow.box
    columns, rows = round(width / shadow.pixel), round(height / shadow.pixel)
    image = QImage(columns, rows, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for alpha, slots in shadow.bands:
        painter.setBrush(brushes.of((0, 0, 0, alpha)))
        brushes.fill(painter, _bytes(shadow.points), slots)
    painter.end()
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(rows, image.bytesPerLine())
    pixels[:, :columns] = blurred(pixels[:, :columns])
    # Enlarged faster than a picture of alpha alone.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class QtCanvas:
    """Draws with a painter, whose pen, brush and hints it changes.

    Args:
        painter: draws on a picture or a widget.
        brushes: what is kept from picture to picture.
    """

    def __init__(self, painter: QPainter, brushes: Brushes) -> None:
        self._painter = painter
        self._brushes = brushes
        self._region: Region | None = None
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)

    def shadow(self, shadow: Shadow) -> None:
        """Draw the soft shadow on the floor."""
        self._painter.drawImage(QRectF(*shadow.box), shadow_picture(shadow, self._brushes))

    def hulls(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Fill outlines one by one."""
        self._painter.setBrush(self._brushes.of(colour))
        self._brushes.fill(self._painter, _bytes(points), slots)

    def shades(
        self,
        points: Array,
        runs: Sequence[Run],
        colours: tuple[Colour, ...],
        region: Region | None,
        *,
        smooth: bool,
    ) -> None:
        """Fill levels one after another."""
        p, brushes, fill = self._painter, self._brushes.levels(colours), self._brushes.fill
        outlines = _bytes(points)
        if region is not None:
            self._clip_to(region)
        smoothed, lighten = True, False
        for run in runs:
            p.setBrush(brushes[run.level])
            # Moving, only the silhouette needs smooth edges: the levels' steps are too faint.
            if smoothed != (smooth or run.level == 0):
                smoothed = not smoothed
                p.setRenderHint(_ANTIALIASING, smoothed)
            if lighten != run.lighten:
                lighten = run.lighten
                p.setCompositionMode(_LIGHTEN if lighten else _OVER)
            fill(p, outlines, run.free)
            if run.cut:
                p.setClipping(True)
                fill(p, outlines, run.cut)
                p.setClipping(False)
        p.setCompositionMode(_OVER)
        p.setRenderHint(_ANTIALIASING, True)

    def _clip_to(self, region: Region) -> None:
        """Make a region the clip, if it is not yet, but leave clipping off."""
        if self._region is not region:
            self._painter.setClipPath(_clip(region))
            self._region = region
        self._painter.setClipping(False)

    def halo(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Darken what is there already under the union of outlines."""
        p = self._painter
        with self._unsmoothed():
            p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            p.setBrush(self._brushes.of(colour))
            p.drawPath(self._brushes.union(points, slots))
            p.setCompositionMode(_OVER)

    def light(self, gradient: Radial, points: Array, lit: Slots, cover: Slots) -> None:
        """Let a gradient shine on the union of outlines, except where others cover it."""
        p, radius = self._painter, gradient.radius
        x, y = gradient.centre
        box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        with self._unsmoothed():
            if cover:
                picture = self._lit_picture(box, gradient, points, lit, cover)
                p.drawImage(box, picture, QRectF(picture.rect()))
                return
            # A hem's region is kept meanwhile, since it is slow to set.
            p.save()
            p.setBrush(self._brushes.of(gradient))
            p.setClipRect(box)
            p.drawPath(self._brushes.union(points, lit))
            p.restore()

    def _lit_picture(
        self, box: QRectF, gradient: Radial, points: Array, lit: Slots, cover: Slots
    ) -> QImage:
        size = math.ceil(box.width() * device_scale(self._painter))
        image = transparent(size, size)
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.scale(image.width() / box.width(), image.height() / box.height())
        painter.translate(-box.topLeft())
        painter.setBrush(self._brushes.of(gradient))
        painter.drawPath(self._brushes.union(points, lit))
        canvas = QtCanvas(painter, self._brushes)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        canvas.hulls(points, cover, _OPAQUE)
        painter.end()
        return image

    def polygon(self, points: Array, paint: Paint | None, stroke: Stroke | None = None) -> None:
        """Draw one polygon, filled or stroked or both."""
        p = self._painter
        if stroke is not None:
            p.setPen(QPen(QColor(*stroke.colour), stroke.width))
        p.setBrush(Qt.BrushStyle.NoBrush if paint is None else self._brushes.of(paint))
        p.drawPolygon(_polygon(points))
        p.setPen(Qt.PenStyle.NoPen)

    def ellipse(
        self, centre: tuple[float, float], a: float, b: float, paint: Paint, angle: float = 0.0
    ) -> None:
        """Fill an ellipse with the half axes a and b, turned clockwise by degrees."""
        p = self._painter
        p.setBrush(self._brushes.of(paint))
        if not angle:
            p.drawEllipse(QPointF(*centre), a, b)
            return
        p.save()
        p.translate(*centre)
        p.rotate(angle)
        p.drawEllipse(QPointF(0.0, 0.0), a, b)
        p.restore()

    def curve(self, points: Array, stroke: Stroke) -> None:
        """Draw a quadratic curve: from the first point to the third, drawn to the second."""
        p = self._painter
        a, control, b = (QPointF(x, y) for x, y in points.tolist())
        path = QPainterPath(a)
        path.quadTo(control, b)
        solid, rounded = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        p.setPen(QPen(QColor(*stroke.colour), stroke.width, solid, rounded))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(path)
        p.setPen(Qt.PenStyle.NoPen)

    def cap(
        self, outline: Array, disc: tuple[tuple[float, float], float] | None, paint: Paint
    ) -> None:
        """Fill an outline, or what a disc (centre and radius) has beyond it."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        if len(outline):
            path.addPolygon(_polygon(outline))
            path.closeSubpath()
        if disc is not None:
            (x, y), radius = disc
            path.addEllipse(QPointF(x, y), radius, radius)
        self._painter.setBrush(self._brushes.of(paint))
        self._painter.drawPath(path)

    @contextlib.contextmanager
    def _unsmoothed(self) -> Iterator[None]:
        self._painter.setRenderHint(_ANTIALIASING, False)
        yield
        self._painter.setRenderHint(_ANTIALIASING, True)


def _bytes(points: Array) -> memoryview:
    return memoryview(points.data).cast("B")


def _memory(polygon: QPolygonF) -> memoryview:
    """Return the polygon's own points, for writing without a Python object a point."""
    # The stubs know neither VoidPtr's buffer protocol nor that data() is a pointer.
    pointer: Any = shiboken6.VoidPtr(cast("Any", polygon.data()), polygon.size() * 16, True)  # type: ignore[call-arg]
    return memoryview(pointer)


def _polygon(points: Array) -> QPolygonF:
    polygon = QPolygonF()
    polygon.resize(len(points))
    _memory(polygon)[:] = _bytes(np.ascontiguousarray(points))
    return polygon


def _clip(region: Region) -> QPainterPath:
    path = QPainterPath()
    border = _polygon(region.outline)
    if region.outside:
        path.setFillRule(Qt.FillRule.OddEvenFill)
        left, top, right, bottom = region.box
        path.addRect(QRectF(left, top, right - left, bottom - top))
    path.addPolygon(border)
    path.closeSubpath()
    return path


def _gradient(paint: Radial | Linear) -> QGradient:
    gradient: QGradient
    if isinstance(paint, Radial):
        gradient = QRadialGradient(QPointF(*paint.centre), paint.radius, QPointF(*paint.focus))
    else:
        gradient = QLinearGradient(QPointF(*paint.start), QPointF(*paint.end))
    for share, colour in paint.stops:
        gradient.setColorAt(share, QColor(*colour))
    return gradient
