"""The questions: one key skips, digits answer, and what a level calls for is said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.checkin.before import BeforeDialog
from coach.ui.checkin.next_day import NextDayDialog, NextDayView
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look

VIEW = NextDayView("s1", "Gentle start", "on Thursday 19 November")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(window: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)


def told(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(i)) for i in range(spy.count())]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        # Esc skips the question alone; the session begins all the same.
        ((Qt.Key.Key_Escape,), [None, False]),
        ((Qt.Key.Key_5, Qt.Key.Key_Escape), [None, False]),
        ((Qt.Key.Key_Return,), [None, False]),
        ((Qt.Key.Key_5, Qt.Key.Key_Return), [5, False]),
        ((Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Enter), [10, False]),
        ((Qt.Key.Key_0, Qt.Key.Key_Return), [0, False]),
    ],
)
def test_before_a_session_keys_alone_will_do(
    look: Look, window: QWidget, keys: tuple[Qt.Key, ...], answer: list[object]
) -> None:
    dialog = BeforeDialog(look, window)
    spy = QSignalSpy(dialog.answered)
    dialog.open()
    assert dialog.scale.level is None
    press(window, *keys)
    assert told(spy) == [answer]
    assert not dialog.isVisible()


def test_digits_work_wherever_the_keyboard_is(look: Look, window: QWidget) -> None:
    dialog = BeforeDialog(look, window)
    dialog.open()
    dialog.start.setFocus()
    press(window, Qt.Key.Key_4)
    assert dialog.scale.level == 4
    assert dialog.start.hasFocus()


def test_tab_goes_once_through_the_dialog(look: Look, window: QWidget) -> None:
    dialog = BeforeDialog(look, window)
    dialog.open()
    press(window, Qt.Key.Key_7)
    met = []
    for _ in range(5):
        press(window, Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert met == [
        dialog.remark.doctor,
        dialog.skip,
        dialog.gentle,
        dialog.start,
        dialog.scale.boxes[7],
    ]


@pytest.mark.parametrize(
    ("level", "words", "doctor"),
    [
        (0, "From 6 upwards", False),
        (3, "From 6 upwards", False),
        (4, "Take it gently", False),
        (5, "Take it gently", False),
        (6, "You decide", True),
        (10, "You decide", True),
    ],
)
def test_what_a_level_calls_for_is_said(
    look: Look, window: QWidget, level: int, words: str, doctor: bool
) -> None:
    dialog = BeforeDialog(look, window)
    dialog.open()
    dialog.scale.boxes[level].click()
    assert words in dialog.remark.text()
    assert dialog.remark.doctor.isVisible() is doctor
    spy = QSignalSpy(dialog.doctor_wanted)
    if doctor:
        dialog.remark.doctor.click()
        assert spy.count() == 1
        assert dialog.isVisible()


def test_a_flare_up_day_is_chosen_with_its_button(look: Look, window: QWidget) -> None:
    dialog = BeforeDialog(look, window)
    spy = QSignalSpy(dialog.answered)
    dialog.open()
    dialog.scale.boxes[8].click()
    dialog.gentle.click()
    assert told(spy) == [[8, True]]


def test_a_flare_up_day_that_is_planned_already_stays_one(look: Look, window: QWidget) -> None:
    dialog = BeforeDialog(look, window, flare_up=True)
    spy = QSignalSpy(dialog.answered)
    dialog.open()
    assert not dialog.gentle.isVisible()
    press(window, Qt.Key.Key_7, Qt.Key.Key_Return)
    assert told(spy) == [[7, True]]


def test_where_nothing_would_be_left_another_routine_is_named(look: Look, window: QWidget) -> None:
    dialog = BeforeDialog(look, window, instead="Gentle start")
    assert dialog.gentle.label == "Flare-up day: Gentle start"


@pytest.mark.parametrize(
    ("keys", "answered", "skipped"),
    [
        ((Qt.Key.Key_Escape,), [], [["s1"]]),
        ((Qt.Key.Key_2, Qt.Key.Key_Escape), [], [["s1"]]),
        ((Qt.Key.Key_Return,), [], [["s1"]]),
        ((Qt.Key.Key_2, Qt.Key.Key_Return), [["s1", 2]], []),
    ],
)
def test_the_next_day_is_answered_or_skipped_with_keys(
    look: Look,
    window: QWidget,
    keys: tuple[Qt.Key, ...],
    answered: list[list[object]],
    skipped: list[list[object]],
) -> None:
    dialog = NextDayDialog(look, VIEW, window)
    spies = QSignalSpy(dialog.answered), QSignalSpy(dialog.skipped)
    dialog.open()
    press(window, *keys)
    assert [told(spy) for spy in spies] == [answered, skipped]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("size", "text_scale"),
    [((640, 480), 1.0), ((1024, 640), 1.0), ((1024, 640), 2.0), ((1280, 800), 2.0)],
)
@pytest.mark.parametrize(
    "make",
    [
        lambda look, window: BeforeDialog(look, window, instead="Gentle start"),
        lambda look, window: NextDayDialog(look, VIEW, window),
    ],
)
def test_the_scale_is_to_be_seen_at_every_size(
    look: Look,
    window: QWidget,
    size: tuple[int, int],
    text_scale: float,
    make: Callable[[Look, QWidget], BeforeDialog | NextDayDialog],
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, text_scale, reduced_motion=True))
    window.resize(*size)
    dialog = make(look, window)
    dialog.open()
    dialog.scale.boxes[8].click()
    inside = dialog.panel.rect()
    for box in dialog.scale.boxes:
        at = box.mapTo(dialog.panel, box.rect().topLeft())
        assert inside.contains(box.rect().translated(at))
        assert box.width() >= 44
    dialog.close_overlay()
