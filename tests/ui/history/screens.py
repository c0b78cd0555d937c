"""Renders the history page: `python -m tests.ui.history.screens OUT_DIR [--only PART]`.

For looking at, by people; nothing is compared.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.desk.history import HistoryDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.paths import paths_under
from coach.resources import resource_path
from coach.storage.database import open_database
from coach.storage.setting_groups import Settings, WeekSettings
from coach.ui.figure_source import DrawnFigure
from coach.ui.history.view import Period
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Theme
from coach.ui.widgets.look import make_look
from coach.ui.widgets.overlay import Overlay
from tests.storage.lively import fill
from tests.ui.screens import LOOKS, settle

SIZES = ((1024, 640), (1280, 800), (1920, 1080))
NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
NAMES = (
    "page",
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


def sidebar_of(width: float) -> int:
    """Return the room that the sidebar takes beside the page."""
    if width < 900:
        return 0
    return 264 if width < 1180 else 316


def close_all(window: MainWindow) -> None:
    for dialog in window.findChildren(Overlay):
        dialog.close_overlay()


def main() -> int:
    """Render what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="part of a picture's name")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    theme = Theme(app)
    icons = Icons()
    icons.load()
    look = make_look(theme, icons)
    figure = DrawnFigure(resource_path("poses"), "maya", args.out / "pictures")
    catalogue = load_catalogue().catalogue
    settings = Settings(week=WeekSettings(first_weekday=0, ten_days_from=date(2026, 11, 12)))
    with tempfile.TemporaryDirectory() as folder:
        paths = paths_under(Path(folder))
        database = open_database(paths).database
        fill(database, 2.0, NOW.date())
        database.close()
        record = Record()
        record.open(paths, settings)
        for look_name, appearance in LOOKS.items():
            for width, height in SIZES:
                label = f"{look_name}-{width}"
                if not any(args.only in f"{name}-{label}" for name in NAMES):
                    continue
                theme.set_appearance(appearance)
                window = MainWindow(look)
                window.figures.source = figure
                preferences = Preferences(paths, settings, window)
                desk = HistoryDesk(window, catalogue, preferences, record, window, now=lambda: NOW)
                window.show_page(desk.page)
                sidebar = sidebar_of(width / appearance.text_scale)
                window.resize(width - sidebar, height)
                window.show()
                settle(app, 0.6)
                for name in states(desk, window):
                    if args.only not in f"{name}-{label}":
                        continue
                    window.resize(width - sidebar, height)
                    settle(app, 0.4)
                    window.grab().save(str(args.out / f"{name}-{label}.png"))
                    if name == "page":
                        sheet = desk.page._sheet
                        sheet.grab().save(str(args.out / f"sheet-{label}.png"))
                window.close()
                window.deleteLater()
                settle(app, 0.05)
        record.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
