"""A session that is cut short at any moment loses nothing that was written, and is offered."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from coach.domain.facts import HoldDone
from coach.paths import DataPaths, paths_under
from coach.storage.backups import back_up_now, list_backups
from coach.storage.export import export_json
from coach.storage.history import History
from coach.storage.import_file import read_export
from coach.storage.merge import merge
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.storage.lively import fill
from tests.storage.samples import STARTED, open_in, paths_in

KILLS = 200
LONGEST_S = 0.008
"""After its holds, or at once, a process lives up to this long: time for some more holds."""

MOST_HOLDS = 6

PATIENCE_S = 30.0


class Killed:
    """What a process had said before it was killed."""

    def __init__(self, lines: list[str]) -> None:
        said = [line.split() for line in lines]
        self.session = next((words[1] for words in said if words[0] == "session"), "")
        self.holds = [int(words[0]) for words in said if words[0].isdecimal()]


class Nursery:
    """Starts processes that log, and kills them."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        self._in, self._out = child.stdin.fileno(), child.stdout.fileno()
        self._rest = b""

    def kill_one(self, asked: object, *, after_s: float = 0.0, after_holds: int = 0) -> Killed:
        """Let one do what it is asked; kill it some time after so many holds were told."""
        os.write(self._in, f"{asked}\n".encode())
        lines: list[str] = []
        process, deadline = 0, 0.0
        while not deadline or time.monotonic() < deadline:
            wait_s = deadline - time.monotonic() if deadline else PATIENCE_S
            for line in self._lines(max(0.0, wait_s)):
                if line == "dead":
                    # It was done before the time was up.
                    return Killed(lines)
                if line.startswith("process "):
                    process = int(line.split()[1])
                else:
                    lines.append(line)
            # The first line names the session.
            if not deadline and process and len(lines) >= (after_holds + 1 if after_holds else 0):
                deadline = time.monotonic() + after_s
        os.kill(process, signal.SIGKILL)
        while "dead" not in lines:
            lines += self._lines(PATIENCE_S)
        return Killed([line for line in lines if line != "dead"])

    def _lines(self, wait_s: float) -> list[str]:
        """Return the whole lines that have come within a time."""
        if not select.select([self._out], [], [], wait_s)[0]:
            return []
        *whole, self._rest = (self._rest + os.read(self._out, 65_536)).split(b"\n")
        return [line.decode() for line in whole]


@contextmanager
def nursery(*arguments: Path, module: str = "logging_child") -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.storage.{module}", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        yield Nursery(child)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")
def test_kills_at_any_moment_lose_nothing_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311
    paths, first, before = paths_in(tmp_path), 0, -1
    met: set[str] = set()
    with nursery(paths.data_dir) as processes:
        for _ in range(KILLS):
            # One in four is killed while it starts.
            holds = chance.randrange(MOST_HOLDS) if chance.random() < 0.75 else 0
            killed = processes.kill_one(
                first, after_s=chance.uniform(0, LONGEST_S), after_holds=holds
            )
            last = max(killed.holds, default=-1)
            opened = open_database(paths)
            assert opened.notices == ()
            with closing(opened.database) as database:
                assert database.rows("PRAGMA integrity_check") == [("ok",)]
                unfinished = SessionLog(database).unfinished()
                if unfinished is None:
                    # Killed while it began, before the session was on the disk.
                    assert (killed.session, met) == ("", set())
                    continue
                met.add(unfinished.id)
                assert killed.session in {"", unfinished.id}
                ((stored,),) = database.rows("SELECT max(segment) FROM event")
                highest = -1 if stored is None else int(str(stored))
                # The one being written when the signal came may be there too; a child that was
                # killed while it told old holds again takes none of them away.
                assert max(last, before) <= highest <= max(last + 1, first, before)
                (record,) = History(database).sessions()
                assert sum(one.reps for one in record.exercises) == highest + 1
            # Some of what is there is told again.
            first, before = max(0, highest + 1 - chance.randrange(4)), highest
    assert len(met) == 1
    assert before > KILLS, "hardly anything was written between the kills"


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")
def test_replay_counts_once(tmp_path: Path) -> None:
    with nursery(paths_in(tmp_path).data_dir) as processes:
        killed = processes.kill_one(0, after_holds=12)
    with closing(open_in(tmp_path)) as database:
        before = database.rows("SELECT * FROM set_result")
        log = SessionLog(database)
        for number in killed.holds:
            fact = HoldDone(number // 10, "cat-cow", 1, number % 10 + 1, None, 1000, number)
            log.record(killed.session, fact, 0, 0)
        assert database.rows("SELECT * FROM set_result") == before


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")
def test_an_import_or_a_restore_that_is_killed_has_happened_or_not(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311
    paths, other = paths_in(tmp_path), paths_under(tmp_path / "other")
    for folder, seed in ((paths, 1), (other, 2)):
        with closing(open_database(folder).database) as database:
            fill(database, 0.2, date(2026, 3, 3), seed=seed)
    own = other.data_dir / "routines" / "mine.toml"
    own.parent.mkdir()
    own.write_text('id = "mine"\n')
    export_json(other, tmp_path / "export.json", STARTED)
    before, backup = ids(paths), back_up_now(paths, STARTED)
    both = before | ids(other)
    began = time.monotonic()
    merge(paths_under(tmp_path / "third"), read_export(tmp_path / "export.json"), STARTED)
    takes_s = time.monotonic() - began
    files = (paths.data_dir, tmp_path / "export.json", backup)
    with nursery(*files, module="changing_child") as processes:
        for asked in ["import", "restore", "backup"] * 10:
            processes.kill_one(asked, after_s=chance.uniform(0, 1.5 * takes_s))
            assert ids(paths) in (before, both)
            assert all(not one.fault for one in list_backups(paths))
    # What was cut short is done by asking again.
    merge(paths, read_export(tmp_path / "export.json"), STARTED)
    assert ids(paths) == both
    assert (paths.data_dir / "routines" / "mine.toml").read_text() == 'id = "mine"\n'


def ids(paths: DataPaths) -> frozenset[object]:
    with closing(open_database(paths).database) as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []
        return frozenset(row[0] for row in database.rows("SELECT id FROM session"))


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    open_database(paths).database.close()
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.storage.writing_child", str(paths.data_dir), "200"]
        )
        for _ in range(2)
    ]
    assert [child.wait(timeout=60) for child in children] == [0, 0]
    with closing(open_in(tmp_path)) as database:
        assert database.rows("SELECT count(*) FROM event") == [(400,)]
