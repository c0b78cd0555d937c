"""Settings of goal and plan: sessions a week, the week, the 10-day plan."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from coach.ui.dates import long_day
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.look import Look
from coach.ui.widgets.stepper import Stepper
from coach.ui.widgets.switch import Switch

_REGION = "region"


class GoalPanel(Panel):
    """What the user aims for."""

    def __init__(
        self, look: Look, first_weekday: int, today: date, parent: QWidget | None = None
    ) -> None:
        """Make the panel.

        Args:
            look: theme and icons.
            first_weekday: the day on which weeks begin in this region, 0 for Monday.
            today: the day on which a 10-day plan would begin.
            parent: owner.
        """
        super().__init__(look, parent)
        self._region = first_weekday
        self._today = today
        group = self.group(self.tr("Week"))
        title = self.tr("Sessions a week")
        self.goal = Stepper(look, title, 1, 14)
        explanation = self.tr("From this week on; earlier weeks keep the goal they had")
        group.add(Row(look, title, explanation, self.goal, group.card))
        title = self.tr("The week begins on")
        self.weekday = DropDown(look, title)
        group.add(Row(look, title, "", self.weekday, group.card))
        group = self.group(self.tr("10-day plan"))
        title = self.tr("Ten days to begin with")
        self.plan = Switch(look, "")
        self.plan.setAccessibleName(title)
        self._plan_row = group.add(Row(look, title, "", self.plan, group.card))
        self.goal.valueChanged.connect(self._take)
        self.weekday.picked.connect(self._take)
        self.plan.toggled.connect(self._take)

    def set_today(self, today: date) -> None:
        """Begin a plan on another day from now on: midnight has passed."""
        self._today = today

    def fill(self) -> None:
        """Show the settings."""
        week = self.settings.week
        self.goal.show_value(week.goal)
        usual = self.tr("{day}, as in your region").format(day=_day_name(self._region))
        choices = [Choice(_REGION, usual)]
        choices += [Choice(str(day), _day_name(day)) for day in range(7)]
        key = _REGION if week.first_weekday is None else str(week.first_weekday)
        self.weekday.set_choices(choices, key)
        self.plan.show_checked(week.ten_days_from is not None)
        text = self.tr("Counts the days on which you exercise; a day off takes nothing away.")
        if week.ten_days_from is not None:
            begun = self.tr("Begun on {day}.").format(day=long_day(week.ten_days_from))
            text = f"{begun} {text}"
        self._plan_row.explain(text)

    def _take(self) -> None:
        week = self.settings.week
        begun = week.ten_days_from or self._today
        week = replace(
            week,
            goal=self.goal.whole,
            first_weekday=None if self.weekday.key == _REGION else int(self.weekday.key),
            ten_days_from=begun if self.plan.isChecked() else None,
        )
        self.give(replace(self.settings, week=week))


def _day_name(day: int) -> str:
    name = QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)
    return name[:1].upper() + name[1:]
