"""The editor: what it shows, says and lets mouse and keyboard do."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.compiler import Options
from coach.domain.editing import Draft, Entry, History
from coach.domain.exercise import Side, Sides
from coach.domain.exercise_filter import Region
from coach.domain.routine import Catalogue, OwnDose, RoutineItem
from coach.ui.editor.exercise_dialog import ExerciseDialog
from coach.ui.editor.presenter import EditorPresenter
from coach.ui.editor.view import Part
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look
from coach.ui.widgets.stepper import Stepper
from tests.ui.editor.stand import Stand

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def draft_of(*ids: str) -> Draft:
    made = Draft(name="Mine")
    for key, one in enumerate(ids, start=1):
        made = made.added(RoutineItem(one), key=key)
    return made


def opened(
    look: Look, catalogue: Catalogue, qtbot: QtBot, draft: Draft, size: tuple[int, int]
) -> Stand:
    stand = Stand(look, catalogue, draft)
    qtbot.addWidget(stand.window)
    stand.window.resize(*size)
    with qtbot.waitExposed(stand.window):
        stand.window.show()
    return stand


@pytest.fixture
def stand(look: Look, catalogue: Catalogue, qtbot: QtBot) -> Iterator[Stand]:
    draft = draft_of("cat-cow", "glute-bridge", "bird-dog")
    made = opened(look, catalogue, qtbot, draft, (1280, 800))
    yield made
    made.deleteLater()


def ids(stand: Stand) -> list[str]:
    return [item.exercise_id for item in stand.controller.draft.items]


def press(stand: Stand, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(stand.window.focusWidget(), key, modifiers or Qt.KeyboardModifier.NoModifier)


def item(stand: Stand, place: int = 0) -> RoutineItem:
    return stand.controller.draft.items[place]


# --- the list ---------------------------------------------------------------------------------


def test_alt_with_an_arrow_moves_an_exercise_and_keeps_the_keyboard_on_it(stand: Stand) -> None:
    row = stand.page.entries.rows[0]
    row.title.setFocus()
    press(stand, Qt.Key.Key_Down, ALT)
    assert ids(stand) == ["glute-bridge", "cat-cow", "bird-dog"]
    assert row.title.hasFocus()
    press(stand, Qt.Key.Key_Up, ALT)
    press(stand, Qt.Key.Key_Up, ALT)
    assert ids(stand) == ["cat-cow", "glute-bridge", "bird-dog"]


def test_alt_with_an_arrow_moves_from_a_number_too(stand: Stand) -> None:
    stepper = stand.page.entries.rows[0].steppers[0]
    stepper.setFocus()
    before = stepper.whole
    press(stand, Qt.Key.Key_Down, ALT)
    assert ids(stand)[1] == "cat-cow"
    assert stepper.whole == before


def test_arrows_go_about_and_delete_removes(stand: Stand) -> None:
    rows = stand.page.entries.rows
    rows[0].title.setFocus()
    press(stand, Qt.Key.Key_Down)
    assert rows[1].title.hasFocus()
    press(stand, Qt.Key.Key_Delete)
    assert ids(stand) == ["cat-cow", "bird-dog"]
    assert stand.page.entries.rows[1].title.hasFocus()


def test_arrows_step_a_number(stand: Stand) -> None:
    stepper = stand.page.entries.rows[0].steppers[0]
    stepper.setFocus()
    press(stand, Qt.Key.Key_Up)
    assert item(stand).dose.reps == 6


def test_a_number_may_be_typed(stand: Stand) -> None:
    stepper = stand.page.entries.rows[0].steppers[1]
    stepper.setFocus()
    QTest.keyClicks(stepper, "12")
    press(stand, Qt.Key.Key_Return)
    assert item(stand).dose.hold_seconds == 12


def test_an_exercise_is_carried_to_another_place(stand: Stand) -> None:
    entries = stand.page.entries
    handle = entries.rows[0]._handle
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    step = entries.rows[1].height() + 8
    screen = handle.mapToGlobal(start)
    for part in range(1, 8):
        handle.moved.emit(screen + QPoint(0, step // 10 * part))
    assert entries.rows[1].entry.exercise_id == "cat-cow"
    assert ids(stand)[0] == "cat-cow"  # Nothing holds before it is let go.
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert ids(stand) == ["glute-bridge", "cat-cow", "bird-dog"]


def test_letting_go_at_once_moves_nothing(stand: Stand) -> None:
    handle = stand.page.entries.rows[0]._handle
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert not stand.controller.history.past
    assert not stand.page.entries.dragging


def test_what_is_off_is_turned_on_in_its_row(stand: Stand) -> None:
    key = stand.controller.draft.entries[0].key
    stand.controller.open_exercise(key)
    dialog = form(stand)
    dialog.part.click()
    dialog.done.click()
    assert item(stand).off
    row = stand.page.entries.rows[0]
    assert not any(stepper.isVisible() for stepper in row.steppers)
    row.turn_on.click()
    assert not item(stand).off
    assert all(stepper.isVisible() for stepper in row.steppers)


def test_the_reason_why_it_is_off_is_written_in_its_form(stand: Stand) -> None:
    stand.controller.open_exercise(stand.controller.draft.entries[0].key)
    dialog = form(stand)
    assert not dialog.reason.isVisible()
    dialog.part.click()
    assert dialog.reason.isVisible()
    QTest.keyClicks(dialog.reason, "My knee is sore ")
    assert dialog.reason.text() == "My knee is sore "
    QTest.keyClicks(dialog.reason, "this week.")
    dialog.done.click()
    assert item(stand).reason == "My knee is sore this week."
    assert stand.page.entries.rows[0].entry.detail == "Off: My knee is sore this week."
    stand.page.entries.rows[0].turn_on.click()
    assert item(stand).reason == ""


# --- undo -------------------------------------------------------------------------------------


def test_everything_can_be_undone_and_done_again(stand: Stand) -> None:
    stand.page.name.setFocus()
    QTest.keyClicks(stand.page.name, "!")
    stand.page.entries.rows[0].bin.click()
    press(stand, Qt.Key.Key_Z, CONTROL)
    assert ids(stand)[0] == "cat-cow"
    stand.page.name.setFocus()
    press(stand, Qt.Key.Key_Z, CONTROL)
    assert stand.page.name.text() == "Mine"
    press(stand, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert stand.page.name.text() == "Mine!"
    press(stand, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert ids(stand) == ["glute-bridge", "bird-dog"]
    assert not stand.page.redo.isEnabled()
    assert stand.page.undo.isEnabled()


def test_undo_reaches_out_of_a_number(stand: Stand) -> None:
    stepper = stand.page.entries.rows[0].steppers[0]
    stepper.setFocus()
    press(stand, Qt.Key.Key_Up)
    press(stand, Qt.Key.Key_Z, CONTROL)
    assert item(stand).dose.is_empty
    assert stepper.whole == 5


def test_the_buttons_say_what_they_undo(stand: Stand) -> None:
    stand.page.entries.rows[0].bin.click()
    assert "exercise removed" in stand.page.undo.accessibleName()


# --- what it adds up to -----------------------------------------------------------------------


def test_minutes_balance_and_changes_follow_at_once(stand: Stand) -> None:
    length, words = stand.page._length.text(), stand.page.balance.words
    stand.page.entries.rows[1].bin.click()
    assert stand.page._length.text() != length
    assert stand.page.balance.words != words


def test_what_is_missing_is_added_where_it_fits(stand: Stand) -> None:
    assert stand.page.balance.add_button.isVisible()
    stand.page.balance.add_button.click()
    assert len(ids(stand)) == 4
    exercises = stand.controller._presenter.exercises
    places = [exercises[one].position for one in ids(stand)]
    assert len({*places}) == len({*places[:3]})


def test_ordering_by_position_is_offered_only_where_it_helps(stand: Stand) -> None:
    button = stand.page.balance.order_button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.isVisible()
    assert "2 times; 1 would do" in stand.page.balance.words[1]
    button.click()
    assert ids(stand) == ["cat-cow", "bird-dog", "glute-bridge"]
    assert not button.isVisible()
    assert stand.page.entries.rows[0].title.hasFocus()


def test_rounds_and_time_between_are_kept(stand: Stand) -> None:
    stand.page.rounds.stepBy(1)
    assert stand.controller.draft.rounds == 2
    stand.page.transition.stepBy(1)
    assert stand.controller.draft.transition_seconds == 5
    stand.page.transition.stepBy(-1)
    assert stand.controller.draft.transition_seconds is None


# --- one exercise -----------------------------------------------------------------------------


def test_row_and_form_tell_the_same_minutes(catalogue: Catalogue) -> None:
    presenter = EditorPresenter(catalogue, Options())
    draft = replace(draft_of("cat-cow", "bird-dog"), rounds=2, transition_seconds=45)
    for entry in presenter.view(History.of(draft)).entries:
        told = presenter.form(draft, entry.key).summary.rpartition(" · ")[2]
        assert entry.detail.replace("\u00a0", " ").endswith(f" {told}")


def test_a_row_says_the_sets_that_it_has_no_buttons_for(catalogue: Catalogue) -> None:
    presenter = EditorPresenter(catalogue, Options())
    twice = OwnDose(reps=10, hold_seconds=5, sets=2)
    bridge = RoutineItem("glute-bridge", dose=twice)
    squeeze = RoutineItem("clamshell", dose=OwnDose(reps=10, hold_seconds=0, sets=2))
    once = RoutineItem("glute-bridge", dose=replace(twice, sets=1))
    draft = Draft(entries=(Entry(1, bridge), Entry(2, squeeze), Entry(3, once)))
    shown = presenter.view(History.of(draft)).entries
    said = ["2\u00a0sets" in entry.detail for entry in shown]
    buttons = [any(amount.part is Part.SETS for amount in entry.amounts) for entry in shown]
    assert (said[0], said[2]) == (True, False)
    assert [a or b for a, b in zip(said, buttons, strict=True)] == [True, True, False]


def form(stand: Stand) -> ExerciseDialog:
    dialog = stand.controller.dialog
    assert dialog is not None
    return dialog


def test_everything_of_an_exercise_can_be_set(stand: Stand) -> None:
    stand.page.entries.rows[2].title.click()
    dialog = form(stand)
    dialog.dose_chosen.emit("004")
    for part, steps in ((Part.REPS, 1), (Part.SETS, 1), (Part.READY, 2)):
        stepper = dialog.amount(part)
        assert stepper is not None
        stepper.stepBy(steps)
    rest = dialog.amount(Part.REST)
    assert rest is not None
    rest.stepBy(1)
    dialog.unit.segment("breaths").click()
    dialog.sides.segment(Sides.EACH).click()
    dialog.first_side.segment(Side.RIGHT).click()
    dialog.pace.click()
    assert item(stand, 2) == RoutineItem("bird-dog")
    dialog.done.click()
    assert item(stand, 2) == RoutineItem(
        "bird-dog",
        OwnDose("004", hold_breaths=3, reps=9, sets=2, rest_seconds=25, sides=Sides.EACH),
        self_paced=True,
        first_side=Side.RIGHT,
        transition_seconds=10,
    )
    press(stand, Qt.Key.Key_Z, CONTROL)
    assert item(stand, 2) == RoutineItem("bird-dog")


def test_cancelling_the_form_changes_nothing(stand: Stand) -> None:
    stand.page.entries.rows[0].title.click()
    dialog = form(stand)
    stepper = dialog.amount(Part.REPS)
    assert stepper is not None
    stepper.stepBy(1)
    QTest.keyClick(stepper, Qt.Key.Key_Escape)
    assert stand.controller.dialog is None
    assert not stand.controller.history.past


def test_the_form_moves_and_removes_without_dragging(stand: Stand) -> None:
    stand.page.entries.rows[0].title.click()
    form(stand).down.click()
    form(stand).done.click()
    assert ids(stand) == ["glute-bridge", "cat-cow", "bird-dog"]
    stand.page.entries.rows[0].title.click()
    form(stand).remove.click()
    assert ids(stand) == ["cat-cow", "bird-dog"]


def test_own_numbers_can_be_given_up(stand: Stand) -> None:
    stand.page.entries.rows[0].steppers[0].stepBy(1)
    stand.page.entries.rows[0].title.click()
    dialog = form(stand)
    assert dialog.plain.isVisible()
    dialog.plain.click()
    dialog.done.click()
    assert item(stand).dose.is_empty


# --- the library ------------------------------------------------------------------------------


def shown(stand: Stand) -> list[str]:
    return [row.exercise_id for row in stand.page.library.list.rows]


def test_the_library_is_searched_and_filtered(stand: Stand) -> None:
    library = stand.page.library
    everything = shown(stand)
    assert "walking" not in everything
    QTest.keyClicks(library.search, "piriformus")
    assert shown(stand) == ["piriformis-stretch"]
    QTest.keyClick(library.search, Qt.Key.Key_Escape)
    assert shown(stand) == everything
    library.chip("strength").click()
    library.more.click()
    library.chip(Region.LOWER_BACK).click()
    library.chip("all-fours").click()
    assert shown(stand) == ["bird-dog"]
    library.chip("flare-safe").click()
    assert shown(stand) == []
    library.clear()
    assert shown(stand) == everything


def test_an_exercise_is_added_from_the_library(stand: Stand) -> None:
    library = stand.page.library
    QTest.keyClicks(library.search, "plank")
    QTest.keyClick(library.search, Qt.Key.Key_Down)
    press(stand, Qt.Key.Key_Return)
    assert ids(stand)[-1] == "prone-plank"
    assert "added" in library.list.rows[0].spoken


def test_a_full_routine_says_so(look: Look, catalogue: Catalogue, qtbot: QtBot) -> None:
    stand = opened(look, catalogue, qtbot, draft_of(*["cat-cow"] * 60), (1280, 800))
    stand.controller.add("cat-cow", where_it_fits=False)
    assert len(ids(stand)) == 60
    assert "60" in stand.page.problem
    stand.deleteLater()


def test_in_a_small_window_the_library_is_a_dialog(
    look: Look, catalogue: Catalogue, qtbot: QtBot
) -> None:
    stand = opened(look, catalogue, qtbot, Draft(), (900, 640))
    assert not stand.page.has_pane
    stand.page.add.click()
    dialog = stand.page.dialog
    assert dialog is not None
    dialog.pane.list.opened.emit(0)
    dialog.pane.list.opened.emit(1)
    assert len(ids(stand)) == 2
    dialog.close_overlay()
    assert stand.page.dialog is None
    stand.window.resize(1280, 800)
    qtbot.waitUntil(lambda: stand.page.has_pane)
    stand.deleteLater()


# --- for everybody ----------------------------------------------------------------------------

SIZES = [(1280, 800, 1.0), (1024, 640, 1.0), (1280, 800, 2.0), (1024, 640, 2.0)]


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    look: Look, catalogue: Catalogue, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    draft = draft_of("thoracic-extension", "hamstring-stretch", "clamshell")
    stand = opened(look, catalogue, qtbot, draft, (width, height))
    page = stand.page
    for control in page.findChildren(QWidget):
        if control.objectName() == "qt_spinbox_lineedit":
            continue  # Part of a stepper, which has the name and the keyboard.
        if not control.isVisible() or not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control
        if isinstance(control, QAbstractButton | Stepper):
            assert control.height() >= 44, control.accessibleName() or text
            assert control.width() >= 44, control.accessibleName() or text
        if isinstance(control, Stepper):
            assert control.width() >= control.sizeHint().width(), control.accessibleName()
        parent = control.parentWidget()
        assert parent is not None
        inside = QRect(QPoint(0, 0), parent.size()).contains(control.geometry())
        assert inside, (control.accessibleName() or text, control.geometry(), parent.size())
    stand.deleteLater()


def test_larger_text_makes_room_for_itself_at_once(
    look: Look, catalogue: Catalogue, qtbot: QtBot
) -> None:
    stand = opened(look, catalogue, qtbot, draft_of("thoracic-extension", "clamshell"), (1280, 800))
    rows = stand.page.entries.rows
    before = [row.height() for row in rows]
    look.theme.set_appearance(Appearance(Mode.DARK, 2.0, reduced_motion=True))
    qtbot.waitUntil(lambda: all(row.height() > old for row, old in zip(rows, before, strict=True)))
    assert rows[1].y() >= rows[0].geometry().bottom()
    stand.deleteLater()


def test_the_keyboard_reaches_everything_in_the_order_of_reading(stand: Stand) -> None:
    page = stand.page
    page.name.setFocus()
    seen = []
    for _ in range(14):
        focused = stand.window.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    rows = page.entries.rows
    wanted = [page.name, *(one for row in rows for one in row.controls)]
    places = [seen.index(one) for one in wanted]
    assert places == sorted(places)


def test_escape_leaves(stand: Stand, qtbot: QtBot) -> None:
    stand.page.entries.rows[0].title.setFocus()
    with qtbot.waitSignal(stand.page.leave_wanted):
        press(stand, Qt.Key.Key_Escape)
