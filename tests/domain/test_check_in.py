"""What levels of pain call for, and how a session was borne."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.check_in import Advice, Verdict, advice, judge
from coach.domain.record import PainAnswers

LEVEL = st.none() | st.integers(0, 10)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((None,), Advice.AS_PLANNED),
        (range(4), Advice.AS_PLANNED),
        ((4, 5), Advice.GENTLE),
        (range(6, 11), Advice.FLARE_UP),
    ],
)
def test_a_level_calls_for(levels: tuple[int | None, ...], expected: Advice) -> None:
    assert {advice(one) for one in levels} == {expected}


@pytest.mark.parametrize(
    ("before", "after", "next_day", "verdict"),
    [
        # Without an answer after the session nothing is known.
        (None, None, None, Verdict.UNKNOWN),
        (9, None, None, Verdict.UNKNOWN),
        (3, None, 3, Verdict.UNKNOWN),
        # Three and less is fine; a rise of one is ordinary.
        (None, 3, None, Verdict.FINE),
        (2, 3, None, Verdict.FINE),
        (8, 3, None, Verdict.FINE),
        (3, 1, 3, Verdict.FINE),
        # Four and five: stay.
        (None, 4, None, Verdict.STAY),
        (5, 5, 5, Verdict.STAY),
        (4, 5, None, Verdict.STAY),
        # Six and more, a rise of two, a worse next day: one step back.
        (None, 6, None, Verdict.STEP_BACK),
        (10, 6, 0, Verdict.STEP_BACK),
        (0, 2, None, Verdict.STEP_BACK),
        (3, 5, None, Verdict.STEP_BACK),
        (2, 2, 4, Verdict.STEP_BACK),
        (None, 1, 3, Verdict.STEP_BACK),
        (2, None, 4, Verdict.STEP_BACK),
        # One more on the next day is no step back, and no step up either.
        (2, 2, 3, Verdict.STAY),
        (None, 1, 2, Verdict.STAY),
        # A next day that only returns to where it was is not worse.
        (4, 1, 4, Verdict.FINE),
    ],
)
def test_how_a_session_was_borne(
    before: int | None, after: int | None, next_day: int | None, verdict: Verdict
) -> None:
    assert judge(PainAnswers(before, after, next_day)) is verdict


@given(before=LEVEL, after=LEVEL, next_day=LEVEL)
def test_more_pain_is_never_judged_more_kindly(
    before: int | None, after: int | None, next_day: int | None
) -> None:
    order = [Verdict.FINE, Verdict.STAY, Verdict.STEP_BACK]
    verdict = judge(PainAnswers(before, after, next_day))
    if after is None:
        assert verdict is not Verdict.FINE
        return
    if after < 10 and before is not None:
        worse = judge(PainAnswers(before, after + 1, next_day))
        assert order.index(worse) >= order.index(verdict)
    if next_day is not None and next_day < 10:
        worse = judge(PainAnswers(before, after, next_day + 1))
        assert order.index(worse) >= order.index(verdict)
