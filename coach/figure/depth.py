"""Which body part is painted over which: a part graph from overlapping spheres, then a sort."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.figure.rotation import Array
from coach.figure.skeleton import Bone, Skeleton

_DEPTH_CLIP = 0.25
_KNEE_MERGE = 112.0
_ELBOW_MERGE = 120.0
_HIP_MERGE = 100.0


@dataclass(frozen=True, slots=True)
class PaintOrder:
    """Groups of parts from back to front; the parts of a group are shaded as one."""

    groups: tuple[tuple[str, ...], ...]

    def position(self, part: str) -> int:
        """Return the index of the group that holds a part."""
        return next(i for i, group in enumerate(self.groups) if part in group)


def limb_of(part: str) -> str:
    """Return the limb that a part belongs to."""
    stem, _, side = part.rpartition("-")
    return {"thigh": f"leg-{side}", "shin": f"leg-{side}", "upper-arm": f"arm-{side}", "forearm": f"arm-{side}"}.get(stem, part)


def paint_order(
    names: tuple[str, ...],
    parts: NDArray[np.intp],
    x: Array,
    y: Array,
    z: Array,
    r: Array,
    body: Skeleton,
    scale: float,
    wanted: tuple[tuple[str, str], ...],
) -> PaintOrder:
    """Sort the parts from back to front and join limbs that nothing separates.

    Args:
        names: the parts.
        parts: index of the part of each sphere.
        x: sphere centres in the picture, pixels.
        y: as x.
        z: depth of the spheres towards the viewer, metres.
        r: radii in the picture, pixels.
        body: the skeleton, for the angles at knee, elbow and hip.
        scale: pixels per metre.
        wanted: pairs (behind, in front) that hold whatever the depths say.
    """
    n = len(names)
    distance = np.hypot(x[:, None] - x[None], y[:, None] - y[None])
    overlap = np.maximum(0.0, r[:, None] + r[None] - distance)
    pull = overlap * np.clip(z[:, None] - z[None], -_DEPTH_CLIP, _DEPTH_CLIP)
    member = np.zeros((len(x), n))
    member[np.arange(len(x)), parts] = 1.0
    ahead: Array = member.T @ pull @ member
    index = {name: i for i, name in enumerate(names)}
    for behind, front in wanted:
        if behind in index and front in index:
            i, j = index[behind], index[front]
            ahead[i, j], ahead[j, i] = -1e3, 1e3
    depth = [float(z[parts == i].mean()) for i in range(n)]
    order = _greedy(names, ahead, depth)
    return _grouped(names, order, ahead, body, 0.004 * scale, depth)


def _greedy(names: tuple[str, ...], ahead: Array, depth: list[float]) -> list[int]:
    """Take again and again the part that is least in front of the others that are left."""
    rest = list(range(len(names)))
    order: list[int] = []
    last = -1
    rows = ahead.tolist()
    limbs = [limb_of(name) for name in names]
    while rest:
        best: tuple[tuple[float, int, float], int] | None = None
        for i in rest:
            row = rows[i]
            most = max((row[j] for j in rest if j != i), default=0.0)
            same = last >= 0 and limbs[i] == limbs[last]
            key = (max(most, 0.0), 0 if same else 1, depth[i])
            if best is None or key < best[0]:
                best = (key, i)
        if best is None:
            break
        last = best[1]
        order.append(last)
        rest.remove(last)
    return order


def bend(body: Skeleton, upper: Bone, lower: Bone) -> float:
    """Return the angle between two bones, degrees; 0 is straight."""
    cosine = float(body.rotations[upper][:, 1] @ body.rotations[lower][:, 1])
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _grouped(
    names: tuple[str, ...],
    order: list[int],
    ahead: Array,
    body: Skeleton,
    slack: float,
    depth: list[float],
) -> PaintOrder:
    index = {name: i for i, name in enumerate(names)}
    links: set[frozenset[int]] = set()

    def pull(a: int, b: int) -> bool:
        """Bring two parts together if nothing between them has to stay there."""
        i, j = order.index(a), order.index(b)
        if i > j:
            i, j, a, b = j, i, b, a
        if j - i == 1:
            return True
        between = order[i + 1 : j]
        if all(ahead[m, a] <= slack for m in between):
            order.remove(a)
            order.insert(order.index(b), a)
            return True
        if all(ahead[b, m] <= slack for m in between):
            order.remove(b)
            order.insert(order.index(a) + 1, b)
            return True
        return False

    for side in ("left", "right"):
        for upper, lower, u_bone, l_bone, limit in (
            ("thigh", "shin", "THIGH", "SHIN", _KNEE_MERGE),
            ("upper-arm", "forearm", "UPPER_ARM", "FOREARM", _ELBOW_MERGE),
        ):
            name = side.upper()
            if bend(body, Bone[f"{u_bone}_{name}"], Bone[f"{l_bone}_{name}"]) < limit:
                a, b = index[f"{lower}-{side}"], index[f"{upper}-{side}"]
                if pull(a, b):
                    links.add(frozenset((a, b)))
    near = "left" if depth[index["thigh-left"]] > depth[index["thigh-right"]] else "right"
    torso, thigh, shin = index["torso"], index[f"thigh-{near}"], index[f"shin-{near}"]
    if bend(body, Bone.PELVIS, Bone[f"THIGH_{near.upper()}"]) < _HIP_MERGE:
        i, j = order.index(torso), order.index(thigh)
        if i < j:
            between = [m for m in order[i + 1 : j] if m != shin]
            limb = [shin] if shin in order[i + 1 : j] else []
            joined = False
            if all(ahead[thigh, m] <= slack for m in between) and all(
                ahead[k, m] <= slack for m in between for k in limb
            ):
                for m in (thigh, *limb):
                    order.remove(m)
                for m in reversed((*limb, thigh)):
                    order.insert(order.index(torso) + 1, m)
                joined = True
            elif all(ahead[m, torso] <= slack for m in between):
                order.remove(torso)
                order.insert(min(order.index(m) for m in (thigh, *limb)), torso)
                joined = True
            if joined:
                links.add(frozenset((torso, thigh)))
                if limb and frozenset((shin, thigh)) in links:
                    links.add(frozenset((torso, shin)))
    groups: list[list[int]] = []
    for part in order:
        if groups and any(frozenset((part, m)) in links for m in groups[-1]):
            groups[-1].append(part)
        else:
            groups.append([part])
    return PaintOrder(tuple(tuple(names[m] for m in group) for group in groups))
