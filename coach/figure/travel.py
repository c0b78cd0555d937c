"""Movements in steps that the eye can tell apart: what lies between two need not be painted."""

import math

import numpy as np

from coach.figure.clip import smooth
from coach.figure.rotation import Array

STEP_PX = 0.5
"""Physical pixels between two steps, on the path of whatever moves furthest: no moment is further
than half of that from the step that stands for it."""
_SAMPLES = 16
"""Postures that are measured on a stretch between two poses."""
_TIMES = 512


def sampled_places(poses: int) -> list[float]:
    """Return where a way past so many poses is measured, in stretches from the first pose."""
    return [i / _SAMPLES for i in range((poses - 1) * _SAMPLES + 1)]


class Travel:
    """How far a movement has carried the figure across its picture, by the share of its time.

    Args:
        discs: x, y and radius of all spheres at `sampled_places`, in a picture of which a unit
            takes one pixel; shape (places, spheres, 3).
        eased: whether the movement starts and stops gently.
    """

    def __init__(self, discs: Array, *, eased: bool) -> None:
        change = np.abs(np.diff(discs, axis=0))
        steps = (np.hypot(change[..., 0], change[..., 1]) + change[..., 2]).max(axis=1)
        self._times: Array = np.linspace(0.0, 1.0, _TIMES + 1)
        shares = [smooth(u) for u in self._times.tolist()] if eased else self._times
        places = np.linspace(0.0, 1.0, len(discs))
        self._lengths: Array = np.interp(shares, places, np.append(0.0, np.cumsum(steps)))

    def step(self, u: float, scale: float) -> float:
        """Return the share of the movement's time that stands for another, both 0..1.

        The beginning and the end stand for themselves.

        Args:
            u: share of its time.
            scale: physical pixels of the picture that a unit takes.
        """
        count = math.ceil(float(self._lengths[-1]) * scale / STEP_PX)
        if not count or u <= 0.0 or u >= 1.0:
            return u if count else 0.0
        unit = float(self._lengths[-1]) / count
        nearest = round(float(np.interp(u, self._times, self._lengths)) / unit)
        if nearest in {0, count}:
            return float(nearest > 0)
        return float(np.interp(nearest * unit, self._lengths, self._times))
