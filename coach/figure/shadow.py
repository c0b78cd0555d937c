"""The shadow that the figure throws on the floor."""

import math

import numpy as np

from coach.figure.canvas import Shadow
from coach.figure.hulls import DIRECTIONS, hull_points
from coach.figure.tables import Tables
from coach.figure.view import View

_BANDS = (
    (0.30, 0.90, 14),
    (0.12, 0.30, 35),
    (0.035, 0.12, 64),
    (-math.inf, 0.035, 110),
)
"""Heights above the floor, from and to in metres, and how dark their shadow is, of 255."""
_PIXELS_A_METRE = 75.0
"""Of the shadow: it is blurred anyway."""
_ON_THE_FLOOR = np.array((1.0, 0.0, 1.0))


def floor_shadow(view: View, tables: Tables, width: float, height: float) -> Shadow:
    """Return the shadow of a view's large hulls in a picture: four heights, each one darkness."""
    q = view.scale / _PIXELS_A_METRE
    frame = view.frame
    lowest = frame.centres[:, 1] - frame.radii
    x, y, _, k = view.camera.project(frame.centres * _ON_THE_FLOOR, view.matrix)
    r = frame.radii * k
    squash = math.sin(math.radians(view.camera.pitch)) * 0.9 + 0.06
    pad = 8.0 * q
    x0 = max(-pad, float((x - r).min()) - pad)
    x1 = min(width + pad, float((x + r).max()) + pad)
    y0 = max(-pad, float((y - r).min()) - pad)
    y1 = min(height + pad, float((y + r).max()) + pad)
    w, h = max(6, math.ceil((x1 - x0) / q)), max(6, math.ceil((y1 - y0) / q))
    flat = np.stack(((x - x0) / q, (y - y0) / q / squash, r / q * 1.02), axis=1)
    points = np.empty((sum(index.shape[1] for index in tables.large), DIRECTIONS, 2))
    heights, begin = np.empty(len(points)), 0
    for index in tables.large:
        mine = slice(begin, begin + index.shape[1])
        hull_points(flat[index], points[mine])
        heights[mine] = lowest[index].mean(axis=0)
        begin = mine.stop
    points[..., 1] *= squash
    # From the highest to the lowest: what is nearer the floor is darker and replaces it.
    bands = tuple(
        (alpha, tuple(np.nonzero((heights >= low) & (heights < high))[0].tolist()))
        for low, high, alpha in _BANDS
    )
    return Shadow((x0, y0, w * q, h * q), q, points, bands)
