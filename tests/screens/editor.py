"""The editor of routines."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest

from coach.domain.compiler import Options
from coach.domain.editing import Draft, History
from coach.domain.routine import Catalogue, OwnDose, RoutineItem
from coach.ui.editor.controller import EditorController
from coach.ui.editor.page import EditorPage
from coach.ui.editor.presenter import EditorPresenter
from coach.ui.editor.questions import ChangedElsewhere
from coach.ui.main.window import MainWindow
from coach.ui.widgets.leave_question import LeaveQuestion
from coach.ui.widgets.look import Look
from tests.screens.studio import Studio

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


def draw(studio: Studio) -> None:
    """Take every picture of the editor."""
    for case in studio.cases():
        for name, (draft, act) in SCENES.items():
            if not studio.wants(name, case):
                continue
            stand = Stand(studio.look, studio.catalogue, draft, new=name == "new")
            stand.window.figures.source = studio.figure
            stand.window.resize(case.width, case.height)
            stand.window.show()
            studio.settle(0.3)
            act(stand)
            studio.take(stand.window, name, case)
            stand.page.setParent(None)
            stand.page.deleteLater()
            studio.throw_away(stand.window)
