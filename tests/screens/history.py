"""The history, with two years of sessions."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from coach.desk.history import HistoryDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.paths import paths_under
from coach.storage.opening import open_database
from coach.storage.setting_groups import Settings, WeekSettings
from coach.ui.history.view import Period
from coach.ui.main.window import MainWindow
from coach.ui.widgets.overlay import Overlay
from tests.screens.studio import Studio
from tests.storage.lively import fill

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
NAMES = (
    "page",
    "sheet",
    "year",
    "empty",
    "session",
    "edit",
    "walk",
    "elsewhere",
    "exercise",
    "table",
    "all",
)


def states(desk: HistoryDesk, window: MainWindow) -> Iterator[str]:
    """Bring the page into each state that is looked at."""
    page = desk.page
    yield "page"
    page.calendar.overview_asked.emit(True)
    page._scroller.ensureWidgetVisible(page.calendar)
    yield "year"
    page.calendar.overview_asked.emit(False)
    page.calendar.day_chosen.emit(date(2026, 11, 19))
    page.calendar.sessions.opened.emit(0)
    yield "session"
    close_all(window)
    rows = page.calendar.sessions.rows
    if rows:
        desk._change(rows[0].session_id)
        yield "edit"
        close_all(window)
    page.walk.click()
    yield "walk"
    close_all(window)
    page.add.click()
    yield "elsewhere"
    close_all(window)
    page.exercises.exercises.opened.emit(0)
    yield "exercise"
    close_all(window)
    page.diary.table.click()
    yield "table"
    close_all(window)
    page.period_chosen.emit(Period.ALL)
    page.undo.offer("“Everyday back care” of 19 November is deleted.")
    yield "all"
    page.undo.hide()
    page.show_filled(filled=False)
    yield "empty"


def close_all(window: MainWindow) -> None:
    for dialog in window.findChildren(Overlay):
        dialog.close_overlay()


def draw(studio: Studio) -> None:
    """Take every picture of the history."""
    settings = Settings(week=WeekSettings(first_weekday=0, ten_days_from=date(2026, 11, 12)))
    with tempfile.TemporaryDirectory() as folder:
        paths = paths_under(Path(folder))
        database = open_database(paths).database
        fill(database, 2.0, NOW.date())
        database.close()
        record = Record()
        record.open(paths, settings)
        for case in studio.cases():
            if not studio.wants_any(NAMES, case):
                continue
            window = MainWindow(studio.look)
            window.figures.source = studio.figure
            preferences = Preferences(paths, settings, window)
            desk = HistoryDesk(
                window, studio.catalogue, preferences, record, window, now=lambda: NOW
            )
            window.show_page(desk.page)
            window.resize(case.beside_sidebar, case.height)
            window.show()
            studio.settle(0.6)
            for name in states(desk, window):
                window.resize(case.beside_sidebar, case.height)
                studio.take(window, name, case)
                if name == "page":
                    studio.take(desk.page._sheet, "sheet", case)
            studio.throw_away(window)
        record.close()
