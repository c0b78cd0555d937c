"""The front desk: makes the window, then fills it with what need not be there at once."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from coach.clock import local_today
from coach.crash import CrashReporter
from coach.desk.appearance import appearance_of
from coach.domain.errors import UserError
from coach.memory import forget_sources
from coach.paths import DataPaths
from coach.storage.settings import LoadedSettings
from coach.ui.dates import moment_words
from coach.ui.icons import Icons
from coach.ui.main.columns import ColumnSizes
from coach.ui.main.window import MainWindow
from coach.ui.theme import Theme
from coach.ui.widgets.look import make_look

if TYPE_CHECKING:
    # Imported once the window is on the screen.
    from coach.desk.back_office import BackOffice
    from coach.desk.record import Record
    from coach.domain.record import UnfinishedSession
    from coach.ui.crash_dialog import CrashDialog

_WINDOW_FILE = "window.ini"


class FrontDesk(QObject):
    """Owns the window and everything behind it.

    The window is shown first, empty; catalogue, record, figure and pages follow once it is on the
    screen.

    Args:
        app: the application.
        paths: the program's folders.
        settings: the user's settings, and what is wrong with them.
        arguments: what the user asked for on the command line.
    """

    erased = False
    """Everything was deleted; what the program leaves behind at its end is to go as well."""

    def __init__(
        self,
        app: QApplication,
        paths: DataPaths,
        settings: LoadedSettings,
        arguments: argparse.Namespace,
    ) -> None:
        super().__init__(app)
        self.paths = paths
        self._settings = settings
        self._arguments = arguments
        self._back: BackOffice | None = None
        self._unfinished: UnfinishedSession | None = None
        self._crashes = CrashReporter(paths.data_dir / "crashes", self.show_crash)
        self._left_behind = self._crashes.left_behind()
        theme = Theme(app, appearance_of(settings.settings.display), self)
        self._icons = Icons(paths.cache_dir / "icons", self)
        self._window_state = QSettings(
            str(paths.config_dir / _WINDOW_FILE), QSettings.Format.IniFormat, self
        )
        self.window = MainWindow(make_look(theme, self._icons), self._column_sizes())
        self._restore_geometry()
        self.window.closing.connect(self._close)
        self.window.first_painted.connect(self._fill)

    def open(self) -> None:
        """Show the window."""
        self._crashes.install()
        reminders = self._settings.settings.reminders
        if self._arguments.background and reminders.on and reminders.at_login:
            # Nobody sees it, but it has to know what it reminds of.
            QTimer.singleShot(0, self, self._fill)
        else:
            self.window.show()

    @Slot()
    def _fill(self) -> None:
        """Fill the window: routines, this week, pictures; then what waits for the user."""
        if self._back is not None:
            return
        forget_sources()
        from coach.content import load_catalogue
        from coach.desk.back_office import BackOffice
        from coach.desk.preferences import Preferences

        forget_sources()
        loaded = load_catalogue(self.paths.data_dir)
        preferences = Preferences(self.paths, self._settings.settings, self)
        preferences.not_kept.connect(self.tell)
        self._back = back = BackOffice(self, loaded, preferences)
        self._icons.load()
        back.home.open(self._arguments.routine or "")
        self.window.home.focus_start()
        for text in (*back.notices, *self._settings.faults):
            self.tell(text)
        back.workshop.offer_drafts()
        back.live.draw_figures()
        forget_sources()
        back.motion.open()
        back.reminders.open(hidden=self._arguments.background)
        if self._left_behind:
            # The session that the crash cut short is offered once the report is read.
            self._open_report(self._left_behind).closed.connect(self._mend)
        else:
            self._mend()

    @Slot()
    def _mend(self) -> None:
        """Offer the latest backup where the record was damaged, then go on."""
        if self._back is None:
            return
        backups = self._back.data.backups
        backups.offer_answered.connect(self._go_on)
        if not backups.offer_backup():
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Come to what waits for the user, one thing at a time.

        A session that was cut short, one that was asked for, or a question about yesterday's.
        """
        if self._back is None:
            return
        self._unfinished = self._read_unfinished(self._back.record)
        if self._unfinished is not None:
            self._offer(self._unfinished)
        elif self._back.welcome.is_needed():
            self._back.welcome.open(self._arguments.routine or "")
        elif self._arguments.start:
            self._start_asked(self._arguments.routine)
        else:
            self._back.checkin.ask_next_day()

    def _read_unfinished(self, record: "Record") -> "UnfinishedSession | None":
        try:
            return record.unfinished()
        except UserError as error:
            self.tell(str(error))
            return None

    def _start_asked(self, routine_id: str) -> None:
        if self._back is not None and routine_id in self._back.catalogue.routines:
            self._back.start(routine_id, flare_up=False, ask=False)
            return
        text = self.tr("There is no routine “{id}”. Please choose one from the list.")
        self.tell(text.format(id=routine_id))

    # --- an unfinished session ----------------------------------------------------------------

    def _offer(self, unfinished: "UnfinishedSession") -> None:
        from coach.ui.main.unfinished import UnfinishedView

        count = len(unfinished.plan.exercises)
        done = self.tr("{done} of {count} exercises done").format(
            done=unfinished.exercises_done, count=count
        )
        view = UnfinishedView(
            session_id=unfinished.id,
            routine_name=unfinished.plan.routine_name,
            when=moment_words(unfinished.started.astimezone(), local_today()),
            done=done,
        )
        offer = self.window.offer_unfinished(view)
        offer.resume_chosen.connect(self._resume)
        offer.keep_chosen.connect(self._keep)
        offer.discard_chosen.connect(self._discard)

    @Slot(str)
    def _resume(self, _session_id: str) -> None:
        if self._unfinished is not None and self._back is not None:
            self._back.sessions.resume(self._unfinished, self._back.record)

    @Slot(str)
    def _keep(self, session_id: str) -> None:
        if self._back is not None and self._back.record.log is not None:
            self._write(self._back.record.log.keep_as_partial, session_id)

    @Slot(str)
    def _discard(self, session_id: str) -> None:
        if self._back is not None and self._back.record.log is not None:
            self._write(self._back.record.log.discard, session_id)

    def _write(self, write: Callable[[str], None], session_id: str) -> None:
        try:
            write(session_id)
        except UserError as error:
            self.tell(str(error))
        if self._back is not None:
            self._back.home.refresh()

    # --- voice --------------------------------------------------------------------------------

    @Slot(list)
    def read_aloud(self, texts: list[str]) -> None:
        """Read sentences aloud, in place of whatever is being said."""
        if self._back is not None:
            self._back.live.voice().say(" ".join(texts))

    # --- telling ------------------------------------------------------------------------------

    @Slot(str)
    def tell(self, text: str) -> None:
        """Show a sentence to the user, wherever they are."""
        if self._back is not None and self._back.sessions.show_notice(text):
            return
        from coach.ui.main.notices import Notice

        self.window.home.notices.add(Notice(key=text, text=text))

    def show_crash(self, report: str) -> None:
        """Show the report of a bug; the program goes on."""
        self._open_report(report)

    def _open_report(self, report: str) -> "CrashDialog":
        from coach.ui.crash_dialog import CrashDialog

        dialog = CrashDialog(self.window.look, report, self._crashes.folder, self.window)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # --- the window ---------------------------------------------------------------------------

    @Slot(list)
    def started_again(self, words: list[str]) -> None:
        """Another start of the program asks for the window, and perhaps for a session."""
        from coach.arguments import parse

        arguments = parse(words)
        if arguments.background:
            # Login while it runs: it is in the tray, or seen, already.
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        back = self._back
        if back is None or self.window.covered:
            return
        if back.is_busy:
            return
        if arguments.start:
            self._start_asked(arguments.routine)
        elif arguments.routine in back.catalogue.routines:
            back.home.show_routine(arguments.routine, flare_up=False)
        else:
            back.checkin.ask_next_day()

    def _column_sizes(self) -> ColumnSizes:
        def sizes(key: str) -> tuple[int, ...]:
            kept = self._window_state.value(key, [])
            values = kept if isinstance(kept, list) else [kept]
            return tuple(int(str(one)) for one in values if str(one).isdecimal())

        return ColumnSizes(two=sizes("columns/two"), three=sizes("columns/three"))

    def _restore_geometry(self) -> None:
        geometry = self._window_state.value("geometry")
        if isinstance(geometry, QByteArray):
            self.window.restoreGeometry(geometry)

    @Slot()
    def let_go(self) -> None:
        """Everything is about to be deleted: close the file that crashes are written to."""
        self._crashes.remove()

    @Slot()
    def leave(self) -> None:
        """Everything was deleted: end without writing anything more."""
        self.erased = True
        self.window.close()

    @Slot()
    def _close(self) -> None:
        """The window closes: stop what runs, keep what is to be kept."""
        if self._back is not None:
            if not self.erased and not self._back.may_close():
                self.window.hold_open = True
                return
            self._back.close()
        if not self.erased:
            self._keep_window()
        self._crashes.remove()

    def _keep_window(self) -> None:
        sizes = self.window.column_sizes
        self._window_state.setValue("geometry", self.window.saveGeometry())
        self._window_state.setValue("columns/two", [str(one) for one in sizes.two])
        self._window_state.setValue("columns/three", [str(one) for one in sizes.three])
        self._window_state.sync()
