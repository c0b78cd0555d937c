"""What was done of each exercise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.history.exercise_list import ExerciseTotals
from coach.ui.history.parts import HistoryCard, PeriodButton
from coach.ui.history.view import ExerciseLine, ExercisesView
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.thumbnails import Thumbnails

_FEW = 6


class ExercisesCard(HistoryCard):
    """The exercises done most often; the rest on asking.

    Signals:
        exercise_opened: show this exercise over time (its id).
        table_asked: show the totals as a table.
    """

    exercise_opened = Signal(str)
    table_asked = Signal()

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.title.setText(self.tr("By exercise"))
        self.period = PeriodButton(look, self)
        self.head.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        self.table = self.add_icon_button("table", self.tr("Totals as a table: read, copy, print"))
        self.table.clicked.connect(self.table_asked)
        self._empty = Paragraph(look, "", Role.BODY, Ink.TEXT2, parent=self)
        self.column.addWidget(self._empty)
        self.exercises = ExerciseTotals(look, thumbnails, self)
        self.exercises.exercise_opened.connect(self.exercise_opened)
        self.column.addWidget(self.exercises)
        self.all = Button(look, "", ButtonKind.LINK, icon="caret-down", parent=self)
        self.all.clicked.connect(self._show_all)
        self.column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows: tuple[ExerciseLine, ...] = ()
        self._whole = False

    def show_exercises(self, view: ExercisesView) -> None:
        """Show other totals."""
        self._rows = view.rows
        self._empty.setText(view.empty)
        self._empty.setVisible(not view.rows)
        self.table.setEnabled(bool(view.rows))
        self.all.setText(self.tr("All {n} exe&rcises").format(n=len(view.rows)))
        self._fill()

    def _fill(self) -> None:
        cut = not self._whole and len(self._rows) > _FEW + 1
        self.exercises.set_rows(self._rows[:_FEW] if cut else self._rows)
        self.all.setVisible(cut)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()
        self.exercises.setFocus(Qt.FocusReason.OtherFocusReason)
