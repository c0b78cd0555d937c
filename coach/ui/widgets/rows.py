"""Two-line rows with a picture: the base of the routine list and the exercise list."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.widgets.focus import bring_cell_into_view, brought_by_keyboard, paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Measured, lay_out
from coach.ui.widgets.picture import Picture
from coach.ui.widgets.row_model import Index
from coach.ui.widgets.scroll import float_scroll_bar
from coach.ui.widgets.thumbnails import Thumbnails


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a row.

    Attributes:
        text: its words; they wrap.
        role: font.
        ink: colour.
        spare: room at its right end that it leaves to something else, in logical px.
    """

    text: str
    role: Role
    ink: QColor
    spare: float = 0.0


class RowDelegate(QStyledItemDelegate):
    """Paints rows and says how high they are, from the metrics of the text in force."""

    def __init__(self, look: Look, parent: "RowList") -> None:
        super().__init__(parent)
        self.look = look

    def height(self, index: Index, width: int) -> int:
        """Return the height of a row in logical px, given the width of the list."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row in the list as it is."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self.height(index, width))

    def lines_height(self, lines: tuple[Line, ...], width: float) -> float:
        """Return the height of lines, wrapped."""
        return sum(self._lay(line, width)[1].height for line in lines)

    def paint_lines(
        self, painter: QPainter, lines: tuple[Line, ...], x: float, box: QRectF, width: float
    ) -> None:
        """Paint lines, one below the other, centred in the height of a box."""
        y = box.center().y() - self.lines_height(lines, width) / 2
        for line in lines:
            layout, size = self._lay(line, width)
            painter.setPen(line.ink)
            layout.draw(painter, QPointF(x, y))
            y += size.height

    def _lay(self, line: Line, width: float) -> tuple[QTextLayout, Measured]:
        theme = self.look.theme
        room = max(40.0, width - line.spare)
        return lay_out(line.text, theme.font(line.role), theme.line_height(line.role), room)

    def paint_ground(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        fill: QColor,
        edge: QColor | None,
    ) -> None:
        """Paint the ground of a selected or hovered row, and the focus ring."""
        tokens = self.look.theme.tokens
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            if edge is not None:
                painter.setPen(QPen(edge, tokens.border))
            painter.setBrush(fill)
            inset = 0.5 if edge is not None else 0.0
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 12, 12)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(box, 12, 12)
        view = self.parent()
        if (
            isinstance(view, RowList)
            and view.shows_focus
            and state & QStyle.StateFlag.State_HasFocus
        ):
            paint_ring(painter, box.adjusted(-1, -1, 1, 1), 9, tokens.accent)

    def advance(self, text: str, role: Role) -> float:
        """Return the width of a text."""
        return QFontMetricsF(self.look.theme.font(role)).horizontalAdvance(text)


class PictureDelegate(RowDelegate):
    """Paints rows with a small picture."""

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: "RowList") -> None:
        super().__init__(look, parent)
        self._thumbnails = thumbnails
        thumbnails.ready.connect(parent.viewport().update)

    def thumb_size(self, size: QSize) -> QSize:
        """Return the size of thumbnails, which grow with the text up to a half more."""
        grown = min(self.look.theme.text_scale, 1.5)
        return QSize(round(size.width() * grown), round(size.height() * grown))

    def paint_thumbnail(
        self,
        painter: QPainter,
        picture: Picture,
        at: QPointF,
        size: QSize,
        *,
        faint: bool = False,
    ) -> None:
        """Paint a small picture with its left edge and vertical middle at a point."""
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._thumbnails.pixmap(picture, size, ratio)
        if faint:
            painter.setOpacity(0.5)
        painter.drawPixmap(QPointF(at.x(), at.y() - size.height() / 2), pixmap)
        painter.setOpacity(1.0)


class RowList(QListView):
    """A list of rows that are chosen by click, arrow keys or Enter.

    Signals:
        chosen: a row has become the current one (its number).
        opened: a row was clicked, or Enter pressed on it (its number).
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, look: Look, *, fitted: bool, parent: QWidget | None = None) -> None:
        """Make a list.

        Args:
            look: theme and icons.
            fitted: as high as its rows, for use within a page that scrolls.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._fitted = fitted
        self._keyboard = False
        self._keeps_current = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        if fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            float_scroll_bar(look, self)
        self.clicked.connect(self._open)
        look.theme.changed.connect(self.relayout)

    @property
    def shows_focus(self) -> bool:
        """True if the keyboard brought the focus here."""
        return self.hasFocus() and self._keyboard

    def hasHeightForWidth(self) -> bool:
        """A fitted list's height follows from its width."""
        return self._fitted

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        delegate, model = self.itemDelegate(), self.model()
        if not self._fitted or not isinstance(delegate, RowDelegate) or model is None:
            return -1
        return sum(delegate.height(model.index(row, 0), width) for row in range(model.rowCount()))

    def sizeHint(self) -> QSize:
        """Return the size of all rows at the present width."""
        if not self._fitted:
            return super().sizeHint()
        width = max(self.width(), 300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a small size; a fitted list's layout goes by the width."""
        return QSize(120, 44)

    def relayout(self) -> None:
        """Measure the rows anew."""
        self._keep_current(self.viewport().rect())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row has been chosen."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Follow a screen reader, which selects a row without making it the current one."""
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        if indexes and indexes[0] != self.currentIndex():
            self.setCurrentIndex(indexes[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter or Space: once, however long it is held down."""
        opening = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in opening and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.opened.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        self._keyboard = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and the row that it is round, if the keyboard brought the focus."""
        self._keyboard = brought_by_keyboard(self, event)
        super().focusInEvent(event)
        if self._keyboard and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows at the new width."""
        self._keep_current(QRect(QPoint(0, 0), event.oldSize()))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Lay the rows out; what was in view of the current one comes into view again."""
        super().doItemsLayout()
        if self._keeps_current:
            self._keeps_current = False
            self.scrollTo(self.currentIndex())

    def scrollTo(
        self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll the list, or the page in which a fitted list stands."""
        if not self._fitted:
            super().scrollTo(index, hint)
            return
        bring_cell_into_view(self, index)

    def _keep_current(self, before: QRect) -> None:
        """Follow the current row through the next layout if it was in view until now.

        A list that was scrolled away from it stays where it is.
        """
        if not self._fitted and self.currentIndex().isValid():
            self._keeps_current |= before.intersects(self.visualRect(self.currentIndex()))

    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.opened.emit(index.row())
