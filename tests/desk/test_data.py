"""The data desk: what the buttons do to real files."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.desk.data import DataDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.record import SessionStatus
from coach.paths import DataPaths, paths_under
from coach.storage.alone import alone
from coach.storage.backups import back_up_daily, list_backups
from coach.storage.export import export_json
from coach.storage.history import read_sessions
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import Settings, SoundSettings
from coach.storage.settings import load_settings, save_settings
from coach.ui.data.export_dialog import ExportKind
from coach.ui.icons import Icons
from coach.ui.single_instance import SingleInstance
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.look import Look, make_look
from coach.ui.widgets.overlay import Overlay
from tests.storage.samples import FACTS, PLAN, STARTED

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    owner, icons = QObject(), Icons()
    icons.load()
    yield make_look(Theme(qapp, Appearance(Mode.LIGHT, reduced_motion=True), owner), icons)
    del owner


class Scene:
    """A window with a data desk over a record of so many sessions."""

    def __init__(self, look: Look, qtbot: QtBot, paths: DataPaths) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.paths = paths
        settings = load_settings(paths).settings
        self.record = Record()
        self.record.open(paths, settings)
        self.preferences = Preferences(paths, settings, self.window)
        self.desk = DataDesk(self.window, look, paths, self.preferences, self.record, self.window)

    @property
    def dialog(self) -> Overlay:
        """The dialog that is shown."""
        (shown,) = (one for one in self.window.findChildren(Overlay) if one.isVisible())
        return shown

    @property
    def words(self) -> str:
        """What it says."""
        panel = self.dialog.panel
        return f"{panel.accessibleName()} {panel.accessibleDescription()}"

    def press(self, label: str) -> None:
        found = [one for one in self.dialog.findChildren(Button) if one.label == label]
        found[0].click()


def with_sessions(paths: DataPaths, count: int, days: int = 0) -> DataPaths:
    with open_database(paths).database as database:
        log = SessionLog(database)
        for number in range(count):
            started = STARTED + timedelta(days=days + number)
            session_id = log.begin(PLAN, started)
            log.record(session_id, FACTS[0], 0, 0)
            log.finish(session_id, SessionStatus.COMPLETED, started, 60_000)
    return paths


@pytest.fixture
def scene(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(look, qtbot, with_sessions(paths_under(tmp_path / "data"), 3))
    yield scene
    scene.record.close()


def test_a_session_leaves_a_backup_once_a_day(scene: Scene) -> None:
    for _ in range(2):
        scene.desk.session_ended()
        (made,) = list_backups(scene.paths)
    assert (made.mark, made.sessions) == ("daily", 3)


def test_a_backup_that_cannot_be_made_is_told(scene: Scene) -> None:
    scene.paths.backups.write_text("in the way")
    scene.desk.session_ended()
    assert "No backup was made" in scene.words
    assert "it is a file, not a folder" in scene.words


def test_back_up_and_restore(scene: Scene) -> None:
    scene.desk.panel.setParent(scene.window)
    scene.desk.panel.backup_wanted.emit()
    assert "3 sessions, 1 Mar 2026 to 3 Mar 2026" in scene.words
    scene.press("Close")
    with_sessions(scene.paths, 2, days=50)
    changed = QSignalSpy(scene.desk.record_changed)
    scene.desk.panel.restore_wanted.emit()
    scene.press("Restore")
    assert "Your backup is restored" in scene.words
    assert "before-restore" in scene.words
    assert changed.count() == 1
    assert len(read_sessions(scene.paths)) == 3
    # The record goes on with what was restored.
    assert scene.record.log is not None
    scene.record.log.begin(PLAN, STARTED)
    assert len(read_sessions(scene.paths)) == 4


def test_a_file_that_is_no_backup_is_told_as_such(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "holiday.db"
    file.write_bytes(b"photos")
    scene.desk.ask_restore(str(file))
    assert "is no backup of Back Coach" in scene.words


def test_a_backup_from_elsewhere_is_shown_before_it_is_restored(
    scene: Scene, tmp_path: Path
) -> None:
    made = back_up_daily(with_sessions(paths_under(tmp_path / "other"), 1), NOW)
    scene.desk.ask_restore(str(made))
    assert "Restore this backup?" in scene.words
    scene.press("Restore")
    assert len(read_sessions(scene.paths)) == 1


@pytest.mark.parametrize("kind", [ExportKind.EVERYTHING, ExportKind.TABLE])
def test_an_export_is_written_and_told(scene: Scene, tmp_path: Path, kind: ExportKind) -> None:
    file = tmp_path / f"out.{kind}"
    scene.desk.write_export(kind, file)
    assert file.stat().st_size > 0
    assert str(file) in scene.words


@pytest.mark.parametrize("kind", [ExportKind.PAGE, ExportKind.REMINDERS])
def test_an_export_of_nothing_says_so(scene: Scene, tmp_path: Path, kind: ExportKind) -> None:
    file = tmp_path / f"out.{kind}"
    scene.desk.write_export(kind, file)
    assert "Nothing was exported" in scene.words
    assert not file.exists()


def test_the_file_is_asked_for(scene: Scene, tmp_path: Path) -> None:
    scene.desk.show_export()
    QTest.keyClick(scene.window.focusWidget(), Qt.Key.Key_2)
    dialog = scene.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "csv"
    (name,) = dialog.selectedFiles()
    assert Path(name).name.startswith("back-coach-")
    dialog.fileSelected.emit(str(tmp_path / "mine.csv"))
    dialog.reject()
    assert (tmp_path / "mine.csv").exists()


def test_an_import_is_shown_first_and_then_done(scene: Scene, tmp_path: Path) -> None:
    other = with_sessions(paths_under(tmp_path / "other"), 2, days=50)
    save_settings(other, Settings(sound=SoundSettings(muted=True)))
    export_json(other, tmp_path / "all.json", NOW)
    changed = QSignalSpy(scene.desk.record_changed)
    scene.desk.show_import(str(tmp_path / "all.json"))
    assert "Import this file?" in scene.words
    assert len(read_sessions(scene.paths)) == 3
    scene.press("Import")
    assert len(read_sessions(scene.paths)) == 5
    assert scene.preferences.settings.sound.muted
    assert changed.count() == 1
    scene.press("Close")
    scene.desk.show_import(str(tmp_path / "all.json"))
    assert "There is nothing to import" in scene.words


def test_a_broken_import_is_told(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{")
    scene.desk.show_import(str(tmp_path / "x.json"))
    assert "This file cannot be imported" in scene.words


def test_everything_is_deleted_once_the_word_is_typed(scene: Scene) -> None:
    scene.desk.session_ended()
    scene.preferences.change(Settings(sound=SoundSettings(muted=True)))
    spies = [QSignalSpy(scene.desk.erasing), QSignalSpy(scene.desk.erased)]
    scene.desk.ask_erase()
    QTest.keyClicks(scene.window.focusWidget(), "DELETE")
    scene.press("Delete")
    assert not scene.paths.data_dir.exists()
    assert "Nothing of yours is left" in scene.words
    assert [spy.count() for spy in spies] == [1, 0]
    scene.press("Close")
    assert [spy.count() for spy in spies] == [1, 1]


# --- damage at start --------------------------------------------------------------------------


@pytest.fixture
def damaged(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    paths = with_sessions(paths_under(tmp_path / "data"), 3)
    back_up_daily(paths, NOW)
    paths.database.write_bytes(b"damage" * 1000)
    scene = Scene(look, qtbot, paths)
    yield scene
    scene.record.close()


def test_after_damage_the_backup_is_offered_and_restored(damaged: Scene) -> None:
    answered = QSignalSpy(damaged.desk.offer_answered)
    assert damaged.desk.offer_backup()
    assert "Your record was damaged" in damaged.words
    damaged.press("Restore it")
    assert len(read_sessions(damaged.paths)) == 3
    assert answered.count() == 0, "what comes next waits until the user has read it"
    damaged.press("Close")
    assert answered.count() == 1
    assert not damaged.desk.offer_backup()


def test_the_offer_can_be_refused_or_another_backup_chosen(damaged: Scene) -> None:
    answered = QSignalSpy(damaged.desk.offer_answered)
    assert damaged.desk.offer_backup()
    damaged.press("Other backups…")
    damaged.press("Cancel")
    assert answered.count() == 1
    assert damaged.desk.offer_backup()
    damaged.press("Begin anew")
    assert answered.count() == 2
    assert read_sessions(damaged.paths) == ()


def test_where_nothing_is_damaged_nothing_is_offered(scene: Scene) -> None:
    assert not scene.desk.offer_backup()


# --- one at a time ----------------------------------------------------------------------------


def test_a_window_and_a_command_keep_each_other_out(qapp: QApplication, tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    window = SingleInstance(tmp_path)
    with alone(paths):
        assert not window.acquire()
    assert window.acquire()
    try:
        with pytest.raises(Exception, match="window is open"), alone(paths):
            pytest.fail("both have it")
    finally:
        window.release()
    with alone(paths):
        pass
