"""The typeface and the few sizes in which it is set."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase

from coach.resources import resource_path

FAMILY = "Atkinson Hyperlegible Next"
"""Drawn for low vision: l, I and 1, 0 and O differ from three metres away."""

_FILES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_500Medium.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set.

    Attributes:
        px: size in logical pixels at 100 % text.
        weight: weight from 400 to 700.
        line: line height as a multiple of the size.
        spacing: letter spacing in px.
    """

    px: int
    weight: QFont.Weight
    line: float
    spacing: float = 0.0


class Role(Enum):
    """The kinds of text."""

    PAGE_TITLE = TextStyle(32, QFont.Weight.DemiBold, 1.2, -0.3)
    DIALOG_TITLE = TextStyle(30, QFont.Weight.DemiBold, 1.2, -0.3)
    SECTION_TITLE = TextStyle(22, QFont.Weight.DemiBold, 1.25)
    APP_NAME = TextStyle(18, QFont.Weight.DemiBold, 1.25)
    SIDE_WORD = TextStyle(50, QFont.Weight.Bold, 1.0)
    CAPTION = TextStyle(27, QFont.Weight.Medium, 1.3)
    START = TextStyle(20, QFont.Weight.DemiBold, 1.35)
    SESSION_STEP = TextStyle(21, QFont.Weight.Normal, 1.42)
    ROW_TITLE = TextStyle(16, QFont.Weight.DemiBold, 1.35)
    ROW_TITLE_PLAIN = TextStyle(16, QFont.Weight.Medium, 1.35)
    BUTTON = TextStyle(16, QFont.Weight.DemiBold, 1.3)
    BODY = TextStyle(16, QFont.Weight.Normal, 1.42)
    BODY_STRONG = TextStyle(16, QFont.Weight.DemiBold, 1.42)
    SECONDARY = TextStyle(15, QFont.Weight.Normal, 1.4)
    SECONDARY_STRONG = TextStyle(15, QFont.Weight.DemiBold, 1.4)
    SMALL = TextStyle(14, QFont.Weight.Normal, 1.4)
    LABEL = TextStyle(14, QFont.Weight.DemiBold, 1.4)
    KEY_CAP = TextStyle(13, QFont.Weight.Medium, 1.4)


def load_fonts() -> None:
    """Make the typeface known to Qt.

    Raises:
        FileNotFoundError: a font file is missing or unreadable: the installation is damaged.
    """
    if QFontDatabase.hasFamily(FAMILY):
        return
    for name in _FILES:
        path = resource_path("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def make_font(style: TextStyle, scale: float = 1.0, *, px: float | None = None) -> QFont:
    """Return a font.

    Args:
        style: how it is set.
        scale: text scale, 1 to 2.
        px: size in logical pixels that replaces the style's and ignores the scale; for text
            that grows with the window instead.
    """
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(style.px * scale if px is None else px)))
    font.setWeight(style.weight)
    # Hinting distorts the letter shapes at the small sizes that the design was tuned for.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing)
    return font


def tabular(font: QFont) -> QFont:
    """Return a copy with digits of one width, for columns; never for big digits."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
