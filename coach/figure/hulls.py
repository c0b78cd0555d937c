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
