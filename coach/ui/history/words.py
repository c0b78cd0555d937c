"""Days and lengths of time in words, as the locale writes them."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from coach.ui.dates import day_in

_MINUTE_S = 60


class HistoryWords:
    """Words of the history; those for days depend on which day is today."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._locale = QLocale()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("HistoryWords", text)

    # --- days ---------------------------------------------------------------------------------

    def week(self, first: date) -> str:
        """Return the days of a week: "9 – 15 Nov"; with the year where it is not this one."""
        last = first + timedelta(days=6)
        end = day_in("d MMM" if last.year == self.today.year else "d MMM yyyy", last)
        start = day_in("d" if first.month == last.month else "d MMM", first)
        return self.tr("{first} – {last}").format(first=start, last=end)

    def spoken_week(self, first: date) -> str:
        """Return the days of a week in full."""
        last = first + timedelta(days=6)
        start = day_in("d" if first.month == last.month else "d MMMM", first)
        return self.tr("{first} to {last}").format(first=start, last=day_in("d MMMM yyyy", last))

    def short(self, day: date) -> str:
        """Return "12 Nov"; with the year where it is not this one."""
        return day_in("d MMM" if day.year == self.today.year else "d MMM yyyy", day)

    def full(self, day: date) -> str:
        """Return "Thursday, 19 November"; with the year where it is not this one."""
        return day_in("dddd, d MMMM" if day.year == self.today.year else "dddd, d MMMM yyyy", day)

    def plain(self, day: date) -> str:
        """Return "2 November"; with the year where it is not this one."""
        return day_in("d MMMM" if day.year == self.today.year else "d MMMM yyyy", day)

    def month(self, first: date) -> str:
        """Return "November 2026"."""
        return day_in("MMMM yyyy", first).capitalize()

    def month_names(self, month: int) -> tuple[str, str]:
        """Return the short and the full name of a month, 1 for January."""
        return (
            self._locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat),
            self._locale.standaloneMonthName(month, QLocale.FormatType.LongFormat),
        )

    def weekday_names(self, weekday: int) -> tuple[str, str]:
        """Return the shortest usual and the full name of a weekday, 0 for Monday."""
        short = self._locale.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)
        full = self._locale.standaloneDayName(weekday + 1, QLocale.FormatType.LongFormat)
        return short[:2] if short.isalpha() else short, full

    def tick(self, day: date, span_days: int) -> str:
        """Return a day for an axis of so many days."""
        if span_days < 300:
            return day_in("d MMM", day)
        return day_in("MMM yyyy" if span_days < 5 * 365 else "yyyy", day)

    # --- lengths ------------------------------------------------------------------------------

    def minutes(self, length_ms: int) -> str:
        """Return "15 min", at least one."""
        return self.tr("{n} min").format(n=max(1, round(length_ms / 60_000)))

    def held(self, length_ms: int) -> str:
        """Return "1 h 28 m", "19 m", "45 s"; empty for nothing."""
        seconds = round(length_ms / 1000)
        if seconds <= 0:
            return ""
        if seconds < 2 * _MINUTE_S:
            return self.tr("{n} s").format(n=seconds)
        minutes = round(seconds / _MINUTE_S)
        if minutes <= 60:
            return self.tr("{n} min").format(n=minutes)
        hours, rest = divmod(minutes, 60)
        if not rest:
            return self.tr("{n} h").format(n=hours)
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)

    def spoken_length(self, length_ms: int) -> str:
        """Return a length in full words."""
        seconds = round(length_ms / 1000)
        if seconds < 2 * _MINUTE_S:
            return self.tr("1 second") if seconds == 1 else self.tr("{n} seconds").format(n=seconds)
        hours, minutes = divmod(round(seconds / _MINUTE_S), 60)
        parts = []
        if hours:
            one = self.tr("1 hour")
            parts.append(one if hours == 1 else self.tr("{n} hours").format(n=hours))
        if minutes:
            one = self.tr("1 minute")
            parts.append(one if minutes == 1 else self.tr("{n} minutes").format(n=minutes))
        return " ".join(parts)

    def seconds(self, length_ms: int) -> str:
        """Return whole seconds for a table, empty for none."""
        return str(round(length_ms / 1000)) if length_ms else ""

    # --- counts -------------------------------------------------------------------------------

    def sessions(self, count: int) -> str:
        """Return "1 session" or "3 sessions"."""
        return self.tr("1 session") if count == 1 else self.tr("{n} sessions").format(n=count)

    def days(self, count: int) -> str:
        """Return "1 day" or "3 days"."""
        return self.tr("1 day") if count == 1 else self.tr("{n} days").format(n=count)

    def times(self, count: int) -> str:
        """Return "once" or "3 times"."""
        return self.tr("once") if count == 1 else self.tr("{n} times").format(n=count)

    def sentence(self, *parts: str) -> str:
        """Join facts with commas, leaving out empty ones."""
        return ", ".join(part for part in parts if part)
