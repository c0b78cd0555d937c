"""The library of exercises."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt

from coach.desk.library import LibraryDesk
from coach.desk.preferences import Preferences
from coach.domain.compiler import Options
from coach.domain.exercise import Kind
from coach.paths import paths_under
from coach.storage.setting_groups import LibrarySettings, Settings
from coach.ui.library.view import Sought
from coach.ui.main.view import Page
from coach.ui.main.window import MainWindow
from tests.screens.home import make_window
from tests.screens.studio import Case, Studio

MARKS = LibrarySettings(
    favourites=("bird-dog", "childs-pose"), not_for_me=("hamstring-stretch", "superman")
)
NAMES = ("library", "exercise", "not-for-me", "search", "nothing", "advice", "articles")


def desk_of(window: MainWindow, studio: Studio, folder: Path) -> LibraryDesk:
    """Return a library on a window, shown."""
    settings = msgspec.structs.replace(Settings(), library=MARKS)
    preferences = Preferences(paths_under(folder), settings, window)
    desk = LibraryDesk(window, studio.catalogue, preferences, Options, window)
    window.home.show_page(Page.EXERCISES, desk.page)
    return desk


def screens(studio: Studio, case: Case, folder: Path) -> Iterator[tuple[str, MainWindow]]:
    """Yield every screen, shown."""
    for name in NAMES:
        window = make_window(studio)
        window.resize(case.width, case.height)
        window.show()
        desk = desk_of(window, studio, folder)
        page = desk.page
        if name == "library":
            page.grid.setFocus(Qt.FocusReason.TabFocusReason)
            page.grid.setCurrentIndex(page.grid.model().index(1, 0))
        elif name == "exercise":
            desk.show_exercise("bird-dog")
        elif name == "not-for-me":
            desk.show_exercise("hamstring-stretch")
        elif name == "search":
            page.filters.search.setText("streching knee")
        elif name == "nothing":
            page.filters.search.setText("piriformis")
            page.sought.emit(Sought(words="piriformis", kind=Kind.STRENGTH))
        else:
            desk.show_advice({"advice": "avoid"}.get(name, name))
        yield name, window


def draw(studio: Studio) -> None:
    """Take every picture of the library."""
    with tempfile.TemporaryDirectory() as folder:
        for case in studio.cases():
            if not studio.wants_any(NAMES, case):
                continue
            for name, window in screens(studio, case, Path(folder)):
                studio.take(window, name, case, 2.5)
                studio.throw_away(window)
