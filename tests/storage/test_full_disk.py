"""A full disk refuses, loses nothing, and goes on once there is room."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.facts import HoldDone
from coach.domain.record import SessionStatus
from coach.paths import DataPaths, paths_under
from coach.storage.backups import back_up_daily, back_up_now, list_backups
from coach.storage.errors import StorageError
from coach.storage.export import export_json
from coach.storage.history import read_sessions
from coach.storage.import_file import read_export
from coach.storage.merge import merge
from coach.storage.opening import open_database
from coach.storage.restore import restore
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import Settings, SoundSettings
from coach.storage.settings import load_settings, save_settings
from tests.storage.samples import PLAN, STARTED

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="disks are filled by means of Unix here"
)


class Disk:
    """A place that can be full.

    Attributes:
        folder: on that disk.
        full: within it, nothing more can be written.
    """

    def __init__(self, folder: Path, full: Callable[[], AbstractContextManager[None]]) -> None:
        self.folder = folder
        self.full = full


@pytest.fixture(params=["a small disk", "a limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    if request.param == "a limit":
        yield Disk(tmp_path, limited)
        return
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield Disk(folder, lambda: filled(folder))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def limited() -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    ballast = folder / "ballast"
    handle = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    try:
        for size in (65_536, 512):
            try:
                while True:
                    os.write(handle, bytes(size))
            except OSError:
                continue
        yield
    finally:
        os.close(handle)
        ballast.unlink()


def begun(paths: DataPaths, count: int, days: int = 0) -> DataPaths:
    with open_database(paths).database as database:
        log = SessionLog(database)
        for number in range(count):
            started = STARTED + timedelta(days=days + number)
            session_id = log.begin(PLAN, started)
            log.record(session_id, hold(number), 0, 0)
            log.finish(session_id, SessionStatus.COMPLETED, started, 60_000)
    return paths


def hold(number: int) -> HoldDone:
    return HoldDone(0, "cat-cow", 1, 1, None, 1000, number)


def names(folder: Path) -> set[str]:
    # SQLite's own index of the log comes and goes.
    return {path.name for path in folder.rglob("*") if not path.name.endswith("-shm")}


def test_a_session_goes_on_and_is_saved_once_there_is_room(disk: Disk) -> None:
    with closing(open_database(paths_under(disk.folder / "data")).database) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        log.record(session_id, hold(0), 0, 0)
        with disk.full():
            for number in range(1, 300):
                try:
                    log.record(session_id, hold(number), 0, 0)
                except StorageError as error:
                    assert "full" in str(error)  # noqa: PT017
            assert log.pending
            (told,) = database.rows("SELECT count(*) FROM event")
            assert told == (300 - len(log.pending),)
        log.finish(session_id, SessionStatus.COMPLETED, STARTED, 60_000)
        assert not log.pending
        assert database.rows("SELECT count(*) FROM event") == [(300,)]
        assert database.rows("PRAGMA integrity_check") == [("ok",)]


def test_no_half_backup_is_left_and_none_is_thinned_out(disk: Disk) -> None:
    paths = begun(paths_under(disk.folder / "data"), 3)
    for number in range(9):
        back_up_daily(paths, NOW + timedelta(days=number))
    before = names(paths.backups)
    with disk.full(), pytest.raises(StorageError, match="full"):
        back_up_daily(paths, NOW + timedelta(days=9))
    assert names(paths.backups) == before
    assert back_up_daily(paths, NOW + timedelta(days=9)) is not None


def test_an_export_leaves_the_old_file(disk: Disk) -> None:
    paths = begun(paths_under(disk.folder / "data"), 3)
    target = disk.folder / "export.json"
    export_json(paths, target, NOW)
    before = (target.read_bytes(), names(disk.folder) - {"record.db-wal"})
    with disk.full(), pytest.raises(StorageError, match="full"):
        export_json(paths, target, NOW)
    assert (target.read_bytes(), names(disk.folder) - {"record.db-wal"}) == before


def test_an_import_changes_nothing(disk: Disk, tmp_path: Path) -> None:
    source = begun(paths_under(tmp_path / "source"), 20, days=50)
    own = source.data_dir / "routines" / "mine.toml"
    own.parent.mkdir()
    own.write_text('id = "mine"\n' + "# filler\n" * 2000)
    save_settings(source, Settings(sound=SoundSettings(muted=True)))
    export_json(source, tmp_path / "export.json", NOW)
    export = read_export(tmp_path / "export.json")
    paths = begun(paths_under(disk.folder / "data"), 2)
    before = read_sessions(paths)
    with disk.full(), pytest.raises(StorageError, match="full"):
        merge(paths, export, NOW)
    assert read_sessions(paths) == before
    assert load_settings(paths).settings == Settings()
    assert not list(paths.data_dir.rglob("mine.toml"))
    merge(paths, export, NOW)
    assert len(read_sessions(paths)) == 22
    assert load_settings(paths).settings.sound.muted


def test_a_restore_leaves_the_record_as_it_was(disk: Disk) -> None:
    paths = begun(paths_under(disk.folder / "data"), 2)
    made = back_up_now(paths, NOW)
    begun(paths, 3, days=50)
    before = read_sessions(paths)
    with disk.full(), pytest.raises(StorageError):
        restore(paths, made, NOW)
    assert read_sessions(paths) == before
    assert len(list_backups(paths)) == 1
    restore(paths, made, NOW)
    assert len(read_sessions(paths)) == 2
