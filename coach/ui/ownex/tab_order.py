"""In which order Tab goes through a page."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def tab_through(controls: Iterable[QWidget]) -> None:
    """Let Tab go from control to control in the given order, whenever each was made."""
    for here, there in pairwise(controls):
        QWidget.setTabOrder(here, there)
