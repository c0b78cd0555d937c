"""Contrast of the colours, as WCAG reckons it."""

import pytest
from PySide6.QtGui import QColor

from coach.ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Tokens,
)

SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast-light": HIGH_CONTRAST_LIGHT,
    "contrast-dark": HIGH_CONTRAST_DARK,
}

GROUNDS = ("bg", "side", "surface", "sunk", "sel", "soft")
INKS = ("text", "text2", "text3", "accent", "care")
TEXT_ON = (
    *((ink, GROUNDS) for ink in INKS),
    ("text", ("care_soft", "stage_edge", "stage_centre")),
    ("text2", ("care_soft",)),
    ("care", ("care_soft",)),
    ("on_accent", ("accent",)),
    ("hint", ("bg", "surface")),
)
CONTROLS_ON = (("ctl", GROUNDS), ("accent", GROUNDS), ("mid", ("surface",)))


def luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(veil: QColor, ground: QColor) -> QColor:
    """Return what a see-through colour gives on a ground."""
    amount = veil.alphaF()
    pairs = zip(veil.getRgbF()[:3], ground.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(a * amount + b * (1 - amount) for a, b in pairs))


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(("ink", "grounds"), TEXT_ON)
def test_text_can_be_read(name: str, ink: str, grounds: tuple[str, ...]) -> None:
    tokens: Tokens = SCHEMES[name]
    for ground in grounds:
        ratio = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert ratio >= 4.5, f"{ink} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", SCHEMES)
def test_an_empty_field_does_not_look_filled(name: str) -> None:
    tokens = SCHEMES[name]
    assert contrast(tokens.hint, tokens.text) >= 2.0


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(("edge", "grounds"), CONTROLS_ON)
def test_controls_can_be_told_from_their_ground(
    name: str, edge: str, grounds: tuple[str, ...]
) -> None:
    tokens: Tokens = SCHEMES[name]
    for ground in grounds:
        ratio = contrast(getattr(tokens, edge), getattr(tokens, ground))
        assert ratio >= 3.0, f"{edge} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("text", ("bg", "side", "surface")),
        ("text2", ("bg", "side", "surface")),
        ("accent", ("bg", "surface")),
    ],
)
def test_text_can_be_read_on_a_control_that_is_pressed(
    name: str, ink: str, grounds: tuple[str, ...]
) -> None:
    tokens: Tokens = SCHEMES[name]
    for ground in grounds:
        veiled = over(tokens.state_layer(0.10), getattr(tokens, ground))
        ratio = contrast(getattr(tokens, ink), veiled)
        assert ratio >= 4.5, f"{ink} on {ground}, pressed: {ratio:.2f}"


@pytest.mark.parametrize("name", ["contrast-light", "contrast-dark"])
def test_high_contrast_reaches_seven_to_one(name: str) -> None:
    tokens: Tokens = SCHEMES[name]
    for ink in (*INKS, "ctl", "line"):
        for ground in (*GROUNDS, "care_soft", "stage_edge", "stage_centre"):
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 7.0
    for page in (tokens.bg, tokens.surface):
        assert contrast(tokens.hint, page) >= 7.0
    assert contrast(tokens.on_accent, tokens.accent) >= 7.0
