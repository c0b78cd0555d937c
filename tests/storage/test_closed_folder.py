"""A folder that may only be read: what reads goes on, what writes says why not."""

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.paths import paths_under
from coach.storage.backups import back_up_now
from coach.storage.export import export_json
from tests.storage.samples import contents
from tests.storage.test_opening import SAMPLES

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)

# Everything is loaded before the rights are given up; root would be allowed to write everywhere.
ATTEMPTS = """
import os, pathlib, shutil, sys, tempfile, fcntl, encodings.idna, _strptime
from datetime import UTC, datetime
from coach.paths import paths_under
from coach.domain.errors import UserError
from coach.storage.alone import alone
from coach.storage.backups import back_up_daily, back_up_now, list_backups
from coach.storage.erase import erase
from coach.storage.export import export_json
from coach.storage.import_file import read_export
from coach.storage.merge import merge, preview
from coach.storage.restore import restore
NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)
paths = paths_under(pathlib.Path(sys.argv[1]))
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
elsewhere = pathlib.Path(tempfile.mkdtemp())
(backup,) = list_backups(paths)
file = paths.data_dir / "export.json"
print(backup.sessions, export_json(paths, elsewhere / "out.json", NOW))
print(preview(paths, read_export(file)).nothing)
shutil.rmtree(elsewhere)
def locked():
    with alone(paths):
        pass
for attempt in (
    lambda: back_up_now(paths, NOW),
    lambda: back_up_daily(paths, NOW),
    lambda: merge(paths, read_export(file), NOW),
    lambda: restore(paths, backup.path, NOW),
    lambda: export_json(paths, paths.data_dir / "out.json", NOW),
    lambda: erase(paths),
    locked,
):
    try:
        attempt()
    except UserError as error:
        assert "\\n" not in str(error)
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no modes on Windows")
def test_what_writes_says_why_not_and_what_reads_goes_on() -> None:
    # Not under tmp_path, which nobody but its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="back-coach-test-"))
    paths = paths_under(folder)
    try:
        shutil.copyfile(SAMPLES / "v2.db", paths.database)
        back_up_now(paths, NOW)
        export_json(paths, folder / "export.json", NOW)
        for path in folder.glob("record.db-*"):
            path.unlink()
        (folder / "config").mkdir()
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = contents(folder)
        done = subprocess.run(
            [sys.executable, "-c", ATTEMPTS, str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said = done.stdout.splitlines()
        assert said[:2] == ["2 2", "True"]
        assert len(said) == 2 + 7, said
        assert all(line.endswith(".") for line in said[2:])
        assert contents(folder) == before
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o700)
        shutil.rmtree(folder)
