"""The look that the tests of the window use, for desks that open pages in it."""

from tests.ui.conftest import icons, look, theme

__all__ = ["icons", "look", "theme"]
