"""The routines, one routine, one exercise."""

from collections.abc import Iterator

from coach.ui.main.notices import Notice
from coach.ui.main.unfinished import UnfinishedView
from tests.screens.program import Program

NOTICES = (
    Notice(
        "voice",
        "No voice was found on this computer. You will hear tones and read the words.",
        "speaker-slash",
        action="Try it",
    ),
    Notice(
        "damaged",
        "The file with your history could not be read. It was set aside as "
        "history-2026-11-20.damaged, and a new one was begun.",
        "warning-circle",
        action="Show the file",
        care=True,
    ),
)
UNFINISHED = UnfinishedView(
    "s1",
    "Everyday back care",
    "Thursday at 8:14",
    "3 of 6 exercises are done",
    "You stopped at the bridge, in the second set.",
)


def screens(program: Program) -> Iterator[str]:
    window, home = program.window, program.window.home
    for notice in NOTICES:
        home.notices.add(notice)
    for routine in ("everyday-back-care", "from-the-clinic", "rehab8"):
        program.back.home.show_routine(routine, flare_up=False)
        home.show_routine_page()
        yield routine
    program.back.home.show_routine("everyday-back-care", flare_up=True)
    yield "flare-up"
    home.routine.exercise_opened.emit()
    yield "exercise"
    home.show_routines()
    yield "routines"
    window.show_doctor()
    yield "doctor card"
    program.close_dialogs()
    for notice in NOTICES:
        home.notices.remove(notice.key)
    window.offer_unfinished(UNFINISHED)
    yield "unfinished"
