"""Cards: a rounded ground with a thin edge."""

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from coach.ui.tokens import Tokens
from coach.ui.widgets.look import Look


class CardTone(StrEnum):
    """How a card stands out."""

    SURFACE = "surface"
    SUNK = "sunk"
    SOFT = "soft"
    CARE = "care"


def paint_card(
    painter: QPainter, rect: QRectF, tokens: Tokens, tone: CardTone, radius: float
) -> None:
    """Paint the ground and edge of a card."""
    fill, edge = card_colours(tokens, tone)
    inset = tokens.border / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, tokens.border))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def card_colours(tokens: Tokens, tone: CardTone) -> tuple[QColor, QColor]:
    """Return the fill and the edge of a card."""
    return {
        CardTone.SURFACE: (tokens.surface, tokens.line),
        CardTone.SUNK: (tokens.sunk, tokens.line),
        CardTone.SOFT: (tokens.soft, tokens.line if tokens.border > 1 else tokens.soft),
        CardTone.CARE: (tokens.care_soft, tokens.care_line),
    }[tone]


class Card(QFrame):
    """A rounded ground for a group of things; the owner gives it a layout."""

    def __init__(
        self,
        look: Look,
        tone: CardTone = CardTone.SURFACE,
        radius: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.tone = tone
        self._radius = radius
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self.look.theme.tokens, self.tone, self._radius)
