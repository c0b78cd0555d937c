"""What the pictures of the window are taken with: sizes, looks, and a place to put them."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from coach.content.catalogue import load_catalogue
from coach.resources import resource_path
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look

SIZES = ((1024, 640), (1280, 800), (1920, 1080))
LOOKS = {
    "light": Appearance(Mode.LIGHT, reduced_motion=True),
    "dark": Appearance(Mode.DARK, reduced_motion=True),
    "contrast": Appearance(Mode.LIGHT, reduced_motion=True, high_contrast=True),
    "contrast-dark": Appearance(Mode.DARK, reduced_motion=True, high_contrast=True),
    "light-150": Appearance(Mode.LIGHT, 1.5, reduced_motion=True),
    "light-200": Appearance(Mode.LIGHT, 2.0, reduced_motion=True),
    "dark-200": Appearance(Mode.DARK, 2.0, reduced_motion=True),
}


@dataclass(frozen=True)
class Case:
    """A size and a look.

    Attributes:
        label: what the names of its pictures end in, "dark-1280".
        width: of the window, in logical px.
        height: of the window, in logical px.
        text_scale: size of the text, 1 is usual.
    """

    label: str
    width: int
    height: int
    text_scale: float

    @property
    def beside_sidebar(self) -> int:
        """The width that a page has beside the window's sidebar."""
        width = self.width / self.text_scale
        if width < 900:
            return self.width
        return self.width - (264 if width < 1180 else 316)


class Studio:
    """Takes pictures of widgets."""

    def __init__(self, app: QApplication, out: Path, only: str) -> None:
        """Make a studio.

        Args:
            app: the application.
            out: the folder of everything that is taken.
            only: part of the names of the pictures that are wanted; empty for all.
        """
        self._app = app
        self._only = only
        self._theme = Theme(app)
        icons = Icons()
        icons.load()
        self.out = out
        self._folder = out
        self.look = make_look(self._theme, icons)
        self.catalogue = load_catalogue().catalogue
        self.figure = self.figure_of("maya")

    def begin(self, page: str) -> None:
        """Put the next pictures into a folder of their own."""
        self._folder = self.out / page
        self._folder.mkdir(parents=True, exist_ok=True)

    def figure_of(self, name: str) -> DrawnFigure:
        """Return who draws a figure."""
        return DrawnFigure(resource_path("poses"), name, self.out / "drawn")

    def cases(self) -> Iterator[Case]:
        """Put on each look, at each size."""
        for look_name, appearance in LOOKS.items():
            self._theme.set_appearance(appearance)
            for width, height in SIZES:
                yield Case(f"{look_name}-{width}", width, height, appearance.text_scale)

    def wants(self, name: str, case: Case) -> bool:
        """Tell whether a picture is wanted."""
        return self._only in f"{name}-{case.label}"

    def wants_any(self, names: tuple[str, ...], case: Case) -> bool:
        """Tell whether one of several pictures is wanted."""
        return any(self.wants(name, case) for name in names)

    def take(self, widget: QWidget, name: str, case: Case, seconds: float = 0.4) -> None:
        """Take a picture, if it is wanted, once layouts, drawings and effects have settled."""
        if self.wants(name, case):
            self.settle(seconds)
            widget.grab().save(str(self._folder / f"{name}-{case.label}.png"))

    def settle(self, seconds: float = 0.4) -> None:
        """Let layouts, drawings and effects finish."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()

    def throw_away(self, widget: QWidget) -> None:
        """Take a window away for good."""
        widget.close()
        widget.deleteLater()
        self.settle(0.05)
