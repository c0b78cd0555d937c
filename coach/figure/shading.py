"""Light on the body: each level of brightness is a smaller hull nearer the light."""

import math
from dataclasses import dataclass

import numpy as np

from coach.figure.rotation import Array
from coach.figure.view import LIGHT, View

RIM, SILHOUETTE, SHADES = 0, 1, 2
"""Layers of a hull: its outline; its silhouette, the first level; then the other levels."""


@dataclass(frozen=True, slots=True)
class Shading:
    """How finely a picture is shaded.

    Attributes:
        levels: brightness steps from shadow to light, beside the silhouette.
        radii: pixels above which every, every second, every third level is painted.
        smooth: whether the edges between levels are smoothed, not only the silhouettes.
        largest: pixels of the picture that the figure takes; a larger one is painted smaller and
            blown up.
        shift: of each layer's discs towards the light, in radii: to the right and down.
        share: radius of each layer's discs, of the sphere's.
    """

    levels: int
    radii: tuple[int, int, int]
    smooth: bool
    largest: float
    shift: Array
    share: Array

    @property
    def halo(self) -> int:
        """The last layer: the shadow that falls on what is behind."""
        return SHADES + self.levels

    def step(self, radius: float) -> int:
        """Return how many levels a hull of so many pixels goes up at a time.

        Small hulls have fewer: there is no room to see more, less so while they move.
        """
        return next((i + 1 for i, least in enumerate(self.radii) if radius > least), 5)

    def discs(self, view: View) -> Array:
        """Return x, y and radius of all spheres in all layers, shape (layers, spheres, 3)."""
        discs: Array = np.empty((len(self.share), len(view.r), 3))
        np.multiply(self.shift[:, 0, None], view.r, out=discs[..., 0])
        np.multiply(self.shift[:, 1, None], view.r, out=discs[..., 1])
        np.multiply(self.share[:, None], view.r, out=discs[..., 2])
        discs[..., 0] += view.x
        discs[..., 1] += view.y
        discs[RIM, :, 2] += view.outline
        discs[self.halo] += np.array((0.004, 0.006, 0.012)) * view.scale
        return discs


def _shading(levels: int, radii: tuple[int, int, int], largest: float, *, smooth: bool) -> Shading:
    brightness: Array = np.linspace(0.01, 0.95, levels)
    right, down = float(LIGHT[0]), -float(LIGHT[1])
    shrunk = np.minimum(
        np.sqrt(1.0 - brightness * brightness), 1.0 - brightness * math.hypot(right, down)
    )
    towards = np.concatenate(([0.0, 0.0], brightness, [0.0]))
    share = np.concatenate(([1.0, 1.0], shrunk, [1.0]))
    shift = towards[:, None] * np.array((right, down))
    return Shading(levels, radii, smooth, largest, shift, share)


MOVING = _shading(14, (40, 18, 9), 1.3e6, smooth=False)
"""What one core paints thirty times a second; fewer levels show bands at full HD."""
STILL = _shading(24, (22, 10, 5), 6.0e6, smooth=True)
"""A still scene is painted once and kept, and looked at for longer."""
