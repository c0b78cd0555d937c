"""The calendar: a month or a year, and the sessions of the chosen day."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.day_grid import DayGrid, MonthGrid, YearGrid, months_on
from coach.ui.history.parts import HistoryCard
from coach.ui.history.session_list import SessionList
from coach.ui.history.view import DayView, MonthView, YearView
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_WORDED_FROM = 400


class CalendarCard(HistoryCard):
    """Days with what was done on them; choosing one shows its sessions below.

    Signals:
        day_chosen: show this day, and the month or year that it lies in.
        overview_asked: show the year instead of the month (True), or the other way round.
        session_opened: show this session (its id).
        add_asked: add a session to the chosen day.
        table_asked: show what is shown as a table.
    """

    day_chosen = Signal(object)
    overview_asked = Signal(bool)
    session_opened = Signal(str)
    add_asked = Signal(object)
    table_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._day: date | None = None
        self._overview = False
        self.switch = Button(look, "", ButtonKind.LINK, icon="calendar-blank", parent=self)
        self.switch.clicked.connect(self._switch)
        self.head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self.previous = self.add_icon_button("caret-left", "")
        self.following = self.add_icon_button("caret-right", "")
        self.previous.clicked.connect(self._go_back)
        self.following.clicked.connect(self._go_on)
        self.table = self.add_icon_button("table", "")
        self.table.clicked.connect(self.table_asked)

        self.month = MonthGrid(look, self)
        self.year = YearGrid(look, self)
        for grid in (self.month, self.year):
            grid.day_chosen.connect(self._choose)
            self.column.addWidget(grid)
        self._summary = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        self.column.addWidget(self._summary)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._day_title = Paragraph(look, "", Role.ROW_TITLE, parent=self)
        foot.addWidget(self._day_title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.add = Button(look, self.tr("A&dd"), ButtonKind.LINK, icon="plus", parent=self)
        self.add.clicked.connect(self._add)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(foot)
        self._words = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, parent=self)
        self.column.addWidget(self._words)
        self.sessions = SessionList(look, self)
        self.sessions.session_opened.connect(self.session_opened)
        self.column.addWidget(self.sessions)
        self._name_buttons()

    @property
    def grid(self) -> DayGrid:
        """The grid that is shown."""
        return self.year if self._overview else self.month

    @property
    def overview(self) -> bool:
        """The year is shown."""
        return self._overview

    def show_month(self, view: MonthView) -> None:
        """Show a month."""
        self._turn(overview=False)
        self.title.setText(view.title)
        self._summary.setText("")
        self._summary.hide()
        self.month.show_month(view)
        self._allow(back=view.has_previous, on=view.has_next)

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        self._turn(overview=True)
        self.title.setText(view.title)
        self._summary.setText(view.summary)
        self._summary.setVisible(bool(view.summary))
        self.year.show_year(view)
        self._allow(back=view.has_previous, on=view.has_next)

    def show_day(self, view: DayView) -> None:
        """Show a day's sessions, and put the cursor on the day."""
        self._day = view.day
        self._day_title.setText(view.title)
        self._words.setText(view.words)
        self._words.setVisible(bool(view.words))
        self.sessions.set_rows(view.rows)
        name = self.tr("Add a session on {day}").format(day=view.title)
        self.add.setAccessibleName(name)
        self.grid.choose(view.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the switch's word out where the title needs the room."""
        super().resizeEvent(event)
        self.switch.set_compact(self.width() / self.look.theme.text_scale < _WORDED_FROM)

    def _turn(self, *, overview: bool) -> None:
        had_focus = self.grid.hasFocus()
        changed = overview != self._overview
        self._overview = overview
        self.month.setVisible(not overview)
        self.year.setVisible(overview)
        if changed:
            self._name_buttons()
            if had_focus:
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_buttons(self) -> None:
        if self._overview:
            self.switch.setText(self.tr("&Month"))
            names = (
                self.tr("Previous year"),
                self.tr("Next year"),
                self.tr("Year as a table: read, copy, print"),
            )
        else:
            self.switch.setText(self.tr("&Year"))
            names = (
                self.tr("Previous month"),
                self.tr("Next month"),
                self.tr("Month as a table: read, copy, print"),
            )
        for button, name in zip((self.previous, self.following, self.table), names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.switch.updateGeometry()

    def _allow(self, *, back: bool, on: bool) -> None:
        # A button that loses its use keeps the keyboard near by.
        for button, possible, other in (
            (self.previous, back, self.following),
            (self.following, on, self.previous),
        ):
            if not possible and button.hasFocus():
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(possible)

    def _choose(self, day: object) -> None:
        if isinstance(day, date):
            self.day_chosen.emit(day)

    def _switch(self) -> None:
        self.overview_asked.emit(not self._overview)

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        self._go(1)

    def _go(self, direction: int) -> None:
        if self._day is None:
            return
        target = months_on(self._day, direction * (12 if self._overview else 1))
        if target is not None:
            self.day_chosen.emit(target)

    def _add(self) -> None:
        if self._day is not None:
            self.add_asked.emit(self._day)
