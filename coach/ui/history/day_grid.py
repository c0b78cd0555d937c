"""Days in a grid: the month by weeks, the year by months."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.history.view import DayCell, DayMark, MonthView, YearView
from coach.ui.widgets.dots import Dot, paint_dot
from coach.ui.widgets.focus import brought_by_keyboard, paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import Index

_ENTRY = int(Qt.ItemDataRole.UserRole)
_CELL = 44
_YEAR_ROW = 28
_DISC = 30
DOTS = {DayMark.FULL: Dot.FULL, DayMark.HALF: Dot.HALF, DayMark.FLARE: Dot.FLARE}
Heading = tuple[str, str]


class DayModel(QAbstractTableModel):
    """Days by row and column; a place without a day is empty and cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[DayCell | None, ...], ...] = ()
        self._across: tuple[Heading, ...] = ()
        self._down: tuple[Heading, ...] = ()
        self._places: dict[date, tuple[int, int]] = {}

    def set_days(
        self,
        rows: tuple[tuple[DayCell | None, ...], ...],
        across: tuple[Heading, ...] = (),
        down: tuple[Heading, ...] = (),
    ) -> None:
        """Take over other days.

        Args:
            rows: all equally long.
            across: short and full names of the columns, empty for none.
            down: short and full names of the rows, empty for none.
        """
        self.beginResetModel()
        self._rows, self._across, self._down = rows, across, down
        self._places = {
            cell.day: (number, place)
            for number, row in enumerate(rows)
            for place, cell in enumerate(row)
            if cell is not None
        }
        self.endResetModel()

    def cell(self, index: Index) -> DayCell | None:
        """Return the day at a place, None where there is none."""
        if not index.isValid():
            return None
        return self._rows[index.row()][index.column()]

    def index_of(self, day: date) -> Index:
        """Return the place of a day; invalid if it is not shown."""
        row, column = self._places.get(day, (-1, -1))
        return self.index(row, column)

    def days(self) -> tuple[date, ...]:
        """Return the days shown, the earliest first."""
        return tuple(self._places)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._rows[0]) if self._rows else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day, its number, or its words for assistive technology."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _ENTRY:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return cell.spoken
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column or row, the full one for assistive technology."""
        names = self._across if orientation is Qt.Orientation.Horizontal else self._down
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section][0]
        return names[section][1] if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A place without a day cannot be chosen."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class DayGrid(QTableView):
    """A grid of days that is walked through with the arrow keys, beyond its edges too.

    Signals:
        day_chosen: the keyboard or the mouse went to a day, perhaps one of another page.
    """

    day_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._keyboard = False
        self.days = DayModel(self)
        self.setModel(self.days)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        # The current day is painted by the delegate; a selection would be a block of Qt's.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalHeader(_Header(look, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(look, Qt.Orientation.Vertical, self))
        self.clicked.connect(self._tell_clicked)
        look.theme.changed.connect(self.relayout)

    @property
    def shows_focus(self) -> bool:
        """True if the keyboard brought the focus here."""
        return self.hasFocus() and self._keyboard

    def chosen_day(self) -> date | None:
        """Return the chosen day, None if none is."""
        cell = self.days.cell(self.currentIndex())
        return cell.day if cell is not None else None

    def choose(self, day: date) -> None:
        """Put the cursor on a day, if it is shown; nothing is told."""
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
            self._bring_into_view(index)
        self.viewport().update()

    def _bring_into_view(self, index: Index) -> None:
        """Scroll the page in which the grid stands, if the keyboard is here."""
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        page = widget.widget() if isinstance(widget, QScrollArea) else None
        if isinstance(widget, QScrollArea) and page is not None and self.hasFocus():
            rect = self.visualRect(index)
            at = self.viewport().mapTo(page, rect.center())
            widget.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + 8)

    def moved(self, day: date, key: int) -> date | None:
        """Return the day to which a key leads, None if it leads nowhere."""
        raise NotImplementedError

    def row_height(self) -> int:
        """Return the height of a row."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Return a size to which it may shrink; the cells follow."""
        return QSize(200, self.height())

    def relayout(self) -> None:
        """Measure rows and columns anew."""
        height = self.row_height()
        self.verticalHeader().setDefaultSectionSize(height)
        head = self.horizontalHeader()
        head_height = 0 if head.isHidden() else head.sizeHint().height()
        self.setFixedHeight(head_height + height * self.days.rowCount())
        self._spread_columns()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day."""
        self._keyboard = True
        here = self.chosen_day()
        opening = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() == Qt.Key.Key_Escape or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()
            return
        if here is None:
            shown = self.days.days()
            target = shown[0] if shown else None
        else:
            target = here if event.key() in opening else self.moved(here, event.key())
        if target is None:
            event.ignore()
            return
        self.day_chosen.emit(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        self._keyboard = brought_by_keyboard(self, event)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._spread_columns()

    def _spread_columns(self) -> None:
        count = self.days.columnCount()
        if not count:
            return
        room = self.viewport().width()
        for column in range(count):
            left, right = room * column // count, room * (column + 1) // count
            self.setColumnWidth(column, max(1, right - left))

    def _tell_clicked(self, index: Index) -> None:
        self._keyboard = False
        cell = self.days.cell(index)
        if cell is not None:
            self.day_chosen.emit(cell.day)


class MonthGrid(DayGrid):
    """A month: weekdays across, weeks down."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.verticalHeader().hide()
        self.setItemDelegate(_MonthDelegate(self))

    def show_month(self, view: MonthView) -> None:
        """Show another month."""
        self.days.set_days(view.weeks, view.weekdays)
        self.setAccessibleName(view.title)
        self.relayout()

    def row_height(self) -> int:
        """Return the height of a row."""
        return max(_CELL, self.look.theme.scaled(38))

    def moved(self, day: date, key: int) -> date | None:
        """Return the day to which a key leads."""
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }.get(Qt.Key(key))
        if days is not None:
            return _shifted(day, days)
        if key == Qt.Key.Key_Home:
            return day.replace(day=1)
        if key == Qt.Key.Key_End:
            return day.replace(day=monthrange(day.year, day.month)[1])
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key))
        return None if months is None else months_on(day, months)


class YearGrid(DayGrid):
    """A year: days of the month across, months down."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.horizontalHeader().hide()
        self.setItemDelegate(_YearDelegate(self))

    def show_year(self, view: YearView) -> None:
        """Show another year."""
        rows = tuple((*days, *[None] * (31 - len(days))) for _, _, days in view.months)
        names = tuple((short, full) for short, full, _ in view.months)
        self.days.set_days(rows, (), names)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.summary)
        self.relayout()

    def row_height(self) -> int:
        """Return the height of a row."""
        return max(_YEAR_ROW, self.look.theme.scaled(22))

    def moved(self, day: date, key: int) -> date | None:
        """Return the day to which a key leads."""
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if days is not None:
            return _shifted(day, days)
        months = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -12,
            Qt.Key.Key_PageDown: 12,
        }.get(Qt.Key(key))
        if months is not None:
            return months_on(day, months)
        if key == Qt.Key.Key_Home:
            return day.replace(day=1)
        if key == Qt.Key.Key_End:
            return day.replace(day=monthrange(day.year, day.month)[1])
        return None


class _Header(QHeaderView):
    """Names of weekdays or months, set as plain text."""

    def __init__(self, look: Look, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._look = look
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(0, round(theme.line_height(Role.LABEL)) + 8)
        metrics = QFontMetricsF(theme.font(Role.LABEL))
        model = self.model()
        names = [
            str(model.headerData(row, self.orientation()) or "") for row in range(model.rowCount())
        ]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        return QSize(round(widest) + 12, 0)

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        text = self.model().headerData(section, self.orientation())
        if text is None:
            return
        painter.save()
        painter.setPen(self._look.theme.tokens.text2)
        painter.setFont(self._look.theme.font(Role.LABEL))
        across = self.orientation() is Qt.Orientation.Horizontal
        beside = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, beside | Qt.AlignmentFlag.AlignVCenter, str(text))
        painter.restore()


class _DayDelegate(QStyledItemDelegate):
    def __init__(self, grid: DayGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(_ENTRY)
        if cell is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        chosen = index == self._grid.currentIndex()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self.paint_ground(painter, rect, chosen=chosen, hovered=hovered)
        self.paint_day(painter, rect, cell)
        if chosen and self._grid.shows_focus:
            paint_ring(painter, rect, 6, self._grid.look.theme.tokens.accent)
        painter.restore()

    def paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool) -> None:
        tokens = self._grid.look.theme.tokens
        if not (chosen or hovered):
            return
        painter.setPen(QPen(tokens.accent, tokens.border) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.soft if chosen else tokens.state_layer(0.05))
        if chosen and self._grid.shows_focus:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(4.5, 4.5, -4.5, -4.5), 6, 6)

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        raise NotImplementedError


class _MonthDelegate(_DayDelegate):
    """A number; on a disc if something was done: full, half, or with a hole below the number."""

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
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


class _YearDelegate(_DayDelegate):
    """A dot of the shape that the weeks' rows have; days without one show a speck."""

    def paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool) -> None:
        tokens = self._grid.look.theme.tokens
        if not (chosen or hovered):
            return
        painter.setPen(QPen(tokens.accent, tokens.border) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.soft if chosen else tokens.state_layer(0.05))
        painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)

    def paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
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


def months_on(day: date, months: int) -> date | None:
    """Return the same day some months on or back, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
