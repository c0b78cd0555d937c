"""Text that is placed by the ink it leaves, not by its font's metrics."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

_LEAST_PX = 6


def ink_path(text: str, font: QFont) -> QPainterPath:
    """Return the outline of a text, its baseline beginning at (0, 0)."""
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, text)
    return path


def digits_path(text: str, font: QFont, box: QRectF) -> QPainterPath:
    """Return the outline of a number, centred in a box on its own ink.

    Vertically the ink of an 8 is centred, so that numbers do not hop as they change.
    """
    path = ink_path(text, font)
    ink = path.boundingRect()
    tall = ink_path("8", font).boundingRect()
    path.translate(box.center().x() - ink.center().x(), box.center().y() - tall.center().y())
    return path


def fitted(font: QFont, text: str, width: float) -> QFont:
    """Return the font, made smaller if a line of text would not fit a width.

    Args:
        font: the font to begin with; it is not changed.
        text: one line.
        width: room in logical px.
    """
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed <= width or needed <= 0:
        return font
    smaller = QFont(font)
    px = int(font.pixelSize() * width / needed)
    smaller.setPixelSize(max(_LEAST_PX, px))
    while px > _LEAST_PX and QFontMetricsF(smaller).horizontalAdvance(text) > width:
        px -= 1
        smaller.setPixelSize(px)
    return smaller


def words_wide(font: QFont, text: str) -> float:
    """Return the width of the longest word."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
