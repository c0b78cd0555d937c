"""Pictograms of the seven starting positions, for exercises without a figure.

A body is drawn as rounded limbs of constant thickness, seen from its side. Lengths are parts of
the standing height; the ground is at y = 0 and y points down, so that limbs have negative y.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coach.domain.exercise import Position
from coach.ui.tokens import Tokens

_Point = tuple[float, float]

_TORSO = 0.105
_THIGH = 0.078
_SHIN = 0.058
_ARM = 0.048
_HEAD = 0.066
"""Radius of the head; the others are thicknesses."""


@dataclass(frozen=True, slots=True)
class _Body:
    """Joints of a body.

    Attributes:
        head: centre of the head.
        torso: from the shoulders over the middle to the hips.
        arm: shoulder, elbow, wrist of the near arm.
        leg: hip, knee, ankle, toes of the near leg.
        far_arm: the same of the far arm, empty if hidden.
        far_leg: the same of the far leg, empty if hidden.
        width: how much floor is shown.
    """

    head: _Point
    torso: tuple[_Point, ...]
    arm: tuple[_Point, ...]
    leg: tuple[_Point, ...]
    far_arm: tuple[_Point, ...] = ()
    far_leg: tuple[_Point, ...] = ()
    width: float = 1.15


_BODIES = {
    Position.SUPINE: _Body(
        head=(0.37, -0.075),
        torso=((0.22, -0.062), (0.08, -0.060), (-0.06, -0.060)),
        arm=((0.23, -0.05), (0.10, -0.030), (-0.03, -0.028)),
        leg=((-0.06, -0.06), (-0.21, -0.245), (-0.29, -0.035), (-0.36, -0.028)),
        far_leg=((-0.06, -0.06), (-0.17, -0.25), (-0.245, -0.035), (-0.315, -0.028)),
    ),
    Position.PRONE: _Body(
        head=(0.39, -0.085),
        torso=((0.24, -0.070), (0.10, -0.058), (-0.05, -0.062)),
        arm=((0.25, -0.055), (0.34, -0.028), (0.48, -0.026)),
        leg=((-0.05, -0.055), (-0.27, -0.040), (-0.48, -0.040), (-0.54, -0.026)),
        width=1.25,
    ),
    Position.ALL_FOURS: _Body(
        head=(0.31, -0.335),
        torso=((0.16, -0.305), (0.02, -0.315), (-0.12, -0.285)),
        arm=((0.17, -0.295), (0.175, -0.15), (0.165, -0.028), (0.215, -0.026)),
        leg=((-0.12, -0.27), (-0.135, -0.040), (-0.34, -0.032), (-0.39, -0.026)),
        far_arm=((0.17, -0.295), (0.215, -0.15), (0.215, -0.028), (0.265, -0.026)),
        far_leg=((-0.12, -0.27), (-0.085, -0.040), (-0.28, -0.032), (-0.33, -0.026)),
    ),
    Position.KNEELING: _Body(
        head=(0.075, -0.685),
        torso=((0.045, -0.535), (0.03, -0.41), (0.02, -0.29)),
        arm=((0.045, -0.525), (0.02, -0.40), (0.09, -0.30)),
        leg=((0.02, -0.275), (0.065, -0.045), (-0.15, -0.034), (-0.20, -0.026)),
        far_arm=((0.045, -0.525), (0.07, -0.41), (0.14, -0.31)),
        width=0.80,
    ),
    Position.SITTING: _Body(
        head=(-0.07, -0.475),
        torso=((-0.10, -0.325), (-0.125, -0.20), (-0.12, -0.075)),
        arm=((-0.10, -0.315), (-0.04, -0.20), (0.07, -0.165)),
        leg=((-0.12, -0.070), (0.10, -0.125), (0.31, -0.040), (0.34, -0.105)),
        far_leg=((-0.12, -0.070), (0.13, -0.145), (0.345, -0.040), (0.375, -0.105)),
        width=0.95,
    ),
    Position.SIDE_LYING: _Body(
        head=(0.37, -0.125),
        torso=((0.23, -0.080), (0.10, -0.068), (-0.05, -0.075)),
        arm=((0.23, -0.105), (0.11, -0.150), (0.00, -0.120)),
        leg=((-0.05, -0.100), (-0.24, -0.115), (-0.44, -0.085), (-0.50, -0.075)),
        far_arm=((0.24, -0.045), (0.34, -0.028), (0.49, -0.026)),
        far_leg=((-0.05, -0.055), (-0.25, -0.040), (-0.45, -0.034), (-0.51, -0.026)),
        width=1.25,
    ),
    Position.STANDING: _Body(
        head=(0.02, -0.925),
        torso=((0.0, -0.775), (-0.005, -0.645), (0.0, -0.52)),
        arm=((0.0, -0.765), (-0.025, -0.63), (0.015, -0.50)),
        leg=((0.0, -0.50), (0.005, -0.27), (-0.01, -0.034), (0.06, -0.026)),
        far_leg=((0.0, -0.50), (0.035, -0.27), (0.03, -0.034), (0.10, -0.026)),
        width=0.75,
    ),
}


def paint_pictogram(painter: QPainter, rect: QRectF, position: Position, tokens: Tokens) -> None:
    """Paint the pictogram of a position, as large as the rectangle allows.

    Args:
        painter: where to; its state is kept.
        rect: room, with the margins that the caller wants already left.
        position: what to draw.
        tokens: colours.
    """
    body = _BODIES[position]
    joints = (*body.torso, *body.arm, *body.leg, *body.far_arm, *body.far_leg)
    left = min(*(x for x, _ in joints), body.head[0] - _HEAD) - _TORSO / 2
    right = max(*(x for x, _ in joints), body.head[0] + _HEAD) + _TORSO / 2
    middle = (left + right) / 2
    width = max(right - left, body.width)
    height = -(body.head[1] - _HEAD) if body.head[1] < -0.3 else 0.42
    height = max(height, -min(y for _, y in joints) + _TORSO / 2) + 0.03
    scale = min(rect.width() / width, rect.height() / height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x(), rect.center().y() + scale * (height / 2 - 0.03))
    painter.scale(scale, scale)
    painter.translate(-middle, 0)

    floor = QPen(tokens.track, 0.022)
    floor.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(floor)
    half = width / 2 - 0.011
    painter.drawLine(QPointF(middle - half, 0.011), QPointF(middle + half, 0.011))

    near, far = tokens.accent, tokens.mid
    _leg(painter, body.far_leg, far)
    _limb(painter, body.far_arm, _ARM, far)
    _limb(painter, body.torso, _TORSO, near)
    _leg(painter, body.leg, near)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(near)
    painter.drawEllipse(QPointF(*body.head), _HEAD, _HEAD)
    # A rim in the ground's colour sets the near arm off from the trunk behind it.
    _limb(painter, body.arm, _ARM + 0.016, tokens.stage_centre)
    _limb(painter, body.arm, _ARM, near)
    painter.restore()


def _limb(painter: QPainter, joints: tuple[_Point, ...], thickness: float, colour: QColor) -> None:
    if not joints:
        return
    pen = QPen(colour, thickness)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in joints]))


def _leg(painter: QPainter, joints: tuple[_Point, ...], colour: QColor) -> None:
    if not joints:
        return
    _limb(painter, joints[:2], _THIGH, colour)
    _limb(painter, joints[1:3], _SHIN, colour)
    _limb(painter, joints[2:], _ARM, colour)
