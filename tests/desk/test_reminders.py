"""The desk of the reminders: when it reminds, and when it keeps quiet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.content.catalogue import load_catalogue
from coach.desk.machine import Outside, local_zone
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.reminders import RemindersDesk
from coach.domain.errors import UserError
from coach.domain.record import walk
from coach.domain.routine import Catalogue
from coach.paths import paths_under
from coach.storage.setting_groups import ReminderSettings, ReminderTime, Settings
from coach.storage.settings import load_settings
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.reminding.dialog import ReminderDialog
from coach.ui.reminding.notifications import DesktopNotifications, Notice
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look
from tests.support.bus import session_bus
from tests.ui.reminding.desktop import Notifications

BERLIN = ZoneInfo("Europe/Berlin")
EIGHT = datetime(2026, 11, 18, 8, 0, tzinfo=BERLIN)
MINUTE = timedelta(minutes=1)
EVERY_DAY = tuple(range(7))
DAILY = ReminderSettings(on=True, at=(ReminderTime(EVERY_DAY, time(8, 0)),), later_minutes=30)


class FakeClock:
    def __init__(self) -> None:
        self.now = EIGHT - timedelta(hours=1)
        self.zone: tzinfo = BERLIN


class FakeNotifications(DesktopNotifications):
    """Shows nothing, and remembers what it was to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Notice] = []
        self.on_screen = False

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)
        self.on_screen = True

    def withdraw(self) -> None:
        self.on_screen = False


class FakeTray(QObject):
    start_chosen = Signal()
    open_chosen = Signal()
    notice_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.works = True
        self.shown = False
        self.notices: list[Notice] = []

    @property
    def is_there(self) -> bool:
        return self.shown and self.works

    def set_shown(self, shown: bool) -> None:
        self.shown = shown

    def show_notice(self, notice: Notice) -> bool:
        if not self.is_there:
            return False
        self.notices.append(notice)
        return True


class FakeSessions(QObject):
    began = Signal()
    is_running = False
    paused = False

    def pause(self) -> None:
        self.paused = True


class FakeEntry:
    def __init__(self) -> None:
        self.there = False
        self.broken = False

    def set(self) -> None:
        if self.broken:
            raise UserError("No entry.")
        self.there = True

    def clear(self) -> None:
        self.there = False


class Office:
    """A desk, and everything round it that a test may turn."""

    def __init__(
        self, folder: Path, window: MainWindow, catalogue: Catalogue, settings: ReminderSettings
    ) -> None:
        self.paths = paths_under(folder)
        whole = msgspec.structs.replace(Settings(), reminders=settings)
        self.owner = QObject()
        self.preferences = Preferences(self.paths, whole, self.owner)
        self.record = Record()
        self.record.open(self.paths, whole)
        self.clock, self.tray, self.entry = FakeClock(), FakeTray(), FakeEntry()
        self.notifications, self.sessions = FakeNotifications(), FakeSessions()
        self.window = window
        self.outside = Outside(
            now=lambda: self.clock.now,
            zone=lambda: self.clock.zone,
            notifications=self.notifications,
            tray=self.tray,
            autostart=self.entry,
        )
        self.catalogue = catalogue
        self.desk: RemindersDesk | None = None
        self.wanted: list[list[str]] = []
        self.started: list[tuple[str, bool]] = []
        self.told: list[str] = []

    def open(self, **outside: object) -> RemindersDesk:
        self.desk = desk = RemindersDesk(
            self.window,
            self.catalogue,
            self.preferences,
            self.record,
            self.sessions,
            replace(self.outside, **outside),  # type: ignore[arg-type]
            self.owner,
        )
        desk.wanted.connect(self.wanted.append)
        desk.wanted.connect(self._show)
        desk.session_wanted.connect(lambda *asked: self.started.append(asked))
        desk.troubled.connect(self.told.append)
        desk.open()
        return desk

    def _show(self, _words: list[str]) -> None:
        # Filled, as it is in the program by then.
        assert self.window.home is not None
        self.window.show()

    def at(self, moment: datetime) -> int:
        """Let it become a time, and return how many reminders have been shown by then."""
        assert self.desk is not None
        self.clock.now = moment
        self.desk.check()
        return len(self.notifications.shown)

    def change(self, settings: ReminderSettings) -> None:
        whole = self.preferences.settings
        self.preferences.change(msgspec.structs.replace(whole, reminders=settings))

    def close(self) -> None:
        if self.desk is not None:
            self.desk.close()
        self.record.close()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue().catalogue


@pytest.fixture
def make(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue
) -> Iterator[Callable[..., Office]]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    owner = QObject()
    theme = Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner)
    icons = Icons(None, owner)
    offices: list[Office] = []

    def make(settings: ReminderSettings = DAILY) -> Office:
        window = MainWindow(make_look(theme, icons))
        qtbot.addWidget(window)
        offices.append(Office(tmp_path / str(len(offices)), window, catalogue, settings))
        return offices[-1]

    yield make
    for office in offices:
        office.close()
        del office.owner


Make = Callable[..., Office]


def test_it_reminds_at_the_time_and_only_once(make: Make) -> None:
    office = make()
    office.open()
    assert office.at(EIGHT - MINUTE) == 0
    assert office.at(EIGHT) == 1
    assert office.at(EIGHT + MINUTE) == 1
    (notice,) = office.notifications.shown
    assert "Gentle start" in notice.text
    assert "30 minutes" in notice.text
    assert office.at(EIGHT + timedelta(days=1)) == 2


def test_the_timer_wakes_it_without_being_asked(make: Make, qtbot: QtBot) -> None:
    office = make()
    office.clock.now = EIGHT - timedelta(milliseconds=50)
    office.open()
    office.clock.now = EIGHT
    qtbot.waitUntil(lambda: office.notifications.shown != [])


def test_it_looks_again_often_enough_to_notice_that_the_machine_slept(make: Make) -> None:
    office = make()
    desk = office.open()
    assert desk._timer.isActive()
    assert desk._timer.interval() <= 30_000
    # Asleep until half past nine.
    assert office.at(EIGHT + 90 * MINUTE) == 1


def test_what_was_missed_for_long_is_let_go(make: Make) -> None:
    office = make()
    office.open()
    assert office.at(EIGHT + timedelta(hours=5)) == 0


def test_without_reminders_no_timer_runs(make: Make) -> None:
    office = make(ReminderSettings(on=False, at=DAILY.at, at_login=True))
    desk = office.open()
    assert not desk._timer.isActive()
    assert not office.tray.shown
    assert office.at(EIGHT) == 0


def test_after_a_session_of_the_day_it_keeps_quiet(make: Make) -> None:
    office = make()
    office.open()
    assert office.record.edits is not None
    started = EIGHT - 30 * MINUTE
    office.record.edits.add(walk(started, 10 * 60_000, "Walk"), EIGHT)
    assert office.at(EIGHT) == 0
    assert office.at(EIGHT + timedelta(days=1)) == 1


def test_during_a_session_it_keeps_quiet(make: Make) -> None:
    office = make()
    office.open()
    office.sessions.is_running = True
    assert office.at(EIGHT) == 0
    office.sessions.is_running = False
    assert office.at(EIGHT + MINUTE) == 0


def test_later_comes_again_after_the_chosen_minutes(make: Make) -> None:
    office = make()
    office.open()
    office.at(EIGHT)
    office.notifications.later_chosen.emit()
    assert office.at(EIGHT + 29 * MINUTE) == 1
    assert office.at(EIGHT + 30 * MINUTE) == 2


def test_a_session_that_begins_answers_it(make: Make) -> None:
    office = make()
    office.open()
    office.at(EIGHT)
    office.notifications.later_chosen.emit()
    office.notifications.on_screen = True
    office.sessions.began.emit()
    assert not office.notifications.on_screen
    assert office.at(EIGHT + 30 * MINUTE) == 1


def test_start_asks_for_the_session_of_the_day(make: Make) -> None:
    office = make()
    office.open()
    office.at(EIGHT)
    office.notifications.start_chosen.emit()
    office.tray.start_chosen.emit()
    assert office.wanted == [[], []]
    assert office.started == [("gentle-start", False)] * 2
    office.tray.open_chosen.emit()
    assert len(office.wanted) == 3
    assert len(office.started) == 2


def test_start_waits_for_what_is_asked_in_the_window(make: Make) -> None:
    office = make()
    office.open()
    office.tray.open_chosen.emit()
    assert office.window.home.isVisible()
    editor = QWidget()
    office.window.show_page(editor)
    office.tray.start_chosen.emit()
    office.window.show_home()
    office.window.show_doctor()
    office.tray.start_chosen.emit()
    assert office.wanted == [[], [], []]
    assert office.started == []
    editor.deleteLater()


def test_a_click_on_it_opens_the_window_and_offers_start_and_later(make: Make) -> None:
    office = make()
    office.window.show()
    office.open()
    office.at(EIGHT)
    office.notifications.open_chosen.emit()
    assert office.wanted == [[]]
    dialog = office.window.findChild(ReminderDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.later.click()
    assert not dialog.isVisible()
    assert office.at(EIGHT + 30 * MINUTE) == 2


def test_a_start_from_the_window_waits_until_nothing_covers_it(make: Make) -> None:
    office = make()
    assert office.window.home is not None
    office.window.show()
    desk = office.open(notifications=None)
    covered: list[bool] = []
    desk.session_wanted.connect(lambda *_: covered.append(office.window.covered))
    office.at(EIGHT)
    dialog = office.window.findChild(ReminderDialog)
    assert dialog is not None
    dialog.start.click()
    assert office.started == [("gentle-start", False)]
    assert covered == [False]


def test_where_no_service_shows_it_the_tray_does_and_else_the_window(make: Make) -> None:
    office = make()
    office.window.show()
    office.open(notifications=None, tray_always=True)
    office.at(EIGHT)
    assert len(office.tray.notices) == 1
    assert office.window.findChild(ReminderDialog) is None
    office.tray.works = False
    office.at(EIGHT + timedelta(days=1))
    assert office.window.findChild(ReminderDialog) is not None


def test_a_notification_that_fails_is_shown_in_another_way(make: Make) -> None:
    office = make()
    office.window.show()
    office.open()
    office.at(EIGHT)
    office.notifications.failed.emit(office.notifications.shown[0])
    # The tray's messages would go the way that has just failed.
    assert office.tray.notices == []
    dialog = office.window.findChild(ReminderDialog)
    assert dialog is not None
    assert dialog.isVisible()


def test_a_hidden_window_comes_into_the_list_of_windows_where_nothing_else_shows_it(
    make: Make,
) -> None:
    office = make(msgspec.structs.replace(DAILY, at_login=True))
    desk = office.open()
    desk.open(hidden=True)
    office.at(EIGHT)
    office.notifications.failed.emit(office.notifications.shown[0])
    assert office.window.isMinimized()
    assert office.window.findChild(ReminderDialog) is not None


def test_in_another_time_zone_the_time_there_counts(make: Make) -> None:
    office = make()
    office.open()
    office.clock.zone = ZoneInfo("Asia/Tokyo")
    assert office.at(EIGHT) == 0
    assert office.at(datetime(2026, 11, 19, 8, 0, tzinfo=office.clock.zone)) == 1


def test_a_time_chosen_after_it_has_passed_waits_for_the_next_day(make: Make) -> None:
    office = make(ReminderSettings(on=True))
    office.clock.now = EIGHT + MINUTE
    office.open()
    office.change(DAILY)
    assert office.at(EIGHT + 2 * MINUTE) == 0
    assert office.at(EIGHT + timedelta(days=1)) == 1


def test_the_entry_at_login_follows_the_settings(make: Make) -> None:
    office = make()
    office.open()
    for on, at_login, there in ((True, True, True), (False, True, False), (True, False, False)):
        office.change(ReminderSettings(on=on, at=DAILY.at, at_login=at_login))
        assert office.entry.there is there
        assert office.tray.shown is there


def test_an_entry_that_cannot_be_made_is_said_and_the_switch_goes_back(make: Make) -> None:
    office = make()
    desk = office.open()
    office.entry.broken = True
    panel = desk.panel(office.window)
    panel.at_login.click()
    assert office.told == ["No entry."]
    assert not office.preferences.settings.reminders.at_login
    assert not panel.at_login.isChecked()


def test_a_desktop_without_a_tray_is_not_promised_one(make: Make) -> None:
    office = make()
    desk = office.open()
    office.tray.works = False
    panel = desk.panel(office.window)
    assert panel._no_tray.isHidden()
    panel.at_login.click()
    assert not panel._no_tray.isHidden()
    panel.at_login.click()
    assert panel._no_tray.isHidden()


def test_the_panel_and_the_settings_follow_each_other(make: Make) -> None:
    office = make(ReminderSettings())
    desk = office.open()
    panel = desk.panel(office.window)
    panel.on.click()
    reminders = load_settings(office.paths).settings.reminders
    assert reminders.on
    assert reminders.at == (ReminderTime((0, 2, 4), time(9, 0)),)
    office.change(DAILY)
    assert panel.choice.times[0].at == time(8, 0)


def test_a_hidden_start_makes_up_for_what_came_while_the_computer_was_off(make: Make) -> None:
    office = make(msgspec.structs.replace(DAILY, at_login=True))
    office.clock.now = EIGHT + 45 * MINUTE
    desk = office.open()
    assert office.notifications.shown == []
    desk.open(hidden=True)
    assert len(office.notifications.shown) == 1
    assert not office.window.isVisible()


def test_a_hidden_start_without_a_tray_stands_in_the_list_of_windows(make: Make) -> None:
    office = make(msgspec.structs.replace(DAILY, at_login=True))
    office.tray.works = False
    desk = office.open()
    desk.open(hidden=True)
    for _ in range(60):
        desk._background._look_for_tray()
    assert office.window.isMinimized()
    assert not desk._background._timer.isActive()


def test_the_whole_way_over_a_real_bus(make: Make, qtbot: QtBot) -> None:
    office = make()
    with session_bus() as (address, connection):
        desktop = Notifications()
        desktop.offer(connection)
        ours = DesktopNotifications(office.owner, {"DBUS_SESSION_BUS_ADDRESS": address})
        office.open(notifications=ours)
        office.at(EIGHT)
        qtbot.waitUntil(lambda: ours._shown > 0)
        assert desktop.asked[0].title == "Time for your exercises"
        with qtbot.waitSignal(ours.later_chosen):
            desktop.ActionInvoked.emit(desktop.latest, "later")
        office.at(EIGHT + 31 * MINUTE)
        qtbot.waitUntil(lambda: len(desktop.asked) == 2)
        qtbot.waitUntil(lambda: ours._shown > 0)
        with qtbot.waitSignal(ours.start_chosen):
            desktop.ActionInvoked.emit(desktop.latest, "start")
        assert office.started == [("gentle-start", False)]
        ours.close()


def test_the_local_zone_is_the_one_that_the_system_has_now(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    for name, hours in (("Asia/Tokyo", 9), ("America/New_York", -4), ("UTC", 0)):
        monkeypatch.setenv("TZ", name)
        assert moment.astimezone(local_zone()).utcoffset() == timedelta(hours=hours)
