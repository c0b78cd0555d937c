"""A session, from its first moment to the summary."""

from collections.abc import Iterator

from coach.domain.player import Command
from coach.ui.session.settings_frame import SettingsFrame
from coach.ui.session.summary import SummaryDialog
from coach.ui.session.view import SessionView
from coach.ui.settings.category_list import Category
from tests.screens.program import Program
from tests.support.faults import settle
from tests.support.moments import PARTIAL, SUMMARY, moments


def screens(program: Program) -> Iterator[str]:
    program.back.start("waits", flare_up=False, ask=False)
    yield "first moment"
    view = program.window.findChildren(SessionView)[-1]
    view.command_requested.emit(Command.NEXT)
    yield "work"
    view.show_notice("The voice cannot be used just now; every word is on the screen.")
    yield "notice"
    view.parts.notice.hide()
    view.command_requested.emit(Command.PAUSE)
    yield "paused"
    yield from _settings(program, view)
    yield from _moments(view)
    view.command_requested.emit(Command.RESUME)
    view.command_requested.emit(Command.HURTS)
    yield "that hurts"
    program.close_dialogs()
    view.command_requested.emit(Command.RESUME)
    view.parts.top.end.click()
    yield "end"
    program.press("End here")
    yield "summary"
    program.close_dialogs()
    for name, summary in (("all done", SUMMARY), ("done in part", PARTIAL)):
        SummaryDialog(program.window.look, summary, program.window).open()
        yield name
        program.close_dialogs()


def _settings(program: Program, view: SessionView) -> Iterator[str]:
    """Look at the settings on the way."""
    view.parts.top.settings.click()
    yield "settings"
    frame = program.window.findChild(SettingsFrame)
    assert isinstance(frame, SettingsFrame)
    frame.page.open_category(Category.PACE)
    yield "settings, pace"
    frame.left.emit()
    settle()


def _moments(view: SessionView) -> Iterator[str]:
    """Show moments of other sessions, from the mat and from the floor; nothing moves meanwhile."""
    before = view.shown
    assert before is not None
    for name, moment in moments().items():
        view.set_timeline(moment.timeline)
        view.set_display(moment.shown)
        yield name
        view.set_floor(on=True)
        yield f"{name}, floor view"
        view.set_floor(on=False)
    view.set_display(before)
    settle()
