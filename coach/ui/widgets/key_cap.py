"""A key as it looks on a keyboard, beside what it does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.theme import Theme
from coach.ui.widgets.look import Look

_ARROWS = {"Left": "arrow-left", "Right": "arrow-right"}


def key_cap_size(theme: Theme, key: str) -> QSize:
    """Return the size of the cap of a key ("F1", "Space", "Right")."""
    height = theme.scaled(22)
    if key in _ARROWS:
        return QSize(height, height)
    width = QFontMetricsF(theme.font(Role.KEY_CAP)).horizontalAdvance(key)
    return QSize(max(height, round(width) + theme.scaled(12)), height)


def paint_key_cap(painter: QPainter, rect: QRectF, key: str, look: Look, ink: QColor) -> None:
    """Paint a key cap.

    Args:
        painter: antialiased.
        rect: as large as `key_cap_size`.
        key: its label; Left and Right are drawn as arrows.
        look: theme and icons.
        ink: colour of label and edge.
    """
    theme = look.theme
    edge = QColor(ink)
    edge.setAlphaF(0.75)
    border = theme.tokens.border
    painter.setPen(QPen(edge, border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = border / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 5, 5)
    if key in _ARROWS:
        look.icons.paint(painter, rect.adjusted(4, 4, -4, -4).toRect(), _ARROWS[key], ink)
        return
    painter.setPen(ink)
    painter.setFont(theme.font(Role.KEY_CAP))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QWidget):
    """A key cap on its own; what it does is said beside it, so it has no name of its own."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(key_cap_size(self._look.theme, self._key))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.theme.tokens.text2
        paint_key_cap(painter, QRectF(self.rect()), self._key, self._look, ink)
