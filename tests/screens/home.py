"""The main window."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt

from coach.domain.compiler import Options
from coach.domain.record import WeekCount
from coach.ui.main.notices import Notice
from coach.ui.main.presenter import Presenter, Progress
from coach.ui.main.unfinished import UnfinishedView
from coach.ui.main.window import MainWindow
from tests.screens.studio import Studio

NAMES = ("main", "flare-up", "article-notices", "detail", "routines", "doctor", "unfinished")
TODAY = date(2026, 11, 20)


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


def make_window(studio: Studio, *, routine: str = "everyday-back-care") -> MainWindow:
    """Return a window with a routine shown."""
    window = MainWindow(studio.look)
    window.figures.source = studio.figure
    presenter = Presenter(studio.catalogue, Options(), sample_progress(), today=routine)

    window.home.show_home(presenter.home())
    window.home.show_routine(presenter.routine_page(routine))
    return window


def screens(studio: Studio) -> Iterator[tuple[str, MainWindow]]:
    """Yield every screen of the main window, shown."""
    window = make_window(studio)
    yield "main", window
    window = make_window(studio)
    window.home.routine.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    presenter = Presenter(studio.catalogue, Options(), sample_progress())
    window.home.show_routine(presenter.routine_page("everyday-back-care", flare_up=True))
    yield "flare-up", window
    window = make_window(studio, routine="rehab8")
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
    window = make_window(studio)
    rows = window.home.routine.exercises
    index = rows.model().index(2, 0)
    rows.setCurrentIndex(index)
    window.home.routine.exercise_opened.emit()
    yield "detail", window
    window = make_window(studio)
    window.resize(640, 480)
    window.show()
    window.home.show_routines()
    yield "routines", window
    window = make_window(studio)
    window.show_doctor()
    yield "doctor", window
    window = make_window(studio)
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


def draw(studio: Studio) -> None:
    """Take every picture of the main window."""
    for case in studio.cases():
        if not studio.wants_any(NAMES, case):
            continue
        for name, window in screens(studio):
            if studio.wants(name, case):
                window.resize(case.width, case.height)
                window.show()
                studio.settle()
                window.resize(case.width, case.height)
                if name == "detail":
                    window.home.routine.exercise_opened.emit()
                studio.take(window, name, case)
            studio.throw_away(window)
