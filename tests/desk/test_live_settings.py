"""Settings are in force at once, without a restart."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.content.catalogue import load_catalogue
from coach.content.recipe import decode_recipe
from coach.desk.live_settings import LiveSettings, heard_kinds
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.session import SessionDesk
from coach.desk.session_settings import SessionSettings as SettingsOfSessions
from coach.desk.settings import SettingsDesk
from coach.domain.compiler import Options, compile_routine
from coach.domain.player import Command, Phase
from coach.domain.progress import GoalChange
from coach.domain.timeline import CueKind
from coach.paths import DataPaths, make_private_dir, paths_under
from coach.planning import options_from
from coach.speech import qt_voice
from coach.speech.cache import ClipCache
from coach.speech.engines import Engine, Manner
from coach.speech.renderer import Renderer
from coach.storage.goals import goal_changes
from coach.storage.opening import open_database
from coach.storage.setting_groups import (
    Figure,
    KeySettings,
    SessionSettings,
    Settings,
    SoundSettings,
    Theme,
    VoiceEngine,
)
from coach.storage.settings import load_settings
from coach.ui.icons import Icons
from coach.ui.main.window import MainWindow
from coach.ui.session.settings_frame import SettingsFrame
from coach.ui.session.view import SessionView
from coach.ui.settings.category_list import Category
from coach.ui.theme import Theme as LiveTheme
from coach.ui.tokens import HIGH_CONTRAST_DARK
from coach.ui.widgets.look import make_look
from tests.speech.conftest import Device


class Office:
    """The desks that settings reach, with a fake sound device."""

    def __init__(self, app: QApplication, paths: DataPaths, settings: Settings) -> None:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        make_private_dir(paths.data_dir)
        self.paths = paths
        self.theme = LiveTheme(app)
        self.icons = Icons()
        self.icons.load()
        self.window = MainWindow(make_look(self.theme, self.icons))
        self.preferences = Preferences(paths, settings)
        self.record = Record()
        self.record.open(paths, settings)
        self.live = LiveSettings(self.preferences, self.window, self.record, paths)
        self.sessions: SessionDesk
        self.session_settings: SettingsOfSessions
        self.desk = SettingsDesk(self.window.look, self.preferences, self.live, paths)

    def close(self) -> None:
        self.live.close()
        self.record.close()
        self.window.deleteLater()
        self.theme.deleteLater()


MakeOffice = Callable[..., Office]


@pytest.fixture
def make_office(qapp: QApplication, tmp_path: Path) -> Iterator[MakeOffice]:
    made: list[Office] = []

    def make(settings: Settings | None = None) -> Office:
        made.append(Office(qapp, paths_under(tmp_path), settings or Settings()))
        return made[-1]

    yield make
    for office in made:
        office.close()


@pytest.fixture
def manners(monkeypatch: pytest.MonkeyPatch) -> list[Manner]:
    """The manners in which a voice was asked for; it renders nothing and sounds nowhere."""
    asked: list[Manner] = []

    def note(manner: Manner, cache: ClipCache) -> list[Renderer]:
        asked.append(manner)
        return []

    silent = partial(qt_voice.Voice, renderers=note, make_output=Device())
    monkeypatch.setattr(qt_voice, "Voice", silent)
    return asked


def change(office: Office, **groups: object) -> None:
    office.preferences.change(replace(office.preferences.settings, **groups))


def test_the_look_follows(make_office: MakeOffice) -> None:
    office = make_office()
    display = Settings().display
    change(office, display=replace(display, theme=Theme.DARK, high_contrast=True, text_scale=150))
    assert office.theme.tokens is HIGH_CONTRAST_DARK
    assert office.theme.text_scale == 1.5
    change(office, display=replace(display, reduced_motion=True))
    assert office.theme.reduced_motion


def test_the_look_that_was_kept_is_in_force_from_the_start(make_office: MakeOffice) -> None:
    display = replace(Settings().display, theme=Theme.DARK, high_contrast=True)
    assert make_office(Settings(display=display)).theme.tokens is HIGH_CONTRAST_DARK


def test_another_figure_replaces_all_pictures(make_office: MakeOffice) -> None:
    office = make_office()
    office.live.draw_figures()
    before = office.window.figures.source
    redrawn = QSignalSpy(office.live.figure_changed)
    change(office, display=replace(Settings().display, figure=Figure.SAMUEL))
    assert office.window.figures.source is not before
    assert redrawn.count() == 1
    change(office, display=replace(office.preferences.settings.display, text_scale=110))
    assert redrawn.count() == 1


def test_the_voice_follows(make_office: MakeOffice, manners: list[Manner]) -> None:
    office = make_office()
    change(office, sound=SoundSettings(words_per_minute=150))
    assert manners == []  # it is made when first asked for
    voice = office.live.voice()
    assert manners[-1] == Manner(Engine.AUTO, 150)
    change(office, sound=SoundSettings(words_per_minute=200, voice=VoiceEngine.ESPEAK))
    assert manners[-1] == Manner(Engine.ESPEAK, 200)
    change(office, sound=replace(office.preferences.settings.sound, muted=True))
    assert voice.muted
    assert office.live.voice() is voice


def test_muting_in_a_session_leaves_its_pace_alone(
    make_office: MakeOffice, manners: list[Manner]
) -> None:
    office = make_office()
    office.live.voice().set_pace(140)
    change(office, sound=SoundSettings(muted=True))
    assert manners[-1].words_per_minute == 140


def test_each_class_of_cue_is_heard_or_not() -> None:
    assert heard_kinds(SoundSettings()) == frozenset(CueKind)
    quiet = SoundSettings(
        instructions=False, counting=False, breath=False, ticks=False, tones=False
    )
    assert heard_kinds(quiet) == frozenset()
    words = {CueKind.INSTRUCTION, CueKind.SAFETY}
    assert heard_kinds(SoundSettings(instructions=False)) == frozenset(CueKind) - words


def test_a_goal_holds_from_this_week_on(make_office: MakeOffice) -> None:
    office = make_office()
    change(office, week=replace(Settings().week, goal=5))
    assert [one.sessions for one in _goals(office)] == [5]
    assert load_settings(office.paths).settings.week.goal == 5


def _goals(office: Office) -> tuple[GoalChange, ...]:
    office.record.close()
    opened = open_database(office.paths)
    try:
        return goal_changes(opened.database)
    finally:
        opened.database.close()


def test_a_key_that_cannot_be_had_is_told(make_office: MakeOffice) -> None:
    office = make_office(Settings(keys=KeySettings(chosen={"mute": "Space", "floor": "Z"})))
    (fault,) = office.live.faults
    assert "keys.chosen.mute is “Space”" in fault
    assert make_office().live.faults == ()


# --- the page ---------------------------------------------------------------------------------


def test_what_is_chosen_on_the_page_is_kept_and_in_force(
    make_office: MakeOffice, qtbot: QtBot
) -> None:
    office = make_office()
    page = office.desk.page
    qtbot.addWidget(page)
    assert office.desk.page is page
    chosen = replace(Settings(), display=replace(Settings().display, theme=Theme.DARK))
    page.changed.emit(chosen)
    assert office.theme.tokens.dark
    assert load_settings(office.paths).settings == chosen


def test_what_changes_elsewhere_is_shown_on_the_page(make_office: MakeOffice, qtbot: QtBot) -> None:
    office = make_office()
    qtbot.addWidget(office.desk.page)
    panel = office.desk.page.panel(Category.VOICE)
    change(office, sound=SoundSettings(muted=True))
    assert panel.settings.sound.muted  # type: ignore[attr-defined]


def test_the_folder_is_opened_or_named(
    make_office: MakeOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office()
    qtbot.addWidget(office.desk.page)
    opened: list[QUrl] = []
    answers = iter([True, False])

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return next(answers)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    told = QSignalSpy(office.live.told)
    office.desk.page.folder_asked.emit()
    assert [url.toLocalFile() for url in opened] == [str(office.paths.data_dir)]
    assert told.count() == 0
    office.desk.page.folder_asked.emit()
    assert str(office.paths.data_dir) in told.at(0)[0]


# --- sessions ---------------------------------------------------------------------------------


@pytest.fixture
def sessions(make_office: MakeOffice, manners: list[Manner]) -> Iterator[Office]:
    """An office with a desk for sessions, at keys and a pace of the user's own."""
    kept = Settings(
        sound=SoundSettings(words_per_minute=200),
        keys=KeySettings(chosen={"mute": "Z"}),
        session=SessionSettings(lead_in_seconds=15),
    )
    office = make_office(kept)
    office.sessions = SessionDesk(
        office.window, load_catalogue().catalogue, office.preferences, office.live.voice
    )
    office.session_settings = SettingsOfSessions(
        office.window, office.preferences, office.live, office.paths, office.sessions
    )
    yield office
    office.sessions.close()


def begin(office: Office, options: Options, qtbot: QtBot) -> SessionView:
    routine = load_catalogue().catalogue.routines["gentle-start"]
    office.window.resize(1280, 800)
    with qtbot.waitExposed(office.window):
        office.window.show()
    with qtbot.waitSignal(office.sessions.began):
        office.sessions.start(routine, options, office.record)
    view = office.window.findChild(SessionView)
    assert isinstance(view, SessionView)
    return view


def test_the_settings_of_a_session_hold_in_it_at_once(
    sessions: Office, manners: list[Manner], qtbot: QtBot
) -> None:
    view = begin(sessions, options_from(sessions.preferences.settings), qtbot)
    running = sessions.sessions._running
    assert running is not None
    assert running.controller is not None
    before = running.timeline
    with qtbot.waitSignal(sessions.sessions.settings_wanted):
        QTest.keyClick(view, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert running.controller.state is not None
    assert running.controller.state.phase is Phase.PAUSED
    frame = sessions.window.findChild(SettingsFrame)
    assert isinstance(frame, SettingsFrame)
    assert frame.isVisible()
    assert not view.isVisible()
    sound = SoundSettings(words_per_minute=130, muted=True)
    rest = SessionSettings(breath_seconds=8, transition_seconds=30, keep_awake=False)
    change(sessions, sound=sound, session=rest, keys=KeySettings(chosen={"mute": "Y"}))
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert view.isVisible()
    assert view.parts.paused_card.resume.hasFocus()
    assert view.parts.bar.mute.accessibleDescription() == "Y"
    assert manners[-1].words_per_minute == 130
    paced = options_from(sessions.preferences.settings)
    exercises = load_catalogue().catalogue.exercises
    expected = compile_routine(running.plan.routine, exercises, paced)
    assert running.timeline == running.controller.state.timeline == expected
    assert expected.length_ms != before.length_ms
    log = sessions.record.log
    assert log is not None
    unfinished = log.unfinished()
    assert unfinished is not None
    assert decode_recipe(unfinished.plan.recipe)[1] == paced


def test_the_end_of_a_session_puts_its_settings_away(sessions: Office, qtbot: QtBot) -> None:
    view = begin(sessions, Options(), qtbot)
    view.parts.top.settings.click()
    assert sessions.window.findChild(SettingsFrame) is not None
    with qtbot.waitSignal(sessions.sessions.ended):
        view.command_requested.emit(Command.END)
    qtbot.waitUntil(lambda: sessions.window.findChild(SettingsFrame) is None)


def test_the_floor_view_comes_back_after_the_settings(sessions: Office, qtbot: QtBot) -> None:
    view = begin(sessions, Options(), qtbot)
    view.set_floor(on=True)
    QTest.keyClick(view, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    frame = sessions.window.findChild(SettingsFrame)
    assert isinstance(frame, SettingsFrame)
    frame.back.click()
    assert view.is_floor
    view.set_floor(on=False)


def test_a_session_is_as_the_settings_say(sessions: Office, qtbot: QtBot) -> None:
    options = options_from(sessions.preferences.settings)
    assert (options.lead_in_seconds, options.words_per_minute) == (15, 200)
    view = begin(sessions, options, qtbot)
    qtbot.waitUntil(lambda: view.parts.bar.mute.accessibleDescription() == "Z")
    muted = QSignalSpy(view.mute_requested)
    QTest.keyClick(view, Qt.Key.Key_M)
    QTest.keyClick(view, Qt.Key.Key_Z)
    assert muted.count() == 1
    assert sessions.preferences.settings.sound.muted


def test_a_session_keeps_the_pace_that_it_was_planned_at(
    sessions: Office, manners: list[Manner], qtbot: QtBot
) -> None:
    view = begin(sessions, Options(words_per_minute=130), qtbot)
    assert manners[-1].words_per_minute == 130
    before = len(manners)
    kept = sessions.preferences.settings.sound
    change(sessions, sound=replace(kept, voice=VoiceEngine.ESPEAK, volume=50))
    assert manners[before:] == [Manner(Engine.ESPEAK, 130)]
    with qtbot.waitSignal(sessions.sessions.ended):
        view.command_requested.emit(Command.END)
    assert manners[-1].words_per_minute == 200
