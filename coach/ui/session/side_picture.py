"""Which side works: a person seen from behind, so that left is left."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker

from coach.domain.exercise import Side

ASPECT = 0.584
"""Width of the picture divided by its height."""

_MIDDLE = 29.2


@lru_cache(maxsize=1)
def _body() -> QPainterPath:
    """Return the outline of a person, 100 high and 58.4 wide."""
    body = QPainterPath()
    body.addEllipse(QPointF(_MIDDLE, 12), 10.8, 12)
    trunk = QPainterPath(QPointF(17, 28))
    trunk.lineTo(41.4, 28)
    trunk.cubicTo(45.5, 28, 48.5, 30, 49.4, 34)
    trunk.lineTo(44.6, 46)
    trunk.cubicTo(43.6, 53, 43.4, 58, 43.8, 64)
    trunk.lineTo(14.6, 64)
    trunk.cubicTo(15, 58, 14.8, 53, 13.8, 46)
    trunk.lineTo(9, 34)
    trunk.cubicTo(9.9, 30, 12.9, 28, 17, 28)
    trunk.closeSubpath()
    body = body.united(trunk)
    for sign in (-1, 1):
        arm = QPainterPath(QPointF(_MIDDLE + sign * 15.6, 33.4))
        arm.cubicTo(
            QPointF(_MIDDLE + sign * 21, 40),
            QPointF(_MIDDLE + sign * 24, 48),
            QPointF(_MIDDLE + sign * 24.6, 60),
        )
        body = body.united(_limb(arm, 8.8))
        leg = QPainterPath(QPointF(_MIDDLE + sign * 8.2, 63))
        leg.lineTo(_MIDDLE + sign * 8.6, 94)
        body = body.united(_limb(leg, 12))
    # The legs end in rounded feet at the lower edge.
    return body


def _limb(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line)


def paint_side(
    painter: QPainter,
    rect: QRectF,
    side: Side | None,
    *,
    working: QColor,
    resting: QColor,
) -> None:
    """Paint the person into a rectangle, centred.

    Args:
        painter: where to.
        rect: room; the person keeps their proportions.
        side: the working side, None for both.
        working: colour of the working half.
        resting: colour of the other half.
    """
    height = min(rect.height(), rect.width() / ASPECT)
    scale = height / 100
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(rect.center().x() - height * ASPECT / 2, rect.center().y() - height / 2)
    painter.scale(scale, scale)
    if side is None:
        # In one piece, or the halves would show a seam.
        painter.setBrush(working)
        painter.drawPath(_body())
        painter.restore()
        return
    left, right = QRectF(0, 0, _MIDDLE, 101), QRectF(_MIDDLE, 0, _MIDDLE, 101)
    for half, of in ((left, Side.LEFT), (right, Side.RIGHT)):
        painter.setBrush(working if side is of else resting)
        clip = QPainterPath()
        clip.addRect(half)
        painter.drawPath(_body().intersected(clip))
    painter.restore()
