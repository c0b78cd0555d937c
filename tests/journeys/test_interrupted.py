"""Whatever stops a session, what was done stays done, and the rest is offered again."""

import signal
import subprocess

import pytest

from coach.domain.player import ASLEEP_AFTER_MS, LEAD_IN_MS
from tests.journeys.program import HOLD_SECONDS, Coach, Mark, View

START = ("--routine", "short", "--start")


def _begin_the_work(coach: Coach) -> Mark:
    """Skip getting ready."""
    coach.wait_to_see(View.SESSION)
    coach.press("Right")
    return coach.wait_for_mark(lambda mark: mark.position_ms > 0, "the work has begun")


def _killed_after_a_hold(coach: Coach) -> Mark:
    """Begin a session, skip getting ready, do one hold, and kill the program in the next one."""
    with coach.running(*START) as process:
        _begin_the_work(coach)
        mark = coach.wait_for_mark(lambda mark: mark.holds == 1, "one hold is written down")
        process.send_signal(signal.SIGKILL)
        process.wait()
    return mark


def _the_only_session(coach: Coach) -> dict[str, object]:
    (session,) = coach.json("history")
    assert isinstance(session, dict)
    return session


def test_a_killed_session_keeps_what_was_done_and_goes_on_where_it_was(coach: Coach) -> None:
    before = _killed_after_a_hold(coach)
    killed = _the_only_session(coach)
    assert killed["status"] == "active"
    assert killed["exercises"] == [
        {"id": "reach-up", "sets": 0, "reps": 1, "hold_seconds": HOLD_SECONDS}
    ]

    with coach.running() as process:
        coach.wait_to_see(View.DIALOG)
        coach.press("Return")
        after = coach.wait_for_mark(lambda mark: mark.holds == 2, "another hold is done")
        assert after.session_id == before.session_id
        assert after.position_ms > before.position_ms
        assert after.active_ms > before.active_ms
        coach.wait_for_mark(lambda mark: mark.status == "completed", "the session is over")
        assert process.poll() is None
    resumed = _the_only_session(coach)
    assert resumed["id"] == killed["id"]
    assert resumed["exercises"] == [
        {"id": "reach-up", "sets": 1, "reps": 3, "hold_seconds": 3 * HOLD_SECONDS}
    ]


def test_after_a_crash_its_report_is_shown_and_then_the_session_is_offered(coach: Coach) -> None:
    with coach.running(*START) as process:
        _begin_the_work(coach)
        process.send_signal(signal.SIGABRT)
        process.wait()
    assert (coach.data_dir / "crashes" / "hard-crash.txt").stat().st_size
    with coach.running():
        coach.wait_to_see(View.DIALOG)

        def kept() -> bool:
            # Esc closes the report, then keeps what was done, then does nothing any more.
            coach.press("Escape")
            return coach.marks()[0].status == "partial"

        coach.wait_until(kept, "the session is kept")


def test_a_killed_session_can_be_kept_as_it_is(coach: Coach) -> None:
    before = _killed_after_a_hold(coach)
    with coach.running():
        coach.wait_to_see(View.DIALOG)
        coach.press("Escape")
        kept = coach.wait_for_mark(lambda mark: mark.status == "partial", "it is kept")
    assert (kept.session_id, kept.holds) == (before.session_id, 1)


def test_a_killed_session_can_be_discarded(coach: Coach) -> None:
    _killed_after_a_hold(coach)
    with coach.running():
        coach.wait_to_see(View.DIALOG)
        coach.press("alt+d")
        coach.wait_until(lambda: not coach.marks(), "it is gone from the record")
    assert coach.json("history") == []


def test_closing_the_window_stops_a_session_that_can_go_on(coach: Coach) -> None:
    with coach.running(*START) as process:
        _begin_the_work(coach)
        coach.close_window()
        assert process.wait(30) == 0
    assert _the_only_session(coach)["status"] == "active"


def test_a_machine_that_slept_finds_the_session_paused_where_it_was(coach: Coach) -> None:
    asleep_seconds = 2 * ASLEEP_AFTER_MS / 1000
    with coach.running(*START) as process:
        begun = _begin_the_work(coach)
        with pytest.raises(subprocess.TimeoutExpired):
            # The clock has to move on a little, so that where it stops differs from here.
            process.wait(0.5)
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(subprocess.TimeoutExpired):
            # Time has to pass for a sleep to be one.
            process.wait(asleep_seconds)
        assert coach.marks()[0].position_ms == begun.position_ms
        process.send_signal(signal.SIGCONT)
        coach.wait_for_mark(
            lambda mark: mark.position_ms > begun.position_ms, "it has stopped by itself"
        )
        # Space goes on from a pause, and would pause a session that had not stopped by itself.
        coach.press("space")
        done = coach.wait_for_mark(lambda mark: mark.holds == 1, "the hold is done in full")
        worked = done.position_ms - begun.position_ms
        assert done.active_ms - begun.active_ms == worked + LEAD_IN_MS


def test_after_that_hurts_the_keys_still_work(coach: Coach) -> None:
    with coach.running(*START):
        _begin_the_work(coach)
        coach.press("h")
        coach.wait_to_see(View.DIALOG)
        coach.press("Return")  # go on gently
        coach.wait_for_mark(lambda mark: mark.holds == 1, "the hold goes on after the lead-in")
        coach.press("Escape")
        coach.wait_to_see(View.DIALOG)
        coach.press("e")
        ended = coach.wait_for_mark(lambda mark: mark.status == "partial", "the session has ended")
    assert ended.holds >= 1


def test_reading_when_to_see_a_doctor_stops_the_clock(coach: Coach) -> None:
    # Without its fade the card has gone, keys and all, as soon as the session is to be seen.
    coach.write_settings("[display]\nreduced_motion = true\n")
    with coach.running(*START):
        begun = _begin_the_work(coach)
        coach.press("F1")
        coach.wait_to_see(View.DIALOG)
        coach.press("Escape")
        coach.wait_to_see(View.SESSION)
        # Space goes on from a pause; a session that had gone on behind the card would stop now.
        coach.press("space")
        done = coach.wait_for_mark(lambda mark: mark.holds == 1, "the hold is done in full")
        worked = done.position_ms - begun.position_ms
        assert done.active_ms - begun.active_ms == worked + LEAD_IN_MS
