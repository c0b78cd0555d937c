"""From the settings to the look."""

from coach.storage.setting_groups import DisplaySettings
from coach.ui.theme import Appearance, Mode


def appearance_of(display: DisplaySettings) -> Appearance:
    """Return the look that settings ask for."""
    return Appearance(
        mode=Mode(display.theme.value),
        text_scale=display.text_scale / 100,
        reduced_motion=None if display.reduced_motion == "system" else display.reduced_motion,
        high_contrast=display.high_contrast,
    )
