"""The whole program in one window, on a folder with a lively record."""

from contextlib import ExitStack
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from unittest.mock import patch

import msgspec
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from coach.arguments import parse
from coach.desk import back_office
from coach.desk.back_office import BackOffice
from coach.desk.front import FrontDesk
from coach.desk.live_settings import LiveSettings
from coach.desk.machine import Outside, local_zone
from coach.domain.timeline import Cue
from coach.paths import paths_under
from coach.storage.backups import back_up_now
from coach.storage.opening import open_database
from coach.storage.setting_groups import (
    DisplaySettings,
    LibrarySettings,
    ReminderSettings,
    ReminderTime,
    Settings,
    StartSettings,
    WeekSettings,
)
from coach.storage.settings import LoadedSettings, load_settings, save_settings
from coach.ui.session.view import SessionView
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.overlay import Overlay
from tests.storage.lively import fill
from tests.support.faults import settle
from tests.support.own_files import exercise_file, write_own

EXERCISE = exercise_file(
    "towel-press",
    "Towel press with a rolled-up bath towel under the back",
    "supine",
    hold_seconds=5,
    reps=8,
    sets=2,
)

ROUTINE = """\
id = "from-the-clinic"
name = "What the clinic wrote down for me in spring"
items = [{ exercise = "towel-press", self_paced = true }, { exercise = "cat-cow" }]
"""

PATIENT = """\
id = "waits"
name = "Waits for you"
items = [
  { exercise = "single-knee-to-chest", self_paced = true },
  { exercise = "towel-press", self_paced = true },
]
"""


def lively_folder(folder: Path) -> None:
    """Make a data folder in which somebody has practised for a year, with files of their own."""
    paths = paths_under(folder)
    write_own(
        paths.data_dir,
        exercises={"towel-press": EXERCISE},
        routines={"from-the-clinic": ROUTINE, "waits": PATIENT, "broken": "id = ["},
    )
    database = open_database(paths).database
    now = datetime.now().astimezone()
    fill(database, 1.0, now.date())
    database.close()
    settings = Settings(
        week=WeekSettings(ten_days_from=now.date() - timedelta(days=4)),
        reminders=ReminderSettings(
            on=True, at=(ReminderTime((0, 2, 4), time(8)), ReminderTime((6,), time(17, 30)))
        ),
        library=LibrarySettings(favourites=("cat-cow",), not_for_me=("prone-plank",)),
        start=StartSettings(welcomed=True),
    )
    save_settings(paths, settings)
    back_up_now(paths, now)


class Quiet(QObject):
    """A voice that is ready at once and says nothing."""

    prepared = Signal()
    muted = False

    def prepare(self, _texts: list[str]) -> None:
        self.prepared.emit()

    def play(self, _cue: Cue, _late_ms: int) -> bool:
        return True

    def say(self, _text: str) -> None: ...

    def silence(self) -> None: ...

    def forget(self) -> None: ...

    def close(self) -> None: ...

    def set_pace(self, _words_per_minute: int) -> None: ...

    def set_muted(self, _muted: bool) -> None: ...


class NoTray(QObject):
    """A desktop without a tray."""

    start_chosen = Signal()
    open_chosen = Signal()
    notice_chosen = Signal()
    quit_chosen = Signal()
    is_there = False

    def set_shown(self, _shown: bool) -> None: ...

    def show_notice(self, _notice: object) -> bool:
        return False


class Program:
    """The program in its window, without sound, tray and desktop.

    Args:
        app: the application.
        folder: the data folder.
        display: how it looks.
        size: the window's, in logical px.
        figures: draw the figure, which takes its time.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        display: DisplaySettings,
        size: tuple[int, int],
        *,
        figures: bool = False,
    ) -> None:
        paths = paths_under(folder)
        loaded = load_settings(paths)
        settings = msgspec.structs.replace(loaded.settings, display=display)
        self._parts = QObject()
        voice, tray = Quiet(self._parts), NoTray(self._parts)
        outside = Outside(lambda: datetime.now(UTC), local_zone, None, tray, None)
        self._stack = ExitStack()
        for place, name, value in (
            (LiveSettings, "voice", lambda _self: voice),
            (back_office, "this_machine", lambda *_: outside),
            # The floor view is looked at in the window's size.
            (SessionView, "_set_full_screen", lambda *_: None),
        ):
            self._stack.enter_context(patch.object(place, name, value))
        if not figures:
            self._stack.enter_context(patch.object(LiveSettings, "draw_figures"))
        self.front = FrontDesk(app, paths, LoadedSettings(settings), parse([]))
        self.window = self.front.window
        self.window.resize(*size)
        self.window.show()
        back = None
        while back is None:
            app.processEvents()
            back = self.front.findChild(BackOffice)
        self.back: BackOffice = back
        settle()
        self.window.activateWindow()
        settle()
        self.close_dialogs()

    def close(self) -> None:
        """End the program."""
        self.close_dialogs()
        self.window.close()
        self._stack.close()
        shiboken6.delete(self.window)
        shiboken6.delete(self.front)
        shiboken6.delete(self._parts)

    def dialogs(self) -> list[Overlay]:
        """Return the dialogs that are open, the uppermost last."""
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()]

    def close_dialogs(self) -> None:
        """Put all dialogs away."""
        while open_now := self.dialogs():
            open_now[-1].close_overlay()
            settle(2)

    def press(self, label: str) -> None:
        """Press a button of the uppermost dialog.

        Raises:
            AssertionError: there is none whose label begins so.
        """
        for button in self.dialogs()[-1].findChildren(Button):
            if button.isVisible() and button.label.replace("&", "").startswith(label):
                button.click()
                settle()
                return
        raise AssertionError(f"no button {label!r}")
