"""The dialogs about the user's data, and their panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.data.confirm_dialog import ConfirmDialog, ConfirmView
from coach.ui.data.erase_dialog import EraseDialog
from coach.ui.data.export_dialog import ExportDialog, ExportKind
from coach.ui.data.option_row import OptionRow
from coach.ui.data.panel import DataPanel, DataView
from coach.ui.data.restore_dialog import BackupView, RestoreDialog
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.focus import bring_into_view
from coach.ui.widgets.look import Look
from coach.ui.widgets.switch import Switch

BACKUPS = (
    BackupView(Path("today.db"), "Today at 08:23", "12 sessions, 1/3/2026 to 3/4/2026, 98 kB"),
    BackupView(Path("bad.db"), "Yesterday", "It is damaged.", usable=False),
    BackupView(Path("old.db"), "1/3/2026 at 12:00", "3 sessions, 1/3/2026 to 3/3/2026, 80 kB"),
)
VIEW = ConfirmView(
    "Import this file?",
    "This is what changes.",
    (("Sessions", "220 new"), ("Diary entries", "422 new, 3 different, yours stay")),
    button="&Import",
    option="Take over the settings too",
    other="&Other…",
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def button(dialog: QWidget, label: str) -> Button:
    return next(one for one in dialog.findChildren(Button) if one.label == label)


def test_a_number_chooses_what_to_export(look: Look, window: QWidget) -> None:
    dialog = ExportDialog(look, window, reminders=True)
    for number, kind in enumerate(ExportKind, start=1):
        spy = QSignalSpy(dialog.chosen)
        dialog.open()
        QTest.keyClick(window.focusWidget(), Qt.Key(Qt.Key.Key_0 + number))
        assert [spy.at(at)[0] for at in range(spy.count())] == [kind]
        assert not dialog.isVisible()


def test_without_reminder_times_they_are_not_offered(look: Look, window: QWidget) -> None:
    dialog = ExportDialog(look, window, reminders=False)
    spy = QSignalSpy(dialog.chosen)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_4)
    assert spy.count() == 0
    assert dialog.isVisible()


def test_the_newest_good_backup_is_chosen_first_and_arrows_change_it(
    look: Look, window: QWidget
) -> None:
    dialog = RestoreDialog(look, BACKUPS, window)
    spy = QSignalSpy(dialog.chosen)
    dialog.open()
    rows = dialog.findChildren(OptionRow)
    assert [row.isChecked() for row in rows] == [True, False, False]
    assert [row.isEnabled() for row in rows] == [True, False, True]
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[2].isChecked()
    button(dialog, "Restore").click()
    assert spy.at(0)[0] == Path("old.db")


def test_without_a_backup_nothing_can_be_restored(look: Look, window: QWidget) -> None:
    dialog = RestoreDialog(look, BACKUPS[1:2], window)
    spies = {name: QSignalSpy(getattr(dialog, name)) for name in ("chosen", "refused")}
    dialog.open()
    assert not button(dialog, "Restore").isEnabled()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert (spies["chosen"].count(), spies["refused"].count()) == (0, 1)


@pytest.mark.parametrize("option", [True, False])
def test_the_switch_is_told_with_the_yes(look: Look, window: QWidget, option: bool) -> None:
    dialog = ConfirmDialog(look, VIEW, window)
    spy = QSignalSpy(dialog.confirmed)
    dialog.open()
    switch = dialog.findChild(Switch)
    assert isinstance(switch, Switch)
    switch.setChecked(option)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert spy.at(0)[0] is option


def test_what_can_only_be_read_has_no_button_to_press(look: Look, window: QWidget) -> None:
    dialog = ConfirmDialog(look, ConfirmView("Nothing", "All is here."), window)
    spies = [QSignalSpy(dialog.confirmed), QSignalSpy(dialog.refused)]
    dialog.open()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert [spy.count() for spy in spies] == [0, 1]


@pytest.mark.parametrize(
    ("typed", "enough"),
    [("", False), ("DELET", False), ("DELETED", False), ("DELETE", True), (" delete ", True)],
)
def test_deleting_takes_the_typed_word(
    look: Look, window: QWidget, typed: str, enough: bool
) -> None:
    dialog = EraseDialog(look, "All of it is in /people/me", window)
    spy = QSignalSpy(dialog.confirmed)
    dialog.open()
    QTest.keyClicks(dialog.field, typed)
    assert button(dialog, "Delete").isEnabled() is enough
    # Enter in the field is no way to delete by mistake.
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert spy.count() == 0
    button(dialog, "Delete").click()
    assert spy.count() == enough


def test_an_answer_comes_once_the_dialog_has_gone(
    look: Look, window: QWidget, qtbot: QtBot
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT))
    first = ConfirmDialog(look, VIEW, window)
    second = ConfirmDialog(look, VIEW, window)
    first.confirmed.connect(second.open)
    first.open()
    with qtbot.waitSignal(first.confirmed):
        QTest.keyClick(first, Qt.Key.Key_Return)
    assert not first.isVisible()
    qtbot.waitUntil(lambda: second.panel.graphicsEffect() is None)
    assert second.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("size", [(640, 400), (1024, 640), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["export", "restore", "confirm", "erase"])
def test_buttons_stay_inside_at_every_size(
    look: Look, window: QWidget, name: str, size: tuple[int, int], scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    window.resize(*size)
    dialogs = {
        "export": ExportDialog(look, window, reminders=True),
        "restore": RestoreDialog(look, BACKUPS * 6, window),
        "confirm": ConfirmDialog(look, VIEW, window),
        "erase": EraseDialog(look, "All of it is in /people/me", window),
    }
    dialog = dialogs[name]
    dialog.open()
    for one in dialog.foot.findChildren(Button):
        bring_into_view(one)  # Where two rows of them would leave no room, they scroll too.
        box = one.rect().translated(one.mapTo(dialog.panel, one.rect().topLeft()))
        assert dialog.panel.rect().contains(box), f"{one.label} is cut at {size}, {scale}"


@pytest.mark.parametrize("width", [420, 700, 1200])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_panel_cuts_nothing(look: Look, qtbot: QtBot, width: int, scale: float) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    panel = DataPanel(look, DataView("One is made after a session. " * 3, "It is in /people/me."))
    qtbot.addWidget(panel)
    panel.resize(width, panel.heightForWidth(width))
    with qtbot.waitExposed(panel):
        panel.show()
    for one in panel.findChildren(Button):
        assert one.width() >= one.sizeHint().width()
        assert one.height() >= 44
        left = one.mapTo(panel, one.rect().topLeft()).x()
        assert left + one.width() <= panel.width(), one.label
        assert one.accessibleDescription()


def test_the_panel_asks_for_what_is_pressed(look: Look, qtbot: QtBot) -> None:
    panel = DataPanel(look, DataView("None yet.", "It is in /people/me."))
    qtbot.addWidget(panel)
    for label, signal in (
        ("Back up now", panel.backup_wanted),
        ("Restore…", panel.restore_wanted),
        ("Export…", panel.export_wanted),
        ("Import…", panel.import_wanted),
        ("Delete everything…", panel.erase_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            button(panel, label).click()
    panel.show_view(DataView("None yet.", "It is in /people/me.", writable=False))
    usable = {one.label for one in panel.findChildren(Button) if one.isEnabled()}
    assert usable == {"Export…", "Delete everything…"}
