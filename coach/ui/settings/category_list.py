"""The list of categories."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.focus import paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import RowDelegate, RowList

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


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category in the list.

    Attributes:
        category: which.
        name: its name.
        icon: Phosphor name.
    """

    category: Category
    name: str
    icon: str

    @property
    def spoken(self) -> str:
        """The whole row in words, for assistive technology."""
        return self.name


def _name_of(row: CategoryRow) -> str:
    return row.name


class _Delegate(RowDelegate):
    def __init__(self, look: Look, view: "CategoryList") -> None:
        super().__init__(look, view)
        self._view = view

    def height(self, _index: Index, _width: int) -> int:
        return max(46, self.look.theme.scaled(26) + 20) + 2 * _INSET

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
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
        self.look.icons.paint(painter, icon.toRect(), index.data(ENTRY).icon, quiet)
        painter.setPen(ink)
        painter.setFont(theme.font(Role.ROW_TITLE if shows else Role.ROW_TITLE_PLAIN))
        words = box.adjusted(icon.right() - box.left() + theme.scaled(12), 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        if not self._view.marks:
            caret = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            caret.moveCenter(box.center())
            caret.moveRight(box.right() - 12)
            self.look.icons.paint(painter, caret.toRect(), "caret-right", tokens.text3)
        if self._view.shows_focus and option.state & QStyle.StateFlag.State_HasFocus:
            ring = box.adjusted(-_INSET, -_INSET, _INSET, _INSET)
            paint_ring(painter, ring, 12, tokens.accent)
        painter.restore()


class CategoryList(RowList):
    """Categories to choose from, by click, arrow keys or Enter.

    Signals:
        category_chosen: another row is current (a `Category`).
        category_opened: Enter was pressed on a row, or it was clicked where it leads on (a
            `Category`).
    """

    category_chosen = Signal(Category)
    category_opened = Signal(Category)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=False, parent=parent)
        self.marks = True
        self._model = RowModel(_name_of, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(self.tr("Categories"))
        self.chosen.connect(self._tell_chosen)
        self.opened.connect(self._tell_opened)

    @property
    def category(self) -> Category | None:
        """The current category."""
        row = self._model.row(self.currentIndex().row())
        return row.category if row is not None else None

    def set_marks(self, marks: bool) -> None:
        """Mark the current row (beside its panel), or show that each row leads on."""
        self.marks = marks
        self.viewport().update()

    def set_rows(self, rows: tuple[CategoryRow, ...]) -> None:
        """Show categories; the current one stays."""
        before = self.category
        self._model.set_rows(rows)
        if before is not None:
            self.select(before)

    def select(self, category: Category) -> None:
        """Make a category the current one."""
        for number, row in enumerate(self._model.rows):
            if row.category is category:
                self.setCurrentIndex(self._model.index(number, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Right too."""
        if event.key() == Qt.Key.Key_Right and self.currentIndex().isValid():
            self._tell_opened(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if not self.marks:
            super()._open(index)

    def _tell_chosen(self, row: int) -> None:
        self.category_chosen.emit(self._model.rows[row].category)

    def _tell_opened(self, row: int) -> None:
        self.category_opened.emit(self._model.rows[row].category)
