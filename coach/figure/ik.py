"""Analytic inverse kinematics of a two-bone limb."""

import math
from dataclasses import dataclass

from coach.figure.rotation import Array, cross, from_axes, length, unit, vec

_STRAIGHT = 0.9995
"""A limb stretches to this share of its length: dead straight, its plane would be undefined."""


@dataclass(frozen=True, slots=True)
class LimbFrames:
    """World frames of the two bones and what the target was out of reach by, in metres."""

    upper: Array
    lower: Array
    overreach: float


def two_bone(
    joint: Array, target: Array, upper: float, lower: float, pole: Array, *, hinge_back: bool
) -> LimbFrames:
    """Bend a limb so that its end meets a target.

    The hinge axis comes from the pole, so knee and elbow can never bend the wrong way.

    Args:
        joint: world position of hip or shoulder.
        target: world position that ankle or wrist should take.
        upper: length of thigh or upper arm.
        lower: length of shin or forearm.
        pole: world direction in which the middle joint points.
        hinge_back: true for arms (elbows bend towards the front), false for legs.
    """
    reach = target - joint
    distance = length(reach)
    over = max(0.0, distance - (upper + lower))
    axis = reach / max(distance, 1e-9)
    distance = min(max(distance, abs(upper - lower) + 1e-3), (upper + lower) * _STRAIGHT)
    across = pole - axis * float(pole @ axis)
    n = length(across)
    # A pole along the limb says nothing about its plane; any fixed direction will do.
    across = unit(cross(axis, vec(0.3, 0.2, 0.9))) if n < 1e-4 else across / n
    along = (upper * upper - lower * lower + distance * distance) / (2.0 * distance)
    height = math.sqrt(max(0.0, upper * upper - along * along))
    middle = joint + axis * along + across * height
    end = joint + axis * distance
    x = unit(cross(-axis, -across if hinge_back else across))
    y_upper = (joint - middle) / upper
    y_lower = (middle - end) / lower
    return LimbFrames(
        from_axes(x, y_upper, cross(x, y_upper)), from_axes(x, y_lower, cross(x, y_lower)), over
    )
