"""A routine made, changed and saved with a screen reader alone."""

import subprocess
import sys

from tests.accessibility.reader import ScreenReader
from tests.journeys.program import Coach


def test_a_routine_is_made_by_what_a_screen_reader_can_do(
    coach: Coach, reader: ScreenReader
) -> None:
    made = coach.data_dir / "routines" / "by-ear.toml"
    with coach.running():
        reader.press("push button", "Make it yours")
        reader.type("text", "Name of the routine", "By ear")
        assert _unnamed(reader) == []
        first = reader.wait_for("push button", "1. ")
        reader.press("push button", first.name)
        reader.wait_for("push button", "Done")
        assert _unnamed(reader) == []
        reader.press("check box", "At your own pace", "Toggle")
        reader.press("push button", "Done")
        reader.press("push button", "Remove ")
        reader.press("push button", "Undo")
        reader.press("push button", "Save")
        reader.wait_until(made.exists, "the file")
        reader.wait_for("push button", "Edit")
    text = made.read_text("utf-8")
    assert 'name = "By ear"' in text
    assert text.count("self_paced = true") == 1
    command = [sys.executable, "-m", "coach", "check", "--data-dir", str(coach.data_dir), str(made)]
    checked = subprocess.run(command, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, b"")


def _unnamed(reader: ScreenReader) -> list[str]:
    found = [one for one in reader.nodes() if one.is_control]
    assert len(found) > 8
    return [f"{one.role} {one.path}" for one in found if not one.is_named]
