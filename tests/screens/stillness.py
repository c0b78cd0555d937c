"""Pictures of the window once nothing moves in it."""

import time

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.program import Program

_STILL_SECONDS = 0.15
_MOST_SECONDS = 5.0


def still(program: Program) -> QImage:
    """Return what is shown once it has come to rest: figures are drawn when there is time."""
    until = time.monotonic() + _MOST_SECONDS
    shown = _grab(program)
    while time.monotonic() < until:
        before, shown = shown, _grab(program)
        if shown == before:
            break
    return shown


def _grab(program: Program) -> QImage:
    until = time.monotonic() + _STILL_SECONDS
    while time.monotonic() < until:
        QApplication.processEvents()
    return program.window.grab().toImage()
