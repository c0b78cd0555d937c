"""The history page: what it shows, what the keyboard reaches, what a screen reader is told."""

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import QDate, QModelIndex, QPoint, Qt, QTime
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.history.calendar_presenter import CalendarPresenter
from coach.ui.history.diary_presenter import DiaryPresenter
from coach.ui.history.form_dialog import FormDialog
from coach.ui.history.page import TWO_FROM, HistoryPage
from coach.ui.history.session_dialog import SessionDialog
from coach.ui.history.session_presenter import SessionPresenter
from coach.ui.history.set_table import HELD, REPS, SetModel
from coach.ui.history.table_dialog import TableDialog
from coach.ui.history.view import Period, SessionForm, TableView
from coach.ui.history.weeks_presenter import WeeksPresenter
from coach.ui.history.words import HistoryWords
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails
from tests.ui.history.samples import (
    DAYS,
    DETAIL,
    EXERCISE_DAYS,
    MONDAY,
    NOW,
    RATINGS,
    SIDES,
    TODAY,
    TOTAL,
    WEEKS,
    exercise_presenter,
    record,
)

THURSDAY = date(2026, 11, 19)


def fill(page: HistoryPage) -> None:
    """Show a lively history."""
    words = HistoryWords(TODAY)
    page.weeks.show_weeks(WeeksPresenter(words, MONDAY).weeks(WEEKS[:8], has_more=True))
    calendar = CalendarPresenter(words, MONDAY, date(2025, 3, 1))
    page.calendar.show_month(calendar.month(THURSDAY, DAYS))
    page.calendar.show_day(calendar.day(THURSDAY, (record(), record("s2"))))
    diary = DiaryPresenter(words).diary(RATINGS, ever=True)
    page.show_period(diary, exercise_presenter().totals((TOTAL,)), Period.EIGHT_WEEKS)
    page.show_filled(filled=True)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> HistoryPage:
    made = HistoryPage(look, Thumbnails(look, FigureHolder()))
    qtbot.addWidget(made)
    made.resize(964, 800)
    fill(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.diary.chart is not None)
    return made


# --- loading ----------------------------------------------------------------------------------


def test_charts_are_loaded_when_the_page_has_been_shown_and_not_before() -> None:
    """In a process of its own, because other tests have loaded them here."""
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from coach.ui.icons import Icons
from coach.ui.theme import Theme
from coach.ui.widgets.look import make_look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails
import coach.desk.history
from tests.ui.history.test_page import HistoryPage, fill
app = QApplication([])
look = make_look(Theme(app), Icons())
page = HistoryPage(look, Thumbnails(look, FigureHolder()))
fill(page)
print("pyqtgraph" in sys.modules)
page.show()
while page.diary.chart is None:
    app.processEvents()
unwanted = [one for one in sys.modules if one in ("PySide6.QtCharts", "PySide6.QtGraphs")]
print("pyqtgraph" in sys.modules, unwanted)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "True", "[]"]


# --- what is said -----------------------------------------------------------------------------


def spoken(view: QAbstractItemView, index: QModelIndex) -> str:
    return str(view.model().data(index, Qt.ItemDataRole.AccessibleTextRole))


def test_every_row_and_day_says_what_it_is(page: HistoryPage) -> None:
    views = (page.weeks.weeks, page.calendar.sessions, page.exercises.exercises)
    for view in views:
        model = view.model()
        assert model.rowCount() > 0
        for row in range(model.rowCount()):
            assert len(spoken(view, model.index(row, 0))) > len(str(model.index(row, 0).data()))
    days = page.calendar.month.days
    for row in range(days.rowCount()):
        for column in range(days.columnCount()):
            index = days.index(row, column)
            if days.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                assert "November" in spoken(page.calendar.month, index)


def weekdays() -> list[tuple[str, str]]:
    return [HistoryWords(TODAY).weekday_names(n) for n in range(7)]


def test_a_screen_reader_finds_the_words_of_rows_and_days(page: HistoryPage) -> None:
    weeks = QAccessible.queryAccessibleInterface(page.weeks.weeks)
    assert weeks.text(QAccessible.Text.Name) == "Weeks"
    assert weeks.child(0).text(QAccessible.Text.Name).startswith("This week, 16 to 22 Nov")
    month = QAccessible.queryAccessibleInterface(page.calendar.month)
    assert month.role() is QAccessible.Role.Table
    names = [month.child(n).text(QAccessible.Text.Name) for n in range(month.childCount())]
    assert [name for name in names[:8] if name] == [full for _, full in weekdays()]
    assert "Thursday, 19 November: 2 sessions, 2 in full" in names


def test_controls_have_names_and_are_as_large_as_a_finger(page: HistoryPage) -> None:
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
            assert min(button.width(), button.height()) >= 44, button.text()


def test_an_empty_history_offers_to_begin(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_filled(filled=False)
    assert page.welcome.isVisible()
    assert not page.weeks.isVisible()
    with qtbot.waitSignal(page.welcome.start_asked):
        QTest.mouseClick(page.welcome.start, Qt.MouseButton.LeftButton)


# --- the keyboard -----------------------------------------------------------------------------


def test_tab_reaches_everything(page: HistoryPage) -> None:
    page.activateWindow()
    page.walk.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = []
    for _ in range(60):
        here = page.focusWidget()
        if here in met:
            break
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    wanted = {
        page.walk,
        page.add,
        page.export,
        page.weeks.weeks,
        page.weeks.older,
        page.calendar.switch,
        page.calendar.previous,
        page.calendar.table,
        page.calendar.month,
        page.calendar.add,
        page.calendar.sessions,
        page.diary.period,
        page.diary.table,
        page.exercises.period,
        page.exercises.table,
        page.exercises.exercises,
    }
    assert wanted <= set(met)


MONTH_KEYS = (
    (Qt.Key.Key_Left, date(2026, 11, 18)),
    (Qt.Key.Key_Right, date(2026, 11, 20)),
    (Qt.Key.Key_Up, date(2026, 11, 12)),
    (Qt.Key.Key_Down, date(2026, 11, 26)),
    (Qt.Key.Key_Home, date(2026, 11, 1)),
    (Qt.Key.Key_End, date(2026, 11, 30)),
    (Qt.Key.Key_PageUp, date(2026, 10, 19)),
    (Qt.Key.Key_PageDown, date(2026, 12, 19)),
    (Qt.Key.Key_Return, THURSDAY),
)
YEAR_KEYS = (
    (Qt.Key.Key_Left, date(2026, 11, 18)),
    (Qt.Key.Key_Up, date(2026, 10, 19)),
    (Qt.Key.Key_Down, date(2026, 12, 19)),
    (Qt.Key.Key_PageUp, date(2025, 11, 19)),
    (Qt.Key.Key_End, date(2026, 11, 30)),
)


def test_keys_go_from_day_to_day_in_the_month_and_in_the_year(page: HistoryPage) -> None:
    asked: list[date] = []
    page.calendar.day_chosen.connect(asked.append)
    for key, _ in MONTH_KEYS:
        QTest.keyClick(page.calendar.month, key)
    assert asked == [day for _, day in MONTH_KEYS]
    asked.clear()
    calendar = CalendarPresenter(HistoryWords(TODAY), MONDAY, date(2025, 3, 1))
    page.calendar.show_year(calendar.year(2026, DAYS))
    page.calendar.show_day(calendar.day(THURSDAY, ()))
    for key, _ in YEAR_KEYS:
        QTest.keyClick(page.calendar.year, key)
    assert asked == [day for _, day in YEAR_KEYS]


def test_a_click_chooses_a_day_and_an_empty_place_none(page: HistoryPage, qtbot: QtBot) -> None:
    month = page.calendar.month
    at = month.visualRect(month.days.index_of(date(2026, 11, 7))).center()
    with qtbot.waitSignal(page.calendar.day_chosen) as asked:
        QTest.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [date(2026, 11, 7)]
    empty = month.visualRect(month.days.index(0, 0)).center()
    with qtbot.assertNotEmitted(page.calendar.day_chosen):
        QTest.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=empty)


def test_enter_opens_sessions_and_exercises_and_the_end_asks_for_older_weeks(
    page: HistoryPage, qtbot: QtBot
) -> None:
    page.calendar.sessions.setCurrentIndex(page.calendar.sessions.model().index(1, 0))
    with qtbot.waitSignal(page.calendar.session_opened) as session:
        QTest.keyClick(page.calendar.sessions, Qt.Key.Key_Return)
    assert session.args == ["s2"]
    page.exercises.exercises.setCurrentIndex(page.exercises.exercises.model().index(0, 0))
    with qtbot.waitSignal(page.exercises.exercise_opened) as exercise:
        QTest.keyClick(page.exercises.exercises, Qt.Key.Key_Return)
    assert exercise.args == ["bird-dog"]
    weeks = page.weeks.weeks
    weeks.setCurrentIndex(weeks.model().index(7, 0))
    with qtbot.waitSignal(page.weeks.older_asked):
        QTest.keyClick(weeks, Qt.Key.Key_Down)


def test_more_weeks_leave_the_chosen_one_where_it_is(page: HistoryPage) -> None:
    weeks = page.weeks.weeks
    weeks.setCurrentIndex(weeks.model().index(7, 0))
    view = WeeksPresenter(HistoryWords(TODAY), MONDAY).weeks(WEEKS, has_more=False)
    page.weeks.show_weeks(view)
    assert weeks.currentIndex().row() == 7
    assert weeks.model().rowCount() == 9
    assert not page.weeks.older.isVisible()


# --- layout -----------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_wider_than_the_page(
    page: HistoryPage, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    cards = (page.weeks, page.calendar, page.diary, page.exercises)

    def left(card: QWidget) -> int:
        return card.mapTo(page, QPoint(0, 0)).x()

    def top(card: QWidget) -> int:
        return card.mapTo(page, QPoint(0, 0)).y()

    def fits(width: int) -> bool:
        stacked = width / scale < TWO_FROM
        within = all(0 <= left(card) <= page.width() - card.width() for card in cards)
        if stacked:
            return within and [top(card) for card in cards] == sorted(map(top, cards))
        return within and top(page.diary) == top(page.weeks) < top(page.calendar)

    for width in (640, 760, 964, 1280, 1604, 640):
        page.resize(width, 800)
        qtbot.waitUntil(lambda: fits(page.width()), timeout=2000)


# --- tables -----------------------------------------------------------------------------------

TABLE = TableView("Weeks", ("Week", "Done"), (("9 – 15 Nov", "3"), ("a\tb\nc", "")), "A note.")


def test_a_table_is_copied_as_a_spreadsheet_takes_it(page: HistoryPage, look: Look) -> None:
    dialog = TableDialog(look, TABLE, page)
    dialog.open()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Week\tDone\n9 – 15 Nov\t3\na b c\t\n"
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Week\tDone\n9 – 15 Nov\t3\na b c\t\n"
    dialog.table.selectAll()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("\n") == 3
    dialog.close_overlay()
    dialog.deleteLater()


def test_a_table_reads_cell_by_cell_with_its_headings(page: HistoryPage, look: Look) -> None:
    dialog = TableDialog(look, TABLE, page)
    dialog.open()
    assert isinstance(dialog.table, QTableView)
    interface = QAccessible.queryAccessibleInterface(dialog.table)
    assert interface.role() is QAccessible.Role.Table
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    # Between them stand the numbers of the rows.
    said = [name for name in names if name and not name.isdecimal()]
    assert said == ["Week", "Done", "Week: 9 – 15 Nov", "Done: 3", "Week: a\tb\nc", "Done: –"]
    dialog.close_overlay()
    dialog.deleteLater()


# --- forms ------------------------------------------------------------------------------------


def open_form(page: HistoryPage, look: Look, form: SessionForm) -> FormDialog:
    dialog = FormDialog(look, form, NOW, page)
    dialog.open()
    return dialog


def sessions() -> SessionPresenter:
    return SessionPresenter(HistoryWords(TODAY), lambda _exercise_id, name: name)


def test_a_form_gives_back_what_was_filled_in(page: HistoryPage, look: Look, qtbot: QtBot) -> None:
    dialog = open_form(page, look, sessions().walk_form(NOW))
    dialog._day.editor.setDate(QDate(2026, 11, 20))  # type: ignore[attr-defined]
    dialog._start.editor.setTime(QTime(7, 5))  # type: ignore[attr-defined]
    dialog._counts.click()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save.click()
    (form,) = saved.args
    assert (form.day, form.start.hour, form.start.minute) == (date(2026, 11, 20), 7, 5)
    assert (form.minutes, form.counts, form.name) == (20, False, "Walk")
    dialog.close_overlay()
    dialog.deleteLater()


def test_tab_goes_through_the_whole_form(page: HistoryPage, look: Look) -> None:
    dialog = open_form(page, look, sessions().edit_form(DETAIL))
    assert dialog._name is not None
    met: set[QWidget] = set()
    # Within a day and a time Tab goes from part to part first.
    for _ in range(30):
        here = page.focusWidget()
        met.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    fields = (dialog._name, dialog._day, dialog._start, dialog._minutes, dialog._note)
    assert {field.editor for field in fields} <= met
    assert {dialog._counts, dialog.save} <= met
    assert any(isinstance(one, QTableView) for one in met)
    dialog.close_overlay()
    dialog.deleteLater()


def test_a_form_for_something_new_begins_with_what_it_was(page: HistoryPage, look: Look) -> None:
    dialog = open_form(page, look, sessions().elsewhere_form(NOW, None))
    assert dialog._name is not None
    assert dialog._name.editor.hasFocus()
    dialog.close_overlay()
    dialog.deleteLater()


def test_what_cannot_be_is_said_and_nothing_is_lost(
    page: HistoryPage, look: Look, qtbot: QtBot
) -> None:
    dialog = open_form(page, look, sessions().elsewhere_form(NOW, None))
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save.click()
        assert dialog._fault.text() == "Say what it was, so that you recognise it later."
        assert dialog._name is not None
        QTest.keyClicks(dialog._name.editor, "Swimming")
        dialog._start.editor.setTime(QTime(18, 31))  # type: ignore[attr-defined]
        dialog.save.click()
        assert dialog._fault.text() == "That time has not come yet. Choose an earlier one."
    assert dialog._fault.isVisible()
    assert dialog.form.name == "Swimming"
    dialog._start.step(-1)
    with qtbot.waitSignal(dialog.saved):
        QTest.keyClick(dialog._start.editor, Qt.Key.Key_Return)
    dialog.close_overlay()
    dialog.deleteLater()


def test_fewer_times_are_less_time_held_and_the_best_hold_stays(page: HistoryPage) -> None:
    model = SetModel(sessions().edit_form(DETAIL).sets, page)
    assert model.setData(model.index(0, REPS), 4)
    assert (model.sets[0].record.reps, model.sets[0].record.hold_ms) == (4, 20_000)
    assert model.sets[0].record.best_hold_ms == 5_000
    assert model.setData(model.index(1, HELD), 70)
    assert (model.sets[1].record.reps, model.sets[1].record.hold_ms) == (7, 70_000)
    assert not model.setData(model.index(1, 0), 3)
    assert model.sets[2] == sessions().edit_form(DETAIL).sets[2]


def test_a_session_that_cannot_be_changed_offers_no_change(page: HistoryPage, look: Look) -> None:
    for can_write in (True, False):
        dialog = SessionDialog(look, sessions().session(DETAIL, can_write=can_write), page)
        assert hasattr(dialog, "remove") is can_write
        dialog.deleteLater()


def test_an_exercise_dialog_shows_its_numbers(page: HistoryPage, look: Look, qtbot: QtBot) -> None:
    from coach.ui.history.exercise_dialog import ExerciseDialog

    view = exercise_presenter().exercise(TOTAL, EXERCISE_DAYS, SIDES, "Last 8 weeks")
    dialog = ExerciseDialog(look, view, page)
    dialog.open()
    with qtbot.waitSignal(dialog.table_asked) as asked:
        dialog.table_button.click()
    assert asked.args == [view.table]
    dialog.close_overlay()
    dialog.deleteLater()


def test_undo_is_offered_until_it_is_taken(page: HistoryPage, qtbot: QtBot) -> None:
    page.undo.offer("“Gentle start” of 19 November is deleted.")
    with qtbot.waitSignal(page.undo.undo_asked):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.undo.isVisible()
    page.undo.offer("Taken back.", undo=False)
    with qtbot.assertNotEmitted(page.undo.undo_asked):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
