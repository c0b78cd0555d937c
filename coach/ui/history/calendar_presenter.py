"""Months, years and days, in words."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.domain.progress import week_start
from coach.domain.record import DayCount, Origin, SessionRecord, SessionStatus
from coach.ui.dates import time_of_day
from coach.ui.history.view import (
    DayCell,
    DayMark,
    DayView,
    MonthView,
    SessionRow,
    TableView,
    YearView,
)
from coach.ui.history.words import HistoryWords

_WEEKS = 6


class CalendarPresenter:
    """Builds months, years and days.

    Args:
        words: words for days.
        first_weekday: 0 for Monday to 6 for Sunday.
        first_day: the day of the oldest session, None without one.
    """

    def __init__(self, words: HistoryWords, first_weekday: int, first_day: date | None) -> None:
        self._words = words
        self._first_weekday = first_weekday
        self._first_day = first_day or words.today

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("CalendarPresenter", text)

    def month(self, day: date, counts: Iterable[DayCount]) -> MonthView:
        """Return the month in which a day lies.

        Args:
            day: any day of it.
            counts: its days with something done.
        """
        by_day = {count.day: count for count in counts}
        first = day.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        # Counted by ordinals: the grid may reach beyond the first and the last day there is.
        start = week_start(first, self._first_weekday).toordinal()
        start -= (first.toordinal() - start) // 7 * 7
        weeks = tuple(
            tuple(
                self._cell(date.fromordinal(place), by_day)
                if first.toordinal() <= place <= last.toordinal()
                else None
                for place in range(start + 7 * row, start + 7 * row + 7)
            )
            for row in range(_WEEKS)
        )
        names = tuple(
            self._words.weekday_names((self._first_weekday + column) % 7) for column in range(7)
        )
        return MonthView(
            first_day=first,
            title=self._words.month(first),
            weekdays=names,
            weeks=weeks,
            has_previous=first > self._first_day.replace(day=1),
            has_next=last < self._words.today,
        )

    def year(self, year: int, counts: Sequence[DayCount]) -> YearView:
        """Return a year.

        Args:
            year: the year.
            counts: its days with something done.
        """
        by_day = {count.day: count for count in counts}
        months = []
        for month in range(1, 13):
            short, full = self._words.month_names(month)
            days = range(1, monthrange(year, month)[1] + 1)
            cells = tuple(self._cell(date(year, month, day), by_day) for day in days)
            months.append((short, full, cells))
        return YearView(
            year=year,
            title=str(year),
            months=tuple(months),
            has_previous=year > self._first_day.year,
            has_next=year < self._words.today.year,
            summary=self._summary(counts),
        )

    def day(self, day: date, sessions: Sequence[SessionRecord]) -> DayView:
        """Return a day with its sessions."""
        words = ""
        if not sessions:
            if day > self._words.today:
                words = self.tr("This day is still to come.")
            elif day == self._words.today:
                words = self.tr("Nothing yet today, and that is fine.")
            else:
                words = self.tr("A day without a session.")
        title = self._words.full(day)
        if day == self._words.today:
            title = self.tr("Today, {day}").format(day=self._words.plain(day))
        return DayView(day, title, tuple(self._session(one) for one in sessions), words)

    def mark_of(self, record: SessionRecord) -> DayMark:
        """Return what a session counts as."""
        if record.status is not SessionStatus.COMPLETED:
            return DayMark.HALF
        return DayMark.FLARE if record.flare_up else DayMark.FULL

    def table(self, title: str, counts: Sequence[DayCount]) -> TableView:
        """Return days with something done as a table."""
        rows = tuple(
            (
                count.day.isoformat(),
                self._words.full(count.day),
                str(count.completed or ""),
                str(count.partial or ""),
                str(count.flare_up or ""),
                str(round(count.active_ms / 60_000)),
            )
            for count in counts
        )
        headers = (
            self.tr("Date"),
            self.tr("Day"),
            self.tr("In full"),
            self.tr("In part"),
            self.tr("Flare-up days"),
            self.tr("Minutes"),
        )
        return TableView(title, headers, rows, self._summary(counts))

    def _summary(self, counts: Sequence[DayCount]) -> str:
        sessions = sum(count.completed + count.partial for count in counts)
        if not sessions:
            return self.tr("No sessions in this time.")
        return self.tr("{sessions} on {days}").format(
            sessions=self._words.sessions(sessions), days=self._words.days(len(counts))
        )

    def _cell(self, day: date, by_day: dict[date, DayCount]) -> DayCell:
        count = by_day.get(day)
        today = self._words.today
        return DayCell(
            day=day,
            mark=_mark(count),
            sessions=count.completed + count.partial if count is not None else 0,
            today=day == today,
            future=day > today,
            spoken=self._spoken(day, count),
        )

    def _spoken(self, day: date, count: DayCount | None) -> str:
        title = self._words.full(day)
        if day == self._words.today:
            title = self.tr("Today, {day}").format(day=title)
        if count is None:
            if day > self._words.today:
                return title
            return self.tr("{day}: no session").format(day=title)
        parts = []
        if count.completed:
            parts.append(self.tr("{n} in full").format(n=count.completed))
        if count.flare_up:
            parts.append(self.tr("{n} of them on a flare-up day").format(n=count.flare_up))
        if count.partial:
            parts.append(self.tr("{n} in part").format(n=count.partial))
        return self.tr("{day}: {sessions}, {how}").format(
            day=title,
            sessions=self._words.sessions(count.completed + count.partial),
            how=self._words.sentence(*parts),
        )

    def _session(self, record: SessionRecord) -> SessionRow:
        facts = [time_of_day(record.started), self._words.minutes(record.active_ms)]
        mark = self.mark_of(record)
        if mark is DayMark.HALF:
            facts.append(self.tr("in part"))
        elif mark is DayMark.FLARE:
            facts.append(self.tr("flare-up day"))
        if record.origin is Origin.MANUAL:
            facts.append(self.tr("written down by hand"))
        if record.note:
            facts.append(self.tr("with a note"))
        done = self.tr("done in full") if mark is not DayMark.HALF else ""
        return SessionRow(
            session_id=record.id,
            title=record.routine_name,
            detail=" · ".join(facts),
            mark=mark,
            spoken=self._words.sentence(record.routine_name, *facts, done),
        )


def month_ends(day: date) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def year_ends(day: date) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _mark(count: DayCount | None) -> DayMark:
    if count is None:
        return DayMark.NONE
    if count.completed > count.flare_up:
        return DayMark.FULL
    return DayMark.FLARE if count.completed else DayMark.HALF
