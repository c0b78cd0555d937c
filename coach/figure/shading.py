"""Light on the body: every hull at every brightness, each level a smaller hull nearer the light."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.figure.hulls import DIRECTIONS, hull_points, strip_points
from coach.figure.rotation import Array
from coach.figure.tables import Indices, Tables
from coach.figure.view import LIGHT, View


@dataclass(frozen=True, slots=True)
class Shading:
    """How finely a picture is shaded.

    Attributes:
        levels: brightness steps from shadow to light.
        brightness: of each level.
        every: the numbers of the silhouette and the levels.
        rows: for each step between levels the rows of points it needs: outline, levels, halo.
        radii: pixels above which every, every second, every third level is painted.
        smooth: whether the edges between levels are smoothed, not only the silhouettes.
        largest: pixels of the layer; a larger one is painted smaller and blown up.
    """

    levels: int
    brightness: Array
    every: Indices
    rows: dict[int, Indices]
    radii: tuple[int, int, int]
    smooth: bool
    largest: float


def _shading(levels: int, radii: tuple[int, int, int], largest: float, *, smooth: bool) -> Shading:
    rows = {
        step: np.array(
            [0, *(n + 1 for n in range(levels + 1) if n % step == 0), levels + 2], dtype=np.intp
        )
        for step in (1, 2, 3, 5)
    }
    brightness: Array = np.linspace(0.01, 0.95, levels)
    every = np.arange(levels + 1, dtype=np.intp)
    return Shading(levels, brightness, every, rows, radii, smooth, largest)


MOVING = _shading(14, (40, 18, 9), 1.3e6, smooth=False)
"""What one core paints thirty times a second; fewer levels show bands at full HD."""
STILL = _shading(24, (22, 10, 5), 6.0e6, smooth=True)
"""A still scene is painted once and kept, and looked at for longer."""


class Outlines:
    """The outlines of all items of a frame, from their halo to their lightest level.

    Args:
        view: the frame.
        tables: of its surface.
        shading: how fine.
        room: an array to fill, of the shape that `shape_of` gives.
    """

    def __init__(self, view: View, tables: Tables, shading: Shading, room: Array) -> None:
        self._tables = tables
        self.shading = shading
        self._points = room
        lx, ly = float(LIGHT[0]), -float(LIGHT[1])
        b = shading.brightness[:, None]
        across = math.hypot(lx, ly)
        share = np.minimum(np.sqrt(1.0 - b * b), 1.0 - b * across)
        x, y, r = view.x, view.y, view.r
        # Rows: outline, silhouette, the levels, and last the halo that falls on what is behind.
        xs = np.concatenate((x[None], x[None], x + r * b * lx, x[None] + 0.004 * view.scale))
        ys = np.concatenate((y[None], y[None], y + r * b * ly, y[None] + 0.006 * view.scale))
        rs = np.concatenate(
            ((r + view.outline)[None], r[None], r * share, r[None] + 0.012 * view.scale)
        )
        hulls = len(tables.index)
        largest = r[tables.index].max(axis=1)
        widest = [largest[list(row)].max() for row in tables.strip_hulls]
        largest = np.concatenate((largest, np.array(widest)))
        # Small hulls have fewer levels: there is no room to see more, less so while they move.
        one, two, three = shading.radii
        self.step = np.where(
            largest > one, 1, np.where(largest > two, 2, np.where(largest > three, 3, 5))
        )
        """How many levels each item goes up at a time."""
        self._loose = np.zeros(len(tables.strip_hulls), dtype=np.bool_)
        needed = list(tables.single)
        for first, index in tables.strips:
            mine = slice(hulls + first, hulls + first + len(index))
            rows = np.unique(np.concatenate([shading.rows[int(n)] for n in set(self.step[mine])]))
            points, straight = strip_points(xs[rows], ys[rows], rs[rows], index)
            self._points[rows, mine] = points
            for i in np.nonzero(~straight)[0].tolist():
                # Seen end on, a limb is no band: fall back on its hulls.
                self._loose[first + i] = True
                needed += tables.strip_hulls[first + i]
        chosen = np.array(needed, dtype=np.intp)
        steps = self.step[chosen]
        for step, rows in shading.rows.items():
            some = chosen[steps == step]
            if len(some):
                points = hull_points(xs[rows], ys[rows], rs[rows], tables.index[some])
                self._points[rows[:, None], some] = points
        self._any_loose = bool(self._loose.any())
        silhouettes = self._points[1]
        self._low, self._high = silhouettes.min(axis=1), silhouettes.max(axis=1)

    def rims(self, items: Indices) -> Array:
        """Return the outlines' outer edges, shape (n, corners, 2)."""
        points: Array = self._points[0, self.solid(items)]
        return points

    def silhouettes(self, items: Indices) -> Array:
        """Return the silhouettes of items that `solid` has given."""
        points: Array = self._points[1, items]
        return points

    def halos(self, items: Indices) -> Array:
        """Return the outlines of what falls as a shadow on what is behind."""
        points: Array = self._points[-1, self.solid(items)]
        return points

    def levels(self, items: Indices, levels: Indices) -> Array:
        """Return the outline of each of some items that `solid` has given at a level."""
        points: Array = self._points[levels + 1, items]
        return points

    def solid(self, items: Indices) -> Indices:
        """Return the items that have points; a band seen end on gives way to its hulls."""
        if not self._any_loose:
            return items
        out: list[int] = []
        hulls = len(self._tables.index)
        for i in items.tolist():
            loose = i >= hulls and self._loose[i - hulls]
            out += self._tables.strip_hulls[i - hulls] if loose else (i,)
        return np.array(out, dtype=np.intp)

    def near(self, items: Indices, x: float, y: float, radius: float) -> NDArray[np.bool_]:
        """Tell which silhouettes' boxes meet a disc's box."""
        low, high = self._low[items], self._high[items]
        result: NDArray[np.bool_] = (
            (low[:, 0] < x + radius)
            & (high[:, 0] > x - radius)
            & (low[:, 1] < y + radius)
            & (high[:, 1] > y - radius)
        )
        return result


def shape_of(tables: Tables, shading: Shading) -> tuple[int, int, int, int]:
    """Return the shape of the array that the outlines of a frame take."""
    return shading.levels + 3, len(tables.hemmed), DIRECTIONS, 2
