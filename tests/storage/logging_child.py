"""Logs facts until it is killed, and says after each one that it is written.

Run as `python -m tests.storage.logging_child DATA_DIR FIRST_HOLD`: goes on with the unfinished
session if there is one. Prints `session ID`, then the number of each hold once it is on the disk.
"""

import sys
from pathlib import Path

from coach.domain.facts import HoldDone
from coach.paths import paths_under
from coach.storage.database import open_database
from coach.storage.session_log import SessionLog
from tests.storage.samples import PLAN, STARTED


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    log = SessionLog(open_database(paths_under(Path(sys.argv[1]))).database)
    unfinished = log.unfinished()
    session_id = unfinished.id if unfinished else log.begin(PLAN, STARTED)
    say(f"session {session_id}")
    number = int(sys.argv[2])
    while True:
        fact = HoldDone(number // 10, "cat-cow", 1, number % 10 + 1, None, 1000, number)
        log.record(session_id, fact, number * 1000, number * 1000)
        say(str(number))
        number += 1


if __name__ == "__main__":
    main()
