"""Days in a grid: the month by weeks, the year by months."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.history.day_model import DayModel
from coach.ui.history.day_paint import MonthDelegate, YearDelegate
from coach.ui.history.view import MonthView, YearView
from coach.ui.widgets.focus import bring_cell_into_view, brought_by_keyboard
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import Index

_CELL = 44
_YEAR_ROW = 28
_Key = Qt.Key


class DayGrid(QTableView):
    """A grid of days that is walked through with the arrow keys, beyond its edges too.

    Signals:
        day_chosen: the keyboard or the mouse went to a day, perhaps one of another page.
    """

    day_chosen = Signal(object)

    days_by: Mapping[int, int] = {}
    """How many days on a key leads."""

    months_by: Mapping[int, int] = {}
    """How many months on."""

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
            bring_cell_into_view(self, index)
        self.viewport().update()

    def moved(self, day: date, key: int) -> date | None:
        """Return the day to which a key leads, None if it leads nowhere."""
        if key in self.days_by:
            return _shifted(day, self.days_by[key])
        if key in self.months_by:
            return months_on(day, self.months_by[key])
        if key == Qt.Key.Key_Home:
            return day.replace(day=1)
        if key == Qt.Key.Key_End:
            return day.replace(day=monthrange(day.year, day.month)[1])
        return None

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

    days_by: Mapping[int, int] = {
        _Key.Key_Left: -1,
        _Key.Key_Right: 1,
        _Key.Key_Up: -7,
        _Key.Key_Down: 7,
    }
    months_by: Mapping[int, int] = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.verticalHeader().hide()
        self.setItemDelegate(MonthDelegate(self))

    def show_month(self, view: MonthView) -> None:
        """Show another month."""
        self.days.set_days(view.weeks, view.weekdays, ())
        self.setAccessibleName(view.title)
        self.relayout()

    def row_height(self) -> int:
        """Return the height of a row."""
        return max(_CELL, self.look.theme.scaled(38))


class YearGrid(DayGrid):
    """A year: days of the month across, months down."""

    days_by: Mapping[int, int] = {_Key.Key_Left: -1, _Key.Key_Right: 1}
    months_by: Mapping[int, int] = {
        _Key.Key_Up: -1,
        _Key.Key_Down: 1,
        _Key.Key_PageUp: -12,
        _Key.Key_PageDown: 12,
    }

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.horizontalHeader().hide()
        self.setItemDelegate(YearDelegate(self))

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
