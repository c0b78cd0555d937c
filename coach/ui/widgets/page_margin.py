"""The margin of the window's pages."""

_MARGIN, _NARROW_MARGIN = 32, 16
_NARROW_BELOW = 440
"""Width in logical px, at the usual text size, below which a page spares its margin."""


def page_margin(width: int, text_scale: float) -> int:
    """Return the room at either side of a page of a width, in logical px.

    All pages have the same, so that nothing moves aside when one takes another's place.
    """
    return _MARGIN if width / text_scale >= _NARROW_BELOW else _NARROW_MARGIN
