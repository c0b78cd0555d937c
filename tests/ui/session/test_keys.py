from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.display import Display
from coach.domain.player import Command, Phase
from coach.domain.timeline import SegmentKind
from coach.ui.session.control_bar import MainAction
from coach.ui.session.dialogs import EndDialog, HurtChoice
from coach.ui.session.key_map import KeyMap
from coach.ui.session.view import SessionView
from coach.ui.theme import Appearance, Mode
from tests.support.moments import OFFER, scenes

SCENES = scenes()
HOLD, TRANSITION, PAUSED = SCENES["hold"], SCENES["transition"], SCENES["paused"]
WAITING = replace(HOLD, phase=Phase.WAITING, kind=SegmentKind.WAIT, digits="10", unit="times")
K = Qt.Key

# Qt's own test keyboard has no letters for media keys and says so.
pytestmark = pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def asked(spy: QSignalSpy) -> list[object]:
    return [spy.at(index)[0] for index in range(spy.count())]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (K.Key_Right, Command.NEXT),
        (K.Key_PageDown, Command.NEXT),
        (K.Key_MediaNext, Command.NEXT),
        (K.Key_Left, Command.BACK),
        (K.Key_PageUp, Command.BACK),
        (K.Key_MediaPrevious, Command.BACK),
        (K.Key_Home, Command.RESTART),
        (K.Key_R, Command.REPEAT),
        (K.Key_H, Command.HURTS),
        (K.Key_Plus, Command.EXTEND),
        (K.Key_Equal, Command.EXTEND),
        (K.Key_Space, Command.PAUSE),
        (K.Key_MediaTogglePlayPause, Command.PAUSE),
    ],
)
def test_each_key_asks_for_its_command(view: SessionView, key: Qt.Key, command: Command) -> None:
    view.set_display(HOLD)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, key)
    assert asked(spy) == [command]


@pytest.mark.parametrize(
    ("moment", "command", "action"),
    [
        (HOLD, Command.PAUSE, MainAction.PAUSE),
        (TRANSITION, Command.NEXT, MainAction.START_NOW),
        (PAUSED, Command.RESUME, MainAction.RESUME),
        (WAITING, Command.RESUME, MainAction.CONTINUE),
    ],
)
def test_space_does_what_the_big_button_says(
    view: SessionView, moment: Display, command: Command, action: MainAction
) -> None:
    view.set_display(moment)
    assert view.parts.bar.action is action
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_Space)
    view.parts.bar.main.click()
    assert asked(spy) == [command, command]


def test_space_pauses_even_while_another_button_has_the_focus(view: SessionView) -> None:
    view.set_display(HOLD)
    view.parts.bar.hurts.setFocus()
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view.parts.bar.hurts, K.Key_Space)
    QTest.keyClick(view.parts.bar.hurts, K.Key_Return)
    assert asked(spy) == [Command.PAUSE, Command.HURTS]


def test_media_pause_pauses_a_transition_too(view: SessionView) -> None:
    view.set_display(TRANSITION)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_MediaPause)
    view.set_display(PAUSED)
    QTest.keyClick(view, K.Key_MediaPlay)
    assert asked(spy) == [Command.PAUSE, Command.RESUME]


def test_the_keys_come_back_after_a_dialog_has_faded_out(qtbot: QtBot, view: SessionView) -> None:
    view._look.theme.set_appearance(Appearance(mode=Mode.LIGHT))
    view.set_display(PAUSED)
    view.show_hurts(OFFER)
    QTest.keyClick(focused(), K.Key_Escape)
    qtbot.waitUntil(lambda: view.asks is None)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_Space)
    assert asked(spy) == [Command.RESUME]


@pytest.mark.parametrize("key", [K.Key_R, K.Key_H, K.Key_M, K.Key_F, K.Key_Plus])
def test_single_keys_can_be_turned_off(view: SessionView, key: Qt.Key) -> None:
    view.set_display(HOLD)
    view.set_keys(KeyMap(single=False))
    commands, mutes = QSignalSpy(view.command_requested), QSignalSpy(view.mute_requested)
    QTest.keyClick(view, key)
    assert commands.count() == mutes.count() == 0
    assert not view.parts.is_floor
    QTest.keyClick(view, K.Key_Space)
    assert asked(commands) == [Command.PAUSE]
    view.set_keys(KeyMap())
    QTest.keyClick(view, K.Key_R)
    assert asked(commands) == [Command.PAUSE, Command.REPEAT]


def test_m_mutes_and_unmutes(view: SessionView) -> None:
    view.set_display(HOLD)
    spy = QSignalSpy(view.mute_requested)
    QTest.keyClick(view, K.Key_M)
    assert "nmute" in view.parts.bar.mute.label
    QTest.keyClick(view, K.Key_M)
    assert asked(spy) == [True, False]
    assert view.parts.bar.mute.label == "Mute"


def test_floor_view_fills_the_screen_and_keeps_the_keys(view: SessionView) -> None:
    view.set_display(HOLD)
    QTest.keyClick(view, K.Key_F)
    assert (view.parts.is_floor, view.window().isFullScreen()) == (True, True)
    spy = QSignalSpy(view.command_requested)
    for key in (K.Key_Space, K.Key_Right, K.Key_H):
        QTest.keyClick(view, key)
    assert asked(spy) == [Command.PAUSE, Command.NEXT, Command.HURTS]
    QTest.keyClick(view, K.Key_F)
    assert (view.parts.is_floor, view.window().isFullScreen()) == (False, False)


def test_f11_is_full_screen_alone(view: SessionView) -> None:
    view.set_display(HOLD)
    QTest.keyClick(view, K.Key_F11)
    assert view.window().isFullScreen()
    assert not view.parts.is_floor
    QTest.keyClick(view, K.Key_F)
    QTest.keyClick(view, K.Key_F)
    assert view.window().isFullScreen(), "leaving the floor view gives back what was before"


def test_esc_pauses_and_asks_and_esc_again_goes_on(view: SessionView) -> None:
    view.set_display(HOLD)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_Escape)
    assert isinstance(view.asks, EndDialog)
    assert asked(spy) == [Command.PAUSE]
    QTest.keyClick(focused(), K.Key_Escape)
    assert view.asks not in view.findChildren(EndDialog)
    assert asked(spy) == [Command.PAUSE, Command.RESUME]


def test_ending_from_a_pause_leaves_it_paused_if_one_keeps_going(view: SessionView) -> None:
    view.set_display(PAUSED)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(view, K.Key_Escape)
    QTest.keyClick(focused(), K.Key_Return)
    assert asked(spy) == []
    QTest.keyClick(view, K.Key_Escape)
    QTest.keyClick(focused(), K.Key_E)
    assert asked(spy) == [Command.END]


def test_the_sessions_keys_rest_while_a_dialog_is_open(view: SessionView) -> None:
    view.set_display(PAUSED)
    view.show_hurts(OFFER)
    spy = QSignalSpy(view.command_requested)
    for key in (K.Key_Right, K.Key_R, K.Key_H, K.Key_F, K.Key_Home):
        QTest.keyClick(focused(), key)
    assert asked(spy) == []
    assert not view.parts.is_floor


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        (K.Key_1, HurtChoice.SKIP),
        (K.Key_2, HurtChoice.GENTLER),
        (K.Key_3, HurtChoice.END),
        (K.Key_Escape, HurtChoice.STAY_PAUSED),
        (K.Key_Return, HurtChoice.GO_ON),
    ],
)
def test_that_hurts_offers_its_choices_by_key(
    view: SessionView, key: Qt.Key, choice: HurtChoice
) -> None:
    view.set_display(PAUSED)
    view.show_hurts(OFFER)
    spy = QSignalSpy(view.hurt_chosen)
    QTest.keyClick(focused(), key)
    assert asked(spy) == [choice]
    assert view.asks is None


def test_the_doctor_card_lies_over_the_question(view: SessionView) -> None:
    view.set_display(PAUSED)
    view.show_hurts(OFFER)
    question = view.asks
    QTest.keyClick(focused(), K.Key_4)
    assert view.asks is not question
    QTest.keyClick(focused(), K.Key_Escape)
    assert view.asks is question
    assert question is not None
    assert question.isAncestorOf(focused())


def test_without_a_gentler_version_none_is_offered(view: SessionView) -> None:
    view.set_display(PAUSED)
    view.show_hurts(replace(OFFER, gentler=""))
    assert view.asks is not None
    titles = [row.text().replace("&", "") for row in view.asks.rows]  # type: ignore[attr-defined]
    assert titles == ["Skip this exercise", "End here", "When to see a doctor"]


def test_tab_stays_inside_a_dialog_and_the_focus_comes_back(view: SessionView) -> None:
    view.set_display(PAUSED)
    view.parts.bar.repeat.setFocus()
    view.show_hurts(OFFER)
    dialog = view.asks
    assert dialog is not None
    seen: list[QWidget] = []
    for _ in range(8):
        here = focused()
        assert dialog.isAncestorOf(here)
        seen.append(here)
        QTest.keyClick(here, K.Key_Tab)
    assert len(set(seen)) == 6
    QTest.keyClick(focused(), K.Key_Escape)
    assert focused() is view.parts.bar.repeat


def test_tab_goes_from_the_top_through_the_controls(view: SessionView) -> None:
    view.set_display(TRANSITION)
    view.setFocus()
    order: list[QWidget] = []
    for _ in range(10):
        QTest.keyClick(focused(), K.Key_Tab)
        order.append(focused())
    top = view.parts.top
    assert order == [top.settings, top.floor, top.end, *view.parts.bar.buttons()]


def test_every_control_has_a_name_and_a_key(view: SessionView) -> None:
    view.set_display(TRANSITION)
    mnemonics = []
    for button in (view.parts.top.floor, view.parts.top.end, *view.parts.bar.buttons()):
        assert button.accessibleName() or button.label
        assert button.width() >= 44
        assert button.height() >= 44
        mnemonics.append(button.text().split("&")[1][0].lower())
    assert len(set(mnemonics)) == len(mnemonics)


def test_the_pause_card_does_what_it_says(view: SessionView) -> None:
    view.set_display(PAUSED)
    card = view.parts.paused_card
    assert card.isVisible()
    spy = QSignalSpy(view.command_requested)
    for button in (card.resume, card.again, card.over, card.skip):
        button.click()
    assert asked(spy) == [Command.RESUME, Command.REPEAT, Command.RESTART, Command.NEXT]
    view.set_display(HOLD)
    assert not card.isVisible()


def test_a_question_takes_the_place_of_the_pause_card_and_gives_it_back(
    view: SessionView, qtbot: QtBot
) -> None:
    view.set_display(PAUSED)
    card = view.parts.paused_card
    view.show_hurts(OFFER)
    dialog = view.asks
    assert dialog is not None
    assert not card.isVisible()
    view.set_display(PAUSED)
    assert not card.isVisible()
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(focused(), K.Key_Escape)
    assert card.isVisible()
    assert card.resume.hasFocus()


def test_the_keys_work_again_after_that_hurts(view: SessionView, qtbot: QtBot) -> None:
    view.set_display(HOLD)
    view.set_display(PAUSED)
    view.show_hurts(OFFER)
    dialog = view.asks
    assert dialog is not None
    with qtbot.waitSignal(dialog.closed):
        # Skipping goes on at once, while the dialog is still on its way out.
        QTest.keyClick(focused(), K.Key_1)
        view.set_display(TRANSITION)
    spy = QSignalSpy(view.command_requested)
    QTest.keyClick(focused(), K.Key_Right)
    assert asked(spy) == [Command.NEXT]
