"""From a scene to geometry: clips, surfaces and framings of one figure, kept while in use."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.domain.errors import ContentError
from coach.figure.body import Hull, Surface, body_surface
from coach.figure.clip import Clip
from coach.figure.figures import Figure
from coach.figure.posefile import PoseFile, Wall, load_pose_file
from coach.figure.projection import Camera
from coach.figure.props import PropSet
from coach.figure.rotation import Array, vec
from coach.figure.scene import Scene
from coach.figure.skeleton import Skeleton

_FRAMING_SAMPLES = 8
MAT_HALF_WIDTH = 0.33
_MAT_HALF_LENGTHS = (0.90, 1.00)
_MAT_MARGIN = 0.08
_SMALLEST_VIEW = 1.45
"""Metres that the width of the frame shows at least: a small posture is not blown up."""


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
    """

    set: Set
    body: Skeleton
    centres: Array
    radii: Array
    mirrored: bool


class PoseLibrary:
    """The pose files of one folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, PoseFile] = {}

    def names(self) -> tuple[str, ...]:
        """Return the ids of all exercises that have a pose file, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml")))

    def has(self, exercise: str) -> bool:
        """Tell whether an exercise has a pose file."""
        return exercise in self._files or (self._folder / f"{exercise}.toml").is_file()

    def file(self, exercise: str) -> PoseFile:
        """Return an exercise's pose file.

        Raises:
            ContentError: there is none, or it cannot be used.
        """
        data = self._files.get(exercise)
        if data is None:
            path = self._folder / f"{exercise}.toml"
            if not path.is_file():
                raise ContentError((f"{exercise}: there is no pose file {path.name}.",))
            data = self._files[exercise] = load_pose_file(path)
        return data


class Stage:
    """Solves scenes for one figure."""

    def __init__(self, library: PoseLibrary, figure: Figure) -> None:
        self.library = library
        self.figure = figure
        self._body = body_surface(figure)
        self._clips: dict[str, Clip] = {}
        self._props: dict[str, PropSet] = {}
        self._sets: dict[str, Set] = {}

    def clip(self, exercise: str) -> Clip:
        """Return the movements of an exercise.

        Raises:
            ContentError: it has no usable pose file.
        """
        clip = self._clips.get(exercise)
        if clip is None:
            clip = Clip(self.library.file(exercise), self.figure.build)
            self._clips[exercise] = clip
        return clip

    def frame(self, scene: Scene) -> Frame:
        """Return the geometry of a scene.

        Raises:
            ContentError: the exercise or a pose is unknown.
        """
        clip = self.clip(scene.exercise)
        the_set = self.set_of(scene.exercise)
        body = clip.pose(scene.pose_from, scene.pose_to, scene.u)
        return Frame(
            the_set,
            body,
            self._centres(scene.exercise, body),
            the_set.surface.radii,
            is_mirrored(clip.data, scene.side),
        )

    def set_of(self, exercise: str) -> Set:
        """Return what of an exercise does not move."""
        found = self._sets.get(exercise)
        if found is None:
            found = self._sets[exercise] = self._make_set(exercise)
        return found

    def _centres(self, exercise: str, body: Skeleton) -> Array:
        props = self._prop_set(exercise)
        return np.concatenate((self._body.centres(body), props.centres(body)))

    def _prop_set(self, exercise: str) -> PropSet:
        props = self._props.get(exercise)
        if props is None:
            clip = self.clip(exercise)
            props = PropSet(clip.data.props, clip.rig, 0.0485 * 1.7)
            self._props[exercise] = props
        return props

    def _make_set(self, exercise: str) -> Set:
        clip = self.clip(exercise)
        data = clip.data
        surface = _joined(self._body, self._prop_set(exercise).surface)
        centres = np.concatenate(
            [self._centres(exercise, body) for body in _covering_postures(clip)]
        )
        radii = np.tile(surface.radii, len(centres) // len(surface.radii))
        weights = radii * radii
        low, high = centres.min(axis=0), centres.max(axis=0)
        half = min(
            max(_MAT_HALF_LENGTHS[0], (high[0] - low[0]) / 2 + _MAT_MARGIN), _MAT_HALF_LENGTHS[1]
        )
        mat = None
        if data.mat:
            z = float(np.average(centres[:, 2], weights=weights))
            mat = Mat(float(low[0] + high[0]) / 2, z, float(half), MAT_HALF_WIDTH)
        target = (float(low[0] + high[0]) / 2, 0.25, float(low[2] + high[2]) / 2)
        camera = Camera(data.camera.yaw, data.camera.pitch, target)
        walls = tuple(prop for prop in data.props if isinstance(prop, Wall))
        return Set(data, surface, len(self._body.radii), camera, mat, Bounds(centres, radii), walls)


def framed(the_set: Set, width: float, height: float, *, mirrored: bool) -> Camera:
    """Return the camera that shows the whole movement and the mat inside a frame, in pixels."""
    from dataclasses import replace

    bounds = the_set.bounds
    points, radii = [bounds.points], [bounds.radii]
    floor = bounds.points * np.array((1.0, 0.0, 1.0))
    points.append(floor)
    radii.append(np.full(len(floor), 0.03))
    camera = replace(the_set.camera, mirrored=mirrored)
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
    limit = width * 0.84 / _SMALLEST_VIEW
    return camera.fitted(np.concatenate(points), np.concatenate(radii), box, limit)


def is_mirrored(data: PoseFile, side: str) -> bool:
    """Tell whether the picture has to be mirrored to work a side."""
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
