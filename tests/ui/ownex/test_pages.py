"""The pages at every size: each control named, large enough, reachable, and nothing cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.content import load_catalogue
from coach.content.exercise_form import ExerciseForm, FormStep, form_of
from coach.domain.compiler import Options
from coach.domain.exercise import Credit, Part, Sides, Tag
from coach.ui.credit_words import CreditWords
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.handout_page import HandoutPage
from coach.ui.ownex.handout_presenter import HandoutPresenter
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import Look
from tests.screens.own import CREDIT, HANDOUT

EXERCISES = load_catalogue().catalogue.exercises
SIZES = [(1024, 640, 1.0), (1024, 640, 2.0), (1280, 800, 1.0)]


def handout_page(look: Look) -> HandoutPage:
    page = HandoutPage(look)
    presenter = HandoutPresenter(EXERCISES, Options(), ())
    presenter.set_text(HANDOUT)
    page.text.show_text(HANDOUT)
    page.show_view(presenter.view())
    return page


def new_exercise_page(look: Look) -> ExercisePage:
    return ExercisePage(look, "New exercise")


def exercise_page(look: Look) -> ExercisePage:
    page = ExercisePage(look, "Edit exercise", can_delete=True)
    bird_dog = EXERCISES["bird-dog"]
    page.show_form(form_of(bird_dog))
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8fb8c9"))
    page.show_picture(picture)
    page.show_credit(CreditWords().line(CREDIT))
    return page


def controls(page: QWidget) -> list[QWidget]:
    """The controls, a stepper's inner field not counted: the stepper is the target."""
    return [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
        if one.objectName() != "qt_spinbox_lineedit"
    ]


def faults(page: QWidget) -> list[str]:
    """What is wrong with the controls of a page."""
    found = []
    for one in controls(page):
        words = one.accessibleName() or getattr(one, "text", str)()
        left = one.mapTo(page, QPoint(0, 0)).x()
        if not words:
            found.append(f"{one} has no name")
        if min(one.width(), one.height()) < 44:
            found.append(f"{words} is {one.width()} by {one.height()}")
        if left < 0 or left + one.width() > page.width():
            found.append(f"{words} is cut off")
    return found


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("make", [handout_page, exercise_page, new_exercise_page])
def test_every_control_is_named_large_enough_and_within_the_page(
    look: Look,
    theme: Theme,
    qtbot: QtBot,
    make: Callable[[Look], QWidget],
    width: int,
    height: int,
    scale: float,
) -> None:
    theme.set_appearance(Appearance(Mode.DARK, scale, reduced_motion=True))
    page = make(look)
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    assert len(controls(page)) > 5
    # Rows settle in the next turns of the event loop.
    qtbot.waitUntil(lambda: faults(page) == [])


def tabbed_through(page: QWidget, first: QWidget, qtbot: QtBot) -> list[QWidget]:
    """Where Tab goes, from a control on until it comes back."""
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    first.setFocus()
    seen: list[QWidget] = []
    for _ in range(120):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


def test_the_keyboard_goes_from_the_text_through_the_lines_to_the_buttons(
    look: Look, qtbot: QtBot
) -> None:
    page = handout_page(look)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    seen = tabbed_through(page, page.text, qtbot)
    choices = [
        one for row in page.rows for one in (row.meaning, row.position) if not one.isHidden()
    ]
    assert seen == [page.text, page.name, *choices, page.cancel, page.make]


def test_the_keyboard_goes_down_the_form_in_the_order_of_reading(look: Look, qtbot: QtBot) -> None:
    page = exercise_page(look)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.steps.add_step()
    seen = tabbed_through(page, page.name, qtbot)
    assert set(seen) == set(controls(page))
    body = [one for one in seen if one not in (page.delete, page.cancel, page.save)]
    assert seen == [*body, page.delete, page.cancel, page.save]
    steps = [one for row in page.steps.rows for one in row.controls if one.isEnabled()]
    at = body.index(steps[0])
    assert body[at : at + len(steps) + 1] == [*steps, page.steps.add]
    assert body.index(page.sides) < at < body.index(page.hold) < body.index(page.safety)


def test_reading_waits_until_typing_pauses(look: Look, qtbot: QtBot) -> None:
    page = HandoutPage(look)
    qtbot.addWidget(page)
    page.show()
    written: list[str] = []
    page.text_written.connect(written.append)
    QTest.keyClicks(page.text, "Bridge x 10")
    assert written == []
    qtbot.waitUntil(lambda: written == ["Bridge x 10"])


def test_what_was_said_of_a_line_holds_while_the_text_is_changed() -> None:
    presenter = HandoutPresenter(EXERCISES, Options(), ())
    presenter.set_text("Side plank 20 s\nBridge x 10")
    assert [line.mark for line in presenter.view().lines] == ["Please check", "Understood"]
    presenter.choose("Side plank 20 s", "new")
    presenter.set_text("Morning\n\nSide plank 20 s\nBridge x 10")
    lines = presenter.view().lines
    assert [line.mark for line in lines] == ["Name of the handout", "New exercise", "Understood"]
    assert lines[1].choice == "new"
    presenter.choose("Side plank 20 s", "as-read")
    assert presenter.view().lines[1].mark == "Please check"


def test_every_choice_of_a_line_is_there_once() -> None:
    presenter = HandoutPresenter(EXERCISES, Options(), ())
    presenter.set_text(HANDOUT)
    for line in presenter.view().lines:
        keys = [choice.key for choice in line.choices]
        assert len(set(keys)) == len(keys)
        assert line.choice in keys
        texts = [choice.text for choice in line.choices]
        assert len(set(texts)) == len(texts), texts


def test_a_summary_in_words() -> None:
    presenter = HandoutPresenter(EXERCISES, Options(), ())
    presenter.set_text(HANDOUT)
    view = presenter.view()
    assert view.summary == "6 exercises, 1 new, 1 to check, 2 lines not understood"
    assert view.name == "Low back programme"
    assert view.can_make
    presenter.set_text("Walking 10 minutes")
    assert not presenter.view().can_make


def test_what_should_be_looked_over_goes_along_with_the_routine() -> None:
    presenter = HandoutPresenter(EXERCISES, Options(), ())
    presenter.set_text("Side plank 20 s\nBridge 2 x 10 (red band)\nCall 555 1234\nCat cow x 10")
    assert presenter.notes() == (
        "Not understood: “Call 555 1234”",
        "Plank: Taken for “Side plank”: please check. Not used: “Side”.",
        "Glute bridge: Not used: “red band”.",
    )


def test_a_form_is_shown_and_given_back_unchanged(look: Look, qtbot: QtBot) -> None:
    for name in ("bird-dog", "single-knee-to-chest", "deep-abdominal", "partial-crunch"):
        exercise = EXERCISES[name]
        page = ExercisePage(look, "Edit exercise")
        qtbot.addWidget(page)
        form = form_of(exercise)
        page.show_form(form)
        assert page.form == form
        assert not page.is_changed


def test_a_long_step_is_never_cut(look: Look, theme: Theme, qtbot: QtBot) -> None:
    theme.set_appearance(Appearance(Mode.LIGHT, 2.0, reduced_motion=True))
    page = ExercisePage(look, "New exercise")
    qtbot.addWidget(page)
    page.resize(1024, 640)
    with qtbot.waitExposed(page):
        page.show()
    words = page.steps.rows[0].words
    before = words.height()
    words.setText("Slide one heel slowly along the floor until the leg is long. " * 2)
    qtbot.waitUntil(lambda: words.height() > before)
    assert words.verticalScrollBar().maximum() == 0
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert words.text().count("\n") == 0


def test_problems_lead_to_their_field(look: Look, qtbot: QtBot) -> None:
    page = ExercisePage(look, "New exercise")
    qtbot.addWidget(page)
    page.resize(1024, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    steps = (FormStep(Part.SETUP, "Stand."), FormStep(Part.MOVEMENT, "Bend."))
    page.show_form(ExerciseForm(name="A", sides=Sides.ALTERNATING, steps=steps))
    page.save.click()
    assert "left and on the right" in page.problem
    assert page.left_label.hasFocus()
    page.show_form(ExerciseForm(name="A", steps=steps, tags=frozenset({Tag.WARM_UP})))
    with qtbot.waitSignal(page.save_wanted) as told:
        page.save.click()
    assert told.args == [page.form]
    assert page.problem == ""


@pytest.mark.parametrize(
    ("credit", "line"),
    [
        (None, ""),
        (Credit(), ""),
        (
            Credit("Kim", "CC-BY-SA 4", "https://cc.org", "wger"),
            "Text from wger, by Kim, adapted for Back Coach. Licence: CC-BY-SA 4. https://cc.org",
        ),
        (Credit(origin="wger"), "Text from wger, adapted for Back Coach."),
        (Credit(author="Kim"), "Text by Kim."),
    ],
)
def test_whose_words_they_are(credit: Credit | None, line: str) -> None:
    assert CreditWords().line(credit) == line


EDITS: dict[str, Callable[[ExercisePage], object]] = {
    "name": lambda page: page.name.setText("Wall slide"),
    "kind": lambda page: QTest.keyClick(page.kind, Qt.Key.Key_Down),
    "position": lambda page: QTest.keyClick(page.position, Qt.Key.Key_Down),
    "sides": lambda page: QTest.keyClick(page.sides, Qt.Key.Key_Down),
    "side": lambda page: page.side_word.setText("leg"),
    "left": lambda page: page.left_label.setText("Left arm"),
    "right": lambda page: page.right_label.setText("Right arm"),
    "a step": lambda page: page.steps.rows[0].words.setPlainText("Stand."),
    "what a step is": lambda page: QTest.keyClick(page.steps.rows[0].part, Qt.Key.Key_Down),
    "one step more": lambda page: page.steps.add.click(),
    "one step less": lambda page: page.steps.rows[0].remove.click(),
    "hold": lambda page: page.hold.stepBy(1),
    "repetitions": lambda page: page.reps.stepBy(1),
    "sets": lambda page: page.sets.stepBy(1),
    "safety": lambda page: page.safety.setText("Slowly."),
    "cautions": lambda page: page.cautions.setPlainText("Not after meals."),
    "equipment": lambda page: page.equipment.chip("mat").click(),
    "tags": lambda page: page.tags.chip("warm-up").click(),
    "other names": lambda page: page.aliases.setText("Slide"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_it_tells_of_every_edit(
    look: Look, qtbot: QtBot, edit: Callable[[ExercisePage], object]
) -> None:
    page = new_exercise_page(look)
    qtbot.addWidget(page)
    page.resize(1024, 640)
    with qtbot.waitExposed(page):
        page.show()
    before = page.form
    with qtbot.waitSignal(page.edited):
        edit(page)
    assert page.form != before
    assert page.is_changed
    form = page.form
    again = new_exercise_page(look)
    qtbot.addWidget(again)
    again.fill_in(form)
    assert again.is_changed
    assert again.form == form


def test_an_edited_handout_tells_so(look: Look, qtbot: QtBot) -> None:
    page = HandoutPage(look)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.edited):
        page.text.setPlainText("Bridge")
    with qtbot.waitSignal(page.edited):
        page.name.setText("Mine")
    page._pause.stop()
