"""Which keys can be had in a session, and which cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from coach.domain.player import Command
from coach.ui.session.key_map import USUAL, KeyAction, KeyFault, KeyMap, is_single, read_keys
from coach.ui.session.view import SessionView
from tests.support.moments import scenes

HOLD = scenes()["hold"]
K = Qt.Key
TEXTS = ("M", "R", "Z", "+", "Right", "F11", "Ctrl+M", "Space", "Esc", "Alt+B", "", "nonsense")


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("Z", None),
        ("F5", None),
        ("Ctrl+M", None),
        ("M", None),
        ("R", KeyFault.TAKEN),
        ("Right", KeyFault.TAKEN),
        ("Space", KeyFault.FIXED),
        ("Esc", KeyFault.FIXED),
        ("F1", KeyFault.FIXED),
        ("PgDown", KeyFault.FIXED),
        ("Tab", KeyFault.FIXED),
        ("Alt+B", KeyFault.ALT),
        ("", KeyFault.NO_KEY),
        ("A, B", KeyFault.NO_KEY),
        ("Fire", KeyFault.NO_KEY),
    ],
)
def test_a_key_for_mute_can_be_had_or_not(key: str, fault: KeyFault | None) -> None:
    assert KeyMap().fault(KeyAction.MUTE, key) is fault


@given(
    st.dictionaries(
        st.sampled_from([*map(str, KeyAction), "dance"]), st.sampled_from(TEXTS), max_size=9
    )
)
def test_whatever_the_settings_say_each_key_does_one_thing(chosen: dict[str, str]) -> None:
    keys, refused = read_keys(True, chosen)
    in_force = [keys.key(action) for action in KeyAction]
    assert len(set(in_force)) == len(in_force)
    for action, key in keys.chosen.items():
        assert chosen[action] == key
        assert keys.fault(action, key) is None
    assert set(refused) | {str(action) for action in keys.chosen} == set(chosen)


def test_two_actions_may_change_places() -> None:
    keys, refused = read_keys(True, {"mute": "R", "repeat": "M"})
    assert (keys.key(KeyAction.MUTE), keys.key(KeyAction.REPEAT)) == ("R", "M")
    assert refused == ()


def test_the_usual_key_is_not_kept_as_a_choice() -> None:
    keys = KeyMap().with_key(KeyAction.MUTE, "Z").with_key(KeyAction.MUTE, USUAL[KeyAction.MUTE])
    assert keys == KeyMap()


@pytest.mark.parametrize(
    ("key", "single"),
    [("M", True), ("+", True), ("7", True), ("Ctrl+M", False), ("Right", False), ("F5", False)],
)
def test_a_typed_character_is_a_single_key(key: str, single: bool) -> None:
    assert is_single(key) is single


def test_chosen_keys_work_and_show_on_the_buttons(view: SessionView) -> None:
    view.set_display(HOLD)
    keys = KeyMap().with_key(KeyAction.HURTS, "Z").with_key(KeyAction.NEXT, "N")
    view.set_keys(keys)
    spy = QSignalSpy(view.command_requested)
    for key in (K.Key_H, K.Key_Right):
        QTest.keyClick(view, key)
    assert spy.count() == 0
    for key in (K.Key_Z, K.Key_N, K.Key_PageDown):
        QTest.keyClick(view, key)
    asked = [spy.at(index)[0] for index in range(spy.count())]
    assert asked == [Command.HURTS, Command.NEXT, Command.NEXT]
    caps = [
        view.parts.bar.hurts.accessibleDescription(),
        view.parts.bar.next.accessibleDescription(),
    ]
    assert caps == ["Z", "N"]
    view.set_keys(KeyMap(single=False, chosen=keys.chosen))
    assert view.parts.bar.hurts.accessibleDescription() == ""
    assert view.parts.bar.back.accessibleDescription() == "Left"


def test_the_key_of_the_plus_is_free_for_another_action(view: SessionView) -> None:
    view.set_display(HOLD)
    view.set_keys(KeyMap().with_key(KeyAction.REPEAT, "="))
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_Equal)
    QTest.keyClick(view, K.Key_Plus)
    assert [spy.at(index)[0] for index in range(spy.count())] == [Command.REPEAT, Command.EXTEND]
