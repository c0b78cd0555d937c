"""Sessions on a screen of their own; Qt learns of screens when it starts, so in a process apart."""

import json
import os
import subprocess
import sys
from pathlib import Path

_SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1.0,
        }
        for name, x, width, height in (("desk", 0, 1280, 800), ("wall", 1280, 1920, 1080))
    ],
}
_MOVES = """
import json
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from coach.ui.session.screen import SessionScreen

app = QApplication([])
window = QWidget()
window.setGeometry(50, 60, 800, 600)
window.show()
app.processEvents()
screen = SessionScreen(window)
report = [[screen.go(name) for name in ("", "gone", "desk")]]

def where():
    app.processEvents()
    return [window.screen().name(), list(window.geometry().getRect()), window.isMaximized()]

for state in (Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized):
    window.setWindowState(state)
    app.processEvents()
    screen.go("wall")
    report.append(where())
    screen.come_back()
    report.append(where())
screen.come_back()
report.append(where())
print(json.dumps(report))
"""


def test_the_window_goes_to_the_chosen_screen_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    file.write_text(json.dumps(_SCREENS))
    done = subprocess.run(
        [sys.executable, "-c", _MOVES],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    stays, there, back, wide, wide_back, again = json.loads(done.stdout)
    assert stays == [False, False, False]
    assert there == ["wall", [1840, 240, 800, 600], False]
    assert back == ["desk", [50, 60, 800, 600], False]
    assert wide == ["wall", [1280, 0, 1920, 1080], True]
    assert wide_back == ["desk", [0, 0, 1280, 800], True]
    assert again == wide_back
