"""The moving figure for all who paint pictures; loaded after the first paint."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from coach.domain.exercise import Position
from coach.domain.timeline import Timeline
from coach.figure import scene as scenes
from coach.figure.identity import ENGINE_VERSION
from coach.figure.library import PoseLibrary
from coach.figure.scene import Scene, Side
from coach.memory import forget_sources
from coach.ui.kept_pictures import KeptPictures, picture_name
from coach.ui.ownex.pictures import OwnPictures
from coach.ui.widgets.picture import Picture

if TYPE_CHECKING:
    # Brings NumPy: not before something moves, or is drawn that has never been drawn.
    from coach.figure.palette import Theme
    from coach.figure.renderer import FigureRenderer

_STILLS = 3
"""Still pictures that are kept at hand: an exercise, its easier and its harder form."""
_CYCLE_MS = 3000
"""How long a cycle takes in the slow demonstration."""


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """The picture of a user's own exercise, as a moment: it stays the same throughout."""

    exercise_id: str


class DrawnFigure:
    """Draws the exercises that have poses, and the user's own.

    An exercise of the user's own shows its picture; without one, the figure stands, sits or lies
    in the exercise's starting position.

    Args:
        poses: folder of the pose files.
        figure: which figure it is.
        cache_dir: where still pictures are kept.
    """

    def __init__(self, poses: Path, figure: str, cache_dir: Path) -> None:
        self._library = PoseLibrary(poses)
        self._figure = figure
        self._renderers: dict[Theme, FigureRenderer] = {}
        self._kept = KeptPictures(cache_dir)
        self._stills: dict[str, QImage] = {}
        self._positions: dict[str, Position] = {}
        self._pictures: OwnPictures | None = None

    def use_own(self, positions: Mapping[str, Position], pictures: OwnPictures) -> None:
        """Draw the user's own exercises too.

        Args:
            positions: the starting position of each, by id.
            pictures: their pictures.
        """
        self._positions = dict(positions)
        self._pictures = pictures

    def can_draw(self, exercise_id: str) -> bool:
        """Tell whether an exercise has poses, or is one of the user's own."""
        return self._library.has(exercise_id) or exercise_id in self._positions

    def can_move(self, exercise_id: str) -> bool:
        """Tell whether an exercise has poses to move between."""
        return self._library.has(exercise_id)

    def at(self, timeline: Timeline, position_ms: int, *, reduced_motion: bool) -> Hashable | None:
        """Return the moment of a session; equal moments are equal pictures."""
        for item in timeline.items:
            if self._library.has(item.exercise_id):
                self._library.file(item.exercise_id)
        scene = scenes.scene_at(
            timeline, position_ms, cycles=self._library.cycles(), reduced_motion=reduced_motion
        )
        if scene is None:
            return None
        if not self._library.has(scene.exercise):
            return self._own(scene.exercise)
        if scene.leaving is not None and not self._library.has(scene.leaving.exercise):
            # A user's own exercise has no poses to fade from.
            return replace(scene, leaving=None, arrival=1.0)
        return scene

    def demonstration(self, exercise_id: str, elapsed_ms: int) -> Hashable:
        """Return a moment of the slow, endless demonstration of an exercise."""
        if not self._library.has(exercise_id):
            return self._own(exercise_id)
        data = self._library.file(exercise_id)
        cycles = tuple(data.cycles)
        if not cycles:
            poses = ("start", "cat", "cow") if "cat" in data.poses else ("start", "end")
            return scenes.preview(exercise_id, elapsed_ms, data.drawn_side, poses)
        name = cycles[elapsed_ms // (_CYCLE_MS * 2) % len(cycles)]
        return scenes.preview(exercise_id, elapsed_ms, data.drawn_side, (name,), move_ms=_CYCLE_MS)

    def _own(self, exercise_id: str) -> Hashable | None:
        """Return what shows an exercise without poses, None if nothing does."""
        if self._pictures is not None and self._pictures.has(exercise_id):
            return OwnPicture(exercise_id)
        position = self._positions.get(exercise_id)
        if position is None:
            return None
        return Scene(self._library.shown_for(exercise_id, position))

    def step(self, picture: Picture, size: QSizeF, ratio: float) -> Picture:
        """Return the picture that stands for another: nobody sees them differ."""
        scene = picture.moment
        if not isinstance(scene, Scene) or scene.is_still:
            return picture
        # Themes differ in colours alone.
        renderer = next(iter(self._renderers.values()), None)
        if renderer is None:
            return picture
        return replace(picture, moment=renderer.step(scene, size.width(), size.height(), ratio))

    def forget_movements(self) -> None:
        """Let go of what is kept of a movement for its repetitions: nothing moves any more."""
        for renderer in self._renderers.values():
            renderer.forget_movements()

    def paint(self, painter: QPainter, rect: QRectF, picture: Picture, *, dark: bool) -> None:
        """Paint a picture into a rectangle."""
        theme: Theme = "dark" if dark else "light"
        if self._pictures is not None and self._pictures.has(picture.exercise_id):
            close_up = picture.close_up
            self._pictures.paint(painter, rect, picture.exercise_id, close_up=close_up)
            return
        if isinstance(picture.moment, Scene) and not picture.close_up:
            self._renderer(theme).paint(painter, rect, picture.moment)
            return
        shown = self._library.shown_for(picture.exercise_id, picture.position)
        size = (round(rect.width()), round(rect.height()))
        ratio = painter.device().devicePixelRatioF()
        if picture.close_up:
            image = self._thumbnail(shown, size, ratio, theme)
        else:
            image = self._still_image(replace(picture, exercise_id=shown), size, ratio, theme)
        painter.drawImage(rect.topLeft(), image)

    def _thumbnail(
        self, exercise_id: str, size: tuple[int, int], ratio: float, theme: "Theme"
    ) -> QImage:
        name = self._name(exercise_id, "small", *size, ratio, theme)
        image = self._kept.find(name)
        if image is None:
            image = self._renderer(theme).thumbnail(exercise_id, *size, ratio)
            self._kept.keep(name, image)
        image.setDevicePixelRatio(ratio)
        return image

    def _still_image(
        self, picture: Picture, size: tuple[int, int], ratio: float, theme: "Theme"
    ) -> QImage:
        name = self._name(picture.exercise_id, picture, *size, ratio, theme)
        image = self._stills.pop(name, None)
        if image is None:
            image = self._kept.find(name)
        if image is None:
            image = self._renderer(theme).image(self._scene(picture), *size, ratio)
            self._kept.keep_if_it_stays(name, image)
        image.setDevicePixelRatio(ratio)
        while len(self._stills) >= _STILLS:
            self._stills.pop(next(iter(self._stills)))
        self._stills[name] = image
        return image

    def _name(self, exercise_id: str, *circumstances: object) -> str:
        data = self._library.source(exercise_id)
        return picture_name(data, ENGINE_VERSION, self._figure, *circumstances)

    def _renderer(self, theme: "Theme") -> "FigureRenderer":
        found = self._renderers.get(theme)
        if found is None:
            from coach.figure.figures import figure_named
            from coach.figure.renderer import FigureRenderer

            # With them came NumPy.
            forget_sources()
            found = FigureRenderer(self._library, figure_named(self._figure), theme)
            self._renderers[theme] = found
        return found

    def _scene(self, picture: Picture) -> Scene:
        data = self._library.file(picture.exercise_id)
        pose = picture.pose_to or data.key_pose
        side: Side = data.drawn_side
        if picture.side is not None:
            side = "left" if picture.side.value == "left" else "right"
        if pose not in data.poses:
            return Scene(picture.exercise_id, pose, pose, 0.4, side)
        return scenes.movement(
            picture.exercise_id,
            picture.pose_from if picture.fraction < 1.0 else pose,
            pose,
            picture.fraction,
            side,
        )
