"""Who is welcomed, and what follows."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.content.catalogue import load_catalogue
from coach.desk.home import HomeDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.suggestions import SuggestionsDesk
from coach.desk.welcome import WelcomeDesk
from coach.domain.record import walk
from coach.domain.routine import Catalogue
from coach.paths import paths_under
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import Settings, StartSettings
from coach.storage.settings import load_settings
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.welcome.page import WelcomePage
from coach.ui.widgets.look import make_look
from tests.storage.samples import PLAN


class Office:
    def __init__(
        self, folder: Path, window: MainWindow, catalogue: Catalogue, settings: Settings
    ) -> None:
        self.paths, self.window, self.owner = paths_under(folder), window, QObject()
        self.preferences = Preferences(self.paths, settings, self.owner)
        self.record = Record()
        self.record.open(self.paths, settings)
        suggestions = SuggestionsDesk(catalogue, self.preferences, self.record, self.owner)
        home = HomeDesk(window, catalogue, self.preferences, self.record, suggestions, self.owner)
        self.desk = WelcomeDesk(window, catalogue, self.preferences, self.record, home, self.owner)
        home.open()
        self.wanted: list[str] = []
        self.desk.session_wanted.connect(self.wanted.append)

    @property
    def page(self) -> WelcomePage:
        page = self.window.findChild(WelcomePage)
        assert page is not None
        return page


Make = Callable[..., Office]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue().catalogue


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue) -> Iterator[Make]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    owner = QObject()
    theme = Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner)
    offices: list[Office] = []

    def make(settings: Settings | None = None) -> Office:
        window = MainWindow(make_look(theme, Icons(None, owner)))
        qtbot.addWidget(window)
        offices.append(Office(tmp_path, window, catalogue, settings or Settings()))
        with qtbot.waitExposed(window):
            window.show()
        return offices[-1]

    yield make
    for office in offices:
        office.record.close()
        del office.owner


def test_who_comes_for_the_first_time_is_welcomed_and_never_again(make: Make) -> None:
    office = make()
    assert office.desk.is_needed()
    office.desk.open()
    page = office.page
    assert page.isVisible()
    # Nothing is kept before it was read.
    assert not load_settings(office.paths).settings.start.welcomed
    page.before.agree.click()
    page.before.go_on.click()
    assert load_settings(office.paths).settings.start.welcomed
    assert not office.desk.is_needed()
    page.first.start.click()
    assert office.wanted == ["gentle-start"]
    assert not office.desk.is_open
    assert office.window.home.isVisible()


def test_who_looks_around_first_sees_the_routines(make: Make) -> None:
    office = make()
    office.desk.open()
    page = office.page
    page.before.agree.click()
    page.before.go_on.click()
    page.first.skip.click()
    assert office.wanted == []
    assert office.window.home.isVisible()
    assert not office.desk.is_open


def test_a_session_that_was_asked_for_is_the_first_one(make: Make) -> None:
    office = make()
    office.desk.open("desk-break")
    page = office.page
    page.before.agree.click()
    page.before.go_on.click()
    page.first.start.click()
    assert office.wanted == ["desk-break"]


def test_an_unknown_one_is_replaced_by_the_gentlest(make: Make) -> None:
    office = make()
    office.desk.open("no-such-routine")
    office.page.first.start_asked.emit()
    assert office.wanted == ["gentle-start"]


def test_who_was_welcomed_or_has_a_record_is_not(make: Make) -> None:
    assert not make(Settings(start=StartSettings(welcomed=True))).desk.is_needed()


def test_a_record_with_a_session_shows_that_somebody_was_here(make: Make) -> None:
    office = make()
    assert office.record.edits is not None
    now = datetime.now(UTC)
    office.record.edits.add(walk(now - timedelta(hours=1), 600_000, "Walk"), now)
    assert not office.desk.is_needed()


def test_so_does_one_under_way(make: Make) -> None:
    office = make()
    log = office.record.log
    assert isinstance(log, SessionLog)
    log.begin(PLAN, datetime.now(UTC))
    assert not office.desk.is_needed()


def test_a_record_that_cannot_be_read_is_somebodys(make: Make) -> None:
    office = make()
    office.record.close()
    assert not office.desk.is_needed()
