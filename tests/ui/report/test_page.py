"""The page for a doctor or physiotherapist: one page, true numbers, no causes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QLocale
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from coach.domain.exercise import Side
from coach.domain.pain import PainMoment, PainPoint
from coach.domain.practice_summary import ExerciseLine, HurtCount, PracticeSummary
from coach.domain.record import WeekCount
from coach.paths import paths_under
from coach.storage.opening import open_database
from coach.storage.practice_summary import WEEKS, read_summary
from coach.ui.report.commands import pdf_of
from tests.storage.lively import fill

MONDAY = date(2026, 3, 2)
CAUSAL = (
    "because",
    "due to",
    "thanks",
    "caused",
    "led to",
    "result",
    "effect",
    "improve",
    "helped",
)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def summary(weeks: int = 12, exercises: int = 8, ratings: int = 20) -> PracticeSummary:
    first = MONDAY
    counts = tuple(
        WeekCount(first + timedelta(weeks=n), n % 5, n % 2, min(n % 5, n % 3), 1 + n % 6)
        for n in range(weeks)
    )
    lines = tuple(
        ExerciseLine(f"Exercise {n} with a rather long name of its own", n, n * 40, n * 900_000)
        for n in range(exercises)
    )
    hurt = ExerciseLine("Bird dog", 3, 24, 90_000, (HurtCount(Side.LEFT, 2), HurtCount(None, 1)))
    pain = tuple(
        PainPoint(
            f"s{n // 2}",
            PainMoment.AFTER if n % 2 else PainMoment.BEFORE,
            (n * 3) % 11,
            datetime(2026, 3, 2, tzinfo=UTC),
            first + timedelta(days=n % (7 * weeks)),
        )
        for n in range(ratings)
    )
    last = first + timedelta(days=7 * weeks - 1)
    return PracticeSummary(first, last, counts, 7_000_000, (hurt, *lines), pain)


def text_of(content: bytes) -> str:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    assert document.pageCount() == 1
    text = document.getAllText(0).text()
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize(
    "shown",
    [
        summary(),
        summary(weeks=1, exercises=0, ratings=0),
        summary(weeks=3, exercises=1, ratings=1),
        summary(weeks=26, exercises=300, ratings=2000),
    ],
)
def test_it_is_one_page_whatever_is_on_it(shown: PracticeSummary) -> None:
    text = text_of(pdf_of(shown))
    assert "not medical advice" in text
    assert not [word for word in CAUSAL if word in text.lower()]


def test_it_says_what_was_done() -> None:
    text = text_of(pdf_of(summary(weeks=2, exercises=2)))
    for words in (
        "2 March 2026 to 15 March 2026",
        "The goal was reached in 0 of 2 weeks.",
        "1 in full, 1 of them gentle (flare-up); 1 in part; 1 h 57 min altogether.",
        "0 of 1",
        "1 of 2",
        "Of 10 sessions rated before and after, 3 were rated 2 or more lower after, 7 were",
        "Bird dog 3 24 2 min 2 × left, 1 ×",
    ):
        assert words in text


def test_what_has_no_room_is_counted() -> None:
    text = text_of(pdf_of(summary(exercises=60)))
    shown = sum(f"Exercise {number} " in text for number in range(60))
    assert 5 < shown < 60
    assert f"and {60 - shown} more" in text


def test_the_numbers_are_those_of_the_record(tmp_path: Path) -> None:
    paths, today = paths_under(tmp_path), date(2026, 3, 4)
    with open_database(paths).database as database:
        fill(database, 1, today)
        counted = database.rows(
            "SELECT count(*), sum(active_ms) FROM session WHERE status = 'completed'"
            " AND removed_ms IS NULL AND local_day BETWEEN '2025-12-15' AND '2026-03-04'"
        )
        hurts = database.rows(
            "SELECT count(*) FROM event JOIN session ON session.key = session_key"
            " WHERE kind = 'hurt' AND removed_ms IS NULL"
            " AND session.local_day BETWEEN '2025-12-15' AND '2026-03-04'"
        )
    shown = read_summary(paths, today, 0, 3)
    assert (shown.first_day, len(shown.weeks)) == (date(2025, 12, 15), WEEKS)
    assert shown.completed == counted[0][0]
    assert sum(one.count for line in shown.exercises for one in line.hurts) == hurts[0][0]
    assert all(shown.first_day <= point.local_day <= today for point in shown.pain)
    assert shown.pain
