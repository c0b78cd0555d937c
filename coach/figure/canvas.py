"""What the figure is drawn on: the few operations that a picture of it takes.

The drawing modules know only this; `painter` carries it out with QPainter, `svg` writes it down.
All places are pixels with y downwards; `Array` of shape (n, 2) where not said otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
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


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture that drawing is confined to.

    Attributes:
        outline: its border.
        outside: whether it is what lies beyond the border.
    """

    outline: Array
    outside: bool = False


class Blend(IntEnum):
    """How a hull meets what is there: covers it; covers it as far as a hem; lightens it."""

    COVER = 0
    CUT = 1
    LIGHTEN = 2


@dataclass(frozen=True, slots=True)
class Shades:
    """Hulls of one material, from their silhouettes up to their lightest level.

    Attributes:
        outlines: shape (n, corners, 2), in the order of painting.
        levels: the level of each outline.
        blends: how each outline meets what is there.
        colours: of the levels.
        smooth: whether the edges between levels are smoothed, not only the silhouettes.
        region: what confines the outlines whose blend is in `confined`; None for the whole picture.
        confined: blends that the region confines.
    """

    outlines: Array
    levels: list[int]
    blends: list[Blend]
    colours: Sequence[Colour]
    smooth: bool
    region: Region | None
    confined: frozenset[Blend]


@dataclass(frozen=True, slots=True)
class Shadow:
    """The shadow on the floor before its edges are softened.

    Attributes:
        box: left, top, width and height in the picture.
        pixel: how much of the picture one of its own, coarser pixels takes.
        bands: from light to dark: alpha of 255 and outlines, shape (n, corners, 2), in its own
            pixels from its left upper corner. What comes later replaces what is there.
    """

    box: tuple[float, float, float, float]
    pixel: float
    bands: tuple[tuple[int, Array], ...]


class Canvas(Protocol):
    """Where the figure is drawn, from back to front."""

    def shadow(self, shadow: Shadow) -> None:
        """Draw the soft shadow on the floor."""

    def hulls(self, outlines: Array, paint: Paint) -> None:
        """Fill opaque outlines, shape (n, corners, 2), one by one."""

    def shades(self, shades: Shades) -> None:
        """Fill the levels of some hulls."""

    def halo(self, outlines: Array, colour: Colour) -> None:
        """Darken what is there already under the union of outlines, shape (n, corners, 2)."""

    def light(self, gradient: Radial, lit: Array, cover: Array) -> None:
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
