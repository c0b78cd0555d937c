"""Every screen, as a screen reader finds it."""

from tests.accessibility.reader import Node, ScreenReader
from tests.journeys.program import Coach


def unnamed(nodes: list[Node]) -> list[Node]:
    return [one for one in nodes if one.is_control and not (one.name or one.text or "").strip()]


def test_no_control_is_without_a_name(coach: Coach, reader: ScreenReader) -> None:
    with coach.running():
        reader.wait_for("push button", "Start")
        assert unnamed(reader.nodes()) == []
