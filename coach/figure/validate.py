"""Checks a pose file over all its movements: limits, floor, reach, support, speed, continuity."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from coach.figure.depth import bend
from coach.figure.figures import FIGURES, Figure
from coach.figure.hulls import convex_hull, turn
from coach.figure.library import PoseLibrary
from coach.figure.posefile import Box, Chair, Disc, PoseFile
from coach.figure.rotation import Array, axis_angle, cross, length, vec
from coach.figure.scene import Scene, Side
from coach.figure.skeleton import Bone, Skeleton
from coach.figure.stage import Frame, Stage

SAMPLES = 24
"""Moments looked at in each movement."""
REACH_SLACK = 0.006
FLOOR_SLACK = 0.018
TRUNK_FLOOR_SLACK = 0.030
"""Flesh gives way: the trunk's spheres may sink in this far, in metres, other parts less."""
FASTEST = 2.2
"""Metres a second that any point of the body may reach."""
LARGEST_STEP = 0.16
"""Metres that a point may move between two samples without a closer look."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A joint's range in degrees.

    After the usual tables of the range of motion, with a margin for the small joints that the
    model does not have.
    """

    low: float
    high: float


LIMITS: dict[str, Limit] = {
    "lumbar flexion": Limit(-40, 60),
    "lumbar side-bend": Limit(-30, 30),
    "lumbar rotation": Limit(-32, 32),
    "thorax flexion": Limit(-30, 50),
    "thorax side-bend": Limit(-30, 30),
    "thorax rotation": Limit(-55, 55),
    "neck flexion": Limit(-55, 55),
    "neck side-bend": Limit(-40, 40),
    "neck rotation": Limit(-75, 75),
    "head flexion": Limit(-30, 30),
    "head side-bend": Limit(-20, 20),
    "head rotation": Limit(-45, 45),
    "elbow": Limit(-5, 152),
    "wrist flexion": Limit(-95, 85),
    "wrist deviation": Limit(-40, 40),
    "hip flexion": Limit(-30, 140),
    "hip abduction": Limit(-40, 65),
    "hip rotation": Limit(-55, 65),
    "knee": Limit(-5, 160),
    "ankle": Limit(-78, 40),
    "toes": Limit(-40, 90),
    "shoulder extension": Limit(-90, 62),
    "shoulder adduction": Limit(-90, 55),
    "shoulder rotation": Limit(-105, 105),
}


@dataclass(slots=True)
class _Worst:
    """The worst moment of each kind of fault."""

    found: dict[str, tuple[float, str]]

    def say(self, key: str, size: float, text: str) -> None:
        if key not in self.found or abs(size) > self.found[key][0]:
            self.found[key] = (abs(size), text)


def validate(library: PoseLibrary, exercise: str) -> tuple[str, ...]:
    """Return what is wrong with an exercise's movements, empty if nothing is.

    Raises:
        ContentError: the file cannot be used at all.
    """
    data = library.file(exercise)
    worst = _Worst({})
    for figure in FIGURES:
        stage = Stage(library, figure)
        for pair in movements(data):
            for side in drawn_sides(data):
                _check_movement(stage, data, figure, pair, side, worst)
    return tuple(text for _, text in worst.found.values())


def movements(data: PoseFile) -> list[tuple[str, str]]:
    """Return the pairs of poses between which an exercise moves, and its cycles."""
    inner = {n for v in data.via for n in v.through}
    inner |= {n for c in data.cycles.values() for n in c.through} - {"start", "end"}
    keys = [n for n in data.poses if n not in inner or n in {"start", "end"}]
    pairs = [("start", n) for n in keys if n != "start"]
    for a, b in (("cat", "cow"), ("end", "arch")):
        if a in data.poses and b in data.poses:
            pairs.append((a, b))
    return pairs + [(n, n) for n in data.cycles]


def drawn_sides(data: PoseFile) -> tuple[Side, ...]:
    """Return the sides whose geometry differs; a flipped picture has the same geometry."""
    return ("left", "right") if data.other_side == "swap" else (data.drawn_side,)


def _moments(
    stage: Stage, exercise: str, pair: tuple[str, str], side: Side
) -> Iterator[tuple[float, Frame]]:
    for i in range(SAMPLES + 1):
        u = i / SAMPLES
        yield u, stage.frame(Scene(exercise, pair[0], pair[1], u, side))


def _check_movement(
    stage: Stage,
    data: PoseFile,
    figure: Figure,
    pair: tuple[str, str],
    side: Side,
    worst: _Worst,
) -> None:
    previous: Array | None = None
    for u, frame in _moments(stage, data.exercise, pair, side):
        working = "" if side == "none" else f", {side}"
        where = f"{pair[0]} → {pair[1]} at {u:.2f} ({figure.name}{working})"
        body = frame.body
        for name, gap in body.overreach.items():
            if gap > REACH_SLACK:
                worst.say(
                    f"reach {name}",
                    gap,
                    f"{name} misses its target by {gap * 1000:.0f} mm, {where}.",
                )
        for joint, angle in joint_angles(body).items():
            limit = LIMITS[joint.rpartition(" of ")[0] if " of " in joint else joint]
            over = max(limit.low - angle, angle - limit.high)
            if over > 0.0:
                worst.say(
                    f"limit {joint}", over,
                    f"{joint} is {angle:.0f}°, "
                    f"allowed {limit.low:.0f}° to {limit.high:.0f}°, {where}.",
                )  # fmt: skip
        _check_floor(frame, where, worst)
        cycle = data.cycles.get(pair[0])
        if cycle is None or cycle.eased:
            # A gait is balanced by its motion: between two steps nobody could stand still.
            _check_support(data, frame, where, worst)
        _check_self(frame, where, worst)
        n = frame.set.body_spheres
        if previous is not None:
            step = float(np.linalg.norm(frame.centres[:n] - previous, axis=1).max())
            speed = step / (_seconds(data, pair) / SAMPLES)
            if step > LARGEST_STEP:
                between = stage.frame(
                    Scene(data.exercise, pair[0], pair[1], u - 0.5 / SAMPLES, side)
                ).centres[:n]
                halves = [
                    float(np.linalg.norm(c - between, axis=1).max())
                    for c in (previous, frame.centres[:n])
                ]
                # A swift movement is halved by looking twice as often; a jump is not.
                if max(halves) > 0.8 * step:
                    worst.say("jump", step, f"a point jumps {step * 1000:.0f} mm, {where}.")
            if speed > FASTEST:
                worst.say("speed", speed, f"a point moves at {speed:.1f} m/s, {where}.")
        previous = frame.centres[:n]


def _seconds(data: PoseFile, pair: tuple[str, str]) -> float:
    """Return the shortest time of a movement, or of once round a cycle."""
    cycle = data.cycles.get(pair[0])
    return data.move_seconds if cycle is None else cycle.seconds


def _check_floor(frame: Frame, where: str, worst: _Worst) -> None:
    surface = frame.set.surface
    n = frame.set.body_spheres
    bottoms = (frame.centres[:, 1] - frame.radii)[:n]
    for part, name in enumerate(surface.part_names):
        mine = surface.parts[:n] == part
        if not mine.any():
            continue
        lowest = float(bottoms[mine].min())
        slack = TRUNK_FLOOR_SLACK if name == "torso" else FLOOR_SLACK
        if lowest < -slack:
            worst.say(
                f"floor {name}",
                lowest,
                f"{name} is {-lowest * 1000:.0f} mm under the floor, {where}.",
            )


def _check_self(frame: Frame, where: str, worst: _Worst) -> None:
    """Find parts of the body that sink into one another further than flesh gives way."""
    surface, body = frame.set.surface, frame.body
    n = frame.set.body_spheres
    centres, radii, parts = frame.centres[:n], frame.radii[:n], surface.parts[:n]
    gap = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    depth = radii[:, None] + radii[None] - gap
    names = surface.part_names
    for a in range(int(parts.max()) + 1):
        for b in range(a):
            mine, other = parts == a, parts == b
            joint = _SHARED_JOINTS.get(frozenset((names[a], names[b])))
            if joint is not None:
                # Round a joint the two parts are one.
                away = np.linalg.norm(centres - body.point(joint), axis=1) > _JOINT_ROOM
                mine, other = mine & away, other & away
            if not mine.any() or not other.any():
                continue
            deepest = float(depth[np.ix_(mine, other)].max())
            soft = _SOFT if joint is not None or "torso" in (names[a], names[b]) else _FIRM
            if deepest > soft:
                worst.say(
                    f"self {names[a]} {names[b]}",
                    deepest,
                    f"{names[a]} and {names[b]} sink {deepest * 1000:.0f} mm into each other, "
                    f"{where}.",
                )


_SHARED_JOINTS: dict[frozenset[str], str] = {
    frozenset(("head", "torso")): "neck",
    **{
        frozenset((f"{a}-{side}" if a != "torso" else a, f"{b}-{side}")): f"{joint}-{side}"
        for side in ("left", "right")
        for a, b, joint in (
            ("torso", "thigh", "hip"),
            ("thigh", "shin", "knee"),
            ("torso", "upper-arm", "shoulder"),
            ("upper-arm", "forearm", "elbow"),
        )
    },
    frozenset(("thigh-left", "thigh-right")): "pelvis",
}
_JOINT_ROOM = 0.17
_SOFT = 0.055
"""Metres that trunk, thigh and calf give way where they are folded on one another."""
_FIRM = 0.032
"""Metres that hands, feet and limbs side by side give way."""


def _check_support(data: PoseFile, frame: Frame, where: str, worst: _Worst) -> None:
    if data.base.startswith("side"):
        # Lying on one side the hull of the spheres' centres is a strip: nobody falls over there.
        return
    n = frame.set.body_spheres
    bottoms = (frame.centres[:, 1] - frame.radii)[:n]
    low = bottoms < 0.025
    seat = [p for p in data.props if isinstance(p, Box | Chair | Disc)]
    if data.props and any(p.__class__.__name__ in {"Ball", "Roller"} for p in data.props):
        return
    if float(bottoms.min()) > 0.02 and not seat:
        worst.say(
            "floating",
            float(bottoms.min()),
            f"the body floats {bottoms.min() * 1000:.0f} mm above the floor, {where}.",
        )
    points = [frame.centres[:n][low][:, [0, 2]]]
    for prop in seat:
        reach = 0.2
        points.append(
            np.array(
                [
                    (prop.at[0] + i * reach, -prop.at[2] + j * reach)
                    for i in (1, -1)
                    for j in (1, -1)
                ]
            )
        )
    hull = convex_hull(np.concatenate(points))
    if len(hull) < 3:
        worst.say("support", 1.0, f"nothing carries the body, {where}.")
        return
    centre = centre_of_mass(frame.body)
    inside = distance_inside((float(centre[0]), float(centre[2])), hull)
    if inside < -0.015:
        worst.say(
            "support", inside,
            f"the centre of mass is {-inside * 1000:.0f} mm outside what carries it, {where}.",
        )  # fmt: skip


MASSES: tuple[tuple[str, str, float, float], ...] = (
    ("head", "head", 0.081, 0.0),
    ("pelvis", "neck", 0.497, 0.5),
    *(
        (f"{a}-{side}", f"{b}-{side}", mass, share)
        for side in ("left", "right")
        for a, b, mass, share in (
            ("shoulder", "elbow", 0.028, 0.436),
            ("elbow", "wrist", 0.022, 0.600),
            ("hip", "knee", 0.100, 0.433),
            ("knee", "ankle", 0.0465, 0.433),
            ("ankle", "ball", 0.0145, 0.500),
        )
    ),
)
"""Segment masses as shares of the body's, and where along the segment they lie (Winter's table)."""


def centre_of_mass(body: Skeleton) -> Array:
    """Return the body's centre of mass, metres."""
    total, centre = 0.0, vec(0.0, 0.0, 0.0)
    for a, b, mass, share in MASSES:
        centre = centre + (body.point(a) * (1.0 - share) + body.point(b) * share) * mass
        total += mass
    result: Array = centre / total
    return result


def distance_inside(point: tuple[float, float], hull: list[tuple[float, float]]) -> float:
    """Return how far inside a convex polygon a point is; negative outside."""
    nearest = math.inf
    for a, b in pairwise([*hull, hull[0]]):
        size = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        nearest = min(nearest, turn(a, b, point) / size)
    return nearest


def joint_angles(body: Skeleton) -> dict[str, float]:
    """Return every joint's angles in degrees, named as in `LIMITS` with “ of ” and the side."""
    r = body.rotations
    out: dict[str, float] = {}
    for name, top, base, rest in (
        ("lumbar", Bone.LUMBAR_TOP, Bone.SACRUM, -15.0),
        ("thorax", Bone.C7, Bone.LUMBAR_TOP, 16.0),
        ("neck", Bone.NECK, Bone.C7, 8.0),
        ("head", Bone.HEAD, Bone.NECK, -14.0),
    ):
        twist, flex, side = _yxz(r[base].T @ r[top])
        out[f"{name} flexion"] = flex - rest
        out[f"{name} side-bend"] = -side
        out[f"{name} rotation"] = twist
    for side_name, sign in (("left", 1), ("right", -1)):
        s = side_name.upper()
        out[f"elbow of {side_name}"] = bend(body, Bone[f"UPPER_ARM_{s}"], Bone[f"FOREARM_{s}"])
        out[f"knee of {side_name}"] = bend(body, Bone[f"THIGH_{s}"], Bone[f"SHIN_{s}"])
        thigh = r[Bone.PELVIS].T @ r[Bone[f"THIGH_{s}"]]
        flex, abduction, rotation = _xzy(thigh)
        out[f"hip flexion of {side_name}"] = -flex
        out[f"hip abduction of {side_name}"] = sign * abduction
        out[f"hip rotation of {side_name}"] = sign * rotation
        foot = r[Bone[f"SHIN_{s}"]].T @ r[Bone[f"FOOT_{s}"]]
        out[f"ankle of {side_name}"] = -_xzy(foot)[0]
        toes = r[Bone[f"FOOT_{s}"]].T @ r[Bone[f"TOES_{s}"]]
        out[f"toes of {side_name}"] = -_xzy(toes)[0]
        hand = r[Bone[f"HAND_{s}"]]
        along = hand.T @ -r[Bone[f"FOREARM_{s}"]][:, 1]
        out[f"wrist flexion of {side_name}"] = -math.degrees(
            math.atan2(float(along[2]), -float(along[1]))
        )
        out[f"wrist deviation of {side_name}"] = math.degrees(
            math.asin(max(-1.0, min(1.0, float(along[0]))))
        )
        upper = r[Bone[f"SHOULDER_{s}"]].T @ r[Bone[f"UPPER_ARM_{s}"]]
        down = -upper[:, 1]
        out[f"shoulder extension of {side_name}"] = _arcsine(-float(down[2]))
        out[f"shoulder adduction of {side_name}"] = _arcsine(-sign * float(down[0]))
        # A straight elbow or knee leaves the turn about the limb's own axis to wrist or foot, and
        # overhead the turn about it has no zero.
        if out[f"elbow of {side_name}"] > _BENT and float(down[1]) < _OVERHEAD:
            out[f"shoulder rotation of {side_name}"] = sign * _twist(upper)
        if out[f"knee of {side_name}"] <= _BENT:
            del out[f"hip rotation of {side_name}"]
    return out


_BENT = 20.0
_OVERHEAD = 0.8


def _arcsine(x: float) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, x))))


def _twist(m: Array) -> float:
    """Return the turn about −y, in degrees, left after the shortest swing of −y to the limb."""
    down = -m[:, 1]
    axis = cross(vec(0.0, -1.0, 0.0), down)
    size = length(axis)
    swing = np.eye(3)
    if size > 1e-6:
        swing = axis_angle(axis / size, math.atan2(size, -float(down[1])))
    left = swing.T @ m
    return math.degrees(math.atan2(float(left[0, 2]), float(left[2, 2])))


def _yxz(m: Array) -> tuple[float, float, float]:
    """Return y, x and z of Ry·Rx·Rz in degrees."""
    x = math.asin(max(-1.0, min(1.0, -float(m[1, 2]))))
    y = math.atan2(float(m[0, 2]), float(m[2, 2]))
    z = math.atan2(float(m[1, 0]), float(m[1, 1]))
    return math.degrees(y), math.degrees(x), math.degrees(z)


def _xzy(m: Array) -> tuple[float, float, float]:
    """Return x, z and y of Rx·Rz·Ry in degrees."""
    z = math.asin(max(-1.0, min(1.0, -float(m[0, 1]))))
    x = math.atan2(float(m[2, 1]), float(m[1, 1]))
    y = math.atan2(float(m[0, 2]), float(m[0, 0]))
    return math.degrees(x), math.degrees(z), math.degrees(y)
