"""The library's desk: marks are kept, and shown wherever they matter."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.desk.library import LibraryDesk
from coach.desk.preferences import Preferences
from coach.domain.compiler import Options
from coach.domain.routine import Catalogue
from coach.paths import paths_under
from coach.planning import catalogue_for
from coach.storage.setting_groups import Settings
from coach.storage.settings import load_settings
from coach.ui.main.view import Page
from coach.ui.main.window import MainWindow
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.look import Look
from tests.ui.conftest import catalogue, icons, look, theme

__all__ = ["catalogue", "icons", "look", "theme"]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(paths_under(tmp_path), Settings())


@pytest.fixture
def desk(look: Look, catalogue: Catalogue, preferences: Preferences, qtbot: QtBot) -> LibraryDesk:
    window = MainWindow(look)
    qtbot.addWidget(window)
    made = LibraryDesk(window, catalogue, preferences, Options, window)
    window.home.show_page(Page.EXERCISES, made.page)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_the_page_is_built_when_it_is_first_shown(
    look: Look, catalogue: Catalogue, preferences: Preferences, qtbot: QtBot
) -> None:
    window = MainWindow(look)
    qtbot.addWidget(window)
    desk = LibraryDesk(window, catalogue, preferences, Options, window)
    desk.refresh()
    desk.figures_changed()
    assert desk._page is None
    assert desk.page is desk.page
    assert len(desk.page.grid.cards) == len(catalogue.exercises)


def marks(preferences: Preferences) -> tuple[tuple[str, ...], tuple[str, ...]]:
    library = preferences.settings.library
    return library.favourites, library.not_for_me


def test_marks_are_kept_and_shown(
    desk: LibraryDesk, preferences: Preferences, tmp_path: Path
) -> None:
    desk.show_exercise("bird-dog")
    desk.page.detail.favourite.click()
    assert marks(preferences) == (("bird-dog",), ())
    assert load_settings(paths_under(tmp_path)).settings == preferences.settings
    assert [card.exercise_id for card in desk.page.grid.cards if card.favourite] == ["bird-dog"]
    # One is either liked or not for the user.
    desk.page.detail.not_for_me.click()
    assert marks(preferences) == ((), ("bird-dog",))
    assert not desk.page.detail.favourite.isChecked()
    desk.page.detail.favourite.click()
    assert marks(preferences) == (("bird-dog",), ())
    desk.page.detail.favourite.click()
    assert preferences.settings == Settings()


def test_what_is_not_for_the_user_is_in_no_routine_of_ours(
    desk: LibraryDesk, preferences: Preferences, catalogue: Catalogue
) -> None:
    assert catalogue_for(catalogue, preferences.settings) == catalogue
    desk.show_exercise("hamstring-stretch")
    desk.page.detail.not_for_me.click()
    suited = catalogue_for(catalogue, preferences.settings)
    used = [item for one in suited.routines.values() for item in one.active_items]
    assert "hamstring-stretch" not in {item.exercise_id for item in used}


def test_what_is_asked_for_is_passed_on(desk: LibraryDesk, qtbot: QtBot) -> None:
    desk.show_exercise("bird-dog")
    with qtbot.waitSignal(desk.reading_wanted) as told:
        desk.page.detail.pane.read_aloud.click()
    assert told.args == ["bird-dog"]
    dose = desk.page.detail.pane.dose
    with qtbot.waitSignal(desk.dose_chosen) as told:
        dose.picked.emit("000")
    assert told.args == ["bird-dog", "000"]


def test_doses_are_shown_as_they_are_in_force(
    look: Look, catalogue: Catalogue, preferences: Preferences, qtbot: QtBot
) -> None:
    def options() -> Options:
        return Options(profiles={"bird-dog": "000"})

    window = MainWindow(look)
    qtbot.addWidget(window)
    desk = LibraryDesk(window, catalogue, preferences, options, window)
    desk.show_exercise("bird-dog")
    chosen = desk.page.detail.pane.dose.entry
    assert chosen is not None
    assert chosen.key == "000"


def test_other_exercises_can_be_put_in(
    desk: LibraryDesk, catalogue: Catalogue, preferences: Preferences
) -> None:
    desk.show_exercise("bird-dog")
    fewer = {key: one for key, one in catalogue.exercises.items() if key != "bird-dog"}
    desk.use_catalogue(Catalogue(fewer, catalogue.routines))
    assert "bird-dog" not in {card.exercise_id for card in desk.page.grid.cards}
    desk.show_exercise("bird-dog")
    assert not desk.page.is_at_top or desk.page.grid.isVisible()


def test_own_exercises_are_made_and_changed_here(
    desk: LibraryDesk, catalogue: Catalogue, qtbot: QtBot
) -> None:
    page = desk.page
    own = replace(catalogue.exercises["bird-dog"], id="mine", name="Mine", builtin=False)
    desk.use_catalogue(Catalogue({**catalogue.exercises, "mine": own}, catalogue.routines))
    desk.show_exercise("mine")
    with qtbot.waitSignal(desk.edit_wanted) as told:
        page.detail.edit.click()
    assert told.args == ["mine"]
    desk.show_exercise("bird-dog")
    assert not page.detail.edit.isVisible()
    page.show_cards()
    with qtbot.waitSignals([desk.new_wanted, desk.import_wanted]):
        page.filters.new.click()
        page.filters.take_in.click()
    (yours,) = [one for one in page.findChildren(FilterChip) if one.text() == "Yours"]
    yours.click()
    assert [card.exercise_id for card in page.grid.cards] == ["mine"]
    desk.use_catalogue(catalogue)
    assert page.grid.cards == ()
    assert yours.isVisible()
    yours.click()
    assert not yours.isVisible()


def test_advice_can_be_asked_for_from_elsewhere(desk: LibraryDesk) -> None:
    desk.show_advice("living")
    assert desk.page.advice.isVisible()
    assert not desk.page.is_at_top
