"""The colours of the look, as one value per scheme; widgets take colours from nowhere else."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QColor


class Ink(StrEnum):
    """What text and icons are coloured with."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A colour scheme.

    Attributes:
        dark: whether it is a dark scheme.
        bg: the page.
        side: the sidebar.
        surface: cards, fields, the detail pane.
        sunk: quiet cards.
        sel: selected navigation row, segmented control.
        stage_edge: rim of the radial ground behind the figure.
        stage_centre: its middle.
        text: titles and body.
        text2: secondary text.
        text3: dates, and what is off or cannot be used.
        hint: what an empty field says of itself, in no scheme like what was typed.
        accent: action, progress, selection.
        on_accent: text and icons upon accent.
        soft: selected row, step numbers, information notes.
        mid: second half of a meter, extra sessions; upon surface only.
        ctl: borders of controls, empty dots, key caps.
        line: card edges.
        track: beds of rings and bars.
        care: cautions, That hurts, the doctor card; nothing else.
        care_soft: their fill.
        care_line: their edge.
        scrim: behind dialogs.
        shadow: of lifted things.
        border: width of a control's border in px.
    """

    dark: bool
    bg: QColor
    side: QColor
    surface: QColor
    sunk: QColor
    sel: QColor
    stage_edge: QColor
    stage_centre: QColor
    text: QColor
    text2: QColor
    text3: QColor
    hint: QColor
    accent: QColor
    on_accent: QColor
    soft: QColor
    mid: QColor
    ctl: QColor
    line: QColor
    track: QColor
    care: QColor
    care_soft: QColor
    care_line: QColor
    scrim: QColor
    shadow: QColor
    border: float = 1.0

    def ink(self, ink: Ink) -> QColor:
        """Return the colour of a kind of text."""
        return {
            Ink.TEXT: self.text,
            Ink.TEXT2: self.text2,
            Ink.TEXT3: self.text3,
            Ink.ACCENT: self.accent,
            Ink.ON_ACCENT: self.on_accent,
            Ink.CARE: self.care,
        }[ink]

    def state_layer(self, amount: float, base: QColor | None = None) -> QColor:
        """Return the veil laid over a control under the pointer.

        Args:
            amount: opacity from 0 to 1: 0.05 hovered, 0.10 pressed.
            base: its colour, the text colour if None.
        """
        veil = QColor(self.text if base is None else base)
        veil.setAlphaF(amount)
        return veil


def _rgba(rgb: str, alpha: float) -> QColor:
    colour = QColor(rgb)
    colour.setAlphaF(alpha)
    return colour


LIGHT = Tokens(
    dark=False,
    bg=QColor("#F8F6F2"),
    side=QColor("#F0EDE6"),
    surface=QColor("#FFFFFF"),
    sunk=QColor("#F2EFE9"),
    sel=QColor("#FFFFFF"),
    stage_edge=QColor("#E7EEEB"),
    stage_centre=QColor("#F3F7F5"),
    text=QColor("#1C2423"),
    text2=QColor("#465250"),
    text3=QColor("#5E6967"),
    hint=QColor("#5E6967"),
    accent=QColor("#0E6B66"),
    on_accent=QColor("#FFFFFF"),
    soft=QColor("#DCEBE8"),
    mid=QColor("#5F9D96"),
    ctl=QColor("#7C8481"),
    line=QColor("#E4DFD6"),
    track=QColor("#DAD6CD"),
    care=QColor("#A23E17"),
    care_soft=QColor("#FBEDE5"),
    care_line=QColor("#E3B9A3"),
    scrim=_rgba("#1C2423", 0.44),
    shadow=_rgba("#000000", 0.27),
)

DARK = Tokens(
    dark=True,
    bg=QColor("#151A1A"),
    side=QColor("#101414"),
    surface=QColor("#1D2322"),
    sunk=QColor("#171C1C"),
    sel=QColor("#262E2D"),
    stage_edge=QColor("#222A29"),
    stage_centre=QColor("#2A3433"),
    text=QColor("#ECF1EF"),
    text2=QColor("#B3BFBC"),
    text3=QColor("#94A19E"),
    hint=QColor("#94A19E"),
    accent=QColor("#62C9BC"),
    on_accent=QColor("#04211E"),
    soft=QColor("#1E3A37"),
    mid=QColor("#3B807A"),
    ctl=QColor("#7B8784"),
    line=QColor("#313A38"),
    track=QColor("#343E3C"),
    care=QColor("#F4A582"),
    care_soft=QColor("#38251D"),
    care_line=QColor("#6E4532"),
    scrim=_rgba("#000000", 0.59),
    shadow=_rgba("#000000", 0.27),
)

HIGH_CONTRAST_LIGHT = replace(
    LIGHT,
    bg=QColor("#FFFFFF"),
    side=QColor("#FFFFFF"),
    sunk=QColor("#FFFFFF"),
    stage_edge=QColor("#FFFFFF"),
    stage_centre=QColor("#FFFFFF"),
    text=QColor("#000000"),
    text2=QColor("#000000"),
    text3=QColor("#000000"),
    hint=QColor("#595959"),
    accent=QColor("#004A46"),
    mid=QColor("#00302D"),
    ctl=QColor("#000000"),
    line=QColor("#000000"),
    track=QColor("#767676"),
    care=QColor("#7A2400"),
    care_soft=QColor("#FFFFFF"),
    care_line=QColor("#7A2400"),
    border=2.0,
)

HIGH_CONTRAST_DARK = replace(
    DARK,
    bg=QColor("#000000"),
    side=QColor("#000000"),
    surface=QColor("#000000"),
    sunk=QColor("#000000"),
    sel=QColor("#000000"),
    stage_edge=QColor("#000000"),
    stage_centre=QColor("#000000"),
    text=QColor("#FFFFFF"),
    text2=QColor("#FFFFFF"),
    text3=QColor("#FFFFFF"),
    hint=QColor("#A6A6A6"),
    accent=QColor("#7FF0E2"),
    on_accent=QColor("#000000"),
    mid=QColor("#B5FFF6"),
    ctl=QColor("#FFFFFF"),
    line=QColor("#FFFFFF"),
    track=QColor("#808080"),
    care=QColor("#FFC4A8"),
    care_soft=QColor("#000000"),
    care_line=QColor("#FFC4A8"),
    border=2.0,
)
