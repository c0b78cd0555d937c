"""Days and times as the locale writes them."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime


def day_in(pattern: str, day: date) -> str:
    """Return a day in a pattern of Qt's, with the locale's names: "d MMM" for "12 Nov"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def long_day(day: date) -> str:
    """Return a day in full: "Thursday, 19 November 2026"."""
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)


def weekday(day: date, length: QLocale.FormatType = QLocale.FormatType.LongFormat) -> str:
    """Return the name of a day's weekday."""
    return QLocale().dayName(day.isoweekday(), length)


def time_of_day(moment: datetime | time) -> str:
    """Return a time of day: "18:30"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
