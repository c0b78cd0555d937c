"""Where clothing ends: the regions that hem and cuffs leave of the hulls they cut."""

import math
from dataclasses import dataclass, replace

import numpy as np

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
_FAR = 0.5
"""Metres from a hem or cuff beyond everything that it cuts: a region costs by its size."""


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
    width, depth, z = figure.build.rings[2]
    turn = body.rotations[Bone.LUMBAR_LOW]
    centre = body.place(Bone.LUMBAR_LOW, 0.0, -0.028, z)
    e1 = turn[:, 0] * ((width + 0.006) * HEIGHT)
    e2 = turn[:, 2] * ((depth + 0.004) * HEIGHT)
    return _beyond_ring(view, centre, turn[:, 1], e1, e2, narrow=narrow)


def _cuff(view: View, figure: Figure, bone: Bone) -> Region | None:
    body = view.frame.body
    turn = body.rotations[bone]
    radius = figure.sleeve[-2][1] * HEIGHT
    centre = body.place(bone, 0.0, -figure.sleeve_end * UPPER_ARM_LENGTH, 0.0)
    e1, e2 = turn[:, 0] * radius, turn[:, 2] * radius
    return _beyond_ring(view, centre, turn[:, 1], e1, e2, narrow=False)


def _beyond_ring(
    view: View, centre: Array, kept: Array, e1: Array, e2: Array, *, narrow: bool
) -> Region | None:
    """Return a large region bounded by the visible half of a ring; None seen end on.

    Args:
        view: where the ring is seen.
        centre: of the ring.
        kept: unit vector to the side that the region is on.
        e1: the ring's half axis.
        e2: the other, square to the first.
        narrow: whether the region is only as wide as the ring.
    """
    along = view.matrix @ kept
    x, y, _, k = view.camera.project(centre, view.matrix)
    x0, y0, scale = float(x), float(y), float(k)
    a1, a2 = view.matrix @ e1, view.matrix @ e2
    u = np.array((along[0], -along[1]))
    size = math.hypot(float(u[0]), float(u[1]))
    if size < _END_ON:
        return None
    u = u / size
    normal = np.array((-u[1], u[0]))
    nearest = math.atan2(float(a2[2]), float(a1[2]))
    # Seen from far below, the hips lie before the ends of the ring.
    away = min(1.0, max(0.0, -float(along[2])) / 0.5) if narrow else 0.0
    reach = math.pi / 2 - 0.35 * away
    t = nearest + reach * _RING[:, None]
    v = np.cos(t) * a1 + np.sin(t) * a2
    ring = np.array((x0, y0)) + v[:, :2] * np.array((scale, -scale))
    if float((ring[-1] - ring[0]) @ normal) < 0.0:
        ring = ring[::-1]
    far = _FAR * view.scale
    aside = normal * far
    corners = [
        ring[0] - aside + u * far * away,
        *ring,
        ring[-1] + aside + u * far * away,
        ring[-1] + aside + u * far,
        ring[0] - aside + u * far,
    ]
    reach = ring @ u
    low, high = float(reach.min()), float(reach.max())
    # A narrow region has sides as well.
    if away:
        low, high = -math.inf, math.inf
    return Region(np.array(corners), outside=False, along=u, low=low, high=high)
