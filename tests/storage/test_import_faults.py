"""Files that are no exports: a clear sentence each time, in bounded memory, and nothing lost."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.errors import UserError
from coach.domain.record import SessionStatus
from coach.paths import paths_under
from coach.storage.export import export_json
from coach.storage.import_file import read_export
from coach.storage.merge import merge, preview
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN, STARTED, contents

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export with one of everything."""
    folder = tmp_path_factory.mktemp("sample")
    paths = paths_under(folder / "data")
    with open_database(paths).database as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for fact in FACTS:
            log.record(session_id, fact, 1000, 900)
        log.finish(session_id, SessionStatus.COMPLETED, STARTED, 540_000)
        with database.transaction() as connection:
            connection.execute("INSERT INTO goal VALUES ('2026-03-02', 4)")
            connection.execute(
                "INSERT INTO pain (id, session_key, moment, level, noted_ms, utc_offset_s,"
                " local_day) SELECT 'p', key, 'before', 3, 0, 0, '2026-03-01' FROM session"
            )
    own = paths.data_dir / "routines" / "mine.toml"
    own.parent.mkdir()
    own.write_text('id = "mine"\n')
    export_json(paths, folder / "export.json", NOW)
    return (folder / "export.json").read_bytes()


def refused(file: Path) -> str:
    """Return why a file is refused: one line, without a trace of the machinery."""
    with pytest.raises(UserError) as raised:
        read_export(file)
    said = str(raised.value)
    assert str(file) in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


def written(folder: Path, content: bytes) -> Path:
    file = folder / "export.json"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"null", "cannot be imported"),
        (b"[]", "cannot be imported"),
        (b"{}", "no export of Back Coach"),
        (b'{"format": "back-coach-export"', "only a part"),
        (b'{"format": "back-coach-export", "version": "1"}', "“version”"),
        (b'{"format": "back-coach-export", "version": 1e99}', "version"),
        (b'{"format": "back-coach-export", "version": 0}', "version"),
        ('{"format": "back-coach-export"}'.encode("utf-16"), "no export"),
        ('{"format": "back-coach-export", "program": "Rücken"}'.encode("latin-1"), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "no export"),
        (b"[" * 200_000, "cannot be imported"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b'{"format": "back-coach-export", "x": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"format": NaN}', "no export"),
        (b'{"format": "\\ud800"}', "no export"),
    ],
)
def test_a_file_of_another_kind_is_told_as_such(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refused(written(tmp_path, content))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "gone.json")
    assert "folder" in refused(tmp_path)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.floats(0, 1, exclude_max=True))
def test_a_truncated_export_is_refused(
    sample: bytes, tmp_path_factory: pytest.TempPathFactory, cut: float
) -> None:
    length = int(cut * len(sample.rstrip()))
    refused(written(tmp_path_factory.mktemp("cut"), sample[:length]))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the place of every value in a document."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


def survives(folder: Path, content: bytes) -> None:
    """Import whatever it is: all of it, or a sentence and nothing of it."""
    file, paths = written(folder, content), paths_under(folder / "data")
    with open_database(paths).database as database:
        SessionLog(database).begin(PLAN, STARTED)
    before = contents(paths.data_dir)
    try:
        told = preview(paths, read_export(file))
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017
        with pytest.raises(UserError):
            merge(paths, read_export(file), NOW)
        with open_database(paths).database as database:
            assert database.rows("SELECT count(*) FROM session") == [(1,)]
        after = {n: one for n, one in contents(paths.data_dir).items() if "record.db" not in n}
        assert after == {name: one for name, one in before.items() if "record.db" not in name}
        return
    assert merge(paths, read_export(file), NOW)[0] == told
    assert merge(paths, read_export(file), NOW)[0].nothing
    # What was taken over can be read, and exported again.
    export_json(paths, folder / "again.json", NOW)
    assert read_export(folder / "again.json").sessions


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_value_of_any_type_in_any_place(
    sample: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    document = json.loads(sample)
    # Plan and recipe are JSON in JSON; the rest is found by its place.
    *way, last = data.draw(st.sampled_from(places(document)[1:]))
    parent = document
    for key in way:
        parent = parent[key]
    parent[last] = data.draw(JSON_VALUES)
    survives(tmp_path_factory.mktemp("typed"), json.dumps(document).encode())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.floats(0, 1), garbage=st.binary(min_size=1, max_size=20))
def test_bytes_that_are_wrong_in_any_place(
    sample: bytes, tmp_path_factory: pytest.TempPathFactory, place: float, garbage: bytes
) -> None:
    content = bytearray(sample)
    offset = int(place * (len(content) - 1))
    content[offset : offset + len(garbage)] = garbage
    survives(tmp_path_factory.mktemp("bytes"), bytes(content))


# --- huge files -------------------------------------------------------------------------------


def sparse(file: Path, sample: bytes) -> None:
    """A hundred megabytes of zeros: no byte of them is on the disk."""
    with file.open("wb") as stream:
        stream.truncate(100 * MEGABYTE)


def blank(file: Path, sample: bytes) -> None:
    """Valid JSON, but for a hundred megabytes of spaces before its end."""
    with file.open("wb") as stream:
        stream.write(sample.rstrip()[:-1])
        for _ in range(100):
            stream.write(b" " * MEGABYTE)


def one_text(file: Path, sample: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(b'{"format": "back-coach-export", "version": 1, "sessions": ["')
        for _ in range(100):
            stream.write(b"x" * MEGABYTE)
        stream.write(b'"]}')


def many_numbers(file: Path, sample: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(b'{"format": "back-coach-export", "version": 1, "sessions": [')
        for _ in range(100):
            stream.write(b"0," * (MEGABYTE // 2))
        stream.write(b"0]}")


def many_names(file: Path, sample: bytes) -> None:
    """Texts in the settings: each is a value by itself."""
    with file.open("wb") as stream:
        stream.write(b'{"format": "back-coach-export", "version": 1, "settings": ')
        stream.write(b'{"library": {"favourites": [')
        for _ in range(100):
            stream.write(b'"abc",' * (MEGABYTE // 6))
        stream.write(b"0]}}}")


def too_large(file: Path, sample: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(sample)
        stream.truncate(600 * MEGABYTE)


_READ = """
import resource, sys
from pathlib import Path
from coach.domain.errors import UserError
from coach.storage.import_file import read_export
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_export(Path(sys.argv[1]))
except UserError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not told there")
@pytest.mark.parametrize(
    ("write", "most_mb"),
    [
        (sparse, 150),
        (blank, 150),
        (one_text, 150),
        (many_numbers, 150),
        (many_names, 150),
        (too_large, 20),
    ],
)
def test_a_huge_file_is_refused_in_bounded_memory(
    tmp_path: Path, sample: bytes, write: Callable[[Path, bytes], None], most_mb: int
) -> None:
    file = tmp_path / "huge.json"
    write(file, sample)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(file)], capture_output=True, text=True, check=True
    )
    file.unlink()
    said, kilobytes = done.stdout.strip().splitlines()
    assert str(file) in said
    assert int(kilobytes) / 1024 < most_mb


def test_the_tables_are_whole_after_an_import(tmp_path: Path, sample: bytes) -> None:
    paths = paths_under(tmp_path / "data")
    merge(paths, read_export(written(tmp_path, sample)), NOW)
    with closing(open_database(paths).database) as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []
