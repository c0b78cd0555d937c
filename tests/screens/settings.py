"""The settings."""

from datetime import date

from coach.storage.setting_groups import Figure, Settings, VoiceEngine
from coach.ui.settings.category_list import Category
from coach.ui.settings.facts import Licence, SettingsFacts
from coach.ui.settings.page import SettingsPage
from coach.ui.widgets.picture import FigureHolder
from tests.screens.studio import Studio

FACTS = SettingsFacts(
    voices=(VoiceEngine.PIPER, VoiceEngine.ESPEAK),
    screens={"eDP-1": "eDP-1, 1920 × 1080", "HDMI-1": "Dell U2720Q, 3840 × 2160"},
    first_weekday=0,
    today=date(2026, 11, 21),
    version="0.1.0",
    data_dir="/people/ada/.local/share/back-coach",
    settings_file="/people/ada/.config/back-coach/settings.toml",
    licences=(
        Licence("Back Coach", "MIT Licence", "Permission is hereby granted, free of charge…"),
        Licence("Atkinson Hyperlegible Next", "SIL Open Font License 1.1", "This licence…"),
        Licence("Phosphor Icons", "MIT Licence"),
    ),
)


def draw(studio: Studio) -> None:
    """Take a picture of every category, and of the list alone."""

    def portrait(figure: Figure) -> FigureHolder:
        holder = FigureHolder()
        holder.source = studio.figure_of(figure)
        return holder

    for case in studio.cases():
        for category in (None, *Category):
            # Reminders and data are panels that others give the page.
            if category in (Category.REMINDERS, Category.DATA):
                continue
            name = category or "list"
            if not studio.wants(name, case):
                continue
            page = SettingsPage(studio.look, Settings(), FACTS, portrait)
            page.resize(case.beside_sidebar, case.height)
            page.show()
            studio.settle(0.05)
            if category is not None:
                page.open_category(category)
            studio.take(page, name, case, 0.15)
            studio.throw_away(page)
