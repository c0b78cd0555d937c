"""Renders the settings page: `python -m tests.ui.settings_screens OUT_DIR`.

For people to look at; nothing is compared.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from coach.resources import resource_path
from coach.storage.setting_groups import Figure, Settings, VoiceEngine
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.settings.category_list import Category
from coach.ui.settings.facts import Licence, SettingsFacts
from coach.ui.settings.page import SettingsPage
from coach.ui.theme import Theme
from coach.ui.widgets.look import make_look
from coach.ui.widgets.picture import FigureHolder
from tests.ui.screens import LOOKS, settle

FACTS = SettingsFacts(
    voices=(VoiceEngine.PIPER, VoiceEngine.ESPEAK),
    screens={"eDP-1": "eDP-1, 1920 × 1080", "HDMI-1": "Dell U2720Q, 3840 × 2160"},
    first_weekday=0,
    today=date(2026, 11, 21),
    version="0.1.0",
    data_dir="/home/ada/.local/share/back-coach",
    settings_file="/home/ada/.config/back-coach/settings.toml",
    licences=(
        Licence("Back Coach", "MIT Licence", "Permission is hereby granted, free of charge…"),
        Licence("Atkinson Hyperlegible Next", "SIL Open Font License 1.1", "This licence…"),
        Licence("Phosphor Icons", "MIT Licence"),
    ),
)
SIZES = ((964, 800), (760, 640), (1024, 640), (1576, 1080), (640, 480))
"""Of the page: what the sidebar leaves of 1280, 1024 and 1920; and a small window."""


def main() -> int:
    """Render what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="part of a picture's name")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    theme = Theme(app)
    icons = Icons()
    icons.load()
    look = make_look(theme, icons)

    def portrait(figure: Figure) -> FigureHolder:
        holder = FigureHolder()
        holder.source = DrawnFigure(resource_path("poses"), figure, args.out / "pictures")
        return holder

    for look_name, appearance in LOOKS.items():
        theme.set_appearance(appearance)
        for width, height in SIZES:
            for category in (None, *Category):
                name = f"{category or 'list'}-{look_name}-{width}"
                if args.only not in name:
                    continue
                page = SettingsPage(look, Settings(), FACTS, portrait)
                page.resize(width, height)
                page.show()
                settle(app, 0.05)
                if category in (Category.REMINDERS, Category.DATA):
                    continue
                if category is not None:
                    page.open_category(category)
                settle(app, 0.15)
                page.grab().save(str(args.out / f"{name}.png"))
                page.close()
                page.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
