"""Which body part is painted over which: a part graph from overlapping spheres, then a sort."""

import math

import numpy as np
from numpy.typing import NDArray

from coach.figure.rotation import Array
from coach.figure.skeleton import Bone, Skeleton

_DEPTH_CLIP = 0.25


PARENTS: dict[str, str] = {
    f"{child}-{side}": parent if parent == "torso" else f"{parent}-{side}"
    for side in ("left", "right")
    for child, parent in (
        ("thigh", "torso"),
        ("shin", "thigh"),
        ("upper-arm", "torso"),
        ("forearm", "upper-arm"),
    )
}
"""The part that each part of a limb grows out of."""

CHILDREN: dict[str, tuple[str, ...]] = {
    parent: tuple(child for child, p in PARENTS.items() if p == parent)
    for parent in set(PARENTS.values())
}


def limb_of(part: str) -> str:
    """Return the limb that a part belongs to."""
    stem, _, side = part.rpartition("-")
    return {
        "thigh": f"leg-{side}",
        "shin": f"leg-{side}",
        "upper-arm": f"arm-{side}",
        "forearm": f"arm-{side}",
    }.get(stem, part)


def paint_order(
    names: tuple[str, ...],
    parts: NDArray[np.intp],
    x: Array,
    y: Array,
    z: Array,
    r: Array,
    wanted: tuple[tuple[str, str], ...],
    slack: float,
    before: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Sort the parts from back to front.

    Args:
        names: the parts.
        parts: index of the part of each sphere.
        x: sphere centres in the picture, pixels.
        y: as x.
        z: depth of the spheres towards the viewer, metres.
        r: radii in the picture, pixels.
        slack: overlap, in pixels times metres, that does not matter.
        before: the order a moment ago, which is kept where the depths hardly differ: otherwise
            parts would flicker from front to back and again to the front.
        wanted: pairs (behind, in front) that hold whatever the depths say.
    """
    n = len(names)
    dx, dy, dz = (row[:, None] - row for row in (x, y, z))
    overlap = np.maximum(0.0, r[:, None] + r - np.sqrt(dx * dx + dy * dy))
    pull = overlap * np.maximum(np.minimum(dz, _DEPTH_CLIP), -_DEPTH_CLIP)
    member = (np.arange(n)[:, None] == parts).astype(np.float64)
    ahead: Array = member @ pull @ member.T
    index = {name: i for i, name in enumerate(names)}
    for behind, front in wanted:
        if behind in index and front in index:
            i, j = index[behind], index[front]
            ahead[i, j], ahead[j, i] = -1e3, 1e3
    places = [before.index(name) for name in names] if set(before) == set(names) else []
    if places:
        rank = np.array(places)
        ahead += slack * np.sign(rank[:, None] - rank[None])
    depth = (np.bincount(parts, z, n) / np.bincount(parts, minlength=n)).tolist()
    order = _greedy(names, ahead, depth)
    _roots_first(order, names, ahead, depth, slack)
    return tuple(names[i] for i in order)


def _roots_first(
    order: list[int], names: tuple[str, ...], ahead: Array, depth: list[float], slack: float
) -> None:
    """Put near limbs after what they grow out of, where nothing has to lie between.

    Where they overlap at the joint neither is in front; painted second, the limb's root blends in.
    """
    index = {name: i for i, name in enumerate(names)}
    for child_name, parent_name in PARENTS.items():
        child, parent = index[child_name], index[parent_name]
        stem, _, side = child_name.rpartition("-")
        other = index[f"{stem}-{'right' if side == 'left' else 'left'}"]
        i, j = order.index(child), order.index(parent)
        if i > j or (parent_name == "torso" and depth[child] < depth[other] - 0.02):
            continue
        between = order[i + 1 : j]
        if all(ahead[parent, m] <= slack for m in between):
            order.remove(parent)
            order.insert(i, parent)
        elif all(ahead[m, child] <= slack for m in between):
            order.remove(child)
            order.insert(j, child)


def _greedy(names: tuple[str, ...], ahead: Array, depth: list[float]) -> list[int]:
    """Take again and again the part that is least in front of the others that are left."""
    rest = list(range(len(names)))
    order: list[int] = []
    limbs = [limb_of(name) for name in names]
    rows = ahead.tolist()
    for i, row in enumerate(rows):
        row[i] = 0.0
    most = [max(row) for row in rows]
    limb = ""
    while rest:
        best = min(rest, key=lambda i: (most[i], limbs[i] != limb, depth[i]))
        limb = limbs[best]
        order.append(best)
        rest.remove(best)
        for i in rest:
            row = rows[i]
            # What has been taken no longer counts.
            taken, row[best] = row[best], 0.0
            if taken == most[i]:
                most[i] = max(row)
    return order


def bend(body: Skeleton, upper: Bone, lower: Bone) -> float:
    """Return the angle between two bones, degrees; 0 is straight."""
    cosine = float(body.rotations[upper][:, 1] @ body.rotations[lower][:, 1])
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
