"""Every screen, as a screen reader finds it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from coach.paths import paths_under
from coach.storage.opening import open_database
from tests.accessibility.reader import Node, ScreenReader
from tests.journeys.program import Coach, Eyes
from tests.storage.lively import fill

CATEGORIES = {
    "General": ("slider", "Text size"),
    "Voice and sound": ("slider", "Speed"),
    "Pace": ("label", "One breath"),
    "Goal and plan": ("spin button", "Sessions a week"),
    "Diary": ("check box", "Before a session"),
    "Figure": ("radio button", "Samuel"),
    "Keyboard": ("check box", "Letters work on their own"),
    "Reminders": ("check box", "Reminders"),
    "Data and backup": ("push button", "Delete everything"),
    "About": ("label", "When to see a doctor"),
}
"""What is on each page of the settings and on no other."""


def controls(reader: ScreenReader) -> list[Node]:
    """Return what can be worked or gone through on the screen, and there must be something."""
    found = [one for one in reader.nodes() if one.is_control]
    assert len(found) > 1
    return found


class Tour:
    """Goes from screen to screen and notes what is without a name."""

    def __init__(self, coach: Coach, reader: ScreenReader) -> None:
        self.coach = coach
        self.reader = reader
        self.unnamed: dict[str, list[str]] = {}

    def look(self, screen: str, role: str, name: str) -> None:
        """Look a screen over, once something on it is there."""
        self.reader.wait_for(role, name)
        unnamed = [
            f"{one.role} in {one.parent_role}, path {one.path}"
            for one in controls(self.reader)
            if not one.is_named
        ]
        if unnamed:
            self.unnamed[screen] = unnamed

    def choose(self, entry: str) -> None:
        """Make an entry of a list the current one."""
        self.reader.select("list item", entry)
        self.reader.wait_for("list item", entry, state="selected")

    def open(self, entries: str, entry: str) -> None:
        """Open an entry of a list as the keyboard does."""
        self.reader.press("list", entries, "SetFocus")
        self.choose(entry)
        self.coach.press("Return")

    def press(self, *names: str) -> None:
        """Press buttons one after the other."""
        for name in names:
            self.reader.press("push button", name)


def first_run(tour: Tour) -> None:
    tour.look("first run", "check box", "I have read this")
    tour.reader.press("check box", "I have read this", "Toggle")
    tour.press("Continue")
    tour.look("first session", "push button", "Look around first")


def library(tour: Tour) -> None:
    tour.press("Exercises")
    tour.look("exercises", "list item", "Bird dog")
    tour.open("Exercises", "Bird dog")
    tour.look("an exercise", "check box", "Not for me")
    tour.press("Back to the exercises", "Advice and tips")
    tour.look("advice", "push button", "Back to the exercises")
    tour.press("Back to the exercises", "New exercise")
    tour.look("an exercise of one's own", "text", "Name")
    tour.press("Cancel")


def history(tour: Tour) -> None:
    tour.press("History")
    tour.look("history", "list", "Exercises of the period")
    tour.open("Sessions of the day", "Desk break")
    tour.look("a session", "push button", "Close")
    tour.press("Close")
    tour.press("Log a walk")
    tour.look("a walk", "push button", "Cancel")
    tour.press("Cancel", "Add a session")
    tour.look("a session by hand", "push button", "Cancel")
    tour.press("Cancel")


def making(tour: Tour) -> None:
    for entry, screen in (("New routine", "editor"), ("Paste a handout", "handout")):
        tour.press("Make, import and export routines", entry)
        tour.look(screen, "text", "Name of the routine")
        tour.press("Cancel")


def settings(tour: Tour) -> None:
    tour.press("Settings")
    for category, (role, name) in CATEGORIES.items():
        tour.choose(category)
        tour.look(category, role, name)


def safe_data(tour: Tour) -> None:
    tour.choose("Data and backup")
    for button, way_out in (
        ("Export", "Cancel"),
        ("Restore", "Cancel"),
        ("Delete everything", "Keep everything"),
    ):
        tour.press(button)
        tour.look(button, "push button", way_out)
        tour.press(way_out)


def dialogs(tour: Tour) -> None:
    tour.press("When to see a doctor")
    tour.look("doctor card", "push button", "Close")
    tour.press("Close")
    tour.reader.select("list item", "Short one")
    tour.press("Start")
    tour.look("check-in", "radio button", "10")
    tour.press("Skip this question", "End", "End here")
    tour.reader.wait_for("push button", "Start")


@pytest.fixture
def newcomer(coach: Coach, tmp_path: Path) -> Iterator[Coach]:
    """A program whose first run is still to come."""
    eyes = Eyes(coach.environment)
    other = Coach(tmp_path / "newcomer", coach.environment, eyes, welcomed=False)
    other.environment["DBUS_SESSION_BUS_ADDRESS"] = coach.environment["DBUS_SESSION_BUS_ADDRESS"]
    yield other
    eyes.close()


def test_no_control_of_the_first_run_is_without_a_name(
    newcomer: Coach, reader: ScreenReader
) -> None:
    tour = Tour(newcomer, reader)
    with newcomer.running():
        first_run(tour)
    assert tour.unnamed == {}


def test_no_control_is_without_a_name(coach: Coach, reader: ScreenReader) -> None:
    with open_database(paths_under(coach.data_dir)).database as record:
        fill(record, 0.2, datetime.now().astimezone().date())
    tour = Tour(coach, reader)
    with coach.running():
        tour.look("home", "push button", "Start")
        for part in (dialogs, library, history, making, settings, safe_data):
            part(tour)
    assert tour.unnamed == {}


def test_settings_tell_their_values_and_take_others(coach: Coach, reader: ScreenReader) -> None:
    with coach.running():
        reader.press("push button", "Settings")
        size = reader.wait_for("slider", "Text size")
        assert size.value == 100
        reader.press("slider", "Text size", "Increase")
        reader.wait_until(
            lambda: (reader.wait_for("slider", "Text size").value or 0) > 100, "larger text"
        )
        reader.press("check box", "High contrast", "Toggle")
        reader.wait_for("check box", "High contrast", state="checked")
    assert "high_contrast = true" in (coach.data_dir / "config" / "settings.toml").read_text(
        "utf-8"
    )
