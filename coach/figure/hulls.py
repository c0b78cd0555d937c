"""Outlines of hulls over discs in the picture plane, many at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coach.figure.rotation import Array

Indices = NDArray[np.intp]

DIRECTIONS = 28
"""Points of an outline."""
_ANGLES = np.linspace(0.0, 2.0 * np.pi, DIRECTIONS, endpoint=False)
_UX, _UY = np.cos(_ANGLES), np.sin(_ANGLES)
_SUPPORT = np.stack((_UX, _UY, np.ones(DIRECTIONS)))
_STEEPEST = 0.6
"""How much of its length a stretch of a band may change its radius by."""
_BENT = 0.85
"""Cosine of the angle up to which a band may turn at a disc."""


def hull_points(discs: Array, out: Array) -> None:
    """Find convex hulls through their support function: in each direction the outermost point.

    Args:
        discs: two or four discs for each hull, each with x, y and radius; shape (discs, hulls, 3).
        out: filled with the hulls' points, shape (hulls, DIRECTIONS, 2).
    """
    reach = discs @ _SUPPORT
    if len(discs) == 2:
        chosen = (reach[1] > reach[0]).astype(np.intp)
    else:
        further = (reach[1] > reach[0], reach[3] > reach[2])
        best = (np.maximum(reach[0], reach[1]), np.maximum(reach[2], reach[3]))
        chosen = np.where(best[1] > best[0], further[1] + 2, further[0])
    n = discs.shape[1]
    chosen *= n
    chosen += np.arange(n)[:, None]
    x, y, r = (np.ascontiguousarray(discs[..., i]).ravel() for i in range(3))
    radius = r.take(chosen)
    np.add(x.take(chosen), radius * _UX, out=out[..., 0])
    np.add(y.take(chosen), radius * _UY, out=out[..., 1])


class Bands:
    """Rows of discs that follow one another nearly straight, each outlined as one band.

    A band has round ends; it is the union of the hulls of each two neighbours, with a fraction of
    their points. The discs of all rows are given one after another.

    Args:
        lengths: how many discs each row has, two at least.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        firsts, stretch_firsts = [], []
        ahead: list[int] = []
        inner: list[tuple[int, int, int, int]] = []
        caps: list[tuple[int, int, float]] = []
        ends: list[tuple[int, float, int]] = []
        disc = stretch = 0
        for row, n in enumerate(lengths):
            firsts.append(disc)
            stretch_firsts.append(stretch)
            start, count = row * DIRECTIONS, (DIRECTIONS - 2 * (n - 2)) // 2
            ahead += range(disc, disc + n - 1)
            shares = np.linspace(0.0, 1.0, count).tolist()
            for place, along, sign, begin in (
                (disc, stretch, 1.0, start),
                (disc + n - 1, stretch + n - 2, -1.0, start + count + n - 2),
            ):
                ends += [(len(caps), share, begin + i) for i, share in enumerate(shares)]
                caps.append((place, along, sign))
            last = start + DIRECTIONS - 1
            inner += [
                (disc + i, stretch + i - 1, start + count + i - 1, last - i + 1)
                for i in range(1, n - 1)
            ]
            disc, stretch = disc + n, stretch + n - 1
        self._ahead = np.array(ahead, dtype=np.intp)
        self._stretches = np.array(stretch_firsts, dtype=np.intp)
        table = np.array(inner, dtype=np.intp).reshape(-1, 4)
        self._inner, self._before, self._right, self._left = table.T
        self._cap_disc = np.array([c[0] for c in caps], dtype=np.intp)
        self._cap_stretch = np.array([c[1] for c in caps], dtype=np.intp)
        self._cap_sign = np.array([c[2] for c in caps])
        self._end_cap = np.array([e[0] for e in ends], dtype=np.intp)
        self._end_share = np.array([e[1] for e in ends])
        self._end_place = np.array([e[2] for e in ends], dtype=np.intp)
        joints = np.setdiff1d(np.arange(stretch), self._stretches)
        self._joints = joints
        self._row_of_joint = np.searchsorted(self._stretches, joints, side="right") - 1

    def _along(self, discs: Array) -> tuple[Array, Array, Array]:
        """Return each stretch's direction, x and y, and how fast its radius falls."""
        step = discs[self._ahead + 1] - discs[self._ahead]
        apart = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
        return step[:, 0] / apart, step[:, 1] / apart, -step[:, 2] / apart

    def straight(self, discs: Array) -> NDArray[np.bool_]:
        """Tell for each row whether it is straight enough; seen end on, a limb is no band.

        Args:
            discs: x, y and radius of all rows' discs, shape (discs, 3).
        """
        if not len(self._stretches):
            return np.zeros(0, dtype=np.bool_)
        ex, ey, fall = self._along(discs)
        steepest = np.maximum.reduceat(np.abs(fall), self._stretches)
        straight: NDArray[np.bool_] = steepest < _STEEPEST
        i = self._joints
        turns = ex[i] * ex[i - 1] + ey[i] * ey[i - 1] <= _BENT
        straight[self._row_of_joint[turns]] = False
        return straight

    def points(self, discs: Array, out: Array) -> None:
        """Outline all rows.

        Args:
            discs: x, y and radius of all rows' discs, shape (discs, 3).
            out: filled with the points, shape (rows, DIRECTIONS, 2).
        """
        x, y, r = discs.T
        ex, ey, fall = self._along(discs)
        sine = np.clip(fall, -0.95, 0.95)
        cosine = np.sqrt(1.0 - sine * sine)
        flat = out.reshape(-1, 2)
        phi, sign = np.arcsin(sine[self._cap_stretch]), self._cap_sign
        begin, sweep = sign * (np.pi / 2 - phi), np.pi + sign * 2.0 * phi
        cap = self._end_cap
        angle = begin[cap] + self._end_share * sweep[cap]
        c, s = np.cos(angle), np.sin(angle)
        radius = r[self._cap_disc]
        # The cap's axes as long as its radius.
        ux, uy = (radius * ex[self._cap_stretch])[cap], (radius * ey[self._cap_stretch])[cap]
        flat[self._end_place, 0] = x[self._cap_disc][cap] + ux * c - uy * s
        flat[self._end_place, 1] = y[self._cap_disc][cap] + uy * c + ux * s
        # Outward normals of the two tangents along each stretch, then their mean at each disc.
        before, inner = self._before, self._inner
        for side, place in ((1.0, self._right), (-1.0, self._left)):
            nx, ny = ex * sine + side * ey * cosine, ey * sine - side * ex * cosine
            mx, my = nx[before] + nx[before + 1], ny[before] + ny[before + 1]
            size = r[inner] / np.maximum(np.hypot(mx, my), 1e-9)
            flat[place, 0] = x[inner] + mx * size
            flat[place, 1] = y[inner] + my * size


def convex_hull(points: Array) -> list[tuple[float, float]]:
    """Return the convex hull of points in the plane, counter-clockwise (monotone chain)."""
    ordered = sorted({(round(float(x), 4), round(float(y), 4)) for x, y in points})
    if len(ordered) < 3:
        return ordered

    def half(row: list[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for p in row:
            while len(out) > 1 and turn(out[-2], out[-1], p) <= 0.0:
                out.pop()
            out.append(p)
        return out

    return half(ordered)[:-1] + half(ordered[::-1])[:-1]


def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Return twice the area of a triangle, positive if it turns to the left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
