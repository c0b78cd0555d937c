"""The weeks against their goals."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.parts import HistoryCard, Legend
from coach.ui.history.view import WeeksView
from coach.ui.history.week_list import WeekList
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.dots import Dot, Dots
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_TEN = 10


class WeeksCard(HistoryCard):
    """How many weeks reached their goal, and the weeks one by one.

    Signals:
        older_asked: show more weeks.
        week_opened: show the days of this week (its first day).
        table_asked: show the weeks as a table.
    """

    older_asked = Signal()
    week_opened = Signal(object)
    table_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        table = self.add_icon_button("table", self.tr("Weeks as a table: read, copy, print"))
        table.clicked.connect(self.table_asked)
        self._explanation = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        self.column.addWidget(self._explanation)
        self._plan = QWidget(self)
        line = QHBoxLayout(self._plan)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(14)
        self._plan_dots = Dots(look, (), size=12, gap=5, parent=self._plan)
        line.addWidget(self._plan_dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._plan_words = Paragraph(look, "", Role.SECONDARY_STRONG, parent=self._plan)
        line.addWidget(self._plan_words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self._plan)
        self.weeks = WeekList(look, self)
        self.weeks.week_opened.connect(self.week_opened)
        self.weeks.older_asked.connect(self._ask_older)
        self.column.addWidget(self.weeks)
        self.older = Button(
            look, self.tr("Earlier &weeks"), ButtonKind.LINK, icon="caret-down", parent=self
        )
        self.older.clicked.connect(self.older_asked)
        self.column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        legend = (
            (Dot.FULL, self.tr("full")),
            (Dot.HALF, self.tr("partial")),
            (Dot.FLARE, self.tr("flare-up day")),
            (Dot.EXTRA, self.tr("beyond the goal")),
        )
        self.column.addWidget(Legend(look, legend, self))

    def show_weeks(self, view: WeeksView) -> None:
        """Show other weeks."""
        self.title.setText(view.headline)
        self._explanation.setText(view.explanation)
        self._plan.setVisible(view.ten_days_done is not None)
        done = view.ten_days_done or 0
        dots = (Dot.FULL,) * min(done, _TEN) + (Dot.OPEN,) * max(0, _TEN - done)
        self._plan_dots.set_dots(dots)
        self._plan_words.setText(view.ten_days)
        self.weeks.set_rows(view.rows)
        self.older.setVisible(view.has_more)

    def _ask_older(self) -> None:
        if not self.older.isHidden():
            self.older_asked.emit()
