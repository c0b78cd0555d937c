"""Backups: once a day, kept long enough, looked into before they are restored."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.errors import UserError
from coach.domain.record import SessionStatus
from coach.paths import DataPaths, paths_under
from coach.storage.backups import (
    KEPT_DAYS,
    Backup,
    back_up_daily,
    back_up_now,
    list_backups,
    look_into,
    offered_backup,
    superfluous,
)
from coach.storage.errors import StorageError
from coach.storage.history import read_sessions
from coach.storage.opening import open_database
from coach.storage.restore import restore
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN, STARTED, contents

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
SAMPLES = Path(__file__).resolve().parents[1] / "databases"


def with_sessions(paths: DataPaths, count: int, started: datetime = STARTED) -> DataPaths:
    with open_database(paths).database as database:
        log = SessionLog(database)
        for number in range(count):
            begun = started + timedelta(days=number)
            session_id = log.begin(PLAN, begun)
            log.record(session_id, FACTS[0], 0, 0)
            log.finish(session_id, SessionStatus.COMPLETED, begun, 60_000)
    return paths


def named(paths: DataPaths, moments: list[datetime], mark: str = "daily") -> list[Path]:
    """Put files in place of backups: for rotation, only their names and counts matter."""
    paths.backups.mkdir(parents=True, exist_ok=True)
    made = [paths.backups / f"record-{mark}-{one:%Y-%m-%d-%H%M%S}.db" for one in moments]
    for path in made:
        path.touch()
    return made


def test_one_a_day(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 2)
    first = back_up_daily(paths, NOW)
    assert first is not None
    assert back_up_daily(paths, NOW + timedelta(hours=1)) is None
    second = back_up_daily(paths, NOW + timedelta(days=1))
    assert second is not None
    assert [one.path for one in list_backups(paths)] == [second, first]


def test_without_a_record_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    paths = paths_under(tmp_path / "new")
    assert back_up_daily(paths, NOW) is None
    with pytest.raises(UserError, match="nothing to back up"):
        back_up_now(paths, NOW)
    assert not paths.data_dir.exists()


def test_a_damaged_record_never_becomes_a_backup(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 2)
    back_up_daily(paths, NOW)
    with paths.database.open("r+b") as stream:
        stream.seek(8192)
        stream.write(b"damage" * 1000)
    with pytest.raises(StorageError, match="damaged"):
        back_up_daily(paths, NOW + timedelta(days=1))
    assert len(list(paths.backups.iterdir())) == 1


def test_a_look_into_each(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 3)
    made = back_up_now(paths, NOW)
    assert look_into(made) == Backup(
        path=made,
        made=datetime(2026, 3, 4, 12, 30, 15).astimezone(),
        mark="by-hand",
        size=made.stat().st_size,
        sessions=3,
        first_day=date(2026, 3, 1),
        last_day=date(2026, 3, 3),
    )


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_what_cannot_be_restored_is_shown_with_its_fault(tmp_path: Path, content: bytes) -> None:
    paths = with_sessions(paths_under(tmp_path), 1)
    (path,) = named(paths, [NOW])
    path.write_bytes(content)
    (found,) = list_backups(paths)
    assert "no backup of Back Coach, or it is damaged" in found.fault
    before = read_sessions(paths)
    with pytest.raises(UserError, match="no backup"):
        restore(paths, path, NOW)
    assert read_sessions(paths) == before
    assert list(paths.backups.iterdir()) == [path]


def test_months_of_days_leave_seven_and_one_a_month(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    for number in range(130):
        now = NOW + timedelta(days=number)
        named(paths, [now])
        for path in superfluous(paths, now):
            path.unlink()
    kept = {one.name[len("record-daily-") :][:10] for one in paths.backups.iterdir()}
    last_days = {"2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"}
    newest = {f"{NOW + timedelta(days=number):%Y-%m-%d}" for number in range(123, 130)}
    assert kept == last_days | newest


@settings(max_examples=25, deadline=None)
@given(
    days=st.lists(st.integers(-900, 40), min_size=1, max_size=25, unique=True),
    by_hand=st.lists(st.integers(-900, 40), max_size=3, unique=True),
)
def test_rotation_keeps_what_it_promises(
    tmp_path_factory: pytest.TempPathFactory, days: list[int], by_hand: list[int]
) -> None:
    paths = paths_under(tmp_path_factory.mktemp("rotation"))
    made = named(paths, [NOW + timedelta(days=day) for day in days])
    others = named(paths, [NOW + timedelta(days=day) for day in by_hand], "by-hand")
    going = superfluous(paths, NOW)
    kept = [path for path in made if path not in going]
    assert not set(others) & set(going)
    past = sorted(path for day, path in zip(days, made, strict=True) if day <= 0)
    assert set(past[-KEPT_DAYS:]) <= set(kept)
    months = {path.name[:20] for path in made}
    assert {path.name[:20] for path in kept} == months
    assert len(kept) <= KEPT_DAYS + len(months)
    assert superfluous(paths, NOW) == going


def test_a_record_begun_anew_never_pushes_out_the_full_one(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 5)
    full = back_up_daily(paths, NOW)
    assert full is not None
    paths.database.unlink()
    with_sessions(paths, 1)
    for number in range(1, 11):
        back_up_daily(paths, NOW + timedelta(days=number))
    assert full.exists()
    assert look_into(full).sessions == 5
    assert len(list_backups(paths)) == KEPT_DAYS + 1


@pytest.mark.parametrize(
    "shift", [timedelta(hours=-1), timedelta(days=-1), timedelta(days=-400), timedelta(days=400)]
)
def test_a_changed_clock_loses_no_backup_and_stops_none(tmp_path: Path, shift: timedelta) -> None:
    paths = with_sessions(paths_under(tmp_path), 2)
    for number in range(10):
        back_up_daily(paths, NOW + timedelta(days=number))
    last = NOW + timedelta(days=9)
    made = back_up_daily(paths, last + shift)
    again = back_up_daily(paths, last + shift + timedelta(days=1))
    # On a day that has its backup none is made; the next one follows as usual.
    assert made is None or look_into(made).sessions == 2
    assert made is not None or shift.days in {-1, 0}
    assert again is None or look_into(again).sessions == 2
    assert len([one for one in list_backups(paths) if not one.fault]) >= KEPT_DAYS


# --- restoring --------------------------------------------------------------------------------


def test_restored_it_is_what_it_was_and_what_was_there_is_kept(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 2)
    made = back_up_now(paths, NOW)
    before = read_sessions(paths)
    with_sessions(paths, 3, STARTED + timedelta(days=100))
    later = read_sessions(paths)
    restored = restore(paths, made, NOW)
    assert restored.backup.sessions == 2
    assert read_sessions(paths) == before
    # It can be undone.
    assert restored.kept is not None
    restore(paths, restored.kept, NOW)
    assert read_sessions(paths) == later
    assert look_into(made).sessions == 2


def test_a_restore_while_another_has_the_file_open_is_seen_by_it(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 2)
    made = back_up_now(paths, NOW)
    with_sessions(paths, 1, STARTED + timedelta(days=9))
    with open_database(paths).database as other:
        assert other.rows("SELECT count(*) FROM session") == [(3,)]
        restore(paths, made, NOW)
        assert other.rows("SELECT count(*) FROM session") == [(2,)]
        assert SessionLog(other).begin(PLAN, STARTED)
        assert other.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_backup_of_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    source = tmp_path / "v1.db"
    shutil.copyfile(SAMPLES / "v1.db", source)
    before = source.read_bytes()
    restore(paths, source, NOW)
    assert len(read_sessions(paths)) == 2
    assert source.read_bytes() == before


def test_a_newer_backup_is_refused(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 1)
    made = back_up_now(paths, NOW)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = read_sessions(paths)
    with pytest.raises(UserError, match="newer Back Coach"):
        restore(paths, made, NOW)
    assert "newer" in list_backups(paths)[0].fault
    assert read_sessions(paths) == before


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*gone\.db"):
        restore(paths_under(tmp_path), tmp_path / "gone.db", NOW)
    assert list(tmp_path.iterdir()) == []


# --- damage at start --------------------------------------------------------------------------


def damage(path: Path, offset: int, length: int = 3000) -> None:
    content = bytearray(path.read_bytes())
    content[offset : offset + length] = b"\xa5" * length
    path.write_bytes(content)


def test_after_damage_the_latest_good_backup_is_offered(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 4)
    assert offered_backup(paths) is None
    good = back_up_daily(paths, NOW)
    bad = back_up_daily(paths, NOW + timedelta(days=1))
    assert good is not None
    assert bad is not None
    damage(bad, 4096)
    assert offered_backup(paths) is None, "nothing is damaged yet"
    damage(paths.database, 0)
    opened = open_database(paths, NOW)
    opened.database.close()
    assert opened.set_aside is not None
    for _ in range(2):
        # It is offered again until the user has decided.
        offered = offered_backup(paths)
        assert offered is not None
        assert (offered.path, offered.sessions) == (good, 4)
    restore(paths, good, NOW)
    assert offered_backup(paths) is None
    assert len(read_sessions(paths)) == 4


def test_who_begins_anew_is_not_asked_again(tmp_path: Path) -> None:
    paths = with_sessions(paths_under(tmp_path), 4)
    back_up_daily(paths, NOW)
    damage(paths.database, 0)
    with_sessions(paths, 1)
    assert offered_backup(paths) is None


@settings(max_examples=15, deadline=None)
@given(place=st.floats(0, 1), garbage=st.binary(min_size=1, max_size=3000))
def test_damage_at_any_offset_is_mended_from_the_backup(
    tmp_path_factory: pytest.TempPathFactory, place: float, garbage: bytes
) -> None:
    paths = paths_under(tmp_path_factory.mktemp("damaged"))
    with_sessions(paths, 3)
    whole = read_sessions(paths)
    back_up_daily(paths, NOW)
    content = bytearray(paths.database.read_bytes())
    offset = round(place * (len(content) - 1))
    content[offset : offset + len(garbage)] = garbage
    paths.database.write_bytes(content)
    try:
        opened = open_database(paths, NOW)
    except UserError as error:
        # Damage that reads as a newer format: nothing is touched, and the backup is there.
        assert "newer" in str(error)  # noqa: PT017
        assert paths.database.read_bytes() == content
        assert len(list_backups(paths)) == 1
        return
    opened.database.close()
    if opened.set_aside is None:
        return
    assert opened.set_aside.read_bytes() == content
    offered = offered_backup(paths)
    assert offered is not None
    restore(paths, offered.path, NOW)
    assert read_sessions(paths) == whole
    assert contents(paths.data_dir)[opened.set_aside.name] == content
