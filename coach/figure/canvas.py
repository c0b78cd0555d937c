"""What the figure is drawn on: the few operations that a picture of it takes.

The drawing modules know only this; `painter` carries it out with QPainter, `svg` writes it down.
All places are pixels with y downwards; `Array` of shape (n, 2) where not said otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from coach.figure.rotation import Array

Colour = tuple[int, int, int] | tuple[int, int, int, int]
"""Red, green, blue and, if it is not opaque, alpha; from 0 to 255."""
Stops = tuple[tuple[float, Colour], ...]
"""Colours of a gradient, each with its share of the way, 0..1."""


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient from a focus out to a circle."""

    centre: tuple[float, float]
    radius: float
    focus: tuple[float, float]
    stops: Stops


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient along a line."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: Stops


Paint = Colour | Radial | Linear


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a colour and a width in pixels, with round ends."""

    colour: Colour
    width: float


class Place(Enum):
    """Where an outline lies: within a region, beyond its border, or perhaps on both sides."""

    WITHIN = 1
    BEYOND = 2
    CROSSING = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture that drawing is confined to.

    Attributes:
        outline: its border.
        outside: whether it is what lies beyond the border, out to a rectangle.
        along: a direction such that what lies further along it than `high` is surely within the
            border, and what lies less far than `low` is surely beyond.
        low: pixels along that direction.
        high: as `low`.
        box: left, top, right and bottom of the rectangle.
    """

    outline: Array
    outside: bool
    along: Array
    low: float
    high: float
    box: tuple[float, float, float, float]

    def parted(self, points: Array) -> tuple[Place, ...]:
        """Tell where outlines, shape (n, corners, 2), surely lie."""
        reach = points @ self.along
        within, beyond = reach.min(axis=1) > self.high, reach.max(axis=1) < self.low
        first, second = (
            (Place.BEYOND, Place.WITHIN) if self.outside else (Place.WITHIN, Place.BEYOND)
        )
        return tuple(
            first if a else second if b else Place.CROSSING
            for a, b in zip(within.tolist(), beyond.tolist(), strict=True)
        )


Slots = tuple[int, ...]
"""Numbers of outlines among all of a frame."""


@dataclass(frozen=True, slots=True)
class Run:
    """Outlines of one level of brightness.

    Attributes:
        level: which.
        lighten: whether they only lighten what is there.
        free: outlines in full.
        cut: outlines of which only what lies in a region is drawn.
    """

    level: int
    lighten: bool
    free: Slots
    cut: Slots = ()


@dataclass(frozen=True, slots=True)
class Shadow:
    """The shadow on the floor before its edges are softened.

    Attributes:
        box: left, top, width and height in the picture.
        pixel: how much of the picture one of its own, coarser pixels takes.
        points: outlines, shape (n, corners, 2), in its own pixels from its left upper corner.
        bands: from light to dark: alpha of 255, and which outlines. What comes later replaces what
            is there.
    """

    box: tuple[float, float, float, float]
    pixel: float
    points: Array
    bands: tuple[tuple[int, Slots], ...]


class Canvas(Protocol):
    """Where the figure is drawn, from back to front.

    `points` are all outlines of a frame, shape (n, corners, 2); `slots` say which of them.
    """

    def shadow(self, shadow: Shadow) -> None:
        """Draw the soft shadow on the floor."""

    def hulls(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Fill outlines one by one; the colour is opaque."""

    def shades(
        self,
        points: Array,
        runs: Sequence[Run],
        colours: tuple[Colour, ...],
        region: Region | None,
        *,
        smooth: bool,
    ) -> None:
        """Fill levels one after another.

        Args:
            points: all outlines.
            runs: what to fill.
            colours: of the levels.
            region: what confines the outlines that are cut; None if none is.
            smooth: whether the edges between levels are smoothed, not only the silhouettes.
        """

    def halo(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Darken what is there already under the union of outlines."""

    def light(self, gradient: Radial, points: Array, lit: Slots, cover: Slots) -> None:
        """Let a gradient shine on the union of outlines, except where others cover it."""

    def polygon(self, points: Array, paint: Paint | None, stroke: Stroke | None = None) -> None:
        """Draw one polygon, filled or stroked or both."""

    def ellipse(
        self, centre: tuple[float, float], a: float, b: float, paint: Paint, angle: float = 0.0
    ) -> None:
        """Fill an ellipse with the half axes a and b, turned clockwise by degrees."""

    def curve(self, points: Array, stroke: Stroke) -> None:
        """Draw a quadratic curve: from the first point to the third, drawn to the second."""

    def cap(
        self, outline: Array, disc: tuple[tuple[float, float], float] | None, paint: Paint
    ) -> None:
        """Fill an outline, or what a disc (centre and radius) has beyond it."""
