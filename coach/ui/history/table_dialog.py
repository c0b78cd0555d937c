"""Charts and calendars as a table: to be read cell by cell, copied and printed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coach.ui.announce import Announcer
from coach.ui.fonts import Role, tabular
from coach.ui.history.printing import ask_printer, tab_separated
from coach.ui.history.view import TableView
from coach.ui.main.rows import Index
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, shortcut_text
from coach.ui.widgets.focus import brought_by_keyboard, paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import float_scroll_bar

_ROW = 40
_PAD = 12
_MOST_ROWS = 10
_MEASURED = 60


class TableModel(QAbstractTableModel):
    """A table's words."""

    def __init__(self, table: TableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._table.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; for assistive technology with the name of the column."""
        text = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.headers[index.column()]}: {text or '–'}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._table.headers[section]
        return str(section + 1)


class PlainTable(QTableView):
    """A quiet table; arrow keys go from cell to cell, Tab leaves it.

    Signals:
        copy_asked: Ctrl+C was pressed.
    """

    copy_asked = Signal()

    def __init__(self, look: Look, table: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._keyboard = False
        self.setModel(TableModel(table, self))
        self.setAccessibleName(table.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_Header(look, self))
        self.verticalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        float_scroll_bar(look, self)
        look.theme.changed.connect(self.fit)
        self.fit()
        if table.rows:
            self.setCurrentIndex(self.model().index(0, 0))

    @property
    def shows_focus(self) -> bool:
        """True if the keyboard brought the focus here."""
        return self.hasFocus() and self._keyboard

    def chosen_rows(self) -> tuple[int, ...]:
        """Return the rows that are chosen, from top to bottom."""
        return tuple(sorted({index.row() for index in self.selectedIndexes()}))

    def fit(self) -> None:
        """Measure rows and columns."""
        theme = self.look.theme
        height = max(_ROW, round(theme.line_height(Role.SECONDARY)) + 14)
        self.verticalHeader().setDefaultSectionSize(height)
        model = self.model()
        body = QFontMetricsF(tabular(theme.font(Role.SECONDARY)))
        strong = QFontMetricsF(theme.font(Role.LABEL))
        for column in range(model.columnCount()):
            width = strong.horizontalAdvance(
                str(model.headerData(column, Qt.Orientation.Horizontal))
            )
            for row in range(min(_MEASURED, model.rowCount())):
                text = str(model.index(row, column).data() or "")
                width = max(width, body.horizontalAdvance(text))
            self.setColumnWidth(column, round(min(width, theme.scaled(420))) + 2 * _PAD)
        head = self.horizontalHeader().sizeHint().height()
        rows = min(_MOST_ROWS, max(1, model.rowCount()))
        self.setMinimumHeight(min(head + height * rows + 4, head + height * 3 + 4))
        self._wanted = head + height * rows + 4
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for some rows."""
        return QSize(super().sizeHint().width(), self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with the usual key; leave Esc and Enter to the dialog."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            return
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        self._keyboard = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        self._keyboard = brought_by_keyboard(self, event)
        super().focusInEvent(event)
        self.viewport().update()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme = self._table.look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.soft)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), tokens.line)
        painter.setPen(tokens.text)
        painter.setFont(tabular(theme.font(Role.SECONDARY)))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        if self._table.shows_focus and index == self._table.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, rect, 4, tokens.accent)
        painter.restore()


class _Header(QHeaderView):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(40)
        self.setSectionsClickable(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(super().sizeHint().width(), round(theme.line_height(Role.LABEL)) + 16)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        tokens = self._look.theme.tokens
        painter.setPen(tokens.text2)
        painter.setFont(self._look.theme.font(Role.LABEL))
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.ctl)
        painter.restore()


class TableDialog(Overlay):
    """A table with buttons to copy and to print it."""

    def __init__(self, look: Look, table: TableView, window: QWidget) -> None:
        super().__init__(look, table.title, table.note, window, width=860)
        self._view = table
        self._announcer = Announcer(self.panel)
        self.table = PlainTable(look, table, self.content)
        self.table.copy_asked.connect(self._copy_chosen)
        self.body.addWidget(self.table, 1)
        self._told = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self.content)
        self.body.addWidget(self._told)
        close = Button(
            look, self.tr("&Close"), ButtonKind.GHOST, key=self.tr("Esc"), parent=self.foot
        )
        close.clicked.connect(self.close_overlay)
        self.set_way_out(close)
        self.print_button = Button(look, self.tr("&Print…"), icon="printer", parent=self.foot)
        self.print_button.clicked.connect(self._print)
        self.add_button(self.print_button)
        copy_key = shortcut_text(QKeySequence.StandardKey.Copy)
        self.copy_button = Button(
            look, self.tr("C&opy"), icon="copy", key=copy_key, parent=self.foot
        )
        self.copy_button.clicked.connect(self.copy_all)
        self.add_button(self.copy_button)
        self.relayout()

    @Slot()
    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        self._copy(None)

    @Slot()
    def _copy_chosen(self) -> None:
        rows = self.table.chosen_rows()
        self._copy(rows if len(rows) > 1 else None)

    def _copy(self, rows: tuple[int, ...] | None) -> None:
        QGuiApplication.clipboard().setText(tab_separated(self._view, rows))
        count = len(self._view.rows) if rows is None else len(rows)
        words = (
            self.tr("1 row is on the clipboard, ready for a spreadsheet.")
            if count == 1
            else self.tr("{n} rows are on the clipboard, ready for a spreadsheet.").format(n=count)
        )
        self._told.setText(words)
        self._announcer.forget()
        self._announcer.announce(words)
        self.relayout()

    @Slot()
    def _print(self) -> None:
        ask_printer(self._view, self.window())
