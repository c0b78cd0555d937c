"""Draws every screen of the editor as a picture: `python -m tests.ui.editor_screens OUT_DIR`."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import Options
from coach.domain.editing import Draft, History
from coach.domain.routine import Catalogue, OwnDose, RoutineItem
from coach.resources import resource_path
from coach.ui.editor.controller import EditorController
from coach.ui.editor.page import EditorPage
from coach.ui.editor.presenter import EditorPresenter
from coach.ui.editor.questions import ChangedElsewhere
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.leave_question import LeaveQuestion
from coach.ui.widgets.look import Look, make_look
from tests.ui.screens import settle

SIZES = (
    (1280, 800, 1.0),
    (1024, 640, 1.0),
    (1920, 1080, 1.0),
    (1280, 800, 2.0),
    (1024, 640, 2.0),
)
MODES = {
    "light": (Mode.LIGHT, False),
    "dark": (Mode.DARK, False),
    "contrast": (Mode.LIGHT, True),
}

SAMPLE = Draft(name="Before gardening")
for _key, _item in enumerate(
    (
        RoutineItem("cat-cow"),
        RoutineItem("pelvic-tilt", OwnDose(profile="004-hold")),
        RoutineItem("clamshell", OwnDose(reps=12)),
        RoutineItem("bird-dog", OwnDose(profile="004")),
        RoutineItem("thoracic-extension", off=True),
        RoutineItem("hip-flexor-stretch", OwnDose(profile="002")),
    ),
    start=1,
):
    SAMPLE = SAMPLE.added(_item, key=_key)


class Stand(QObject):
    """A window with an editor in it."""

    def __init__(
        self, look: Look, catalogue: Catalogue, draft: Draft, *, new: bool = False
    ) -> None:
        super().__init__()
        self.window = MainWindow(look)
        presenter = EditorPresenter(catalogue, Options())
        self.page = EditorPage(
            look,
            self.window.figures,
            "New routine" if new else "Edit routine",
            library_size=presenter.library_size(),
            equipment=[thing for one in catalogue.exercises.values() for thing in one.equipment],
            can_delete=not new,
        )
        self.controller = EditorController(self.page, presenter, History.of(draft), self)
        self.window.show_page(self.page)


def _plain(_stand: Stand) -> None:
    return


def _drag(stand: Stand) -> None:
    row = stand.page.entries.rows[2]
    handle = row._handle
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(0, -10))
    handle.moved.emit(handle.mapToGlobal(start + QPoint(0, -26)))


def _scrolled(stand: Stand) -> None:
    bar = stand.page._scroller.verticalScrollBar()
    bar.setValue(bar.maximum())


def _filters(stand: Stand) -> None:
    stand.page.library.more.click()
    stand.page.library.chip("supine").click()
    stand.page.open_library()


def _search(stand: Stand) -> None:
    stand.page.open_library()
    pane = stand.page.dialog.pane if stand.page.dialog is not None else stand.page.library
    pane.search.setText("brige")


def _form(stand: Stand) -> None:
    stand.controller.open_exercise(4)


def _problem(stand: Stand) -> None:
    stand.page.show_problem("Give the routine a name first.", about_name=True)


def _keyboard(stand: Stand) -> None:
    stand.page.entries.rows[1].title.setFocus(Qt.FocusReason.TabFocusReason)


def _leave(stand: Stand) -> None:
    words = "You have changed this routine. Unsaved changes are lost when you leave."
    look = stand.page.look
    LeaveQuestion(look, "Save your changes?", words, stand.window, can_save=True).open()


def _conflict(stand: Stand) -> None:
    ChangedElsewhere(
        stand.page.look, "before-gardening.toml", gone=False, window=stand.window
    ).open()


SCENES: dict[str, tuple[Draft, Callable[[Stand], None]]] = {
    "edit": (SAMPLE, _plain),
    "drag": (SAMPLE, _drag),
    "scrolled": (SAMPLE, _scrolled),
    "filters": (SAMPLE, _filters),
    "search": (SAMPLE, _search),
    "form": (SAMPLE, _form),
    "keyboard": (SAMPLE, _keyboard),
    "new": (Draft(), _problem),
    "leave": (SAMPLE, _leave),
    "conflict": (SAMPLE, _conflict),
}


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
    catalogue = load_catalogue().catalogue
    look = make_look(theme, icons)
    figure = DrawnFigure(resource_path("poses"), "maya", args.out / "pictures")
    for mode_name, (mode, contrast) in MODES.items():
        for width, height, scale in SIZES:
            for name, (draft, act) in SCENES.items():
                picture = f"{name}-{mode_name}-{width}-{round(scale * 100)}"
                if args.only not in picture:
                    continue
                theme.set_appearance(
                    Appearance(mode, scale, reduced_motion=True, high_contrast=contrast)
                )
                stand = Stand(look, catalogue, draft, new=name == "new")
                stand.window.figures.source = figure
                stand.window.resize(width, height)
                stand.window.show()
                settle(app, 0.3)
                act(stand)
                settle(app, 0.5)
                stand.window.grab().save(str(args.out / f"{picture}.png"))
                stand.page.setParent(None)
                stand.window.close()
                stand.window.deleteLater()
                stand.page.deleteLater()
                settle(app, 0.02)
    return 0


if __name__ == "__main__":
    sys.exit(main())
