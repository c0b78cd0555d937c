"""Guards against PySide6 releases that lose a reference to None with every call that returns it.

6.12.0 does so on Python 3.10 and 3.11, and aborts the program after some thousand calls. From
Python 3.12 on None cannot be lost.
"""

import sys
from importlib.metadata import version

import pytest
from packaging.version import Version
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

CALLS = 1000


def test_the_installed_release_is_below_the_one_that_loses_references() -> None:
    for name in ("PySide6_Addons", "PySide6_Essentials", "shiboken6"):
        assert Version("6.11.3") <= Version(version(name)) < Version("6.12")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_none_lose_no_reference() -> None:
    thing = QObject()
    timer = QTimer(thing)
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("thing")
        timer.stop()
        image.fill(0)
    # One for every call would be lost; a few come and go with the interpreter's own affairs.
    assert before - sys.getrefcount(None) < CALLS
