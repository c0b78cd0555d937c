"""What is shown of an exercise, and who draws it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from coach.domain.exercise import Position, Side
from coach.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Picture:
    """One moment of an exercise.

    Attributes:
        exercise_id: the exercise.
        position: its starting position, drawn where there is no figure.
        pose_from: pose at the beginning of the movement.
        pose_to: pose at its end; empty for the one that shows the exercise best.
        fraction: how far between them, 0 to 1.
        side: the working side, None for both.
        close_up: zoom to the body, for small pictures.
        moment: the figure source's own description of the moment; goes before the poses. Equal
            moments are equal pictures, so that a still hold is painted once.
    """

    exercise_id: str
    position: Position
    pose_from: str = "start"
    pose_to: str = ""
    fraction: float = 1.0
    side: Side | None = None
    close_up: bool = False
    moment: Hashable | None = None


class FigureSource(Protocol):
    """Draws the figure; what stands behind it is none of the widgets' business."""

    def can_draw(self, exercise_id: str) -> bool:
        """Tell whether there is a figure for an exercise."""
        ...

    def can_move(self, exercise_id: str) -> bool:
        """Tell whether there is a movement to show, not a still picture only."""
        ...

    def at(self, timeline: Timeline, position_ms: int, *, reduced_motion: bool) -> Hashable | None:
        """Return the moment of a session, for `Picture.moment`."""
        ...

    def demonstration(self, exercise_id: str, elapsed_ms: int) -> Hashable:
        """Return a moment of the slow, endless demonstration, for `Picture.moment`."""
        ...

    def step(self, picture: Picture, size: QSizeF, ratio: float) -> Picture:
        """Return the picture that stands for another: nobody sees them differ.

        Args:
            picture: what is to be shown.
            size: of the room for it, logical px.
            ratio: physical px a logical px.
        """
        ...

    def forget_movements(self) -> None:
        """Let go of what is kept of a movement for its repetitions: nothing moves any more."""
        ...

    def paint(self, painter: QPainter, rect: QRectF, picture: Picture, *, dark: bool) -> None:
        """Paint the figure into a rectangle, on a ground that is already there.

        Args:
            painter: where to.
            rect: room in logical px; nothing is painted outside.
            picture: what to show.
            dark: the colour scheme.
        """
        ...


class FigureHolder:
    """Holds the figure source, which arrives after the first paint, for all who paint."""

    def __init__(self) -> None:
        self.source: FigureSource | None = None

    def drawer_of(self, exercise_id: str) -> FigureSource | None:
        """Return who draws an exercise, None if nobody does."""
        source = self.source
        return source if source is not None and source.can_draw(exercise_id) else None
