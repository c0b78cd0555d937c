"""The list of categories."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.widgets.focus import brought_by_keyboard, paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import Index
from coach.ui.widgets.scroll import float_scroll_bar

_ICON = int(Qt.ItemDataRole.UserRole)
_INSET = 4
"""Room round each row for the ring of the focus."""


class Category(StrEnum):
    """What settings are sorted by, in the order of the list."""

    GENERAL = "general"
    VOICE = "voice"
    PACE = "pace"
    GOAL = "goal"
    DIARY = "diary"
    FIGURE = "figure"
    KEYBOARD = "keyboard"
    REMINDERS = "reminders"
    DATA = "data"
    ABOUT = "about"


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[Category, str, str], ...] = ()

    def set_rows(self, rows: tuple[tuple[Category, str, str], ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        _, text, icon = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return icon if role == _ICON else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: "CategoryList") -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        theme = self._look.theme
        height = max(46, theme.scaled(26) + 20) + 2 * _INSET
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        box = QRectF(option.rect).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        shows = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.marks
        painter.setPen(Qt.PenStyle.NoPen)
        if shows:
            if tokens.border > 1:
                painter.setPen(QPen(tokens.accent, tokens.border))
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(box, 12, 12)
            # Chosen is told by shape as well: a bar at the edge.
            bar = QRectF(box.left(), box.top() + 12, 4, box.height() - 24)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(bar, 2, 2)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(box, 12, 12)
        ink = tokens.accent if shows else tokens.text
        icon = QRectF(0, 0, theme.scaled(20), theme.scaled(20))
        icon.moveCenter(box.center())
        icon.moveLeft(box.left() + 16)
        quiet = ink if shows else tokens.text2
        self._look.icons.paint(painter, icon.toRect(), index.data(_ICON), quiet)
        painter.setPen(ink)
        painter.setFont(theme.font(Role.ROW_TITLE if shows else Role.ROW_TITLE_PLAIN))
        words = box.adjusted(icon.right() - box.left() + theme.scaled(12), 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        if not self._view.marks:
            caret = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            caret.moveCenter(box.center())
            caret.moveRight(box.right() - 12)
            self._look.icons.paint(painter, caret.toRect(), "caret-right", tokens.text3)
        if self._view.shows_focus and option.state & QStyle.StateFlag.State_HasFocus:
            ring = box.adjusted(-_INSET, -_INSET, _INSET, _INSET)
            paint_ring(painter, ring, 12, tokens.accent)
        painter.restore()


class CategoryList(QListView):
    """Categories to choose from, by click, arrow keys or Enter.

    Signals:
        chosen: another row is current (a `Category`).
        opened: Enter was pressed on a row, or it was clicked where it leads on (a `Category`).
    """

    chosen = Signal(Category)
    opened = Signal(Category)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keyboard = False
        self.marks = True
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        float_scroll_bar(look, self)
        self.setAccessibleName(self.tr("Categories"))
        self.clicked.connect(self._open)
        look.theme.changed.connect(self._restyle)

    @property
    def shows_focus(self) -> bool:
        """True if the keyboard brought the focus here."""
        return self.hasFocus() and self._keyboard

    @property
    def category(self) -> Category | None:
        """The current category."""
        index = self.currentIndex()
        return self._rows.rows[index.row()][0] if index.isValid() else None

    def set_marks(self, marks: bool) -> None:
        """Mark the current row (beside its panel), or show that each row leads on."""
        self.marks = marks
        self.viewport().update()

    def set_rows(self, rows: tuple[tuple[Category, str, str], ...]) -> None:
        """Show categories: each with its name and icon; the current one stays."""
        before = self.category
        self._rows.set_rows(rows)
        if before is not None:
            self.select(before)

    def select(self, category: Category) -> None:
        """Make a category the current one."""
        for row, (one, _, _) in enumerate(self._rows.rows):
            if one is category:
                self.setCurrentIndex(self._rows.index(row, 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Follow a screen reader, which selects a row without making it the current one."""
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        if indexes and indexes[0] != self.currentIndex():
            self.setCurrentIndex(indexes[0])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which category has been chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._rows.rows[current.row()][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter, Space or Right."""
        opening = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right)
        if event.key() in opening and self.category is not None:
            self.opened.emit(self.category)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        self._keyboard = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        self._keyboard = brought_by_keyboard(self, event)
        super().focusInEvent(event)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if not self.marks:
            self.opened.emit(self._rows.rows[index.row()][0])

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
