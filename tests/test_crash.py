"""A bug is written down and shown; a hard crash is found at the next start."""

import subprocess
import sys
from pathlib import Path

from coach.crash import CrashReporter

CHILD = """
import sys
from pathlib import Path
from coach.crash import CrashReporter
reporter = CrashReporter(Path(sys.argv[1]), print)
reporter.install()
{action}
"""


def run_child(folder: Path, action: str) -> subprocess.CompletedProcess[str]:
    code = CHILD.format(action=action)
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
    )


def test_an_unhandled_exception_is_kept_and_shown(tmp_path: Path) -> None:
    done = run_child(tmp_path, "raise ValueError('spine')")
    (report,) = tmp_path.glob("crash-*.txt")
    text = report.read_text(encoding="utf-8")
    assert "ValueError: spine" in text
    assert "Back Coach" in text
    assert "ValueError: spine" in done.stdout


def test_a_hard_crash_is_found_at_the_next_start(tmp_path: Path) -> None:
    run_child(tmp_path, "import faulthandler; faulthandler._sigsegv()")
    assert "Segmentation fault" in CrashReporter(tmp_path, print).left_behind()


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    run_child(tmp_path, "reporter.remove()")
    assert CrashReporter(tmp_path, print).left_behind() == ""
    assert list(tmp_path.iterdir()) == []


def test_an_end_after_everything_was_deleted_is_a_good_one(tmp_path: Path) -> None:
    done = run_child(tmp_path, "import shutil; shutil.rmtree(reporter.folder); reporter.remove()")
    assert (done.returncode, done.stderr) == (0, "")


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"crash-2020010{number % 10}-000000-{number:06}.txt").write_text("old")
    run_child(tmp_path, "raise ValueError('new')")
    reports = sorted(tmp_path.glob("crash-*.txt"))
    assert len(reports) == 10
    assert "ValueError: new" in reports[-1].read_text(encoding="utf-8")
