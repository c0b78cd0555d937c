"""A message of the session is read, then out of the way, without anybody's hand."""

from pytestqt.qtbot import QtBot

from coach.ui.session.view import SessionView
from tests.support.moments import scenes


def test_a_message_that_nobody_can_see_waits(view: SessionView, qtbot: QtBot) -> None:
    view.set_display(scenes()["hold"])
    notice = view.parts.notice
    notice.shown_ms = 1
    view.hide()
    view.show_notice("The voice could not be used.")
    assert not notice.is_counting
    view.show()
    qtbot.waitUntil(lambda: notice.text == "")


def test_a_message_puts_itself_away(view: SessionView, qtbot: QtBot) -> None:
    view.set_display(scenes()["hold"])
    view.parts.notice.shown_ms = 1
    view.show_notice("No sound device was found.")
    assert view.parts.notice.text == "No sound device was found."
    qtbot.waitUntil(lambda: view.parts.notice.text == "")
