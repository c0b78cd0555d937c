"""Stretches of days for charts: how far back, which marks, and what to put together."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from statistics import median

from coach.ui.history.view import Period, Tick
from coach.ui.history.words import HistoryWords

MOST_POINTS = 60
"""With more marks than this a chart is a smear, and they are put together."""

_TICKS = 5
_DAYS = {Period.EIGHT_WEEKS: 56, Period.HALF_YEAR: 182, Period.YEAR: 365}
# So that there are never more than MOST_POINTS of them.
_MONTHS_FROM = 400
_QUARTERS_FROM = 1_700
_YEARS_FROM = 5_200


def first_of(period: Period, today: date) -> date | None:
    """Return the first day of a period that ends today, None for all the time."""
    days = _DAYS.get(period)
    if days is None:
        return None
    return date.fromordinal(max(1, today.toordinal() - days + 1))


class Bucket(StrEnum):
    """What days are put together into."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def first_of(self, day: date) -> date:
        """Return the first day of the one in which a day lies."""
        if self is Bucket.WEEK:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        if self is Bucket.MONTH:
            return day.replace(day=1)
        if self is Bucket.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return date(day.year, 1, 1)


def bucket_for(span_days: int) -> Bucket:
    """Return what to put together: the longer the stretch of days, the more of them."""
    if span_days < _MONTHS_FROM:
        return Bucket.WEEK
    if span_days < _QUARTERS_FROM:
        return Bucket.MONTH
    return Bucket.QUARTER if span_days < _YEARS_FROM else Bucket.YEAR


def ticks_of(first: date, last: date, words: HistoryWords) -> tuple[Tick, ...]:
    """Return some marks for an axis from one day to another, both included."""
    span = (last - first).days
    if span == 0:
        return (Tick(first.toordinal(), words.tick(first, 0)),)
    count = min(_TICKS, span + 1)
    places = [first.toordinal() + round(span * n / (count - 1)) for n in range(count)]
    found: dict[str, Tick] = {}
    for place in places:
        label = words.tick(date.fromordinal(place), span)
        found.setdefault(label, Tick(place, label))
    return tuple(found.values())


def middle(values: Iterable[float | None]) -> float | None:
    """Return the middle one of some values, None if there are none."""
    given = [value for value in values if value is not None]
    return float(median(given)) if given else None
