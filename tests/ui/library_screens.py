"""Renders the library at every size, theme and text size: `python -m tests.ui.library_screens DIR`.

For looking at, by people; nothing is compared.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.desk.library import LibraryDesk
from coach.desk.preferences import Preferences
from coach.domain.exercise import Kind
from coach.paths import paths_under
from coach.resources import resource_path
from coach.storage.setting_groups import LibrarySettings, Settings
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.library.view import Sought
from coach.ui.main.view import Page
from coach.ui.main.window import MainWindow
from coach.ui.theme import Theme
from coach.ui.widgets.look import make_look
from tests.ui.screens import LOOKS, SIZES, Bench, make_window, settle

MARKS = LibrarySettings(
    favourites=("bird-dog", "childs-pose"), not_for_me=("hamstring-stretch", "superman")
)
NAMES = ("library", "exercise", "not-for-me", "search", "nothing", "advice", "articles")


def desk_of(window: MainWindow, bench: Bench, folder: Path) -> LibraryDesk:
    """Return a library on a window, shown."""
    settings = msgspec.structs.replace(Settings(), library=MARKS)
    preferences = Preferences(paths_under(folder), settings, window)
    desk = LibraryDesk(window, bench.catalogue, preferences, window)
    window.home.show_page(Page.EXERCISES, desk.page)
    return desk


def screens(bench: Bench, size: tuple[int, int], folder: Path) -> Iterator[tuple[str, MainWindow]]:
    """Yield every screen, shown."""
    for name in NAMES:
        window = make_window(bench)
        window.resize(*size)
        window.show()
        desk = desk_of(window, bench, folder)
        page = desk.page
        desk.offer_own()
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
    with tempfile.TemporaryDirectory() as folder:
        for look_name, appearance in LOOKS.items():
            theme.set_appearance(appearance)
            for size in SIZES:
                ends = f"-{look_name}-{size[0]}"
                if not any(args.only in f"{name}{ends}" for name in NAMES):
                    continue
                for name, window in screens(bench, size, Path(folder)):
                    if args.only in f"{name}{ends}":
                        settle(app, 2.5)
                        window.grab().save(str(args.out / f"{name}{ends}.png"))
                    window.close()
                    window.deleteLater()
                settle(app, 0.05)
    return 0


if __name__ == "__main__":
    sys.exit(main())
