"""The words last spoken, for those who cannot or need not hear them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.fonts import Role
from coach.ui.session.ink import words_wide
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out

_LEAST_PX = 16
_ICON = 26
_ICON_FROM = 300
"""Least width for the icon beside the words, in logical px before text scaling."""


class Caption(QLabel):
    """A card that stands upon its lower edge and grows upwards as its words need.

    A QLabel for the sake of assistive technology; it lays out and paints its text itself.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._box = QRect()
        self._most = 0
        self._growth = 1.0
        self._least_px: float | None = None
        self._px = float(Role.CAPTION.value.px)
        self._shown = False
        look.theme.changed.connect(self._place)
        look.icons.loaded.connect(self.update)

    def set_box(self, box: QRect, most: int, growth: float, least_px: float | None = None) -> None:
        """Say where it stands.

        Args:
            box: its rectangle with one or two lines.
            most: greatest height in logical px.
            growth: enlargement of its text over the text scale.
            least_px: to which size its text shrinks, None for the usual one.
        """
        self._box, self._most, self._growth = box, most, growth
        self._least_px = least_px
        self._place()

    def show_text(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setText(text)
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: its words wrap, and it places itself."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        paint_card(painter, QRectF(self.rect()), tokens, CardTone.SURFACE, 14)
        if not self.text():
            return
        side = self._icon_side(self.width())
        if side:
            icon = QRect(self._padding(self.width()), (self.height() - side) // 2, side, side)
            self._look.icons.paint(painter, icon, "chat-centered-text-fill", tokens.accent)
        font = self._look.theme.font(Role.CAPTION, px=self._px)
        layout, size = lay_out(self.text(), font, self._px * 1.3, self._room(self.width()))
        painter.setPen(tokens.text)
        left = self._padding(self.width()) + round(side * 1.7)
        layout.draw(painter, QPointF(left, (self.height() - size.height) / 2))

    def _place(self) -> None:
        """Take the largest type that fits, and the height that it needs."""
        if self._box.isEmpty():
            return
        theme = self._look.theme
        px = Role.CAPTION.value.px * theme.text_scale * self._growth
        least = self._least_px or _LEAST_PX * theme.text_scale
        room = self._room(self._box.width())
        while True:
            font = theme.font(Role.CAPTION, px=px)
            needed = lay_out(self.text(), font, round(px) * 1.3, room)[1].height
            fits = needed + 24 <= max(self._most, self._box.height())
            if (fits and words_wide(font, self.text()) <= room) or px - 1 < least:
                break
            px -= 1
        self._px = round(px)
        height = round(max(self._box.height(), needed + 24))
        bottom = self._box.y() + self._box.height()
        self.setGeometry(self._box.x(), bottom - height, self._box.width(), height)
        self.update()

    def _icon_side(self, width: int) -> int:
        scaled = self._look.theme.scaled
        return scaled(_ICON) if width >= scaled(_ICON_FROM) else 0

    @staticmethod
    def _padding(width: int) -> int:
        return 24 if width >= 600 else 16

    def _room(self, width: int) -> float:
        return max(40.0, width - self._padding(width) * 2 - self._icon_side(width) * 1.7)
