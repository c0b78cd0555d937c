"""The body's surface: spheres fixed to bones, joined by convex hulls of up to four spheres."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from coach.figure import skeleton as sk
from coach.figure.figures import Figure, Profile
from coach.figure.pose import Triple
from coach.figure.rotation import Array
from coach.figure.skeleton import HEIGHT, Bone, Skeleton

Indices = NDArray[np.intp]

PLAIN, JOINED, CUFF, HEM = 0, 1, 2, 3
"""Kinds of hull: outlined; without an outline because it grows out of another part; without an
outline and cut off by a cuff; outlined and cut off by a hem."""


@dataclass(frozen=True, slots=True)
class Hull:
    """The convex hull of some spheres, of one material.

    Attributes:
        part: index of the body part it belongs to.
        material: what it is made of.
        spheres: indices of one to four spheres.
        kind: PLAIN, JOINED, CUFF or HEM.
    """

    part: int
    material: str
    spheres: tuple[int, ...]
    kind: int


@dataclass(frozen=True, slots=True)
class Surface:
    """Spheres on bones and the hulls over them.

    Attributes:
        bones: the bone of each sphere, −1 for one that stands in the world.
        offsets: the centre on the bone (or in the world), metres.
        radii: metres.
        parts: index of the part of each sphere.
        part_names: the parts in order.
        hulls: all hulls.
    """

    bones: Indices
    offsets: Array
    radii: Array
    parts: Indices
    part_names: tuple[str, ...]
    hulls: tuple[Hull, ...]

    def centres(self, body: Skeleton) -> Array:
        """Return the world positions of all spheres."""
        turned = np.einsum("nij,nj->ni", body.rotations[self.bones], self.offsets)
        result: Array = body.origins[self.bones] + turned
        return result


class SurfaceBuilder:
    """Collects spheres and hulls."""

    def __init__(self) -> None:
        self._bones: list[int] = []
        self._offsets: list[Triple] = []
        self._radii: list[float] = []
        self._parts: list[int] = []
        self._names: list[str] = []
        self._hulls: list[Hull] = []

    def _part(self, name: str) -> int:
        if name not in self._names:
            self._names.append(name)
        return self._names.index(name)

    @property
    def part_names(self) -> tuple[str, ...]:
        """The parts so far, in order."""
        return tuple(self._names)

    def sphere(self, part: str, bone: int, place: Triple, radius: float) -> int:
        """Add a sphere (fractions of the height) and return its index."""
        self._bones.append(bone)
        self._offsets.append((place[0] * HEIGHT, place[1] * HEIGHT, place[2] * HEIGHT))
        self._radii.append(radius * HEIGHT)
        self._parts.append(self._part(part))
        return len(self._radii) - 1

    def hull(self, part: str, material: str, spheres: Sequence[int], kind: int = PLAIN) -> None:
        """Join one to four spheres."""
        self._hulls.append(Hull(self._part(part), material, tuple(spheres), kind))

    def chain(self, part: str, material: str, spheres: Sequence[int], joined: int = 0) -> None:
        """Join a row of spheres; the first `joined` hulls grow out of another part."""
        for i, pair in enumerate(pairwise(spheres)):
            self.hull(part, material, pair, JOINED if i < joined else PLAIN)

    def bone(self, part: str, bone: Bone, bone_length: float, profile: Profile) -> list[int]:
        """Add spheres along a bone and return their indices."""
        return [
            self.sphere(part, bone, (0.0, -t * bone_length, z), radius) for t, radius, z in profile
        ]

    def build(self) -> Surface:
        """Return what was collected."""
        return Surface(
            np.array(self._bones, dtype=np.intp),
            np.array(self._offsets, dtype=np.float64).reshape(-1, 3),
            np.array(self._radii, dtype=np.float64),
            np.array(self._parts, dtype=np.intp),
            tuple(self._names),
            tuple(self._hulls),
        )


HEAD_SPHERES: dict[str, tuple[Triple, float]] = {
    "cranium": ((0.0, 0.066, 0.000), 0.0545),
    "face": ((0.0, 0.048, 0.019), 0.0410),
    "jaw": ((0.0, 0.024, 0.012), 0.0300),
    "chin": ((0.0, 0.010, 0.040), 0.0165),
    "nose": ((0.0, 0.042, 0.062), 0.0075),
    "bridge": ((0.0, 0.058, 0.053), 0.0080),
}

BUN: Triple = (0.0, 0.112, -0.046)
"""Where a bun sits on the head."""
BUN_RADIUS = 0.0235

_FINGERS: tuple[tuple[float, float, float, float, float], ...] = (
    # sideways (thumb side positive), knuckle, length of the first and second part, radius
    (0.0165, -0.0410, 0.0235, 0.0220, 0.0066),
    (0.0055, -0.0440, 0.0260, 0.0245, 0.0069),
    (-0.0055, -0.0430, 0.0240, 0.0225, 0.0066),
    (-0.0160, -0.0390, 0.0190, 0.0180, 0.0059),
)


HEM_DROP = 0.028
"""How far below the lowest lumbar joint the top ends, as a fraction of the height."""
_CLOTH = 0.001
"""How far the top stands off the hips at its hem, as a fraction of the height."""


def hem_ring(figure: Figure) -> Triple:
    """Return half width, half depth and forward offset of the top at its hem."""
    lower, upper = figure.build.rings[1:3]
    share = HEM_DROP / sk.SPINE_SEGMENT
    width, depth, z = (a + (b - a) * (1.0 - share) for a, b in zip(lower, upper, strict=True))
    return (width + _CLOTH, depth + _CLOTH, z)


def body_surface(figure: Figure) -> Surface:
    """Return the surface of a figure's body, clothing and head (without hair)."""
    b = SurfaceBuilder()
    _trunk(b, figure)
    _head(b, figure)
    for side, sign in (("left", 1), ("right", -1)):
        _leg(b, figure, side, sign)
        _arm(b, figure, side, sign)
    return b.build()


def _trunk(b: SurfaceBuilder, figure: Figure) -> None:
    rings = []
    for i, (width, depth, z) in enumerate(figure.build.rings):
        rings.append(
            tuple(
                b.sphere("torso", Bone(i), (sign * (width - depth), 0.0, z), depth)
                for sign in (1, -1)
            )
        )
    glutes = [
        b.sphere("torso", Bone.PELVIS, (sign * 0.040, -0.014, -0.030), figure.glute)
        for sign in (1, -1)
    ]
    crotch = b.sphere("torso", Bone.PELVIS, (0.0, -0.030, 0.002), 0.045)
    for hull in (
        (*rings[0], *rings[1]),
        (*glutes, *rings[0]),
        (crotch, *rings[0]),
        (*glutes, *rings[1]),
        (*rings[1], *rings[2]),
    ):
        b.hull("torso", "leggings", hull)
    width, depth, z = hem_ring(figure)
    hem = [
        b.sphere("torso", Bone.LUMBAR_LOW, (sign * (width - depth), -HEM_DROP, z), depth)
        for sign in (1, -1)
    ]
    b.hull("torso", "top", (*hem, *rings[2]), HEM)
    for i in range(2, 8):
        b.hull("torso", "top", (*rings[i], *rings[i + 1]), HEM if i < 4 else PLAIN)
    radius, forward = figure.chest
    chest = [
        b.sphere("torso", Bone.THORAX_MID, (sign * 0.038, -0.012, forward), radius)
        for sign in (1, -1)
    ]
    b.hull("torso", "top", (*chest, *rings[6]))
    b.hull("torso", "top", (*chest, *rings[5]))
    for j, side in enumerate(("LEFT", "RIGHT")):
        shoulder = b.sphere(
            "torso", Bone[f"SHOULDER_{side}"], (0.0, 0.0, 0.0), figure.sleeve[0][1] - 0.002
        )
        b.hull("torso", "top", (shoulder, rings[7][j], rings[6][j]))
        b.hull("torso", "top", (shoulder, rings[8][j], rings[7][j]))
    base = b.sphere("torso", Bone.C7, (0.0, 0.004, -0.002), figure.neck + 0.0015)
    top = b.sphere("torso", Bone.HEAD, (0.0, 0.020, 0.0), figure.neck - 0.003)
    b.hull("torso", "skin", (base, top), JOINED)


def _head(b: SurfaceBuilder, figure: Figure) -> None:
    at = {}
    for name, (place, radius) in HEAD_SPHERES.items():
        scale = figure.jaw if name in {"jaw", "chin"} else 1.0
        at[name] = b.sphere("head", Bone.HEAD, place, radius * scale)
    b.hull("head", "skin", (at["cranium"], at["face"], at["jaw"], at["chin"]))
    b.hull("head", "skin", (at["nose"], at["bridge"], at["face"]))


def _leg(b: SurfaceBuilder, figure: Figure, side: str, sign: int) -> None:
    name = side.upper()
    part = f"thigh-{side}"
    thigh = b.bone(part, Bone[f"THIGH_{name}"], sk.THIGH_LENGTH, figure.thigh)
    b.chain(part, "leggings", thigh, 2)
    part = f"shin-{side}"
    shin = b.bone(part, Bone[f"SHIN_{name}"], sk.SHIN_LENGTH, figure.shin)
    bone, scale = Bone[f"FOOT_{name}"], figure.hand

    def foot(x: float, y: float, z: float, radius: float) -> int:
        return b.sphere(part, bone, (sign * x * scale, y, z), radius)

    toe_y, toe_z = sk.TOE_ROOT[1] / HEIGHT, sk.TOE_ROOT[2] / HEIGHT

    def toe(x: float, y: float, z: float, radius: float) -> int:
        place = (sign * x * scale, y - toe_y, z - toe_z)
        return b.sphere(part, Bone[f"TOES_{name}"], place, radius)

    ankle = foot(0.0, 0.0, 0.0, figure.shin[-1][1] - 0.001)
    heel = foot(0.0, -0.0195, -0.024, 0.0205)
    middle = foot(-0.002, -0.010, 0.028, 0.0205)
    ball_in = foot(-0.014, -0.0265, 0.072, 0.0135)
    ball_out = foot(0.017, -0.0285, 0.062, 0.0115)
    for hull in ((shin[-1], ankle), (ankle, heel, middle), (middle, heel, ball_in, ball_out)):
        b.hull(part, "skin", hull)
    for x, z_root, z_tip, radius in (
        (-0.0160, 0.078, 0.1060, 0.0092),
        (-0.0020, 0.078, 0.1020, 0.0072),
        (0.0070, 0.074, 0.0970, 0.0068),
        (0.0150, 0.070, 0.0900, 0.0066),
        (0.0215, 0.064, 0.0820, 0.0062),
    ):
        y = -0.040 + radius
        root, tip = toe(x, y + 0.002, z_root, radius), toe(x, y, z_tip, radius)
        knuckle = foot(x * 0.9, -0.0275, min(z_root, 0.070) - 0.006, 0.0100)
        b.hull(part, "skin", (knuckle, root, tip))
    b.chain(part, "leggings", shin, 2)


def _arm(b: SurfaceBuilder, figure: Figure, side: str, sign: int) -> None:
    name = side.upper()
    part = f"upper-arm-{side}"
    bare = tuple(p for p in figure.upper_arm if p[0] > figure.sleeve_end - 0.2)
    upper = b.bone(part, Bone[f"UPPER_ARM_{name}"], sk.UPPER_ARM_LENGTH, bare)
    b.chain(part, "skin", upper)
    sleeve = b.bone(part, Bone[f"UPPER_ARM_{name}"], sk.UPPER_ARM_LENGTH, figure.sleeve)
    for i, pair in enumerate(pairwise(sleeve)):
        b.hull(part, "top", pair, CUFF if i else JOINED)
    part = f"forearm-{side}"
    forearm = b.bone(part, Bone[f"FOREARM_{name}"], sk.FOREARM_LENGTH, figure.forearm)
    b.chain(part, "skin", forearm, 2)
    _hand(b, figure, part, name, sign, forearm[-1])


def _hand(b: SurfaceBuilder, figure: Figure, part: str, name: str, sign: int, wrist: int) -> None:
    s = figure.hand
    hand, fingers, tips = (Bone[f"{bone}_{name}"] for bone in ("HAND", "FINGERS", "FINGERTIPS"))

    def add(bone: Bone, x: float, y: float, z: float, radius: float) -> int:
        return b.sphere(part, bone, (sign * x * s, y * s, z * s), radius * s)

    heel_in, heel_out = (
        add(hand, 0.0085, -0.010, 0.003, 0.0118),
        add(hand, -0.009, -0.010, 0.002, 0.0112),
    )
    knuckle_in, knuckle_out = (
        add(hand, 0.0150, -0.040, 0.0, 0.0092),
        add(hand, -0.0150, -0.038, 0.0, 0.0084),
    )
    b.hull(part, "skin", (wrist, heel_in, heel_out))
    b.hull(part, "skin", (heel_in, heel_out, knuckle_in, knuckle_out))
    for x, y, first, second, radius in _FINGERS:
        knuckle = add(hand, x, y, 0.0, radius + 0.0008)
        middle = add(fingers, x * 0.98, y + 0.042 - first, 0.0, radius)
        tip = add(tips, x * 0.94, y + 0.042 - first + sk.FINGER_LENGTH - second, 0.0, radius * 0.86)
        b.hull(part, "skin", (knuckle, middle))
        b.hull(part, "skin", (middle, tip))
    thumb = Bone[f"THUMB_{name}"]
    base = add(hand, 0.0125, -0.016, 0.006, 0.0105)
    joint, end = add(thumb, 0.002, -0.026, 0.002, 0.0082), add(thumb, 0.003, -0.046, 0.004, 0.0068)
    b.hull(part, "skin", (base, joint))
    b.hull(part, "skin", (joint, end))
