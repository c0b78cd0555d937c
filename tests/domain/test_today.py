from datetime import date, timedelta

import pytest

from coach.domain.today import GENTLEST, PICK_UP_AFTER, suggested_today

TODAY = date(2026, 11, 21)
ROUTINES = ("desk-break", "everyday", GENTLEST)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.mark.parametrize(
    ("last_done", "expected"),
    [
        ({}, GENTLEST),
        ({"everyday": ago(1), "desk-break": ago(3)}, "everyday"),
        ({"everyday": ago(2), "desk-break": ago(2)}, "everyday"),
        ({"everyday": ago(PICK_UP_AFTER.days)}, "everyday"),
        ({"everyday": ago(PICK_UP_AFTER.days + 1)}, GENTLEST),
        ({"gone-since": ago(1), "desk-break": ago(3)}, "desk-break"),
        ({"gone-since": ago(1)}, GENTLEST),
    ],
)
def test_the_one_done_last_is_suggested_and_after_a_gap_the_gentlest(
    last_done: dict[str, date], expected: str
) -> None:
    assert suggested_today(last_done, TODAY, ROUTINES) == expected
