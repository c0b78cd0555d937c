"""How many columns the window has room for, and how wide they are."""

from dataclasses import dataclass
from enum import Enum

ONE_BELOW = 900
TWO_BELOW = 1180
MIDDLE_LEAST = 440

_WIDE_FROM = 1700
_SIDE_DENSE, _SIDE, _SIDE_WIDE = 264, 316, 344
_DETAIL, _DETAIL_WIDE = 412, 640


class Columns(Enum):
    """How many columns the width has room for."""

    ONE = 1
    TWO = 2
    THREE = 3


@dataclass(frozen=True, slots=True)
class ColumnSizes:
    """Widths that the user has given the columns, in logical px; empty for the usual ones.

    Attributes:
        two: sidebar and middle.
        three: sidebar, middle and detail.
    """

    two: tuple[int, ...] = ()
    three: tuple[int, ...] = ()


def columns_for(width: int, text_scale: float) -> Columns:
    """Return the number of columns for a width in logical px at a text scale."""
    room = width / text_scale
    if room < ONE_BELOW:
        return Columns.ONE
    return Columns.TWO if room < TWO_BELOW else Columns.THREE


def column_widths(width: int, text_scale: float, own: ColumnSizes) -> tuple[int, ...]:
    """Return the width of each column in logical px; the middle is never under 440."""
    columns = columns_for(width, text_scale)
    if columns is Columns.ONE:
        return (width,)
    if columns is Columns.TWO:
        side = own.two[0] if len(own.two) == 2 else round(_SIDE_DENSE * text_scale)
        side = max(0, min(side, width - MIDDLE_LEAST))
        return (side, width - side)
    wide = width / text_scale >= _WIDE_FROM
    if len(own.three) == 3:
        side, _, detail = own.three
    else:
        side = round((_SIDE_WIDE if wide else _SIDE) * text_scale)
        detail = round((_DETAIL_WIDE if wide else _DETAIL) * text_scale)
    side = max(0, min(side, width - 2 * MIDDLE_LEAST))
    detail = max(0, min(detail, width - side - MIDDLE_LEAST))
    return (side, width - side - detail, detail)
