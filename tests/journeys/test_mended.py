"""A damaged record, and commands while the window is open: with the real program."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from coach.domain.record import SessionStatus
from coach.paths import paths_under
from coach.storage.backups import back_up_daily
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.journeys.program import Coach, View
from tests.storage.samples import FACTS, PLAN

SESSIONS = 3


def _lived(coach: Coach) -> datetime:
    """Give the program a record with a backup; return when the first session began."""
    paths, first = paths_under(coach.data_dir), datetime.now().astimezone() - timedelta(days=9)
    with open_database(paths).database as database:
        log = SessionLog(database)
        for number in range(SESSIONS):
            started = first + timedelta(days=number)
            session_id = log.begin(PLAN, started)
            log.record(session_id, FACTS[0], 0, 0)
            log.finish(session_id, SessionStatus.COMPLETED, started, 60_000)
    assert back_up_daily(paths, first) is not None
    return first


def test_after_damage_the_backup_is_offered_and_restored(coach: Coach, tmp_path: Path) -> None:
    _lived(coach)
    whole = coach.json("history")
    record = coach.data_dir / "record.db"
    content = bytearray(record.read_bytes())
    content[4096:9000] = b"\xa5" * 4904
    record.write_bytes(content)
    with coach.running() as process:
        coach.wait_to_see(View.DIALOG)
        (aside,) = coach.data_dir.glob("record-damaged-*.db")
        assert aside.read_bytes() == content
        assert coach.marks() == []
        coach.press("Return")
        coach.wait_until(lambda: len(coach.marks()) == SESSIONS, "the backup is restored")

        # Others may read and copy while the window has the record, and nobody may replace it.
        export = tmp_path / "all.json"
        assert coach.call("export", "--json", str(export)).returncode == 0
        assert len(json.loads(export.read_text("utf-8"))["sessions"]) == SESSIONS
        assert coach.call("import", str(export), "--dry-run").returncode == 0
        backup = coach.call("backup")
        assert backup.returncode == 0, backup.stderr
        for words in (("import", str(export)), ("restore", backup.stdout.split(":")[0])):
            done = coach.call(*words)
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.startswith("back-coach: Back Coach’s window is open.")
            assert len(done.stderr.splitlines()) == 1
        assert process.poll() is None
    assert coach.json("history") == whole
    # The window was killed; its lock holds nobody up.
    assert coach.call("import", str(export)).returncode == 0
