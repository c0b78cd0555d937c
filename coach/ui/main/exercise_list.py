"""The exercises of the selected routine."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role, tabular
from coach.ui.main.view import ExerciseRow, RowState
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import Line, PictureDelegate, RowList
from coach.ui.widgets.thumbnails import Thumbnails

_PAD = 12
_NARROW = 430
"""Below this width (at 100 % text) kind and minutes go to a third line."""


def _name_of(row: ExerciseRow) -> str:
    return row.name


class ExerciseDelegate(PictureDelegate):
    """Paints exercises: number, picture, name over dose, kind, minutes."""

    _least = 66
    _dense = False

    def set_dense(self, dense: bool) -> None:
        """Use the measures for small windows."""
        self._dense = dense
        self._least = 56 if dense else 66

    def _thumb(self) -> QSize:
        return self.thumb_size(QSize(52, 40) if self._dense else QSize(66, 48))

    def height(self, index: Index, width: int) -> int:
        """Return a row's height."""
        row: ExerciseRow = index.data(ENTRY)
        lines, room = self._lines(row, width)
        needed = self.lines_height(lines, room) + 14
        return max(self._least, round(needed), self._thumb().height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: ExerciseRow = index.data(ENTRY)
        theme = self.look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        box = rect.adjusted(0, 1, 0, -1)
        edge = tokens.accent if tokens.border > 1 else None
        self.paint_ground(painter, box, option, tokens.soft, edge)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        number_box = QRectF(box.left(), box.top(), self._number_width(), box.height())
        painter.setFont(theme.font(Role.BODY_STRONG if selected else Role.BODY))
        painter.setPen(tokens.accent if selected else tokens.text2)
        painter.drawText(number_box, Qt.AlignmentFlag.AlignCenter, row.number)
        middle = box.center()
        middle.setX(number_box.right())
        faint = row.state is not RowState.ON
        self.paint_thumbnail(painter, row.detail.picture_small, middle, self._thumb(), faint=faint)
        lines, room = self._lines(row, round(rect.width()))
        x = number_box.right() + self._thumb().width() + _PAD
        self.paint_lines(painter, lines, x, box, room)
        if not self._narrow(round(rect.width())):
            self._paint_right(painter, row, box)
        painter.restore()

    def _paint_right(self, painter: QPainter, row: ExerciseRow, box: QRectF) -> None:
        theme = self.look.theme
        tokens = theme.tokens
        kind_width, minutes_width = self._right_widths()
        minutes_box = QRectF(
            box.right() - _PAD - minutes_width, box.top(), minutes_width, box.height()
        )
        painter.setFont(tabular(theme.font(Role.ROW_TITLE_PLAIN)))
        painter.setPen(tokens.text2 if row.state is RowState.ON else tokens.text3)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = row.minutes if row.state is RowState.ON else self.tr("off")
        painter.drawText(minutes_box, right, text)
        kind_box = QRectF(minutes_box.left() - kind_width, box.top(), kind_width, box.height())
        painter.setFont(theme.font(Role.SMALL))
        painter.drawText(kind_box, Qt.AlignmentFlag.AlignVCenter, row.kind)

    def _lines(self, row: ExerciseRow, width: int) -> tuple[tuple[Line, ...], float]:
        tokens = self.look.theme.tokens
        room = width - self._number_width() - self._thumb().width() - 2 * _PAD
        on = row.state is RowState.ON
        lines = [Line(row.name, Role.ROW_TITLE, tokens.text if on else tokens.text3)]
        second = row.dose if on else row.reason
        lines.append(Line(second, Role.SECONDARY, tokens.text2 if on else tokens.text3))
        if self._narrow(width):
            minutes = row.minutes if on else self.tr("off")
            third = f"{row.kind} · {minutes}"
            lines.append(Line(third, Role.SMALL, tokens.text2 if on else tokens.text3))
        else:
            room -= round(sum(self._right_widths())) + _PAD
        return tuple(line for line in lines if line.text), max(40.0, float(room))

    def _number_width(self) -> int:
        return self.look.theme.scaled(20) + 20

    def _right_widths(self) -> tuple[float, float]:
        kind = max(self.advance(word, Role.SMALL) for word in self._kind_words())
        return kind + 12, self.advance("00 min", Role.ROW_TITLE_PLAIN)

    def _kind_words(self) -> tuple[str, ...]:
        view = self.parent()
        model = view.model() if isinstance(view, RowList) else None
        if model is None or not model.rowCount():
            return ("",)
        return tuple(model.index(r, 0).data(ENTRY).kind for r in range(model.rowCount()))

    def _narrow(self, width: int) -> bool:
        return width / self.look.theme.text_scale < _NARROW


class ExerciseList(RowList):
    """The exercises."""

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        self._model = RowModel(_name_of, self)
        self.setModel(self._model)
        self._delegate = ExerciseDelegate(look, thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Exercises of this routine"))

    def set_rows(self, rows: tuple[ExerciseRow, ...], *, keep: bool) -> None:
        """Show other exercises.

        Args:
            rows: the exercises.
            keep: leave the chosen row where it is (the same routine in another state).
        """
        before = self.currentIndex().row() if keep else -1
        if len(rows) == len(self._model.rows):
            self._model.renew_rows(rows)
        else:
            self._model.set_rows(rows)
        self.relayout()
        first = next((i for i, row in enumerate(rows) if row.state is RowState.ON), 0)
        wanted = before if 0 <= before < len(rows) else first
        if rows and wanted != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(wanted))

    def set_dense(self, dense: bool) -> None:
        """Use the measures for small windows."""
        self._delegate.set_dense(dense)
        self.relayout()

    def row(self, number: int) -> ExerciseRow | None:
        """Return an exercise, None where there is none."""
        return self._model.row(number)

    def current_row(self) -> ExerciseRow | None:
        """Return the chosen exercise."""
        return self._model.row(self.currentIndex().row())
