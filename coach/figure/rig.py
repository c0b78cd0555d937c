"""From pose data to a solved skeleton: the spine, the anchor on the floor, then the limbs."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from coach.figure import skeleton as sk
from coach.figure.ik import two_bone
from coach.figure.pose import Arm, Contact, Kneel, Leg, Pose, Root, Triple
from coach.figure.rotation import (
    Array,
    cross,
    euler_xzy,
    euler_yxz,
    from_axes,
    length,
    rot_x,
    rot_y,
    rot_z,
    slerp,
    unit,
    vec,
)
from coach.figure.skeleton import BASES, HEIGHT, Bone, Skeleton

Side = Literal["left", "right"]

SIDES: tuple[tuple[Side, int], ...] = (("left", 1), ("right", -1))
KNEELING_ANKLE = -62.0
"""Dorsiflexion of a kneeling foot whose pose names none: the instep lies on the floor."""

_UP = vec(0.0, 1.0, 0.0)
_BALL = vec(0.0, -0.034, 0.070) * HEIGHT
_BALL_HEIGHT = 0.012 * HEIGHT


@dataclass(frozen=True, slots=True)
class Build:
    """What of the skeleton differs between figures.

    Attributes:
        shoulder_half_width: half the distance of the shoulder joints, a fraction of the height.
        rings: half width, depth radius and forward offset of the trunk at its nine nodes.
    """

    shoulder_half_width: float
    rings: tuple[Triple, ...]


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _mix3(a: Triple, b: Triple, t: float) -> Triple:
    return (_mix(a[0], b[0], t), _mix(a[1], b[1], t), _mix(a[2], b[2], t))


def _mix_root(a: Root, b: Root, t: float) -> Root:
    if a is b:
        return a
    ay, by = a.at[1], b.at[1]
    height: float | Literal["floor"] = (
        "floor" if isinstance(ay, str) or isinstance(by, str) else _mix(ay, by, t)
    )
    return Root(
        anchor=a.anchor,
        at=(_mix(a.at[0], b.at[0], t), height, _mix(a.at[2], b.at[2], t)),
        settle=a.settle,
        lift=_mix(a.lift, b.lift, t),
        pitch=_mix(a.pitch, b.pitch, t),
        roll=_mix(a.roll, b.roll, t),
        yaw=_mix(a.yaw, b.yaw, t),
    )


def _same_anchor(a: Root, b: Root) -> bool:
    return (
        a.anchor == b.anchor
        and isinstance(a.at[1], str) == isinstance(b.at[1], str)
        and (not isinstance(a.at[1], str) or a.settle == b.settle)
    )


def _mix_contact(a: Contact | None, b: Contact | None, t: float) -> Contact | None:
    if a is None or b is None:
        return None
    if not _alike(a, b):
        return a if t < 0.5 else b
    at = tuple(_mix(p, q, t) for p, q in zip(a.at, b.at, strict=True))
    pole = a.pole if a.pole is None or b.pole is None else _mix3(a.pole, b.pole, t)
    flat = a.flat if a.flat is None or b.flat is None else _mix(a.flat, b.flat, t)
    return Contact(
        at=at,
        rel=a.rel,
        flat=flat,
        palm=a.palm,
        tilt=_mix(a.tilt, b.tilt, t),
        on=a.on,
        pole=pole,
    )


def _alike(a: Contact, b: Contact) -> bool:
    """Tell whether two contacts can be joined by moving the target."""
    return (
        a.rel == b.rel
        and len(a.at) == len(b.at)
        and (a.flat is None) == (b.flat is None)
        and (a.pole is None) == (b.pole is None)
        and a.on == b.on
        and a.palm == b.palm
    )


def _mix_arm_detail(a: Arm, b: Arm, t: float) -> Arm:
    return Arm(
        shoulder=_mix3(a.shoulder, b.shoulder, t),
        elbow=_mix(a.elbow, b.elbow, t),
        pronation=_mix(a.pronation, b.pronation, t),
        wrist=_mix(a.wrist, b.wrist, t),
        scapula=(_mix(a.scapula[0], b.scapula[0], t), _mix(a.scapula[1], b.scapula[1], t)),
        curl=_mix(a.curl, b.curl, t),
        hand=_mix_contact(a.hand, b.hand, t),
    )


def ankle_angle(leg: Leg) -> float:
    """Return the ankle's dorsiflexion, by default 0, kneeling −62."""
    if leg.ankle is not None:
        return leg.ankle
    return KNEELING_ANKLE if leg.kneel is not None else 0.0


def _mix_leg_detail(a: Leg, b: Leg, t: float) -> Leg:
    kneel = None
    if a.kneel is not None and b.kneel is not None:
        kneel = Kneel(
            at=(_mix(a.kneel.at[0], b.kneel.at[0], t), _mix(a.kneel.at[1], b.kneel.at[1], t)),
            shin=_mix(a.kneel.shin, b.kneel.shin, t),
            rise=_mix(a.kneel.rise, b.kneel.rise, t),
            height=_mix(a.kneel.height, b.kneel.height, t),
        )
    return Leg(
        hip=_mix3(a.hip, b.hip, t),
        knee=_mix(a.knee, b.knee, t),
        ankle=_mix(ankle_angle(a), ankle_angle(b), t),
        toes=_mix(a.toes, b.toes, t),
        free=a.free if t < 0.5 else b.free,
        foot=_mix_contact(a.foot, b.foot, t),
        kneel=kneel,
    )


@dataclass(frozen=True, slots=True)
class _Trunk:
    """The spine before it is anchored: pelvis at the origin."""

    origins: Array
    rotations: Array


class Rig:
    """Solves poses of one base position for one build of body."""

    def __init__(self, base: str, build: Build) -> None:
        self._axes, self._out = BASES[base]
        self._on_side = base.startswith("side")
        self._build = build

    def world(self, along: float, up: float, out: float, sign: int = 1) -> Array:
        """Return the world point of pose-file coordinates; `sign` is 1 left, −1 right."""
        sideways = out if self._on_side else out * sign
        return vec(along, up, 0.0) + self._out * sideways

    def solve(self, a: Pose, b: Pose | None = None, t: float = 0.0) -> Skeleton:
        """Return the skeleton of pose `a`, or of the posture a share `t` on the way to `b`.

        Two contacts of one kind move the target and solve again, so a palm on the floor stays
        there; otherwise the joint rotations of the two solutions are interpolated.
        """
        if b is None or t <= 0.0:
            b, t = a, 0.0
        elif t >= 1.0:
            a, t = b, 0.0
        trunk = self._trunk(a, b, t)
        legs = {
            side: _mix_leg_detail(getattr(a, f"leg_{side}"), getattr(b, f"leg_{side}"), t)
            for side, _ in SIDES
        }
        if a is b or _same_anchor(a.root, b.root):
            offset = self._offset(_mix_root(a.root, b.root, t), trunk, legs)
        else:
            offset = self._offset(a.root, trunk, legs) * (1.0 - t)
            offset = offset + self._offset(b.root, trunk, legs) * t
        origins = trunk.origins + offset
        rotations = trunk.rotations
        over: dict[str, float] = {}
        body = Skeleton(origins, rotations, over)
        todo = [(limb, side, sign) for limb in ("leg", "arm") for side, sign in SIDES]
        todo.sort(key=lambda q: (q[0] == "arm", _depends(a, b, q[0], q[1])))
        for limb, side, sign in todo:
            if limb == "leg":
                la, lb = getattr(a, f"leg_{side}"), getattr(b, f"leg_{side}")
                self._leg(body, la, lb, legs[side], t, side, sign)
            else:
                aa, ab = getattr(a, f"arm_{side}"), getattr(b, f"arm_{side}")
                self._arm(body, aa, ab, t, side, sign)
        return body

    # ------------------------------------------------------------------ trunk

    def _trunk(self, a: Pose, b: Pose, t: float) -> _Trunk:
        root = a.root
        pitch = _mix(root.pitch, b.root.pitch, t)
        roll = _mix(root.roll, b.root.roll, t)
        yaw = _mix(root.yaw, b.root.yaw, t)
        origins = np.zeros((len(Bone), 3))
        rotations = np.zeros((len(Bone), 3, 3))
        turn = self._axes @ euler_yxz(yaw, pitch, roll)
        rotations[Bone.PELVIS] = rotations[Bone.SACRUM] = turn
        place = turn[:, 1] * (sk.PELVIS_LENGTH * HEIGHT)
        origins[Bone.SACRUM] = place
        bone = int(Bone.LUMBAR_LOW)
        step = sk.SPINE_SEGMENT * HEIGHT
        for group, rest in (("lumbar", sk.LUMBAR_REST), ("thorax", sk.THORAX_REST)):
            flex, side, twist = _mix3(getattr(a, group), getattr(b, group), t)
            n = len(rest)
            share = rot_y(twist / n)
            bend = rot_z(-side / n)
            for angle in rest:
                turn = turn @ share @ rot_x(flex / n + angle) @ bend
                place = place + turn[:, 1] * step
                origins[bone], rotations[bone] = place, turn
                bone += 1
        flex, side, twist = _mix3(a.neck, b.neck, t)
        turn = turn @ euler_yxz(twist, flex + sk.NECK_REST, -side)
        origins[Bone.NECK], rotations[Bone.NECK] = place, turn
        origins[Bone.HEAD] = place + turn @ (vec(0.0, sk.NECK_LENGTH, 0.006) * HEIGHT)
        flex, side, twist = _mix3(a.head, b.head, t)
        rotations[Bone.HEAD] = turn @ euler_yxz(twist, flex + sk.HEAD_REST, -side)
        chest, turn = origins[Bone.THORAX_TOP], rotations[Bone.THORAX_TOP]
        for name, sign in SIDES:
            sa, sb = getattr(a, f"arm_{name}").scapula, getattr(b, f"arm_{name}").scapula
            rise, forth = _mix(sa[0], sb[0], t), _mix(sa[1], sb[1], t)
            # The shoulder blade slides round the rib cage: forwards or back brings it inwards.
            x = sign * (self._build.shoulder_half_width - abs(forth) * 0.25)
            shoulder = chest + turn @ (vec(x, sk.SHOULDER_RISE + rise, forth - 0.004) * HEIGHT)
            side_name = name.upper()
            for part in ("SHOULDER", "UPPER_ARM"):
                origins[Bone[f"{part}_{side_name}"]] = shoulder
            rotations[Bone[f"SHOULDER_{side_name}"]] = turn
            hip = rotations[Bone.PELVIS] @ (vec(sign * sk.HIP_HALF_WIDTH, 0.0, 0.0) * HEIGHT)
            origins[Bone[f"THIGH_{side_name}"]] = hip
        return _Trunk(origins, rotations)

    def _offset(self, root: Root, trunk: _Trunk, legs: dict[Side, Leg]) -> Array:
        anchor = Skeleton(trunk.origins, trunk.rotations, {}).point(root.anchor)
        target = self.world(root.at[0], 0.0, root.at[2])
        offset = vec(target[0] - anchor[0], 0.0, target[2] - anchor[2])
        up = root.at[1]
        if not isinstance(up, str):
            offset[1] = up - anchor[1]
        elif root.settle == "kneel":
            offset[1] = self._kneeling_height(trunk, legs, offset) + root.lift
        else:
            low = self._lowest(root.settle, trunk, legs)
            offset[1] = root.lift - (min(low) if low else 0.0)
        return offset

    def _kneeling_height(self, trunk: _Trunk, legs: dict[Side, Leg], offset: Array) -> float:
        thigh = sk.THIGH_LENGTH * HEIGHT
        heights = []
        for side, sign in SIDES:
            kneel = legs[side].kneel
            if kneel is None:
                continue
            knee_height = sk.KNEE_HEIGHT * HEIGHT + kneel.height
            knee = self.world(kneel.at[0], knee_height, kneel.at[1], sign)
            hip = trunk.origins[Bone[f"THIGH_{side.upper()}"]]
            across = hip + offset - knee
            flat = float(across[0] ** 2 + across[2] ** 2)
            heights.append(knee_height + math.sqrt(max(1e-6, thigh * thigh - flat)) - hip[1])
        return float(sum(heights) / len(heights)) if heights else 0.0

    def _lowest(self, settle: str, trunk: _Trunk, legs: dict[Side, Leg]) -> list[float]:
        """Return the heights of the undersides of everything that may rest on the floor."""
        low: list[float] = []
        origins, rotations = trunk.origins, trunk.rotations

        def under(bone: Bone, x: float, y: float, z: float, radius: float) -> None:
            spot = rotations[bone][1] @ vec(x, y, z) * HEIGHT
            low.append(float(origins[bone][1] + spot - radius * HEIGHT))

        if settle in {"all", "torso", "hips"}:
            for sign in (1, -1):
                under(Bone.PELVIS, sign * 0.040, -0.014, -0.030, 0.052)
        if settle == "hips":
            under(Bone.PELVIS, 0.0, 0.0, 0.0, 0.062)
        if settle in {"all", "torso"}:
            for i, (width, depth, z) in enumerate(self._build.rings[:8]):
                for sign in (1, -1):
                    under(Bone(i), sign * (width - depth), 0.0, z, depth)
            under(Bone.HEAD, 0.0, 0.068, 0.002, 0.057)
            under(Bone.HEAD, 0.0, 0.050, 0.020, 0.045)
        if settle in {"all", "legs", "knees"}:
            for side, sign in SIDES:
                leg = legs[side]
                if leg.foot is not None or leg.kneel is not None or leg.free:
                    continue
                upper, lower, foot = _leg_angles(leg, rotations[Bone.PELVIS], sign)
                hip = origins[Bone[f"THIGH_{side.upper()}"]]
                knee = hip - upper[:, 1] * (sk.THIGH_LENGTH * HEIGHT)
                ankle = knee - lower[:, 1] * (sk.SHIN_LENGTH * HEIGHT)
                low.append(float(knee[1]) - 0.036 * HEIGHT)
                if settle != "knees":
                    low.append(float(ankle[1]) - 0.021 * HEIGHT)
                    for y, z, radius in ((-0.030, 0.105, 0.0105), (-0.019, -0.025, 0.021)):
                        spot = float(foot[1] @ vec(0.0, y, z)) * HEIGHT
                        low.append(float(ankle[1]) + spot - radius * HEIGHT)
        return low

    # ------------------------------------------------------------------ limbs

    def _target(self, body: Skeleton, contact: Contact, sign: int, low: float) -> Array:
        at = contact.at
        if len(at) == 3:
            offset = self.world(at[0], at[1], at[2], sign)
        else:
            offset = self.world(at[0], 0.0 if contact.rel else low, at[1], sign)
        return offset if contact.rel is None else body.point(contact.rel) + offset

    def _heading(self, degrees: float, sign: int) -> Array:
        a = math.radians(degrees)
        return self.world(math.cos(a), 0.0, math.sin(a), sign)

    def _leg_frames(
        self, body: Skeleton, leg: Leg, side: Side, sign: int, over: dict[str, float] | None
    ) -> tuple[Array, Array, Array]:
        pelvis = body.rotations[Bone.PELVIS]
        hip = body.origins[Bone[f"THIGH_{side.upper()}"]]
        thigh, shin = sk.THIGH_LENGTH * HEIGHT, sk.SHIN_LENGTH * HEIGHT
        if leg.kneel is not None:
            kneel = leg.kneel
            knee = self.world(
                kneel.at[0], sk.KNEE_HEIGHT * HEIGHT + kneel.height, kneel.at[1], sign
            )
            if over is not None:
                over[f"knee-{side}"] = abs(length(knee - hip) - thigh)
            down = unit(knee - hip)
            a = math.radians(kneel.shin)
            shank = unit(self.world(math.cos(a), kneel.rise - 0.03, math.sin(a), sign))
            x = cross(down, shank)
            n = length(x)
            x = x / n if n > 0.05 else unit(pelvis[:, 0])
            if float(x @ pelvis[:, 0]) < 0.0:
                x = -x
            upper = from_axes(x, -down, cross(x, -down))
            lower = from_axes(x, -shank, cross(x, -shank))
            return upper, lower, lower @ rot_x(-ankle_angle(leg))
        if leg.foot is None:
            return _leg_angles(leg, pelvis, sign)
        contact = leg.foot
        sole: Array | None = None
        if contact.flat is not None:
            heading = self._heading(contact.flat, sign)
            sole = from_axes(cross(_UP, heading), _UP, heading) @ rot_x(contact.tilt)
        on_ball = contact.on == "ball"
        low = _BALL_HEIGHT + 0.008 if on_ball else sk.ANKLE_HEIGHT * HEIGHT
        target = self._target(body, contact, sign, low)
        if on_ball and sole is not None:
            target = target - sole @ _BALL
        if contact.pole is not None:
            pole = self.world(*contact.pole, sign)
        else:
            pole = pelvis @ vec(sign * 0.10, 0.0, 1.0)
        solved = two_bone(hip, target, thigh, shin, unit(pole), hinge_back=False)
        if over is not None:
            over[f"foot-{side}"] = solved.overreach
        if sole is None:
            sole = solved.lower @ rot_x(-ankle_angle(leg))
        return solved.upper, solved.lower, sole

    def _leg(
        self, body: Skeleton, a: Leg, b: Leg, mixed: Leg, t: float, side: Side, sign: int
    ) -> None:
        over = body.overreach
        moves = (a.kneel is not None and b.kneel is not None) or (
            a.foot is not None and b.foot is not None and _alike(a.foot, b.foot)
        )
        if a is b or moves:
            frames = self._leg_frames(body, mixed, side, sign, over)
        else:
            start = self._leg_frames(body, a, side, sign, over if t < 0.02 else None)
            end = self._leg_frames(body, b, side, sign, over if t > 0.98 else None)
            frames = _mix_chain(body.rotations[Bone.PELVIS], start, end, t)
        name = side.upper()
        upper, lower, foot = frames
        thigh = Bone[f"THIGH_{name}"]
        knee = body.origins[thigh] - upper[:, 1] * (sk.THIGH_LENGTH * HEIGHT)
        ankle = knee - lower[:, 1] * (sk.SHIN_LENGTH * HEIGHT)
        _put(body, thigh, None, upper)
        _put(body, Bone[f"SHIN_{name}"], knee, lower)
        _put(body, Bone[f"FOOT_{name}"], ankle, foot)
        toes = Bone[f"TOES_{name}"]
        _put(body, toes, ankle + foot @ sk.TOE_ROOT, foot @ rot_x(-mixed.toes))

    def _arm_frames(
        self, body: Skeleton, arm: Arm, side: Side, sign: int, over: dict[str, float] | None
    ) -> tuple[Array, Array, Array]:
        name = side.upper()
        chest = body.rotations[Bone[f"SHOULDER_{name}"]]
        if arm.hand is None:
            flex, abduction, rotation = arm.shoulder
            upper = chest @ euler_xzy(-flex, sign * abduction, sign * rotation)
            lower = upper @ rot_x(-arm.elbow)
            return upper, lower, lower @ rot_y(-sign * arm.pronation) @ rot_x(-arm.wrist)
        contact = arm.hand
        shoulder = body.origins[Bone[f"UPPER_ARM_{name}"]]
        target = self._target(body, contact, sign, sk.WRIST_HEIGHT * HEIGHT)
        if contact.pole is not None:
            pole = self.world(*contact.pole, sign)
        else:
            pole = chest @ vec(sign * 0.45, -0.25, -0.8)
        solved = two_bone(
            shoulder,
            target,
            sk.UPPER_ARM_LENGTH * HEIGHT,
            sk.FOREARM_LENGTH * HEIGHT,
            unit(pole),
            hinge_back=True,
        )
        if over is not None:
            over[f"hand-{side}"] = solved.overreach
        if contact.flat is None:
            turned = solved.lower @ rot_y(-sign * arm.pronation) @ rot_x(-arm.wrist)
            return solved.upper, solved.lower, turned
        heading = self._heading(contact.flat, sign)
        if contact.palm == "down":
            palm = from_axes(cross(heading, _UP), -heading, -_UP) @ rot_x(-sk.PALM_SLOPE)
        elif contact.palm == "up":
            palm = from_axes(cross(_UP, heading), -heading, _UP)
        else:
            inwards = cross(heading, _UP)
            if float(inwards @ self.world(0.0, 0.0, 1.0, sign)) > 0.0:
                inwards = -inwards
            palm = from_axes(cross(-heading, inwards), -heading, inwards)
        return solved.upper, solved.lower, palm

    def _arm(self, body: Skeleton, a: Arm, b: Arm, t: float, side: Side, sign: int) -> None:
        over = body.overreach
        mixed = _mix_arm_detail(a, b, t)
        if a is b or (a.hand is not None and b.hand is not None and _alike(a.hand, b.hand)):
            frames = self._arm_frames(body, mixed, side, sign, over)
        else:
            start = self._arm_frames(body, a, side, sign, over if t < 0.02 else None)
            end = self._arm_frames(body, b, side, sign, over if t > 0.98 else None)
            parent = body.rotations[Bone[f"SHOULDER_{side.upper()}"]]
            frames = _mix_chain(parent, start, end, t)
        name = side.upper()
        upper, lower, hand = frames
        root = Bone[f"UPPER_ARM_{name}"]
        elbow = body.origins[root] - upper[:, 1] * (sk.UPPER_ARM_LENGTH * HEIGHT)
        wrist = elbow - lower[:, 1] * (sk.FOREARM_LENGTH * HEIGHT)
        _put(body, root, None, upper)
        _put(body, Bone[f"FOREARM_{name}"], elbow, lower)
        _put(body, Bone[f"HAND_{name}"], wrist, hand)
        flatness = _mix(_flatness(a), _flatness(b), t)
        # A palm on the floor has its fingers on the floor, whatever their curl would be in the air.
        curl = mixed.curl * (1.0 - flatness)
        bend = curl - flatness * sk.PALM_SLOPE
        knuckles = wrist + hand @ sk.KNUCKLES
        fingers = hand @ rot_x(-bend)
        _put(body, Bone[f"FINGERS_{name}"], knuckles, fingers)
        tips = knuckles - fingers[:, 1] * (sk.FINGER_LENGTH * HEIGHT)
        _put(body, Bone[f"FINGERTIPS_{name}"], tips, fingers @ rot_x(-1.1 * curl))
        x, y, z = sk.THUMB_ROOT
        thumb = wrist + hand @ (vec(sign * x, y, z) * HEIGHT)
        # A curling hand brings its thumb across the palm.
        turned = hand @ rot_z(sign * (38.0 - 0.5 * curl)) @ rot_x(-0.6 * curl)
        _put(body, Bone[f"THUMB_{name}"], thumb, turned)


def _flatness(arm: Arm) -> float:
    """Return 1 for a palm on the floor, else 0."""
    flat = arm.hand is not None and arm.hand.flat is not None and arm.hand.palm == "down"
    return 1.0 if flat else 0.0


def _put(body: Skeleton, bone: Bone, origin: Array | None, rotation: Array) -> None:
    if origin is not None:
        body.origins[bone] = origin
    body.rotations[bone] = rotation


def _leg_angles(leg: Leg, pelvis: Array, sign: int) -> tuple[Array, Array, Array]:
    flex, abduction, rotation = leg.hip
    upper = pelvis @ euler_xzy(-flex, sign * abduction, sign * rotation)
    lower = upper @ rot_x(leg.knee)
    return upper, lower, lower @ rot_x(-ankle_angle(leg))


def _mix_chain(
    parent: Array,
    a: tuple[Array, Array, Array],
    b: tuple[Array, Array, Array],
    t: float,
) -> tuple[Array, Array, Array]:
    """Interpolate a limb's three bones, each against the bone before it."""
    upper = parent @ slerp(parent.T @ a[0], parent.T @ b[0], t)
    lower = upper @ slerp(a[0].T @ a[1], b[0].T @ b[1], t)
    return upper, lower, lower @ slerp(a[1].T @ a[2], b[1].T @ b[2], t)


def _depends(a: Pose, b: Pose, limb: str, side: str) -> bool:
    """Tell whether a limb's contact hangs on another limb, which then has to be solved first."""
    key = "hand" if limb == "arm" else "foot"
    for pose in (a, b):
        contact = getattr(getattr(pose, f"{limb}_{side}"), key)
        if contact is not None and contact.rel is not None:
            return True
    return False
