"""Suggestions from the record, their answers, and the doses that follow from them."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.desk.suggestions import SuggestionsDesk
from coach.domain.compiler import Options, item_dose
from coach.domain.steps import DoseKey, OwnStep
from coach.domain.suggestions import Answer, Rule
from coach.storage.errors import StorageError
from coach.storage.setting_groups import LibrarySettings
from coach.ui.icons import Icons
from coach.ui.theme import Appearance, Theme
from coach.ui.widgets.look import make_look
from tests.desk.checkin_bench import HAMSTRINGS, KNEE, OWN, Bench, bench_in, catalogue

KEY = DoseKey(KNEE, "000")


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = bench_in(tmp_path)
    yield made
    made.record.close()


@pytest.fixture
def ready(bench: Bench) -> SuggestionsDesk:
    """Three full sessions went well."""
    for days_ago in (5, 3, 1):
        bench.session(days_ago)
    return bench.suggestions()


def hold_seconds(desk: SuggestionsDesk) -> int:
    """The hold that the next session has."""
    exercise = catalogue().exercises[KNEE]
    return item_dose(OWN.items[0], exercise, Options(adjusted=desk.steps)).hold_seconds


def test_without_sessions_nothing_is_suggested(bench: Bench) -> None:
    desk = bench.suggestions()
    assert (desk.suggestion, desk.view, dict(desk.steps)) == (None, None, {})


def test_a_suggestion_changes_nothing_until_it_is_taken(
    bench: Bench, ready: SuggestionsDesk
) -> None:
    assert ready.view is not None
    assert ready.view.title == "A small step for single knee to chest?"
    assert ready.view.text == (
        "Hold for 35 seconds instead of 30. Bay State Pain Associates goes up to 1 minute."
    )
    assert "three full sessions" in ready.view.reason
    assert hold_seconds(ready) == 30
    spy = QSignalSpy(ready.steps_changed)
    ready.accept()
    assert spy.count() == 1
    assert hold_seconds(ready) == 35
    assert ready.suggestion is None
    assert ready.view.title == "Single knee to chest: 35 seconds from now on"
    assert ready.step_words(KNEE, "000") == "Your own step: 35 seconds instead of 30."
    # It holds after a new start of the program.
    assert bench.suggestions().steps == {KEY: OwnStep(hold_seconds=35)}


def test_taking_it_can_be_undone(ready: SuggestionsDesk) -> None:
    before = ready.view
    ready.accept()
    ready.undo()
    assert hold_seconds(ready) == 30
    assert ready.view == before
    ready.undo()
    assert ready.view == before


def test_turning_it_down_is_remembered_and_can_be_undone(
    bench: Bench, ready: SuggestionsDesk
) -> None:
    before = ready.view
    ready.refuse()
    assert hold_seconds(ready) == 30
    assert ready.view is not None
    assert not ready.view.is_open
    assert bench.suggestions().view is None
    ready.undo()
    assert ready.view == before
    ready.refuse()
    ready.put_away()
    assert ready.view is None


def test_a_step_can_be_taken_out_again_at_any_time(bench: Bench, ready: SuggestionsDesk) -> None:
    ready.accept()
    ready.reset(KNEE, "000")
    assert hold_seconds(ready) == 30
    assert ready.step_words(KNEE, "000") == ""
    assert dict(bench.suggestions().steps) == {}
    # There is nothing more to take out.
    ready.reset(KNEE, "000")
    assert bench.record.suggestions is not None
    assert len(bench.record.suggestions.answers()) == 2


def test_sessions_at_the_new_dose_are_known_by_their_plans(
    bench: Bench, ready: SuggestionsDesk
) -> None:
    ready.accept()
    raised = Options(adjusted=ready.steps)
    bench.session(0, 7, options=raised)
    ready.refresh()
    assert ready.suggestion is not None
    assert ready.suggestion.rule is Rule.STEP_BACK
    ready.accept()
    assert hold_seconds(ready) == 30


def test_that_hurts_stops_the_way_up(bench: Bench) -> None:
    for days_ago, hurt in ((5, False), (3, False), (1, True)):
        bench.session(days_ago, hurt=hurt)
    assert bench.suggestions().suggestion is None


def test_twice_running_a_flare_up_day_and_the_doctor_card_are_offered(bench: Bench) -> None:
    bench.session(3, 6)
    bench.session(1, 8)
    desk = bench.suggestions()
    assert desk.view is not None
    assert desk.view.doctor
    wanted, changed = QSignalSpy(desk.flare_up_wanted), QSignalSpy(desk.steps_changed)
    desk.accept()
    assert (wanted.count(), changed.count()) == (1, 0)
    assert bench.suggestions().view is None


def test_what_is_not_for_me_goes_at_once(bench: Bench, ready: SuggestionsDesk) -> None:
    settings = bench.preferences.settings
    unwanted = LibrarySettings(not_for_me=(KNEE,))
    bench.preferences.change(msgspec.structs.replace(settings, library=unwanted))
    assert (ready.suggestion, ready.view) == (None, None)
    bench.preferences.change(settings)
    assert ready.suggestion is not None


def test_a_dose_that_is_no_longer_chosen_is_not_suggested(bench: Bench) -> None:
    for days_ago in (5, 3, 1):
        bench.session(days_ago, routine=HAMSTRINGS)
    desk = bench.suggestions()
    offered = [desk.view is not None]
    settings = bench.preferences.settings
    profiles = {HAMSTRINGS.items[0].exercise_id: "004"}
    bench.preferences.change(msgspec.structs.replace(settings, dose_profiles=profiles))
    offered.append(desk.view is not None)
    bench.preferences.change(settings)
    offered.append(desk.view is not None)
    assert offered == [True, False, True]


def fill(bench: Bench) -> None:
    """Leave no room for one more answer."""
    database, stored = bench.record._database, bench.record.suggestions
    assert database is not None
    assert stored is not None
    ((pages,),) = database.rows("PRAGMA page_count")
    database.rows(f"PRAGMA max_page_count = {pages}")
    now = datetime.now().astimezone()
    for length in (3000, 300, 0):
        with suppress(StorageError):
            for number in range(1000):
                answer_id = f"{length} {number}".ljust(36)
                padding = ("x" * length,)
                other = DoseKey("another", "000")
                stored.write(
                    [
                        Answer(
                            answer_id,
                            Rule.RESET,
                            True,
                            now,
                            now.date(),
                            other,
                            session_ids=padding,
                        )
                    ]
                )


def test_an_answer_that_cannot_be_kept_changes_nothing(
    bench: Bench, ready: SuggestionsDesk
) -> None:
    fill(bench)
    before, told = ready.view, QSignalSpy(ready.troubled)
    ready.accept()
    assert told.count() == 1
    assert ready.view == before
    assert hold_seconds(ready) == 30
    ready.refuse()
    assert told.count() == 2
    assert ready.view == before


def test_a_card_follows_its_desk(ready: SuggestionsDesk, qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    card = ready.card(make_look(Theme(qapp, Appearance(), owner), Icons(parent=owner)))
    qtbot.addWidget(card)
    assert card.isVisible()
    card.accept.click()
    assert hold_seconds(ready) == 35
    assert card.undo.isVisible()
    card.undo.click()
    assert hold_seconds(ready) == 30
    card.refuse.click()
    card.close_button.click()
    assert not card.isVisible()
