"""The settings of the reminders: by mouse, by keyboard, by name."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.reminders import WeeklyTime
from coach.ui.dates import time_of_day
from coach.ui.reminding.panel import FIRST_TIME, ReminderPanel
from coach.ui.reminding.time_stepper import TimeStepper, parse_time
from coach.ui.reminding.view import MOST_TIMES, ReminderChoice
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look

NONE = ReminderChoice(on=False, times=(), later_minutes=30, at_login=False)
TWO = ReminderChoice(
    on=True,
    times=(WeeklyTime((0, 2), time(8, 30)), WeeklyTime((5,), time(18))),
    later_minutes=30,
    at_login=False,
)
MONDAY, SUNDAY = 0, 6


class Bench:
    def __init__(
        self, look: Look, qtbot: QtBot, choice: ReminderChoice, no_login: str = ""
    ) -> None:
        self.panel = ReminderPanel(look, choice, MONDAY, no_login=no_login)
        qtbot.addWidget(self.panel)
        self.said: list[ReminderChoice] = []
        self.panel.changed.connect(self.said.append)
        self.panel.resize(600, 900)
        with qtbot.waitExposed(self.panel):
            self.panel.show()


@pytest.fixture
def bench(look: Look, qtbot: QtBot) -> Bench:
    return Bench(look, qtbot, TWO)


def test_turning_them_on_proposes_three_days_a_week(look: Look, qtbot: QtBot) -> None:
    bench = Bench(look, qtbot, NONE)
    assert not bench.panel.add_time.isVisible()
    # Alone it would do nothing.
    assert not bench.panel.at_login.isEnabled()
    bench.panel.on.click()
    assert bench.panel.at_login.isEnabled()
    assert bench.said == [ReminderChoice(True, (FIRST_TIME,), 30, False)]
    assert len(bench.panel.rows) == 1
    bench.panel.on.click()
    # The times are kept for when they are wanted again.
    assert bench.said[-1] == ReminderChoice(False, (FIRST_TIME,), 30, False)


def test_every_change_is_said_at_once(bench: Bench) -> None:
    panel = bench.panel
    panel.rows[1].chips[SUNDAY].click()
    assert bench.said[-1].times[1] == WeeklyTime((5, 6), time(18))
    panel.rows[0].at.stepBy(1)
    assert bench.said[-1].times[0].at == time(8, 45)
    panel.later.stepBy(1)
    assert bench.said[-1].later_minutes == 35
    panel.at_login.click()
    assert bench.said[-1].at_login
    assert len(bench.said) == 4


def test_times_are_added_up_to_a_number_that_can_be_overseen(bench: Bench) -> None:
    while bench.panel.add_time.isVisible():
        bench.panel.add_time.click()
    assert len(bench.panel.rows) == len(bench.said[-1].times) == MOST_TIMES
    # A new one has the days of the one before.
    assert bench.said[-1].times[-1].days == (5,)


def test_the_one_whose_button_it_is_goes_and_the_keyboard_stays_near(bench: Bench) -> None:
    bench.panel.rows[0].remove.click()
    assert bench.said[-1].times == TWO.times[1:]
    assert bench.panel.rows[0].at.hasFocus()
    bench.panel.rows[0].remove.click()
    assert bench.said[-1].times == ()
    assert bench.panel.add_time.hasFocus()
    assert not bench.panel.export.isEnabled()


def test_a_time_without_days_says_what_is_missing(bench: Bench) -> None:
    row = bench.panel.rows[1]
    assert not row.hint.isVisible()
    row.chips[5].click()
    assert row.hint.isVisible()
    assert bench.said[-1].times[1].days == ()


def test_showing_another_choice_says_nothing(bench: Bench) -> None:
    for choice in (NONE, TWO, ReminderChoice(True, TWO.times[:1], 60, True)):
        bench.panel.show_choice(choice)
        assert bench.panel.choice == choice
        assert bench.panel.on.isChecked() == choice.on
        assert tuple(row.time for row in bench.panel.rows) == choice.times
    assert bench.said == []


def test_a_system_without_autostart_says_so_in_place_of_a_switch_that_does_nothing(
    look: Look, qtbot: QtBot
) -> None:
    bench = Bench(look, qtbot, TWO, no_login="Not here.")
    assert not bench.panel.at_login.isEnabled()
    assert bench.panel.at_login.accessibleDescription() == "Not here."


def test_all_of_it_is_reached_and_used_by_the_keyboard(bench: Bench) -> None:
    panel = bench.panel
    panel.on.setFocus()
    reached: list[QWidget] = []
    while True:
        here = panel.focusWidget()
        assert here is not None
        if here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    wanted: set[QWidget] = {
        panel.on,
        panel.add_time,
        panel.attempt,
        panel.later,
        panel.at_login,
        panel.export,
    }
    for row in panel.rows:
        wanted |= {row.at, row.remove, *row.chips.values()}
    assert set(reached) == wanted
    chip = panel.rows[0].chips[SUNDAY]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert bench.said[-1].times[0].days == (0, 2, 6)
    at = panel.rows[0].at
    at.setFocus(Qt.FocusReason.TabFocusReason)
    at.selectAll()
    QTest.keyClicks(at, "715")
    QTest.keyClick(at, Qt.Key.Key_Return)
    assert bench.said[-1].times[0].at == time(7, 15)


def test_every_control_has_a_name(bench: Bench) -> None:
    controls = [
        one
        for kind in (QAbstractButton, QAbstractSpinBox)
        for one in bench.panel.findChildren(kind)
    ]
    assert len(controls) > 20
    for one in controls:
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or text.strip()
    first, second = bench.panel.rows
    assert first.remove.accessibleName() != second.remove.accessibleName()
    assert first.chips[0].accessibleName() == "Monday"


@pytest.mark.parametrize(("scale", "width"), [(1.0, 600), (2.0, 560)])
def test_nothing_is_cut(look: Look, qtbot: QtBot, scale: float, width: int) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    bench = Bench(look, qtbot, TWO)
    layout = bench.panel.layout()
    assert layout is not None
    bench.panel.resize(width, layout.totalHeightForWidth(width))
    for kind in (QAbstractButton, QAbstractSpinBox):
        for one in bench.panel.findChildren(kind):
            if not one.isVisible():
                continue
            assert one.width() >= one.sizeHint().width()
            assert min(one.width(), one.height()) >= 44
            corner = one.mapTo(bench.panel, one.rect().bottomRight())
            assert bench.panel.rect().contains(corner)
            parent = one.parentWidget()
            assert parent is not None
            assert parent.rect().contains(one.geometry())


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 21, 18, 0, tzinfo=UTC), "today at 18:00"),
        (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), "tomorrow at 08:30"),
        (datetime(2026, 11, 23, 8, 30, tzinfo=UTC), "on Monday at 08:30"),
        (None, ""),
    ],
)
def test_it_says_when_the_next_one_comes(bench: Bench, moment: datetime | None, words: str) -> None:
    bench.panel.show_next(moment, datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    assert words in bench.panel._next.text()
    assert bench.panel._next.isVisible() is bool(words)


# --- times of day ---------------------------------------------------------------------------------


@pytest.fixture
def stepper(look: Look, qtbot: QtBot) -> TimeStepper:
    stepper = TimeStepper(look, "Time")
    qtbot.addWidget(stepper)
    return stepper


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        (time(8, 0), 1, time(8, 15)),
        (time(8, 10), 1, time(8, 15)),
        (time(8, 10), -1, time(8, 0)),
        (time(8, 15), -1, time(8, 0)),
        (time(0, 0), -1, time(23, 45)),
        (time(23, 50), 1, time(0, 0)),
        (time(8, 10), 10, time(9, 10)),
        (time(0, 10), -10, time(23, 10)),
    ],
)
def test_steps_go_by_quarters_and_by_hours(
    stepper: TimeStepper, start: time, steps: int, end: time
) -> None:
    stepper.show_time(start)
    stepper.stepBy(steps)
    assert stepper.shown == end


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", time(8)),
        ("830", time(8, 30)),
        ("0830", time(8, 30)),
        ("8:30", time(8, 30)),
        (" 8.30 ", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8:30 pm", time(20, 30)),
        ("8:30 p.m.", time(20, 30)),
        ("12 am", time(0)),
        ("12:05 PM", time(12, 5)),
        ("13 pm", None),
        ("24:00", None),
        ("8:60", None),
        ("half past eight", None),
        ("", None),
    ],
)
def test_times_are_understood_as_people_type_them(typed: str, meant: time | None) -> None:
    assert parse_time(typed) == meant


@pytest.fixture(params=["en_GB", "en_US", "de_DE", "fr_FR", "sv_SE"])
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("locale")
def test_what_is_shown_is_understood_when_it_is_typed() -> None:
    for hour in range(24):
        for minute in (0, 5, 59):
            shown = time(hour, minute)
            assert parse_time(time_of_day(shown)) == shown


@settings(max_examples=50)
@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(text: str) -> None:
    parse_time(text)


def test_nonsense_leaves_the_time_as_it_was(stepper: TimeStepper) -> None:
    stepper.show_time(time(8, 30))
    stepper.show()
    stepper.selectAll()
    QTest.keyClicks(stepper, "soon")
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.shown == time(8, 30)
    assert stepper.text() == "08:30"
