import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import Side
from coach.domain.record import SetRecord

NUMBERS = st.integers(0, 600)


@given(NUMBERS, NUMBERS, st.integers(0, 60_000), st.integers(0, 60_000))
def test_a_corrected_set_can_have_been(reps: int, hold_ms: int, best: int, more: int) -> None:
    done = SetRecord(0, "bridge", 1, Side.LEFT, 3, best + more, best, 1).corrected(reps, hold_ms)
    assert (done.reps, done.hold_ms) == (reps, hold_ms)
    assert 0 <= done.best_hold_ms <= hold_ms
    assert done.best_hold_ms * reps >= hold_ms or reps == 0


def test_correcting_the_repetitions_keeps_the_longest_hold() -> None:
    done = SetRecord(0, "bridge", 1, None, 3, 15_000, 6000, 2)
    assert done.corrected(4, 20_000).best_hold_ms == 6000
    assert done.corrected(2, 5000).best_hold_ms == 5000
    with pytest.raises(ValueError, match="-1"):
        done.corrected(-1, 0)
