"""Export and import: everything, exactly, once, or not at all."""

import base64
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coach.domain.errors import UserError
from coach.domain.record import SessionStatus
from coach.paths import DataPaths, paths_under
from coach.storage import schema
from coach.storage.document import LISTINGS, OF_SESSION, Session, columns_of, json_schema
from coach.storage.errors import StorageError
from coach.storage.export import export_json
from coach.storage.import_file import read_export
from coach.storage.merge import Changes, merge, preview
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import (
    ReminderSettings,
    ReminderTime,
    SessionSettings,
    Settings,
    SoundSettings,
)
from coach.storage.settings import load_settings, save_settings
from tests.storage.lively import fill
from tests.storage.samples import FACTS, PLAN, STARTED, contents

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
UNTIL = date(2026, 3, 3)
SCHEMA_FILE = Path(__file__).parents[2] / "resources" / "export.schema.json"


def lived(folder: Path, years: float = 0.1, seed: int = 1) -> DataPaths:
    """Return the folders of a person with some sessions, settings and own files."""
    paths = paths_under(folder)
    with open_database(paths).database as database:
        fill(database, years, UNTIL, seed=seed)
        with database.transaction() as connection:
            connection.execute(
                "INSERT INTO answer (id, rule, accepted, answered_ms, utc_offset_s, local_day,"
                " exercise_id, profile, variable, value_before, value_after)"
                " VALUES (?, 'advance', 1, 5, 0, '2026-03-01', 'bridge', '000', 'hold', 5, 6)",
                (f"answer-{seed}",),
            )
            connection.execute("INSERT INTO next_day_put_aside SELECT min(key) FROM session")
    own = {
        "routines/mine.toml": b'id = "mine"\nname = "Mine"\n',
        "exercises/mine.toml": b'id = "mine"\nname = "Reach"\n',
        "exercises/pictures/mine.png": bytes(range(256)),
        "routines/broken.toml": "name = 'Rücken'".encode("latin-1"),
        "routines/Übung für müde Tage.toml": b'id = "tired"\n',
    }
    for name, content in own.items():
        path = paths.data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    at = (ReminderTime((0, 3), time(7, 30)),)
    changed = Settings(reminders=ReminderSettings(on=True, at=at), dose_profiles={"bridge": "000"})
    save_settings(paths, changed)
    return paths


def exported(paths: DataPaths, name: str = "export.json") -> Path:
    target = paths.data_dir.parent / name
    export_json(paths, target, NOW)
    return target


def imported(paths: DataPaths, file: Path, **options: bool) -> Changes:
    return merge(paths, read_export(file), NOW, **options)[0]


def rows(paths: DataPaths) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every table, told by ids instead of keys."""
    found = {}
    with closing(sqlite3.connect(paths.database)) as connection:
        for table in schema.tables_of(connection):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            shown = [
                "(SELECT id FROM session s WHERE s.key = session_key)" if n == "session_key" else n
                for n in names
                if n != "key"
            ]
            query = f"SELECT {', '.join(shown)} FROM {table}"  # noqa: S608
            found[table] = set(connection.execute(query).fetchall())
    return found


def altered(file: Path, change: Any) -> Path:
    """Return a copy of an export in which something was changed."""
    document = json.loads(file.read_text("utf-8"))
    change(document)
    copy = file.with_name("altered.json")
    copy.write_text(json.dumps(document), "utf-8")
    return copy


# --- everything -------------------------------------------------------------------------------


def test_every_table_and_every_column_is_exported() -> None:
    listed = {one.table: one.row for one in LISTINGS}
    known: dict[str, type[msgspec.Struct]] = {"session": Session, **OF_SESSION, **listed}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.migrate(connection)
        assert set(known) == schema.tables_of(connection)
        for table, row in known.items():
            columns = {str(found[1]) for found in connection.execute(f"PRAGMA table_info({table})")}
            assert set(columns_of(row)) == columns - {"key", "session_key"}, table
            refers = "session_key" in columns and table not in OF_SESSION
            assert refers == ("session" in row.__struct_fields__), table


def test_the_documented_schema_is_the_one_in_force() -> None:
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == json_schema()


def test_the_schema_names_everything_that_the_file_holds(tmp_path: Path) -> None:
    document = json.loads(exported(lived(tmp_path / "here")).read_text("utf-8"))
    described = json_schema()["$defs"]
    assert set(document) == set(described["Export"]["properties"])
    names = {one.field: one.row.__name__ for one in LISTINGS}
    for field, name in {"sessions": "Session", **names}.items():
        assert document[field]
        assert set(document[field][0]) == set(described[name]["properties"])


def test_an_export_carries_everything_to_an_empty_folder(tmp_path: Path) -> None:
    here, there = lived(tmp_path / "here"), paths_under(tmp_path / "there")
    changes = imported(there, exported(here))
    assert rows(there) == rows(here)
    assert all(rows(here).values()), "a table without rows shows nothing"
    assert load_settings(there).settings == load_settings(here).settings
    for name in ("routines", "exercises"):
        assert contents(there.data_dir / name) == contents(here.data_dir / name)
    assert changes.listings["files"].added == 5
    assert (changes.listings["sessions"].kept, changes.conflicts) == (0, ())


def test_links_are_followed_and_deleted_files_are_left_out(tmp_path: Path) -> None:
    here, there = paths_under(tmp_path / "here"), paths_under(tmp_path / "there")
    shared, routines = tmp_path / "shared.toml", here.data_dir / "routines"
    shared.write_text('id = "shared"\n')
    (routines / "deleted").mkdir(parents=True)
    (routines / "deleted" / "gone.toml").write_text('id = "gone"\n')
    (routines / "shared.toml").symlink_to(shared)
    imported(there, exported(here))
    assert contents(there.data_dir / "routines") == {"shared.toml": b'id = "shared"\n'}
    # What was deleted here comes back from an export that has it.
    file = exported(there)
    (there.data_dir / "routines" / "deleted").mkdir()
    (there.data_dir / "routines" / "shared.toml").rename(
        there.data_dir / "routines" / "deleted" / "shared.toml"
    )
    assert imported(there, file).listings["files"].added == 1
    assert (there.data_dir / "routines" / "shared.toml").exists()


def test_an_export_of_nothing_is_one_too(tmp_path: Path) -> None:
    file = exported(paths_under(tmp_path / "here"))
    assert not (tmp_path / "here").exists()
    assert imported(paths_under(tmp_path / "there"), file).nothing


def test_it_is_readable_by_the_user_alone(tmp_path: Path) -> None:
    assert exported(lived(tmp_path / "here")).stat().st_mode & 0o777 == 0o600


# --- merging ----------------------------------------------------------------------------------


def test_twice_is_the_same_as_once(tmp_path: Path) -> None:
    file, there = exported(lived(tmp_path / "here")), paths_under(tmp_path / "there")
    assert not imported(there, file).nothing
    once = (rows(there), contents(there.data_dir / "routines"), there.settings.read_bytes())
    assert imported(there, file).nothing
    assert (rows(there), contents(there.data_dir / "routines"), there.settings.read_bytes()) == once


@pytest.mark.parametrize("with_settings", [True, False])
def test_a_preview_tells_what_the_import_does_and_changes_nothing(
    tmp_path: Path, with_settings: bool
) -> None:
    file = exported(lived(tmp_path / "here"))
    for there in (paths_under(tmp_path / "new"), lived(tmp_path / "old", seed=2)):
        before = contents(tmp_path)
        told = preview(there, read_export(file), with_settings=with_settings)
        # A reader leaves an empty log, which is nothing.
        assert without_empty_logs(contents(tmp_path)) == without_empty_logs(before)
        assert told == imported(there, file, with_settings=with_settings)


def without_empty_logs(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: one for name, one in files.items() if one or not name.endswith("-wal")}


def test_two_histories_are_joined_and_nothing_is_lost(tmp_path: Path) -> None:
    one, two = lived(tmp_path / "one", seed=1), lived(tmp_path / "two", seed=2)
    apart = [rows(one), rows(two)]
    imported(two, exported(one))
    for table in ("session", "event", "set_result", "pain", "answer", "next_day_put_aside"):
        assert rows(two)[table] == apart[0][table] | apart[1][table]


def test_without_settings_they_stay(tmp_path: Path) -> None:
    file, there = exported(lived(tmp_path / "here")), paths_under(tmp_path / "there")
    mine = Settings(sound=SoundSettings(muted=True))
    save_settings(there, mine)
    imported(there, file, with_settings=False)
    assert load_settings(there).settings == mine


def test_what_belongs_to_this_computer_stays(tmp_path: Path) -> None:
    here, there = paths_under(tmp_path / "here"), paths_under(tmp_path / "there")
    save_settings(here, Settings(session=SessionSettings(screen="HDMI-1", transition_seconds=20)))
    save_settings(there, Settings(session=SessionSettings(screen="eDP-1")))
    changes = imported(there, exported(here))
    assert load_settings(there).settings.session == SessionSettings(
        screen="eDP-1", transition_seconds=20
    )
    assert changes.settings == ("session.transition_seconds",)


def test_own_files_that_differ_stay_as_they_are(tmp_path: Path) -> None:
    file, there = exported(lived(tmp_path / "here")), paths_under(tmp_path / "there")
    # The same routine under another file name is the same routine.
    mine = there.data_dir / "routines" / "other-name.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text('id = "mine"\nname = "My own"\n')
    changes = imported(there, file)
    assert changes.conflicts == ("routines/mine.toml",)
    assert mine.read_text() == 'id = "mine"\nname = "My own"\n'
    assert not (mine.parent / "mine.toml").exists()


def one_session(folder: Path, *, finished: bool = True) -> tuple[DataPaths, str]:
    paths = paths_under(folder)
    with open_database(paths).database as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for number, fact in enumerate(FACTS, start=1):
            log.record(session_id, fact, number * 1000, number * 900)
        if finished:
            log.finish(session_id, SessionStatus.COMPLETED, STARTED, 540_000)
    return paths, session_id


def column(paths: DataPaths, name: str) -> list[object]:
    with closing(sqlite3.connect(paths.database)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {name} FROM session")]  # noqa: S608


def alter(paths: DataPaths, change: str) -> None:
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute(f"UPDATE session SET {change}")  # noqa: S608


@pytest.mark.parametrize(
    ("here", "there", "note"),
    [
        ("note = 'a', edited_ms = 2000000000000", "note = 'b', edited_ms = 1", "a"),
        ("note = 'a', edited_ms = 1", "note = 'b', edited_ms = 2000000000000", "b"),
        ("note = 'a'", "note = 'b'", "a"),
        ("note = 'a', status = 'active'", "note = 'b'", "b"),
        ("note = 'a'", "note = 'b', status = 'active'", "a"),
    ],
)
def test_of_two_versions_the_one_edited_last_is_kept(
    tmp_path: Path, here: str, there: str, note: str
) -> None:
    paths, _ = one_session(tmp_path / "here")
    alter(paths, there)
    file = exported(paths)
    alter(paths, "note = '', edited_ms = NULL, status = 'completed'")
    alter(paths, here)
    for _ in range(2):
        imported(paths, file)
        assert column(paths, "note") == [note]


def test_a_session_that_was_deleted_comes_back(tmp_path: Path) -> None:
    paths, _ = one_session(tmp_path / "here")
    file = exported(paths)
    alter(paths, "removed_ms = 2000000000000")
    assert imported(paths, file).listings["sessions"].changed == 1
    assert column(paths, "removed_ms") == [None]
    # One that was deleted there is not taken away here.
    alter(paths, "removed_ms = 2000000000000")
    file = exported(paths)
    alter(paths, "removed_ms = NULL")
    imported(paths, file)
    assert column(paths, "removed_ms") == [None]


def test_a_session_under_way_elsewhere_arrives_as_partial(tmp_path: Path) -> None:
    paths, _ = one_session(tmp_path / "here", finished=False)
    file, there = exported(paths), paths_under(tmp_path / "there")
    imported(there, file)
    assert column(there, "status") == ["partial"]
    assert imported(there, file).nothing
    # Where it is under way it goes on.
    assert imported(paths, file).nothing
    assert column(paths, "status") == ["active"]


def test_the_later_rating_of_two_is_kept(tmp_path: Path) -> None:
    paths, _ = one_session(tmp_path / "here")

    def rate(level: int, noted_ms: int, rating_id: str) -> None:
        with closing(sqlite3.connect(paths.database)) as connection, connection:
            connection.execute("DELETE FROM pain")
            connection.execute(
                "INSERT INTO pain (id, session_key, moment, level, noted_ms, utc_offset_s,"
                " local_day) SELECT ?, key, 'before', ?, ?, 0, '2026-03-01' FROM session",
                (rating_id, level, noted_ms),
            )

    def level() -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(paths.database)) as connection:
            return connection.execute("SELECT level FROM pain").fetchall()

    rate(5, 2000, "a")
    file = exported(paths)
    rate(3, 1000, "a")
    assert imported(paths, file).listings["pain"].changed == 1
    assert level() == [(5,)]
    rate(2, 3000, "a")
    assert imported(paths, file).listings["pain"].kept == 1
    assert level() == [(2,)]
    # Another entry for the same session and moment has its place already.
    rate(1, 1, "b")
    assert imported(paths, file).listings["pain"].kept == 1
    assert level() == [(1,)]


# --- all or nothing ---------------------------------------------------------------------------


def in_the_way(paths: DataPaths) -> None:
    (paths.data_dir / "routines").write_text("a file where the folder should be")


def settings_in_the_way(paths: DataPaths) -> None:
    paths.settings.mkdir(parents=True)


@pytest.mark.parametrize("obstacle", [in_the_way, settings_in_the_way])
def test_what_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path, obstacle: Any) -> None:
    file, (there, _) = exported(lived(tmp_path / "here")), one_session(tmp_path / "there")
    obstacle(there)
    before = rows(there)
    files = {name for name in contents(there.data_dir) if not name.startswith("record.db")}
    with pytest.raises(UserError):
        imported(there, file)
    assert rows(there) == before
    assert {n for n in contents(there.data_dir) if not n.startswith("record.db")} == files


FAULTS: tuple[tuple[Any, str], ...] = (
    (lambda d: d["sessions"][1].update(events=[*d["sessions"][0]["events"]] * 2), "contradicts"),
    (lambda d: d["sessions"][1].update(plan='[{"name": 3}]'), "plan of session"),
    (lambda d: d["sessions"][1].update(plan="[" * 5000), "plan of session"),
    (lambda d: d["sessions"][1].update(recipe="{"), "plan of session"),
    (lambda d: d["sessions"][1].update(local_day="2026-02-30"), "sessions[1]"),
    (lambda d: d["sessions"][1].update(started_ms=-1), "sessions[1]"),
    (lambda d: d["sessions"][1].update(started_ms=10**30), "sessions[1]"),
    (lambda d: d["sessions"][1].update(status="done"), "status"),
    (lambda d: d["sessions"][1].pop("id"), "sessions[1]"),
    (lambda d: d["pain"][0].update(level=11), "pain[0]"),
    (lambda d: d["pain"][0].update(level="3"), "expected “int”, got “str”"),
    (lambda d: d["pain"][0].update(session="nobody"), "contradicts"),
    (lambda d: d["goals"][0].update(sessions=0), "goals[0]"),
    (lambda d: d["answers"][0].update(profile=None), "contradicts"),
    (lambda d: d["answers"][0].update(session_ids="{}"), "answer a are broken"),
    (lambda d: d["next_day_put_aside"][0].update(session="nobody"), "contradicts"),
    (lambda d: d.update(settings={"week": {"goal": 99}}), "settings.week.goal"),
    (lambda d: d["settings"]["reminders"]["at"][0].update(time="07:30:00Z"), "time zone"),
    (lambda d: d["files"][0].update(path="../record.db"), "../record.db"),
    (lambda d: d["files"][0].update(path="routines/../../evil.toml"), "evil.toml"),
    (lambda d: d["files"][0].update(path="/etc/cron.d/x.toml"), "/etc"),
    (lambda d: d["files"][0].update(path="routines/nul.toml"), "nul.toml"),
    (lambda d: d["files"][0].update(path="routines/.hidden.toml"), ".hidden.toml"),
    (lambda d: d["files"][0].update(path="routines/a\\..\\b.toml"), "b.toml"),
    (lambda d: d["files"][0].update(path="routines/a:b.toml"), "a:b.toml"),
    (lambda d: d["files"][0].update(path="routines/run.exe"), "run.exe"),
    (lambda d: d["files"][0].update(text=None, base64="no!"), "broken"),
    (lambda d: d["files"][0].update(text=None, base64=None), "no content"),
    (lambda d: d["files"][0].update(text="x" * 9_000_000, base64=None), "too large"),
    (lambda d: d.update(version=2), "newer Back Coach"),
    (lambda d: d.update(format="other"), "no export"),
    (lambda d: d.pop("format"), "no export"),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export with two sessions and one of everything else."""
    folder = tmp_path_factory.mktemp("sample")
    (here, _), (other, _) = one_session(folder / "here"), one_session(folder / "other")
    with closing(sqlite3.connect(here.database)) as connection, connection:
        connection.execute("INSERT INTO goal VALUES ('2026-03-02', 4)")
        connection.execute(
            "INSERT INTO pain (id, moment, level, noted_ms, utc_offset_s, local_day)"
            " VALUES ('p', 'before', 3, 0, 0, '2026-03-01')"
        )
        connection.execute(
            "INSERT INTO answer (id, rule, accepted, answered_ms, utc_offset_s, local_day,"
            " exercise_id, profile) VALUES ('a', 'reset', 1, 5, 0, '2026-03-01', 'b', '000')"
        )
        connection.execute("INSERT INTO next_day_put_aside SELECT key FROM session")
    own = here.data_dir / "exercises" / "x.png"
    own.parent.mkdir()
    own.write_bytes(base64.b64decode("/w=="))
    at = (ReminderTime((0,), time(7)),)
    save_settings(here, Settings(reminders=ReminderSettings(at=at)))
    imported(here, exported(other), with_settings=False)
    return exported(here).read_bytes()


@pytest.mark.parametrize(("change", "said"), FAULTS)
def test_one_wrong_value_is_named_and_nothing_is_imported(
    tmp_path: Path, sample: bytes, change: Any, said: str
) -> None:
    (tmp_path / "export.json").write_bytes(sample)
    file, there = altered(tmp_path / "export.json", change), paths_under(tmp_path / "there")
    before = contents(tmp_path)
    for attempt in (preview, lambda paths, export: merge(paths, export, NOW)):
        with pytest.raises(UserError) as raised:
            attempt(there, read_export(file))
        assert said in str(raised.value)
        assert "\n" not in str(raised.value)
    after = contents(tmp_path)
    assert {name: after[name] for name in before} == before
    assert {name for name in after if "record.db" not in name} == set(before)
    assert not there.database.exists() or not any(rows(there).values())


def test_the_programs_own_files_are_no_targets(tmp_path: Path) -> None:
    here = lived(tmp_path / "here")
    before = contents(tmp_path)
    for target in (
        here.database,
        here.database.with_name("record.db-wal"),
        here.backups / "record-daily-2026-01-01-000000.db",
        here.settings,
        here.data_dir / "routines" / "mine.toml",
    ):
        with pytest.raises(UserError, match="own files"):
            export_json(here, target, NOW)
    with pytest.raises(StorageError, match="no folder"):
        export_json(here, tmp_path / "nowhere" / "x.json", NOW)
    assert contents(tmp_path) == before


def test_an_export_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    here = lived(tmp_path / "here")
    file = exported(here)
    before = file.read_bytes()
    with here.database.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"damage" * 2000)
    with pytest.raises(StorageError, match="damaged"):
        export_json(here, file, NOW + timedelta(days=1))
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.json", "here"]


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = exported(lived(tmp_path / "here"))
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_export(file).sessions


def test_unknown_fields_of_a_later_program_are_passed_over(tmp_path: Path) -> None:
    def later(document: dict[str, Any]) -> None:
        document["sessions"][0]["mood"] = {"much": ["to", "say"]}
        document["weather"] = None

    file = altered(exported(lived(tmp_path / "here")), later)
    assert msgspec.to_builtins(read_export(file).sessions[0])["id"]
