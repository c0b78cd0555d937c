"""The exercises that can be added, one a row."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from coach.ui.editor.view import LibraryRow
from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import Line, PictureDelegate, RowList
from coach.ui.widgets.thumbnails import Thumbnails

_PAD = 10
_PLUS = 44


def _name_of(row: LibraryRow) -> str:
    return row.name


class _LibraryDelegate(PictureDelegate):
    def _thumb(self) -> QSize:
        return self.thumb_size(QSize(64, 48))

    def height(self, index: Index, width: int) -> int:
        row: LibraryRow = index.data(ENTRY)
        words = self.lines_height(self._lines(row), self._room(width))
        return max(66, round(words) + 16, self._thumb().height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: LibraryRow = index.data(ENTRY)
        rect = QRectF(option.rect)
        box = rect.adjusted(2, 2, -2, -2)
        tokens = self.look.theme.tokens
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self.paint_ground(painter, box, option, tokens.soft, None)
        middle = QPointF(box.left() + _PAD, box.center().y())
        thumb = self._thumb()
        self.paint_thumbnail(painter, row.picture, middle, thumb)
        x = box.left() + _PAD + thumb.width() + 12
        room = self._room(round(rect.width()))
        self.paint_lines(painter, self._lines(row), x, box, room)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_plus(painter, box, filled=chosen or hovered)
        painter.restore()

    def _paint_plus(self, painter: QPainter, box: QRectF, *, filled: bool) -> None:
        theme = self.look.theme
        tokens = theme.tokens
        side = self._plus()
        plus = QRectF(0, 0, side, side)
        plus.moveCenter(QPointF(box.right() - _PAD - side / 2, box.center().y()))
        inset = tokens.border / 2
        painter.setPen(QPen(tokens.accent if filled else tokens.ctl, tokens.border))
        painter.setBrush(tokens.accent if filled else tokens.surface)
        painter.drawRoundedRect(plus.adjusted(inset, inset, -inset, -inset), 10, 10)
        size = theme.scaled(20)
        sign = QRectF(0, 0, size, size)
        sign.moveCenter(plus.center())
        ink = tokens.on_accent if filled else tokens.text
        self.look.icons.paint(painter, sign.toRect(), "plus", ink)

    def _lines(self, row: LibraryRow) -> tuple[Line, ...]:
        tokens = self.look.theme.tokens
        detail = f"{row.detail} · {row.there}" if row.there else row.detail
        return (
            Line(row.name, Role.ROW_TITLE_PLAIN, tokens.text),
            Line(detail, Role.SMALL, tokens.text2),
        )

    def _plus(self) -> int:
        return max(_PLUS, self.look.theme.scaled(20) + 18)

    def _room(self, width: int) -> float:
        used = 4 + 2 * _PAD + self._thumb().width() + 12 + self._plus() + 8
        return max(60.0, float(width - used))


class LibraryList(RowList):
    """The exercises that can be added.

    Signals:
        added: an exercise was clicked, or Enter pressed on it (its id).
    """

    added = Signal(str)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        self._model = RowModel(_name_of, self)
        self.setModel(self._model)
        self.setItemDelegate(_LibraryDelegate(look, thumbnails, self))
        self.setAccessibleName(self.tr("Exercises that can be added"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.opened.connect(self._tell_added)

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """What it shows."""
        return self._model.rows

    def set_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show other exercises; the current one stays current if it is still there."""
        if rows == self.rows:
            return
        before = self.currentIndex().row()
        current = self.rows[before].exercise_id if 0 <= before < len(self.rows) else ""
        ids = [row.exercise_id for row in rows]
        if ids == [row.exercise_id for row in self.rows]:
            self._model.renew_rows(rows)
        else:
            self._model.set_rows(rows)
        if current in ids and self.currentIndex().row() != ids.index(current):
            self.setCurrentIndex(self._model.index(ids.index(current)))
        self.relayout()

    def _tell_added(self, number: int) -> None:
        self.added.emit(self.rows[number].exercise_id)
