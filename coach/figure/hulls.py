"""Convex hulls of discs in the picture plane, many at once, through the support function."""

import numpy as np
from numpy.typing import NDArray

from coach.figure.rotation import Array

DIRECTIONS = 28
_ANGLES = np.linspace(0.0, 2.0 * np.pi, DIRECTIONS, endpoint=False)
_UX, _UY = np.cos(_ANGLES), np.sin(_ANGLES)


def hull_points(x: Array, y: Array, r: Array, index: NDArray[np.intp]) -> Array:
    """Return the outlines of hulls over discs.

    Args:
        x: centres, shape (…, spheres).
        y: as x.
        r: radii, as x.
        index: four sphere numbers a hull, repeated where a hull has fewer; shape (hulls, 4).

    Returns:
        Points, shape (…, hulls, DIRECTIONS, 2): in each direction the outermost point.
    """
    out: Array = np.empty((*x.shape[:-1], len(index), DIRECTIONS, 2))
    two = (index[:, 2] == index[:, 0]) & (index[:, 3] == index[:, 1])
    for chosen, corners in ((two, 2), (~two, 4)):
        if chosen.any():
            out[..., chosen, :, :] = _support(x, y, r, index[chosen][:, :corners])
    return out


def strip_points(
    x: Array, y: Array, r: Array, index: NDArray[np.intp]
) -> tuple[Array, NDArray[np.bool_]]:
    """Return the outlines of rows of discs, each drawn as one band with round ends.

    Where discs of a row follow one another nearly straight, this is the union of the hulls of
    each two neighbours, with a fraction of their points.

    Args:
        x: centres, shape (levels, spheres).
        y: as x.
        r: radii, as x.
        index: the sphere numbers of each row, shape (rows, discs).

    Returns:
        Points, shape (levels, rows, DIRECTIONS, 2), and for each row whether it is straight enough
        for that at the first level.
    """
    n = index.shape[1]
    cx, cy, cr = x[:, index], y[:, index], r[:, index]
    dx, dy = np.diff(cx, axis=2), np.diff(cy, axis=2)
    apart = np.maximum(np.hypot(dx, dy), 1e-9)
    ex, ey = dx / apart, dy / apart
    fall = -np.diff(cr, axis=2) / apart
    turn = ex[0, :, 1:] * ex[0, :, :-1] + ey[0, :, 1:] * ey[0, :, :-1]
    straight: NDArray[np.bool_] = (np.abs(fall[0]).max(axis=1) < 0.6) & (turn.min(axis=1) > 0.85)
    sine = np.clip(fall, -0.95, 0.95)
    cosine = np.sqrt(1.0 - sine * sine)
    # Outward normals of the two tangents along each stretch, then their mean at each disc.
    left = (ex * sine - ey * cosine, ey * sine + ex * cosine)
    right = (ex * sine + ey * cosine, ey * sine - ex * cosine)
    caps = (DIRECTIONS - 2 * (n - 2)) // 2
    out: Array = np.empty((*cx.shape[:2], DIRECTIONS, 2))
    share = np.linspace(0.0, 1.0, caps)
    phi = np.arcsin(sine)
    first = np.pi / 2 - phi[..., 0, None] + share * (np.pi + 2 * phi[..., 0, None])
    last = -(np.pi / 2 - phi[..., -1, None]) + share * (np.pi - 2 * phi[..., -1, None])
    for angles, place, begin, stretch in (
        (first, 0, 0, 0),
        (last, n - 1, caps + n - 2, n - 2),
    ):
        c, s = np.cos(angles), np.sin(angles)
        ux, uy = ex[..., stretch, None], ey[..., stretch, None]
        radius = cr[..., place, None]
        out[..., begin : begin + caps, 0] = cx[..., place, None] + radius * (ux * c - uy * s)
        out[..., begin : begin + caps, 1] = cy[..., place, None] + radius * (uy * c + ux * s)
    for side, begin, reverse in ((right, caps, False), (left, 2 * caps + n - 2, True)):
        mx = side[0][..., :-1] + side[0][..., 1:]
        my = side[1][..., :-1] + side[1][..., 1:]
        size = cr[..., 1:-1] / np.maximum(np.hypot(mx, my), 1e-9)
        px, py = cx[..., 1:-1] + mx * size, cy[..., 1:-1] + my * size
        if reverse:
            px, py = px[..., ::-1], py[..., ::-1]
        out[..., begin : begin + n - 2, 0] = px
        out[..., begin : begin + n - 2, 1] = py
    return out, straight


def _support(x: Array, y: Array, r: Array, index: NDArray[np.intp]) -> Array:
    i = index[:, 0]
    bx, by, br = x[..., i, None], y[..., i, None], r[..., i, None]
    best = bx * _UX + by * _UY + br
    last = index.shape[1] - 1
    for k in range(1, last + 1):
        i = index[:, k]
        cx, cy, cr = x[..., i, None], y[..., i, None], r[..., i, None]
        reach = cx * _UX + cy * _UY + cr
        further = reach > best
        bx, by, br = (
            np.where(further, cx, bx),
            np.where(further, cy, by),
            np.where(further, cr, br),
        )
        if k < last:
            best = np.maximum(best, reach)
    out: Array = np.empty((*best.shape, 2))
    out[..., 0] = bx + br * _UX
    out[..., 1] = by + br * _UY
    return out


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
