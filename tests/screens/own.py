"""Own exercises, handouts and files."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage

from coach.domain.exercise import Credit
from coach.ui.credit_words import CreditWords
from coach.ui.ownex.import_dialog import ImportDialog, ImportEntry
from tests.screens.program import Program
from tests.support.faults import settle

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
CREDIT = Credit("Kim, Lee", "CC-BY-SA 4", "https://example.org", "wger")
ENTRIES = (
    ImportEntry("0", "Evening on the mat", "Routine, 7 exercises, 2 of them new"),
    ImportEntry("1", "Wall slide", "Exercise, strength, standing"),
    ImportEntry(
        "2", "Sky reach", "Exercise, stretch, on your back. Text from wger, by Kim, adapted."
    ),
)
LEFT_OUT = ("shared.json: workouts[2].sets: found nothing, expected exercises to do",)


def screens(program: Program) -> Iterator[str]:
    workshop = program.back.workshop
    workshop.new_exercise()
    yield "new exercise"
    own = workshop.own()
    assert own.page is not None
    own.page.save.click()
    yield "problem"
    own.leave()
    settle()
    workshop.edit_exercise("towel-press")
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8fb8c9"))
    assert own.page is not None
    own.page.show_picture(picture)
    own.page.show_credit(CreditWords().line(CREDIT))
    yield "own exercise"
    own.leave()
    settle()
    workshop.paste_handout()
    yield "empty handout"
    handout = workshop.handout().page
    assert handout is not None
    handout.text.setPlainText(HANDOUT)
    handout.text_written.emit(HANDOUT)
    yield "handout"
    workshop.handout().leave()
    settle()
    program.press("Leave")
    workshop.export_routine("from-the-clinic")
    yield "export a routine"
    program.close_dialogs()
    folder = program.back.paths.data_dir / "routines"
    workshop.exchange().import_from(folder / "from-the-clinic.toml")
    yield "import a routine"
    program.close_dialogs()
    window = program.window
    ImportDialog(window.look, "shared.json", ENTRIES, LEFT_OUT, window).open()
    yield "import several"
