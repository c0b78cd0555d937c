"""Delete everything: nothing is left, and nothing of anybody else's is touched."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.errors import UserError
from coach.paths import DataPaths, paths_under
from coach.storage.alone import LOCK_NAME, alone
from coach.storage.backups import back_up_daily, back_up_now
from coach.storage.erase import erase
from coach.storage.opening import open_database
from coach.storage.restore import restore
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import Settings, SoundSettings
from coach.storage.settings import save_settings
from tests.storage.samples import FACTS, PLAN, STARTED

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
SECRET = b"my back hurt on the third of March"


def lived(paths: DataPaths) -> None:
    """Leave every kind of trace that there is."""
    paths.data_dir.mkdir(parents=True)
    paths.database.write_bytes(b"damaged: " + SECRET)
    with open_database(paths, NOW).database as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        log.record(session_id, FACTS[0], 0, 0)
        with database.transaction() as connection:
            connection.execute("UPDATE session SET note = ?", (SECRET.decode(),))
    back_up_daily(paths, NOW)
    restore(paths, back_up_now(paths, NOW), NOW)
    save_settings(paths, Settings(sound=SoundSettings(muted=True)))
    for name in (
        "exercises/mine.toml",
        "exercises/pictures/mine.png",
        "routines/mine.toml",
        "routines/deleted/Gelöscht.toml",
        "routines/.back-care.toml-x8_z1ab2",
        "drafts/routine.json",
        "drafts/handout-2.json",
        "drafts/.exercise.json-x8_z1ab2",
        "drafts/routine-unreadable-2026-03-04-123015.txt",
        "crashes/crash-20260304-123015-000000.txt",
        "crashes/hard-crash.txt",
        "record.db-journal",
        "backups/record-daily-2026-03-04-123015.part",
    ):
        leave(paths.data_dir / name)
    for name in ("settings-unreadable-2026-03-04-123015.toml", "window.ini"):
        leave(paths.config_dir / name)
    for name in ("speech/ab/cd.wav", "pictures/x.png", "icons/y.png"):
        leave(paths.cache_dir / name)


def leave(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(SECRET)


def test_the_folder_is_gone(tmp_path: Path) -> None:
    paths = paths_under(tmp_path / "mine")
    lived(paths)
    erase(paths)
    assert list(tmp_path.iterdir()) == []


def test_the_users_own_folders_are_gone_with_whatever_is_in_them(tmp_path: Path) -> None:
    paths = DataPaths(*(tmp_path / one / "back-coach" for one in ("data", "config", "cache")))
    lived(paths)
    for folder in (paths.data_dir, paths.config_dir, paths.cache_dir):
        leave(folder / "of a later version" / "something.bin")
    erase(paths)
    assert [one.name for one in sorted(tmp_path.rglob("*"))] == ["cache", "config", "data"]


def test_in_a_folder_of_the_users_choosing_other_files_stay(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    foreign = {
        tmp_path / "letter.txt",
        tmp_path / "records.db",
        tmp_path / "backups" / "photos.zip",
        tmp_path / "exercises" / "essay.odt",
        tmp_path / "drafts" / "letter.json",
        tmp_path / "config" / "other.toml",
        tmp_path / "cache" / "other" / "x",
    }
    for path in foreign:
        leave(path)
    shutil.move(tmp_path, tmp_path.with_name("aside"))
    lived(paths)
    shutil.copytree(tmp_path.with_name("aside"), tmp_path, dirs_exist_ok=True)
    erase(paths)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == foreign


def test_links_are_removed_and_never_followed(tmp_path: Path) -> None:
    paths = paths_under(tmp_path / "mine")
    elsewhere = tmp_path / "elsewhere"
    leave(elsewhere / "keep.toml")
    (paths.cache_dir).mkdir(parents=True)
    (paths.cache_dir / "speech").symlink_to(elsewhere)
    (paths.data_dir / "exercises").mkdir()
    (paths.data_dir / "exercises" / "linked.toml").symlink_to(elsewhere / "keep.toml")
    (paths.data_dir / "routines").symlink_to(elsewhere)
    erase(paths)
    assert (elsewhere / "keep.toml").read_bytes() == SECRET
    assert not paths.data_dir.exists()


def test_twice_and_on_nothing_is_no_fault(tmp_path: Path) -> None:
    paths = paths_under(tmp_path / "mine")
    erase(paths)
    lived(paths)
    erase(paths)
    erase(paths)
    assert list(tmp_path.iterdir()) == []


# --- alone ------------------------------------------------------------------------------------


def test_only_one_at_a_time(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    with alone(paths), pytest.raises(UserError, match="window is open"), alone(paths):
        pytest.fail("two were alone")
    with alone(paths):
        pass
    assert not (tmp_path / LOCK_NAME).exists()


def test_a_lock_left_by_a_crash_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("999999\nback-coach\nhost\n")
    with alone(paths_under(tmp_path)):
        pass
