"""Days and times in words."""

from datetime import UTC, date, datetime

import pytest

from coach.ui.dates import moment_words
from coach.ui.theme import Theme

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 21, 8, 14, tzinfo=UTC), "today at 08:14"),
        (datetime(2026, 11, 20, 23, 59, tzinfo=UTC), "yesterday at 23:59"),
        (datetime(2026, 11, 19, 0, 0, tzinfo=UTC), "Thursday 19 November 2026 at 00:00"),
        # The clock was set back since.
        (datetime(2026, 11, 22, 8, 0, tzinfo=UTC), "Sunday 22 November 2026 at 08:00"),
    ],
)
def test_a_moment_is_named_by_its_day(theme: Theme, moment: datetime, words: str) -> None:
    assert moment_words(moment, TODAY).replace(",", "") == words
