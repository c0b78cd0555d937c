"""Opening the History page over fifty years of daily sessions, from the request to the picture."""

import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.desk.history import HistoryDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.routine import Catalogue
from coach.paths import DataPaths, paths_under
from coach.storage.opening import open_database
from coach.storage.setting_groups import Settings
from coach.ui.history.view import Period
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Theme
from coach.ui.widgets.look import Look, make_look
from tests.storage.lively import DAILY, fill

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
YEARS = (1, 50)
RUNS = 5


def filled(folder: Path, years: int) -> DataPaths:
    paths = paths_under(folder / f"{years}")
    with open_database(paths).database as database:
        fill(database, years, NOW.date(), life=DAILY)
    return paths


class Opened:
    """A window with the page, shown over a record opened anew."""

    def __init__(self, look: Look, catalogue: Catalogue, paths: DataPaths) -> None:
        self.record = Record()
        self.record.open(paths, Settings())
        self.window = MainWindow(look)
        self.window.resize(1280, 800)
        self.window.home.show()
        self.window.show()
        QApplication.processEvents()
        preferences = Preferences(paths, Settings(), self.window)
        self.desk = HistoryDesk(
            self.window, catalogue, preferences, self.record, self.window, now=lambda: NOW
        )
        begin = time.perf_counter()
        self.window.show_page(self.desk.page)
        self.desk.page.grab()
        self.first_ms = (time.perf_counter() - begin) * 1000
        while self.desk.page.diary.chart is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.desk.page.grab()
        self.chart_ms = (time.perf_counter() - begin) * 1000

    def ms_of(self, period: Period) -> float:
        """Return how long another period takes."""
        begin = time.perf_counter()
        page = self.desk.page
        page.period_chosen.emit(period)
        page.grab()
        return (time.perf_counter() - begin) * 1000

    def close(self) -> None:
        self.record.close()
        self.window.close()
        self.window.deleteLater()


def main() -> None:
    """Print how long the page takes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    icons = Icons()
    icons.load()
    look = make_look(Theme(app), icons)
    catalogue = load_catalogue().catalogue
    first: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for years in YEARS:
            paths = filled(Path(folder), years)
            runs = []
            for number in range(RUNS):
                opened = Opened(look, catalogue, paths)
                runs.append(opened.first_ms)
                if number == 0 and years == YEARS[0]:
                    print(f"chart loaded for the first time: {opened.chart_ms:.0f} ms")
                if number == 0 and years == YEARS[-1]:
                    print(f"all of {years} years at once: {opened.ms_of(Period.ALL):.0f} ms")
                opened.close()
            first[years] = statistics.median(runs)
    print(
        f"page opens in {first[50]:.0f} ms at 50 years, {first[50] / first[1]:.1f} × one year"
        "   wanted ≤ 200 ms"
    )


if __name__ == "__main__":
    main()
