"""The pages and dialogs for own exercises, handouts and files."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from coach.content.catalogue import load_catalogue
from coach.content.exercise_form import form_of
from coach.domain.compiler import Options
from coach.domain.exercise import Credit
from coach.ui.credit_words import CreditWords
from coach.ui.main.window import MainWindow
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.export_dialog import ExportDialog
from coach.ui.ownex.handout_page import HandoutPage
from coach.ui.ownex.handout_presenter import HandoutPresenter
from coach.ui.ownex.import_dialog import ImportDialog, ImportEntry
from coach.ui.widgets.look import Look
from coach.ui.widgets.scroll import Scroller
from tests.screens.studio import Studio

HANDOUT = """Low back programme
Name: Jo Bloggs
Do these twice a day.

1. Knee to chest 30 s x 3 each side
2) Bridge 2x10 hold 5 sec
• Cat cow – 10 reps, slowly
- Pelvic tilts, 3 sets of 10
   Lie on your back with your knees bent.
   Hold 5 seconds and relax
Dead bug 3x8/side
Side plank 3 x 20s each side
Walk for 10 minutes daily
Next appointment: Monday
"""


def handout(look: Look) -> QWidget:
    page = HandoutPage(look)
    presenter = HandoutPresenter(load_catalogue().catalogue.exercises, Options(), ())
    presenter.set_text(HANDOUT)
    page.text.show_text(HANDOUT)
    page.show_view(presenter.view())
    return page


def handout_empty(look: Look) -> QWidget:
    page = HandoutPage(look)
    presenter = HandoutPresenter(load_catalogue().catalogue.exercises, Options(), ())
    page.show_view(presenter.view())
    return page


def exercise_new(look: Look) -> QWidget:
    return ExercisePage(look, "New exercise")


def exercise_edit(look: Look) -> QWidget:
    page = ExercisePage(look, "Edit exercise", can_delete=True)
    bird_dog = load_catalogue().catalogue.exercises["bird-dog"]
    page.show_form(form_of(bird_dog))
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8fb8c9"))
    page.show_picture(picture)
    page.show_credit(
        CreditWords().line(Credit("Kim, Lee", "CC-BY-SA 4", "https://example.org", "wger"))
    )
    return page


def exercise_problem(look: Look) -> QWidget:
    page = ExercisePage(look, "New exercise")
    page.save.click()
    return page


def _window(look: Look) -> MainWindow:
    window = MainWindow(look)
    window.home.show()
    return window


def import_dialog(look: Look) -> QWidget:
    window = _window(look)
    entries = tuple(
        ImportEntry(str(n), name, detail)
        for n, (name, detail) in enumerate(
            (
                ("Evening on the mat", "Routine, 7 exercises, 2 of them new"),
                ("Wall slide", "Exercise, strength, standing"),
                (
                    "Sky reach",
                    "Exercise, stretch, on your back. Text from wger, by Kim, adapted.",
                ),
            )
        )
    )
    left_out = ("shared.json: workouts[2].sets: found nothing, expected exercises to do",)
    ImportDialog(look, "shared.json", entries, left_out, window).open()
    return window


def export_dialog(look: Look) -> QWidget:
    window = _window(look)
    ExportDialog(look, "Evening on the mat", 2, window).open()
    return window


SCREENS: dict[str, Callable[[Look], QWidget]] = {
    "handout": handout,
    "handout-empty": handout_empty,
    "exercise-new": exercise_new,
    "import-dialog": import_dialog,
    "export-dialog": export_dialog,
    "exercise-edit": exercise_edit,
    "exercise-problem": exercise_problem,
}


def draw(studio: Studio) -> None:
    """Take every picture, and of long pages as many as they need."""
    for case in studio.cases():
        for name, make in SCREENS.items():
            if not studio.wants(name, case):
                continue
            page = make(studio.look)
            page.resize(case.width, case.height)
            page.show()
            page.resize(case.width, case.height)
            studio.take(page, name, case)
            for area in page.findChildren(Scroller):
                bar = area.verticalScrollBar()
                for number in range(2, 6):
                    if bar.value() == bar.maximum():
                        break
                    bar.setValue(bar.value() + area.height() - 40)
                    studio.take(page, f"{name}-{number}", case, 0.1)
            studio.throw_away(page)
