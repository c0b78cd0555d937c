"""Scenes painted with QPainter, and the pictures that are kept while they do not change."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.canvas import Canvas
from coach.figure.clip import smooth
from coach.figure.composer import Composer, SteadyOrder
from coach.figure.figures import Figure
from coach.figure.film import Film, Layers, Runs
from coach.figure.floor import draw_floor, floor_box
from coach.figure.layout import Layouts
from coach.figure.library import PoseLibrary
from coach.figure.painter import Brushes, QtCanvas, device_scale, shadow_picture, transparent
from coach.figure.palette import Palette, Theme
from coach.figure.projection import Camera
from coach.figure.scene import Scene
from coach.figure.shading import MOVING, STILL, Shading
from coach.figure.shadow import floor_shadow
from coach.figure.stage import Frame, Set, Stage, framed
from coach.figure.tables import Tables, tables_of
from coach.figure.view import View, seen
from coach.figure.view import close_up as close_up_camera

if TYPE_CHECKING:
    from coach.figure.rotation import Array

_KEPT_STILLS = 20
"""Pictures of still scenes that are kept: a breath has six, and a repetition up to three holds."""
_KEPT_CAMERAS = 64


class FigureRenderer:
    """Paints one figure in one theme."""

    def __init__(self, library: PoseLibrary, figure: Figure, theme: Theme) -> None:
        self.stage = Stage(library, figure)
        self.theme = theme
        self._figure = figure
        self._palette = Palette(figure.name, theme)
        self._brushes = Brushes()
        self._tables: dict[int, tuple[Set, Tables, Layouts]] = {}
        self._order = SteadyOrder()
        self._stills: dict[tuple[Scene, float, float, float], Runs] = {}
        self._cameras: dict[tuple[str, str, float, float, bool], Camera] = {}
        self._film = Film()
        self._room: Array = np.empty((0, 0, 0, 2))
        self._floor: tuple[tuple[str, Camera, float, float, float], QImage, QPointF] | None = None

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
            self._draw_kept(painter, rect.topLeft(), scene, width, height)
        else:
            painter.save()
            painter.translate(rect.topLeft())
            self._paint_moving(painter, scene, width, height)
            painter.restore()

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
        # On its own: it neither follows the movement that was painted last, nor comes before one.
        return self._image(scene, width, height, dpr, SteadyOrder(), close_up=close_up)

    def _image(
        self,
        scene: Scene,
        width: int,
        height: int,
        dpr: float,
        order: SteadyOrder,
        *,
        close_up: bool = False,
    ) -> QImage:
        image = transparent(round(width * dpr), round(height * dpr), dpr)
        frame = self.stage.frame(scene)
        camera = self._camera_for(frame, width, height, close_up=close_up)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_floor(painter, frame.set, camera, width, height)
        view = seen(frame, camera)
        for box, layer in self._layers(painter, scene, view, width, height, order):
            painter.drawImage(box, layer)
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

    def _draw_kept(
        self, painter: QPainter, place: QPointF, scene: Scene, width: float, height: float
    ) -> None:
        scale = device_scale(painter)
        key = (scene, width, height, scale)
        runs = self._stills.pop(key, None)
        if runs is None:
            size = (math.ceil(width), math.ceil(height))
            runs = Runs(self._image(scene, *size, scale, self._order))
            while len(self._stills) >= _KEPT_STILLS:
                self._stills.pop(next(iter(self._stills)))
        self._stills[key] = runs
        columns, rows = runs.size
        runs.draw(painter, QRectF(place.x(), place.y(), columns / scale, rows / scale))

    def _cross_fade(self, painter: QPainter, rect: QRectF, scene: Scene) -> None:
        """Paint one scene fading into another; neither shines through where both are opaque."""
        share = smooth(scene.arrival)
        width, height = rect.width(), rect.height()
        scale = device_scale(painter)
        arriving = replace(scene, leaving=None, arrival=1.0)
        leaving = scene.leaving or arriving
        size = (math.ceil(width), math.ceil(height))
        pixels = (math.ceil(width * scale), math.ceil(height * scale))
        # Each is faded by itself before they are added: Plus with an opacity adds first, and what
        # is more than opaque is cut off, which would flash where both are opaque.
        images = []
        for one, opacity in ((leaving, 1.0 - share), (arriving, share)):
            images.append(transparent(*pixels, scale))
            p = QPainter(images[-1])
            p.setOpacity(opacity)
            if one.is_still:
                self._draw_kept(p, QPointF(), one, width, height)
            else:
                p.drawImage(0, 0, self._image(one, *size, scale, self._order))
            p.end()
        p = QPainter(images[0])
        p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        p.drawImage(0, 0, images[1])
        p.end()
        painter.drawImage(rect.topLeft(), images[0])

    def _camera_for(self, frame: Frame, width: float, height: float, *, close_up: bool) -> Camera:
        if close_up:
            return close_up_camera(frame, width, height)
        return self._camera(frame.set, width, height, mirrored=frame.mirrored)

    def _camera(self, the_set: Set, width: float, height: float, *, mirrored: bool) -> Camera:
        key = (the_set.data.exercise, the_set.data.drawn_side, width, height, mirrored)
        camera = self._cameras.get(key)
        if camera is None:
            camera = framed(the_set, width, height, mirrored=mirrored)
            while len(self._cameras) >= _KEPT_CAMERAS:
                self._cameras.pop(next(iter(self._cameras)))
            self._cameras[key] = camera
        return camera

    def _tables_of(self, the_set: Set) -> tuple[Tables, Layouts]:
        found = self._tables.get(id(the_set))
        if found is None:
            tables = tables_of(the_set)
            layouts = Layouts(tables, the_set.surface.radii)
            found = self._tables[id(the_set)] = (the_set, tables, layouts)
        return found[1:]

    def draw(
        self, canvas: Canvas, scene: Scene, width: int, height: int, *, close_up: bool = False
    ) -> None:
        """Draw a scene on a canvas of any kind, shape by shape.

        Args:
            canvas: where to.
            scene: what to draw.
            width: of the canvas, pixels.
            height: of the canvas, pixels.
            close_up: zoom to the body's bounding box instead of the whole movement.
        """
        frame = self.stage.frame(scene)
        camera = self._camera_for(frame, width, height, close_up=close_up)
        draw_floor(canvas, frame.set, camera, self.theme)
        view = seen(frame, camera)
        tables, layouts = self._tables_of(frame.set)
        canvas.shadow(floor_shadow(view, tables, width, height))
        order = SteadyOrder().of(scene, view, tables)
        self._composer(view, tables, layouts, STILL).draw(canvas, order)

    def _composer(self, view: View, tables: Tables, layouts: Layouts, shading: Shading) -> Composer:
        layout = layouts.of(view, shading)
        points = self._room = layout.outlines(shading.discs(view), self._room)
        return Composer(self._figure, self._palette, view, tables, shading, layout, points)

    def step(self, scene: Scene, width: float, height: float, scale: float) -> Scene:
        """Return the scene that stands for another: no pixel of theirs is seen to differ.

        Args:
            scene: any moment.
            width: of the picture, logical pixels.
            height: of the picture, logical pixels.
            scale: physical pixels a logical pixel.

        Raises:
            ContentError: the scene names an exercise or pose that there is not.
        """
        if scene.is_still or scene.leaving is not None:
            return scene
        the_set, mirrored = self.stage.seen_from(scene)
        camera = self._camera(the_set, width, height, mirrored=mirrored)
        u = self.stage.travel(scene).step(scene.u, camera.scale * scale)
        # The beginning of a cycle is no hold, and is not to be painted like one.
        return replace(scene, u=u or float(scene.pose_from == scene.pose_to))

    def forget_movements(self) -> None:
        """Let go of what is kept for repetitions: no movement goes on."""
        self._film.clear()

    def _paint_moving(self, p: QPainter, scene: Scene, width: float, height: float) -> None:
        the_set, mirrored = self.stage.seen_from(scene)
        camera = self._camera(the_set, width, height, mirrored=mirrored)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_floor(p, the_set, camera, width, height)
        # The order of parts depends on the one before, so that equal keys are equal pictures.
        key = (
            scene.exercise,
            scene.side,
            frozenset((scene.pose_from, scene.pose_to)),
            self.stage.moment(scene).either_way(),
            scene.breath,
            camera,
            device_scale(p),
            width,
            height,
            self._order.before(scene),
        )
        shot = self._film.find(key)
        if shot is None:
            frame = self.stage.frame(scene)
            layers = self._layers(p, scene, seen(frame, camera), width, height, self._order)
            self._film.keep(key, layers, self._order.last)
            for box, image in layers:
                p.drawImage(box, image)
            return
        self._order.take(scene, shot.order)
        for box, runs in shot.layers:
            runs.draw(p, box)

    def _layers(
        self,
        p: QPainter,
        scene: Scene,
        view: View,
        width: float,
        height: float,
        order: SteadyOrder,
    ) -> Layers:
        """Return shadow and figure, each as a picture and the box that it fills."""
        tables, layouts = self._tables_of(view.frame.set)
        shadow = floor_shadow(view, tables, width, height)
        layers = [(QRectF(*shadow.box), shadow_picture(shadow, self._brushes))]
        parts = order.of(scene, view, tables)
        x0, y0, x1, y1 = view.extent(width, height)
        if x1 > x0 and y1 > y0:
            # On a layer of its own: halos fall on the figure alone, and it may be coarser.
            shading = STILL if scene.is_still else MOVING
            scale = min(device_scale(p), math.sqrt(shading.largest / ((x1 - x0) * (y1 - y0))))
            layer = transparent(int((x1 - x0) * scale) + 1, int((y1 - y0) * scale) + 1)
            painter = QPainter(layer)
            painter.scale(scale, scale)
            painter.translate(-x0, -y0)
            composer = self._composer(view, tables, layouts, shading)
            composer.draw(QtCanvas(painter, self._brushes), parts)
            painter.end()
            layers.append((QRectF(x0, y0, layer.width() / scale, layer.height() / scale), layer))
        return layers

    def _paint_floor(
        self, p: QPainter, the_set: Set, camera: Camera, width: float, height: float
    ) -> None:
        """Paint mat and walls, from a picture of them that is kept while the camera stands."""
        if the_set.mat is None and not the_set.walls:
            return
        scale = device_scale(p)
        key = (the_set.data.exercise, camera, scale, width, height)
        if self._floor is None or self._floor[0] != key:
            left, top, right, bottom = floor_box(the_set, camera, width, height)
            image = transparent(
                math.ceil((right - left) * scale), math.ceil((bottom - top) * scale), scale
            )
            painter = QPainter(image)
            painter.translate(-left, -top)
            draw_floor(QtCanvas(painter, self._brushes), the_set, camera, self.theme)
            painter.end()
            self._floor = (key, image, QPointF(left, top))
        p.drawImage(self._floor[2], self._floor[1])
