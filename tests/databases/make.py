"""Makes the record of the current schema version that is kept here, one file a version.

Run `python -m tests.databases.make` once when a migration is added; files of older versions are
never made again: they are what people have on their disks.
"""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from coach.domain.pain import PainMoment
from coach.domain.record import SessionStatus
from coach.storage.goals import note_goal
from coach.storage.pain_diary import PainDiary
from coach.storage.put_aside import PutAside
from coach.storage.schema import latest_version
from coach.storage.session_log import SessionLog
from coach.storage.suggestions import SuggestionLog
from tests.storage.samples import ANSWERS, FACTS, PLAN, STARTED, open_in

FOLDER = Path(__file__).resolve().parent


def main() -> None:
    target = FOLDER / f"v{latest_version()}.db"
    if target.exists():
        raise SystemExit(f"{target} is there already and stays as it is.")
    with tempfile.TemporaryDirectory() as folder:
        with closing(open_in(Path(folder))) as database:
            log = SessionLog(database)
            for status in (SessionStatus.COMPLETED, SessionStatus.ACTIVE):
                session_id = log.begin(PLAN, STARTED)
                for number, fact in enumerate(FACTS, start=1):
                    log.record(session_id, fact, number * 1000, number * 900)
                if status is not SessionStatus.ACTIVE:
                    log.finish(session_id, status, STARTED, 540_000)
                    finished = session_id
            for moment, level in ((PainMoment.BEFORE, 4), (PainMoment.AFTER, 3)):
                PainDiary(database).note(finished, moment, level, STARTED)
            SuggestionLog(database).write(ANSWERS)
            PutAside(database).add(finished)
            note_goal(database, 4, STARTED.date(), 0)
            backup = database.back_up(Path(folder), "sample", STARTED)
        shutil.copyfile(backup, target)


if __name__ == "__main__":
    main()
