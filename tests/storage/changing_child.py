"""Imports, restores and backs up until it is killed.

Run as `python -m tests.storage.changing_child DATA_DIR EXPORT BACKUP`. For each word that it reads
(import, restore, backup) it forks a process that does so, and says `process PID`, then `dead`.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from coach.paths import paths_under
from coach.storage.backups import back_up_now
from coach.storage.import_file import read_export
from coach.storage.merge import merge
from coach.storage.restore import restore
from tests.storage.forked import fork_for_each_line

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)


def main() -> None:
    paths, export = paths_under(Path(sys.argv[1])), read_export(Path(sys.argv[2]))

    def change(asked: str) -> None:
        match asked:
            case "import":
                merge(paths, export, NOW)
            case "restore":
                restore(paths, Path(sys.argv[3]), NOW)
            case _:
                back_up_now(paths, NOW)

    fork_for_each_line(change)


if __name__ == "__main__":
    main()
