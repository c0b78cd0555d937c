"""How a day looks: in the month a number on a disc, in the year a dot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach.ui.fonts import Role
from coach.ui.history.view import DayCell, DayMark
from coach.ui.widgets.dots import Dot, paint_dot
from coach.ui.widgets.focus import paint_ring
from coach.ui.widgets.row_model import ENTRY, Index

if TYPE_CHECKING:
    from coach.ui.history.day_grid import DayGrid

_DISC = 30
DOTS = {DayMark.FULL: Dot.FULL, DayMark.HALF: Dot.HALF, DayMark.FLARE: Dot.FLARE}


class DayDelegate(QStyledItemDelegate):
    """Paints days; subclasses say what stands for one."""

    inset: tuple[float, float]
    """Room left, and above, of a day's ground, in logical px."""

    radius: int
    """Of its corners, in logical px."""

    def __init__(self, grid: "DayGrid") -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a day; a place without one stays empty."""
        cell = index.data(ENTRY)
        if cell is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        chosen = index == self._grid.currentIndex()
        ringed = chosen and self._grid.shows_focus
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_ground(painter, rect, chosen=chosen, ringed=ringed)
        self.paint_day(painter, rect, cell)
        if ringed:
            paint_ring(painter, rect, 6, self._grid.look.theme.tokens.accent)
        painter.restore()

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        """Paint what stands for a day."""
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, ringed: bool) -> None:
        tokens = self._grid.look.theme.tokens
        edged = chosen and not ringed
        painter.setPen(QPen(tokens.accent, tokens.border) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.soft if chosen else tokens.state_layer(0.05))
        x, y = self.inset
        painter.drawRoundedRect(rect.adjusted(x, y, -x, -y), self.radius, self.radius)


class MonthDelegate(DayDelegate):
    """A number; on a disc if something was done: full, half, or with a hole below the number."""

    inset = (4.5, 4.5)
    radius = 6

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        """Paint its mark."""
        theme = self._grid.look.theme
        tokens = theme.tokens
        size = min(theme.scaled(_DISC), rect.width() - 8, rect.height() - 8)
        disc = QRectF(0, 0, size, size)
        disc.moveCenter(rect.center())
        filled = cell.mark in (DayMark.FULL, DayMark.FLARE)
        painter.setPen(Qt.PenStyle.NoPen)
        if filled:
            painter.setBrush(tokens.accent)
            painter.drawEllipse(disc)
        elif cell.mark is DayMark.HALF:
            painter.setBrush(tokens.soft)
            painter.setPen(QPen(tokens.accent, 1.6))
            painter.drawEllipse(disc.adjusted(0.8, 0.8, -0.8, -0.8))
        if cell.today:
            self._paint_today(painter, disc, filled=cell.mark is not DayMark.NONE)
        ink = tokens.text3 if cell.future else tokens.text
        painter.setPen(tokens.on_accent if filled else ink)
        strong = cell.mark is not DayMark.NONE or cell.today
        painter.setFont(theme.font(Role.SECONDARY_STRONG if strong else Role.SECONDARY))
        pips = self._pips(cell)
        lift = size * 0.08 if pips else 0.0
        flags = Qt.AlignmentFlag.AlignCenter
        painter.drawText(rect.adjusted(0, -lift, 0, -lift), flags, str(cell.day.day))
        self._paint_pips(painter, disc, cell, pips)

    def _paint_today(self, painter: QPainter, disc: QRectF, *, filled: bool) -> None:
        tokens = self._grid.look.theme.tokens
        out = 3.0 if filled else -1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.text if not filled else tokens.accent, 2))
        painter.drawEllipse(disc.adjusted(-out, -out, out, out))

    @staticmethod
    def _pips(cell: DayCell) -> int:
        """Return how many marks stand under the number: one for each of several sessions."""
        if cell.sessions > 1:
            return min(3, cell.sessions)
        return 1 if cell.mark in (DayMark.FLARE, DayMark.HALF) else 0

    def _paint_pips(self, painter: QPainter, disc: QRectF, cell: DayCell, pips: int) -> None:
        tokens = self._grid.look.theme.tokens
        size = max(3.6, disc.width() * 0.15)
        filled = cell.mark in (DayMark.FULL, DayMark.FLARE)
        ink = tokens.on_accent if filled else tokens.accent
        left = disc.center().x() - (pips - 1) * size * 0.75
        for number in range(pips):
            at = QPointF(left + number * size * 1.5, disc.bottom() - size * 1.15)
            if cell.mark is DayMark.HALF and number == 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                mark = QRectF(at.x() - size * 0.7, at.y() - size * 0.7, size * 1.4, size * 1.4)
                painter.drawPie(mark, 90 * 16, 180 * 16)
                painter.setPen(QPen(ink, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(mark)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(at, size / 2, size / 2)


class YearDelegate(DayDelegate):
    """A dot of the shape that the weeks' rows have; days without one show a speck."""

    inset = (0.5, 1.5)
    radius = 4

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        """Paint its mark."""
        theme = self._grid.look.theme
        tokens = theme.tokens
        room = min(rect.width(), rect.height())
        dot = DOTS.get(cell.mark)
        size = min(room * 0.82, theme.scaled(14))
        if dot is not None:
            paint_dot(painter, rect.center(), size, dot, tokens)
        elif not cell.future:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.ctl)
            painter.drawEllipse(rect.center(), 1.3, 1.3)
        if cell.today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.text, 1.6))
            radius = min(rect.width() / 2 - 0.3, size / 2 + 3)
            painter.drawEllipse(rect.center(), radius, radius)
