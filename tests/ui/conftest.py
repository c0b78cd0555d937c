"""A look, a catalogue and a presenter for the tests of the window."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import Options
from coach.domain.record import WeekCount
from coach.domain.routine import Catalogue
from coach.ui.icons import Icons
from coach.ui.main.presenter import Presenter, Progress
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import Look, make_look

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    store = Icons()
    store.load()
    return store


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    owner = QObject()
    yield Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner)
    del owner


@pytest.fixture
def look(theme: Theme, icons: Icons) -> Look:
    return make_look(theme, icons)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue().catalogue


@pytest.fixture
def progress() -> Progress:
    return Progress(
        today=TODAY,
        week=WeekCount(date(2026, 11, 16), completed=2, partial=0, flare_up=0, goal=3),
        last_done={
            "everyday-back-care": date(2026, 11, 19),
            "gentle-start": date(2026, 11, 16),
            "rehab8": date(2026, 10, 8),
        },
    )


@pytest.fixture
def presenter(catalogue: Catalogue, progress: Progress) -> Presenter:
    return Presenter(catalogue, Options(), progress, today="everyday-back-care")
