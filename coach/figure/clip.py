"""A clip: the poses of one exercise, and the posture at any moment of a movement between two."""

from dataclasses import dataclass

from coach.domain.errors import ContentError
from coach.figure.posefile import PoseFile
from coach.figure.rig import Build, Rig
from coach.figure.skeleton import Skeleton

_PLACES = 4
"""Decimals of a place that are told apart: a movement of a metre and a half has no more pixels."""


def smooth(u: float) -> float:
    """Return the minimum-jerk share of a movement at the share `u` of its time, both 0..1."""
    u = max(0.0, min(1.0, u))
    return u * u * u * (u * (6.0 * u - 15.0) + 10.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a movement has come to.

    Attributes:
        way: the poses that it passes, one alone for a hold.
        place: how many of the stretches between them lie behind it.
    """

    way: tuple[str, ...]
    place: float

    def stretch(self) -> tuple[int, float]:
        """Return the pose that lies behind, and the share of the stretch after it."""
        i = min(int(self.place), max(0, len(self.way) - 2))
        return i, self.place - i

    def either_way(self) -> "Moment":
        """Return the same for both directions of a way, whose postures are equal."""
        back = self.way[::-1]
        place = self.place if self.way <= back else len(back) - 1 - self.place
        return Moment(min(self.way, back), round(place, _PLACES))


class Clip:
    """The movements of one exercise on one build of body."""

    def __init__(self, data: PoseFile, build: Build) -> None:
        self.data = data
        self.rig = Rig(data.base, build)
        self._via = {(v.start, v.end): v.through for v in data.via}
        self._solved: dict[str, Skeleton] = {}

    def way(self, pose_from: str, pose_to: str) -> tuple[tuple[str, ...], bool]:
        """Return the poses that a movement passes, and whether it starts and stops gently.

        Raises:
            ContentError: a name is neither a pose nor a cycle of this exercise.
        """
        cycle = self.data.cycles.get(pose_to)
        if cycle is not None:
            return (*cycle.through, cycle.through[0]), cycle.eased
        cycle = self.data.cycles.get(pose_from)
        if cycle is not None:
            pose_from = cycle.through[0]
        for name in (pose_from, pose_to):
            if name not in self.data.poses:
                fault = f"{self.data.exercise}: there is no pose “{name}”."
                raise ContentError((fault,))
        if pose_from == pose_to:
            return (pose_from,), True
        through = self._via.get((pose_from, pose_to))
        if through is None:
            through = tuple(reversed(self._via.get((pose_to, pose_from), ())))
        return (pose_from, *through, pose_to), True

    def moment(self, pose_from: str, pose_to: str, u: float) -> Moment:
        """Return where a movement is at the share `u` (0..1) of its time.

        The same name twice is a hold. A cycle's name stands for the whole cycle.

        Raises:
            ContentError: a name is neither a pose nor a cycle of this exercise.
        """
        way, eased = self.way(pose_from, pose_to)
        share = smooth(u) if eased else max(0.0, min(1.0, u))
        return Moment(way, share * (len(way) - 1))

    def pose(self, pose_from: str, pose_to: str, u: float) -> Skeleton:
        """Return the posture at a moment, as `moment` takes it."""
        return self.posture(self.moment(pose_from, pose_to, u))

    def posture(self, moment: Moment) -> Skeleton:
        """Return the posture at a moment."""
        way = moment.way
        if len(way) == 1:
            return self.hold(way[0])
        i, share = moment.stretch()
        return self.rig.solve(self.data.poses[way[i]], self.data.poses[way[i + 1]], share)

    def hold(self, name: str) -> Skeleton:
        """Return the posture of a named pose."""
        solved = self._solved.get(name)
        if solved is None:
            solved = self._solved[name] = self.rig.solve(self.data.poses[name])
        return solved

    def belly(self, moment: Moment) -> float:
        """Return how far the belly stands out (1) or is drawn in (−1) at a moment."""
        i, share = moment.stretch()
        before = self.data.poses[moment.way[i]].belly
        if len(moment.way) == 1:
            return before
        return before + (self.data.poses[moment.way[i + 1]].belly - before) * share
