"""A therapist's handout becomes a routine, is done, and goes on to another person as a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.accessibility.reader import ScreenReader
from tests.journeys.program import Coach, Eyes

HANDOUT = "Knee to chest 3 s x 1 each side\nBridge 1x2, hold 3 sec\nWall sit with ball 1 x 5 s\n"
NAME = "From my physio"


@pytest.fixture
def friend(coach: Coach, tmp_path: Path) -> Iterator[Coach]:
    """Somebody else's program: a folder of its own, on the same screen."""
    eyes = Eyes(coach.environment)
    other = Coach(tmp_path / "friend", coach.environment, eyes)
    other.environment |= {"DBUS_SESSION_BUS_ADDRESS": coach.environment["DBUS_SESSION_BUS_ADDRESS"]}
    yield other
    eyes.close()


def open_menu(reader: ScreenReader, entry: str) -> None:
    reader.press("push button", "Make, import and export routines")
    reader.press("push button", entry)


def answer_file_dialog(reader: ScreenReader, file: Path, button: str) -> None:
    """Type a file's name into the dialog that Qt shows where the system has none."""
    reader.wait_for("dialog", "Export" if button == "Save" else "Import")
    reader.type("text", "File name", str(file))
    reader.press("push button", button)


def make_from_handout(reader: ScreenReader) -> None:
    open_menu(reader, "Paste a handout")
    reader.type("text", "The handout", HANDOUT)
    reader.wait_for("label", "3 exercises, 1 new")
    reader.press("push button", "Make a routine")


def edit(reader: ScreenReader) -> None:
    """Add an exercise, change a dose, give it a name."""
    # The page with the handout has a field of the same name: wait for the editor's.
    reader.wait_for("push button", "Add pelvic tilt")
    reader.type("text", "Name of the routine", NAME)
    reader.press("push button", "Add pelvic tilt")
    reader.wait_for("spin button", "Pelvic tilt")
    reader.set("spin button", "Glute bridge: Hold", 4)
    reader.press("push button", "Save")


def do(coach: Coach, reader: ScreenReader) -> None:
    """Do the first hold of it, and step on with Next to the end."""
    reader.press("push button", "Start")
    reader.press("push button", "Skip this question")
    reader.press("push button", "Start now")
    coach.wait_for_mark(lambda mark: mark.holds > 0, "the first hold is done")
    while coach.marks()[0].status == "active":
        coach.press("Right")
    reader.press("push button", "Done")
    reader.wait_for("push button", "Edit")


def take_over(friend: Coach, reader: ScreenReader, file: Path) -> None:
    open_menu(reader, "Import…")
    answer_file_dialog(reader, file, "Open")
    reader.press("push button", "Import")
    # The dialog names the routine too, before it is written.
    reader.wait_until(lambda: named(friend, NAME) is not None, "the routine is written")
    reader.wait_for("label", NAME)


def named(program: Coach, name: str) -> Any:
    """Return a routine of a program, None if it has none of that name."""
    return next((one for one in program.json("list") if one["name"] == name), None)


def test_a_handout_is_made_edited_done_and_shared(
    coach: Coach, friend: Coach, reader: ScreenReader, tmp_path: Path
) -> None:
    file = tmp_path / "physio.toml"
    with coach.running():
        make_from_handout(reader)
        edit(reader)
        reader.wait_for("label", NAME)
        do(coach, reader)
        open_menu(reader, "Export this routine…")
        reader.press("push button", "For Back Coach")
        answer_file_dialog(reader, file, "Save")
        reader.wait_until(file.exists, "the file is written")
    assert friend.call("check", str(file)).stdout == ""
    # It has not seen the program that has ended.
    second = ScreenReader(friend.environment)
    with friend.running():
        take_over(friend, second, file)
    second.close()
    mine, theirs = named(coach, NAME), named(friend, NAME)
    assert theirs == mine
    assert mine["exercises"] == [
        "single-knee-to-chest",
        "glute-bridge",
        "pelvic-tilt",
        "wall-sit-with-ball",
    ]
    (session,) = coach.json("history")
    assert session["routine"] == mine["id"]
