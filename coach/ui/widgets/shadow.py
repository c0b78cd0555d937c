"""Soft shadows, painted once into a nine-patch and stretched."""

from functools import lru_cache

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsBlurEffect, QGraphicsPixmapItem, QGraphicsScene


@lru_cache(maxsize=8)
def _patch(blur: int, radius: int, rgba: int, ratio: float) -> QPixmap:
    side = 2 * (blur + radius) + 8
    shape = QPixmap(round(side * ratio), round(side * ratio))
    shape.setDevicePixelRatio(ratio)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(rgba))
    painter.drawRoundedRect(QRectF(blur, blur, side - 2 * blur, side - 2 * blur), radius, radius)
    painter.end()
    scene = QGraphicsScene()
    item = QGraphicsPixmapItem(shape)
    effect = QGraphicsBlurEffect()
    effect.setBlurRadius(blur)
    item.setGraphicsEffect(effect)
    scene.addItem(item)
    image = QImage(shape.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, side, side), QRectF(0, 0, side, side))
    painter.end()
    return QPixmap.fromImage(image)


def paint_shadow(
    painter: QPainter, body: QRect, colour: QColor, *, blur: int, drop: int, radius: int
) -> None:
    """Paint the shadow of a rounded body, to be painted before the body itself.

    Args:
        painter: where to.
        body: the lifted rectangle.
        colour: colour and strength.
        blur: softness in logical px.
        drop: how far it is moved down.
        radius: corner radius of the body.
    """
    ratio = painter.device().devicePixelRatioF()
    patch = _patch(blur, radius, colour.rgba(), ratio)
    outer = body.translated(0, drop).marginsAdded(QMargins(blur, blur, blur, blur))
    corner = blur + radius + 2
    side = 2 * corner + 4
    middle_w = max(0, outer.width() - 2 * corner)
    middle_h = max(0, outer.height() - 2 * corner)
    columns = (
        (0, corner, 0, corner),
        (corner, 4, corner, middle_w),
        (side - corner, corner, corner + middle_w, corner),
    )
    rows = (
        (0, corner, 0, corner),
        (corner, 4, corner, middle_h),
        (side - corner, corner, corner + middle_h, corner),
    )
    for sx, sw, tx, tw in columns:
        for sy, sh, ty, th in rows:
            target = QRectF(outer.x() + tx, outer.y() + ty, tw, th)
            source = QRectF(sx * ratio, sy * ratio, sw * ratio, sh * ratio)
            painter.drawPixmap(target, patch, source)
