import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from coach.domain.facts import HoldDone
from coach.storage.database import open_database
from coach.storage.history import History
from coach.storage.session_log import SessionLog
from tests.storage.samples import open_in, paths_in

KILLS = 30


def killed_while_logging(data_dir: Path, first: int, acknowledgements: int) -> tuple[str, int]:
    """Kill a logging child once it has acknowledged so many; return its session and last hold."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.logging_child", str(data_dir), str(first)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child.stdout:
        session_id = child.stdout.readline().split()[1]
        for _ in range(acknowledgements):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        # What it had acknowledged before it died is still in the pipe.
        said = child.stdout.read().splitlines(keepends=True)
    assert child.wait() == -signal.SIGKILL
    whole = [int(line) for line in said if line.endswith("\n")]
    return session_id, max([first + acknowledgements - 1, *whole])


def test_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311
    paths, first, before, ids = paths_in(tmp_path), 0, -1, set()
    for _ in range(KILLS):
        session_id, last = killed_while_logging(paths.data_dir, first, chance.randrange(40))
        ids.add(session_id)
        opened = open_database(paths)
        assert opened.notices == ()
        with closing(opened.database) as database:
            assert database.rows("PRAGMA integrity_check") == [("ok",)]
            unfinished = SessionLog(database).unfinished()
            assert unfinished is not None
            assert unfinished.id == session_id
            ((stored,),) = database.rows("SELECT max(segment) FROM event")
            highest = -1 if stored is None else int(str(stored))
            # The one being written when the signal came may be there too; a child that was killed
            # while it told old holds again takes none of them away.
            assert max(last, before) <= highest <= max(last + 1, before)
            (record,) = History(database).sessions()
            assert sum(one.reps for one in record.exercises) == highest + 1
        # Some of what is there is told again.
        first, before = max(0, highest - chance.randrange(3)), highest
    assert len(ids) == 1


def test_replay_counts_once(tmp_path: Path) -> None:
    session_id, last = killed_while_logging(paths_in(tmp_path).data_dir, 0, 12)
    with closing(open_in(tmp_path)) as database:
        before = database.rows("SELECT * FROM set_result")
        log = SessionLog(database)
        for number in range(last + 1):
            fact = HoldDone(number // 10, "cat-cow", 1, number % 10 + 1, None, 1000, number)
            log.record(session_id, fact, 0, 0)
        assert database.rows("SELECT * FROM set_result") == before


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
