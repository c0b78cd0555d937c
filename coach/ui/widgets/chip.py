"""Chips: small facts, and filters that can be switched on."""

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.pressable import Pressable

_ICON = 16


def _size(look: Look, text: str, icon: str, height: int) -> QSize:
    theme = look.theme
    width = QFontMetricsF(theme.font(Role.SMALL)).horizontalAdvance(text)
    if icon:
        width += theme.scaled(_ICON) + theme.scaled(8)
    return QSize(round(width + theme.scaled(26)), theme.scaled(height))


def _paint(
    painter: QPainter, rect: QRectF, look: Look, text: str, icon: str, edge: QColor, *, filled: bool
) -> None:
    theme = look.theme
    tokens = theme.tokens
    inset = tokens.border / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(edge, tokens.border))
    painter.setBrush(tokens.accent if filled else tokens.sunk)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    ink = tokens.on_accent if filled else tokens.text2
    x = theme.scaled(13)
    if icon:
        size = theme.scaled(_ICON)
        look.icons.paint(painter, QRect(x, 0, size, round(rect.height())), icon, ink)
        x += size + theme.scaled(8)
    painter.setPen(ink)
    painter.setFont(theme.font(Role.SMALL))
    painter.drawText(rect.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Chip(QLabel):
    """A small fact ("On your back"), not clickable."""

    def __init__(self, look: Look, text: str, icon: str = "", parent: QWidget | None = None):
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)
        look.icons.loaded.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return _size(self._look, self.text(), self._icon, 32)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._look.theme.tokens.line
        rect = QRectF(self.rect())
        _paint(painter, rect, self._look, self.text(), self._icon, edge, filled=False)


class FilterChip(Pressable, QPushButton):
    """A chip that is switched on and off."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.look = look
        self.ring_radius = 22
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)

    def show_checked(self, on: bool) -> None:
        """Show it on or off without telling anybody."""
        with QSignalBlocker(self):
            self.setChecked(on)

    def sizeHint(self) -> QSize:
        """Return the room that it takes, as large as a finger."""
        return _size(self.look, self.text(), "", 44)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        tokens, checked = self.look.theme.tokens, self.isChecked()
        # Unlike a fact's, a control's edge has to be told from its ground.
        edge = tokens.accent if checked else tokens.ctl
        _paint(painter, rect, self.look, self.text(), "", edge, filled=checked)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.theme.tokens.state_layer(0.10 if self.isDown() else 0.05))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
