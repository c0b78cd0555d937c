"""Renders every screen at every size, theme and text size: `python -m tests.ui.screens OUT_DIR`.

For looking at, by people; nothing is compared.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import Options
from coach.domain.record import WeekCount
from coach.domain.routine import Catalogue
from coach.resources import resource_path
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.main.notices import Notice
from coach.ui.main.presenter import Presenter, Progress
from coach.ui.main.unfinished import UnfinishedView
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import Look, make_look
from coach.ui.widgets.picture import FigureSource

SIZES = ((1024, 640), (1280, 800), (1920, 1080))
LOOKS = {
    "light": Appearance(Mode.LIGHT, reduced_motion=True),
    "dark": Appearance(Mode.DARK, reduced_motion=True),
    "contrast": Appearance(Mode.LIGHT, reduced_motion=True, high_contrast=True),
    "contrast-dark": Appearance(Mode.DARK, reduced_motion=True, high_contrast=True),
    "light-150": Appearance(Mode.LIGHT, 1.5, reduced_motion=True),
    "light-200": Appearance(Mode.LIGHT, 2.0, reduced_motion=True),
    "dark-200": Appearance(Mode.DARK, 2.0, reduced_motion=True),
}
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Bench:
    """What the screens are made of."""

    look: Look
    catalogue: Catalogue
    figure: FigureSource


def sample_progress() -> Progress:
    """A history in which some routines were done at different times."""
    return Progress(
        today=TODAY,
        week=WeekCount(date(2026, 11, 16), completed=2, partial=0, flare_up=0, goal=3),
        last_done={
            "everyday-back-care": date(2026, 11, 19),
            "gentle-start": date(2026, 11, 16),
            "strength-and-balance": date(2026, 11, 12),
            "rehab8": date(2026, 10, 8),
        },
    )


def make_window(bench: Bench, *, routine: str = "everyday-back-care") -> MainWindow:
    """Return a window with a routine shown."""
    window = MainWindow(bench.look)
    window.figures.source = bench.figure
    presenter = Presenter(bench.catalogue, Options(), sample_progress(), today=routine)

    window.home.show_home(presenter.home())
    window.home.show_routine(presenter.routine_page(routine))
    return window


def screens(bench: Bench) -> Iterator[tuple[str, MainWindow]]:
    """Yield every screen of the main window, shown."""
    window = make_window(bench)
    yield "main", window
    window = make_window(bench)
    window.home.routine.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    presenter = Presenter(bench.catalogue, Options(), sample_progress())
    window.home.show_routine(presenter.routine_page("everyday-back-care", flare_up=True))
    yield "flare-up", window
    window = make_window(bench, routine="rehab8")
    window.home.notices.add(
        Notice(
            "voice",
            "No voice was found on this computer. You will hear tones and read the words.",
            "speaker-slash",
        )
    )
    window.home.notices.add(
        Notice(
            "damaged",
            "The file with your history could not be read. It was set aside as "
            "history-2026-11-20.damaged, and a new one was begun.",
            "warning-circle",
            action="Show the file",
            care=True,
        )
    )
    yield "article-notices", window
    window = make_window(bench)
    rows = window.home.routine.exercises
    index = rows.model().index(2, 0)
    rows.setCurrentIndex(index)
    window.home.routine.exercise_opened.emit()
    yield "detail", window
    window = make_window(bench)
    window.resize(640, 480)
    window.show()
    window.home.show_routines()
    yield "routines", window
    window = make_window(bench)
    window.show_doctor()
    yield "doctor", window
    window = make_window(bench)
    window.offer_unfinished(
        UnfinishedView(
            "s1",
            "Everyday back care",
            "Thursday at 8:14",
            "3 of 6 exercises are done",
            "You stopped at the bridge, in the second set.",
        )
    )
    yield "unfinished", window


def settle(app: QApplication, seconds: float = 0.5) -> None:
    """Let layouts, pictures and effects finish."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


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
    figure = DrawnFigure(resource_path("poses"), "maya", args.out / "pictures")
    bench = Bench(make_look(theme, icons), load_catalogue().catalogue, figure)
    for look_name, appearance in LOOKS.items():
        theme.set_appearance(appearance)
        for width, height in SIZES:
            prefix = f"{look_name}-{width}"
            if args.only and not any(args.only in f"{name}-{prefix}" for name in _names()):
                continue
            for name, window in screens(bench):
                if args.only in f"{name}-{prefix}":
                    window.resize(width, height)
                    window.show()
                    settle(app)
                    window.resize(width, height)
                    if name == "detail":
                        window.home.routine.exercise_opened.emit()
                    settle(app)
                    window.grab().save(str(args.out / f"{name}-{prefix}.png"))
                window.close()
                window.deleteLater()
            settle(app, 0.05)
    return 0


def _names() -> tuple[str, ...]:
    return ("main", "flare-up", "article-notices", "detail", "routines", "doctor", "unfinished")


if __name__ == "__main__":
    sys.exit(main())
