"""The ring shows where a key has led to, and not where the pointer has."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.buttons import Button
from coach.ui.widgets.focus import LastInput, _Ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.text_field import TextField


class Scene:
    """A window with a field and a button that opens a dialog."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.field = TextField(look, "Name")
        self.below = Button(look, "Delete")
        column.addWidget(self.field)
        column.addWidget(self.below)
        self.window.resize(800, 600)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.overlay = Overlay(look, "Delete it?", "It can be brought back.", self.window)
        self.keep = self.overlay.add_button("Keep", self.overlay.close_overlay, enter=True)
        self.below.clicked.connect(self.overlay.open)
        self.handle = self.window.windowHandle()
        assert self.handle is not None
        self.handle.installEventFilter(LastInput(self.window))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.handle, key)

    def click(self, widget: QWidget) -> None:
        at = widget.mapTo(self.window, widget.rect().center())
        QTest.mouseClick(self.handle, Qt.MouseButton.LeftButton, pos=QPoint(at))

    def ringed(self) -> list[QWidget]:
        return [one._control for one in self.window.findChildren(_Ring) if one.isVisible()]


@pytest.fixture
def scene(look: Look, qtbot: QtBot) -> Scene:
    return Scene(look, qtbot)


def test_a_dialog_that_a_key_opened_shows_the_ring_and_gives_it_back(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.below.setFocus(Qt.FocusReason.TabFocusReason)
    scene.press(Qt.Key.Key_Space)
    assert scene.ringed() == [scene.keep]
    scene.press(Qt.Key.Key_Return)
    qtbot.waitUntil(scene.below.hasFocus)
    assert scene.ringed() == [scene.below]


def test_a_dialog_that_the_pointer_opened_shows_none_until_a_key_is_pressed(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Tab)
    scene.click(scene.below)
    assert scene.keep.hasFocus()
    assert scene.ringed() == []
    scene.press(Qt.Key.Key_Control)
    assert scene.ringed() == []
    scene.press(Qt.Key.Key_F5)
    assert scene.ringed() == [scene.keep]


def test_typing_into_a_clicked_field_draws_nothing_round_it(scene: Scene) -> None:
    scene.click(scene.field)
    scene.press(Qt.Key.Key_A)
    assert scene.field.text() == "a"
    assert scene.ringed() == []
