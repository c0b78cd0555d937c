"""A large choice in a dialog: icon, title, what it means, key."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.key_cap import key_cap_size, paint_key_cap
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.pressable import Pressable

_LEFT = 16
_DISC = 44
_GAP = 16


class ChoiceRow(Pressable, QPushButton):
    """A button as wide as its dialog; its words wrap and are never cut."""

    def __init__(
        self,
        look: Look,
        title: str,
        detail: str,
        *,
        icon: str,
        key: str,
        care: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a choice.

        Args:
            look: theme and icons.
            title: what it does, with a mnemonic if wished.
            detail: what that means.
            icon: Phosphor name.
            key: key cap; it only shows the key.
            care: in the care colours.
            parent: owner.
        """
        super().__init__(title, parent)
        self.look = look
        self.ring_radius = 12
        self._detail = detail
        self._icon = icon
        self._key = key
        self._care = care
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(f"{detail} {key}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self.updateGeometry)
        look.icons.loaded.connect(self.update)

    @property
    def detail(self) -> str:
        """What the choice means."""
        return self._detail

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return room for all its words."""
        scaled = self.look.theme.scaled
        return max(scaled(76), round(self._height(width)) + scaled(24))

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return a width that every window has."""
        return QSize(280, self.look.theme.scaled(76))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        edge = tokens.care_line if self._care else tokens.ctl
        painter.setPen(QPen(edge, tokens.border))
        painter.setBrush(tokens.surface)
        half = tokens.border / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, 12, 12)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.10 if self.isDown() else 0.05))
            painter.drawRoundedRect(box, 12, 12)
        disc, middle = theme.scaled(_DISC), self.height() / 2
        circle = QRectF(_LEFT, middle - disc / 2, disc, disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.care_soft if self._care else tokens.soft)
        painter.drawEllipse(circle)
        ink = tokens.care if self._care else tokens.accent
        inset = disc // 4
        icon = QRect(circle.toRect()).adjusted(inset, inset, -inset, -inset)
        self.look.icons.paint(painter, icon, self._icon, ink)
        left, room = self._text_left(), self._room(self.width())
        y = middle - self._height(self.width()) / 2
        for text, role, colour in self._texts():
            layout, size = lay_out(text, theme.font(role), theme.line_height(role), room)
            painter.setPen(tokens.ink(colour))
            layout.draw(painter, QPointF(left, y))
            y += size.height
        size_of_cap = key_cap_size(theme, self._key)
        cap = QRectF(
            self.width() - _LEFT - size_of_cap.width(),
            middle - size_of_cap.height() / 2,
            size_of_cap.width(),
            size_of_cap.height(),
        )
        paint_key_cap(painter, cap, self._key, self.look, tokens.text2)

    def _texts(self) -> tuple[tuple[str, Role, Ink], ...]:
        title = self.text().replace("&", "")
        return ((title, Role.APP_NAME, Ink.TEXT), (self._detail, Role.SECONDARY, Ink.TEXT2))

    def _height(self, width: int) -> float:
        theme, room = self.look.theme, self._room(width)
        return sum(
            lay_out(text, theme.font(role), theme.line_height(role), room)[1].height
            for text, role, _ in self._texts()
            if text
        )

    def _text_left(self) -> float:
        return float(_LEFT + self.look.theme.scaled(_DISC) + _GAP)

    def _room(self, width: int) -> float:
        cap = key_cap_size(self.look.theme, self._key).width()
        return max(80.0, width - self._text_left() - _LEFT - cap - _GAP)
