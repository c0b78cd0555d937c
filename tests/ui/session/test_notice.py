"""A message of the session is read, then out of the way, without anybody's hand."""

from pytestqt.qtbot import QtBot

from coach.ui.session.view import SessionView
from tests.support.moments import scenes


def test_a_message_puts_itself_away(view: SessionView, qtbot: QtBot) -> None:
    view.set_display(scenes()["hold"])
    view.parts.notice.shown_ms = 1
    view.show_notice("No sound device was found.")
    assert view.parts.notice.text == "No sound device was found."
    qtbot.waitUntil(lambda: view.parts.notice.text == "")
