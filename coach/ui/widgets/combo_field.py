"""What drop-downs have in common: a field with a caret, and a list of wrapped entries."""

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.row_model import ENTRY, Index, RowModel

PAD = 14
CARET = 20

Words = tuple[tuple[str, Role, Ink], ...]
"""Lines, the first on top; each wraps."""


class ComboEntry(Protocol):
    """An entry of a drop-down."""

    @property
    def key(self) -> str:
        """What stands for it."""

    @property
    def title(self) -> str:
        """By which it is found when it is typed, and what the closed field says."""

    @property
    def spoken(self) -> str:
        """The whole entry in words, for assistive technology."""


EntryT = TypeVar("EntryT", bound=ComboEntry)


def words_height(look: Look, words: Words, width: float) -> float:
    """Return the height of lines, wrapped at a width."""
    theme = look.theme
    return sum(
        lay_out(text, theme.font(role), theme.line_height(role), width)[1].height
        for text, role, _ in words
    )


def paint_words(painter: QPainter, look: Look, words: Words, box: QRectF) -> None:
    """Paint lines from the left edge of a box, in the middle of its height."""
    theme = look.theme
    y = box.center().y() - words_height(look, words, box.width()) / 2
    for text, role, ink in words:
        layout, size = lay_out(text, theme.font(role), theme.line_height(role), box.width())
        painter.setPen(theme.tokens.ink(ink))
        layout.draw(painter, QPointF(box.left(), y))
        y += size.height


def _title_of(entry: ComboEntry) -> str:
    return entry.title


class ComboField(FocusVisible, QComboBox, Generic[EntryT]):
    """A drop-down of entries; subclasses paint the field and say how large it is.

    Signals:
        picked: the user has picked an entry (its key).
    """

    picked = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one.

        Args:
            look: theme and icons.
            name: accessible name.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._entries: RowModel[EntryT] = RowModel(_title_of, self)
        self.setModel(self._entries)
        view = QListView(self)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        self.setView(view)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMaxVisibleItems(12)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.activated.connect(self._tell)
        look.theme.changed.connect(self.restyle)
        look.icons.loaded.connect(self.update)

    def setAccessibleName(self, name: str) -> None:
        """Name it; as its description too, because Qt tells the entry in the place of the name."""
        if self.accessibleDescription() == self.accessibleName():
            self.setAccessibleDescription(name)
        super().setAccessibleName(name)

    @property
    def entries(self) -> tuple[EntryT, ...]:
        """What can be chosen."""
        return self._entries.rows

    @property
    def entry(self) -> EntryT | None:
        """The chosen entry, None if there is none."""
        return self._entries.row(self.currentIndex())

    def show_entries(self, entries: tuple[EntryT, ...], row: int) -> None:
        """Show entries, with the one in a row chosen; -1 chooses none."""
        self._entries.set_rows(entries)
        self.setCurrentIndex(row)
        self.restyle()

    def words_of(self, entry: EntryT) -> Words:
        """Return what the list shows of an entry."""
        raise NotImplementedError

    def popup_width(self) -> int:
        """Return the width of the list."""
        return self.width()

    def room(self, width: float) -> float:
        """Return what caret and margins leave of a width for words."""
        return max(40.0, width - 2 * PAD - self.look.theme.scaled(CARET) - 8)

    def restyle(self) -> None:
        """Measure and paint it anew: its entries, colours or type have changed."""
        self.updateGeometry()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nothing changes by scrolling past it."""
        event.ignore()

    def paint_field(self, painter: QPainter) -> None:
        """Paint the field and its caret."""
        theme = self.look.theme
        tokens = theme.tokens
        inset = max(tokens.border, 1.0) / 2
        field = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.ctl if self.isEnabled() else tokens.line, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(field, 10, 10)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(field, 10, 10)
        size = theme.scaled(CARET)
        caret = QRectF(self.width() - PAD - size, (self.height() - size) / 2, size, size)
        self.look.icons.paint(painter, caret.toRect(), "caret-down", tokens.text2)

    def _tell(self, row: int) -> None:
        self.updateGeometry()
        self.picked.emit(self.entries[row].key)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, combo: ComboField[EntryT]) -> None:
        super().__init__(combo)
        self._combo = combo
        self._look = combo.look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._combo.popup_width()
        words = self._combo.words_of(index.data(ENTRY))
        height = words_height(self._look, words, self._combo.room(width))
        return QSize(width - 4, round(max(44.0, height + 18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        painter.fillRect(rect, tokens.surface)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = QPen(tokens.accent, tokens.border) if tokens.border > 1 else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), 8, 8)
        box = QRectF(rect)
        box.setLeft(rect.left() + PAD)
        box.setWidth(self._combo.room(rect.width()))
        paint_words(painter, self._look, self._combo.words_of(index.data(ENTRY)), box)
        if index.row() == self._combo.currentIndex():
            mark = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            mark.moveCenter(QPointF(rect.right() - PAD - mark.width() / 2, rect.center().y()))
            self._look.icons.paint(painter, mark.toRect(), "check-bold", tokens.accent)
        painter.restore()
