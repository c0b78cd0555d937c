"""Logs a session of its own: `python -m tests.storage.writing_child DATA_DIR HOLDS`."""

import sys
from pathlib import Path

from coach.domain.facts import HoldDone
from coach.paths import paths_under
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.storage.samples import PLAN, STARTED


def main() -> None:
    log = SessionLog(open_database(paths_under(Path(sys.argv[1]))).database)
    session_id = log.begin(PLAN, STARTED)
    for number in range(int(sys.argv[2])):
        log.record(session_id, HoldDone(0, "cat-cow", 1, 1, None, 0, number), 0, 0)


if __name__ == "__main__":
    main()
