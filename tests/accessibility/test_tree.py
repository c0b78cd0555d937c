"""Every screen, as a screen reader finds it."""

from tests.accessibility.reader import Node, ScreenReader
from tests.journeys.program import Coach

CATEGORIES = (
    "General",
    "Voice and sound",
    "Pace",
    "Goal and plan",
    "Diary",
    "Figure",
    "Keyboard",
    "Reminders",
    "Data and backup",
    "About",
)


def controls(reader: ScreenReader) -> list[Node]:
    """Return what can be worked or gone through on the screen, and there must be something."""
    found = [one for one in reader.nodes() if one.is_control]
    assert len(found) > 8
    return found


def test_no_control_is_without_a_name(coach: Coach, reader: ScreenReader) -> None:
    found = {}
    with coach.running():
        reader.wait_for("push button", "Start")
        found["home"] = controls(reader)
        reader.press("push button", "History")
        reader.wait_for("push button", "Log a walk")
        found["history"] = controls(reader)
        reader.press("push button", "Settings")
        for category in CATEGORIES:
            reader.select("list item", category)
            reader.wait_for("list item", category, state="selected")
            found[category] = controls(reader)
    unnamed = {page: [one for one in nodes if not one.is_named] for page, nodes in found.items()}
    assert {page: nodes for page, nodes in unnamed.items() if nodes} == {}


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
