"""A filter can be told from its ground, and whether it is on."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.look import Look
from tests.ui.test_tokens import contrast

APPEARANCES = [
    Appearance(mode, high_contrast=high)
    for mode in (Mode.LIGHT, Mode.DARK)
    for high in (False, True)
]


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_the_edge_of_a_filter_stands_out(look: Look, qtbot: QtBot, appearance: Appearance) -> None:
    look.theme.set_appearance(appearance)
    chip = FilterChip(look, "Stretch")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    image = QImage(chip.size(), QImage.Format.Format_RGB32)
    for checked in (False, True):
        chip.setChecked(checked)
        image.fill(look.theme.tokens.bg)
        chip.render(image)
        middle = image.width() // 2
        edge = [image.pixelColor(middle, y) for y in range(4)]
        assert max(contrast(one, look.theme.tokens.bg) for one in edge) >= 3.0
