"""A clip: the poses of one exercise, and the posture at any moment of a movement between two."""

from coach.domain.errors import ContentError
from coach.figure.pose import Pose
from coach.figure.posefile import PoseFile
from coach.figure.rig import Build, Rig
from coach.figure.skeleton import Skeleton


def smooth(u: float) -> float:
    """Return the minimum-jerk share of a movement at the share `u` of its time, both 0..1."""
    u = max(0.0, min(1.0, u))
    return u * u * u * (u * (6.0 * u - 15.0) + 10.0)


class Clip:
    """The movements of one exercise on one build of body."""

    def __init__(self, data: PoseFile, build: Build) -> None:
        self.data = data
        self.rig = Rig(data.base, build)
        self._via = {(v.start, v.end): v.through for v in data.via}
        self._solved: dict[str, Skeleton] = {}

    def path(self, pose_from: str, pose_to: str) -> tuple[list[Pose], bool]:
        """Return the poses that a movement passes, and whether it starts and stops gently.

        Raises:
            ContentError: a name is neither a pose nor a cycle of this exercise.
        """
        cycle = self.data.cycles.get(pose_to)
        if cycle is not None:
            names = (*cycle.through, cycle.through[0])
            return [self.data.poses[n] for n in names], cycle.eased
        cycle = self.data.cycles.get(pose_from)
        if cycle is not None:
            pose_from = cycle.through[0]
        for name in (pose_from, pose_to):
            if name not in self.data.poses:
                fault = f"{self.data.exercise}: there is no pose “{name}”."
                raise ContentError((fault,))
        if pose_from == pose_to:
            return [self.data.poses[pose_from]], True
        through = self._via.get((pose_from, pose_to))
        if through is None:
            through = tuple(reversed(self._via.get((pose_to, pose_from), ())))
        return [self.data.poses[n] for n in (pose_from, *through, pose_to)], True

    def pose(self, pose_from: str, pose_to: str, u: float) -> Skeleton:
        """Return the posture at the share `u` (0..1) of the time of a movement.

        The same name twice is a hold. A cycle's name stands for the whole cycle.

        Raises:
            ContentError: a name is neither a pose nor a cycle of this exercise.
        """
        path, eased = self.path(pose_from, pose_to)
        if len(path) == 1:
            return self.hold(pose_to)
        share = smooth(u) if eased else max(0.0, min(1.0, u))
        place = share * (len(path) - 1)
        i = min(int(place), len(path) - 2)
        return self.rig.solve(path[i], path[i + 1], place - i)

    def hold(self, name: str) -> Skeleton:
        """Return the posture of a named pose."""
        solved = self._solved.get(name)
        if solved is None:
            solved = self._solved[name] = self.rig.solve(self.data.poses[name])
        return solved

    def belly(self, pose_from: str, pose_to: str, u: float) -> float:
        """Return how far the belly stands out (1) or is drawn in (−1) at a moment."""
        path, eased = self.path(pose_from, pose_to)
        share = smooth(u) if eased else max(0.0, min(1.0, u))
        place = share * (len(path) - 1)
        i = min(int(place), max(0, len(path) - 2))
        a, b = path[i].belly, path[min(i + 1, len(path) - 1)].belly
        return a + (b - a) * (place - i)
