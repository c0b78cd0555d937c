"""Paints scenes with QPainter. The only file of the figure that knows Qt."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from coach.figure import palette as pal
from coach.figure.blur import blurred
from coach.figure.body import BUN, BUN_RADIUS, CUFF, HEM, JOINED, PLAIN, Hull
from coach.figure.clip import smooth
from coach.figure.depth import CHILDREN, PARENTS, limb_of, paint_order
from coach.figure.figures import Figure
from coach.figure.head import cap_outline
from coach.figure.hulls import DIRECTIONS, convex_hull, hull_points, strip_points
from coach.figure.library import PoseLibrary
from coach.figure.muscles import GLOWS, Glow
from coach.figure.palette import Theme
from coach.figure.posefile import Wall
from coach.figure.projection import Camera
from coach.figure.rotation import Array, cross, unit, vec
from coach.figure.scene import Scene
from coach.figure.skeleton import HEIGHT, UPPER_ARM_LENGTH, Bone
from coach.figure.stage import Frame, Mat, Set, Stage, framed

_LIGHT = unit(vec(-0.38, 0.74, 0.62))
_MAT_SHADOW = 0.053
_HAIRLINE = -0.09
"""How far beyond half the head the hair reaches, in radii of the skull (below zero: beyond)."""
_WRAPPED = 0.55
"""How strongly at least a muscle glows that is seen round the edge of a limb."""
_WALL_THICKNESS = 0.09
_SHADOW_BANDS = (
    (0.30, 0.90, 14),
    (0.12, 0.30, 35),
    (0.035, 0.12, 64),
    (-math.inf, 0.035, 110),
)
"""Heights above the floor, from and to in metres, and how dark their shadow is, of 255."""
_SHADOW_PIXELS = 75.0
"""Pixels of the shadow to a metre: it is blurred anyway."""
_KEPT_STILLS = 8
_KEPT_CAMERAS = 64
_CONTINUOUS = 0.2
"""Shares of a movement further apart than this are no neighbours."""
"""Pictures of still scenes that are kept: a breath has six, a cross-fade two."""
_OPAQUE = QColor(0, 0, 0)
_HALO = QColor(14, 12, 40, 40)
_LONGEST_ROW = 8
_SOLIDS = frozenset({"ball", "roller", "disc"})
_DISC_CORNERS = 72
_COVER, _CUT, _LIGHTEN = 0, 1, 2
_FROM_BELOW = -0.12
"""Share of its length by which the trunk points away from where on the hips cover the hem."""
_FORESHORTENED = 0.35
"""Share of an upper arm's length towards the viewer from which on its shoulder reaches its cuff."""
_RING = np.linspace(-1.0, 1.0, 17)
_END_ON = 0.01
"""Share of its length that a limb or trunk must show for its hem to have a direction."""
_FINE = 0.0125
_LARGE = 0.022
"""Radius in metres from which a hull casts a shadow: fingers and toes do not."""
_MATERIALS = (
    "skin",
    "leggings",
    "top",
    "pillow",
    "ball",
    "roller",
    "disc",
    "strap",
    "towel",
    "band",
    "wood",
)
_FAR_STEPS = 8


def _view(polygon: QPolygonF) -> Array:
    """Return the polygon's own points as an array that writes through."""
    # The stubs know neither VoidPtr's buffer protocol nor that data() is a pointer.
    pointer: Any = shiboken6.VoidPtr(cast("Any", polygon.data()), DIRECTIONS * 16, True)  # type: ignore[call-arg]
    view: Array = np.frombuffer(pointer, np.float64).reshape(DIRECTIONS, 2)
    return view


class _Polygons:
    """Reused QPolygonF buffers of one size, written through numpy: no Python object a point."""

    def __init__(self) -> None:
        self._polygons: list[QPolygonF] = []
        self._views: list[Array] = []

    def filled(self, outlines: Array) -> list[QPolygonF]:
        """Return a polygon for each outline; they are valid until the next call."""
        while len(self._polygons) < len(outlines):
            polygon = QPolygonF()
            polygon.resize(DIRECTIONS)
            view = _view(polygon)
            self._polygons.append(polygon)
            self._views.append(view)
        for view, outline in zip(self._views, outlines, strict=False):
            view[:] = outline
        return self._polygons[: len(outlines)]


@dataclass(frozen=True, slots=True)
class _Shading:
    """How finely a picture is shaded.

    Attributes:
        levels: brightness steps from shadow to light.
        brightness: of each level.
        every: the numbers of the silhouette and the levels.
        rows: for each step between levels the rows of points it needs: outline, levels, halo.
        radii: pixels above which every, every second, every third level is painted.
        smooth: whether the edges between levels are smoothed, not only the silhouettes.
        largest: pixels of the layer; a larger one is painted smaller and blown up.
    """

    levels: int
    brightness: Array
    every: NDArray[np.intp]
    rows: dict[int, NDArray[np.intp]]
    radii: tuple[int, int, int]
    smooth: bool
    largest: float


def _shading(levels: int, radii: tuple[int, int, int], largest: float, *, smooth: bool) -> _Shading:
    rows = {
        step: np.array(
            [0, *(n + 1 for n in range(levels + 1) if n % step == 0), levels + 2], dtype=np.intp
        )
        for step in (1, 2, 3, 5)
    }
    brightness: Array = np.linspace(0.01, 0.95, levels)
    every = np.arange(levels + 1, dtype=np.intp)
    return _Shading(levels, brightness, every, rows, radii, smooth, largest)


_MOVING = _shading(14, (40, 18, 9), 1.3e6, smooth=False)
"""What one core paints thirty times a second; fewer levels show bands at full HD."""
_STILL = _shading(24, (22, 10, 5), 6.0e6, smooth=True)
"""A still scene is painted once and kept, and looked at for longer."""
_Row = tuple[str, NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True, slots=True)
class _Arrays:
    """Index arrays of a surface, made once.

    An item is a hull, or (numbered after the hulls) a row of hulls that is painted as one band.

    Attributes:
        index: the four spheres of each hull.
        single: hulls that belong to no row.
        strips: rows of equally many discs: number of the first, and their spheres.
        strip_hulls: the hulls of each row.
        roots: items by material that grow out of another part.
        by_material: part to (material, items, roots).
        rims: part to (material, outlined items).
        casting: part to the items that throw a halo.
        solids: part to the balls and cylinders that are painted whole, with a gradient.
        coarse: the spheres that the depth sort weighs: all but fingers and toes.
        large: spheres of the hulls that are big enough for the shadow.
        hemmed: whether an item is cut by a hem or cuff.
    """

    index: NDArray[np.intp]
    single: tuple[int, ...]
    strips: tuple[tuple[int, NDArray[np.intp]], ...]
    strip_hulls: tuple[tuple[int, ...], ...]
    roots: tuple[tuple[str, NDArray[np.intp]], ...]
    by_material: dict[str, tuple[_Row, ...]]
    rims: dict[str, tuple[tuple[str, NDArray[np.intp]], ...]]
    casting: dict[str, NDArray[np.intp]]
    solids: dict[str, tuple[Hull, ...]]
    coarse: NDArray[np.intp]
    large: NDArray[np.intp]
    hemmed: NDArray[np.bool_]


class FigureRenderer:
    """Paints one figure in one theme."""

    def __init__(self, library: PoseLibrary, figure: Figure, theme: Theme) -> None:
        self.stage = Stage(library, figure)
        self.theme = theme
        self.figure = figure
        self.materials = pal.materials(figure.name, theme)
        self._mat = pal.mat_colours(theme)
        self.polygons = _Polygons()
        self._brushes: dict[tuple[str, int, int], tuple[list[QBrush], QBrush]] = {}
        self._arrays: dict[int, tuple[Set, _Arrays]] = {}
        self._last: tuple[Scene | None, tuple[str, ...]] = (None, ())
        self._stills: dict[tuple[Scene, float, float, float], QImage] = {}
        self._cameras: dict[tuple[str, str, float, float, bool], Camera] = {}
        self._room: Array = np.empty((0, 0, DIRECTIONS, 2))
        self._floor: tuple[tuple[str, Camera, float, float, float], QImage, QPointF] | None = None

    # ---------------------------------------------------------------- public

    def paint(self, painter: QPainter, rect: QRectF, scene: Scene) -> None:
        """Paint a scene into a rectangle, on whatever is there already.

        Still scenes are kept as pictures, so that a hold's breath costs next to nothing.

        Raises:
            ContentError: the scene names an exercise or pose that there is not.
        """
        width, height = rect.width(), rect.height()
        if scene.leaving is not None:
            self._cross_fade(painter, rect, scene)
        elif scene.is_still:
            painter.drawImage(rect.topLeft(), self._kept(scene, width, height, painter))
        else:
            frame = self.stage.frame(scene)
            painter.save()
            painter.translate(rect.topLeft())
            camera = self._camera(frame, width, height)
            self._paint_frame(painter, scene, frame, camera, width, height)
            painter.restore()

    def _kept(self, scene: Scene, width: float, height: float, painter: QPainter) -> QImage:
        scale = device_scale(painter)
        key = (scene, width, height, scale)
        image = self._stills.pop(key, None)
        if image is None:
            image = self.image(scene, math.ceil(width), math.ceil(height), scale)
            while len(self._stills) >= _KEPT_STILLS:
                self._stills.pop(next(iter(self._stills)))
        self._stills[key] = image
        return image

    def _cross_fade(self, painter: QPainter, rect: QRectF, scene: Scene) -> None:
        """Paint one scene fading into another; neither shines through where both are opaque."""
        share = smooth(scene.arrival)
        width, height = rect.width(), rect.height()
        scale = device_scale(painter)
        arriving = replace(scene, leaving=None, arrival=1.0)
        leaving = scene.leaving or arriving
        image = QImage(
            math.ceil(width * scale),
            math.ceil(height * scale),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(scale)
        image.fill(0)
        p = QPainter(image)
        p.setOpacity(1.0 - share)
        p.drawImage(0, 0, self._kept(leaving, width, height, p))
        p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        p.setOpacity(share)
        if arriving.is_still:
            p.drawImage(0, 0, self._kept(arriving, width, height, p))
        else:
            p.drawImage(0, 0, self.image(arriving, math.ceil(width), math.ceil(height), scale))
        p.end()
        painter.drawImage(rect.topLeft(), image)

    def image(
        self, scene: Scene, width: int, height: int, dpr: float = 1.0, *, close_up: bool = False
    ) -> QImage:
        """Return a scene on a transparent picture of `width` × `height` logical pixels.

        Args:
            scene: what to paint.
            width: logical pixels.
            height: logical pixels.
            dpr: physical pixels a logical pixel.
            close_up: zoom to the body's bounding box instead of the whole movement.
        """
        image = QImage(
            max(1, round(width * dpr)),
            max(1, round(height * dpr)),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(dpr)
        image.fill(0)
        frame = self.stage.frame(scene)
        camera = _close_up(frame, width, height) if close_up else self._camera(frame, width, height)
        painter = QPainter(image)
        self._paint_frame(painter, scene, frame, camera, width, height)
        painter.end()
        return image

    def thumbnail(self, exercise: str, width: int, height: int, dpr: float = 1.0) -> QImage:
        """Return a small picture of the pose that shows an exercise best, close up.

        Args:
            exercise: its id.
            width: logical pixels.
            height: logical pixels.
            dpr: physical pixels a logical pixel.

        Raises:
            ContentError: the exercise has no usable pose file.
        """
        data = self.stage.library.file(exercise)
        scene = Scene(exercise, data.key_pose, data.key_pose, 0.0, data.drawn_side)
        # Drawn large, then shrunk, for finer edges.
        large = self.image(scene, width, height, dpr * 2.0, close_up=True)
        image = large.scaled(
            round(width * dpr),
            round(height * dpr),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(dpr)
        return image

    def order_before(self, scene: Scene) -> tuple[str, ...]:
        """Return the order of parts a moment before in the same movement, if there was one."""
        last, order = self._last
        if last is None or (last.exercise, last.side) != (scene.exercise, scene.side):
            return ()
        if {last.pose_from, last.pose_to}.isdisjoint({scene.pose_from, scene.pose_to}):
            return ()
        return order if abs(last.u - scene.u) < _CONTINUOUS or scene.u == 0.0 else ()

    def remember_order(self, scene: Scene, order: tuple[str, ...]) -> None:
        """Keep the order of parts for the next moment."""
        self._last = (scene, order)

    # ---------------------------------------------------------------- cameras and caches

    def points(self, rows: int, items: int) -> Array:
        """Return room for the outlines of a frame, whatever was in it before; kept in use."""
        if self._room.shape[:2] != (rows, items):
            self._room = np.empty((rows, items, DIRECTIONS, 2))
        return self._room

    def _camera(self, frame: Frame, width: float, height: float) -> Camera:
        key = (frame.set.data.exercise, frame.set.data.drawn_side, width, height, frame.mirrored)
        camera = self._cameras.get(key)
        if camera is None:
            camera = framed(frame.set, width, height, mirrored=frame.mirrored)
            while len(self._cameras) >= _KEPT_CAMERAS:
                self._cameras.pop(next(iter(self._cameras)))
            self._cameras[key] = camera
        return camera

    def _surface_arrays(self, the_set: Set) -> _Arrays:
        found = self._arrays.get(id(the_set))
        if found is None:
            found = (the_set, _arrays_of(the_set))
            self._arrays[id(the_set)] = found
        return found[1]

    def brush(self, material: str, far: int, levels: int) -> tuple[list[QBrush], QBrush]:
        """Return a material's levels and outline, tinted for a limb so many steps away."""
        found = self._brushes.get((material, far, levels))
        if found is None:
            colours = self.materials[material]
            t = far / _FAR_STEPS
            skin = material == "skin"
            shades = [
                QBrush(QColor(*pal.shade(colours, i / levels, t, skin=skin)))
                for i in range(levels + 1)
            ]
            outline = QBrush(QColor(*pal.tinted(colours.outline, t)))
            found = self._brushes[material, far, levels] = (shades, outline)
        return found

    # ---------------------------------------------------------------- the picture

    def _paint_frame(
        self,
        p: QPainter,
        scene: Scene,
        frame: Frame,
        camera: Camera,
        width: float,
        height: float,
    ) -> None:
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        self._paint_floor(p, frame, camera, width, height)
        arrays = self._surface_arrays(frame.set)
        _FramePainter(self, scene, frame, camera, arrays).paint(p, width, height)
        p.restore()

    def _paint_floor(
        self, p: QPainter, frame: Frame, camera: Camera, width: float, height: float
    ) -> None:
        """Paint the mat, from a picture of it that is kept while the camera stands still."""
        if frame.set.mat is None and not frame.set.walls:
            return
        scale = device_scale(p)
        key = (frame.set.data.exercise, camera, scale, width, height)
        if self._floor is None or self._floor[0] != key:
            left, top, right, bottom = self._floor_box(frame.set, camera, width, height)
            image = QImage(
                math.ceil((right - left) * scale),
                math.ceil((bottom - top) * scale),
                QImage.Format.Format_ARGB32_Premultiplied,
            )
            image.setDevicePixelRatio(scale)
            image.fill(0)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.translate(-left, -top)
            for wall in frame.set.walls:
                self._draw_wall(painter, wall, frame.set, camera)
            if frame.set.mat is not None:
                self._draw_mat(painter, frame.set.mat, camera)
            painter.end()
            self._floor = (key, image, QPointF(left, top))
        p.drawImage(self._floor[2], self._floor[1])

    @staticmethod
    def _floor_box(
        the_set: Set, camera: Camera, width: float, height: float
    ) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of the mat and walls with their shadow."""
        mat, corners = the_set.mat, []
        grow = _MAT_SHADOW + 0.03
        if mat is not None:
            corners += [
                (mat.x + i * (mat.half_length + grow), 0.0, mat.z + j * (mat.half_width + grow))
                for i in (1, -1)
                for j in (1, -1)
            ]
        z = mat.z if mat is not None else 0.0
        for wall in the_set.walls:
            corners += [
                (wall.along + i * _WALL_THICKNESS, up, z + j * wall.width / 2.0)
                for i in (1, -1)
                for up in (0.0, wall.height)
                for j in (1, -1)
            ]
        x, y, _, k = camera.project(np.array(corners))
        below = 0.06 * float(k.max())
        return (
            max(0, math.floor(float(x.min())) - 2),
            max(0, math.floor(float(y.min())) - 2),
            min(math.ceil(width), math.ceil(float(x.max())) + 2),
            min(math.ceil(height), math.ceil(float(y.max()) + below) + 2),
        )

    def _draw_wall(self, p: QPainter, wall: Wall, the_set: Set, camera: Camera) -> None:
        z = the_set.mat.z if the_set.mat is not None else 0.0
        thick = math.copysign(_WALL_THICKNESS, wall.along - camera.target[0])
        matrix = camera.matrix()

        def face(*corners: tuple[float, float, float]) -> QPolygonF:
            x, y, _, _ = camera.project(np.array([vec(*c) for c in corners]), matrix)
            return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])

        near, far = z + wall.width / 2.0, z - wall.width / 2.0
        a, b, top = wall.along, wall.along + thick, wall.height
        side = face((a, 0, near), (b, 0, near), (b, top, near), (a, top, near))
        front = face((a, 0, near), (a, 0, far), (a, top, far), (a, top, near))
        lid = face((a, top, near), (b, top, near), (b, top, far), (a, top, far))
        light, base, dark = pal.wall_colours(self.theme)
        p.setPen(QPen(QColor(*dark), max(1.0, 0.004 * camera.pixels_per_metre())))
        for polygon, colour in ((lid, light), (front, base), (side, dark)):
            p.setBrush(QColor(*colour))
            p.drawPolygon(polygon)
        p.setPen(Qt.PenStyle.NoPen)

    def _draw_mat(self, p: QPainter, mat: Mat, camera: Camera) -> None:
        k = camera.pixels_per_metre()
        matrix = camera.matrix()

        def sheet(y: float, grow: float = 0.0, corner: float = 0.05) -> QPolygonF:
            points = []
            for sx, sz, first in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
                for i in range(7):
                    a = math.radians(first + i * 15)
                    points.append(
                        vec(
                            mat.x + sx * (mat.half_length - corner + grow) + math.cos(a) * corner,
                            y,
                            mat.z + sz * (mat.half_width - corner + grow) + math.sin(a) * corner,
                        )
                    )
            x, y2, _, _ = camera.project(np.array(points), matrix)
            return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y2.tolist(), strict=True)])

        p.setBrush(QColor(30, 34, 50, 7 if self.theme == "light" else 16))
        for i in range(8):
            p.drawPolygon(sheet(-0.012, _MAT_SHADOW * i / 7).translated(0, 0.004 * i * k))
        p.setBrush(QColor(*self._mat.edge))
        p.drawPolygon(sheet(-0.014))
        p.drawPolygon(sheet(-0.007))
        top = sheet(0.0)
        box = top.boundingRect()
        gradient = QLinearGradient(box.topLeft(), box.bottomRight())
        gradient.setColorAt(0, QColor(*self._mat.near))
        gradient.setColorAt(1, QColor(*self._mat.far))
        p.setBrush(gradient)
        p.drawPolygon(top)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(QColor(255, 255, 255, self._mat.seam), max(1.0, 0.006 * k)))
        p.drawPolygon(sheet(0.0, -0.03, 0.035))
        p.setPen(Qt.PenStyle.NoPen)


def _rows(hulls: Sequence[Hull]) -> list[list[int]]:
    """Return the rows of hulls that follow one another from sphere to sphere."""
    rows: list[list[int]] = []
    row: list[int] = []
    for i, hull in enumerate(hulls):
        before = hulls[row[-1]] if row else None
        follows = (
            before is not None
            and len(hull.spheres) == 2
            and before.spheres[1] == hull.spheres[0]
            and (before.part, before.material, before.kind) == (hull.part, hull.material, hull.kind)
        )
        if follows:
            row.append(i)
            continue
        rows.append(row)
        row = [i] if len(hull.spheres) == 2 and hull.kind in {PLAIN, JOINED} else []
    return [row for row in [*rows, row] if 2 <= len(row) <= _LONGEST_ROW]


def _arrays_of(the_set: Set) -> _Arrays:
    surface = the_set.surface
    hulls, radii = surface.hulls, surface.radii
    rows = sorted(_rows(hulls), key=len)
    in_row = {i for row in rows for i in row}
    strips = []
    for count in sorted({len(row) for row in rows}):
        same = [k for k, row in enumerate(rows) if len(row) == count]
        spheres = [
            [hulls[i].spheres[0] for i in rows[k]] + [hulls[rows[k][-1]].spheres[1]] for k in same
        ]
        strips.append((same[0], np.array(spheres, dtype=np.intp)))
    members = [(i,) for i in range(len(hulls))] + [tuple(row) for row in rows]
    lead = [hulls[m[0]] for m in members]
    wide = [max(radii[list(hulls[i].spheres)].max() for i in m) > _LARGE for m in members]
    solids = {i for i, h in enumerate(hulls) if h.material in _SOLIDS}
    painted = [
        k for k in range(len(members)) if k >= len(hulls) or (k not in in_row and k not in solids)
    ]

    def of(part: int | None, material: str | None, *kinds: int) -> NDArray[np.intp]:
        chosen = [
            k
            for k in painted
            if part in {None, lead[k].part}
            and material in {None, lead[k].material}
            and lead[k].kind in kinds
        ]
        return np.array(chosen, dtype=np.intp)

    by_material, rims, casting = {}, {}, {}
    bodies = {
        name: tuple(hulls[i] for i in solids if hulls[i].part == number)
        for number, name in enumerate(surface.part_names)
    }
    for number, name in enumerate(surface.part_names):
        table = [(m, of(number, m, PLAIN, CUFF, HEM), of(number, m, JOINED)) for m in _MATERIALS]
        by_material[name] = tuple(row for row in table if len(row[1]) or len(row[2]))
        edged = [
            (m, of(number, m, PLAIN, HEM)) for m in _MATERIALS if m != "top" or name == "torso"
        ]
        rims[name] = tuple((m, some) for m, some in edged if len(some))
        plain = of(number, None, PLAIN) if name != "torso" else of(None, None)
        casting[name] = np.array([k for k in plain.tolist() if wide[k]], dtype=np.intp)
    index = np.array([(h.spheres * 4)[:4] for h in hulls], dtype=np.intp)
    roots = [(m, of(None, m, JOINED)) for m in _MATERIALS]
    return _Arrays(
        index,
        tuple(i for i in range(len(hulls)) if i not in in_row),
        tuple(strips),
        tuple(tuple(row) for row in rows),
        tuple((m, some) for m, some in roots if len(some)),
        by_material,
        rims,
        casting,
        bodies,
        np.nonzero((radii > _FINE) | (np.arange(len(radii)) >= the_set.body_spheres))[0],
        index[[i for i in range(len(hulls)) if wide[i]]],
        np.array([h.kind in {CUFF, HEM} for h in lead]),
    )


def device_scale(p: QPainter) -> float:
    """Return how many physical pixels one of the painter's units takes."""
    transform = p.deviceTransform()
    return max(0.1, math.hypot(transform.m11(), transform.m12()))


def _close_up(frame: Frame, width: float, height: float) -> Camera:
    camera = replace(frame.set.camera, mirrored=frame.mirrored)
    n = frame.set.body_spheres
    above = frame.set.data.camera.above
    shown = np.nonzero(frame.centres[:n, 1] > above)[0] if above > 0.0 else np.arange(n)
    box = (width * 0.08, height * 0.12, width * 0.84, height * (0.88 if above > 0.0 else 0.76))
    return camera.fitted(frame.centres[shown], frame.radii[shown], box)


class _FramePainter:
    """The work of one frame."""

    def __init__(
        self,
        owner: FigureRenderer,
        scene: Scene,
        frame: Frame,
        camera: Camera,
        arrays: _Arrays,
    ) -> None:
        self._owner = owner
        self._scene = scene
        self._frame = frame
        self._camera = camera
        self._arrays = arrays
        self._shading = _STILL if scene.is_still else _MOVING
        self._matrix = camera.matrix()
        self._px = camera.pixels_per_metre()
        self._outline = max(0.9, 0.0036 * self._px)
        self._hems: dict[str, QPainterPath | None] = {}
        self._x, self._y, self._z, self._k = camera.project(frame.centres, self._matrix)
        self._r = frame.radii * self._k
        self._polygons = owner.polygons

    def paint(self, p: QPainter, width: float, height: float) -> None:
        self._shadow(p, width, height)
        surface = self._frame.set.surface
        coarse = self._arrays.coarse
        order = paint_order(
            surface.part_names,
            surface.parts[coarse],
            self._x[coarse],
            self._y[coarse],
            self._z[coarse],
            self._r[coarse],
            self._frame.set.data.order,
            0.004 * self._px,
            self._owner.order_before(self._scene),
        )
        self._owner.remember_order(self._scene, order)
        self._shape()
        x0, y0, x1, y1 = self._extent(width, height)
        if x1 <= x0 or y1 <= y0:
            return
        scale = min(device_scale(p), math.sqrt(self._shading.largest / ((x1 - x0) * (y1 - y0))))
        layer = QImage(
            int((x1 - x0) * scale) + 1,
            int((y1 - y0) * scale) + 1,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        layer.fill(0)
        lp = QPainter(layer)
        lp.setRenderHint(QPainter.RenderHint.Antialiasing)
        lp.setPen(Qt.PenStyle.NoPen)
        lp.scale(scale, scale)
        lp.translate(-x0, -y0)
        self._figure(lp, order)
        lp.end()
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawImage(QRectF(x0, y0, layer.width() / scale, layer.height() / scale), layer)

    def _extent(self, width: float, height: float) -> tuple[int, int, int, int]:
        margin = 8 + 0.055 * HEIGHT * self._px
        return (
            max(0, int(float((self._x - self._r).min()) - margin)),
            max(0, int(float((self._y - self._r).min()) - margin)),
            min(math.ceil(width), int(float((self._x + self._r).max()) + margin)),
            min(math.ceil(height), int(float((self._y + self._r).max()) + margin)),
        )

    def _shape(self) -> None:
        """Work out every hull at every brightness: outline first, then the levels."""
        lx, ly = float(_LIGHT[0]), -float(_LIGHT[1])
        b = self._shading.brightness[:, None]
        across = math.hypot(lx, ly)
        share = np.minimum(np.sqrt(1.0 - b * b), 1.0 - b * across)
        x, y, r = self._x, self._y, self._r
        px = self._px
        # Rows: outline, silhouette, the levels, and last the halo that falls on what is behind.
        xs = np.concatenate((x[None], x[None], x + r * b * lx, x[None] + 0.004 * px))
        ys = np.concatenate((y[None], y[None], y + r * b * ly, y[None] + 0.006 * px))
        rs = np.concatenate(((r + self._outline)[None], r[None], r * share, r[None] + 0.012 * px))
        arrays = self._arrays
        hulls = len(arrays.index)
        largest = r[arrays.index].max(axis=1)
        widest = [largest[list(row)].max() for row in arrays.strip_hulls]
        largest = np.concatenate((largest, np.array(widest)))
        # Small hulls have fewer levels: there is no room to see more, less so while they move.
        one, two, three = self._shading.radii
        self._step = np.where(
            largest > one, 1, np.where(largest > two, 2, np.where(largest > three, 3, 5))
        )
        self._points = self._owner.points(len(xs), len(largest))
        self._loose = np.zeros(len(arrays.strip_hulls), dtype=np.bool_)
        needed = list(arrays.single)
        for first, index in arrays.strips:
            mine = slice(hulls + first, hulls + first + len(index))
            rows = np.unique(
                np.concatenate([self._shading.rows[int(n)] for n in set(self._step[mine])])
            )
            points, straight = strip_points(xs[rows], ys[rows], rs[rows], index)
            self._points[rows, mine] = points
            for i in np.nonzero(~straight)[0].tolist():
                # Seen end on, a limb is no band: fall back on its hulls.
                self._loose[first + i] = True
                needed += arrays.strip_hulls[first + i]
        chosen = np.array(needed, dtype=np.intp)
        steps = self._step[chosen]
        for step, rows in self._shading.rows.items():
            some = chosen[steps == step]
            if len(some):
                points = hull_points(xs[rows], ys[rows], rs[rows], arrays.index[some])
                self._points[rows[:, None], some] = points
        self._any_loose = bool(self._loose.any())
        self._low, self._high = self._points[1].min(axis=1), self._points[1].max(axis=1)

    def _near(
        self, items: NDArray[np.intp], x: float, y: float, radius: float
    ) -> NDArray[np.bool_]:
        """Tell which silhouettes' boxes meet a disc's box."""
        low, high = self._low[items], self._high[items]
        result: NDArray[np.bool_] = (
            (low[:, 0] < x + radius)
            & (high[:, 0] > x - radius)
            & (low[:, 1] < y + radius)
            & (high[:, 1] > y - radius)
        )
        return result

    def _items(self, items: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the rows of points of some items; a band seen end on gives way to its hulls."""
        if not self._any_loose:
            return items
        out: list[int] = []
        hulls = len(self._arrays.index)
        for i in items.tolist():
            loose = i >= hulls and self._loose[i - hulls]
            out += self._arrays.strip_hulls[i - hulls] if loose else (i,)
        return np.array(out, dtype=np.intp)

    def _brush(self, material: str, tint: int) -> tuple[list[QBrush], QBrush]:
        return self._owner.brush(material, tint, self._shading.levels)

    def _fill(self, p: QPainter, outlines: Array) -> None:
        """Paint opaque hulls one by one: much faster than their union."""
        # The overload without a fill rule takes the polygon as it is; the other converts it.
        for polygon in self._polygons.filled(outlines):
            p.drawPolygon(polygon)

    def _union(self, outlines: Array) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for polygon in self._polygons.filled(outlines):
            path.addPolygon(polygon)
            path.closeSubpath()
        return path

    # ---------------------------------------------------------------- shadow

    def _shadow(self, p: QPainter, width: float, height: float) -> None:
        """Paint the blurred shadow on the floor: four heights, in pixels of a fixed size there."""
        q = self._px / _SHADOW_PIXELS
        camera, frame = self._camera, self._frame
        lowest = frame.centres[:, 1] - frame.radii
        floor = frame.centres * np.array((1.0, 0.0, 1.0))
        x, y, _, k = camera.project(floor, self._matrix)
        r = frame.radii * k
        squash = math.sin(math.radians(camera.pitch)) * 0.9 + 0.06
        pad = 8.0 * q
        x0 = max(-pad, float((x - r).min()) - pad)
        x1 = min(width + pad, float((x + r).max()) + pad)
        y0 = max(-pad, float((y - r).min()) - pad)
        y1 = min(height + pad, float((y + r).max()) + pad)
        w, h = max(6, math.ceil((x1 - x0) / q)), max(6, math.ceil((y1 - y0) / q))
        image = QImage(w, h, QImage.Format.Format_Alpha8)
        image.fill(0)
        sp = QPainter(image)
        sp.setPen(Qt.PenStyle.NoPen)
        sp.translate(-x0 / q, -y0 / q)
        large = self._arrays.large
        points = hull_points(x / q, y / q / squash, r / q * 1.02, large)
        points[..., 1] *= squash
        heights = lowest[large].mean(axis=1)
        # From the highest to the lowest: what is nearer the floor is darker and replaces it.
        sp.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for low, high, alpha in _SHADOW_BANDS:
            sp.setBrush(QColor(0, 0, 0, alpha))
            self._fill(sp, points[(heights >= low) & (heights < high)])
        sp.end()
        pixels = np.frombuffer(image.bits(), np.uint8).reshape(h, image.bytesPerLine())
        pixels[:, :w] = blurred(pixels[:, :w])
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawImage(QRectF(x0, y0, w * q, h * q), image)

    # ---------------------------------------------------------------- figure

    def _figure(self, p: QPainter, order: tuple[str, ...]) -> None:
        far = self._far_tints()
        # Roots have no outline of their own; against the background they need one.
        for material, roots in self._arrays.roots:
            p.setBrush(self._brush(material, 0)[1])
            self._fill(p, self._points[0, self._items(roots)])
        self._hair_behind(p)
        neck_first = order.index("head") < order.index("torso")
        glows = [g for m in self._frame.set.data.muscles for g in GLOWS[m]]
        waiting: list[Glow] = []
        drawn: set[str] = set()
        # Limbs that blend into the trunk would lighten its glow to pink: the glow comes after
        # them, and spares them. A glow over a joint also waits for its limb past other parts.
        spared: list[str] = []
        for part in order:
            blends = "torso" in drawn and PARENTS.get(part) == "torso"
            covered = [
                g
                for g in waiting
                if not blends and g.until in {None, *drawn} and self._touches(part, g)
            ]
            self._glow(p, covered, drawn, spared)
            waiting = [g for g in waiting if g not in covered]
            if part == "head":
                if neck_first:
                    self._neck(p)
                self._bun(p, front=False)
            for child in CHILDREN.get(part, ()):
                if child not in drawn:
                    self._ground(p, child, far.get(child, 0))
            joined = PARENTS.get(part) in drawn
            self._paint_part(p, part, far.get(part, 0), joined=joined, neck=not neck_first)
            if part == "head":
                self._hair_and_face(p)
            drawn.add(part)
            for child in CHILDREN.get(part, ()):
                if child in drawn:
                    # The parent covers the root of a limb that was painted before it: show the
                    # root again where it is lighter, so that no line runs across the joint.
                    self._materials(p, child, far.get(child, 0), joined=True, roots_only=True)
            # The trunk's glows wait for the limbs whose roots lie on it.
            arrived = [g for g in waiting if g.until == part]
            self._glow(p, arrived, drawn, spared, part)
            spared += [part] if "torso" in drawn and part != "torso" else []
            waiting = [g for g in waiting if g.until != part]
            shared = {(g.bone, g.offset) for g in arrived}
            own = [g for g in glows if g.part == part and (g.bone, g.offset) not in shared]
            if part.startswith("upper-arm") and "torso" not in drawn:
                # The trunk's glow will light this shoulder as well, and once is enough.
                own = []
            if part == "torso":
                waiting = own
            else:
                self._glow(p, own, drawn, ())
        self._glow(p, waiting, drawn, spared)

    def _ground(self, p: QPainter, child: str, tint: int) -> None:
        """Paint a limb's root in shadow before its parent.

        It will only lighten what is there then; beside the parent that would be the background.
        """
        for material, _, roots in self._arrays.by_material[child]:
            if len(roots):
                p.setBrush(self._brush(material, tint)[0][0])
                self._fill(p, self._points[1, self._items(roots)])

    def _neck(self, p: QPainter) -> None:
        nothing = np.zeros(0, dtype=np.intp)
        for material, plain, roots in self._arrays.by_material["torso"]:
            if material == "skin":
                self._material(p, np.concatenate((plain, roots)), material, 0, nothing)

    def _paint_part(self, p: QPainter, part: str, tint: int, *, joined: bool, neck: bool) -> None:
        casting = self._arrays.casting[part]
        if len(casting):
            p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            p.setBrush(_HALO)
            p.drawPath(self._union(self._points[-1, self._items(casting)]))
            p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for material, rim in self._arrays.rims[part]:
            p.setBrush(self._brush(material, tint)[1])
            self._fill(p, self._points[0, self._items(rim)])
        if part == "torso" and neck:
            self._neck(p)
        self._materials(p, part, tint, joined=joined)
        solids = self._arrays.solids[part]
        if solids and solids[0].material == "disc":
            self._disc(p, solids)
            return
        for solid in solids:
            if len(solid.spheres) == 1:
                self._ball(p, solid)
            else:
                self._cylinder(p, solid)

    def _ball(self, p: QPainter, solid: Hull) -> None:
        colours = self._owner.materials[solid.material]
        i = solid.spheres[0]
        x, y, r = float(self._x[i]), float(self._y[i]), float(self._r[i])
        lx, ly = float(_LIGHT[0]) * r * 0.55, -float(_LIGHT[1]) * r * 0.55
        shades = QRadialGradient(QPointF(x, y), r * 1.02, QPointF(x + lx, y + ly))
        shades.setColorAt(0.0, QColor(*colours.light))
        shades.setColorAt(0.45, QColor(*colours.base))
        shades.setColorAt(1.0, QColor(*colours.shadow))
        p.setBrush(QColor(*colours.outline))
        p.drawEllipse(QPointF(x, y), r + self._outline, r + self._outline)
        p.setBrush(shades)
        p.drawEllipse(QPointF(x, y), r, r)

    def _cylinder(self, p: QPainter, solid: Hull) -> None:
        """Paint a roller with flat ends, hollow in the middle."""
        colours = self._owner.materials[solid.material]
        first, last = solid.spheres
        ends = self._frame.centres[[first, last]]
        radius = float(self._frame.radii[first])
        axis = unit(ends[1] - ends[0])
        e1 = unit(cross(axis, vec(0.0, 1.0, 0.0)))
        e2 = cross(axis, e1)
        t = np.linspace(0.0, 2.0 * math.pi, 40, endpoint=False)[:, None]
        circle = (np.cos(t) * e1 + np.sin(t) * e2) * radius
        rings = []
        for end in ends:
            x, y, _, _ = self._camera.project(end + circle, self._matrix)
            rings.append(np.stack((x, y), axis=1))
        body = QPolygonF([QPointF(a, b) for a, b in convex_hull(np.concatenate(rings))])
        middle = (rings[0].mean(axis=0), rings[1].mean(axis=0))
        along = middle[1] - middle[0]
        across = np.array((along[1], -along[0])) / max(1e-6, float(np.hypot(*along)))
        if float(across @ np.array((_LIGHT[0], -_LIGHT[1]))) < 0.0:
            across = -across
        half = radius * self._px
        lit, dark = middle[0] + across * half, middle[0] - across * half
        shades = QLinearGradient(QPointF(*lit.tolist()), QPointF(*dark.tolist()))
        shades.setColorAt(0.0, QColor(*colours.base))
        shades.setColorAt(0.25, QColor(*colours.light))
        shades.setColorAt(0.6, QColor(*colours.base))
        shades.setColorAt(1.0, QColor(*colours.shadow))
        p.setPen(QPen(QColor(*colours.outline), self._outline * 1.6))
        p.setBrush(shades)
        p.drawPolygon(body)
        facing = self._matrix @ axis
        near = rings[1] if float(facing[2]) > 0.0 else rings[0]
        centre = near.mean(axis=0)
        for share, colour in ((1.0, colours.base), (0.45, colours.shadow)):
            points = centre + (near - centre) * share
            p.setBrush(QColor(*colour))
            p.drawPolygon(QPolygonF([QPointF(a, b) for a, b in points.tolist()]))
        p.setPen(Qt.PenStyle.NoPen)

    def _disc(self, p: QPainter, solids: Sequence[Hull]) -> None:
        """Paint a cushion whose rim is a ring of spheres: rounder than its hulls are."""
        colours = self._owner.materials["disc"]
        rim = np.unique([i for solid in solids for i in solid.spheres])
        t = np.linspace(0.0, 2.0 * math.pi, _DISC_CORNERS, endpoint=False)
        along = np.stack((np.cos(t), np.sin(t)), axis=1)
        centres = np.stack((self._x[rim], self._y[rim]), axis=1)
        middle = centres.mean(axis=0)
        radius = float(self._r[rim].mean())
        # The ring's centres lie on an ellipse; the support of ellipse and sphere add up.
        spread = (centres - middle).T @ (centres - middle) * 2.0 / len(rim)
        reach = np.sqrt(np.einsum("ni,ij,nj->n", along, spread, along))

        def outline(grow: float) -> QPolygonF:
            points = middle + (along @ spread) / reach[:, None] + along * (radius + grow)
            return QPolygonF([QPointF(a, b) for a, b in points.tolist()])

        p.setBrush(QColor(*colours.outline))
        p.drawPolygon(outline(self._outline))
        body = outline(0.0)
        box = body.boundingRect()
        shades = QLinearGradient(box.topLeft(), box.bottomLeft())
        shades.setColorAt(0.0, QColor(*colours.base))
        shades.setColorAt(0.45, QColor(*colours.light))
        shades.setColorAt(0.75, QColor(*colours.base))
        shades.setColorAt(1.0, QColor(*colours.shadow))
        p.setBrush(shades)
        p.drawPolygon(body)

    def _materials(
        self, p: QPainter, part: str, tint: int, *, joined: bool, roots_only: bool = False
    ) -> None:
        nothing = np.zeros(0, dtype=np.intp)
        rows = self._arrays.by_material[part]
        under = part == "torso" and self._from_below()
        for material, plain, roots in reversed(rows) if under else rows:
            if part == "torso" and material == "skin":
                continue
            own = nothing if roots_only else plain
            # A sleeve's root is cut as well: seen end on, it would lie over the arm's skin.
            sleeved = part.startswith("upper-arm") and self._foreshortened(part)
            top = material == "top" and (sleeved or not roots_only)
            cut = self._hem(part) if top else None
            if under:
                # Seen from below the hips lie before the top, and over its rounded end.
                cut = self._below_hem() if material == "leggings" else None
            if joined and part.startswith("thigh"):
                cut = self._below_hem()
            if joined:
                self._material(p, own, material, tint, roots, cut, whole=sleeved)
            else:
                together = np.concatenate((own, roots))
                whole = sleeved or under
                self._material(p, together, material, tint, nothing, cut, whole=whole)

    def _material(
        self,
        p: QPainter,
        plain: NDArray[np.intp],
        material: str,
        tint: int,
        joined: NDArray[np.intp],
        cut: QPainterPath | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Shade hulls level by level.

        Args:
            p: paints into the layer.
            plain: hulls that cover what is there.
            material: their material.
            tint: how far away they are, in steps.
            joined: hulls that only lighten what is there.
            cut: what remains of a hem's or cuff's hulls.
            whole: whether all hulls are cut, not only those at the hem.
        """
        brushes = self._brush(material, tint)[0]
        plain, joined = self._items(plain), self._items(joined)
        hemmed = self._arrays.hemmed[plain]
        items = np.concatenate((plain[~hemmed], plain[hemmed], joined))
        kinds = [_COVER] * int((~hemmed).sum()) + [_CUT] * int(hemmed.sum())
        kinds += [_LIGHTEN] * len(joined)
        steps = self._step[items]
        # Lightening is slow, and where a root blends in, half the levels do.
        steps[len(plain) :] = np.maximum(2, steps[len(plain) :])
        levels, which = np.nonzero(self._shading.every[:, None] % steps == 0)
        polygons = self._polygons.filled(self._points[levels + 1, items[which]])
        smooth = QPainter.RenderHint.Antialiasing
        lighten = QPainter.CompositionMode.CompositionMode_Lighten
        over = QPainter.CompositionMode.CompositionMode_SourceOver
        draw = p.drawPolygon
        # Of the thigh's lightening root only that is shown which the top does not cover.
        clipped = {_CUT if len(hemmed) and hemmed.any() else _LIGHTEN}
        if whole:
            clipped = {_COVER, _CUT, _LIGHTEN}
        at, doing = -1, _COVER
        if cut is not None:
            p.setClipPath(cut)
            p.setClipping(_COVER in clipped)
        for polygon, level, k in zip(polygons, levels.tolist(), which.tolist(), strict=True):
            kind = kinds[k]
            if kind != doing:
                if _LIGHTEN in {kind, doing}:
                    p.setCompositionMode(lighten if kind == _LIGHTEN else over)
                if cut is not None:
                    p.setClipping(kind in clipped)
                doing = kind
            if level != at:
                p.setBrush(brushes[level])
                # Moving, only the silhouette needs smooth edges: the levels' steps are too faint.
                p.setRenderHint(smooth, level == 0 or self._shading.smooth)
                at = level
            draw(polygon)
        p.setClipping(False)
        p.setCompositionMode(over)
        p.setRenderHint(smooth, True)

    def _far_tints(self) -> dict[str, int]:
        """Return how far away each limb is, in steps: the far one is tinted darker."""
        tints = {}
        depth = (self._frame.body.origins - vec(*self._camera.target)) @ self._matrix[2]
        for part in self._frame.set.surface.part_names:
            limb, _, side = limb_of(part).rpartition("-")
            bone = {"leg": "THIGH", "arm": "SHOULDER"}.get(limb)
            if bone is None:
                continue
            own, other = Bone[f"{bone}_LEFT"], Bone[f"{bone}_RIGHT"]
            behind = float(depth[other] - depth[own]) * (1 if side == "left" else -1)
            tints[part] = round(_FAR_STEPS * min(1.0, max(0.0, (behind - 0.03) / 0.12)))
        return tints

    # ---------------------------------------------------------------- hems

    def _hem(self, part: str) -> QPainterPath | None:
        if part not in self._hems:
            self._hems[part] = self._find_hem(part)
        return self._hems[part]

    def _find_hem(self, part: str, *, narrow: bool = False) -> QPainterPath | None:
        """Return what of the top remains above its hem, or of a sleeve above its cuff.

        Args:
            part: the trunk or an upper arm.
            narrow: whether the region is only as wide as the ring of the hem.
        """
        figure, body = self._owner.figure, self._frame.body
        if part == "torso":
            width, depth, z = figure.build.rings[2]
            turn = body.rotations[Bone.LUMBAR_LOW]
            centre = body.place(Bone.LUMBAR_LOW, 0.0, -0.028, z)
            return self._cut(
                centre,
                turn[:, 1],
                turn[:, 0] * ((width + 0.006) * HEIGHT),
                turn[:, 2] * ((depth + 0.004) * HEIGHT),
                narrow=narrow,
            )
        if part.startswith("upper-arm"):
            bone = Bone[f"UPPER_ARM_{part.removeprefix('upper-arm-').upper()}"]
            turn = body.rotations[bone]
            radius = figure.sleeve[-2][1] * HEIGHT
            centre = body.place(bone, 0.0, -figure.sleeve_end * UPPER_ARM_LENGTH, 0.0)
            return self._cut(centre, turn[:, 1], turn[:, 0] * radius, turn[:, 2] * radius)
        return None

    def _from_below(self) -> bool:
        """Tell whether the trunk points away from the viewer at the hem."""
        up = self._frame.body.rotations[Bone.LUMBAR_LOW][:, 1]
        return float(self._matrix[2] @ up) < _FROM_BELOW

    def _foreshortened(self, part: str) -> bool:
        """Tell whether an upper arm is so foreshortened that its shoulder reaches its cuff."""
        bone = Bone[f"UPPER_ARM_{part.removeprefix('upper-arm-').upper()}"]
        return abs(float(self._matrix[2] @ self._frame.body.rotations[bone][:, 1])) > _FORESHORTENED

    def _below_hem(self) -> QPainterPath | None:
        """Return all but what the top covers; None where it is seen end on."""
        if "below" not in self._hems:
            below = self._from_below()
            top = self._find_hem("torso", narrow=True) if below else self._hem("torso")
            if top is not None:
                path = QPainterPath()
                path.setFillRule(Qt.FillRule.OddEvenFill)
                path.addRect(top.boundingRect().adjusted(-9000.0, -9000.0, 9000.0, 9000.0))
                path.addPath(top)
                top = path
            self._hems["below"] = top
        return self._hems["below"]

    def _cut(
        self, centre: Array, kept: Array, e1: Array, e2: Array, *, narrow: bool = False
    ) -> QPainterPath | None:
        """Return a large region bounded by the visible half of a ring; None seen end on."""
        along = self._matrix @ kept
        x, y, _, k = self._camera.project(centre, self._matrix)
        x0, y0, scale = float(x), float(y), float(k)
        a1, a2 = self._matrix @ e1, self._matrix @ e2
        u = np.array((along[0], -along[1]))
        size = math.hypot(float(u[0]), float(u[1]))
        if size < _END_ON:
            return None
        u = u / size
        normal = np.array((-u[1], u[0]))
        nearest = math.atan2(float(a2[2]), float(a1[2]))
        # Seen from far below, the hips lie before the ends of the ring.
        away = min(1.0, max(0.0, -float(along[2])) / 0.5) if narrow else 0.0
        reach = math.pi / 2 - 0.35 * away
        t = nearest + reach * _RING[:, None]
        v = np.cos(t) * a1 + np.sin(t) * a2
        ring = np.array((x0, y0)) + v[:, :2] * np.array((scale, -scale))
        if float((ring[-1] - ring[0]) @ normal) < 0.0:
            ring = ring[::-1]
        far = 3000.0
        aside = normal * far
        corners = [
            ring[0] - aside + u * far * away,
            *ring,
            ring[-1] + aside + u * far * away,
            ring[-1] + aside + u * far,
            ring[0] - aside + u * far,
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(a, b) for a, b in np.array(corners).tolist()]))
        path.closeSubpath()
        return path

    # ---------------------------------------------------------------- glow

    def _touches(self, part: str, g: Glow) -> bool:
        """Tell whether a part may cover some of a glow: with more than the root of a limb."""
        items = [row[1] for row in self._arrays.by_material[part]]
        if not items:
            return True
        x, y, _, k = self._camera.project(self._frame.body.place(g.bone, *g.offset), self._matrix)
        reach = 0.6 * g.radius * HEIGHT * float(k)
        seen = self._items(np.concatenate(items))
        return bool(self._near(seen, float(x), float(y), reach).any())

    def _glow(
        self,
        p: QPainter,
        glows: Sequence[Glow],
        drawn: set[str],
        spared: Sequence[str],
        limb: str | None = None,
    ) -> None:
        """Light up muscles. The gradient ends with its disc: the body's hulls are the clip.

        Args:
            p: paints into the layer.
            glows: what to light.
            drawn: the parts that are painted already.
            spared: the parts that lie before what is lit, and stay as they are but for their roots.
            limb: the limb beyond the joint, if it is to be lit too.
        """
        if not glows:
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        table = self._arrays.by_material
        before = [row[1] for part in spared for row in table[part] if len(row[1])]
        for g in glows:
            normal = self._matrix @ (self._frame.body.rotations[g.bone] @ np.array(g.normal))
            # Turned away from the viewer it fades, and it never shines through the body.
            strength = 0.85 * max(
                smooth((float(normal[2]) + 0.60) / 0.80), _WRAPPED if g.wraps else 0.0
            )
            if strength < 0.02:
                continue
            place = self._frame.body.place(g.bone, *g.offset)
            px, py, _, k = self._camera.project(place, self._matrix)
            x, y, radius = float(px), float(py), float(g.radius * HEIGHT * k) * 1.15
            # Of the trunk only the neck is bare: the back's glow must not shine on the throat.
            bare = g.part != "torso" or g.bone == Bone.NECK
            rows = [row for row in table[g.part] if bare or row[0] != "skin"]
            items = [row[k] for row in rows for k in (1, 2)]
            for child in CHILDREN.get(g.part, ()):
                if child in drawn:
                    whole = child == limb or (child == g.until and child.startswith("upper-arm"))
                    kinds = (1, 2) if whole else (2,)
                    items += [row[k] for row in table[child] for k in kinds]
            seen = self._items(np.concatenate(items))
            lit = seen[self._near(seen, x, y, radius)]
            if not len(lit):
                continue
            gradient = QRadialGradient(x, y, radius)
            gradient.setColorAt(0.0, QColor(255, 112, 72, int(225 * strength)))
            gradient.setColorAt(0.5, QColor(255, 114, 76, int(160 * strength)))
            gradient.setColorAt(1.0, QColor(255, 116, 84, 0))
            box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
            cover = self._items(np.concatenate(before)) if before else lit[:0]
            cover = cover[self._near(cover, x, y, radius)]
            if len(cover):
                light = self._light(p, box, gradient, lit, cover)
                p.drawImage(box, light, QRectF(light.rect()))
            else:
                p.setBrush(gradient)
                p.setClipRect(box)
                p.drawPath(self._union(self._points[1, lit]))
                p.setClipping(False)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _light(
        self,
        p: QPainter,
        box: QRectF,
        gradient: QRadialGradient,
        lit: NDArray[np.intp],
        cover: NDArray[np.intp],
    ) -> QImage:
        """Return a picture of a glow on some hulls, without what other hulls cover of it."""
        size = max(1, math.ceil(box.width() * device_scale(p)))
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        q = QPainter(image)
        q.setPen(Qt.PenStyle.NoPen)
        q.scale(size / box.width(), size / box.height())
        q.translate(-box.topLeft())
        q.setBrush(gradient)
        q.drawPath(self._union(self._points[1, lit]))
        q.setRenderHint(QPainter.RenderHint.Antialiasing)
        q.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        q.setBrush(_OPAQUE)
        self._fill(q, self._points[1, cover])
        q.end()
        return image

    # ---------------------------------------------------------------- head

    def _head_place(self, x: float, y: float, z: float) -> tuple[float, float, float, float]:
        place = self._frame.body.place(Bone.HEAD, x, y, z)
        px, py, depth, k = self._camera.project(place, self._matrix)
        return float(px), float(py), float(depth), float(k)

    def _cranium(self) -> tuple[float, float, float]:
        x, y, _, k = self._head_place(0.0, 0.066, 0.0)
        return x, y, 0.0545 * HEIGHT * k * 1.06

    def _hair_behind(self, p: QPainter) -> None:
        outline = QColor(*self._owner.materials["hair"].outline)
        p.setBrush(outline)
        if self._owner.figure.hair == "bun":
            x, y, _, k = self._head_place(*BUN)
            r = BUN_RADIUS * HEIGHT * k + self._outline
            p.drawEllipse(QPointF(x, y), r, r)
        x, y, r = self._cranium()
        r += self._outline * 0.6
        p.drawEllipse(QPointF(x, y), r, r)

    def _bun(self, p: QPainter, *, front: bool) -> None:
        if self._owner.figure.hair != "bun":
            return
        colours = self._owner.materials["hair"]
        x, y, depth, k = self._head_place(*BUN)
        if (depth >= self._head_place(0.0, 0.066, 0.0)[2]) != front:
            return
        r = BUN_RADIUS * HEIGHT * k
        p.setBrush(QColor(*colours.outline))
        p.drawEllipse(QPointF(x, y), r + self._outline * 0.8, r + self._outline * 0.8)
        p.setBrush(QColor(*colours.shadow))
        p.drawEllipse(QPointF(x, y), r, r)
        lx, ly = float(_LIGHT[0]), float(_LIGHT[1])
        for level, colour in ((0.3, colours.base), (0.8, colours.light)):
            size = min(math.sqrt(1 - level * level) * 0.93, 1 - level * 0.82) * r
            p.setBrush(QColor(*colour))
            p.drawEllipse(QPointF(x + lx * level * r, y - ly * level * r), size, size)

    def _hair_and_face(self, p: QPainter) -> None:
        colours = self._owner.materials["hair"]
        x, y, r = self._cranium()
        turn = self._matrix @ self._frame.body.rotations[Bone.HEAD]
        axis = turn @ unit(vec(0.0, 0.70, -0.71))
        outline, kind = cap_outline(axis, _HAIRLINE)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        if len(outline):
            points = outline * np.array((r, -r)) + np.array((x, y))
            path.addPolygon(QPolygonF([QPointF(a, b) for a, b in points.tolist()]))
            path.closeSubpath()
        if kind in {"disc", "around"}:
            path.addEllipse(QPointF(x, y), r, r)
        gradient = QRadialGradient(
            x + float(_LIGHT[0]) * r * 0.7, y - float(_LIGHT[1]) * r * 0.7, r * 1.7
        )
        gradient.setColorAt(0.0, QColor(*colours.light))
        gradient.setColorAt(0.35, QColor(*colours.base))
        gradient.setColorAt(1.0, QColor(*colours.shadow))
        p.setBrush(gradient)
        p.drawPath(path)
        self._bun(p, front=True)
        self._ears(p, turn)
        self._face(p, turn)

    def _ears(self, p: QPainter, turn: Array) -> None:
        skin = self._owner.materials["skin"]
        up = turn[:, 1]
        angle = math.degrees(math.atan2(-float(up[1]), float(up[0])))
        for sign in (1, -1):
            facing = float((turn @ vec(sign, 0.0, -0.15))[2])
            if facing <= -0.05:
                continue
            x, y, _, k = self._head_place(sign * 0.0535, 0.050, -0.004)
            size = 0.0145 * HEIGHT * k
            wide = max(0.25, min(1.0, 0.35 + 0.65 * facing))
            p.save()
            p.translate(x, y)
            p.rotate(angle)
            rim = self._outline * 0.6
            for colour, a, b in (
                (skin.outline, size + rim, size * 0.62 * wide + rim),
                (skin.base, size, size * 0.62 * wide),
                (skin.shadow, size * 0.55, size * 0.30 * wide),
            ):
                p.setBrush(QColor(*colour))
                p.drawEllipse(QPointF(0, 0), a, b)
            p.restore()

    def _face(self, p: QPainter, turn: Array) -> None:
        up = turn[:, 1]
        angle = math.degrees(math.atan2(-float(up[1]), float(up[0]))) + 90.0
        hair = self._owner.materials["hair"]

        def upright(x: float, y: float, draw: Callable[[], None]) -> None:
            p.save()
            p.translate(x, y)
            p.rotate(angle)
            draw()
            p.restore()

        for sign in (1, -1):
            facing = float((turn @ unit(vec(sign * 0.42, 0.05, 0.9)))[2])
            if facing <= 0.12:
                continue
            x, y, _, k = self._head_place(sign * 0.021, 0.060, 0.0515)
            seen = min(1.0, (facing - 0.12) / 0.25)
            size = 0.0066 * HEIGHT * k

            def eye(size: float = size, facing: float = facing, seen: float = seen) -> None:
                p.setBrush(QColor(40, 24, 22, int(255 * seen)))
                p.drawEllipse(QPointF(0, 0), size * max(0.35, min(1.0, facing * 1.15)) * 0.8, size)

            upright(x, y, eye)
            # A brow lies on the forehead, and goes out of sight before the eye does.
            x, y, _, _ = self._head_place(sign * 0.021, 0.0765, 0.0492)
            seen = float((turn @ unit(vec(sign * 0.021, 0.0105, 0.0492)))[2]) / 0.3
            if seen <= 0.0:
                continue

            def brow(
                size: float = size, facing: float = facing, seen: float = min(1.0, seen)
            ) -> None:
                colour = QColor(*hair.base)
                colour.setAlpha(int(230 * seen))
                p.setPen(QPen(colour, size * 0.55, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                wide = size * 1.7 * max(0.3, facing)
                arch = QPainterPath(QPointF(-wide, size * 0.35))
                arch.quadTo(QPointF(0, -size * 0.65), QPointF(wide, size * 0.35))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawPath(arch)
                p.setPen(Qt.PenStyle.NoPen)

            upright(x, y, brow)
        facing = float((turn @ unit(vec(0.0, -0.05, 1.0)))[2])
        if facing > 0.05:
            x, y, _, k = self._head_place(0.0, 0.0215, 0.054)
            seen = min(1.0, (facing - 0.05) / 0.2)
            size = 0.011 * HEIGHT * k * max(0.35, facing)

            def mouth() -> None:
                colour = QColor(150, 70, 60, int(230 * seen))
                p.setPen(
                    QPen(
                        colour, 0.0042 * HEIGHT * k, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
                    )
                )
                p.setBrush(Qt.BrushStyle.NoBrush)
                smile = QPainterPath(QPointF(-size, -0.1 * size))
                smile.quadTo(QPointF(0, size * 0.55), QPointF(size, -0.1 * size))
                p.drawPath(smile)
                p.setPen(Qt.PenStyle.NoPen)

            upright(x, y, mouth)


# -------------------------------------------------------------------- files

_SHEET_CELL = (480, 320)
_SHEET_COLUMNS = 5
_STAGES: dict[Theme, str] = {"light": "#F3F7F5", "dark": "#2A3433"}
_INKS: dict[Theme, str] = {"light": "#1C2423", "dark": "#ECF1EF"}


def write_picture(
    renderer: FigureRenderer,
    scene: Scene,
    out: Path,
    size: tuple[int, int],
    *,
    steps: int = 0,
    close_up: bool = False,
) -> None:
    """Write a scene as PNG (on the stage's colour) or SVG (transparent), by the file's suffix.

    Args:
        renderer: of the figure and theme.
        scene: what to paint.
        out: the file to write.
        size: width and height in pixels.
        steps: more than 1 writes a strip of so many moments of the movement.
        close_up: zoom to the body as in lists.

    Raises:
        OSError: the file cannot be written.
    """
    application = _application()
    if out.suffix.lower() == ".svg":
        _write_svg(renderer, scene, out, size)
    else:
        _write_image(renderer, scene, out, size, max(1, steps), close_up=close_up)
    del application


def _write_image(
    renderer: FigureRenderer,
    scene: Scene,
    out: Path,
    size: tuple[int, int],
    count: int,
    *,
    close_up: bool,
) -> None:
    width, height = size
    image = QImage(width * count, height, QImage.Format.Format_RGB32)
    image.fill(QColor(_STAGES[renderer.theme]))
    painter = QPainter(image)
    for i in range(count):
        moment = scene if count == 1 else replace(scene, u=i / (count - 1))
        picture = renderer.image(moment, width, height, close_up=close_up)
        painter.drawImage(i * width, 0, picture)
    painter.end()
    _save(image, out)


def _write_svg(renderer: FigureRenderer, scene: Scene, out: Path, size: tuple[int, int]) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(out))
    generator.setSize(QSize(*size))
    generator.setViewBox(QRect(0, 0, *size))
    generator.setTitle(scene.exercise)
    painter = QPainter()
    if not painter.begin(generator):
        msg = f"{out} cannot be written."
        raise OSError(msg)
    renderer.paint(painter, QRectF(0, 0, *size), scene)
    painter.end()


def write_sheet(renderer: FigureRenderer, scenes: Sequence[Scene], out: Path) -> None:
    """Write many scenes with their names under one another.

    Raises:
        OSError: the file cannot be written.
    """
    application = _application()
    width, height = _SHEET_CELL
    columns = min(_SHEET_COLUMNS, max(1, len(scenes)))
    rows = -(-len(scenes) // columns)
    image = QImage(width * columns, max(1, height * rows), QImage.Format.Format_RGB32)
    image.fill(QColor(_STAGES[renderer.theme]))
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(15)
    painter.setFont(font)
    for i, scene in enumerate(scenes):
        x, y = (i % columns) * width, (i // columns) * height
        painter.drawImage(x, y, renderer.image(scene, width, height))
        painter.setPen(QColor(_INKS[renderer.theme]))
        painter.drawText(x + 12, y + 22, f"{scene.exercise} – {scene.pose_to}")
    painter.end()
    _save(image, out)
    del application


def _application() -> QCoreApplication:
    """Return the Qt application, which fonts need, for the caller to keep; make one if need be."""
    return QGuiApplication.instance() or QGuiApplication([])


def _save(image: QImage, out: Path) -> None:
    if not image.save(str(out)):
        msg = (
            f"{out} cannot be written; use a folder that exists and a name ending in .png or .svg."
        )
        raise OSError(msg)
