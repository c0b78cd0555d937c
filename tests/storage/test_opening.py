import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.errors import UserError
from coach.domain.record import SessionStatus
from coach.paths import DataPaths
from coach.storage import schema
from coach.storage.errors import StorageError
from coach.storage.history import History, read_sessions
from coach.storage.opening import open_database, open_for_reading
from coach.storage.record_copy import back_up, find_damage
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN, STARTED, contents, open_in, paths_in

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
SAMPLES = Path(__file__).resolve().parents[1] / "databases"
LATEST = schema.latest_version()


def sample_in(folder: Path, version: int = 1) -> DataPaths:
    paths = paths_in(folder)
    paths.data_dir.mkdir(parents=True)
    shutil.copyfile(SAMPLES / f"v{version}.db", paths.database)
    return paths


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_user_can_read_it(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with closing(open_in(tmp_path)) as database:
            SessionLog(database).begin(PLAN, STARTED)
            backup = database.back_up(paths_in(tmp_path).backups, "daily", NOW)
            paths = paths_in(tmp_path)
            assert mode(paths.data_dir) == mode(paths.backups) == 0o700
            files = [*paths.data_dir.glob("record.db*"), backup]
            assert len(files) == 4
            assert {mode(path) for path in files} == {0o600}
    finally:
        os.umask(before)


def test_a_file_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    paths = sample_in(tmp_path)
    paths.database.chmod(0o644)
    open_database(paths).database.close()
    assert mode(paths.database) == 0o600


@pytest.mark.parametrize("version", range(1, schema.latest_version() + 1))
def test_records_of_every_version_open(tmp_path: Path, version: int) -> None:
    paths = sample_in(tmp_path, version)
    opened = open_database(paths, NOW)
    assert opened.notices == ()
    assert (opened.backup is not None) == (version < schema.latest_version())
    with closing(opened.database) as database:
        unfinished = SessionLog(database).unfinished()
        assert unfinished is not None
        assert unfinished.plan == PLAN
        week = History(database).week_count(STARTED.date(), 0, 3)
        assert (week.completed, week.goal) == (1, 4)
        active, completed = History(database).sessions()
        assert completed.status is SessionStatus.COMPLETED
        assert active.exercises == completed.exercises != ()


def test_an_empty_file_becomes_a_new_record(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.data_dir.mkdir()
    paths.database.touch()
    opened = open_database(paths, NOW)
    assert (opened.set_aside, opened.notices) == (None, ())
    with closing(opened.database) as database:
        assert SessionLog(database).begin(PLAN, STARTED)


def test_the_safe_pragmas_are_on(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        found = {
            name: database.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    paths = sample_in(tmp_path)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = contents(tmp_path)
    with pytest.raises(UserError, match="newer"):
        open_database(paths, NOW)
    with pytest.raises(UserError, match="newer"):
        read_sessions(paths)
    assert contents(tmp_path) == before | {
        name: b"" for name in contents(tmp_path) if name.endswith("-wal")
    }


def no_database(paths: DataPaths) -> None:
    paths.database.write_bytes(b"Dear diary, my back is better today. " * 500)


def unknown_file_format(paths: DataPaths) -> None:
    set_byte(paths, 47, 9)


def unknown_write_version(paths: DataPaths) -> None:
    set_byte(paths, 18, 3)


def unlikely_version(paths: DataPaths) -> None:
    set_byte(paths, 60, 1)


def set_byte(paths: DataPaths, offset: int, value: int) -> None:
    content = bytearray(paths.database.read_bytes())
    content[offset] = value
    paths.database.write_bytes(content)


def no_tables(paths: DataPaths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("DROP TABLE set_result")


def another_program(paths: DataPaths) -> None:
    paths.database.unlink()
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("CREATE TABLE recipe (title TEXT)")


def cut_short(paths: DataPaths) -> None:
    os.truncate(paths.database, paths.database.stat().st_size * 2 // 3)


def only_the_log(paths: DataPaths) -> None:
    os.truncate(paths.database, 0)
    paths.database.with_name("record.db-wal").write_bytes(b"what is left" * 1000)


DAMAGES = (
    no_database,
    no_tables,
    another_program,
    cut_short,
    only_the_log,
    unknown_file_format,
    unknown_write_version,
    unlikely_version,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_whole(tmp_path: Path, damage: object) -> None:
    paths = sample_in(tmp_path)
    assert callable(damage)
    damage(paths)
    before = contents(tmp_path)
    opened = open_database(paths, NOW)
    with closing(opened.database) as database:
        assert opened.set_aside == paths.data_dir / "record-damaged-2026-03-04-123015.db"
        assert opened.set_aside.name in opened.notices[0]
        after = contents(tmp_path)
        for name, content in before.items():
            assert after[name.replace("record.db", opened.set_aside.name)] == content
        assert History(database).sessions() == ()
        SessionLog(database).begin(PLAN, STARTED)


def test_damaged_files_never_take_each_others_place(tmp_path: Path) -> None:
    paths, names = paths_in(tmp_path), []
    paths.data_dir.mkdir()
    for number in range(3):
        paths.database.write_bytes(b"damage %d " % number * 100)
        opened = open_database(paths, NOW)
        opened.database.close()
        assert opened.set_aside is not None
        names.append(opened.set_aside)
    assert [path.read_bytes()[:8] for path in names] == [b"damage %d" % n for n in range(3)]


@settings(max_examples=60)
@given(
    offset=st.integers(0, (SAMPLES / "v1.db").stat().st_size - 1),
    garbage=st.binary(min_size=1, max_size=600),
)
def test_damage_anywhere_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, offset: int, garbage: bytes
) -> None:
    paths = sample_in(tmp_path_factory.mktemp("damaged"))
    content = bytearray(paths.database.read_bytes())
    content[offset : offset + len(garbage)] = garbage
    paths.database.write_bytes(content)
    opened, refusal = None, ""
    try:
        opened = open_database(paths, NOW)
    except UserError as error:
        refusal = str(error)
    if opened is None:
        # Allowed only where the damage reads as the version of a newer program.
        assert "newer" in refusal
        assert 1 < int.from_bytes(content[60:64], "big") <= 255
        assert paths.database.read_bytes() == content
        return
    with closing(opened.database) as database:
        if opened.set_aside is not None:
            assert opened.set_aside.read_bytes() == content
        # Whatever was kept can be written to.
        SessionLog(database).begin(PLAN, STARTED)


_ROOT = Path(__file__).parents[2]


def in_a_closed_folder(code: str, folder: Path) -> str:
    """Run code as somebody who may not write there; root would be allowed to everywhere."""
    program = (
        "import os, sys, pathlib, encodings.idna\n"
        "from coach.paths import paths_under\n"
        "from coach.storage.opening import open_database\n"
        "from coach.storage.history import History, read_sessions\n"
        "from coach.storage.session_log import SessionLog\n"
        "from tests.storage.samples import PLAN, STARTED\n"
        "import coach.storage.goals, tempfile, shutil, sqlite3\n"
        "if os.getuid() == 0:\n"
        "    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        f"paths = paths_under(pathlib.Path({str(folder)!r}))\n"
    )
    # The checkout may lie where only its owner may enter, so the program is put beside the record.
    with tempfile.TemporaryDirectory(prefix="back-coach-code-") as copy:
        Path(copy).chmod(0o755)
        for part in ("coach", "tests/storage"):
            shutil.copytree(
                _ROOT / part, Path(copy) / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        done = subprocess.run(
            [sys.executable, "-c", program + code],
            capture_output=True,
            text=True,
            check=False,
            cwd=copy,
            env={**os.environ, "PYTHONPATH": copy},
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no modes on Windows")
@pytest.mark.parametrize("log_left", [False, True])
def test_in_a_read_only_folder_the_history_is_a_copy(log_left: bool) -> None:
    # Not under tmp_path, which nobody but its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="back-coach-test-"))
    try:
        shutil.copyfile(SAMPLES / "v1.db", folder / "record.db")
        (folder / "config").mkdir()
        if log_left:
            leave_log(folder)
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = contents(folder)
        said = in_a_closed_folder(
            "opened = open_database(paths)\n"
            "print(opened.database.read_only, *opened.notices)\n"
            "print(len(History(opened.database).sessions()), len(read_sessions(paths)))\n"
            "log = SessionLog(opened.database)\n"
            "log.begin(PLAN, STARTED)\n"
            "print(log.trouble)\n",
            folder,
        ).splitlines()
        assert said[0].startswith("True The folder")
        assert "copy" in said[0]
        assert said[1] == ("3 3" if log_left else "2 2")
        assert "cannot be written" in said[2]
        assert contents(folder) == before
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def leave_log(folder: Path) -> None:
    """Log a session and die, so that it is in the write-ahead log alone."""
    code = (
        "import os, sys, pathlib\n"
        "from coach.paths import paths_under\n"
        "from coach.storage.opening import open_database\n"
        "from coach.storage.session_log import SessionLog\n"
        "from tests.storage.samples import PLAN, STARTED\n"
        "log = SessionLog(open_database(paths_under(pathlib.Path(sys.argv[1]))).database)\n"
        "log.begin(PLAN, STARTED)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    assert (folder / "record.db-wal").stat().st_size > 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on file sizes on Windows")
def test_a_limit_on_file_sizes_is_a_full_disk(tmp_path: Path) -> None:
    code = (
        "import resource, sys, pathlib\n"
        "from coach.domain.facts import HoldDone\n"
        "from coach.paths import paths_under\n"
        "from coach.storage.opening import open_database\n"
        "from coach.storage.errors import StorageError\n"
        "from coach.storage.session_log import SessionLog\n"
        "from tests.storage.samples import PLAN, STARTED\n"
        "database = open_database(paths_under(pathlib.Path(sys.argv[1]))).database\n"
        "log = SessionLog(database)\n"
        "session_id = log.begin(PLAN, STARTED)\n"
        "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))\n"
        "written = 0\n"
        "try:\n"
        "    while True:\n"
        "        log.record(session_id, HoldDone(0, 'cat-cow', 1, 1, None, 0, written), 0, 0)\n"
        "        written += 1\n"
        "except StorageError as error:\n"
        "    message = str(error)\n"
        "assert len(log.pending) == 1\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))\n"
        "log.flush()\n"
        "print(written, database.rows('SELECT count(*) FROM event')[0][0])\n"
        "print(message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    counts, message = done.stdout.splitlines()
    written, stored = map(int, counts.split())
    assert stored == written + 1 > 1
    assert "disk" in message


def test_a_migration_is_preceded_by_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = next_schema(tmp_path, "ALTER TABLE session ADD COLUMN mood TEXT;")
    paths = sample_in(tmp_path, LATEST)
    monkeypatch.setattr(schema, "_FOLDER", folder)
    opened = open_database(paths, NOW)
    with closing(opened.database) as database:
        assert schema.latest_version() == LATEST + 1
        assert database.rows("PRAGMA user_version") == [(LATEST + 1,)]
        assert database.rows("SELECT mood FROM session") == [(None,), (None,)]
    assert opened.backup == paths.backups / f"record-before-v{LATEST + 1}-2026-03-04-123015.db"
    with closing(sqlite3.connect(opened.backup)) as backup:
        assert schema.version_of(backup) == LATEST
        assert find_damage(backup) == ""
        assert backup.execute("SELECT count(*) FROM session").fetchone() == (2,)


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = next_schema(
        tmp_path, "ALTER TABLE session ADD COLUMN mood TEXT;\nINSERT INTO nowhere VALUES (1);\n"
    )
    paths = sample_in(tmp_path, LATEST)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_FOLDER", folder)
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            open_database(paths, NOW)
    with closing(open_database(paths, NOW).database) as database:
        assert database.rows("PRAGMA user_version") == [(LATEST,)]
        assert len(History(database).sessions()) == 2


def next_schema(tmp_path: Path, script: str) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(schema._FOLDER, folder)
    (folder / f"{schema.latest_version() + 1:04}.sql").write_text(script)
    return folder


def test_reading_an_older_record_leaves_it_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        schema, "_FOLDER", next_schema(tmp_path, "ALTER TABLE session ADD COLUMN mood TEXT;")
    )
    paths = sample_in(tmp_path)
    before = paths.database.read_bytes()
    with open_for_reading(paths) as database:
        assert database is not None
        assert database.rows("SELECT mood FROM session") == [(None,), (None,)]
    assert paths.database.read_bytes() == before


def test_a_backup_of_a_damaged_record_is_refused(tmp_path: Path) -> None:
    paths = sample_in(tmp_path)
    no_tables(paths)
    connection = sqlite3.connect(paths.database)
    with closing(connection), pytest.raises(StorageError, match="set_result"):
        back_up(connection, paths.backups, "daily", NOW)
    assert list(paths.backups.iterdir()) == []


def test_backups_never_take_each_others_place(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        log.record(log.begin(PLAN, STARTED), FACTS[0], 0, 0)
        made = [database.back_up(tmp_path / "backups", "daily", NOW) for _ in range(3)]
    assert len(set(made)) == 3
    assert sorted(made) == sorted((tmp_path / "backups").iterdir())


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.data_dir.write_text("not a folder")
    with pytest.raises(UserError, match="--data-dir"):
        open_database(paths, NOW)
