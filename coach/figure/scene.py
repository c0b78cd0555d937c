"""What is to be shown at one moment, as plain values: equal scenes are equal pictures."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["none", "left", "right"]


@dataclass(frozen=True, slots=True)
class Scene:
    """One exercise at one moment of a movement.

    Attributes:
        exercise: the exercise's id.
        pose_from: the pose or cycle the movement leaves.
        pose_to: the pose it goes to; the same name is a hold.
        u: share of the movement's time that has passed, 0..1.
        side: the side that works.
        breath: how full the chest is, −1 empty … 0 at rest … 1 full.
    """

    exercise: str
    pose_from: str
    pose_to: str
    u: float = 0.0
    side: Side = "none"
    breath: float = 0.0
