"""Check-ins round real sessions: what is asked, what is kept, and that one key skips."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.desk.checkin import CheckInDesk
from coach.desk.session import SessionDesk
from coach.desk.suggestions import SuggestionsDesk
from coach.domain.compiler import Options, compile_routine
from coach.domain.exercise import Side
from coach.domain.pain import PainMoment
from coach.domain.player import Command
from coach.domain.record import HurtRecord, SessionDetail, SessionStatus
from coach.domain.routine import Routine, RoutineItem
from coach.domain.steps import DoseKey
from coach.storage.setting_groups import CheckInSettings
from coach.ui.checkin.after import AfterQuestion
from coach.ui.checkin.before import BeforeDialog
from coach.ui.checkin.next_day import NextDayDialog
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.session.dialogs import HurtsDialog
from coach.ui.session.summary import SummaryDialog
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.doctor_card import DoctorCard
from coach.ui.widgets.look import make_look
from coach.ui.widgets.overlay import Overlay
from tests.desk.checkin_bench import KNEE, OWN, STRONG, Bench, Voice, bench_in, catalogue

Shown = TypeVar("Shown", bound=Overlay)


@dataclass
class Desk:
    """A window with everything that check-ins need behind it."""

    bench: Bench
    window: MainWindow
    sessions: SessionDesk
    suggestions: SuggestionsDesk
    check_in: CheckInDesk
    troubles: list[str]

    def begin(self, routine: Routine = OWN, *, ask: bool = True, flare_up: bool = False) -> None:
        options = Options(flare_up=flare_up, adjusted=self.suggestions.steps)
        self.check_in.begin(routine, options, ask=ask)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key)

    def dialog(self, kind: type[Shown]) -> Shown | None:
        """Return the dialog of this kind that is open."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found[0] if found else None

    def running(self) -> bool:
        return self.sessions.is_running

    def command(self, *wishes: Command) -> None:
        running = self.sessions._running
        assert running is not None
        assert running.controller is not None
        for wish in wishes:
            running.controller.command(wish)

    def go_through(self) -> None:
        """Do all of the session: it waits for its person at each side."""
        while self.sessions.is_running:
            self.command(Command.NEXT)

    def newest(self) -> SessionDetail:
        history = self.bench.record.history
        assert history is not None
        found = history.session(history.sessions(1)[0].id)
        assert found is not None
        return found

    def want(self, **check_in: bool) -> None:
        settings = self.bench.preferences.settings
        wanted = CheckInSettings(**check_in)
        self.bench.preferences.change(msgspec.structs.replace(settings, check_in=wanted))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    owner = QObject()
    bench = bench_in(tmp_path)
    theme = Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner)
    window = MainWindow(make_look(theme, Icons(parent=owner)))
    qtbot.addWidget(window)
    voice = Voice(owner)
    preferences, record = bench.preferences, bench.record
    sessions = SessionDesk(window, catalogue(), preferences, lambda: voice, owner)  # type: ignore[arg-type,return-value]
    suggestions = SuggestionsDesk(catalogue(), preferences, record, owner)
    check_in = CheckInDesk(window, catalogue(), preferences, record, sessions, suggestions, owner)
    made = Desk(bench, window, sessions, suggestions, check_in, [])
    check_in.troubled.connect(made.troubles.append)
    with qtbot.waitActive(window):
        window.show_home()
        window.show()
        window.activateWindow()
    yield made
    sessions.close()
    window.close()
    record.close()
    assert made.troubles == []


# --- before ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "levels"),
    [
        ((Qt.Key.Key_Escape,), []),
        ((Qt.Key.Key_Return,), []),
        ((Qt.Key.Key_4, Qt.Key.Key_Return), [4]),
        ((Qt.Key.Key_0, Qt.Key.Key_Return), [0]),
    ],
)
def test_the_session_begins_after_one_key_and_its_answer_is_kept(
    desk: Desk, keys: tuple[Qt.Key, ...], levels: list[int]
) -> None:
    desk.begin()
    assert not desk.running()
    desk.press(*keys)
    assert desk.running()
    session_id = desk.sessions.session_id
    assert desk.bench.levels() == [(session_id, PainMoment.BEFORE, one) for one in levels]


@pytest.mark.parametrize("by_settings", [True, False])
def test_a_session_that_is_not_to_be_asked_about_begins_at_once(
    desk: Desk, by_settings: bool
) -> None:
    desk.want(before=not by_settings)
    desk.begin(ask=by_settings)
    assert desk.running()
    assert desk.dialog(BeforeDialog) is None


def test_a_second_start_while_it_asks_does_nothing(desk: Desk) -> None:
    desk.begin()
    desk.begin()
    assert len(desk.window.findChildren(BeforeDialog)) == 1
    desk.press(Qt.Key.Key_Escape)
    desk.begin()
    assert desk.dialog(BeforeDialog) is None


def test_the_doctor_card_is_one_key_away_and_leads_back(desk: Desk) -> None:
    desk.begin()
    desk.press(Qt.Key.Key_8, Qt.Key.Key_F1)
    assert desk.dialog(DoctorCard) is not None
    desk.press(Qt.Key.Key_Escape)
    assert desk.dialog(DoctorCard) is None
    dialog = desk.dialog(BeforeDialog)
    assert dialog is not None
    assert dialog.scale.level == 8
    desk.press(Qt.Key.Key_Return)
    assert desk.running()


def test_a_flare_up_day_is_offered_and_taken(desk: Desk) -> None:
    desk.begin()
    desk.press(Qt.Key.Key_7)
    dialog = desk.dialog(BeforeDialog)
    assert dialog is not None
    assert dialog.gentle.label == "Flare-up day"
    dialog.gentle.click()
    assert desk.newest().record.flare_up
    assert desk.newest().record.routine_id == OWN.id


def test_where_nothing_would_be_left_the_gentlest_routine_takes_its_place(desk: Desk) -> None:
    desk.begin(STRONG)
    dialog = desk.dialog(BeforeDialog)
    assert dialog is not None
    assert dialog.gentle.label == "Flare-up day: Gentle start"
    dialog.gentle.click()
    assert desk.newest().record.flare_up
    assert desk.newest().record.routine_id == "gentle-start"


def test_the_level_outlives_a_session_of_which_nothing_was_done(desk: Desk) -> None:
    desk.begin()
    desk.press(Qt.Key.Key_6, Qt.Key.Key_Return)
    desk.command(Command.END)
    assert not desk.running()
    assert desk.bench.levels() == [(None, PainMoment.BEFORE, 6)]
    assert desk.dialog(SummaryDialog) is None


# --- that hurts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("side", Side)
def test_that_hurts_is_written_down_with_exercise_side_and_moment(desk: Desk, side: Side) -> None:
    desk.begin(ask=False)
    desk.command(Command.NEXT)  # getting ready
    if side is Side.RIGHT:
        desk.command(Command.NEXT, Command.NEXT)  # the left side, and the change of sides
    desk.press(Qt.Key.Key_H)
    (exercise,) = desk.newest().exercises
    (hurt,) = exercise.hurts
    running = desk.sessions._running
    assert running is not None
    moment = running.controller.state.position_ms  # type: ignore[union-attr]
    assert hurt == HurtRecord(0, KNEE, side, moment)
    assert moment > 0
    dialog = desk.dialog(HurtsDialog)
    assert dialog is not None
    assert [row.text().replace("&", "") for row in dialog.rows] == [
        "Skip this exercise",
        "A gentler version",
        "End here",
        "When to see a doctor",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_every_way_on_from_that_hurts_keeps_what_hurt(desk: Desk, key: Qt.Key) -> None:
    desk.begin(replace(OWN, items=OWN.items * 2), ask=False)
    desk.command(Command.NEXT, Command.NEXT, Command.NEXT)
    desk.press(Qt.Key.Key_H, key)
    assert (desk.dialog(HurtsDialog) is not None) == (key == Qt.Key.Key_4)
    if key == Qt.Key.Key_3:
        assert not desk.running()
        assert desk.newest().record.status is SessionStatus.PARTIAL
    else:
        assert desk.running()
    assert len(desk.newest().exercises[0].hurts) == 1
    if key == Qt.Key.Key_4:
        desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)


def test_a_gentler_version_is_gone_on_with_after_the_power_failed(desk: Desk) -> None:
    twice = replace(OWN, items=(RoutineItem(KNEE), RoutineItem(KNEE)))
    desk.begin(twice, ask=False)
    desk.command(Command.NEXT, Command.NEXT, Command.NEXT)
    desk.press(Qt.Key.Key_H, Qt.Key.Key_2)
    running = desk.sessions._running
    assert running is not None
    gentler = running.timeline
    place = running.controller.state.segment.index  # type: ignore[union-attr]
    usual = compile_routine(twice, catalogue().exercises, Options())
    assert gentler.length_ms < usual.length_ms
    log = desk.bench.record.log
    assert log is not None
    # What is on the disk now is what a later start finds.
    kept = log.unfinished()
    assert kept is not None
    desk.sessions.close()
    desk.sessions.resume(kept, desk.bench.record)
    again = desk.sessions._running
    assert again is not None
    assert again.timeline == gentler
    assert again.controller.state.segment.index == place  # type: ignore[union-attr]


# --- after ----------------------------------------------------------------------------------------


def test_after_a_session_digits_answer_and_a_later_answer_replaces_the_first(desk: Desk) -> None:
    desk.begin(ask=False)
    session_id = desk.sessions.session_id
    desk.go_through()
    summary = desk.dialog(SummaryDialog)
    assert summary is not None
    desk.press(Qt.Key.Key_5)
    desk.press(Qt.Key.Key_3)
    assert desk.bench.levels() == [(session_id, PainMoment.AFTER, 3)]
    desk.press(Qt.Key.Key_Return)
    assert desk.dialog(SummaryDialog) is None


def test_arrow_keys_meant_for_the_session_choose_no_level(desk: Desk) -> None:
    desk.begin(ask=False)
    desk.go_through()
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert desk.bench.levels() == []
    # Brought there by Tab, the keyboard chooses as anywhere.
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Right)
    assert [level for _, _, level in desk.bench.levels()] == [1]
    desk.press(Qt.Key.Key_Return)


def test_a_note_is_written_where_the_session_ends(desk: Desk) -> None:
    desk.begin(ask=False)
    desk.go_through()
    summary = desk.dialog(SummaryDialog)
    assert summary is not None
    summary.add_note.click()
    assert summary.note is not None
    # Digits are words here, and no level.
    QTest.keyClicks(desk.window.focusWidget(), "3 days of rest")
    desk.press(Qt.Key.Key_Return)
    assert desk.dialog(SummaryDialog) is None
    assert desk.newest().record.note == "3 days of rest"
    assert desk.bench.levels() == []


@pytest.mark.parametrize("asked", [True, False])
def test_the_summary_closes_with_one_key_and_nothing_is_kept(desk: Desk, asked: bool) -> None:
    desk.want(after=asked)
    desk.begin(ask=False)
    desk.go_through()
    summary = desk.dialog(SummaryDialog)
    assert summary is not None
    assert bool(summary.findChildren(AfterQuestion)) is asked
    desk.press(Qt.Key.Key_Escape)
    assert desk.dialog(SummaryDialog) is None
    assert desk.bench.levels() == []


def test_the_third_good_session_brings_a_suggestion_into_its_summary(desk: Desk) -> None:
    for days_ago in (4, 2):
        desk.bench.session(days_ago)
    desk.begin(ask=False)
    desk.go_through()
    summary = desk.dialog(SummaryDialog)
    assert summary is not None
    (card,) = summary.findChildren(SuggestionCard)
    assert not card.isVisible()
    desk.press(Qt.Key.Key_2)
    assert card.isVisible()
    # Another answer, another verdict: nothing is suggested at five.
    desk.press(Qt.Key.Key_5)
    assert not card.isVisible()
    desk.press(Qt.Key.Key_3)
    card.accept.click()
    assert desk.suggestions.steps[DoseKey(KNEE, "000")].hold_seconds == 35
    desk.press(Qt.Key.Key_Return)
    # The next session has the new dose, and the answer has been read by then.
    desk.begin(ask=False)
    assert desk.newest().exercises[0].dose_text.startswith("3 × 35 s")
    assert desk.suggestions.view is None


# --- the next day ---------------------------------------------------------------------------------


def test_the_next_day_is_asked_once_and_answered_with_keys(desk: Desk) -> None:
    session_id = desk.bench.session(1, None)
    assert desk.check_in.ask_next_day()
    desk.press(Qt.Key.Key_4, Qt.Key.Key_Return)
    assert desk.bench.levels() == [(session_id, PainMoment.NEXT_DAY, 4)]
    assert not desk.check_in.ask_next_day()


def test_put_aside_it_is_not_asked_again(desk: Desk) -> None:
    desk.bench.session(2, None)
    assert desk.check_in.ask_next_day()
    desk.press(Qt.Key.Key_Escape)
    assert desk.dialog(NextDayDialog) is None
    assert not desk.check_in.ask_next_day()
    assert desk.bench.levels() == []


@pytest.mark.parametrize(
    ("days_ago", "wanted", "asked"),
    [(0, True, False), (3, True, True), (4, True, False), (1, False, False)],
)
def test_it_is_asked_on_a_later_day_that_is_still_remembered(
    desk: Desk, days_ago: int, wanted: bool, asked: bool
) -> None:
    desk.bench.session(days_ago, None)
    desk.want(next_day=wanted)
    assert desk.check_in.ask_next_day() is asked
    if asked:
        desk.press(Qt.Key.Key_Escape)


def test_a_worse_next_day_takes_the_step_back(desk: Desk) -> None:
    for days_ago in (5, 3, 1):
        desk.bench.session(days_ago)
    desk.suggestions.refresh()
    desk.suggestions.accept()
    assert desk.check_in.ask_next_day()
    desk.press(Qt.Key.Key_5, Qt.Key.Key_Return)
    view = desk.suggestions.view
    assert view is not None
    assert view.title == "A step back for single knee to chest?"
    assert "2 after, 5 on the next day" in view.reason
