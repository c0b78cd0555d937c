"""The pain diary in words: ratings over time, and nothing about why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.domain.pain import (
    NOTABLE,
    PainChange,
    PainMoment,
    PainPoint,
    notable_changes,
    shift_over_time,
)
from coach.ui.dates import weekday
from coach.ui.history import view
from coach.ui.history.spans import MOST_POINTS, Bucket, bucket_for, middle, ticks_of
from coach.ui.history.view import DiaryView, TableView
from coach.ui.history.words import HistoryWords

_NAMED = 3
_DAY_MINUTES = 24 * 60


@dataclass(slots=True)
class _Answers:
    """What was said of one session, with the day and place that it stands for."""

    day: date
    place: float
    before: int | None = None
    after: int | None = None
    next_day: int | None = None


class DiaryPresenter:
    """Builds the diary's chart and table.

    Args:
        words: words for days.
    """

    def __init__(self, words: HistoryWords) -> None:
        self._words = words

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("DiaryPresenter", text)

    def diary(self, points: Sequence[PainPoint], *, ever: bool) -> DiaryView:
        """Return the diary of a period.

        Args:
            points: its ratings, the oldest first.
            ever: there are ratings outside the period.
        """
        answers = _by_session(points)
        explanation = self.tr(
            "Your own ratings, kept apart from the sessions. Up and down by a point is ordinary; "
            "only changes of 2 or more are mentioned."
        )
        shown = tuple(_point(one) for one in answers)
        if len(answers) > MOST_POINTS:
            shown = _put_together(answers)
            explanation += " " + self._together(answers)
        changes = notable_changes(points)
        return DiaryView(
            explanation=explanation,
            points=shown,
            ticks=ticks_of(answers[0].day, answers[-1].day, self._words) if answers else (),
            changes=(*self._shifts(points), *(self._change(one) for one in changes[:_NAMED])),
            more_changes=self._more(len(changes) - _NAMED),
            empty=self._empty(ever=ever),
            spoken=self._spoken(answers),
            has_next_day=any(one.next_day is not None for one in answers),
        )

    def table(self, points: Sequence[PainPoint], period: str) -> TableView:
        """Return the ratings of a period as a table, the newest first."""
        rows = tuple(
            (
                one.day.isoformat(),
                weekday(one.day),
                _number(one.before),
                _number(one.after),
                _number(one.next_day),
                self._changed(one),
            )
            for one in reversed(_by_session(points))
        )
        headers = (
            self.tr("Date"),
            self.tr("Day"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("Next day"),
            self.tr("Changed by 2 or more"),
        )
        note = self.tr("{period}. 0 is no pain, 10 the worst imaginable.").format(period=period)
        return TableView(self.tr("How your back felt"), headers, rows, note)

    def _changed(self, one: _Answers) -> str:
        parts = []
        for first, second, text in (
            (one.before, one.after, self.tr("{by} after")),
            (one.after, one.next_day, self.tr("{by} the next day")),
        ):
            if first is not None and second is not None and abs(second - first) >= NOTABLE:
                sign = "+" if second > first else "−"
                parts.append(text.format(by=f"{sign}{abs(second - first)}"))
        return self._words.sentence(*parts)

    def _empty(self, *, ever: bool) -> str:
        if ever:
            return self.tr("No ratings in this time.")
        return self.tr(
            "When you rate your back before or after a session, the numbers will stand here, "
            "for you alone. You can always skip the question."
        )

    def _together(self, answers: Sequence[_Answers]) -> str:
        return {
            Bucket.WEEK: self.tr("Each mark is the middle of a week’s ratings."),
            Bucket.MONTH: self.tr("Each mark is the middle of a month’s ratings."),
            Bucket.QUARTER: self.tr("Each mark is the middle of a quarter’s ratings."),
            Bucket.YEAR: self.tr("Each mark is the middle of a year’s ratings."),
        }[bucket_for((answers[-1].day - answers[0].day).days)]

    def _change(self, change: PainChange) -> str:
        day = self._words.plain(change.earlier.local_day)
        if change.later.moment is PainMoment.NEXT_DAY:
            text = self.tr("{day}: {first} after, {second} the next day.")
        else:
            text = self.tr("{day}: {first} before, {second} after.")
        return text.format(day=day, first=change.earlier.level, second=change.later.level)

    def _shifts(self, points: Sequence[PainPoint]) -> tuple[str, ...]:
        """Return the changes from the beginning to the end of the period."""
        texts = {
            PainMoment.BEFORE: self.tr("Before sessions: {first} around {since}, {last} lately."),
            PainMoment.AFTER: self.tr("After sessions: {first} around {since}, {last} lately."),
        }
        found = []
        for moment, text in texts.items():
            shift = shift_over_time(points, moment)
            if shift is not None:
                since = self._words.plain(shift.since)
                found.append(text.format(first=shift.earlier, since=since, last=shift.later))
        return tuple(found)

    def _more(self, count: int) -> str:
        if count <= 0:
            return ""
        if count == 1:
            return self.tr("One more is in the table.")
        return self.tr("{n} more are in the table.").format(n=count)

    def _spoken(self, answers: Sequence[_Answers]) -> str:
        if not answers:
            return ""
        after = [one.after for one in answers if one.after is not None]
        text = self.tr("{n} ratings from {first} to {last}.").format(
            n=len(answers),
            first=self._words.plain(answers[0].day),
            last=self._words.plain(answers[-1].day),
        )
        if after:
            text += " " + self.tr("After sessions between {low} and {high}.").format(
                low=min(after), high=max(after)
            )
        return text + " " + self.tr("All numbers are in the table.")


def _by_session(points: Sequence[PainPoint]) -> list[_Answers]:
    found: dict[str, _Answers] = {}
    for number, point in enumerate(points):
        key = point.session_id or f"alone {number}"
        later = point.moment is PainMoment.NEXT_DAY
        day = point.local_day
        place = day.toordinal() + (point.noted.hour * 60 + point.noted.minute) / _DAY_MINUTES
        if later and key not in found:
            # Its session was not rated, so it stands where that must have been.
            day, place = date.fromordinal(max(1, day.toordinal() - 1)), place - 1
        answers = found.setdefault(key, _Answers(day, place))
        if point.moment is PainMoment.BEFORE:
            answers.before = point.level
        elif point.moment is PainMoment.AFTER:
            answers.after = point.level
        else:
            answers.next_day = point.level
    return sorted(found.values(), key=lambda one: one.place)


def _point(one: _Answers) -> view.PainPoint:
    return view.PainPoint(one.place, one.before, one.after, one.next_day)


def _put_together(answers: Sequence[_Answers]) -> tuple[view.PainPoint, ...]:
    bucket = bucket_for((answers[-1].day - answers[0].day).days)
    groups: dict[date, list[_Answers]] = {}
    for one in answers:
        groups.setdefault(bucket.first_of(one.day), []).append(one)
    return tuple(
        view.PainPoint(
            sum(one.place for one in group) / len(group),
            middle(one.before for one in group),
            middle(one.after for one in group),
            middle(one.next_day for one in group),
        )
        for group in groups.values()
    )


def _number(level: int | None) -> str:
    return "" if level is None else str(level)
