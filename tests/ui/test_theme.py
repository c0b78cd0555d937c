"""The theme follows what the user chose, at once."""

import pytest
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.ui.fonts import FAMILY, Role
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.tokens import DARK, HIGH_CONTRAST_DARK, LIGHT


def test_a_change_of_scheme_is_told_once_and_reaches_the_palette(
    theme: Theme, qtbot: QtBot
) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.tokens.dark))
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance(Mode.DARK))
    assert theme.tokens is DARK
    assert told == [True]
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.bg
    theme.set_appearance(Appearance(Mode.DARK))
    assert told == [True]
    theme.set_appearance(Appearance(Mode.LIGHT))
    assert theme.tokens is LIGHT


def test_high_contrast_has_thicker_borders(theme: Theme) -> None:
    theme.set_appearance(Appearance(Mode.DARK, high_contrast=True))
    assert theme.tokens is HIGH_CONTRAST_DARK
    assert theme.tokens.border == 2


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("role", list(Role))
def test_every_kind_of_text_grows_with_the_text_size(
    theme: Theme, role: Role, scale: float
) -> None:
    theme.set_appearance(Appearance(Mode.LIGHT, scale))
    font = theme.font(role)
    assert font.pixelSize() == round(role.value.px * scale)
    assert QFontInfo(font).family() == FAMILY


@pytest.mark.parametrize("scale", [0.9, 2.1])
def test_text_sizes_out_of_range_are_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="text scale"):
        Appearance(text_scale=scale)


def test_reduced_motion_makes_every_animation_last_no_time(theme: Theme) -> None:
    theme.set_appearance(Appearance(Mode.LIGHT))
    assert theme.motion(180) == 180
    theme.set_appearance(Appearance(Mode.LIGHT, reduced_motion=True))
    assert theme.motion(180) == 0


def test_the_system_scheme_is_left_to_the_system(theme: Theme) -> None:
    theme.set_appearance(Appearance(Mode.DARK))
    theme.set_appearance(Appearance(Mode.SYSTEM))
    dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
    assert theme.tokens.dark is dark
