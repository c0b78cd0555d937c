"""Colours of skin, hair, clothing and props, as red, green and blue from 0 to 255."""

from dataclasses import dataclass
from typing import Literal

FAR_STEPS = 8
"""Steps by which a limb on the far side of the body is tinted."""

Theme = Literal["light", "dark"]
Colour = tuple[int, int, int]


def _rgb(text: str) -> Colour:
    return (int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16))


@dataclass(frozen=True, slots=True)
class Material:
    """The shades of one material: in shadow, in ordinary light, lit, and its outline."""

    shadow: Colour
    base: Colour
    light: Colour
    outline: Colour


def _material(shadow: str, base: str, light: str, outline: str) -> Material:
    return Material(_rgb(shadow), _rgb(base), _rgb(light), _rgb(outline))


_PROPS = {
    "pillow": _material("AEB6C2", "E0E6ED", "FFFFFF", "76839A"),
    "ball": _material("9A5E8C", "C98BBB", "EBC2E0", "5E3355"),
    "roller": _material("4E6E86", "7C9FB8", "B4D0E2", "2E4658"),
    "strap": _material("A8791F", "EEB945", "FFDF92", "70500F"),
    "towel": _material("A9B7B4", "E3EBE8", "FFFFFF", "6C7C78"),
    "band": _material("A23F5B", "D8657F", "F0A0B0", "651F35"),
    "wood": _material("8A6242", "C0936B", "E2BD98", "563A25"),
    "disc": _material("4E6E86", "7C9FB8", "B4D0E2", "2E4658"),
}

_CLOTHES: dict[tuple[str, Theme], dict[str, Material]] = {
    ("maya", "light"): {
        "top": _material("1A7F80", "2EA59F", "56C2B6", "0B4549"),
        "leggings": _material("333C62", "4C5786", "7681B2", "1C2140"),
    },
    ("maya", "dark"): {
        "top": _material("1F8586", "37ADA6", "66CFC3", "083236"),
        "leggings": _material("414B7A", "606CA4", "929DCF", "151A33"),
    },
    ("samuel", "light"): {
        "top": _material("8496A8", "B7C6D4", "DFE8EF", "46566A"),
        "leggings": _material("35454A", "526870", "809AA2", "1B2528"),
    },
    ("samuel", "dark"): {
        "top": _material("8A9CAE", "BDCBD8", "E4ECF2", "2A3644"),
        "leggings": _material("42565C", "637C84", "98B0B7", "12191B"),
    },
}

_BODIES: dict[str, dict[str, Material]] = {
    "maya": {
        "skin": _material("BF7F63", "E6AE8D", "F5CCB0", "6D3D30"),
        "hair": _material("2A1A17", "4B3029", "7A5343", "1C100E"),
    },
    "samuel": {
        "skin": _material("6B4431", "94634A", "B98868", "3B2219"),
        "hair": _material("17120F", "2C2420", "4D413A", "0E0A08"),
    },
}


@dataclass(frozen=True, slots=True)
class Mat:
    """The mat's colours: its upper side from left to right, its edge, and its seam's opacity."""

    near: Colour
    far: Colour
    edge: Colour
    seam: int


_MATS: dict[Theme, Mat] = {
    "light": Mat(_rgb("F0E9DD"), _rgb("E4DBCC"), _rgb("BFB29C"), 130),
    "dark": Mat(_rgb("4A5452"), _rgb("404A48"), _rgb("2B3331"), 28),
}


_DARK_PROPS = {
    # White would glare on a dark stage.
    "pillow": _material("808A94", "AEB8C0", "CED6DC", "3C454C"),
    "towel": _material("87938F", "B3BEBA", "D2DBD7", "3A4643"),
}


def materials(figure: str, theme: Theme) -> dict[str, Material]:
    """Return every material of a figure."""
    dim = _DARK_PROPS if theme == "dark" else {}
    return {**_PROPS, **dim, **_BODIES[figure], **_CLOTHES[figure, theme]}


def mat_colours(theme: Theme) -> Mat:
    """Return the mat's colours."""
    return _MATS[theme]


def shade(material: Material, level: float, far: float, *, skin: bool) -> Colour:
    """Return the colour of a brightness level (0 dark … 1 lit).

    Args:
        material: what is shaded.
        level: brightness.
        far: how far to tint a limb on the far side, 0..1.
        skin: skin is tinted less.
    """
    if level < 0.5:
        a, b, u = material.shadow, material.base, level / 0.5
    else:
        a, b, u = material.base, material.light, (level - 0.5) / 0.5 * 0.85
    mixed = [p + (q - p) * u for p, q in zip(a, b, strict=True)]
    return tinted(mixed, far * (0.6 if skin else 1.0))


def tinted(colour: list[float] | Colour, far: float) -> Colour:
    """Return a colour darkened and cooled as on the far side of the body."""
    fall, haze = (0.21, 0.20, 0.15), (150.0, 165.0, 195.0)
    out = [
        c * (1.0 - far * f) * (1.0 - 0.06 * far) + h * 0.06 * far
        for c, f, h in zip(colour, fall, haze, strict=True)
    ]
    r, g, b = (int(max(0.0, min(255.0, c))) for c in out)
    return (r, g, b)


_WALLS: dict[Theme, tuple[Colour, Colour, Colour]] = {
    "light": (_rgb("EFF1EE"), _rgb("DCE2DF"), _rgb("C3CCC8")),
    "dark": (_rgb("55605E"), _rgb("414B49"), _rgb("333C3A")),
}


def wall_colours(theme: Theme) -> tuple[Colour, Colour, Colour]:
    """Return a wall's top, front and edge."""
    return _WALLS[theme]


class Palette:
    """The colours of one figure in one theme.

    Args:
        figure: its name.
        theme: light or dark.
    """

    def __init__(self, figure: str, theme: Theme) -> None:
        self.theme = theme
        self._materials = materials(figure, theme)
        self._shades: dict[tuple[str, int, int], tuple[Colour, ...]] = {}
        self._outlines: dict[tuple[str, int], Colour] = {}

    def __getitem__(self, material: str) -> Material:
        """Return a material's colours."""
        return self._materials[material]

    def shades(self, material: str, far: int, levels: int) -> tuple[Colour, ...]:
        """Return a material's colours from shadow to light, tinted for so many steps away."""
        found = self._shades.get((material, far, levels))
        if found is None:
            colours, skin, t = self[material], material == "skin", far / FAR_STEPS
            found = tuple(shade(colours, i / levels, t, skin=skin) for i in range(levels + 1))
            self._shades[material, far, levels] = found
        return found

    def outline(self, material: str, far: int) -> Colour:
        """Return a material's outline, tinted for so many steps away."""
        found = self._outlines.get((material, far))
        if found is None:
            found = self._outlines[material, far] = tinted(self[material].outline, far / FAR_STEPS)
        return found
