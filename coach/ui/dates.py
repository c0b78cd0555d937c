"""Days and times as the locale writes them."""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


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


def moment_words(moment: datetime, today: date) -> str:
    """Return when something was, as part of a sentence: "today at 18:30".

    Args:
        moment: in local time.
        today: the local day.
    """

    def tr(text: str) -> str:
        return QCoreApplication.translate("Dates", text)

    words = {0: tr("today at {time}"), 1: tr("yesterday at {time}")}
    text = words.get((today - moment.date()).days, tr("{day} at {time}"))
    return text.format(day=long_day(moment), time=time_of_day(moment))
