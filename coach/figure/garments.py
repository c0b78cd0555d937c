"""Where clothing ends: the regions that hem and cuffs leave of the hulls they cut."""

import math
from dataclasses import dataclass, replace

import numpy as np

from coach.figure.body import HEM_DROP, hem_ring
from coach.figure.canvas import Region
from coach.figure.figures import Figure
from coach.figure.rotation import Array
from coach.figure.skeleton import HEIGHT, UPPER_ARM_LENGTH, Bone
from coach.figure.view import View

_FROM_BELOW = -0.12
"""Share of its length by which the trunk points away from where on the hips cover the hem."""
_FORESHORTENED = 0.35
"""Share of an upper arm's length towards the viewer from which on its shoulder reaches its cuff."""
_RING = np.linspace(-1.0, 1.0, 17)
_END_ON = 0.01
"""Share of its length that a limb or trunk must show for its hem to have a direction."""
_MARGIN = 0.002
"""How far a hem's ring lies outside the cloth, as a fraction of the height: out to its outline."""
_FAR = 0.30
_FURTHER = 0.45
"""Metres from a hem or cuff beyond all that it cuts, and from a hem beyond all that lies below it:
a region costs by its size."""


@dataclass(frozen=True, slots=True)
class Garments:
    """Hem and cuffs of a figure at one moment.

    Attributes:
        from_below: whether the trunk points away from the viewer at the hem.
        hem: what of the top remains above its hem; None seen end on.
        below_hem: all but what the top covers; None seen end on.
        cuffs: what of the sleeve remains above its cuff, by part; None seen end on.
        foreshortened: the upper arms whose shoulder reaches their cuff in the picture.
    """

    from_below: bool
    hem: Region | None
    below_hem: Region | None
    cuffs: dict[str, Region | None]
    foreshortened: frozenset[str]

    def end_of(self, part: str) -> Region | None:
        """Return what remains of the top on a part."""
        return self.hem if part == "torso" else self.cuffs.get(part)


def garments(view: View, figure: Figure) -> Garments:
    """Return where a figure's clothing ends in a view."""
    up = view.frame.body.rotations[Bone.LUMBAR_LOW][:, 1]
    from_below = float(view.matrix[2] @ up) < _FROM_BELOW
    hem = _hem(view, figure, narrow=False)
    covered = _hem(view, figure, narrow=True) if from_below else hem
    below = None if covered is None else replace(covered, outside=True)
    cuffs, foreshortened = {}, set()
    for side in ("left", "right"):
        part, bone = f"upper-arm-{side}", Bone[f"UPPER_ARM_{side.upper()}"]
        cuffs[part] = _cuff(view, figure, bone)
        towards = abs(float(view.matrix[2] @ view.frame.body.rotations[bone][:, 1]))
        if towards > _FORESHORTENED:
            foreshortened.add(part)
    return Garments(from_below, hem, below, cuffs, frozenset(foreshortened))


def _hem(view: View, figure: Figure, *, narrow: bool) -> Region | None:
    body = view.frame.body
    width, depth, z = hem_ring(figure)
    centre = body.place(Bone.LUMBAR_LOW, 0.0, -HEM_DROP, z)
    axes = view.axes(Bone.LUMBAR_LOW)
    return _beyond_ring(view, centre, axes, width + _MARGIN, depth + _MARGIN, narrow=narrow)


def _cuff(view: View, figure: Figure, bone: Bone) -> Region | None:
    radius = figure.sleeve[-2][1] + _MARGIN
    centre = view.frame.body.place(bone, 0.0, -figure.sleeve_end * UPPER_ARM_LENGTH, 0.0)
    return _beyond_ring(view, centre, view.axes(bone), radius, radius, narrow=False)


def _beyond_ring(
    view: View, centre: Array, axes: Array, width: float, depth: float, *, narrow: bool
) -> Region | None:
    """Return a large region bounded by the visible half of a ring; None seen end on.

    The ring is the section of two spheres side by side and what lies between them.

    Args:
        view: where the ring is seen.
        centre: of the ring.
        axes: its axes as columns, in camera axes; the second points to the side that is kept.
        width: half its width along the first axis, as a fraction of the height.
        depth: half its depth along the third, at most the width.
        narrow: whether the region is only as wide as the ring.
    """
    along = axes[:, 1]
    x, y, _, k = view.camera.project(centre, view.matrix)
    u = np.array((along[0], -along[1]))
    size = math.hypot(float(u[0]), float(u[1]))
    if size < _END_ON:
        return None
    u = u / size
    normal = np.array((-u[1], u[0]))
    # The outline touches the ring where it reaches furthest aside: half-way between is nearest.
    aside = np.array((normal[0], -normal[1], 0.0)) @ axes
    nearest = math.atan2(float(aside[2]), float(aside[0])) + math.pi / 2
    if math.cos(nearest) * float(axes[2, 0]) + math.sin(nearest) * float(axes[2, 2]) < 0.0:
        nearest += math.pi
    # Seen from far below, the hips lie before the ends of the ring.
    away = min(1.0, max(0.0, -float(along[2])) / 0.5) if narrow else 0.0
    t = nearest + (math.pi / 2 - 0.35 * away) * _RING[:, None]
    v = (np.sign(np.cos(t)) * (width - depth) + np.cos(t) * depth) * axes[:, 0]
    v = v + np.sin(t) * depth * axes[:, 2]
    scale = float(k) * HEIGHT
    ring = np.array((float(x), float(y))) + v[:, :2] * np.array((scale, -scale))
    if float((ring[-1] - ring[0]) @ normal) < 0.0:
        ring = ring[::-1]
    far = _FAR * view.scale
    beside = normal * far
    corners = [
        ring[0] - beside + u * far * away,
        *ring,
        ring[-1] + beside + u * far * away,
        ring[-1] + beside + u * far,
        ring[0] - beside + u * far,
    ]
    reach = ring @ u
    low, high = float(reach.min()), float(reach.max())
    # A narrow region has sides as well.
    if away:
        low, high = -math.inf, math.inf
    around = _FURTHER * view.scale
    (left, top), (right, bottom) = ring.min(axis=0) - around, ring.max(axis=0) + around
    box = (float(left), float(top), float(right), float(bottom))
    return Region(np.array(corners), outside=False, along=u, low=low, high=high, box=box)
