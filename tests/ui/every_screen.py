"""The whole program in one window, on a folder with a lively record, and a walk through all of it.

`python -m tests.ui.every_screen OUT_DIR [--only PART]` renders every screen, for looking at.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import shiboken6
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication

from coach.arguments import parse
from coach.desk import back_office
from coach.desk.back_office import BackOffice
from coach.desk.front import FrontDesk
from coach.desk.live_settings import LiveSettings
from coach.desk.machine import Outside, local_zone
from coach.domain.player import Command
from coach.domain.timeline import Cue
from coach.paths import paths_under
from coach.storage.backups import back_up_now
from coach.storage.opening import open_database
from coach.storage.setting_groups import (
    DisplaySettings,
    Figure,
    LibrarySettings,
    ReminderSettings,
    ReminderTime,
    Settings,
    StartSettings,
    Theme,
    WeekSettings,
)
from coach.storage.settings import LoadedSettings, load_settings, save_settings
from coach.ui.data.export_dialog import ExportKind
from coach.ui.history.session_dialog import SessionDialog
from coach.ui.main.notices import Notice
from coach.ui.main.unfinished import UnfinishedView
from coach.ui.main.view import Page
from coach.ui.session.view import SessionView
from coach.ui.settings.category_list import Category
from coach.ui.welcome.page import WelcomePage
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.overlay import Overlay
from tests.screens.own import HANDOUT
from tests.storage.lively import fill
from tests.support.faults import settle

EXERCISE = """\
id = "towel-press"
name = "Towel press with a rolled-up bath towel under the back"
kind = "strength"
position = "supine"
sides = "both"
safety = "Go gently, and stop before it hurts."
steps = [
  { part = "setup", text = "Lie on your back, the towel under the small of your back." },
  { part = "movement", text = "Press down onto the towel.", cue = "Press." },
  { part = "hold", text = "Stay there and breathe." },
  { part = "return", text = "Let go.", cue = "Let go." },
]
profiles = [{ source = "user", stated = { hold_seconds = 5, reps = 8, sets = 2 }, default = true }]
"""

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
    for name, files in (
        ("exercises", {"towel-press": EXERCISE}),
        ("routines", {"from-the-clinic": ROUTINE, "waits": PATIENT, "broken": "id = ["}),
    ):
        (paths.data_dir / name).mkdir(parents=True)
        for stem, text in files.items():
            (paths.data_dir / name / f"{stem}.toml").write_text(text, "utf-8")
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


GROUPS = (
    "home",
    "library",
    "history",
    "settings",
    "making",
    "sessions",
    "questions",
    "first_run",
)
"""Names of the groups of screens."""

UNFINISHED = UnfinishedView("s1", "Everyday back care", "Today at 8:14", "3 of 6 exercises done")
REPORT = "Back Coach, Python\nTraceback (most recent call last):\n" + "  File “somewhere”\n" * 9


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

    # --- a walk through all of it -------------------------------------------------------------

    def screens(self, only: str = "") -> Iterator[str]:
        """Open one screen after another; yield its name while it is open.

        Args:
            only: part of the name of a group of screens, empty for all of them.
        """
        for key in GROUPS:
            group = getattr(self, key)
            if only in key:
                for name in group():
                    settle()
                    yield f"{key}: {name}"
                self.close_dialogs()

    def home(self) -> Iterator[str]:
        """The routines, one routine, one exercise."""
        window, home = self.window, self.window.home
        home.notices.add(Notice("voice", "No voice was found on this computer.", action="Try it"))
        for routine in ("everyday-back-care", "from-the-clinic"):
            self.back.home.show_routine(routine, flare_up=False)
            home.show_routine_page()
            yield routine
        self.back.home.show_routine("everyday-back-care", flare_up=True)
        yield "flare-up"
        home.routine.exercise_opened.emit()
        yield "exercise"
        home.show_routines()
        yield "routines"
        window.show_doctor()
        yield "doctor card"
        self.close_dialogs()
        home.notices.remove("voice")

    def library(self) -> Iterator[str]:
        """Exercises and advice."""
        pages = self.back.pages
        pages.show(Page.EXERCISES)
        page = pages.library().page
        yield "cards"
        page.filters.more.setChecked(True)
        page.filters.search.setText("bridge")
        yield "found"
        page.filters.search.setText("nothing of the kind")
        yield "nothing found"
        page.filters.clear()
        page.filters.more.setChecked(False)
        for exercise in ("cat-cow", "towel-press", "prone-plank"):
            pages.show_exercise(exercise)
            yield exercise
        for advice in ("avoid", "exercising", "living", "articles"):
            pages.library().show_advice(advice)
            yield f"advice, {advice}"
        page.show_cards()

    def history(self) -> Iterator[str]:
        """What was done."""
        pages = self.back.pages
        pages.show(Page.HISTORY)
        page = pages.history().page
        yield "page"
        history = self.back.record.history
        assert history is not None
        session = history.sessions(limit=1)[0]
        page.calendar.day_chosen.emit(session.local_day)
        page.bring_calendar_into_view()
        yield "month"
        page.calendar.overview_asked.emit(True)
        yield "year"
        page.calendar.overview_asked.emit(False)
        questions: tuple[tuple[str, Callable[[], object]], ...] = (
            ("session", lambda: page.calendar.session_opened.emit(session.id)),
            ("walk", page.walk_asked.emit),
            ("elsewhere", lambda: page.session_asked.emit(None)),
            ("exercise", lambda: page.exercises.exercise_opened.emit("cat-cow")),
            ("weeks as a table", page.weeks.table_asked.emit),
            ("diary as a table", page.diary.table_asked.emit),
            ("export", page.export_asked.emit),
        )
        for name, ask in questions:
            ask()
            yield name
            self.close_dialogs()
        page.calendar.session_opened.emit(session.id)
        settle()
        self.window.findChildren(SessionDialog)[-1].change_asked.emit(session.id)
        yield "edit"
        self.close_dialogs()

    def settings(self) -> Iterator[str]:
        """All categories."""
        pages = self.back.pages
        pages.show(Page.SETTINGS)
        page = pages.settings().page
        page.show_categories()
        yield "categories"
        for category in Category:
            page.open_category(category)
            yield category
        page.show_categories()
        self.window.home.show_routines()

    def making(self) -> Iterator[str]:
        """Routines, exercises, files."""
        workshop = self.back.workshop
        workshop.new_routine()
        yield "empty routine"
        editor = workshop.editor()
        page = editor.page
        assert page is not None
        if not page.has_pane:
            page.open_library()
            yield "exercises to add"
            self.close_dialogs()
        editor.leave()
        workshop.copy_routine("everyday-back-care")
        yield "full routine"
        controller = editor.controller
        assert controller is not None
        controller.open_exercise(controller.draft.entries[0].key)
        yield "exercise of a routine"
        self.close_dialogs()
        # A copy of which nothing was changed is left without a question.
        controller.remove(controller.draft.entries[0].key)
        editor.leave()
        yield "leave the routine"
        self._press("Leave")
        workshop.new_exercise()
        yield "new exercise"
        workshop.own().leave()
        settle()
        workshop.edit_exercise("towel-press")
        yield "own exercise"
        workshop.own().leave()
        settle()
        workshop.paste_handout()
        yield "empty handout"
        handout = workshop.handout().page
        assert handout is not None
        handout.text.setPlainText(HANDOUT)
        handout.text_written.emit(HANDOUT)
        yield "handout"
        workshop.handout().leave()
        settle()
        self._press("Leave")
        workshop.export_routine("from-the-clinic")
        yield "export a routine"
        self.close_dialogs()
        folder = self.back.paths.data_dir / "routines"
        workshop.exchange().import_from(folder / "from-the-clinic.toml")
        yield "import a routine"
        self.close_dialogs()

    def sessions(self) -> Iterator[str]:
        """From the question before to the summary."""
        self.back.start("waits", flare_up=False)
        yield "check-in before"
        self.close_dialogs()
        self.back.checkin._planned = None
        self.back.start("waits", flare_up=False, ask=False)
        yield "session"
        view = self.window.findChildren(SessionView)[-1]
        view.command_requested.emit(Command.NEXT)
        yield "work"
        view.show_notice("The voice cannot be used just now; every word is on the screen.")
        yield "notice"
        view.set_floor(on=True)
        yield "floor view"
        view.set_floor(on=False)
        view.command_requested.emit(Command.PAUSE)
        yield "paused"
        view.command_requested.emit(Command.RESUME)
        view.command_requested.emit(Command.HURTS)
        yield "that hurts"
        self.close_dialogs()
        view.command_requested.emit(Command.RESUME)
        view.parts.top.end.click()
        yield "end"
        self._press("End here")
        yield "summary"
        self.close_dialogs()

    def questions(self) -> Iterator[str]:
        """What is asked and told at times."""
        window, data = self.window, self.back.data
        for name, ask in (
            ("next day", self.back.checkin.ask_next_day),
            ("unfinished", lambda: window.offer_unfinished(UNFINISHED)),
            ("crash", lambda: self.front.show_crash(REPORT)),
            ("export", data.exchange.show_export),
            ("restore", data.backups.show_backups),
            ("backup made", data.backups.back_up),
            ("erase", data.ask_erase),
        ):
            ask()
            yield name
            self.close_dialogs()
        target = self.back.paths.data_dir / "everything.json"
        data.exchange.write_export(ExportKind.EVERYTHING, target)
        yield "exported"
        self.close_dialogs()
        data.exchange.show_import(str(target))
        yield "import"
        self.close_dialogs()
        backup = next(self.back.paths.backups.glob("*.db"))
        data.backups.ask_restore(str(backup))
        yield "restore one"
        self.close_dialogs()

    def first_run(self) -> Iterator[str]:
        """The pages that come once."""
        self.back.welcome.open()
        page = self.window.findChildren(WelcomePage)[-1]
        yield "before you begin"
        page.before.go_on.click()
        yield "not ticked"
        page.before.agree.setChecked(True)
        page.before.go_on.click()
        yield "first session"
        page.skipped.emit()

    def _press(self, label: str) -> None:
        for button in self.dialogs()[-1].findChildren(Button):
            if button.isVisible() and button.label.replace("&", "").startswith(label):
                button.click()
                settle()
                return
        raise AssertionError(f"no button {label!r}")


def main() -> int:
    """Render all screens in one look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="part of a group's name")
    parser.add_argument("--size", default="1024x640")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--contrast", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    display = DisplaySettings(Theme(args.theme), args.text, True, Figure.MAYA, args.contrast)
    with tempfile.TemporaryDirectory() as folder:
        lively_folder(Path(folder))
        width, _, height = args.size.partition("x")
        size = (int(width), int(height))
        program = Program(app, Path(folder), display, size, figures=True)
        for number, name in enumerate(program.screens(args.only)):
            stem = name.replace(": ", "-").replace(" ", "_").replace("?", "")
            program.window.grab().save(str(args.out / f"{number:02}-{stem}.png"))
        program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
