"""Ears, eyes, brows and mouth."""

import math

import numpy as np

from coach.figure.canvas import Canvas, Stroke
from coach.figure.palette import Material
from coach.figure.rotation import Array, unit, vec
from coach.figure.skeleton import HEIGHT, Bone
from coach.figure.view import View

_EYES = {sign: unit(vec(sign * 0.42, 0.05, 0.9)) for sign in (1, -1)}
_BROWS = {sign: unit(vec(sign * 0.021, 0.0105, 0.0492)) for sign in (1, -1)}
_EARS = {sign: vec(sign, 0.0, -0.15) for sign in (1, -1)}
_MOUTH = unit(vec(0.0, -0.05, 1.0))
"""Outward directions on the head."""
_IRIS = (40, 24, 22)
_LIPS = (150, 70, 60)


def draw_ears(canvas: Canvas, view: View, skin: Material) -> None:
    """Draw the ears that are turned to the viewer."""
    turn = view.axes(Bone.HEAD)
    for sign in (1, -1):
        facing = float((turn @ _EARS[sign])[2])
        if facing <= -0.05:
            continue
        x, y, _, k = view.place(Bone.HEAD, (sign * 0.0535, 0.050, -0.004))
        size = 0.0145 * HEIGHT * k
        wide = max(0.25, min(1.0, 0.35 + 0.65 * facing))
        rim = view.outline * 0.6
        for colour, a, b in (
            (skin.outline, size + rim, size * 0.62 * wide + rim),
            (skin.base, size, size * 0.62 * wide),
            (skin.shadow, size * 0.55, size * 0.30 * wide),
        ):
            canvas.ellipse((x, y), a, b, colour, _angle(turn))


def draw_face(canvas: Canvas, view: View, hair: Material) -> None:
    """Draw what of the face is turned to the viewer."""
    turn = view.axes(Bone.HEAD)
    for sign in (1, -1):
        _draw_eye(canvas, view, turn, sign, hair)
    facing = float((turn @ _MOUTH)[2])
    if facing > 0.05:
        x, y, _, k = view.place(Bone.HEAD, (0.0, 0.0215, 0.054))
        seen = min(1.0, (facing - 0.05) / 0.2)
        size = 0.011 * HEIGHT * k * max(0.35, facing)
        smile = np.array(((-size, -0.1 * size), (0.0, size * 0.55), (size, -0.1 * size)))
        stroke = Stroke((*_LIPS, int(230 * seen)), 0.0042 * HEIGHT * k)
        canvas.curve(_upright(smile, x, y, turn), stroke)


def _draw_eye(canvas: Canvas, view: View, turn: Array, sign: int, hair: Material) -> None:
    facing = float((turn @ _EYES[sign])[2])
    if facing <= 0.12:
        return
    x, y, _, k = view.place(Bone.HEAD, (sign * 0.021, 0.060, 0.0515))
    seen = min(1.0, (facing - 0.12) / 0.25)
    size = 0.0066 * HEIGHT * k
    wide = size * max(0.35, min(1.0, facing * 1.15)) * 0.8
    canvas.ellipse((x, y), wide, size, (*_IRIS, int(255 * seen)), _angle(turn) + 90.0)
    # A brow lies on the forehead, and goes out of sight before the eye does.
    x, y, _, _ = view.place(Bone.HEAD, (sign * 0.021, 0.0765, 0.0492))
    seen = min(1.0, float((turn @ _BROWS[sign])[2]) / 0.3)
    if seen > 0.0:
        wide = size * 1.7 * max(0.3, facing)
        arch = np.array(((-wide, size * 0.35), (0.0, -size * 0.65), (wide, size * 0.35)))
        stroke = Stroke((*hair.base, int(230 * seen)), size * 0.55)
        canvas.curve(_upright(arch, x, y, turn), stroke)


def _angle(turn: Array) -> float:
    """Return by how many degrees the head's upward axis is turned clockwise from the right."""
    return math.degrees(math.atan2(-float(turn[1, 1]), float(turn[0, 1])))


def _upright(points: Array, x: float, y: float, turn: Array) -> Array:
    """Return points of the face, given with y down the head, in the picture."""
    angle = math.radians(_angle(turn) + 90.0)
    c, s = math.cos(angle), math.sin(angle)
    placed: Array = points @ np.array(((c, s), (-s, c))) + np.array((x, y))
    return placed
