"""Weeks against their goals, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coach.domain.progress import TEN_DAYS, TenDayPlan, at_goal, week_start, weeks_at_goal
from coach.domain.record import WeekCount
from coach.ui.history.view import TableView, WeekRow, WeeksView
from coach.ui.history.words import HistoryWords
from coach.ui.widgets.dots import dots_of

RECENT = 8
"""So many weeks are summed up in a sentence."""


class WeeksPresenter:
    """Builds the weeks' view and table.

    Args:
        words: words for days.
        first_weekday: 0 for Monday to 6 for Sunday.
    """

    def __init__(self, words: HistoryWords, first_weekday: int) -> None:
        self._words = words
        self._current = week_start(words.today, first_weekday)

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("WeeksPresenter", text)

    def weeks(
        self, weeks: Sequence[WeekCount], *, has_more: bool, plan: TenDayPlan | None = None
    ) -> WeeksView:
        """Return the weeks' view.

        Args:
            weeks: the newest first; the first is the present one.
            has_more: there are older ones.
            plan: the 10-day plan, None without one.
        """
        return WeeksView(
            headline=self._headline(weeks),
            explanation=self._goal(weeks),
            rows=tuple(self._row(week) for week in weeks),
            has_more=has_more,
            ten_days=self._plan(plan) if plan is not None else "",
            ten_days_done=plan.done if plan is not None else None,
        )

    def goal_words(self, goal: int) -> str:
        """Return what is aimed for, for somebody who has not begun."""
        if goal == 1:
            return self.tr("You aim for one session a week. You can change that in the settings.")
        return self.tr(
            "You aim for {n} sessions a week. You can change that in the settings."
        ).format(n=goal)

    def table(self, weeks: Sequence[WeekCount]) -> TableView:
        """Return weeks as a table."""
        rows = tuple(
            (
                self._words.spoken_week(week.first_day),
                str(week.completed),
                str(week.goal),
                self.tr("yes") if at_goal(week) else "",
                str(week.partial or ""),
                str(week.flare_up or ""),
            )
            for week in weeks
        )
        headers = (
            self.tr("Week"),
            self.tr("In full"),
            self.tr("Goal"),
            self.tr("At goal"),
            self.tr("In part"),
            self.tr("Flare-up days"),
        )
        return TableView(self.tr("Weeks"), headers, rows, self._headline(weeks))

    def _headline(self, weeks: Sequence[WeekCount]) -> str:
        recent = weeks[:RECENT]
        reached = weeks_at_goal(recent)
        if len(recent) < 2:
            return self.tr("This week")
        if not reached:
            return self.tr("The last {n} weeks").format(n=len(recent))
        return self.tr("{done} of the last {n} weeks at goal").format(done=reached, n=len(recent))

    def _goal(self, weeks: Sequence[WeekCount]) -> str:
        if not weeks:
            return ""
        goal = weeks[0].goal
        if goal == 1:
            return self.tr("Goal: 1 session a week. Each week keeps the goal it had.")
        return self.tr("Goal: {n} sessions a week. Each week keeps the goal it had.").format(n=goal)

    def _plan(self, plan: TenDayPlan) -> str:
        if plan.is_complete:
            return self.tr("10-day plan: all {n} days done").format(n=TEN_DAYS)
        return self.tr("10-day plan: {done} of {n} days done").format(done=plan.done, n=TEN_DAYS)

    def _row(self, week: WeekCount) -> WeekRow:
        current = week.first_day == self._current
        title = self.tr("This week") if current else self._words.week(week.first_day)
        words = self.tr("{done} of {goal}").format(done=week.completed, goal=week.goal)
        if week.partial:
            words = self.tr("{words}, {n} part").format(words=words, n=week.partial)
        return WeekRow(
            first_day=week.first_day,
            title=title,
            dots=dots_of(week),
            words=words,
            at_goal=at_goal(week),
            current=current,
            spoken=self._spoken(week, current=current),
        )

    def _spoken(self, week: WeekCount, *, current: bool) -> str:
        days = self._words.spoken_week(week.first_day)
        title = self.tr("This week, {days}").format(days=days) if current else days
        done = self.tr("{done} of {goal} sessions in full").format(
            done=week.completed, goal=week.goal
        )
        flare_up = partial = ""
        if week.flare_up:
            flare_up = self.tr("{n} of them on flare-up days").format(n=week.flare_up)
        if week.partial:
            partial = self.tr("{n} in part").format(n=week.partial)
        reached = self.tr("goal reached") if at_goal(week) else ""
        facts = self._words.sentence(done, flare_up, partial, reached)
        return self.tr("{title}: {facts}").format(title=title, facts=facts)
