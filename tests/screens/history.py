"""What was done."""

from collections.abc import Callable, Iterator

from coach.ui.history.session_dialog import SessionDialog
from coach.ui.history.view import Period
from coach.ui.main.view import Page
from tests.screens.program import Program
from tests.support.faults import settle


def screens(program: Program) -> Iterator[str]:
    pages = program.back.pages
    pages.show(Page.HISTORY)
    page = pages.history().page
    yield "page"
    history = program.back.record.history
    assert history is not None
    session = history.sessions(limit=1)[0]
    page.calendar.day_chosen.emit(session.local_day)
    page.bring_calendar_into_view()
    yield "month"
    page.calendar.overview_asked.emit(True)
    yield "year"
    page.calendar.overview_asked.emit(False)
    questions: tuple[tuple[str, Callable[[], object]], ...] = (
        ("session", lambda: page.calendar.session_opened.emit(session.id)),
        ("walk", page.walk_asked.emit),
        ("elsewhere", lambda: page.session_asked.emit(None)),
        ("exercise", lambda: page.exercises.exercise_opened.emit("cat-cow")),
        ("weeks as a table", page.weeks.table_asked.emit),
        ("diary as a table", page.diary.table_asked.emit),
        ("export", page.export_asked.emit),
    )
    for name, ask in questions:
        ask()
        yield name
        program.close_dialogs()
    page.calendar.session_opened.emit(session.id)
    settle()
    program.window.findChildren(SessionDialog)[-1].change_asked.emit(session.id)
    yield "edit"
    program.close_dialogs()
    page.period_chosen.emit(Period.ALL)
    page.undo.offer("“Everyday back care” of 19 November is deleted.")
    yield "deleted"
    page.undo.hide()
    page.show_filled(filled=False)
    yield "empty"
    page.show_filled(filled=True)
