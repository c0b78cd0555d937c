"""From a scene to geometry: clips, surfaces and framings of one figure, kept while in use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from coach.figure.body import BUN, BUN_RADIUS, Hull, Surface, body_surface
from coach.figure.clip import Clip, Moment
from coach.figure.figures import Figure
from coach.figure.library import PoseLibrary
from coach.figure.posefile import PoseFile, Wall, swapped
from coach.figure.projection import Camera
from coach.figure.props import PropSet
from coach.figure.rotation import Array, vec
from coach.figure.scene import Scene
from coach.figure.skeleton import HEIGHT, Bone, Skeleton
from coach.figure.travel import Travel, sampled_places

_FRAMING_SAMPLES = 8
MAT_HALF_WIDTH = 0.33
_MAT_HALF_LENGTHS = (0.90, 1.08)
_MAT_MARGIN = 0.08
_MAT_GAP = 0.03
"""Metres between a wall and the mat before it."""
_BELLY = {Bone.LUMBAR_LOW: 0.6, Bone.LUMBAR_MID: 1.0, Bone.LUMBAR_TOP: 0.9, Bone.THORAX_LOW: 0.5}
"""How much of the breath and of `belly` each part of the trunk takes."""
_BREATH_DEPTH = 0.004
_BELLY_DEPTH = 0.011
"""Metres by which half the trunk's depth changes with a full breath, and with `belly` = 1."""
_SMALLEST_VIEW = 1.45
"""Metres that the width of the frame shows at least: a small posture is not blown up."""
_SMALLEST_HALF_LENGTH = 0.75
"""The same for a figure of which only the upper part is shown."""


@dataclass(frozen=True, slots=True)
class Mat:
    """The mat's rectangle on the floor, metres."""

    x: float
    z: float
    half_length: float
    half_width: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """All that a movement ever covers: spheres to fit a camera to."""

    points: Array
    radii: Array


@dataclass(frozen=True, slots=True)
class Set:
    """What of a scene does not move: surface, camera, mat, framing.

    Attributes:
        data: the pose file.
        surface: body and props.
        body_spheres: how many of the surface's spheres are the body's; the props follow.
        camera: viewpoint without a framing.
        mat: the mat, or None.
        bounds: of all movements of the exercise.
        walls: the walls to draw behind.
    """

    data: PoseFile
    surface: Surface
    body_spheres: int
    camera: Camera
    mat: Mat | None
    bounds: Bounds
    walls: tuple[Wall, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One solved moment: the set, and where everything is.

    Attributes:
        set: what does not move.
        body: the skeleton.
        centres: world positions of the surface's spheres.
        radii: their radii, metres.
        mirrored: whether left and right are exchanged.
        absent: the parts of props that are not there at this moment.
    """

    set: Set
    body: Skeleton
    centres: Array
    radii: Array
    mirrored: bool
    absent: frozenset[str] = frozenset()


class Stage:
    """Solves scenes for one figure."""

    def __init__(self, library: PoseLibrary, figure: Figure) -> None:
        self.library = library
        self.figure = figure
        self._body = body_surface(figure)
        self._belly = np.array([_BELLY.get(Bone(i), 0.0) for i in self._body.bones.tolist()])
        self._clips: dict[tuple[str, bool], Clip] = {}
        self._props: dict[tuple[str, bool], PropSet] = {}
        self._sets: dict[tuple[str, bool], Set] = {}
        self._travels: dict[tuple[str, bool, str, str], Travel] = {}

    def clip(self, exercise: str, *, swap: bool = False) -> Clip:
        """Return the movements of an exercise, with the limbs swapped if need be.

        Raises:
            ContentError: it has no usable pose file.
        """
        clip = self._clips.get((exercise, swap))
        if clip is None:
            data = self.library.file(exercise)
            clip = Clip(swapped(data) if swap else data, self.figure.build)
            self._clips[exercise, swap] = clip
        return clip

    def frame(self, scene: Scene) -> Frame:
        """Return the geometry of a scene.

        Raises:
            ContentError: the exercise or a pose is unknown.
        """
        swap, mirrored = self._sides(scene)
        the_set = self.set_of(scene.exercise, swap=swap)
        clip = self.clip(scene.exercise, swap=swap)
        moment = clip.moment(scene.pose_from, scene.pose_to, scene.u)
        body = clip.posture(moment)
        centres, radii = self._spheres(scene.exercise, clip, moment, body, scene.breath, swap=swap)
        absent = self._prop_set(scene.exercise, swap=swap).absent(scene.pose_from, scene.pose_to)
        return Frame(the_set, body, centres, radii, mirrored, absent)

    def seen_from(self, scene: Scene) -> tuple[Set, bool]:
        """Return what of a scene does not move, and whether left and right are exchanged.

        Raises:
            ContentError: the exercise is unknown.
        """
        swap, mirrored = self._sides(scene)
        return self.set_of(scene.exercise, swap=swap), mirrored

    def moment(self, scene: Scene) -> Moment:
        """Return where on its way a scene is.

        Raises:
            ContentError: the exercise or a pose is unknown.
        """
        swap, _ = self._sides(scene)
        clip = self.clip(scene.exercise, swap=swap)
        return clip.moment(scene.pose_from, scene.pose_to, scene.u)

    def travel(self, scene: Scene) -> Travel:
        """Return how far a scene's movement carries the figure.

        Raises:
            ContentError: the exercise or a pose is unknown.
        """
        swap, _ = self._sides(scene)
        key = (scene.exercise, swap, scene.pose_from, scene.pose_to)
        found = self._travels.get(key)
        if found is None:
            found = self._travels[key] = self._measured(scene, swap=swap)
        return found

    def _measured(self, scene: Scene, *, swap: bool) -> Travel:
        exercise = scene.exercise
        clip = self.clip(exercise, swap=swap)
        camera = self.set_of(exercise, swap=swap).camera
        way, eased = clip.way(scene.pose_from, scene.pose_to)
        postures = []
        for place in sampled_places(len(way)):
            moment = Moment(way, place)
            body = clip.posture(moment)
            centres, radii = self._spheres(exercise, clip, moment, body, 0.0, swap=swap)
            x, y, _, k = camera.project(centres)
            postures.append(np.stack((x, y, radii * k), axis=1))
        return Travel(np.array(postures), eased=eased)

    def _sides(self, scene: Scene) -> tuple[bool, bool]:
        """Return whether a scene's limbs are swapped, and whether its picture is mirrored."""
        data = self.library.file(scene.exercise)
        other = is_other_side(data, scene.side)
        swap = other and data.other_side == "swap"
        return swap, other and not swap

    def set_of(self, exercise: str, *, swap: bool = False) -> Set:
        """Return what of an exercise does not move."""
        found = self._sets.get((exercise, swap))
        if found is None:
            found = self._sets[exercise, swap] = self._make_set(exercise, swap=swap)
        return found

    def _spheres(
        self,
        exercise: str,
        clip: Clip,
        moment: Moment,
        body: Skeleton,
        breath: float,
        *,
        swap: bool,
    ) -> tuple[Array, Array]:
        """Return centres and radii of all spheres, metres."""
        radii = self.set_of(exercise, swap=swap).surface.radii
        centres = self._centres(exercise, body, swap=swap)
        depth = breath * _BREATH_DEPTH + clip.belly(moment) * _BELLY_DEPTH
        if depth:
            # The front moves, the back stays: centre and radius change by the same.
            growth = depth * self._belly
            n = len(growth)
            forward = body.rotations[self._body.bones][:, :, 2]
            centres[:n] += forward * growth[:, None]
            radii = radii.copy()
            radii[:n] += growth
        return centres, radii

    def _centres(self, exercise: str, body: Skeleton, *, swap: bool) -> Array:
        props = self._prop_set(exercise, swap=swap)
        return np.concatenate((self._body.centres(body), props.centres(body)))

    def _prop_set(self, exercise: str, *, swap: bool) -> PropSet:
        props = self._props.get((exercise, swap))
        if props is None:
            clip = self.clip(exercise, swap=swap)
            props = PropSet(clip.data.props, clip.rig, self.figure.thigh)
            self._props[exercise, swap] = props
        return props

    def _make_set(self, exercise: str, *, swap: bool) -> Set:
        clip = self.clip(exercise, swap=swap)
        data = clip.data
        surface = _joined(self._body, self._prop_set(exercise, swap=swap).surface)
        # Both sides of a swapped exercise share one framing, or the picture would shift.
        variants = (False, True) if clip.data.other_side == "swap" else (swap,)
        points = []
        for variant in variants:
            for body in _covering_postures(self.clip(exercise, swap=variant)):
                hair = body.place(Bone.HEAD, *BUN)[None]
                points.append(np.concatenate((self._centres(exercise, body, swap=variant), hair)))
        centres = np.concatenate(points)
        radii = np.tile(np.append(surface.radii, BUN_RADIUS * HEIGHT), len(points))
        weights = radii * radii
        low, high = centres.min(axis=0), centres.max(axis=0)
        half = min(
            max(_MAT_HALF_LENGTHS[0], (high[0] - low[0]) / 2 + _MAT_MARGIN), _MAT_HALF_LENGTHS[1]
        )
        walls = tuple(prop for prop in data.props if isinstance(prop, Wall))
        mat = None
        if data.mat:
            x = _clear_of(walls, float(low[0] + high[0]) / 2, float(half))
            z = float(np.average(centres[:, 2], weights=weights))
            mat = Mat(x, z, float(half), MAT_HALF_WIDTH)
        target = (float(low[0] + high[0]) / 2, 0.25, float(low[2] + high[2]) / 2)
        camera = Camera(data.camera.yaw, data.camera.pitch, target)
        return Set(data, surface, len(self._body.radii), camera, mat, Bounds(centres, radii), walls)


def _clear_of(walls: Sequence[Wall], x: float, half: float) -> float:
    """Return where a mat's middle has to be for the mat to end before walls, metres."""
    for wall in walls:
        if wall.along > x:
            x = min(x, wall.along - half - _MAT_GAP)
        else:
            x = max(x, wall.along + half + _MAT_GAP)
    return x


def framed(the_set: Set, width: float, height: float, *, mirrored: bool) -> Camera:
    """Return the camera that shows the whole movement and the mat inside a frame, in pixels."""
    bounds = the_set.bounds
    camera = replace(the_set.camera, mirrored=mirrored)
    above = the_set.data.camera.above
    if above > 0.0:
        shown = bounds.points[:, 1] > above
        # To the lower edge, so that the figure does not end in the open.
        box = (width * 0.08, height * 0.08, width * 0.84, height * 0.92)
        limit = width * 0.84 / _SMALLEST_HALF_LENGTH
        return camera.fitted(bounds.points[shown], bounds.radii[shown], box, limit)
    points, radii = [bounds.points], [bounds.radii]
    floor = bounds.points * np.array((1.0, 0.0, 1.0))
    points.append(floor)
    radii.append(np.full(len(floor), 0.03))
    box = (width * 0.08, height * 0.08, width * 0.84, height * 0.84)
    if the_set.mat is not None:
        mat = the_set.mat
        corners = [
            vec(mat.x + i * mat.half_length, 0.0, mat.z + j * mat.half_width)
            for i in (1, -1)
            for j in (1, -1)
        ]
        points.append(np.array(corners))
        radii.append(np.full(4, 0.012))
    for wall in the_set.walls:
        z = the_set.mat.z if the_set.mat is not None else 0.0
        ends = [
            vec(wall.along, up, z + i * wall.width / 2) for i in (1, -1) for up in (0, wall.height)
        ]
        points.append(np.array(ends))
        radii.append(np.full(4, 0.05))
    limit = width * 0.84 / _SMALLEST_VIEW
    return camera.fitted(np.concatenate(points), np.concatenate(radii), box, limit)


def is_other_side(data: PoseFile, side: str) -> bool:
    """Tell whether a side is not the one that the data is drawn for."""
    return side != "none" and data.drawn_side != "none" and side != data.drawn_side


def _covering_postures(clip: Clip) -> list[Skeleton]:
    """Return postures that together cover whatever the exercise ever shows."""
    data = clip.data
    bodies = [clip.hold(name) for name in data.poses]
    pairs = [("start", name) for name in data.poses if name != "start"]
    pairs += [(name, name) for name in data.cycles]
    for a, b in pairs:
        bodies += [clip.pose(a, b, i / _FRAMING_SAMPLES) for i in range(1, _FRAMING_SAMPLES)]
    return bodies


def _joined(body: Surface, props: Surface) -> Surface:
    n, parts = len(body.radii), len(body.part_names)
    hulls = tuple(
        Hull(h.part + parts, h.material, tuple(i + n for i in h.spheres), h.kind)
        for h in props.hulls
    )
    return Surface(
        np.concatenate((body.bones, props.bones)),
        np.concatenate((body.offsets, props.offsets)),
        np.concatenate((body.radii, props.radii)),
        np.concatenate((body.parts, props.parts + parts)),
        body.part_names + props.part_names,
        body.hulls + hulls,
    )
