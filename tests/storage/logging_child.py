"""Logs facts until it is killed, and says after each one that it is written.

Run as `python -m tests.storage.logging_child DATA_DIR`. For each number that it reads it forks a
process of its own, says `process PID`, and that process goes on with the unfinished session, or
begins one, from the hold of that number on: it says `session ID`, then the number of each hold once
it is on the disk. Forked, hundreds of processes start in the time that a few take otherwise.
"""

import sys
from pathlib import Path

from coach.domain.facts import HoldDone
from coach.paths import paths_under
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.storage.forked import fork_for_each_line, say
from tests.storage.samples import PLAN, STARTED


def log_from(number: int) -> None:
    log = SessionLog(open_database(paths_under(Path(sys.argv[1]))).database)
    unfinished = log.unfinished()
    session_id = unfinished.id if unfinished else log.begin(PLAN, STARTED)
    say(f"session {session_id}")
    while True:
        fact = HoldDone(number // 10, "cat-cow", 1, number % 10 + 1, None, 1000, number)
        log.record(session_id, fact, number * 1000, number * 1000)
        say(str(number))
        number += 1


if __name__ == "__main__":
    fork_for_each_line(lambda number: log_from(int(number)))
