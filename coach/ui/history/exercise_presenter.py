"""Totals by exercise, and one exercise over time, in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from coach.domain.practice import ExerciseDay, ExerciseTotal, SideComparison
from coach.domain.record import WALKING
from coach.ui.history.spans import MOST_POINTS, bucket_for, ticks_of
from coach.ui.history.view import (
    ExerciseLine,
    ExercisesView,
    ExerciseView,
    Reading,
    SideShare,
    TableView,
)
from coach.ui.history.words import HistoryWords
from coach.ui.widgets.picture import Picture

_SAME_WITHIN = 0.05
"""Sides that are closer than this are called the same."""


class ExercisePresenter:
    """Builds totals and single exercises.

    Args:
        words: words for days.
        name_of: an exercise's name, from its id.
        picture_of: its thumbnail, None if it is no longer in the catalogue.
    """

    def __init__(
        self,
        words: HistoryWords,
        name_of: Callable[[str], str],
        picture_of: Callable[[str], Picture | None],
    ) -> None:
        self._words = words
        self._name_of = name_of
        self._picture_of = picture_of

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("ExercisePresenter", text)

    def totals(self, totals: Sequence[ExerciseTotal]) -> ExercisesView:
        """Return the totals of a period, most often done first."""
        empty = self.tr("No exercises in this time.")
        return ExercisesView(tuple(self._line(one) for one in totals), empty)

    def table(self, totals: Sequence[ExerciseTotal], period: str) -> TableView:
        """Return the totals of a period as a table."""
        rows = tuple(
            (
                self._name_of(one.exercise_id),
                str(one.times),
                "" if one.exercise_id == WALKING else str(one.reps),
                self._words.seconds(one.hold_ms),
                self._words.seconds(one.best_hold_ms),
                one.last_day.isoformat(),
            )
            for one in totals
        )
        headers = (
            self.tr("Exercise"),
            self.tr("Sessions"),
            self.tr("Times"),
            self.tr("Seconds held"),
            self.tr("Longest hold, s"),
            self.tr("Last done"),
        )
        return TableView(self.tr("By exercise"), headers, rows, period)

    def exercise(
        self,
        total: ExerciseTotal,
        days: Sequence[ExerciseDay],
        sides: SideComparison,
        period: str,
    ) -> ExerciseView:
        """Return one exercise over a period.

        Args:
            total: its totals.
            days: the days on which it was done, the oldest first.
            sides: left against right.
            period: the period in words.
        """
        name = self._name_of(total.exercise_id)
        walking = total.exercise_id == WALKING
        span = (days[-1].day - days[0].day).days if days else 0
        return ExerciseView(
            exercise_id=total.exercise_id,
            title=name,
            explanation=self.tr("{period}. Last done on {day}.").format(
                period=period, day=self._words.plain(total.last_day)
            ),
            facts=self._walking_facts(total) if walking else self._facts(total),
            chart_title=self._chart_title(days, walking=walking),
            readings=_readings(days, span, walking=walking),
            ticks=ticks_of(days[0].day, days[-1].day, self._words) if days else (),
            sides=self._sides(sides),
            spoken=self._line(total).spoken,
            table=self._days_table(name, days, period, walking=walking),
        )

    def _line(self, total: ExerciseTotal) -> ExerciseLine:
        name = self._name_of(total.exercise_id)
        times = self._words.times(total.times)
        spoken = self._words.sentence(
            name, times, self._words.spoken_length(total.hold_ms) if total.hold_ms else ""
        )
        return ExerciseLine(
            exercise_id=total.exercise_id,
            name=name,
            times=times,
            held=self._words.held(total.hold_ms),
            picture=self._picture_of(total.exercise_id),
            spoken=spoken,
        )

    def _facts(self, total: ExerciseTotal) -> tuple[tuple[str, str], ...]:
        facts = [
            (self.tr("Sessions with it"), str(total.times)),
            (self.tr("Repetitions"), str(total.reps)),
        ]
        if total.hold_ms:
            facts.append((self.tr("Held in all"), self._words.held(total.hold_ms)))
            facts.append((self.tr("Longest hold"), self._words.held(total.best_hold_ms)))
        return tuple(facts)

    def _walking_facts(self, total: ExerciseTotal) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Walks"), str(total.times)),
            (self.tr("Time in all"), self._words.held(total.hold_ms)),
            (self.tr("Longest walk"), self._words.held(total.best_hold_ms)),
        )

    def _chart_title(self, days: Sequence[ExerciseDay], *, walking: bool) -> str:
        together = len(days) > MOST_POINTS
        if walking:
            if together:
                return self.tr("Minutes on a day, on average over time")
            return self.tr("Minutes on each day")
        if together:
            return self.tr("Repetitions on a day, on average over time")
        return self.tr("Repetitions on each day")

    def _sides(self, sides: SideComparison) -> SideShare | None:
        left, right = sides.left, sides.right
        if not (left.reps or right.reps):
            return None
        share = left.reps / (left.reps + right.reps)
        if abs(share - 0.5) <= _SAME_WITHIN / 2:
            words = self.tr("Both sides did about the same.")
        elif share > 0.5:
            words = self.tr("The left side did {n} more.").format(n=left.reps - right.reps)
        else:
            words = self.tr("The right side did {n} more.").format(n=right.reps - left.reps)
        if left.best_hold_ms and right.best_hold_ms:
            words += " " + self.tr("Longest hold: {left} left, {right} right.").format(
                left=self._words.held(left.best_hold_ms), right=self._words.held(right.best_hold_ms)
            )
        return SideShare(
            left=self.tr("Left {n}").format(n=left.reps),
            right=self.tr("Right {n}").format(n=right.reps),
            share=share,
            words=words,
        )

    def _days_table(
        self, name: str, days: Sequence[ExerciseDay], period: str, *, walking: bool
    ) -> TableView:
        rows = tuple(
            (
                one.day.isoformat(),
                self._words.full(one.day),
                "" if walking else str(one.reps),
                self._words.seconds(one.hold_ms),
                self._words.seconds(one.best_hold_ms),
            )
            for one in reversed(days)
        )
        headers = (
            self.tr("Date"),
            self.tr("Day"),
            self.tr("Times"),
            self.tr("Seconds held"),
            self.tr("Longest hold, s"),
        )
        return TableView(name, headers, rows, period)


def _readings(days: Sequence[ExerciseDay], span: int, *, walking: bool) -> tuple[Reading, ...]:
    values = [(one.day, one.hold_ms / 60_000 if walking else float(one.reps)) for one in days]
    if len(values) <= MOST_POINTS:
        return tuple(Reading(day.toordinal(), value) for day, value in values)
    bucket = bucket_for(span)
    groups: dict[int, list[tuple[int, float]]] = {}
    for day, value in values:
        key = bucket.first_of(day).toordinal()
        groups.setdefault(key, []).append((day.toordinal(), value))
    return tuple(
        Reading(
            sum(place for place, _ in group) / len(group),
            sum(value for _, value in group) / len(group),
        )
        for group in groups.values()
    )
