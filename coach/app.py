"""The composition root: the only place that makes everything and joins it."""

import argparse
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from coach.domain.errors import UserError
from coach.paths import DataPaths, default_paths, make_private_dir, paths_under
from coach.resources import resource_path
from coach.threads import draw_on_one_thread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.desk.front import FrontDesk
    from coach.ui.single_instance import SingleInstance


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed, and return the exit status.

    Status 2 and one line on standard error where there is no screen, or where the data folder
    cannot be used; 0 at once where another window took the request over.
    """
    missing = missing_screen(os.environ, sys.platform)
    if missing:
        return _refuse(missing)
    draw_on_one_thread(os.environ)
    paths = default_paths() if arguments.data_dir is None else paths_under(arguments.data_dir)
    try:
        make_private_dir(paths.data_dir)
        return _run_window(arguments, paths)
    except UserError as error:
        return _refuse(str(error))


def missing_screen(environment: Mapping[str, str], platform: str) -> str:
    """Return why no window can be shown, empty if one can."""
    if platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return ""
    return "there is no screen here; “back-coach list” and “back-coach script” work without one"


def _refuse(text: str) -> int:
    sys.stderr.write(f"back-coach: {' '.join(text.split())}\n")
    return 2


def _run_window(arguments: argparse.Namespace, paths: DataPaths) -> int:
    # Imported here, in the order in which they are needed, so that a refusal costs nothing.
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from coach.ui.single_instance import SingleInstance

    QCoreApplication.setApplicationName("back-coach")
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Back Coach")
    app.setDesktopFileName("back-coach")
    instance = SingleInstance(paths.data_dir)
    if not instance.acquire():
        instance.hand_over(_handed_over(arguments))
        return 0
    try:
        status, erased = _run_first(arguments, paths, app, instance)
    finally:
        instance.release()
    if erased:
        from coach.storage.erase import erase

        # What the end itself left: the lock, caches.
        erase(paths)
    return status


def _run_first(
    arguments: argparse.Namespace,
    paths: DataPaths,
    app: "QApplication",
    instance: "SingleInstance",
) -> tuple[int, bool]:
    """Show the window; return the exit status, and whether the user has deleted everything."""
    from PySide6.QtGui import QIcon

    from coach.desk.front import FrontDesk
    from coach.storage.settings import load_settings

    app.setWindowIcon(QIcon(str(resource_path("icons", "back-coach.svg"))))
    front = FrontDesk(app, paths, load_settings(paths), arguments)
    instance.started_again.connect(front.started_again)
    front.open()
    status = app.exec()
    erased = front.erased
    _take_down(front)
    return status, erased


def _take_down(front: "FrontDesk") -> None:
    """Delete window and desks while the application still stands.

    Left to the interpreter, which takes its objects down in any order, some of them may outlive
    the application that they need, and the program ends in a crash.
    """
    import gc

    import shiboken6

    shiboken6.delete(front.window)
    shiboken6.delete(front)
    gc.collect()


def _handed_over(arguments: argparse.Namespace) -> list[str]:
    if arguments.background:
        return ["--background"]
    words = ["--routine", arguments.routine] if arguments.routine else []
    return [*words, "--start"] if arguments.start else words
