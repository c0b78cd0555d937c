"""Bugs become a report that the user can read and copy; nothing is swallowed."""

import faulthandler
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from coach import __version__
from coach.clock import local_now

_KEPT_REPORTS = 10


class CrashReporter:
    """Writes a report for every unhandled exception, and keeps a file for hard crashes.

    Args:
        folder: where the reports are kept; made if missing.
        show: called with the text of a new report; the report is on disk by then.
    """

    def __init__(self, folder: Path, show: Callable[[str], None]) -> None:
        self.folder = folder
        self._show = show
        self._hard: TextIO | None = None
        self._showing = False

    def install(self) -> None:
        """Take over unhandled exceptions and fatal signals until `remove` is called."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._hard = self._hard_file.open("w", encoding="utf-8")
        faulthandler.enable(self._hard)
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Give the hooks back; an empty file of hard crashes is removed."""
        sys.excepthook = sys.__excepthook__
        if self._hard is not None:
            # A crash on the very last steps has no file any more; it still says where it was.
            if sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
            else:
                faulthandler.disable()
            self._hard.close()
            self._hard = None
            # Deleted with everything else, there may be none.
            if self._hard_file.exists() and self._hard_file.stat().st_size == 0:
                self._hard_file.unlink()

    def left_behind(self) -> str:
        """Return what the last run left of a hard crash, empty if it ended well.

        To be asked before `install`, which begins a new file.
        """
        try:
            return self._hard_file.read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""

    @property
    def _hard_file(self) -> Path:
        return self.folder / "hard-crash.txt"

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = _report(kind, error, trace)
        sys.stderr.write(report)
        try:
            name = f"crash-{local_now():%Y%m%d-%H%M%S-%f}.txt"
            (self.folder / name).write_text(report, encoding="utf-8")
            for old in sorted(self.folder.glob("crash-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError as failure:
            sys.stderr.write(f"The report could not be kept: {failure}\n")
        # A report that fails to show must not show reports for ever.
        if not self._showing:
            self._showing = True
            try:
                self._show(report)
            finally:
                self._showing = False


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    lines = traceback.format_exception(kind, error, trace)
    return (
        f"Back Coach {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{''.join(lines)}"
    )
