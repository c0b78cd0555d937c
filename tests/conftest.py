"""What every test is held to: no Qt warning, nothing left over."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before any Qt import: tests need no screen, whatever the machine has.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_PLATFORM_REMARKS = (
    # The offscreen platform says so whenever a window has a least size, a menu opens, or the
    # window is raised; it is no fault of the program.
    r"This plugin does not support propagateSizeHints\(\)",
    r"This plugin does not support raise\(\)",
    r"This plugin does not support grabbing the keyboard",
)

_BY_THE_CLOCK = ("accessibility/", "journeys/", "speech/test_output", "support/")
"""Beginnings of the paths of tests that watch a real screen, loudspeaker or bus."""


# A busy machine is slow: how long an example takes is for the benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest-qt overlook what the offscreen platform says about itself."""
    for remark in _PLATFORM_REMARKS:
        config.addinivalue_line("qt_log_ignore", remark)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what goes by the clock: side by side, such tests would be in each other's way.

    Where tests run in several processes, all of these run in one, one after another.
    """
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).as_posix().startswith(_BY_THE_CLOCK):
            item.add_marker(pytest.mark.xdist_group("by the clock"))


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer, animation or thread behind."""
    threads = set(threading.enumerate())
    uses_qt = "qapp" in request.fixturenames or "qtbot" in request.fixturenames
    windows = _windows() if uses_qt else frozenset()
    if uses_qt:
        # What is there already has been looked at, or is the test run's own: looking through all
        # of it again after every test would take longer than the test.
        gc.collect()
        gc.freeze()
    yield
    left = [f"thread {one.name}" for one in threading.enumerate() if one not in threads]
    if uses_qt:
        left += _qt_left_over(windows)
    if left:
        pytest.fail("left over: " + ", ".join(left))


def _windows() -> frozenset[int]:
    from PySide6.QtWidgets import QApplication

    return frozenset(id(one) for one in QApplication.topLevelWidgets())


def _qt_left_over(windows_before: frozenset[int]) -> list[str]:
    from PySide6.QtCore import (
        QAbstractAnimation,
        QCoreApplication,
        QEvent,
        QObject,
        QThread,
        QTimer,
    )
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    app = QCoreApplication.instance()
    if app is None:
        return []
    app.processEvents()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    left = [
        f"window {type(one).__name__} {one.objectName()!r}"
        for one in QApplication.topLevelWidgets()
        if id(one) not in windows_before
    ]
    main_thread = app.thread()
    for one in gc.get_objects():
        if not isinstance(one, QObject) or not isValid(one):
            continue
        if isinstance(one, QTimer) and one.isActive():
            left.append(f"timer of {type(one.parent()).__name__}")
        elif (
            isinstance(one, QAbstractAnimation) and one.state() is QAbstractAnimation.State.Running
        ):
            left.append(f"animation of {type(one.parent()).__name__}")
        elif isinstance(one, QThread) and one is not main_thread and one.isRunning():
            left.append(f"thread {type(one).__name__}")
    return left
