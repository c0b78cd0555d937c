"""Renews the README's pictures of the window: `python -m tests.screens.readme`."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from coach.domain.player import Command
from coach.domain.timeline import SegmentKind
from coach.paths import paths_under
from coach.storage.setting_groups import (
    DisplaySettings,
    Settings,
    StartSettings,
    Theme,
)
from coach.storage.settings import save_settings
from coach.ui.main.view import Page
from coach.ui.session.view import SessionView
from tests.screens.program import Program, lively_folder
from tests.screens.stillness import still
from tests.support.faults import settle
from tests.support.moments import display_at, timeline_of

_OUT = Path(__file__).resolve().parents[2] / "packaging" / "screenshots"
_ROUTINE, _EXERCISE = "strength-and-balance", "bird-dog"


def main() -> int:
    """Take them, each in the size in which the README shows it."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        lively_folder(data)
        # What somebody has made and set alone is not what one looks at first.
        for own in ("exercises", "routines"):
            shutil.rmtree(data / own)
        usual = Settings(start=StartSettings(welcomed=True))
        save_settings(paths_under(data), usual)
        program = Program(app, data, DisplaySettings(Theme.LIGHT), (1280, 800), figures=True)
        for name in _views(program):
            settle()
            still(program).save(str(_OUT / f"{name}.png"))
        program.close()
    return 0


def _views(program: Program) -> Iterator[str]:
    back, window = program.back, program.window
    back.suggestions.refuse()
    back.suggestions.put_away()
    back.home.show_routine(_ROUTINE, flare_up=False)
    yield "main"
    window.home.page_asked.emit(Page.HISTORY)
    yield "history"
    window.home.show_routines()
    back.workshop.copy_routine(_ROUTINE)
    yield "editor"
    back.workshop.editor().leave()
    back.start(_ROUTINE, flare_up=False, ask=False)
    view = window.findChildren(SessionView)[-1]
    timeline = timeline_of(_ROUTINE)
    hold, other = [
        one
        for one in timeline.segments
        if one.exercise_id == _EXERCISE and one.kind is SegmentKind.HOLD
    ][:2]
    view.command_requested.emit(Command.PAUSE)
    view.set_timeline(timeline)
    view.set_display(display_at(timeline, hold))
    yield "session"
    window.resize(960, 540)
    view.set_floor(on=True)
    view.set_display(display_at(timeline, other, 0.2))
    yield "floor"


if __name__ == "__main__":
    sys.exit(main())
