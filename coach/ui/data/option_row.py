"""One of several things to choose from: a radio button with two lines of words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.pressable import Pressable

_LEFT = 16
_DOT = 22
_GAP = 14


class OptionRow(Pressable, QRadioButton):
    """As wide as its dialog; its words wrap and are never cut."""

    def __init__(self, look: Look, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.look = look
        self.ring_radius = 12
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self.updateGeometry)

    @property
    def detail(self) -> str:
        """The second line."""
        return self._detail

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return room for all its words."""
        scaled = self.look.theme.scaled
        return max(scaled(56), round(self._height(width)) + scaled(20))

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return a width that every window has."""
        return QSize(240, self.look.theme.scaled(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, circle and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        chosen, usable = self.isChecked(), self.isEnabled()
        edge = tokens.accent if chosen else tokens.ctl if usable else tokens.line
        width = max(tokens.border, 2.0) if chosen else tokens.border
        painter.setPen(QPen(edge, width))
        painter.setBrush(tokens.soft if chosen else tokens.surface)
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, 12, 12)
        if usable and (self.isDown() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.10 if self.isDown() else 0.05))
            painter.drawRoundedRect(box, 12, 12)
        size, middle = theme.scaled(_DOT), self.height() / 2
        circle = QRectF(_LEFT, middle - size / 2, size, size)
        painter.setPen(QPen(edge, 2.0))
        painter.setBrush(tokens.surface)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            inset = size / 4
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        y = middle - self._height(self.width()) / 2
        for text, role, colour in self._texts():
            layout, measured = lay_out(
                text, theme.font(role), theme.line_height(role), self._room(self.width())
            )
            painter.setPen(tokens.ink(colour) if usable else tokens.text3)
            layout.draw(painter, QPointF(_LEFT + size + _GAP, y))
            y += measured.height

    def _texts(self) -> tuple[tuple[str, Role, Ink], ...]:
        both = ((self.text(), Role.ROW_TITLE, Ink.TEXT), (self._detail, Role.SECONDARY, Ink.TEXT2))
        return tuple(one for one in both if one[0])

    def _height(self, width: int) -> float:
        theme, room = self.look.theme, self._room(width)
        return sum(
            lay_out(text, theme.font(role), theme.line_height(role), room)[1].height
            for text, role, _ in self._texts()
        )

    def _room(self, width: int) -> float:
        return max(80.0, width - _LEFT - self.look.theme.scaled(_DOT) - _GAP - _LEFT)
