"""The side in hand: picture, word, and what is meant by it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.domain.exercise import Side
from coach.ui.fonts import Role
from coach.ui.session.ink import words_wide
from coach.ui.session.side_picture import ASPECT, paint_side
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out

_LEAST_PX = 14


class SideBox(QLabel):
    """Keeps its place whatever the side, so that nothing jumps.

    Wide boxes put the words beside the picture, narrow ones under it. A QLabel for the sake of
    assistive technology.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side: Side | None = None
        self._title = ""
        self._detail = ""
        self._paused = False
        self._growth = 1.0
        look.theme.changed.connect(self.update)

    def show_side(
        self, side: Side | None, title: str, detail: str, *, paused: bool = False
    ) -> None:
        """Show the working side, None for both, in picture and words."""
        shown = (side, title, detail, paused)
        if shown != (self._side, self._title, self._detail, self._paused):
            self._side, self._title, self._detail, self._paused = shown
            self.setText(f"{title} {detail}".strip())
            self.update()

    def set_growth(self, growth: float) -> None:
        """Set how much larger than designed the window lets the word be."""
        self._growth = growth
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture and words."""
        painter = QPainter(self)
        if self.width() >= self.height() * 1.6:
            self._paint_beside(painter)
        else:
            self._paint_under(painter)

    def _paint_beside(self, painter: QPainter) -> None:
        height = float(self.height())
        picture = height * ASPECT
        gap = 24.0
        room = self.width() - picture - gap
        title, detail = self._fonts(room, height, lines=1)
        title_width = min(
            room,
            max(
                QFontMetricsF(title).horizontalAdvance(self._title),
                QFontMetricsF(detail).horizontalAdvance(self._detail),
                # A box for LEFT and RIGHT alike, so that the picture stays where it is.
                QFontMetricsF(self._title_font()).horizontalAdvance(self.tr("RIGHT")),
            ),
        )
        left = (self.width() - picture - gap - title_width) / 2
        self._paint_person(painter, QRectF(left, 0, picture, height))
        self._paint_words(painter, QRectF(left + picture + gap, 0, room, height), title, detail)

    def _paint_under(self, painter: QPainter) -> None:
        theme = self._look.theme
        width = float(self.width())
        most = min(self.height() * 0.6, self.height() - theme.line_height(Role.SIDE_WORD) * 1.1)
        room = max(self.height() * 0.4, self.height() - most)
        title, detail = self._fonts(width, room, lines=2)
        words = self._height(width, title, detail)
        picture = max(0.0, min(self.height() - words - 8, 110 * theme.text_scale))
        top = (self.height() - picture - 8 - words) / 2
        if picture >= 40:
            self._paint_person(painter, QRectF(0, top, width, picture))
        else:
            top -= picture / 2
        area = QRectF(0, top + picture + 8, width, words)
        self._paint_words(painter, area, title, detail, centred=True)

    def _paint_person(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.theme.tokens
        working = tokens.ctl if self._paused else tokens.accent
        paint_side(painter, box, self._side, working=working, resting=tokens.track)

    def _paint_words(
        self,
        painter: QPainter,
        area: QRectF,
        title: QFont,
        detail: QFont,
        *,
        centred: bool = False,
    ) -> None:
        tokens = self._look.theme.tokens
        top = area.top() + (area.height() - self._height(area.width(), title, detail)) / 2
        for text, font, colour in (
            (self._title, title, tokens.text3 if self._paused else tokens.text),
            (self._detail, detail, tokens.text2),
        ):
            if not text:
                continue
            layout, size = lay_out(text, font, _line(font), area.width())
            left = area.left() + ((area.width() - size.width) / 2 if centred else 0.0)
            painter.setPen(colour)
            layout.draw(painter, QPointF(left, top))
            top += size.height

    def _fonts(self, width: float, height: float, *, lines: int) -> tuple[QFont, QFont]:
        """Return the largest fonts with which the words fit."""
        title, detail = self._title_font(), self._detail_font()
        while not self._fits(width, height, title, detail, lines):
            if title.pixelSize() <= _LEAST_PX:
                break
            title.setPixelSize(title.pixelSize() - 1)
            if detail.pixelSize() > max(_LEAST_PX, title.pixelSize() * 0.42):
                detail.setPixelSize(detail.pixelSize() - 1)
        return title, detail

    def _fits(self, width: float, height: float, title: QFont, detail: QFont, lines: int) -> bool:
        if max(words_wide(title, self._title), words_wide(detail, self._detail)) > width:
            return False
        if lay_out(self._title, title, _line(title), width)[0].lineCount() > lines:
            return False
        return self._height(width, title, detail) <= height

    def _height(self, width: float, title: QFont, detail: QFont) -> float:
        height = lay_out(self._title, title, _line(title), width)[1].height
        if self._detail:
            height += lay_out(self._detail, detail, _line(detail), width)[1].height
        return height

    def _title_font(self) -> QFont:
        px = Role.SIDE_WORD.value.px * self._look.theme.text_scale * self._growth
        return QFont(self._look.theme.font(Role.SIDE_WORD, px=px))

    def _detail_font(self) -> QFont:
        font = QFont(
            self._look.theme.font(Role.BODY, px=20 * self._look.theme.text_scale * self._growth)
        )
        font.setWeight(QFont.Weight.Medium)
        return font


def _line(font: QFont) -> float:
    return font.pixelSize() * (1.1 if font.weight() >= QFont.Weight.Bold else 1.25)
