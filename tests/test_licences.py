"""Nothing under the GPL is loaded into the process."""

import os
import subprocess
import sys
from pathlib import Path

LOADS_ICONS = """
import sys
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from coach.ui.icons import Icons
app = QApplication([])
icons = Icons()
icons.load()
assert not icons.pixmap("play-fill", 20, QColor("black")).isNull()
assert "qtawesome" in sys.modules
gpl = {"QtCharts", "QtGraphs", "QtGraphsWidgets", "QtDataVisualization", "QtVirtualKeyboard"}
loaded = gpl & {name.removeprefix("PySide6.") for name in sys.modules}
assert not loaded, loaded
"""


def test_icons_load_no_module_under_the_gpl() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADS_ICONS],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
