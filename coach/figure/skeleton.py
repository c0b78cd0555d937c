"""The skeleton: bones, their lengths, and the solved frames of one posture.

Lengths are fractions of the body height (1.70 m) after the usual anthropometric segment tables;
spine: three lumbar and four thoracic segments with the resting lordosis and kyphosis built in.

World axes: X along the mat (towards the head when lying), Y up, Z towards the viewer.
Body axes in every bone frame: x to the body's left, y up (towards the head), z to the front.
A limb bone points along −y from its origin joint.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from coach.figure.rotation import Array, from_axes, vec

HEIGHT = 1.70
"""Body height in metres. All bone lengths are fractions of it."""

PELVIS_LENGTH = 0.045
SPINE_SEGMENT = 0.036
NECK_LENGTH = 0.044
HIP_HALF_WIDTH = 0.050
THIGH_LENGTH = 0.245
SHIN_LENGTH = 0.246
ANKLE_HEIGHT = 0.040
UPPER_ARM_LENGTH = 0.176
FOREARM_LENGTH = 0.150
SHOULDER_RISE = 0.022
KNEE_HEIGHT = 0.036
"""Height of the knee joint above the floor when kneeling on it."""
WRIST_HEIGHT = 0.022
"""Height of the wrist above the floor with the palm flat on it."""
PALM_SLOPE = 13.0
"""Degrees that the palm slopes down from wrist to knuckles when it lies flat."""

LUMBAR_REST = (-5.0, -6.0, -4.0)
THORAX_REST = (3.0, 5.0, 5.0, 3.0)
NECK_REST = 8.0
HEAD_REST = -14.0


class Bone(IntEnum):
    """The frames of a solved skeleton, in the order of their arrays."""

    PELVIS = 0
    SACRUM = 1
    LUMBAR_LOW = 2
    LUMBAR_MID = 3
    LUMBAR_TOP = 4
    THORAX_LOW = 5
    THORAX_MID = 6
    THORAX_TOP = 7
    C7 = 8
    NECK = 9
    HEAD = 10
    SHOULDER_LEFT = 11
    SHOULDER_RIGHT = 12
    UPPER_ARM_LEFT = 13
    UPPER_ARM_RIGHT = 14
    FOREARM_LEFT = 15
    FOREARM_RIGHT = 16
    HAND_LEFT = 17
    HAND_RIGHT = 18
    FINGERS_LEFT = 19
    FINGERS_RIGHT = 20
    FINGERTIPS_LEFT = 21
    FINGERTIPS_RIGHT = 22
    THUMB_LEFT = 23
    THUMB_RIGHT = 24
    THIGH_LEFT = 25
    THIGH_RIGHT = 26
    SHIN_LEFT = 27
    SHIN_RIGHT = 28
    FOOT_LEFT = 29
    FOOT_RIGHT = 30
    TOES_LEFT = 31
    TOES_RIGHT = 32


KNUCKLES = vec(0.0, -0.042, 0.0) * HEIGHT
FINGER_LENGTH = 0.026
THUMB_ROOT = (0.012, -0.014, 0.003)
TOE_ROOT = vec(0.0, -0.0290, 0.074) * HEIGHT

POINTS: dict[str, tuple[str, tuple[float, float, float]]] = {
    "hip": ("THIGH", (0.0, 0.0, 0.0)),
    "under-thigh": ("THIGH", (0.0, -0.200, -0.052)),
    "thigh": ("THIGH", (0.0, -0.130, 0.052)),
    "knee": ("SHIN", (0.0, 0.0, 0.0)),
    "kneecap": ("SHIN", (0.0, 0.0, 0.040)),
    "shin": ("SHIN", (0.0, -0.055, 0.032)),
    "ankle": ("FOOT", (0.0, 0.0, 0.0)),
    "arch": ("FOOT", (0.0, -0.038, 0.045)),
    "ball": ("FOOT", (0.0, -0.034, 0.070)),
    "sole": ("FOOT", (0.0, -0.048, 0.060)),
    "sole-in": ("FOOT", (-0.025, -0.043, 0.066)),
    "sole-out": ("FOOT", (0.030, -0.043, 0.062)),
    "shoulder": ("SHOULDER", (0.0, 0.0, 0.0)),
    "elbow": ("FOREARM", (0.0, 0.0, 0.0)),
    "wrist": ("HAND", (0.0, 0.0, 0.0)),
    "grip": ("HAND", (0.0, -0.045, 0.012)),
}
"""Named points on the limbs (bone, offset of the left one as a fraction of the height): what a
contact's `rel`, a strap or a band may name, with `-left` or `-right` after it."""

TORSO_POINTS: dict[str, tuple[Bone, tuple[float, float, float]]] = {
    "pelvis": (Bone.PELVIS, (0.0, 0.0, 0.0)),
    "waist": (Bone.LUMBAR_MID, (0.0, 0.0, 0.0)),
    "chest": (Bone.THORAX_MID, (0.0, 0.0, 0.0)),
    "breastbone": (Bone.THORAX_MID, (0.0, 0.0, 0.060)),
    "neck": (Bone.C7, (0.0, 0.0, 0.0)),
    "head": (Bone.HEAD, (0.0, 0.060, 0.0)),
    "forehead": (Bone.HEAD, (0.0, 0.085, 0.048)),
    "back-of-head": (Bone.HEAD, (0.0, 0.060, -0.052)),
}
"""Named points of the trunk and head, without a side."""


def point_bone(name: str) -> tuple[Bone, tuple[float, float, float]]:
    """Return bone and local offset of a named point.

    Raises:
        KeyError: no point has this name.
    """
    if name in TORSO_POINTS:
        return TORSO_POINTS[name]
    stem, _, side = name.rpartition("-")
    bone, (x, y, z) = POINTS[stem]
    if side not in {"left", "right"}:
        raise KeyError(name)
    return Bone[f"{bone}_{side.upper()}"], (x if side == "left" else -x, y, z)


POINT_NAMES: tuple[str, ...] = (
    *TORSO_POINTS,
    *(f"{stem}-{side}" for stem in POINTS for side in ("left", "right")),
)

_X, _Y, _Z = vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1)
BASES: dict[str, tuple[Array, Array]] = {
    "upright": (from_axes(-_Z, _Y, _X), -_Z),
    "prone": (from_axes(-_Z, _X, -_Y), -_Z),
    "supine": (from_axes(_Z, _X, _Y), _Z),
    "side-left": (from_axes(-_Y, _X, _Z), _Z),
    "side-right": (from_axes(_Y, _X, -_Z), _Z),
}
"""Body axes (columns) in the world for each base position, and the world direction of "out" for
the left limb. Lying on one side, "out" is towards the body's front for both limbs."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One solved posture.

    Attributes:
        origins: joint positions in the world, metres, shape (bones, 3).
        rotations: bone frames in the world, shape (bones, 3, 3), columns are the body axes.
        overreach: contact name to metres by which its target was out of reach.
    """

    origins: Array
    rotations: Array
    overreach: dict[str, float]

    def point(self, name: str) -> Array:
        """Return the world position of a named point."""
        bone, (x, y, z) = point_bone(name)
        return self.place(bone, x, y, z)

    def place(self, bone: Bone, x: float, y: float, z: float) -> Array:
        """Return the world position of a local offset (fractions of the height) on a bone."""
        offset = np.array((x, y, z)) * HEIGHT
        result: Array = self.origins[bone] + self.rotations[bone] @ offset
        return result
