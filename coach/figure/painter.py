"""A canvas on a QPainter."""

import contextlib
import math
from collections.abc import Iterator
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
from coach.figure.canvas import Blend, Colour, Linear, Paint, Radial, Region, Shades, Shadow, Stroke
from coach.figure.hulls import DIRECTIONS
from coach.figure.rotation import Array

_ANTIALIASING = QPainter.RenderHint.Antialiasing
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_LIGHTEN = QPainter.CompositionMode.CompositionMode_Lighten
_OPAQUE = (0, 0, 0)
_BEYOND = 9000.0
"""Pixels beyond every picture."""


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
    """Polygons and brushes that are made once and used in every frame.

    The polygons are written through numpy, without a Python object a point.
    """

    def __init__(self) -> None:
        self._polygons: list[QPolygonF] = []
        self._views: list[Array] = []
        self._brushes: dict[Colour, QBrush] = {}

    def polygons(self, outlines: Array) -> list[QPolygonF]:
        """Return a polygon for each outline; they are valid until the next call."""
        while len(self._polygons) < len(outlines):
            polygon = QPolygonF()
            polygon.resize(DIRECTIONS)
            self._polygons.append(polygon)
            self._views.append(_view(polygon))
        for view, outline in zip(self._views, outlines, strict=False):
            view[:] = outline
        return self._polygons[: len(outlines)]

    def union(self, outlines: Array) -> QPainterPath:
        """Return a path of several outlines that is filled once where they overlap."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for polygon in self.polygons(outlines):
            path.addPolygon(polygon)
            path.closeSubpath()
        return path

    def of(self, paint: Paint) -> QBrush:
        """Return the brush of a colour or gradient."""
        if not isinstance(paint, tuple):
            return QBrush(_gradient(paint))
        brush = self._brushes.get(paint)
        if brush is None:
            brush = self._brushes[paint] = QBrush(QColor(*paint))
        return brush


class QtCanvas:
    """Draws with a painter, whose pen, brush and hints it changes.

    Args:
        painter: draws on a picture or a widget.
        brushes: what is kept from picture to picture.
    """

    def __init__(self, painter: QPainter, brushes: Brushes) -> None:
        self._painter = painter
        self._brushes = brushes
        painter.setRenderHint(_ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)

    def shadow(self, shadow: Shadow) -> None:
        """Draw the soft shadow on the floor."""
        x, y, width, height = shadow.box
        columns, rows = round(width / shadow.pixel), round(height / shadow.pixel)
        image = QImage(columns, rows, QImage.Format.Format_Alpha8)
        image.fill(0)
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for alpha, outlines in shadow.bands:
            painter.setBrush(self._brushes.of((0, 0, 0, alpha)))
            for polygon in self._brushes.polygons(outlines):
                painter.drawPolygon(polygon)
        painter.end()
        pixels = np.frombuffer(image.bits(), np.uint8).reshape(rows, image.bytesPerLine())
        pixels[:, :columns] = blurred(pixels[:, :columns])
        self._painter.drawImage(QRectF(x, y, width, height), image)

    def hulls(self, outlines: Array, paint: Paint) -> None:
        """Fill opaque outlines one by one: much faster than their union."""
        self._painter.setBrush(self._brushes.of(paint))
        # The overload without a fill rule takes the polygon as it is; the other converts it.
        for polygon in self._brushes.polygons(outlines):
            self._painter.drawPolygon(polygon)

    def shades(self, shades: Shades) -> None:
        """Fill the levels of some hulls."""
        p, region = self._painter, shades.region
        draw = p.drawPolygon
        at, blend = -1, Blend.COVER
        if region is not None:
            p.setClipPath(_clip(region))
            p.setClipping(Blend.COVER in shades.confined)
        polygons = self._brushes.polygons(shades.outlines)
        for polygon, level, wanted in zip(polygons, shades.levels, shades.blends, strict=True):
            if wanted != blend:
                if Blend.LIGHTEN in {wanted, blend}:
                    p.setCompositionMode(_LIGHTEN if wanted == Blend.LIGHTEN else _OVER)
                if region is not None:
                    p.setClipping(wanted in shades.confined)
                blend = wanted
            if level != at:
                p.setBrush(self._brushes.of(shades.colours[level]))
                # Moving, only the silhouette needs smooth edges: the levels' steps are too faint.
                p.setRenderHint(_ANTIALIASING, level == 0 or shades.smooth)
                at = level
            draw(polygon)
        p.setClipping(False)
        p.setCompositionMode(_OVER)
        p.setRenderHint(_ANTIALIASING, True)

    def halo(self, outlines: Array, colour: Colour) -> None:
        """Darken what is there already under the union of outlines."""
        p = self._painter
        with self._unsmoothed():
            p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            p.setBrush(self._brushes.of(colour))
            p.drawPath(self._brushes.union(outlines))
            p.setCompositionMode(_OVER)

    def light(self, gradient: Radial, lit: Array, cover: Array) -> None:
        """Let a gradient shine on the union of outlines, except where others cover it."""
        p, radius = self._painter, gradient.radius
        x, y = gradient.centre
        box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        with self._unsmoothed():
            if len(cover):
                picture = self._lit_picture(box, gradient, lit, cover)
                p.drawImage(box, picture, QRectF(picture.rect()))
                return
            p.setBrush(self._brushes.of(gradient))
            p.setClipRect(box)
            p.drawPath(self._brushes.union(lit))
            p.setClipping(False)

    def _lit_picture(self, box: QRectF, gradient: Radial, lit: Array, cover: Array) -> QImage:
        size = math.ceil(box.width() * device_scale(self._painter))
        image = transparent(size, size)
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.scale(image.width() / box.width(), image.height() / box.height())
        painter.translate(-box.topLeft())
        painter.setBrush(self._brushes.of(gradient))
        painter.drawPath(self._brushes.union(lit))
        canvas = QtCanvas(painter, self._brushes)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        canvas.hulls(cover, _OPAQUE)
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


def _view(polygon: QPolygonF) -> Array:
    """Return the polygon's own points as an array that writes through."""
    # The stubs know neither VoidPtr's buffer protocol nor that data() is a pointer.
    pointer: Any = shiboken6.VoidPtr(cast("Any", polygon.data()), DIRECTIONS * 16, True)  # type: ignore[call-arg]
    view: Array = np.frombuffer(pointer, np.float64).reshape(DIRECTIONS, 2)
    return view


def _polygon(points: Array) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _clip(region: Region) -> QPainterPath:
    path = QPainterPath()
    border = _polygon(region.outline)
    if region.outside:
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addRect(border.boundingRect().adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND))
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
