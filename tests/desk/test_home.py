"""Which routine the home page shows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.desk.home import HomeDesk
from coach.desk.suggestions import SuggestionsDesk
from coach.domain.routine import Catalogue
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look
from tests.desk.checkin_bench import OWN, STRONG, bench_in, catalogue


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[HomeDesk]:
    owner = QObject()
    bench = bench_in(tmp_path)
    theme = Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner)
    window = MainWindow(make_look(theme, Icons(parent=owner)))
    qtbot.addWidget(window)
    suggestions = SuggestionsDesk(catalogue(), bench.preferences, bench.record, owner)
    desk = HomeDesk(window, catalogue(), bench.preferences, bench.record, suggestions, owner)
    desk.open(OWN.id)
    yield desk
    bench.record.close()


def without(*ids: str) -> Catalogue:
    """The catalogue while some files are broken."""
    routines = {key: one for key, one in catalogue().routines.items() if key not in ids}
    return replace(catalogue(), routines=routines)


def test_a_routine_whose_file_was_broken_for_a_while_is_shown_again(home: HomeDesk) -> None:
    assert home.routine_id == OWN.id
    home.use_catalogue(without(OWN.id))
    instead = home.routine_id
    assert instead in without(OWN.id).routines
    home.use_catalogue(without(OWN.id, STRONG.id))
    assert home.routine_id == instead
    home.use_catalogue(catalogue())
    assert home.routine_id == OWN.id


def test_whatever_was_chosen_meanwhile_stays(home: HomeDesk) -> None:
    home.use_catalogue(without(OWN.id))
    home.show_routine(STRONG.id, flare_up=False)
    home.use_catalogue(catalogue())
    assert home.routine_id == STRONG.id
