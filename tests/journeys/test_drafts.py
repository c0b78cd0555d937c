"""What is being made when the program is killed is there again, and is saved then."""

import json
import signal
from pathlib import Path

from tests.journeys.program import Coach, View


def _drafts(coach: Coach) -> list[Path]:
    return sorted((coach.data_dir / "drafts").glob("*.json"))


def _name_kept(coach: Coach) -> str:
    """Return the name in the only draft, empty if there is none."""
    return next((json.loads(path.read_bytes())["name"] for path in _drafts(coach)), "")


def _open_editor(coach: Coach) -> None:
    coach.wait_to_see(View.HOME)
    coach.press("alt+e")
    coach.wait_to_see(View.EDITOR)


def _killed_while_editing(coach: Coach) -> None:
    """Give the routine a longer name, and kill the program before that is saved."""
    with coach.running("--routine", "short") as process:
        _open_editor(coach)
        coach.press("End")
        coach.xdotool("type", " and sweet")
        coach.wait_until(
            lambda: _name_kept(coach) == "Short one and sweet", "what was typed is kept"
        )
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_a_routine_that_was_being_edited_is_gone_on_with_and_saved(coach: Coach) -> None:
    file = coach.data_dir / "routines" / "short.toml"
    before = file.read_bytes()
    _killed_while_editing(coach)
    assert file.read_bytes() == before
    with coach.running("--routine", "short") as process:
        _open_editor(coach)
        assert _drafts(coach)
        coach.press("ctrl+s")
        coach.wait_until(lambda: not _drafts(coach), "it is saved")
        assert process.poll() is None
    assert 'name = "Short one and sweet"' in file.read_text("utf-8")
    assert file.read_text("utf-8").count("reach-up") == 1


def test_a_draft_holds_up_no_session(coach: Coach) -> None:
    _killed_while_editing(coach)
    with coach.running("--routine", "short", "--start"):
        coach.wait_to_see(View.SESSION)
        coach.press("Right")
        coach.wait_for_mark(lambda mark: mark.holds > 0, "the work has begun")
    assert _name_kept(coach) == "Short one and sweet"
