"""The weeks as rows: days, dots, words, and a tick where the goal was reached."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role
from coach.ui.history.parts import fit_height
from coach.ui.history.view import WeekRow
from coach.ui.widgets.dots import paint_dot
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import RowDelegate, RowList

_LEAST = 44
_PAD = 12
_DOT, _DOT_GAP = 15, 7
_TICK = 20


def _title_of(row: WeekRow) -> str:
    return row.title


class WeekDelegate(RowDelegate):
    """Paints weeks: in one line where there is room, else the dots below the days."""

    _widest = 0.0

    def height(self, index: Index, width: int) -> int:
        """Return a row's height."""
        row: WeekRow = index.data(ENTRY)
        line = self.look.theme.line_height(Role.ROW_TITLE)
        if self._in_one_line(row, width):
            return max(_LEAST, round(line + 14))
        return round(line + self._dots_height(row, width) + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a week."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: WeekRow = index.data(ENTRY)
        theme = self.look.theme
        tokens = theme.tokens
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if row.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(box, 10, 10)
        # The week of today is marked by its ground, so the chosen one has an edge only.
        ground = QColor(Qt.GlobalColor.transparent)
        self.paint_ground(painter, box, option, ground, tokens.accent)
        width = option.rect.width()
        one_line = self._in_one_line(row, width)
        line = theme.line_height(Role.ROW_TITLE)
        top = box.center().y() - line / 2 if one_line else box.top() + 7
        text = QRectF(box.left() + _PAD, top, box.width() - 2 * _PAD, line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(self._title_role(row)))
        painter.setPen(tokens.text)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | middle, row.title)
        tick = theme.scaled(_TICK)
        if row.at_goal:
            mark = QRectF(text.right() - tick, text.center().y() - tick / 2, tick, tick)
            self.look.icons.paint(painter, mark.toRect(), "check", tokens.accent)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(tokens.text2)
        words = text.adjusted(0, 0, -tick - theme.scaled(6), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, row.words)
        self._paint_dots(painter, row, box, one_line=one_line, under=top + line + 6)
        painter.restore()

    def _paint_dots(
        self, painter: QPainter, row: WeekRow, box: QRectF, *, one_line: bool, under: float
    ) -> None:
        theme = self.look.theme
        size, step = theme.scaled(_DOT), theme.scaled(_DOT + _DOT_GAP)
        left = box.left() + (self._dots_left() if one_line else _PAD)
        per_line = len(row.dots) if one_line else self._per_line(round(box.width()))
        for number, dot in enumerate(row.dots):
            below, beside = divmod(number, max(1, per_line))
            y = box.center().y() if one_line else under + size / 2 + below * step
            at = QPointF(left + size / 2 + beside * step, y)
            paint_dot(painter, at, size, dot, theme.tokens)

    def _title_role(self, row: WeekRow) -> Role:
        return Role.ROW_TITLE if row.current else Role.BODY

    def measure(self, rows: tuple[WeekRow, ...]) -> None:
        """Put all dots into one column, to the right of the widest days."""
        widths = (self.advance(row.title, self._title_role(row)) for row in rows)
        # Years beside the days are wider; such weeks get a second line rather than move all.
        self._widest = min(max(widths, default=0.0), self.advance("88 Mmmm – 88 Mmmm", Role.BODY))

    def _dots_left(self) -> float:
        return _PAD + self._widest + self.look.theme.scaled(14)

    def _in_one_line(self, row: WeekRow, width: int) -> bool:
        theme = self.look.theme
        if _PAD + self.advance(row.title, self._title_role(row)) + 8 > self._dots_left():
            return False
        dots = len(row.dots) * theme.scaled(_DOT + _DOT_GAP)
        words = self.advance(row.words, Role.SECONDARY_STRONG)
        used = self._dots_left() + dots + words + theme.scaled(_TICK + 10) + _PAD
        return used <= width

    def _per_line(self, width: int) -> int:
        return max(1, int((width - 2 * _PAD) // self.look.theme.scaled(_DOT + _DOT_GAP)))

    def _dots_height(self, row: WeekRow, width: int) -> float:
        lines = -(-len(row.dots) // self._per_line(width))
        return lines * self.look.theme.scaled(_DOT + _DOT_GAP) - self.look.theme.scaled(_DOT_GAP)


class WeekList(RowList):
    """The weeks.

    Signals:
        week_opened: a week was clicked, or Enter pressed on it (its first day).
        older_asked: the last week was passed with the keyboard: show older ones.
    """

    week_opened = Signal(object)
    older_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        fit_height(self)
        self._model = RowModel(_title_of, self)
        self.setModel(self._model)
        self._delegate = WeekDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Weeks"))
        self.opened.connect(self._tell_opened)

    @property
    def rows(self) -> tuple[WeekRow, ...]:
        """The weeks shown."""
        return self._model.rows

    def set_rows(self, rows: tuple[WeekRow, ...]) -> None:
        """Show other weeks."""
        self._model.set_rows(rows)
        self.relayout()

    def relayout(self) -> None:
        """Measure the rows anew."""
        self._delegate.measure(self._model.rows)
        super().relayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for older weeks where the keyboard reaches the end."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        down = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End)
        at_end = self.currentIndex().row() == before == self._model.rowCount() - 1
        if event.key() in down and at_end:
            self.older_asked.emit()

    def _tell_opened(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            self.week_opened.emit(self._model.rows[row].first_day)
