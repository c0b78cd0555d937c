"""The exercises as cards, in as many columns as there is room for."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role
from coach.ui.library.view import LibraryCard
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.focus import paint_ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import Line, PictureDelegate, RowList
from coach.ui.widgets.thumbnails import Thumbnails

GAP = 14
"""Between cards. Half of it lies round the whole list."""

_COLUMN = 216
_HEIGHT = 198
_PICTURE = 128
_EDGE = 6
_PAD = 16
_OVER_WORDS = 10
_UNDER_WORDS = 13
_RADIUS = 16
_TAG = 24
_TAG_MARGIN = 8

_SETTLE_MS = 120
"""Pictures are drawn anew once the width has been the same for so long."""


def _name_of(card: LibraryCard) -> str:
    return card.name


class CardDelegate(PictureDelegate):
    """Paints cards: the picture, what is needed upon it, name and kind below."""

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: "CardGrid") -> None:
        super().__init__(look, thumbnails, parent)
        self._grid = parent

    def text_height(self, card: LibraryCard, width: float) -> float:
        """Return the height of a card's words in a card so wide."""
        return self.lines_height(self._lines(card), width - 2 * _PAD)

    def height(self, index: Index, _width: int) -> int:
        """Return the height of a card, which is that of its row."""
        return self._grid.cell(index.row()).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card with its gap."""
        return self._grid.cell(index.row())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: LibraryCard = index.data(ENTRY)
        tokens = self.look.theme.tokens
        half = GAP / 2
        box = QRectF(option.rect).adjusted(half, half, -half, -half)
        self._paint_ground(painter, option, box)
        picture = QRectF(box.left() + _EDGE, box.top() + _EDGE, 0, self._grid.picture_height)
        picture.setWidth(box.width() - 2 * _EDGE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if card.not_for_me:
            painter.setOpacity(0.45)
        tag = self.tr("Not for me") if card.not_for_me else card.thing
        # The figure stands below its tag, which would cover a head or a hand in some poses.
        above = self._tag_strip() if tag else 0
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._thumbnails.pixmap(card.picture, self._grid.picture_size, ratio, above)
        painter.drawPixmap(picture, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
        if card.favourite:
            self._paint_heart(painter, picture)
        if tag:
            self._paint_tag(painter, picture, tag)
        lines, room = self._lines(card), box.width() - 2 * _PAD
        words = QRectF(box.left(), picture.bottom() + _OVER_WORDS, box.width(), 0)
        words.setHeight(self.lines_height(lines, room))
        self.paint_lines(painter, lines, box.left() + _PAD, words, room)
        if self._grid.shows_focus and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box.adjusted(-4, -4, 4, 4), _RADIUS, tokens.accent)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        tokens = self.look.theme.tokens
        paint_card(painter, box, tokens, CardTone.SURFACE, _RADIUS)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if option.state & QStyle.StateFlag.State_Selected:
            width = max(2.0, tokens.border + 1)
            painter.setPen(QPen(tokens.accent, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = width / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _tag_strip(self) -> int:
        """Return the height that a tag takes of a picture, from its upper edge."""
        return _TAG_MARGIN + self.look.theme.scaled(_TAG)

    def _paint_tag(self, painter: QPainter, picture: QRectF, text: str) -> None:
        theme = self.look.theme
        tokens = theme.tokens
        width = min(
            self.advance(text, Role.KEY_CAP) + theme.scaled(20), picture.width() - 2 * _TAG_MARGIN
        )
        corner = picture.topLeft() + QPointF(_TAG_MARGIN, _TAG_MARGIN)
        box = QRectF(corner, QSizeF(width, theme.scaled(_TAG)))
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font(Role.KEY_CAP))
        painter.setPen(tokens.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_heart(self, painter: QPainter, picture: QRectF) -> None:
        theme = self.look.theme
        tokens = theme.tokens
        side = theme.scaled(28)
        disc = QRectF(picture.right() - side - 8, picture.top() + 8, side, side)
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawEllipse(disc)
        size = theme.scaled(18)
        mark = QRectF(0, 0, size, size)
        mark.moveCenter(disc.center())
        self.look.icons.paint(painter, mark.toRect(), "heart-fill", tokens.accent)

    def _lines(self, card: LibraryCard) -> tuple[Line, ...]:
        tokens = self.look.theme.tokens
        faint = card.not_for_me
        return (
            Line(card.name, Role.ROW_TITLE, tokens.text3 if faint else tokens.text),
            Line(card.about, Role.SMALL, tokens.text3 if faint else tokens.text2),
        )


class CardGrid(RowList):
    """The cards; arrow keys go about in them, typing goes to a name.

    It is as high as its cards and stands in a page that scrolls.
    """

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        self._thumbnails = thumbnails
        self._cell_width = _COLUMN
        self._row_heights: list[int] = []
        self.picture_height = _PICTURE
        self.picture_size = QSize(_COLUMN - GAP - 2 * _EDGE, _PICTURE)
        self._columns = 1
        self._cards = RowModel(_name_of, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._draw_anew)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setModel(self._cards)
        self._delegate = CardDelegate(look, thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Exercises"))
        look.theme.changed.connect(self._measure)

    @property
    def columns(self) -> int:
        """The number of columns in force."""
        return self._columns

    @property
    def cards(self) -> tuple[LibraryCard, ...]:
        """The cards shown."""
        return self._cards.rows

    def set_cards(self, cards: tuple[LibraryCard, ...]) -> None:
        """Show other cards; the chosen one stays chosen if it is among them."""
        chosen = self.current_id
        if [card.exercise_id for card in cards] == [card.exercise_id for card in self._cards.rows]:
            self._cards.renew_rows(cards)
        else:
            self._cards.set_rows(cards)
        self._measure()
        self.choose(chosen)

    @property
    def current_id(self) -> str:
        """The exercise of the chosen card, empty if none is."""
        row = self.currentIndex().row()
        return self._cards.rows[row].exercise_id if 0 <= row < len(self._cards.rows) else ""

    def choose(self, exercise_id: str) -> None:
        """Choose an exercise's card; none if it is not among them."""
        for row, card in enumerate(self._cards.rows):
            if card.exercise_id == exercise_id:
                if row != self.currentIndex().row():
                    self.setCurrentIndex(self._cards.index(row))
                return
        self.clearSelection()

    def cell(self, row: int) -> QSize:
        """Return the size of a card with its gap, given its place in the list."""
        line = row // self._columns
        height = self._row_heights[line] if line < len(self._row_heights) else _HEIGHT + GAP
        return QSize(self._cell_width, height)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all cards at a width."""
        columns = self._columns_at(width)
        return sum(self._heights(columns, (width - 1) // columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        self._measure()
        super().resizeEvent(event)

    def _columns_at(self, width: int) -> int:
        return max(1, width // self.look.theme.scaled(_COLUMN))

    def _heights(self, columns: int, cell_width: int) -> list[int]:
        """Return the height of each row of cards: its longest words decide."""
        cards = self._cards.rows
        grown = min(self.look.theme.text_scale, 1.5)
        words = [self._delegate.text_height(card, cell_width - GAP) for card in cards]
        rest = _EDGE + round(_PICTURE * grown) + _OVER_WORDS + _UNDER_WORDS
        return [
            max(_HEIGHT, round(max(words[first : first + columns])) + rest) + GAP
            for first in range(0, len(cards), columns)
        ]

    def _measure(self) -> None:
        width = max(1, self.viewport().width())
        self._columns = self._columns_at(width)
        # Qt wraps a line that is exactly as wide as the list.
        self._cell_width = max(1, (width - 1) // self._columns)
        self._row_heights = self._heights(self._columns, self._cell_width)
        self.picture_height = round(_PICTURE * min(self.look.theme.text_scale, 1.5))
        self._settled.start()
        self.relayout()

    def _draw_anew(self) -> None:
        size = QSize(self._cell_width - GAP - 2 * _EDGE, self.picture_height)
        if size != self.picture_size:
            self.picture_size = size
            self._thumbnails.clear()
