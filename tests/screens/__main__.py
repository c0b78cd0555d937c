"""Takes a picture of everything that the window shows: `python -m tests.screens OUT_DIR`.

For people to look at; nothing is compared. Of a page that scrolls as many as it needs are taken.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach.storage.setting_groups import DisplaySettings, Theme
from coach.ui.widgets.scroll import Scroller
from tests.screens.program import Program, lively_folder
from tests.screens.stillness import still
from tests.screens.walk import PAGES, walk
from tests.support.faults import top_of

LOOKS = {
    "light": (Theme.LIGHT, False),
    "dark": (Theme.DARK, False),
    "contrast": (Theme.LIGHT, True),
    "contrast-dark": (Theme.DARK, True),
}
_MOST_PICTURES = 6


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(prog="tests.screens", description=__doc__)
    parser.add_argument("out", type=Path, help="folder of the pictures")
    parser.add_argument("--page", nargs="+", choices=PAGES, default=list(PAGES))
    parser.add_argument("--look", nargs="+", choices=LOOKS, default=["light"])
    parser.add_argument("--size", nargs="+", default=["1280x800"], help="in logical pixels")
    parser.add_argument("--text", nargs="+", type=int, default=[100], help="percent, 100 to 200")
    asked = parser.parse_args()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "kept")
        lively_folder(kept)
        for look, size, text in product(asked.look, asked.size, asked.text):
            data = Path(shutil.copytree(kept, Path(folder, f"{look}-{size}-{text}")))
            theme, contrast = LOOKS[look]
            display = DisplaySettings(theme, text, reduced_motion=True, high_contrast=contrast)
            width, _, height = size.partition("x")
            program = Program(app, data, display, (int(width), int(height)), figures=True)
            out = asked.out / f"{look}-{size}-{text}"
            out.mkdir(parents=True, exist_ok=True)
            for number, name in enumerate(walk(program, asked.page)):
                stem = f"{number:03}-{name.replace(', ', '-').replace(' ', '_')}"
                for part, picture in enumerate(_pictures(program), start=1):
                    picture.save(str(out / (f"{stem}.png" if part == 1 else f"{stem}-{part}.png")))
            program.close()
    return 0


def _pictures(program: Program) -> Iterator[QImage]:
    """Yield what is shown, and again after each screenful that is scrolled."""
    yield still(program)
    areas = [one for one in top_of(program.window).findChildren(Scroller) if one.isVisible()]
    if not areas:
        return
    area = max(areas, key=lambda one: one.width() * one.height())
    bar = area.verticalScrollBar()
    before = bar.value()
    for _ in range(_MOST_PICTURES - 1):
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + max(area.height() - 40, area.height() // 2))
        yield still(program)
    bar.setValue(before)


if __name__ == "__main__":
    sys.exit(main())
