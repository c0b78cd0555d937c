"""Pose files: TOML under `resources/poses/`, decoded and checked.

`resources/poses/FORMAT.md` describes the format for authors.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from coach.domain.errors import ContentError
from coach.figure.pose import Contact, Pose, Triple, Value, mirrored, other_side_name
from coach.figure.skeleton import POINT_NAMES

Base = Literal["upright", "prone", "supine", "side-left", "side-right"]
DrawnSide = Literal["none", "left", "right"]
Muscle = Literal[
    "glutes", "outer-hip", "lower-back", "abdominals", "obliques", "upper-back", "hamstrings",
    "thigh-fronts", "hip-flexors", "calves", "chest", "shoulders", "lats", "neck",
    "glutes-left", "outer-hip-left", "lower-back-left", "obliques-left", "upper-back-left",
    "hamstrings-left", "thigh-fronts-left", "hip-flexors-left", "calves-left", "chest-left",
    "shoulders-left", "lats-left",
    "glutes-right", "outer-hip-right", "lower-back-right", "obliques-right", "upper-back-right",
    "hamstrings-right", "thigh-fronts-right", "hip-flexors-right", "calves-right", "chest-right",
    "shoulders-right", "lats-right",
]  # fmt: skip
PathPoint = str | tuple[float, float, float]

REQUIRED_POSES: dict[str, frozenset[str]] = {
    "cat-cow": frozenset({"start", "cat", "cow"}),
    "pelvic-tilt": frozenset({"start", "end", "arch"}),
    "shoulder-rolls": frozenset({"start", "roll-back", "roll-forward"}),
    "bird-dog": frozenset({"start", "end", "leg-only"}),
    "prone-plank": frozenset({"start", "end", "knees-down"}),
    "walking": frozenset({"start", "walk"}),
}
"""The names of poses or cycles that an exercise's timeline uses where they are not the usual."""

USUAL_POSES = frozenset({"start", "end"})

_MODES: dict[str, frozenset[str]] = {
    "arm": frozenset({"shoulder", "hand"}),
    "leg": frozenset({"hip", "foot", "kneel"}),
}


class CameraData(Value, frozen=True):
    """The viewpoint.

    Attributes:
        yaw: degrees round the figure.
        pitch: degrees from above.
        above: metres above the floor from where on the frame shows the movement; what is lower
            runs out of the picture, for small movements of a standing figure.
    """

    yaw: float = 20.0
    pitch: float = 16.0
    above: float = 0.0


class Via(Value, frozen=True):
    """Poses that a movement passes through on its way (and, reversed, on its way back)."""

    start: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to")
    through: tuple[str, ...]


class Cycle(Value, frozen=True):
    """A movement that comes back to where it began.

    Attributes:
        through: its poses in order; the first follows on the last.
        eased: whether it starts and stops gently (a roll) or goes on evenly (walking).
        seconds: how long once round takes where a hold repeats it.
    """

    through: tuple[str, ...]
    eased: bool = True
    seconds: float = 3.0


class Pillow(Value, frozen=True, tag_field="kind", tag="pillow"):
    """A pillow: centre of its underside, and length along the mat, width, thickness."""

    at: Triple
    size: Triple = (0.26, 0.38, 0.085)
    name: str = "pillow"


class Ball(Value, frozen=True, tag_field="kind", tag="ball"):
    """A stability ball: its centre and radius."""

    at: Triple
    radius: float = 0.30
    name: str = "ball"


class Roller(Value, frozen=True, tag_field="kind", tag="roller"):
    """A foam roller: the centres of its ends, and its radius."""

    ends: tuple[Triple, Triple]
    radius: float = 0.07
    name: str = "roller"


class Disc(Value, frozen=True, tag_field="kind", tag="disc"):
    """A balance disc on the floor: centre of its underside, radius and thickness."""

    at: Triple
    radius: float = 0.17
    thickness: float = 0.05
    name: str = "disc"


class Strap(Value, frozen=True, tag_field="kind", tag="strap"):
    """A towel or strap along a path of named points or [along, up, out] places."""

    path: tuple[PathPoint, ...]
    radius: float = 0.008
    material: Literal["strap", "towel"] = "strap"
    name: str = "strap"


class Band(Value, frozen=True, tag_field="kind", tag="band"):
    """A resistance band: along a path of named points or places, or round both thighs.

    Attributes:
        path: what it runs along; empty if it goes round the thighs.
        round_thighs: place along the thighs, 0 hip … 1 knee.
        poses: the poses that it is shown in, with the movements from and to them; empty for all.
    """

    path: tuple[PathPoint, ...] = ()
    round_thighs: float | None = None
    poses: tuple[str, ...] = ()
    name: str = "band"


class Box(Value, frozen=True, tag_field="kind", tag="box"):
    """A rounded box: centre, and length along the mat, height, width."""

    at: Triple
    size: Triple
    material: Literal["wood", "pillow"] = "wood"
    name: str = "box"


class Rod(Value, frozen=True, tag_field="kind", tag="rod"):
    """A round bar between two places."""

    ends: tuple[Triple, Triple]
    radius: float = 0.017
    material: Literal["wood", "strap"] = "wood"
    name: str = "rod"


class Chair(Value, frozen=True, tag_field="kind", tag="chair"):
    """A stool or chair: centre of the seat's top, heading of its front, with a back or not."""

    at: Triple
    heading: float = 0.0
    back: bool = True
    name: str = "chair"


class Wall(Value, frozen=True, tag_field="kind", tag="wall"):
    """A wall across the mat at `along`, as high and wide as is said."""

    along: float
    height: float = 1.1
    width: float = 1.1
    name: str = "wall"


Prop = Pillow | Ball | Roller | Disc | Strap | Band | Box | Rod | Chair | Wall


class PoseFile(Value, frozen=True):
    """One exercise's pose file.

    Attributes:
        exercise: the exercise's id, also the file's name.
        base: the position that the body's axes start from.
        drawn_side: the side that the data works; the other side is shown mirrored.
        other_side: how the other side is shown: the whole picture flipped, or the limbs swapped and
            the viewpoint kept (for exercises that alternate from a symmetrical start).
        mat: whether a mat lies on the floor.
        move_seconds: the shortest time that the exercise's steps give a movement, for the checks.
        thumbnail: the pose that lists show.
        order: pairs [behind, in front] of body parts that the depth sort should keep.
    """

    exercise: str
    base: Base
    poses: dict[str, Pose]
    drawn_side: DrawnSide = "none"
    other_side: Literal["flip", "swap"] = "flip"
    camera: CameraData = CameraData()
    muscles: tuple[Muscle, ...] = ()
    props: tuple[Prop, ...] = ()
    via: tuple[Via, ...] = ()
    cycles: dict[str, Cycle] = msgspec.field(default_factory=dict)
    mat: bool = True
    move_seconds: float = 1.6
    thumbnail: str = "end"
    order: tuple[tuple[str, str], ...] = ()

    @property
    def key_pose(self) -> str:
        """Name of the pose or cycle that shows the exercise best."""
        names = (self.thumbnail, "cat", "roll-back", "walk", "start")
        return next(name for name in names if name in self.poses or name in self.cycles)


def load_pose_file(path: Path) -> PoseFile:
    """Read and check one pose file.

    Raises:
        ContentError: the file cannot be read, or something in it is unknown or missing.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError((f"{path.name}: the file cannot be read ({error}).",)) from error
    data = decode_pose_file(text, path.name)
    if data.exercise != path.stem:
        raise ContentError(
            (f"{path.name}: exercise is “{data.exercise}”, expected “{path.stem}”.",)
        )
    return data


def decode_pose_file(text: str, file_name: str) -> PoseFile:
    """Decode and check the text of a pose file.

    Raises:
        ContentError: naming file, key, what was found and what was expected.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError((f"{file_name}: not valid TOML: {error}.",)) from error
    try:
        poses = raw.get("poses")
        if isinstance(poses, dict):
            raw["poses"] = {name: _expanded(name, poses, ()) for name in poses}
        data = msgspec.convert(raw, PoseFile)
    except (msgspec.ValidationError, _PoseError) as error:
        raise ContentError((f"{file_name}: {error}",)) from error
    faults = tuple(f"{file_name}: {fault}" for fault in _faults(data))
    if faults:
        raise ContentError(faults)
    return data


class _PoseError(ValueError):
    pass


def _expanded(name: str, poses: Mapping[str, Any], seen: tuple[str, ...]) -> dict[str, Any]:
    """Return a pose with its `extends` filled in and `arms` and `legs` given to both sides."""
    if name not in poses:
        msg = f"poses.{seen[-1]}.extends names “{name}”, and there is no such pose."
        raise _PoseError(msg)
    if name in seen:
        msg = f"poses.{name} extends itself."
        raise _PoseError(msg)
    own = poses[name]
    if not isinstance(own, dict):
        msg = f"poses.{name} should be a table."
        raise _PoseError(msg)
    merged: dict[str, Any] = {}
    if "extends" in own:
        merged = _expanded(str(own["extends"]), poses, (*seen, name))
    for key in ("root", "lumbar", "thorax", "neck", "head", "belly"):
        if key in own:
            both = isinstance(own[key], dict) and isinstance(merged.get(key), dict)
            merged[key] = {**merged[key], **own[key]} if both else own[key]
    for limb in ("arm", "leg"):
        for key, sides in (
            (f"{limb}s", ("left", "right")),
            (f"{limb}_left", ("left",)),
            (f"{limb}_right", ("right",)),
        ):
            if key not in own:
                continue
            if not isinstance(own[key], dict):
                msg = f"poses.{name}.{key} should be a table."
                raise _PoseError(msg)
            for side in sides:
                target = f"{limb}_{side}"
                merged[target] = _merged_limb(merged.get(target, {}), own[key], limb, side)
    known = {
        "extends", "root", "lumbar", "thorax", "neck", "head", "belly",
        "arms", "arm_left", "arm_right", "legs", "leg_left", "leg_right",
    }  # fmt: skip
    for key in own:
        if key not in known:
            expected = ", ".join(sorted(known))
            msg = f"poses.{name} has an unknown joint or key “{key}”, expected one of {expected}."
            raise _PoseError(msg)
    return merged


def _merged_limb(
    base: Mapping[str, Any], own: Mapping[str, Any], limb: str, side: str
) -> dict[str, Any]:
    """Lay a limb over the one it extends: a new way of placing it replaces the old way."""
    modes = _MODES[limb]
    merged = dict(base)
    if modes & own.keys():
        merged = {key: value for key, value in merged.items() if key not in modes}
        if "kneel" in base and "kneel" not in own and "ankle" not in own:
            merged.pop("ankle", None)
    merged.update(own)
    for key in ("hand", "foot"):
        contact = merged.get(key)
        if isinstance(contact, dict) and isinstance(contact.get("rel"), str):
            other = "right" if side == "left" else "left"
            rel = contact["rel"].replace("-same", f"-{side}").replace("-other", f"-{other}")
            merged[key] = {**contact, "rel": rel}
    return merged


def _faults(data: PoseFile) -> list[str]:
    faults = []
    known = data.poses.keys() | data.cycles.keys()
    required = REQUIRED_POSES.get(data.exercise, USUAL_POSES)
    faults += [f"poses.{name} is missing." for name in sorted(required - known)]
    for name, pose in data.poses.items():
        where = f"poses.{name}"
        if pose.root.anchor not in POINT_NAMES:
            faults.append(_unknown_point(f"{where}.root.anchor", pose.root.anchor))
        if not -1.0 <= pose.belly <= 1.0:
            faults.append(f"{where}.belly is {pose.belly}, expected −1 to 1.")
        for side in ("left", "right"):
            arm, leg = getattr(pose, f"arm_{side}"), getattr(pose, f"leg_{side}")
            faults += _contact_faults(f"{where}.arm_{side}.hand", arm.hand)
            faults += _contact_faults(f"{where}.leg_{side}.foot", leg.foot)
            if leg.foot is not None and leg.kneel is not None:
                faults.append(f"{where}.leg_{side} has both foot and kneel; give one of them.")
    for i, via in enumerate(data.via):
        for pose_name in (via.start, via.end, *via.through):
            if pose_name not in data.poses:
                faults.append(f"via[{i}] names “{pose_name}”, and there is no such pose.")
    for name, cycle in data.cycles.items():
        if name in data.poses:
            faults.append(f"cycles.{name} has the name of a pose; give it another.")
        if len(cycle.through) < 2:
            faults.append(f"cycles.{name}.through needs at least two poses.")
        faults += [
            f"cycles.{name} names “{pose_name}”, and there is no such pose."
            for pose_name in cycle.through
            if pose_name not in data.poses
        ]
    for i, prop in enumerate(data.props):
        path = prop.path if isinstance(prop, Strap | Band) else ()
        for point in path:
            if isinstance(point, str) and point not in POINT_NAMES:
                faults.append(_unknown_point(f"props[{i}].path", point))
        for pose_name in prop.poses if isinstance(prop, Band) else ():
            if pose_name not in data.poses:
                faults.append(f"props[{i}].poses names “{pose_name}”, and there is no such pose.")
    if data.other_side == "swap" and data.base.startswith("side"):
        faults.append("other_side = “swap” is for upright, prone and supine; use “flip” here.")
    if data.thumbnail != "end" and data.thumbnail not in known:
        faults.append(f"thumbnail names “{data.thumbnail}”, and there is no such pose.")
    return faults


def _contact_faults(where: str, contact: Contact | None) -> list[str]:
    if contact is None:
        return []
    faults = []
    if len(contact.at) not in {2, 3}:
        found = len(contact.at)
        faults.append(f"{where}.at has {found} numbers, expected [along, out] or [along, up, out].")
    if contact.rel is not None and contact.rel not in POINT_NAMES:
        faults.append(_unknown_point(f"{where}.rel", contact.rel))
    if contact.on == "ball" and contact.flat is None:
        faults.append(f"{where}: on = “ball” needs flat, the heading of the foot.")
    return faults


def _unknown_point(where: str, name: str) -> str:
    return f"{where}: there is no joint or point “{name}”."


def swapped(data: PoseFile) -> PoseFile:
    """Return a pose file with left and right exchanged."""
    return msgspec.structs.replace(
        data,
        drawn_side={"left": "right", "right": "left"}.get(data.drawn_side, "none"),
        poses={name: mirrored(pose) for name, pose in data.poses.items()},
        muscles=tuple(other_side_name(name) for name in data.muscles),
        order=tuple((other_side_name(a), other_side_name(b)) for a, b in data.order),
        props=tuple(_swapped_prop(prop) for prop in data.props),
    )


def _swapped_prop(prop: Prop) -> Prop:
    if not isinstance(prop, Strap | Band):
        return prop
    path = tuple(
        other_side_name(p) if isinstance(p, str) else (p[0], p[1], -p[2]) for p in prop.path
    )
    return msgspec.structs.replace(prop, path=path)
