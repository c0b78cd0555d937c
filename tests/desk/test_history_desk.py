"""The desk of the history: what is shown, written down, changed and taken back."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.content.catalogue import load_catalogue
from coach.desk.history import HistoryDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.pain import PainMoment
from coach.domain.record import SessionStatus
from coach.domain.routine import Catalogue
from coach.paths import paths_under
from coach.storage.setting_groups import Settings, WeekSettings
from coach.ui.history.form_dialog import FormDialog
from coach.ui.history.session_dialog import SessionDialog
from coach.ui.history.table_dialog import TableDialog
from coach.ui.history.view import Period
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look
from coach.ui.widgets.overlay import Overlay
from tests.storage.samples import FACTS, PLAN

TODAY = date(2026, 11, 21)
NOW = datetime.combine(TODAY, time(18, 30)).astimezone()
SETTINGS = Settings(week=WeekSettings(goal=3, first_weekday=0))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue().catalogue


class Office:
    """A window, an open record and the history's desk."""

    def __init__(
        self, window: MainWindow, catalogue: Catalogue, folder: Path, qtbot: QtBot
    ) -> None:
        self.window = window
        self._qtbot = qtbot
        paths = paths_under(folder)
        self.record = Record()
        self.record.open(paths, SETTINGS)
        self.preferences = Preferences(paths, SETTINGS, window)
        self.told: list[str] = []
        self.now = NOW
        self.changes = 0
        self.desk = HistoryDesk(
            window, catalogue, self.preferences, self.record, window, now=self._clock
        )
        self.desk.troubled.connect(self.told.append)
        self.desk.changed.connect(self._count)

    def guided(self, days_ago: int, status: SessionStatus = SessionStatus.COMPLETED) -> str:
        """Write down a session as it runs."""
        log = self.record.log
        assert log is not None
        started = NOW - timedelta(days=days_ago, hours=10)
        session_id = log.begin(PLAN, started)
        for number, fact in enumerate(FACTS):
            log.record(session_id, fact, number * 1000, number * 1000)
        log.finish(session_id, status, started + timedelta(minutes=15), 914_321)
        return session_id

    def show(self) -> None:
        """Show the page."""
        self.window.show_page(self.desk.page)
        self.desk.refresh()
        self._qtbot.waitUntil(self.desk.page.isVisible)

    def dialog(self, kind: type[Overlay]) -> Overlay:
        """Return the one dialog of a kind that is open."""
        (found,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found

    def form(self) -> FormDialog:
        found = self.dialog(FormDialog)
        assert isinstance(found, FormDialog)
        return found

    def this_week(self) -> str:
        return self.desk.page.weeks.weeks.rows[0].words

    def _clock(self) -> datetime:
        return self.now

    def _count(self) -> None:
        self.changes += 1


@pytest.fixture
def office(
    qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, tmp_path: Path
) -> Iterator[Office]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    owner = QObject()
    icons = Icons(parent=owner)
    icons.load()
    look = make_look(Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner), icons)
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    made = Office(window, catalogue, tmp_path, qtbot)
    yield made
    made.record.close()
    del owner


def test_an_empty_history_is_warm_and_the_first_session_fills_it(office: Office) -> None:
    office.show()
    page = office.desk.page
    assert page.welcome.isVisible()
    office.guided(0)
    office.desk.refresh()
    assert not page.welcome.isVisible()
    assert office.this_week() == "1 of 3"
    assert [row.title for row in page.calendar.sessions.rows] == ["Gentle start"]
    assert [row.exercise_id for row in page.exercises.exercises.rows] == ["bird-dog", "cat-cow"]


def test_a_walk_counts_and_is_taken_back_with_undo(office: Office, qtbot: QtBot) -> None:
    office.guided(1)
    office.show()
    office.desk.page.walk.click()
    office.form().save.click()
    assert office.this_week() == "2 of 3"
    assert office.desk.page.undo.words == "“Walk” is written down for 21 November."
    assert [row.title for row in office.desk.page.calendar.sessions.rows] == ["Walk"]
    office.desk.page.undo.undo.click()
    assert office.this_week() == "1 of 3"
    assert office.changes == 2
    assert office.told == []


def test_a_walk_that_does_not_count_shows_in_part(office: Office) -> None:
    office.guided(1)
    office.show()
    office.desk.page.walk.click()
    office.form()._counts.click()
    office.form().save.click()
    assert office.this_week() == "1 of 3, 1 part"


def test_a_session_done_elsewhere_is_added_to_the_chosen_day(office: Office) -> None:
    office.guided(9)
    office.show()
    office.desk.page.calendar.day_chosen.emit(date(2026, 11, 3))
    office.desk.page.calendar.add.click()
    form = office.form()
    assert form._name is not None
    QTest.keyClicks(form._name.editor, "Swimming")
    form.save.click()
    (row,) = office.desk.page.calendar.sessions.rows
    assert (row.title, row.detail) == ("Swimming", "12:00 · 15 min · written down by hand")
    assert office.record.history is not None
    assert office.record.history.first_day() == date(2026, 11, 3)


def test_a_routine_done_without_the_program_counts_for_its_row(office: Office) -> None:
    office.guided(1)
    office.show()
    office.desk.page.add.click()
    form = office.form()
    assert form._name is not None
    QTest.keyClicks(form._name.editor, "Desk break")
    form.save.click()
    assert office.record.history is not None
    assert office.record.history.last_done()["desk-break"] == TODAY


def test_deleting_and_undoing_leaves_everything_as_it_was(office: Office) -> None:
    kept, gone = office.guided(2), office.guided(0)
    assert office.record.pain is not None
    assert office.record.history is not None
    office.record.pain.note(gone, PainMoment.AFTER, 3, NOW)
    office.show()
    before = office.record.history.session(gone)
    totals = office.desk.page.exercises.exercises.rows
    office.desk.page.calendar.session_opened.emit(gone)
    dialog = office.dialog(SessionDialog)
    assert isinstance(dialog, SessionDialog)
    dialog.remove.click()
    assert office.this_week() == "1 of 3"
    assert office.record.history.session(gone) is None
    assert office.desk.page.undo.words == "“Gentle start” of 21 November is deleted."
    office.desk.page.undo.undo.click()
    assert office.this_week() == "2 of 3"
    assert office.record.history.session(gone) == before
    assert office.desk.page.exercises.exercises.rows == totals
    assert office.record.history.session(kept) is not None
    assert not [one for one in office.window.findChildren(Overlay) if one.isVisible()]


def test_the_keyboard_stays_on_the_page_when_a_row_goes(office: Office, qtbot: QtBot) -> None:
    office.guided(5)
    gone = office.guided(0)
    office.show()
    page = office.desk.page
    page.calendar.sessions.setFocus()
    page.calendar.session_opened.emit(gone)
    dialog = office.dialog(SessionDialog)
    assert isinstance(dialog, SessionDialog)
    dialog.remove.click()
    qtbot.waitUntil(lambda: not office.window.covered)
    here = office.window.focusWidget()
    assert here is not None
    assert page.isAncestorOf(here)
    assert here.isVisible()
    # In a dialog, the key for undo is the dialog's.
    page.walk.click()
    QTest.keyClick(office.form().save, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.undo.isVisible()
    office.form().close_overlay()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert office.this_week() == "2 of 3"


def test_a_change_keeps_what_was_not_touched_to_the_millisecond(office: Office) -> None:
    session_id = office.guided(1)
    office.show()
    history = office.record.history
    assert history is not None
    before = history.session(session_id)
    assert before is not None
    office.desk._editing.change(session_id)
    form = office.form()
    QTest.keyClicks(form._note.editor, "Felt looser.")
    form.save.click()
    after = history.session(session_id)
    assert after is not None
    assert after.record.note == "Felt looser."
    assert after.as_change == before.as_change
    assert not after.edited
    office.desk.page.undo.undo.click()
    assert history.session(session_id) == before


def test_a_change_is_written_and_taken_back(office: Office) -> None:
    session_id = office.guided(1)
    office.show()
    history = office.record.history
    assert history is not None
    before = history.session(session_id)
    assert before is not None
    office.desk._editing.change(session_id)
    form = office.form()
    form._start.editor.setTime(QTime(7, 0))  # type: ignore[attr-defined]
    form._counts.click()
    assert form._sets is not None
    form._sets.setData(form._sets.index(0, 3), 1)
    form.save.click()
    after = history.session(session_id)
    assert after is not None
    assert after.record.status is SessionStatus.PARTIAL
    assert (after.record.started.hour, after.record.active_ms) == (7, before.record.active_ms)
    assert after.exercises[0].sets[0].reps == 1
    assert office.this_week() == "0 of 3, 1 part"
    office.desk.page.undo.undo.click()
    undone = history.session(session_id)
    assert undone is not None
    assert undone.as_change == before.as_change
    assert office.this_week() == "1 of 3"


def test_what_the_disk_refuses_stays_in_the_form(office: Office) -> None:
    office.guided(1)
    office.show()
    office.desk.page.add.click()
    form = office.form()
    assert form._name is not None
    QTest.keyClicks(form._name.editor, "Swimming")
    database = office.record._database
    assert database is not None
    ((pages,),) = database.rows("PRAGMA page_count")
    database.rows(f"PRAGMA max_page_count = {pages}")
    # Longer than what is free in the last page.
    form._note.editor.setPlainText("long " * 20_000)  # type: ignore[attr-defined]
    form.save.click()
    assert form.isVisible()
    assert form._fault.text()
    assert form.form.name == "Swimming"
    assert office.this_week() == "1 of 3"
    form.close_overlay()


def test_without_a_record_nothing_can_be_written(office: Office) -> None:
    office.record.close()
    office.show()
    page = office.desk.page
    assert page.welcome.isVisible()
    assert not page.walk.isEnabled()
    assert not page.add.isEnabled()
    office.desk._editing.log_walk()
    assert not office.window.findChildren(FormDialog)


def test_weeks_before_the_first_session_are_not_shown(office: Office) -> None:
    office.guided(80)
    office.guided(0)
    office.show()
    weeks = office.desk.page.weeks
    assert len(weeks.weeks.rows) == 8
    assert weeks.older.isVisible()
    weeks.older.click()
    assert len(weeks.weeks.rows) == 12
    assert not weeks.older.isVisible()
    weeks.table_asked.emit()
    table = office.dialog(TableDialog)
    assert isinstance(table, TableDialog)
    assert table.table.model().rowCount() == 12
    table.close_overlay()


def test_the_calendar_stays_within_the_history(office: Office) -> None:
    office.guided(40)
    office.show()
    calendar = office.desk.page.calendar
    calendar.day_chosen.emit(date(2020, 1, 1))
    assert calendar.month.chosen_day() == date(2026, 10, 1)
    assert not calendar.previous.isEnabled()
    calendar.day_chosen.emit(date(2030, 1, 1))
    assert calendar.month.chosen_day() == date(2026, 11, 30)
    calendar.switch.click()
    assert calendar.overview
    assert calendar.year.isVisible()
    assert calendar.year.chosen_day() == date(2026, 11, 30)
    office.desk.page.weeks.week_opened.emit(date(2026, 10, 12))
    assert calendar.month.chosen_day() == date(2026, 10, 18)


def test_today_moves_on_at_midnight_and_a_chosen_day_stays(office: Office) -> None:
    office.guided(3)
    office.show()
    month = office.desk.page.calendar.month
    office.now = NOW + timedelta(days=1)
    office.desk.refresh()
    assert month.chosen_day() == TODAY + timedelta(days=1)
    office.desk.page.calendar.day_chosen.emit(TODAY - timedelta(days=3))
    office.now = NOW + timedelta(days=2)
    office.desk.refresh()
    assert month.chosen_day() == TODAY - timedelta(days=3)


def test_the_period_holds_for_diary_and_totals(office: Office) -> None:
    old, new = office.guided(100), office.guided(1)
    assert office.record.pain is not None
    for session_id, days_ago in ((old, 100), (new, 1)):
        noted = NOW - timedelta(days=days_ago)
        office.record.pain.note(session_id, PainMoment.BEFORE, 4, noted)
    office.show()
    page = office.desk.page
    assert {row.times for row in page.exercises.exercises.rows} == {"once"}
    page.period_chosen.emit(Period.ALL)
    assert {row.times for row in page.exercises.exercises.rows} == {"2 times"}
    assert page.exercises.period.period is Period.ALL
    page.diary.table.click()
    table = office.dialog(TableDialog)
    assert isinstance(table, TableDialog)
    assert table.table.model().rowCount() == 2
    table.close_overlay()


def test_the_ten_day_plan_follows_the_settings(office: Office) -> None:
    office.guided(1)
    office.guided(0)
    office.show()
    assert not office.desk.page.weeks._plan.isVisible()
    week = msgspec.structs.replace(SETTINGS.week, ten_days_from=TODAY - timedelta(days=3))
    office.preferences.change(msgspec.structs.replace(SETTINGS, week=week))
    assert office.desk.page.weeks._plan_words.text() == "10-day plan: 2 of 10 days done"
