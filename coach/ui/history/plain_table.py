"""A quiet table of words."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
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

from coach.ui.fonts import Role, tabular
from coach.ui.widgets.focus import brought_by_keyboard, paint_ring, scroll_to
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import Index
from coach.ui.widgets.scroll import ThinScrollBar, float_scroll_bar

_ROW = 40
_PAD = 12
_WIDEST_BOX = 110
_MOST_ROWS, _LEAST_ROWS = 10, 4
_MEASURED = 60


class PlainTable(QTableView):
    """A quiet table; arrow keys go from cell to cell, Tab leaves it.

    Signals:
        copy_asked: Ctrl+C was pressed.
    """

    copy_asked = Signal()

    def __init__(
        self,
        look: Look,
        model: QAbstractTableModel,
        name: str,
        parent: QWidget | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Make a table.

        Args:
            look: theme and icons.
            model: its cells; those that can be edited are framed.
            name: what it is a table of.
            parent: owner.
            whole: it is as high as all its rows and leaves scrolling to the page; not for more
                than some dozens of them.
        """
        super().__init__(parent)
        self.look = look
        self._whole = whole
        self._keyboard = False
        self._wanted = 0
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(_Header(look, self))
        self.verticalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        float_scroll_bar(look, self)
        self.setHorizontalScrollBar(ThinScrollBar(look, Qt.Orientation.Horizontal, self))
        look.theme.changed.connect(self.fit)
        self.fit()
        if model.rowCount():
            # Somewhere to begin with the arrow keys; nothing is chosen yet.
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(model.index(0, 0), none)

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
            self.setColumnWidth(column, round(min(width, theme.scaled(420))) + 2 * _PAD + 4)
        head = self.horizontalHeader().sizeHint().height()
        rows = max(1, model.rowCount()) if self._whole else min(_MOST_ROWS, model.rowCount() or 1)
        least = rows if self._whole else min(rows, _LEAST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(head + height * least + bar)
        self._wanted = head + height * rows + bar
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

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the cell into view, in the page too that scrolls a whole table."""
        super().currentChanged(current, previous)
        if self._whole and self.hasFocus():
            box = self.visualRect(current).translated(self.viewport().pos())
            scroll_to(self, box)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        self._keyboard = brought_by_keyboard(self, event)
        super().focusInEvent(event)
        self.viewport().update()


class CellDelegate(QStyledItemDelegate):
    """Paints cells; those that can be edited have a frame."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        painter.save()
        theme = self._table.look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.soft)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), tokens.line)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.ctl, tokens.border))
            painter.setBrush(tokens.surface)
            painter.drawRoundedRect(self._box(rect), 6, 6)
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

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Put the editor into the frame."""
        editor.setGeometry(self._box(QRectF(option.rect)).toAlignedRect())

    def _box(self, cell: QRectF) -> QRectF:
        """Return the frame in a cell; the last column is wider than a number needs."""
        box = cell.adjusted(2.5, 3.5, -2.5, -4.5)
        box.setWidth(min(box.width(), self._table.look.theme.scaled(_WIDEST_BOX)))
        return box


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
