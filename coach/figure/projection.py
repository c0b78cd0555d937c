"""The camera: perspective projection from the world onto the picture."""

import math
from dataclasses import dataclass, replace

import numpy as np

from coach.figure.rotation import Array, rot_x, rot_y, vec

DISTANCE = 6.5
"""Metres from the camera to its target: far enough that nothing looks distorted."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A viewpoint and a framing.

    Attributes:
        yaw: degrees round the vertical axis.
        pitch: degrees from above.
        target: the world point that the camera looks at.
        mirrored: whether left and right are exchanged; the light stays where it is.
        scale: pixels that a metre at the target's distance takes, times the distance.
        centre: where the target appears, pixels.
    """

    yaw: float
    pitch: float
    target: tuple[float, float, float]
    mirrored: bool = False
    scale: float = 1.0
    centre: tuple[float, float] = (0.0, 0.0)

    def matrix(self) -> Array:
        """Return world-to-camera: x to the right of the picture, y up, z to the viewer."""
        turn = rot_x(self.pitch) @ rot_y(-self.yaw)
        if self.mirrored:
            turn = np.diag((-1.0, 1.0, 1.0)) @ turn
        return turn

    def pixels_per_metre(self) -> float:
        """Return the scale at the target's distance."""
        return self.scale / DISTANCE

    def project(
        self, points: Array, matrix: Array | None = None
    ) -> tuple[Array, Array, Array, Array]:
        """Return x and y in pixels, depth to the viewer in metres, pixels per metre."""
        seen = (points - vec(*self.target)) @ (self.matrix() if matrix is None else matrix).T
        k = self.scale / (DISTANCE - seen[..., 2])
        x = self.centre[0] + seen[..., 0] * k
        y = self.centre[1] - seen[..., 1] * k
        return x, y, seen[..., 2], k

    def fitted(
        self,
        points: Array,
        radii: Array,
        box: tuple[float, float, float, float],
        limit: float = math.inf,
    ) -> "Camera":
        """Return the camera that makes the spheres just fit a box (left, top, width, height).

        Args:
            points: centres, metres.
            radii: metres.
            box: in pixels.
            limit: the largest number of pixels a metre may take.
        """
        plain = replace(self, scale=1.0, centre=(0.0, 0.0))
        x, y, _, k = plain.project(points)
        r = radii * k
        x0, x1 = float((x - r).min()), float((x + r).max())
        y0, y1 = float((y - r).min()), float((y + r).max())
        left, top, width, height = box
        scale = min(width / (x1 - x0), height / (y1 - y0), limit * DISTANCE)
        centre = (
            left + width / 2.0 - scale * (x0 + x1) / 2.0,
            top + height / 2.0 - scale * (y0 + y1) / 2.0,
        )
        return replace(self, scale=scale, centre=centre)
