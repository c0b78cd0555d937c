"""A whole session, by accessible actions alone."""

from tests.accessibility.reader import ScreenReader
from tests.journeys.program import Coach


def test_a_session_is_done_by_accessible_actions_only(coach: Coach, reader: ScreenReader) -> None:
    with coach.running():
        reader.select("list item", "Short one")
        reader.wait_for("label", "Short one")
        reader.press("push button", "Start")
        reader.press("radio button", "2", "Toggle")
        reader.press("push button", "Start")
        reader.press("push button", "Pause")
        reader.press("push button", "Resume")
        reader.wait_for("push button", "Done", patience=60)
        reader.press("push button", "Done")
        reader.wait_for("push button", "Start")
    (session,) = coach.json("history")
    assert session["status"] == "completed"
