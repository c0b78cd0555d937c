"""Hair: the cap on the skull, what shows of it behind the head, and the bun."""

import math

import numpy as np

from coach.figure.body import BUN, BUN_RADIUS
from coach.figure.canvas import Canvas, Radial
from coach.figure.palette import Material
from coach.figure.rotation import Array, cross, unit, vec
from coach.figure.skeleton import HEIGHT, Bone
from coach.figure.view import LIGHT, View

_STEPS = 48
_ARC = 24
_TURN = np.arange(_STEPS) * 2.0 * math.pi / _STEPS
_CIRCLE = np.stack((np.cos(_TURN), np.sin(_TURN)), axis=1)
_SHARES = np.arange(_ARC + 1) / _ARC
_HAIRLINE = -0.09
"""How far beyond half the head the hair reaches, in radii of the skull (below zero: beyond)."""
_CROWN = unit(vec(0.0, 0.70, -0.71))
"""Direction on the head of the middle of the hair."""
_SKULL = (0.0, 0.066, 0.0)
_SKULL_RADIUS = 0.0545 * 1.06
"""Of the hair on it, as a fraction of the height."""


def draw_hair_behind(canvas: Canvas, view: View, hair: Material, *, bun: bool) -> None:
    """Draw the outline that shows round the head and the bun."""
    if bun:
        x, y, _, k = view.place(Bone.HEAD, BUN)
        r = BUN_RADIUS * HEIGHT * k + view.outline
        canvas.ellipse((x, y), r, r, hair.outline)
    x, y, r = _skull(view)
    r += view.outline * 0.6
    canvas.ellipse((x, y), r, r, hair.outline)


def draw_bun(canvas: Canvas, view: View, hair: Material, *, front: bool) -> None:
    """Draw the bun, if it is in front of the head or behind it as asked for."""
    x, y, depth, k = view.place(Bone.HEAD, BUN)
    if (depth >= view.place(Bone.HEAD, _SKULL)[2]) != front:
        return
    r = BUN_RADIUS * HEIGHT * k
    rim = r + view.outline * 0.8
    canvas.ellipse((x, y), rim, rim, hair.outline)
    canvas.ellipse((x, y), r, r, hair.shadow)
    lx, ly = float(LIGHT[0]), float(LIGHT[1])
    for level, colour in ((0.3, hair.base), (0.8, hair.light)):
        size = min(math.sqrt(1 - level * level) * 0.93, 1 - level * 0.82) * r
        canvas.ellipse((x + lx * level * r, y - ly * level * r), size, size, colour)


def draw_cap(canvas: Canvas, view: View, hair: Material) -> None:
    """Draw the hair on the skull."""
    x, y, r = _skull(view)
    outline, kind = cap_outline(view.axes(Bone.HEAD) @ _CROWN, _HAIRLINE)
    points = outline * np.array((r, -r)) + np.array((x, y))
    middle = (x + float(LIGHT[0]) * r * 0.7, y - float(LIGHT[1]) * r * 0.7)
    shades = Radial(
        middle, r * 1.7, middle, ((0.0, hair.light), (0.35, hair.base), (1.0, hair.shadow))
    )
    canvas.cap(points, ((x, y), r) if kind in {"disc", "around"} else None, shades)


def _skull(view: View) -> tuple[float, float, float]:
    """Return centre and radius of the hair in the picture."""
    x, y, _, k = view.place(Bone.HEAD, _SKULL)
    return x, y, _SKULL_RADIUS * HEIGHT * k


def cap_outline(axis: Array, offset: float) -> tuple[Array, str]:
    """Return the visible part of a cap cut off a unit sphere, seen from +z.

    Args:
        axis: unit vector to the cap's pole, in camera axes.
        offset: distance of the cutting plane from the centre along the axis, −1..1.

    Returns:
        The outline (points, 2), y up, and what to paint: "outline", the whole "disc", the disc
        "around" the outline, or "nothing".
    """
    e1 = unit(cross(axis, vec(0.13, 0.90, 0.41)))
    e2 = cross(axis, e1)
    radius = math.sqrt(max(0.0, 1.0 - offset * offset))
    rim = axis * offset + _CIRCLE @ (np.stack((e1, e2)) * radius)
    front = rim[:, 2] >= 0.0
    if front.all():
        return rim[:, :2], "outline" if axis[2] >= 0.0 else "around"
    if not front.any():
        return rim[:0, :2], "disc" if (axis[2] > 0.0) == (
            offset < 0.0
        ) or offset < 0.0 else "nothing"
    start = int(np.argmax(front & ~np.roll(front, 1)))
    seen = np.roll(rim[:, :2], -start, axis=0)[: int(front.sum())]
    a0 = math.atan2(float(seen[-1, 1]), float(seen[-1, 0]))
    a1 = math.atan2(float(seen[0, 1]), float(seen[0, 0]))
    middle = math.atan2(float(axis[1]), float(axis[0]))
    sweep = (a1 - a0) % (2.0 * math.pi)
    if (middle - a0) % (2.0 * math.pi) > sweep:
        sweep -= 2.0 * math.pi
    angles = a0 + sweep * _SHARES
    arc = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    return np.concatenate((seen, arc)), "outline"
