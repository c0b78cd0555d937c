"""The sessions of a day."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role
from coach.ui.history.day_paint import DOTS
from coach.ui.history.parts import fit_height
from coach.ui.history.view import SessionRow
from coach.ui.widgets.dots import paint_dot
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import Line, RowDelegate, RowList

_LEAST = 56
_PAD = 14
_DOT = 15
_CARET = 18


def _title_of(row: SessionRow) -> str:
    return row.title


class SessionDelegate(RowDelegate):
    """Paints a mark, what was done, and how."""

    def height(self, index: Index, width: int) -> int:
        """Return a row's height."""
        lines = self._lines(index.data(ENTRY))
        return max(_LEAST, round(self.lines_height(lines, self._room(width)) + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a session."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: SessionRow = index.data(ENTRY)
        theme = self.look.theme
        tokens = theme.tokens
        box = QRectF(option.rect).adjusted(0, 2, 0, -2)
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.setBrush(tokens.sunk)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        self.paint_ground(painter, box, option, tokens.soft, None)
        size = theme.scaled(_DOT)
        dot = DOTS.get(row.mark)
        at = QPointF(box.left() + _PAD + size / 2, box.center().y())
        if dot is not None:
            paint_dot(painter, at, size, dot, tokens)
        left = box.left() + 2 * _PAD + size
        self.paint_lines(painter, self._lines(row), left, box, self._room(option.rect.width()))
        caret = theme.scaled(_CARET)
        mark = QRectF(0, 0, caret, caret)
        mark.moveCenter(QPointF(box.right() - _PAD - caret / 2, box.center().y()))
        self.look.icons.paint(painter, mark.toRect(), "caret-right", tokens.text2)
        painter.restore()

    def _lines(self, row: SessionRow) -> tuple[Line, ...]:
        tokens = self.look.theme.tokens
        return (
            Line(row.title, Role.ROW_TITLE, tokens.text),
            Line(row.detail, Role.SMALL, tokens.text2),
        )

    def _room(self, width: int) -> float:
        return width - 4 * _PAD - self.look.theme.scaled(_DOT + _CARET)


class SessionList(RowList):
    """The sessions of a day.

    Signals:
        session_opened: a session was clicked, or Enter pressed on it (its id).
    """

    session_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        fit_height(self)
        self._model = RowModel(_title_of, self)
        self.setModel(self._model)
        self.setItemDelegate(SessionDelegate(look, self))
        self.setAccessibleName(self.tr("Sessions of the day"))
        self.opened.connect(self._tell_opened)

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        """The sessions shown."""
        return self._model.rows

    def set_rows(self, rows: tuple[SessionRow, ...]) -> None:
        """Show other sessions."""
        self._model.set_rows(rows)
        self.setVisible(bool(rows))
        self.relayout()

    def _tell_opened(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            self.session_opened.emit(self._model.rows[row].session_id)
