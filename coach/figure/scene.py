"""What is to be shown at one moment, as plain values: equal scenes are equal pictures."""

import math
from dataclasses import dataclass
from typing import Literal

from coach.domain.timeline import Segment, SegmentKind, Timeline

Side = Literal["none", "left", "right"]

ARRIVAL_MS = 1400
"""How long the figure takes to change exercise or side."""
BREATH_MS = 4600
"""One quiet breath: thirteen a minute."""
_UNTIMED_MOVE_MS = 2500
"""How long a movement takes in a segment that is not there for it, such as a rest."""
_BREATH_STEPS = 5
"""Steps from empty to full: so few that a hold's pictures can be kept, so many that none shows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One exercise at one moment of a movement.

    Attributes:
        exercise: the exercise's id.
        pose_from: the pose or cycle the movement leaves.
        pose_to: the pose it goes to; the same name is a hold.
        u: share of the movement's time that has passed, 0..1.
        side: the side that works.
        breath: how full the chest is, 0 empty … 1 full.
        leaving: what was shown before, while the figure changes exercise or side.
        arrival: share of that change that is done, 0..1.
    """

    exercise: str
    pose_from: str = "start"
    pose_to: str = "start"
    u: float = 0.0
    side: Side = "none"
    breath: float = 0.0
    leaving: "Scene | None" = None
    arrival: float = 1.0

    @property
    def is_still(self) -> bool:
        """Whether nothing but the breath moves: a hold, and nothing left behind."""
        return self.pose_from == self.pose_to and self.u == 0.0 and self.leaving is None


def breath_at(elapsed_ms: float) -> float:
    """Return how full the chest is, 0..1, so long after the beginning of a hold."""
    full = 0.5 - 0.5 * math.cos(2.0 * math.pi * elapsed_ms / BREATH_MS)
    return round(full * _BREATH_STEPS) / _BREATH_STEPS


def movement(
    exercise: str,
    pose_from: str,
    pose_to: str,
    fraction: float,
    side: Side = "none",
    *,
    elapsed_ms: float = 0.0,
    reduced_motion: bool = False,
    cycle_ms: float | None = None,
) -> Scene:
    """Return the scene of one movement or hold.

    Args:
        exercise: the exercise's id.
        pose_from: pose or cycle at the beginning.
        pose_to: pose or cycle at the end.
        fraction: share of its time that has passed, 0..1.
        side: the side that works.
        elapsed_ms: time since it began, for the breath and for cycles that go on and on.
        reduced_motion: show the key pose, without movement or breath.
        cycle_ms: length of the cycle that a hold of it repeats; None if it is a still pose.
    """
    if pose_from == pose_to:
        if reduced_motion:
            return Scene(exercise, pose_from, pose_to, 0.0, side)
        if cycle_ms is not None:
            return Scene(exercise, pose_from, pose_to, elapsed_ms / cycle_ms % 1.0, side)
        return Scene(exercise, pose_from, pose_to, 0.0, side, breath_at(elapsed_ms))
    if reduced_motion:
        return Scene(exercise, pose_to, pose_to, 0.0, side)
    return Scene(exercise, pose_from, pose_to, max(0.0, min(1.0, fraction)), side)


def preview(
    exercise: str,
    elapsed_ms: float,
    side: Side = "none",
    poses: tuple[str, ...] = ("start", "end"),
    *,
    move_ms: float = 2400.0,
    hold_ms: float = 2200.0,
    reduced_motion: bool = False,
) -> Scene:
    """Return the scene of a slow, endless demonstration: pose by pose and back to the first.

    Args:
        exercise: the exercise's id.
        elapsed_ms: time since it began; while paused, keep it.
        side: the side that works.
        poses: the poses to go through; a single cycle's name repeats that.
        move_ms: length of each movement.
        hold_ms: how long each pose but the first is held, the first half as long.
        reduced_motion: show the last pose, without movement.
    """
    if reduced_motion:
        return Scene(exercise, poses[-1], poses[-1], 0.0, side)
    if len(poses) == 1:
        return movement(
            exercise, poses[0], poses[0], 0.0, side, elapsed_ms=elapsed_ms, cycle_ms=move_ms
        )
    holds = [hold_ms / 2.0, *([hold_ms] * (len(poses) - 1))]
    t = elapsed_ms % (sum(holds) + move_ms * len(poses))
    for i, name in enumerate(poses):
        if t < holds[i]:
            return Scene(exercise, name, name, 0.0, side)
        t -= holds[i]
        if t < move_ms:
            return Scene(exercise, name, poses[(i + 1) % len(poses)], t / move_ms, side)
        t -= move_ms
    return Scene(exercise, poses[0], poses[0], 0.0, side)


def scene_at(
    timeline: Timeline,
    position_ms: int,
    *,
    cycles: dict[tuple[str, str], float],
    reduced_motion: bool = False,
) -> Scene | None:
    """Return what the figure shows at a position of a session: a pure function of the timeline.

    Args:
        timeline: the compiled session.
        position_ms: where the player is.
        cycles: (exercise, name) of every cycle to its length, from `PoseLibrary.cycles`.
        reduced_motion: key poses only, no breath, changes at once.

    Returns:
        The scene; None for a session without segments.
    """
    if not timeline.segments:
        return None
    segment = timeline.segment_at(max(0, min(position_ms, timeline.length_ms - 1)))
    elapsed = max(0, position_ms - segment.start_ms)
    scene = _segment_scene(timeline, segment, elapsed, cycles, reduced_motion=reduced_motion)
    if reduced_motion or elapsed >= ARRIVAL_MS or segment.index == 0:
        return scene
    before = timeline.segments[segment.index - 1]
    left = _segment_scene(timeline, before, before.length_ms, cycles, reduced_motion=reduced_motion)
    if (left.exercise, left.side) == (scene.exercise, scene.side):
        return scene
    return Scene(
        scene.exercise,
        scene.pose_from,
        scene.pose_to,
        scene.u,
        scene.side,
        leaving=Scene(left.exercise, left.pose_to, left.pose_to, 0.0, left.side),
        arrival=elapsed / ARRIVAL_MS,
    )


def _segment_scene(
    timeline: Timeline,
    segment: Segment,
    elapsed: float,
    cycles: dict[tuple[str, str], float],
    *,
    reduced_motion: bool,
) -> Scene:
    shown = _segment_with_exercise(timeline, segment)
    side = _side(timeline, shown)
    pose_from, pose_to = segment.pose_from, segment.pose_to
    if segment.kind is SegmentKind.WAIT and pose_from != pose_to:
        # The person sets the pace, so the figure goes on showing the movement.
        poses = (pose_from, pose_to)
        return preview(shown.exercise_id, elapsed, side, poses, reduced_motion=reduced_motion)
    lasts = segment.length_ms
    if segment.kind not in {SegmentKind.MOVE, SegmentKind.RETURN}:
        lasts = min(lasts, _UNTIMED_MOVE_MS)
    return movement(
        shown.exercise_id,
        pose_from,
        pose_to,
        elapsed / max(1, lasts),
        side,
        elapsed_ms=elapsed,
        reduced_motion=reduced_motion,
        cycle_ms=cycles.get((shown.exercise_id, pose_to)),
    )


def _segment_with_exercise(timeline: Timeline, segment: Segment) -> Segment:
    """Return the segment, or for the closing words the last one that shows an exercise."""
    for earlier in reversed(timeline.segments[: segment.index + 1]):
        if earlier.exercise_id:
            return earlier
    return segment


def _side(timeline: Timeline, segment: Segment) -> Side:
    """Return the working side; before any side has begun, the one that will begin."""
    if segment.side is not None:
        return "left" if segment.side.value == "left" else "right"
    for later in timeline.segments[segment.index + 1 :]:
        if later.item != segment.item:
            break
        if later.side is not None:
            return "left" if later.side.value == "left" else "right"
    for earlier in reversed(timeline.segments[: segment.index]):
        if earlier.item != segment.item:
            break
        if earlier.side is not None:
            return "left" if earlier.side.value == "left" else "right"
    return "none"
