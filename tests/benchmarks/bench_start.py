"""First paint, memory and idle processor time of the program against a bare PySide6 window.

Both are started the same way, in turn, several times; the medians and their ratio are printed.
Needs a screen: run it under Xvfb.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 7
IDLE_SECONDS = 4
SETTLE_SECONDS = 3
SESSION_SECONDS = 30
SESSION_SETTLE_SECONDS = 20
"""By then the first exercise is being done: it moves, holds and counts."""

_BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.resize(1280, 800)
window.show()
app.exec()
"""

_COACH = """
import pathlib, sys
from coach.__main__ import main
settings = pathlib.Path({data_dir!r}, "config", "settings.toml")
if not settings.exists():  # else the first run would be measured
    settings.parent.mkdir(parents=True)
    settings.write_text("[start]\\nwelcomed = true\\n")
sys.argv = ["back-coach", "--data-dir", {data_dir!r}, *{extra!r}]
main()
"""

_NO_FIGURE = """
import coach.desk.live_settings
coach.desk.live_settings.LiveSettings.draw_figures = lambda self: None
"""

# Runs inside the measured process: notes when the first window has painted, waits until it has
# settled, then reads its memory and the processor time that it uses while nothing happens.
_PROBE = """
import json, os, resource, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Probe(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if not self.painted and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            if watched.isWindow() or watched.window().isVisible():
                QTimer.singleShot(0, self.note)
        return False
    def note(self):
        if self.painted:
            return
        self.painted = time.monotonic()
        QApplication.instance().removeEventFilter(self)
        QTimer.singleShot(int({settle} * 1000), self.settle)
    def settle(self):
        self.cpu = time.process_time()
        self.since = time.monotonic()
        QTimer.singleShot(int({idle} * 1000), self.report)
    def report(self):
        used = time.process_time() - self.cpu
        span = time.monotonic() - self.since
        rollup = open("/proc/self/smaps_rollup").read().splitlines()
        pss = next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
        found = {{"painted": self.painted, "cpu": used / span, "pss": pss}}
        print("PROBE", json.dumps(found), flush=True)
        os._exit(0)

probe = Probe()
run = QApplication.exec
def watched_exec(*_):
    QApplication.instance().installEventFilter(probe)
    return run()
QApplication.exec = watched_exec
"""


def measure(code: str, *, settle: float = SETTLE_SECONDS, idle: float = IDLE_SECONDS) -> Any:
    """Run code in a process of its own; return seconds to first paint, CPU share and PSS in KiB."""
    probe = _PROBE.format(settle=settle, idle=idle)
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", probe + code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "xcb")},
        timeout=120,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("PROBE ")]
    if not lines:
        raise RuntimeError(f"no measurement came back:\n{done.stdout}{done.stderr}")
    result = json.loads(lines[0].removeprefix("PROBE "))
    result["painted"] -= begin
    return result


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        coach = _COACH.format(data_dir=str(Path(folder) / "data"), extra=[])
        measure(coach, settle=1, idle=0.5)  # the first start makes caches and the database
        pairs = [(measure(coach), measure(_BARE)) for _ in range(RUNS)]
        asked = ["--routine", "everyday-back-care", "--start"]
        plain = measure(
            _NO_FIGURE + _COACH.format(data_dir=str(Path(folder) / "plain"), extra=asked),
            settle=SESSION_SETTLE_SECONDS,
            idle=SESSION_SECONDS,
        )
        with_figure = measure(
            _COACH.format(data_dir=str(Path(folder) / "figure"), extra=asked),
            settle=SESSION_SETTLE_SECONDS,
            idle=SESSION_SECONDS,
        )
    print(f"{'':28}{'Back Coach':>12}{'bare':>12}{'ratio':>8}   wanted")
    for key, label, scale, unit, wanted in (
        ("painted", "first paint", 1000, "ms", "≤ 1.5"),
        ("pss", "memory (PSS), idle", 1 / 1024, "MB", "≤ 1.5"),
    ):
        ours = statistics.median(one[key] for one, _ in pairs) * scale
        bare = statistics.median(other[key] for _, other in pairs) * scale
        ratio = statistics.median(one[key] / other[key] for one, other in pairs)
        print(f"{label:28}{ours:>9.0f} {unit}{bare:>9.0f} {unit}{ratio:>8.2f}   {wanted}")
    idle = statistics.median(one["cpu"] for one, _ in pairs)
    print(f"{'idle, of a core':36}{idle:>8.2%}   ≤ 0.5 %")
    for label, one, wanted in (
        ("session without the figure", plain, "≤ 5 %"),
        ("session with the figure", with_figure, "≤ 25 %"),
    ):
        print(f"{label + ', of a core':36}{one['cpu']:>8.2%}   {wanted}")
        print(f"{label + ', memory (PSS)':36}{one['pss'] / 1024:>5.0f} MB")


if __name__ == "__main__":
    main()
