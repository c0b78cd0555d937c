"""A pose as data: what a pose file says about root, spine and limbs.

Angles in degrees, positions in metres. `resources/poses/FORMAT.md` explains every key to authors.
"""

from typing import Literal

import msgspec

Triple = tuple[float, float, float]
Settle = Literal["all", "torso", "hips", "legs", "knees", "kneel"]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all pose data: immutable, unknown keys refused."""


class Root(Value, frozen=True):
    """Where the body is: an anchor point, its place, and the pelvis' turn against the base.

    Attributes:
        anchor: the point that `at` places.
        at: along the mat, height or "floor", and sideways.
        settle: what rests on the floor when the height is "floor".
        lift: metres added to the settled height.
        pitch: forward tilt of the pelvis.
        roll: turn about the body's front axis.
        yaw: turn about the body's long axis, positive to its left.
    """

    anchor: str = "pelvis"
    at: tuple[float, float | Literal["floor"], float] = (0.0, "floor", 0.0)
    settle: Settle = "all"
    lift: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0


class Contact(Value, frozen=True):
    """A hand's or foot's target.

    Attributes:
        at: [along, out] on the floor, or [along, up, out]; an offset if `rel` is given.
        rel: the named point that `at` is measured from.
        flat: heading in degrees of a palm or sole that lies flat; 0 is along the mat to the head.
        palm: where a flat palm looks: to the floor, up from it, or to the body (thumb up).
        tilt: degrees by which the heel is raised from flat (feet only).
        on: the part of the foot that stands at `at`.
        pole: the direction in which knee or elbow points: [along, up, out].
    """

    at: tuple[float, ...]
    rel: str | None = None
    flat: float | None = None
    palm: Literal["down", "up", "in"] = "down"
    tilt: float = 0.0
    on: Literal["ankle", "ball"] = "ankle"
    pole: Triple | None = None


class Kneel(Value, frozen=True):
    """A knee on the floor.

    Attributes:
        at: [along, out] of the knee.
        shin: heading of the lower leg from knee to ankle; 180 is along the mat to the feet.
        rise: slope of the lower leg, positive lifts the ankle.
        height: metres from the floor to whatever the knee stands on (a pad or a roller).
    """

    at: tuple[float, float]
    shin: float = 180.0
    rise: float = 0.0
    height: float = 0.0


class Arm(Value, frozen=True):
    """One arm, by joint angles or by a contact of its hand.

    Attributes:
        shoulder: flexion, abduction, rotation outwards.
        elbow: flexion.
        pronation: turn of the hand; 0 has the palm to the front, 90 to the body, 180 to the back.
        wrist: flexion towards the palm.
        scapula: [elevation, protraction] of the shoulder, fractions of the height.
        curl: flexion of each finger joint, 0 straight … 85 a fist.
        hand: the hand's target instead of `shoulder` and `elbow`.
    """

    shoulder: Triple = (0.0, 8.0, 0.0)
    elbow: float = 8.0
    pronation: float = 90.0
    wrist: float = 0.0
    scapula: tuple[float, float] = (0.0, 0.0)
    curl: float = 12.0
    hand: Contact | None = None


class Leg(Value, frozen=True):
    """One leg, by joint angles, by a contact of its foot, or kneeling.

    Attributes:
        hip: flexion, abduction, rotation outwards.
        knee: flexion.
        ankle: dorsiflexion; negative points the foot. None takes the default of the leg's kind.
        toes: extension of the toes, positive bends them up.
        free: whether the leg is left out when the body settles on the floor.
        foot: the foot's target instead of `hip` and `knee`.
        kneel: the knee's place instead of `hip` and `knee`.
    """

    hip: Triple = (0.0, 2.0, 0.0)
    knee: float = 3.0
    ankle: float | None = None
    toes: float = 0.0
    free: bool = False
    foot: Contact | None = None
    kneel: Kneel | None = None


class Pose(Value, frozen=True):
    """A whole posture.

    The four spine groups are [flexion forwards, side-bend to the left, rotation to the left].
    `belly` is −1 drawn in … 0 at rest … 1 full.
    """

    root: Root = Root()
    lumbar: Triple = (0.0, 0.0, 0.0)
    thorax: Triple = (0.0, 0.0, 0.0)
    neck: Triple = (0.0, 0.0, 0.0)
    head: Triple = (0.0, 0.0, 0.0)
    belly: float = 0.0
    arm_left: Arm = Arm()
    arm_right: Arm = Arm()
    leg_left: Leg = Leg()
    leg_right: Leg = Leg()


def other_side_name(name: str) -> str:
    """Return a point's, part's or muscle's name on the other side."""
    stem, _, side = name.rpartition("-")
    other = {"left": "right", "right": "left"}.get(side)
    return f"{stem}-{other}" if stem and other else name


def mirrored(pose: Pose) -> Pose:
    """Return the pose with left and right exchanged."""
    root = pose.root
    return Pose(
        root=msgspec.structs.replace(
            root,
            anchor=other_side_name(root.anchor),
            at=(root.at[0], root.at[1], -root.at[2]),
            roll=-root.roll,
            yaw=-root.yaw,
        ),
        lumbar=_other_way(pose.lumbar),
        thorax=_other_way(pose.thorax),
        neck=_other_way(pose.neck),
        head=_other_way(pose.head),
        belly=pose.belly,
        arm_left=msgspec.structs.replace(
            pose.arm_right, hand=_mirrored_contact(pose.arm_right.hand)
        ),
        arm_right=msgspec.structs.replace(
            pose.arm_left, hand=_mirrored_contact(pose.arm_left.hand)
        ),
        leg_left=msgspec.structs.replace(
            pose.leg_right, foot=_mirrored_contact(pose.leg_right.foot)
        ),
        leg_right=msgspec.structs.replace(
            pose.leg_left, foot=_mirrored_contact(pose.leg_left.foot)
        ),
    )


def _other_way(angles: Triple) -> Triple:
    return (angles[0], -angles[1], -angles[2])


def _mirrored_contact(contact: Contact | None) -> Contact | None:
    if contact is None or contact.rel is None:
        return contact
    return msgspec.structs.replace(contact, rel=other_side_name(contact.rel))
