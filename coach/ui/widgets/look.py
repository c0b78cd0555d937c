"""What every widget of the window is given: the theme and the icons."""

from dataclasses import dataclass

from coach.ui.icons import Icons
from coach.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The theme and the icons, handed down from the window to its parts.

    Attributes:
        theme: colours, type and motion.
        icons: icon store; its tints are cleared when the theme changes.
    """

    theme: Theme
    icons: Icons


def make_look(theme: Theme, icons: Icons) -> Look:
    """Join a theme and an icon store, so that a change of theme clears the tinted icons."""
    theme.changed.connect(icons.clear_tints)
    return Look(theme, icons)
