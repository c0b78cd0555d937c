"""The settings of the reminders."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.reminders import LATER_RANGE, WeeklyTime
from coach.ui.dates import time_of_day, weekday
from coach.ui.fonts import Role
from coach.ui.reminding.time_row import TimeRow
from coach.ui.reminding.view import MOST_TIMES, ReminderChoice
from coach.ui.settings.panel import GroupColumn
from coach.ui.settings.rows import Row
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.stepper import Stepper
from coach.ui.widgets.switch import Switch

FIRST_TIME = WeeklyTime((0, 2, 4), time(9, 0))
"""Proposed to who has none: three days a week are the goal that everybody begins with."""


class ReminderPanel(GroupColumn):
    """Shows a choice, and says each change of it at once.

    Signals:
        changed: the user has chosen otherwise (`ReminderChoice`).
        try_asked: show a reminder now.
        export_asked: write the days and times as a calendar file.
    """

    changed = Signal(object)
    try_asked = Signal()
    export_asked = Signal()

    def __init__(
        self,
        look: Look,
        choice: ReminderChoice,
        first_weekday: int,
        *,
        no_login: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a panel.

        Args:
            look: theme and icons.
            choice: what is chosen now.
            first_weekday: the day on which weeks begin, 0 for Monday.
            no_login: why the program cannot start with the computer; empty if it can.
            parent: owner.
        """
        super().__init__(look, parent)
        self._choice = choice
        self._days = tuple((first_weekday + day) % 7 for day in range(7))
        self.on = Switch(look, "", parent=self)
        self.on.setAccessibleName(self.tr("Reminders"))
        self.on.toggled.connect(self._switch)
        group = self.group()
        words = self.tr("A quiet notification on the days and at the times that you choose")
        group.add(Row(look, self.tr("Reminders"), words, self.on, group.card))
        self._next = Paragraph(look, "", Role.SMALL, Ink.ACCENT, parent=self)
        self._next.hide()
        group.add_words(self._next)
        self.rows: list[TimeRow] = []
        self._times = self._make_times()
        self.add(self._times)
        self._make_more(no_login)
        self._show_all()

    @property
    def choice(self) -> ReminderChoice:
        """What is chosen."""
        return self._choice

    def show_choice(self, choice: ReminderChoice) -> None:
        """Show another choice without telling anybody."""
        if choice != self._choice:
            self._choice = choice
            self._show_all()

    def show_next(self, moment: datetime | None, now: datetime) -> None:
        """Say when the next reminder comes.

        Args:
            moment: in local time, None for never.
            now: in local time.
        """
        text = ""
        if moment is not None:
            days = (moment.date() - now.date()).days
            name = weekday(moment)
            sentences = {
                0: self.tr("The next one comes today at {time}."),
                1: self.tr("The next one comes tomorrow at {time}."),
            }
            sentence = sentences.get(days, self.tr("The next one comes on {day} at {time}."))
            text = sentence.format(day=name, time=time_of_day(moment))
        self._next.setText(text)
        self._next.setVisible(bool(text))

    def show_tray(self, *, missing: bool) -> None:
        """Say that there is no tray to wait in, where that matters."""
        self._no_tray.setVisible(missing)

    def _make_times(self) -> QWidget:
        times = QWidget(self)
        column = QVBoxLayout(times)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column.addLayout(self._list)
        flow = FlowLayout(gap=12)
        self.add_time = Button(self.look, self.tr("&Add a time"), icon="plus", parent=times)
        self.add_time.clicked.connect(self._add_time)
        flow.addWidget(self.add_time)
        self.attempt = Button(
            self.look, self.tr("&Try it now"), ButtonKind.LINK, icon="bell", parent=times
        )
        self.attempt.clicked.connect(self.try_asked)
        flow.addWidget(self.attempt)
        column.addLayout(flow)
        return times

    def _make_more(self, no_login: str) -> None:
        group = self.group()
        card = group.card
        self.later = Stepper(
            self.look,
            self.tr("Minutes that “Later” puts a reminder off"),
            *LATER_RANGE,
            step=5,
            unit=self.tr("min"),
            parent=card,
        )
        self.later.valueChanged.connect(self._change_later)
        explanation = self.tr("How long a reminder waits before it comes again")
        group.add(Row(self.look, self.tr("After “Later”"), explanation, self.later, card))
        self.at_login = Switch(self.look, "", parent=card)
        self.at_login.setAccessibleName(self.tr("Start with the computer"))
        self._can_login = not no_login
        self.at_login.toggled.connect(self._change_login)
        words = no_login or self.tr(
            "Back Coach then waits in the tray, also after you close its window. "
            "Without this, it reminds you only while it is open."
        )
        group.add(Row(self.look, self.tr("Start with the computer"), words, self.at_login, card))
        self._no_tray = Paragraph(
            self.look,
            self.tr(
                "This desktop shows no tray. Back Coach starts minimised instead, and reminds you "
                "until you close its window."
            ),
            Role.SMALL,
            Ink.TEXT2,
            parent=card,
        )
        self._no_tray.hide()
        group.add_words(self._no_tray)
        self.export = Button(
            self.look, self.tr("&Export to calendar (.ics)…"), icon="calendar-blank", parent=card
        )
        self.export.clicked.connect(self.export_asked)
        explanation = self.tr("A file with these days and times, for your calendar or your phone")
        group.add(Row(self.look, self.tr("Your own calendar"), explanation, self.export, card))

    # --- showing ------------------------------------------------------------------------------

    def _show_all(self) -> None:
        choice = self._choice
        self.on.show_checked(choice.on)
        self.at_login.show_checked(choice.at_login)
        self.later.show_value(choice.later_minutes)
        self._show_times()
        self._allow()

    def _show_times(self) -> None:
        """Show the times; rows that stay are kept, so that the keyboard stays where it is."""
        while len(self.rows) > len(self._choice.times):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._choice.times):
            row = TimeRow(self.look, self._days, self._times)
            row.edited.connect(self._take_times)
            row.remove_asked.connect(self._remove_time)
            self._list.addWidget(row)
            self.rows.append(row)
        for row, shown in zip(self.rows, self._choice.times, strict=True):
            row.show_time(shown)

    def _allow(self) -> None:
        """Let be used what has a meaning now."""
        on = self._choice.on
        self._times.setVisible(on)
        self.add_time.setVisible(len(self._choice.times) < MOST_TIMES)
        self.at_login.setEnabled(on and self._can_login)
        self.export.setEnabled(any(one.days for one in self._choice.times))

    # --- changing -----------------------------------------------------------------------------

    def _tell(self, choice: ReminderChoice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        self._allow()
        self.changed.emit(choice)

    def _switch(self, on: bool) -> None:
        times = self._choice.times
        if on and not times:
            times = (FIRST_TIME,)
        choice = replace(self._choice, on=on, times=times)
        if times != self._choice.times:
            self._choice = replace(self._choice, times=times)
            self._show_times()
        self._tell(choice)

    def _add_time(self) -> None:
        last = self._choice.times[-1] if self._choice.times else FIRST_TIME
        times = (*self._choice.times, replace(FIRST_TIME, days=last.days, at=time(18, 0)))
        choice = replace(self._choice, times=times)
        self._choice = choice
        self._show_times()
        self._allow()
        self.rows[-1].focus_first()
        self.changed.emit(choice)

    def _remove_time(self) -> None:
        row = self.sender()
        at = next((index for index, one in enumerate(self.rows) if one is row), None)
        if at is None:
            return
        times = self._choice.times[:at] + self._choice.times[at + 1 :]
        choice = replace(self._choice, times=times)
        self._choice = choice
        self._show_times()
        self._allow()
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].focus_first()
        else:
            self.add_time.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit(choice)

    def _take_times(self) -> None:
        self._tell(replace(self._choice, times=tuple(row.time for row in self.rows)))

    def _change_later(self) -> None:
        self._tell(replace(self._choice, later_minutes=self.later.whole))

    def _change_login(self, on: bool) -> None:
        self._tell(replace(self._choice, at_login=on))
