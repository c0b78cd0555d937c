"""The editor of routines."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coach.ui.editor.exercise_dialog import ExerciseDialog
from coach.ui.widgets.changed_elsewhere import ChangedElsewhere
from tests.screens.program import Program


def screens(program: Program) -> Iterator[str]:
    workshop = program.back.workshop
    workshop.new_routine()
    yield "empty routine"
    editor = workshop.editor()
    page = editor.page
    assert page is not None
    page.show_problem("Give the routine a name first.", about_name=True)
    yield "problem"
    page.open_library()
    pane = page.library if page.dialog is None else page.dialog.pane
    pane.more.click()
    pane.chip("supine").click()
    yield "exercises to add"
    pane.search.setText("brige")
    yield "nothing found"
    program.close_dialogs()
    editor.leave()
    workshop.copy_routine("everyday-back-care")
    yield "full routine"
    page, controller = editor.page, editor.controller
    assert page is not None
    assert controller is not None
    page.entries.show_row(page.entries.rows[2].key)
    handle = page.entries.rows[2]._handle
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(0, -10))
    handle.moved.emit(handle.mapToGlobal(start + QPoint(0, -26)))
    yield "carried"
    handle.moved.emit(handle.mapToGlobal(start))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    controller.open_exercise(controller.draft.entries[0].key)
    yield "exercise of a routine"
    dialog = program.window.findChildren(ExerciseDialog)[-1]
    dialog.part.click()
    dialog.reason.setText("My knee is sore this week.")
    dialog.reason.textEdited.emit(dialog.reason.text())
    yield "exercise that is off"
    dialog.done.click()
    yield "routine with an exercise that is off"
    ChangedElsewhere(page.look, "before-gardening.toml", gone=False, window=program.window).open()
    yield "changed elsewhere"
    program.close_dialogs()
    # A copy of which nothing was changed is left without a question.
    controller.remove(controller.draft.entries[0].key)
    editor.leave()
    yield "leave"
    program.press("Leave")
