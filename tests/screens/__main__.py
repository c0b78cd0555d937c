"""Takes a picture of everything that the window shows: `python -m tests.screens OUT_DIR`.

Every page, at every size, look and size of text; for people to look at, nothing is compared.
`--page` and `--only` narrow it: `--page history editor --only dark-1280`.
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.screens.studio import Studio

PAGES = ("home", "session", "checkin", "history", "library", "settings", "editor", "own")


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(prog="tests.screens", description=__doc__)
    parser.add_argument("out", type=Path, help="folder of the pictures")
    parser.add_argument("--page", nargs="+", choices=PAGES, default=PAGES)
    parser.add_argument("--only", default="", help="part of a picture's name")
    asked = parser.parse_args()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    studio = Studio(app, asked.out, asked.only)
    for page in asked.page:
        studio.begin(page)
        import_module(f"tests.screens.{page}").draw(studio)
    return 0


if __name__ == "__main__":
    sys.exit(main())
