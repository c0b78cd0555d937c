"""Hair line, ears and face in the picture: pure geometry for the painter."""

import math

import numpy as np

from coach.figure.rotation import Array, cross, unit, vec

_STEPS = 48
_ARC = 24


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
    t = np.arange(_STEPS) * 2.0 * math.pi / _STEPS
    rim = axis * offset + (np.cos(t)[:, None] * e1 + np.sin(t)[:, None] * e2) * radius
    front = rim[:, 2] >= 0.0
    if front.all():
        return rim[:, :2], "outline" if axis[2] >= 0.0 else "around"
    if not front.any():
        return rim[:0, :2], "disc" if (axis[2] > 0.0) == (
            offset < 0.0
        ) or offset < 0.0 else "nothing"
    start = next(i for i in range(_STEPS) if front[i] and not front[i - 1])
    seen = np.array([rim[(start + i) % _STEPS] for i in range(int(front.sum()))])
    a0 = math.atan2(seen[-1][1], seen[-1][0])
    a1 = math.atan2(seen[0][1], seen[0][0])
    middle = math.atan2(axis[1], axis[0])
    sweep = (a1 - a0) % (2.0 * math.pi)
    if (middle - a0) % (2.0 * math.pi) > sweep:
        sweep -= 2.0 * math.pi
    angles = a0 + sweep * np.arange(_ARC + 1) / _ARC
    arc = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    return np.concatenate((seen[:, :2], arc)), "outline"
