"""Where everything on the session screen goes, for every window and text size.

Nothing depends on the phase, so nothing jumps when it changes; transitions only put their own
column where ring, side and counters are otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect

_NARROW_BELOW = 900
_COLUMN_FROM = 1180
_COLUMN_FROM_HEIGHT = 720
_TINY_BELOW_HEIGHT = 300
_DESIGN_RING = 320
_SETUP_BESIDE_STAGE = 200
"""Least height for a figure beside the set-up steps, before text scaling."""


class Shape(StrEnum):
    """How the parts are arranged."""

    COLUMN = "column"
    """The side stands under the ring."""

    BESIDE = "beside"
    """The side stands beside the ring."""

    NARROW = "narrow"
    """The caption stands above the controls; the figure takes what is left."""

    TINY = "tiny"
    """The countdown, the spoken words beside it, the side while there is room, and the controls."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Rectangles in logical px; an empty one means that there is no room for the part.

    Attributes:
        shape: the arrangement.
        top: top bar.
        stage: the figure's ground.
        caption: the spoken words; they may grow upwards from its lower edge.
        ring: the countdown.
        side: picture and word of the side.
        counters: repetition and set.
        upcoming: what comes next.
        lead: small ring and phase, in transitions.
        steps: set-up and safety cue, in transitions.
        dose: dose and sides, in transitions; where it is empty the dose stands beside the ring.
        bar: control bar.
        growth: how much larger than designed the window lets text upon the stage be.
    """

    shape: Shape
    top: QRect
    stage: QRect
    caption: QRect
    ring: QRect
    side: QRect
    counters: QRect
    upcoming: QRect
    lead: QRect
    steps: QRect
    dose: QRect
    bar: QRect
    growth: float


def shape_of(width: int, height: int, scale: float) -> Shape:
    """Return the arrangement for a window size and a text scale."""
    if height / scale < _TINY_BELOW_HEIGHT:
        return Shape.TINY
    if width / scale < _NARROW_BELOW:
        return Shape.NARROW
    if width / scale < _COLUMN_FROM or height / scale < _COLUMN_FROM_HEIGHT:
        return Shape.BESIDE
    return Shape.COLUMN


def arrange(
    width: int,
    height: int,
    scale: float,
    bar_height: int,
    facts_height: Callable[[int], int],
    dose_height: Callable[[int], int],
) -> Geometry:
    """Place everything.

    Args:
        width: of the window, logical px.
        height: of the window.
        scale: text scale, 1 to 2.
        bar_height: height that the control bar needs at this width.
        facts_height: height of the card of counters at a width.
        dose_height: height of the card of dose and sides at a width.
    """
    shape = shape_of(width, height, scale)
    if shape is Shape.TINY:
        return _tiny(width, height, scale, bar_height)
    if shape is Shape.NARROW:
        return _narrow(width, height, scale, bar_height, facts_height)
    if shape is Shape.BESIDE:
        return _beside(width, height, scale, bar_height, facts_height)
    return _column(width, height, scale, bar_height, facts_height, dose_height)


def _column(
    width: int,
    height: int,
    scale: float,
    bar_height: int,
    facts_height: Callable[[int], int],
    dose_height: Callable[[int], int],
) -> Geometry:
    margin, top = 32, round(72 * scale)
    excess = (width / scale - 1280) * 0.1875
    growth = _between(1.0, 1 + (width / scale - 1280) / 640 * 0.26, 1.26)
    column = round(_between(380, 400 + excess, 520) * scale)
    stage = QRect(margin, top, width - 2 * margin - 32 - column, height - top - bar_height - 24)
    left = width - margin - column
    bottom = stage.y() + stage.height()
    upcoming = _up(left, bottom, column, round(74 * scale))
    counters = _up(left, upcoming.y() - 12, column, facts_height(column))
    room = counters.y() - 12 - top
    ring = round(min(_between(300, 320 + excess, 440) * scale, room - 114 * scale))
    side_height = round(100 * ring / _DESIGN_RING)
    gap = 14
    above = max(0, (room - ring - gap - side_height) // 2)
    ring_box = QRect(left + (column - ring) // 2, top + above, ring, ring)
    side = QRect(left, ring_box.y() + ring + gap, column, side_height)
    return _with_transition(
        Shape.COLUMN,
        QRect(0, 0, width, top),
        stage,
        _caption_on(stage, scale, growth),
        (ring_box, side, counters, upcoming),
        QRect(left, top, column, stage.height()),
        round(120 * scale * growth),
        QRect(0, height - bar_height, width, bar_height),
        dose_height(column),
        growth,
    )


def _beside(
    width: int, height: int, scale: float, bar_height: int, facts_height: Callable[[int], int]
) -> Geometry:
    margin, gap, top = 20, 16, round(56 * scale)
    stage_width = round(0.58 * (width - 2 * margin))
    stage = QRect(margin, top, stage_width, height - top - bar_height - 16)
    left = stage.x() + stage_width + gap
    column = width - margin - left
    bottom = stage.y() + stage.height()
    upcoming = _up(left, bottom, column, round(74 * scale))
    counters = _up(left, upcoming.y() - 12, column, facts_height(column))
    least = round(200 * scale)
    if counters.y() - 16 - top < least:
        counters = _up(left, bottom, column, counters.height())
        upcoming = QRect()
    if counters.y() - 16 - top < least:
        counters = QRect()
    end = counters.y() - 16 if not counters.isEmpty() else bottom
    room = end - top
    ring = min(round(column * 0.6), room)
    ring_box = QRect(left, top + (room - ring) // 2, ring, ring)
    side = QRect(left + ring + 14, ring_box.y(), column - ring - 14, ring)
    return _with_transition(
        Shape.BESIDE,
        QRect(0, 0, width, top),
        stage,
        _caption_on(stage, scale, 1.0),
        (ring_box, side, counters, upcoming),
        QRect(left, top, column, stage.height()),
        round(88 * scale),
        QRect(0, height - bar_height, width, bar_height),
        0,
        1.0,
    )


def _narrow(
    width: int, height: int, scale: float, bar_height: int, facts_height: Callable[[int], int]
) -> Geometry:
    margin, gap, top = 16, 12, round(46 * scale)
    caption_height = round(min(27 * 1.3 * 2 * scale + 24, height * 0.24))
    caption = _up(margin, height - bar_height - gap, width - 2 * margin, caption_height)
    room = caption.y() - gap - top
    side_width = round(min(156 * scale, width * 0.28))
    ring = min(room, round(width * 0.36), round(280 * scale))
    left = width - margin - side_width - gap - ring
    stage = QRect(margin, top, left - gap - margin, room)
    ring_box = QRect(left, top + (room - ring) // 2, ring, ring)
    facts = facts_height(side_width)
    side_left = left + ring + gap
    # The counters give way before the side does.
    shows_counters = room - facts - gap >= round(150 * scale)
    side_height = room - (facts + gap if shows_counters else 0)
    side = QRect(side_left, top, side_width, side_height)
    counters = _up(side_left, top + room, side_width, facts) if shows_counters else QRect()
    setup = QRect(left, top, ring + gap + side_width, room)
    if room < _SETUP_BESIDE_STAGE * scale:
        # The figure gives way to the steps, which nobody may have to guess.
        setup = QRect(margin, top, width - 2 * margin, room)
    return _with_transition(
        Shape.NARROW,
        QRect(0, 0, width, top),
        stage,
        caption,
        (ring_box, side, counters, QRect()),
        setup,
        round(min(64 * scale, room * 0.4)),
        QRect(0, height - bar_height, width, bar_height),
        0,
        1.0,
    )


def _tiny(width: int, height: int, scale: float, bar_height: int) -> Geometry:
    margin, gap = 16, 10
    top = max(60, round(36 * scale))
    room = height - top - bar_height - gap
    ring = min(room, round(width * 0.32))
    left = margin + ring + 2 * gap
    column = width - margin - left
    side_height = round(room * 0.26)
    side = QRect(left, top, column, side_height)
    caption = _up(left, top + room, column, room - side_height - gap)
    nothing = QRect()
    return Geometry(
        shape=Shape.TINY,
        top=QRect(0, 0, width, top),
        stage=nothing,
        caption=caption,
        ring=QRect(margin, top + (room - ring) // 2, ring, ring),
        side=side,
        counters=nothing,
        upcoming=nothing,
        lead=nothing,
        steps=nothing,
        dose=nothing,
        bar=QRect(0, height - bar_height, width, bar_height),
        growth=1.0,
    )


def _with_transition(
    shape: Shape,
    top: QRect,
    stage: QRect,
    caption: QRect,
    parts: tuple[QRect, QRect, QRect, QRect],
    area: QRect,
    lead_height: int,
    bar: QRect,
    dose_height: int,
    growth: float,
) -> Geometry:
    ring, side, counters, upcoming = parts
    bottom = area.y() + area.height()
    lead = QRect(area.x(), area.y(), area.width(), lead_height)
    dose = QRect()
    steps_bottom = bottom
    if dose_height:
        dose = _up(area.x(), bottom, area.width(), dose_height)
        steps_bottom = dose.y() - 12
    steps_top = area.y() + lead_height + (20 if shape is Shape.COLUMN else 12)
    steps = QRect(area.x(), steps_top, area.width(), steps_bottom - steps_top)
    return Geometry(
        shape, top, stage, caption, ring, side, counters, upcoming, lead, steps, dose, bar, growth
    )


def _caption_on(stage: QRect, scale: float, growth: float) -> QRect:
    inset = 24 if stage.width() >= 700 else 16
    height = round(92 * scale * growth)
    return _up(
        stage.x() + inset, stage.y() + stage.height() - inset, stage.width() - 2 * inset, height
    )


def _up(x: int, bottom: int, width: int, height: int) -> QRect:
    """Return a rectangle that stands upon a line."""
    return QRect(x, bottom - height, width, height)


def _between(low: float, value: float, high: float) -> float:
    return max(low, min(high, value))
