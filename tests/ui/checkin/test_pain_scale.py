"""The pain scale: eleven radio buttons, keys, words, room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.checkin import pain_scale
from coach.ui.checkin.pain_scale import PainScale
from coach.ui.fonts import Role
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look


class Clock:
    ms = 0

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(pain_scale, "now_ms", made)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def scale(look: Look, window: QWidget, qtbot: QtBot, clock: Clock) -> PainScale:
    column = QVBoxLayout(window)
    made = PainScale(look, "How is your back today?", window)
    column.addWidget(made)
    window.resize(760, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.focus(Qt.FocusReason.OtherFocusReason)
    return made


def press(scale: PainScale, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(scale.window().focusWidget(), key)


def test_nothing_is_chosen_at_first(scale: PainScale) -> None:
    assert scale.level is None
    assert [box.isChecked() for box in scale.boxes] == [False] * 11
    assert scale.boxes[0].hasFocus()


def test_it_is_one_group_of_radio_buttons_with_words(scale: PainScale) -> None:
    group = QAccessible.queryAccessibleInterface(scale)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "How is your back today?"
    boxes = [QAccessible.queryAccessibleInterface(box) for box in scale.boxes]
    assert {one.role() for one in boxes} == {QAccessible.Role.RadioButton}
    assert [one.text(QAccessible.Text.Name) for one in boxes] == [
        "0, no pain",
        "1",
        "2",
        "3, mild",
        "4",
        "5, moderate",
        "6",
        "7, strong",
        "8",
        "9",
        "10, worst imaginable",
    ]


def test_a_click_anywhere_on_a_number_chooses_it(scale: PainScale) -> None:
    spy = QSignalSpy(scale.level_chosen)
    box = scale.boxes[7]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomRight())
    assert scale.level == 7
    assert [spy.at(i)[0] for i in range(spy.count())] == [7]


def test_arrows_move_the_choice_and_stop_at_the_ends(scale: PainScale) -> None:
    press(scale, Qt.Key.Key_Right)
    assert scale.level == 1
    assert scale.boxes[1].hasFocus()
    press(scale, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert scale.level == 0
    press(scale, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert scale.level == 10
    press(scale, Qt.Key.Key_Up)
    assert scale.level == 9
    press(scale, Qt.Key.Key_Home)
    assert scale.level == 0


def test_space_chooses_the_number_with_the_keyboard(scale: PainScale) -> None:
    press(scale, Qt.Key.Key_Space)
    assert scale.level == 0


def test_digits_choose(scale: PainScale) -> None:
    for digit in range(10):
        press(scale, Qt.Key(Qt.Key.Key_0 + digit))
        assert scale.level == digit


@pytest.mark.parametrize(
    ("keys", "waited_ms", "level"),
    [("10", 200, 10), ("10", 2000, 0), ("110", 100, 10), ("120", 100, 0), ("100", 100, 0)],
)
def test_one_and_then_nought_is_ten(
    scale: PainScale, clock: Clock, keys: str, waited_ms: int, level: int
) -> None:
    for key in keys:
        press(scale, Qt.Key(Qt.Key.Key_0 + int(key)))
        clock.ms += waited_ms
    assert scale.level == level


def test_the_group_is_one_stop_of_the_tab_key(scale: PainScale) -> None:
    def stops() -> list[int]:
        return [
            level
            for level, box in enumerate(scale.boxes)
            if box.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    assert stops() == [0]
    press(scale, Qt.Key.Key_4)
    assert stops() == [4]


def test_keys_with_modifiers_are_left_alone(scale: PainScale) -> None:
    QTest.keyClick(scale.boxes[0], Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert scale.level is None
    QTest.keyClick(scale.boxes[0], Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert scale.level == 3


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_every_number_has_room_and_no_two_words_touch(
    look: Look, qtbot: QtBot, text_scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, text_scale, reduced_motion=True))
    scale = PainScale(look, "How is your back?")
    qtbot.addWidget(scale)
    scale.show()
    for width in (544, 592, 640, 976, 1400):
        scale.resize(width, scale.heightForWidth(width))
        check_room(look, scale, width)


def check_room(look: Look, scale: PainScale, width: int) -> None:
    boxes = [box.geometry() for box in scale.boxes]
    assert all(box.width() >= 44 and box.height() >= 60 for box in boxes)
    assert (boxes[0].left(), boxes[-1].right()) == (0, width - 1)
    assert all(a.right() < b.left() for a, b in pairwise(boxes))
    ends: dict[int, float] = {}
    font, places = scale._word_places(width)
    assert font.pixelSize() >= 0.7 * look.theme.font(Role.SECONDARY).pixelSize() - 1
    assert {line for line, _, _ in places} <= {0, 1}
    for line, left, word in places:
        assert left >= ends.get(line, 0)
        ends[line] = left + QFontMetricsF(font).horizontalAdvance(word)
        assert ends[line] <= width + 0.5
