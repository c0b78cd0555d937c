"""The controls of settings and editors: stepper, slider, drop-down, segments, key field."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.data.option_row import OptionRow
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.key_field import KeyField
from coach.ui.widgets.look import Look
from coach.ui.widgets.segmented import Segmented
from coach.ui.widgets.slider import Slider
from coach.ui.widgets.stepper import Stepper
from coach.ui.widgets.switch import Switch

K = Qt.Key
Show = Callable[..., QWidget]
THREE = (("a", "First"), ("b", "Second"), ("c", "Third"))


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Show widgets in a window, so that they have focus and geometry."""
    windows: list[QWidget] = []

    def in_window(*widgets: QWidget) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addWidget(QPushButton("after", window))
        with qtbot.waitExposed(window):
            window.show()
        widgets[0].setFocus()
        return window

    yield in_window
    windows.clear()


def values(spy: QSignalSpy) -> list[object]:
    return [spy.at(index)[0] for index in range(spy.count())]


def role_and_value(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    text = QAccessible.Text
    return interface.role(), interface.text(text.Name), interface.text(text.Value)


def scroll(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


# --- stepper ----------------------------------------------------------------------------------


def test_a_stepper_steps_by_pointer_and_keys_and_stops_at_its_ends(look: Look, show: Show) -> None:
    stepper = Stepper(look, "Sessions a week", 1, 3)
    show(stepper)
    spy = QSignalSpy(stepper.valueChanged)
    plus, minus = QPoint(stepper.width() - 20, 20), QPoint(20, 20)
    for _ in range(4):
        QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=plus)
    assert values(spy) == [2, 3]
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=minus)
    QTest.keyClick(stepper, K.Key_Down)
    QTest.keyClick(stepper, K.Key_Down)
    assert values(spy) == [2, 3, 2, 1]
    assert role_and_value(stepper) == (QAccessible.Role.SpinBox, "Sessions a week", "1")


def test_a_number_is_typed_over_and_stands_with_enter(look: Look, show: Show) -> None:
    stepper = Stepper(look, "Between exercises", 5, 60, step=5, unit="s")
    show(stepper)
    spy = QSignalSpy(stepper.valueChanged)
    QTest.keyClicks(stepper, "25")
    assert values(spy) == []
    QTest.keyClick(stepper, K.Key_Return)
    assert (values(spy), stepper.whole, stepper.text()) == ([25], 25, "25\u00a0s")


@pytest.mark.parametrize(("value", "text"), [(5, "5\u00a0s"), (5.5, "5.5\u00a0s")])
def test_a_stepper_shows_no_needless_zeros(look: Look, value: float, text: str) -> None:
    stepper = Stepper(look, "One breath", 3, 10, step=0.5, decimals=1, unit="s")
    stepper.show_value(value)
    assert stepper.text() == text


def test_showing_a_value_tells_nobody(look: Look) -> None:
    stepper, slider = Stepper(look, "Goal", 1, 14), Slider(look, "Speed", 120, 220, step=10)
    spies = QSignalSpy(stepper.valueChanged), QSignalSpy(slider.valueChanged)
    stepper.show_value(7)
    slider.show_value(150)
    assert (stepper.whole, slider.value()) == (7, 150)
    assert [spy.count() for spy in spies] == [0, 0]


def test_scrolling_past_changes_nothing(look: Look, show: Show) -> None:
    stepper, slider = Stepper(look, "Goal", 1, 14), Slider(look, "Speed", 0, 10)
    drop = DropDown(look, "Day")
    drop.set_choices([Choice(key, text) for key, text in THREE], "b")
    show(stepper, slider, drop)
    for widget in (stepper, slider, drop):
        widget.setFocus()
        scroll(widget)
    assert (stepper.whole, slider.value(), drop.key) == (1, 0, "b")


# --- slider -----------------------------------------------------------------------------------


def test_a_slider_tells_its_value_once_it_is_let_go(look: Look, show: Show) -> None:
    slider = Slider(look, "Text size", 100, 200, step=10)
    show(slider)
    stands, moves = QSignalSpy(slider.valueChanged), QSignalSpy(slider.sliderMoved)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(slider.width() // 2, 20))
    QTest.mouseMove(slider, QPoint(slider.width() - 1, 20))
    assert (values(stands), values(moves)[-1]) == ([], 200)
    QTest.mouseRelease(slider, left)
    assert values(stands) == [200]
    QTest.keyClick(slider, K.Key_Left)
    QTest.keyClick(slider, K.Key_PageDown)
    QTest.keyClick(slider, K.Key_Home)
    assert values(stands) == [200, 190, 170, 100]
    assert role_and_value(slider)[:2] == (QAccessible.Role.Slider, "Text size")


def test_a_slider_stops_at_whole_steps(look: Look, show: Show) -> None:
    slider = Slider(look, "Volume", 0, 100, step=5)
    show(slider)
    for x in range(0, slider.width(), 7):
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
        assert slider.value() % 5 == 0


# --- drop-down --------------------------------------------------------------------------------


def test_a_drop_down_tells_what_was_picked(look: Look, show: Show) -> None:
    drop = DropDown(look, "Voice")
    drop.set_choices([Choice("a", "First", "A note"), Choice("b", "Second")], "a")
    show(drop)
    spy = QSignalSpy(drop.picked)
    QTest.keyClick(drop, K.Key_Down)
    assert (values(spy), drop.key) == (["b"], "b")
    role, _, value = role_and_value(drop)
    # On Linux Qt gives the value for the name and leaves the name to the label beside it.
    assert (role, value) == (QAccessible.Role.ComboBox, "Second")
    drop.set_choices([Choice("a", "First")], "gone")
    assert (drop.key, spy.count()) == ("", 1)


# --- segments ---------------------------------------------------------------------------------


def test_segments_are_radio_buttons_that_arrows_go_through(look: Look, show: Show) -> None:
    control = Segmented(look, "Theme", THREE)
    control.show_key("a")
    show(control)
    spy = QSignalSpy(control.picked)
    control.segment("a").setFocus()
    QTest.keyClick(control.segment("a"), K.Key_Right)
    assert (control.key, values(spy)) == ("b", ["b"])
    QTest.mouseClick(control.segment("c"), Qt.MouseButton.LeftButton)
    assert (control.key, values(spy)) == ("c", ["b", "c"])
    assert role_and_value(control.segment("c"))[:2] == (QAccessible.Role.RadioButton, "Third")


@pytest.mark.parametrize("kind", ["switch", "filter", "option"])
def test_a_press_that_is_let_go_elsewhere_is_taken_back(look: Look, show: Show, kind: str) -> None:
    control: QAbstractButton = {
        "switch": Switch(look, "Flare-up day"),
        "filter": FilterChip(look, "On your back"),
        "option": OptionRow(look, "Yesterday", "14 sessions"),
    }[kind]
    show(control)
    inside, outside = control.rect().center(), QPoint(5, control.height() + 30)
    QTest.mousePress(control, Qt.MouseButton.LeftButton, pos=inside)
    QTest.mouseMove(control, outside)
    QTest.mouseRelease(control, Qt.MouseButton.LeftButton, pos=outside)
    assert not control.isChecked()
    corner = control.rect().bottomRight() - QPoint(3, 3)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=corner)
    assert control.isChecked()


@pytest.mark.parametrize("width", [160, 240, 600])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_segments_share_the_room_or_stand_below_each_other(
    look: Look, show: Show, scale: float, width: int
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    control = Segmented(look, "Theme", THREE)
    window = show(QPushButton())
    control.setParent(window)
    control.show()
    width = max(width, control.minimumSizeHint().width())
    control.resize(width, control.heightForWidth(width))
    boxes = [control.segment(key).geometry() for key, _ in THREE]
    for (key, _), box in zip(THREE, boxes, strict=True):
        assert control.rect().contains(box)
        assert box.width() >= control.segment(key).sizeHint().width()
        assert box.height() >= 44
    for first, second in pairwise(boxes):
        assert not first.intersects(second)


# --- key field --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (K.Key_Z, Qt.KeyboardModifier.NoModifier, "Z"),
        (K.Key_Z, Qt.KeyboardModifier.ShiftModifier, "Z"),
        (K.Key_M, Qt.KeyboardModifier.ControlModifier, "Ctrl+M"),
        (K.Key_F11, Qt.KeyboardModifier.NoModifier, "F11"),
        (K.Key_Right, Qt.KeyboardModifier.KeypadModifier, "Right"),
        (K.Key_Space, Qt.KeyboardModifier.NoModifier, "Space"),
    ],
)
def test_a_key_field_takes_the_next_key(
    look: Look, show: Show, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    field = KeyField(look, "Mute")
    field.show_key("M")
    show(field)
    spy = QSignalSpy(field.captured)
    QTest.keyClick(field, K.Key_Return)
    assert field.waiting
    QTest.keyPress(field, K.Key_Shift)
    QTest.keyClick(field, key, modifiers)
    assert (values(spy), field.waiting) == ([text], False)


@pytest.mark.parametrize("way_out", ["escape", "tab", "pointer"])
def test_a_key_field_can_be_left_without_a_key(look: Look, show: Show, way_out: str) -> None:
    field = KeyField(look, "Mute")
    field.show_key("M")
    window = show(field)
    spy = QSignalSpy(field.captured)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert "press the new key" in field.accessibleName()
    if way_out == "escape":
        QTest.keyClick(field, K.Key_Escape)
    elif way_out == "tab":
        QTest.keyClick(field, K.Key_Tab)
        assert not field.hasFocus()
    else:
        window.findChildren(QPushButton)[-1].setFocus(Qt.FocusReason.MouseFocusReason)
    assert (spy.count(), field.waiting, field.accessibleName()) == (0, False, "Mute: key M")


def test_space_begins_to_wait_and_is_not_taken_for_the_key(look: Look, show: Show) -> None:
    field = KeyField(look, "Mute")
    show(field)
    spy = QSignalSpy(field.captured)
    QTest.keyClick(field, K.Key_Space)
    assert (field.waiting, spy.count()) == (True, 0)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_control_is_as_high_as_a_finger(look: Look, scale: float) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    drop = DropDown(look, "Day")
    for control in (
        Stepper(look, "Goal", 1, 14),
        Slider(look, "V", 0, 9),
        drop,
        KeyField(look, "M"),
    ):
        assert control.sizeHint().height() >= 44
        assert control.sizeHint().width() >= 44
