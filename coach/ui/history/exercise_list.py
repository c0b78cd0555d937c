"""The exercises of a period with their totals."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role, tabular
from coach.ui.history.parts import fit_height
from coach.ui.history.view import ExerciseLine
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index, RowModel
from coach.ui.widgets.rows import Line, PictureDelegate, RowList
from coach.ui.widgets.thumbnails import Thumbnails

_LEAST = 52
_PAD = 8
_THUMB = QSize(52, 40)
_TIMES, _HELD = 82, 84
_BESIDE_FROM = 380


def _name_of(row: ExerciseLine) -> str:
    return row.name


class ExerciseDelegate(PictureDelegate):
    """Paints a picture, the name, how often and how long; the latter below where it is narrow."""

    def height(self, index: Index, width: int) -> int:
        """Return a row's height."""
        lines = self._lines(index.data(ENTRY), width)
        needed = self.lines_height(lines, self._room(width)) + 12
        return max(_LEAST, round(needed), self.thumb_size(_THUMB).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an exercise."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: ExerciseLine = index.data(ENTRY)
        theme = self.look.theme
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        self.paint_ground(painter, box, option, theme.tokens.soft, None)
        thumb = self.thumb_size(_THUMB)
        if row.picture is not None:
            at = QPointF(box.left() + _PAD, box.center().y())
            self.paint_thumbnail(painter, row.picture, at, thumb)
        left = box.left() + 2 * _PAD + thumb.width() + 4
        width = option.rect.width()
        self.paint_lines(painter, self._lines(row, width), left, box, self._room(width))
        if self._beside(width):
            times, held = theme.scaled(_TIMES), theme.scaled(_HELD)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            edge = box.right() - _PAD
            painter.setPen(theme.tokens.text2)
            painter.setFont(tabular(theme.font(Role.SECONDARY)))
            painter.drawText(
                QRectF(edge - times - held, box.top(), times, box.height()), right, row.times
            )
            painter.setFont(tabular(theme.font(Role.SECONDARY_STRONG)))
            painter.drawText(QRectF(edge - held, box.top(), held, box.height()), right, row.held)
        painter.restore()

    def _beside(self, width: int) -> bool:
        return width / self.look.theme.text_scale >= _BESIDE_FROM

    def _lines(self, row: ExerciseLine, width: int) -> tuple[Line, ...]:
        tokens = self.look.theme.tokens
        name = Line(row.name, Role.ROW_TITLE, tokens.text)
        if self._beside(width):
            return (name,)
        words = " · ".join(part for part in (row.times, row.held) if part)
        return (name, Line(words, Role.SMALL, tokens.text2))

    def _room(self, width: int) -> float:
        room = width - 3 * _PAD - 4 - self.thumb_size(_THUMB).width()
        if self._beside(width):
            room -= self.look.theme.scaled(_TIMES + _HELD)
        return max(60.0, room)


class ExerciseTotals(RowList):
    """The exercises of a period.

    Signals:
        exercise_opened: an exercise was clicked, or Enter pressed on it (its id).
    """

    exercise_opened = Signal(str)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=True, parent=parent)
        fit_height(self)
        self._model = RowModel(_name_of, self)
        self.setModel(self._model)
        self.setItemDelegate(ExerciseDelegate(look, thumbnails, self))
        self.setAccessibleName(self.tr("Exercises of the period"))
        self.opened.connect(self._tell_opened)

    @property
    def rows(self) -> tuple[ExerciseLine, ...]:
        """The exercises shown."""
        return self._model.rows

    def set_rows(self, rows: tuple[ExerciseLine, ...]) -> None:
        """Show other exercises."""
        self._model.set_rows(rows)
        self.setVisible(bool(rows))
        self.relayout()

    def _tell_opened(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            self.exercise_opened.emit(self._model.rows[row].exercise_id)
