"""What comes next: a small picture, its name, its dose."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.picture import Picture
from coach.ui.widgets.thumbnails import Thumbnails


class NextCard(QWidget):
    """The quiet card at the foot of the column."""

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._thumbnails = thumbnails
        self._title = ""
        self._detail = ""
        self._picture: Picture | None = None
        look.theme.changed.connect(self.update)
        thumbnails.ready.connect(self.update)

    def show_next(self, title: str, detail: str, picture: Picture | None) -> None:
        """Show what comes next; without a picture where there is none to show."""
        if (title, detail, picture) != (self._title, self._detail, self._picture):
            self._title, self._detail, self._picture = title, detail, picture
            self.setAccessibleName(f"{title}. {detail}" if detail else title)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(400, self._look.theme.scaled(74))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, picture and words."""
        painter = QPainter(self)
        theme = self._look.theme
        rect = QRectF(self.rect())
        paint_card(painter, rect, theme.tokens, CardTone.SUNK, 14)
        left = float(theme.scaled(18))
        if self._picture is not None:
            size = self._thumb_size()
            at = QPointF(theme.scaled(10), (rect.height() - size.height()) / 2)
            painter.drawPixmap(
                at, self._thumbnails.pixmap(self._picture, size, self.devicePixelRatioF())
            )
            left = self._text_left()
        room = QRectF(left, 0, rect.width() - left - theme.scaled(14), rect.height())
        title, detail, split, height = self._fit(room.width(), room.height() - theme.scaled(10))
        top = (rect.height() - height) / 2
        painter.setPen(theme.tokens.text)
        title.draw(painter, QPointF(left, top))
        if self._detail:
            painter.setPen(theme.tokens.text2)
            detail.draw(painter, QPointF(left, top + split))

    def _fit(self, width: float, height: float) -> tuple[QTextLayout, QTextLayout, float, float]:
        """Return both layouts, the height of the first and of both, no larger than they may be."""
        theme = self._look.theme
        title_font, detail_font = theme.font(Role.BODY_STRONG), theme.font(Role.SECONDARY)
        least = theme.scaled(Role.SMALL.value.px)
        while True:
            title, upper = lay_out(self._title, title_font, title_font.pixelSize() * 1.35, width)
            detail, lower = lay_out(
                self._detail, detail_font, detail_font.pixelSize() * 1.35, width
            )
            total = upper.height + (lower.height if self._detail else 0.0)
            if total <= height or title_font.pixelSize() <= least:
                return title, detail, upper.height, total
            title_font = _smaller(title_font, least)
            detail_font = _smaller(detail_font, least)

    def _thumb_size(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.scaled(78), theme.scaled(55))

    def _text_left(self) -> float:
        return float(self._look.theme.scaled(10 + 78 + 16))


def _smaller(font: QFont, least: int) -> QFont:
    smaller = QFont(font)
    smaller.setPixelSize(max(least, font.pixelSize() - 1))
    return smaller
