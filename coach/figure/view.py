"""A solved moment as its camera sees it: every sphere a disc in the picture."""

import math
from dataclasses import dataclass, replace

import numpy as np

from coach.figure.depth import limb_of
from coach.figure.palette import FAR_STEPS
from coach.figure.pose import Triple
from coach.figure.projection import Camera
from coach.figure.rotation import Array, unit, vec
from coach.figure.skeleton import HEIGHT, Bone
from coach.figure.stage import Frame

LIGHT = unit(vec(-0.38, 0.74, 0.62))
"""Towards the light, in camera axes: it stays where it is when the scene is mirrored."""


@dataclass(frozen=True, slots=True)
class View:
    """A frame and a camera, with what both together give.

    Attributes:
        frame: the solved moment.
        camera: the viewpoint with its framing.
        matrix: world to camera.
        scale: pixels a metre takes at the target's distance.
        outline: width of the figure's outline, pixels.
        x: of the spheres' centres, pixels.
        y: as x, downwards.
        z: their depth towards the viewer, metres.
        r: their radii, pixels.
    """

    frame: Frame
    camera: Camera
    matrix: Array
    scale: float
    outline: float
    x: Array
    y: Array
    z: Array
    r: Array

    def place(self, bone: Bone, offset: Triple) -> tuple[float, float, float, float]:
        """Return x, y, depth and pixels per metre of a place on a bone, in heights."""
        x, y, z, k = self.camera.project(self.frame.body.place(bone, *offset), self.matrix)
        return float(x), float(y), float(z), float(k)

    def axes(self, bone: Bone) -> Array:
        """Return a bone's axes as columns, in camera axes."""
        turned: Array = self.matrix @ self.frame.body.rotations[bone]
        return turned

    def extent(self, width: float, height: float) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of what the figure may cover of a picture."""
        margin = 8 + 0.055 * HEIGHT * self.scale
        return (
            max(0, int(float((self.x - self.r).min()) - margin)),
            max(0, int(float((self.y - self.r).min()) - margin)),
            min(math.ceil(width), int(float((self.x + self.r).max()) + margin)),
            min(math.ceil(height), int(float((self.y + self.r).max()) + margin)),
        )

    def tints(self) -> dict[str, int]:
        """Return how far away each limb is, in steps: the far one is tinted darker."""
        tints = {}
        depth = (self.frame.body.origins - vec(*self.camera.target)) @ self.matrix[2]
        for part in self.frame.set.surface.part_names:
            limb, _, side = limb_of(part).rpartition("-")
            bone = {"leg": "THIGH", "arm": "SHOULDER"}.get(limb)
            if bone is None:
                continue
            own, other = Bone[f"{bone}_LEFT"], Bone[f"{bone}_RIGHT"]
            behind = float(depth[other] - depth[own]) * (1 if side == "left" else -1)
            tint = min(1.0, max(0.0, (behind - 0.03) / 0.12))
            # The hips are not tinted: less on the thigh, so that no edge runs across the joints.
            share = {"thigh": 0.5, "shin": 0.75}.get(part.rpartition("-")[0], 1.0)
            tints[part] = round(FAR_STEPS * tint * share)
        return tints


def seen(frame: Frame, camera: Camera) -> View:
    """Return a frame as a camera sees it."""
    matrix = camera.matrix()
    scale = camera.pixels_per_metre()
    x, y, z, k = camera.project(frame.centres, matrix)
    outline = max(0.9, 0.0036 * scale)
    return View(frame, camera, matrix, scale, outline, x, y, z, frame.radii * k)


def close_up(frame: Frame, width: float, height: float) -> Camera:
    """Return the camera that shows only the body, and only at this moment."""
    camera = replace(frame.set.camera, mirrored=frame.mirrored)
    n = frame.set.body_spheres
    above = frame.set.data.camera.above
    shown = np.nonzero(frame.centres[:n, 1] > above)[0] if above > 0.0 else np.arange(n)
    box = (width * 0.08, height * 0.12, width * 0.84, height * (0.88 if above > 0.0 else 0.76))
    return camera.fitted(frame.centres[shown], frame.radii[shown], box)
