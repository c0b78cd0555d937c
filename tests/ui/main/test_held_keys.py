"""A held key is pressed once, however the screen's server repeats it."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coach.ui.main.held_keys import HeldKeys

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
OFFER = QEvent.Type.ShortcutOverride
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def kept_back(*events: tuple[QEvent.Type, Qt.Key, int]) -> list[bool]:
    parent = QObject()
    held = HeldKeys(parent)
    found = []
    for kind, key, at in events:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        found.append(held.eventFilter(parent, event))
    return found


def test_repeats_that_come_as_presses_are_kept_back() -> None:
    assert kept_back(
        (OFFER, ENTER, 1000),
        (PRESS, ENTER, 1000),
        (RELEASE, ENTER, 1660),
        (OFFER, ENTER, 1660),
        (PRESS, ENTER, 1660),
        (RELEASE, ENTER, 1700),
        (OFFER, ENTER, 1700),
        (PRESS, ENTER, 1700),
        (RELEASE, ENTER, 1720),
    ) == [False, False, False, True, True, False, True, True, False]


@pytest.mark.parametrize(
    ("key", "at"), [(ENTER, 1120), (ENTER, 1110), (SPACE, 1100), (SPACE, 1101)]
)
def test_what_a_hand_presses_comes_through(key: Qt.Key, at: int) -> None:
    events = ((PRESS, ENTER, 1000), (RELEASE, ENTER, 1100), (PRESS, key, at))
    assert kept_back(*events) == [False] * 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Backspace])
def test_keys_that_are_meant_to_repeat_come_through(key: Qt.Key) -> None:
    assert kept_back((PRESS, key, 9), (RELEASE, key, 700), (PRESS, key, 700)) == [False] * 3


def test_events_without_a_time_come_through() -> None:
    assert kept_back((PRESS, ENTER, 0), (RELEASE, ENTER, 0), (PRESS, ENTER, 0)) == [False] * 3


def test_in_text_what_is_typed_by_a_program_comes_through(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    twice = (PRESS, Qt.Key.Key_L, 5), (RELEASE, Qt.Key.Key_L, 5), (PRESS, Qt.Key.Key_L, 5)
    assert kept_back(*twice) == [False] * 3
