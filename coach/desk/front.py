"""The front desk: makes the window, then fills it with what need not be there at once."""

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDate, QLocale, QObject, QSettings, Qt, QTime, QTimer, Slot
from PySide6.QtWidgets import QApplication

from coach.arguments import parse
from coach.content import LoadedCatalogue
from coach.crash import CrashReporter
from coach.desk.home import HomeDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.session import SessionDesk
from coach.domain.errors import UserError
from coach.domain.record import UnfinishedSession
from coach.paths import DataPaths
from coach.resources import resource_path
from coach.storage.settings import LoadedSettings
from coach.ui.icons import Icons
from coach.ui.main.home import ColumnSizes
from coach.ui.main.notices import Notice
from coach.ui.main.unfinished import UnfinishedView
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look

if TYPE_CHECKING:
    from coach.speech.qt_voice import Voice

_WINDOW_FILE = "window.ini"
_FIGURE = "maya"


class FrontDesk(QObject):
    """Owns the window and everything behind it.

    Args:
        app: the application.
        paths: the program's folders.
        loaded: exercises and routines, and what is wrong with the user's files.
        settings: the user's settings, and what is wrong with them.
        arguments: what the user asked for on the command line.
    """

    def __init__(
        self,
        app: QApplication,
        paths: DataPaths,
        loaded: LoadedCatalogue,
        settings: LoadedSettings,
        arguments: argparse.Namespace,
    ) -> None:
        super().__init__(app)
        self._paths = paths
        self._loaded = loaded
        self._settings_faults = settings.faults
        self._arguments = arguments
        self._record: Record | None = None
        self._unfinished: UnfinishedSession | None = None
        self._voice: Voice | None = None
        self._crashes = CrashReporter(paths.data_dir / "crashes", self.show_crash)
        self.preferences = Preferences(paths, settings.settings, self)
        self.preferences.not_kept.connect(self.tell)
        display = settings.settings.display
        theme = Theme(
            app,
            Appearance(
                mode=Mode(display.theme.value),
                text_scale=display.text_scale / 100,
                reduced_motion=display.reduced_motion,
            ),
            self,
        )
        self._icons = Icons(paths.cache_dir / "icons", self)
        look = make_look(theme, self._icons)
        self._window_state = QSettings(
            str(paths.config_dir / _WINDOW_FILE), QSettings.Format.IniFormat, self
        )
        self.window = MainWindow(look, sizes=self._column_sizes())
        self._restore_geometry()
        catalogue = loaded.catalogue
        self.home = HomeDesk(self.window, catalogue, self.preferences, self)
        self.sessions = SessionDesk(self.window, catalogue, self.preferences, self.voice, self)
        self.home.session_wanted.connect(self.start)
        self.home.reading_wanted.connect(self._read)
        self.sessions.ended.connect(self.home.refresh)
        self.sessions.troubled.connect(self.tell)
        self.window.closing.connect(self._close)
        self.window.first_painted.connect(self._after_first_paint)

    def open(self) -> None:
        """Show the window."""
        left_behind = self._crashes.left_behind()
        self._crashes.install()
        self.home.open(self._arguments.routine or "")
        self.window.show()
        if left_behind:
            self.show_crash(left_behind)

    # --- after the first paint ----------------------------------------------------------------

    @Slot()
    def _after_first_paint(self) -> None:
        # The next turn of the event loop: the paint is on its way to the screen by then.
        QTimer.singleShot(0, self, self._fill)

    @Slot()
    def _fill(self) -> None:
        """Load what the first paint did without: record, icons, figure."""
        self._icons.load()
        record = self._record = Record(self._paths)
        self.home.use_record(record)
        for text in (*record.notices, *self._settings_faults):
            self.tell(text)
        for fault in self._loaded.faults:
            self.tell(self.tr("Left out: {fault}").format(fault=fault))
        from coach.ui.figure_source import DrawnFigure

        self.window.figures.source = DrawnFigure(
            resource_path("poses"), _FIGURE, self._paths.cache_dir / "pictures"
        )
        self.window.figures_changed()
        self._unfinished = self._read_unfinished(record)
        if self._unfinished is not None:
            self._offer(self._unfinished)
        elif self._arguments.start:
            self._start_asked(self._arguments.routine)

    def _read_unfinished(self, record: Record) -> UnfinishedSession | None:
        try:
            return record.unfinished()
        except UserError as error:
            self.tell(str(error))
            return None

    def _start_asked(self, routine_id: str) -> None:
        if routine_id in self._loaded.catalogue.routines:
            self.start(routine_id, flare_up=False)
            return
        text = self.tr("There is no routine “{id}”. Please choose one from the list.")
        self.tell(text.format(id=routine_id))

    # --- sessions -----------------------------------------------------------------------------

    @Slot(str, bool)
    def start(self, routine_id: str, flare_up: bool) -> None:
        """Begin a session."""
        if self._record is None or self.sessions.is_running:
            return
        routine = self._loaded.catalogue.routines[routine_id]
        self.sessions.start(routine, self.home.options(flare_up=flare_up), self._record)

    def _offer(self, unfinished: UnfinishedSession) -> None:
        count = len(unfinished.plan.exercises)
        done = self.tr("{done} of {count} exercises done").format(
            done=unfinished.exercises_done, count=count
        )
        view = UnfinishedView(
            session_id=unfinished.id,
            routine_name=unfinished.plan.routine_name,
            when=self._when(unfinished.started),
            done=done,
        )
        offer = self.window.offer_unfinished(view)
        offer.resume_chosen.connect(self._resume)
        offer.keep_chosen.connect(self._keep)
        offer.discard_chosen.connect(self._discard)

    def _when(self, started: datetime) -> str:
        local = started.astimezone()
        time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        days = (datetime.now().astimezone().date() - local.date()).days
        if days == 0:
            return self.tr("today at {time}").format(time=time)
        if days == 1:
            return self.tr("yesterday at {time}").format(time=time)
        date = QDate(local.year, local.month, local.day)
        day = QLocale().toString(date, QLocale.FormatType.LongFormat)
        return self.tr("{day} at {time}").format(day=day, time=time)

    @Slot(str)
    def _resume(self, _session_id: str) -> None:
        if self._unfinished is not None and self._record is not None:
            self.sessions.resume(self._unfinished, self._record)

    @Slot(str)
    def _keep(self, session_id: str) -> None:
        if self._record is not None and self._record.log is not None:
            self._try(self._record.log.keep_as_partial, session_id)

    @Slot(str)
    def _discard(self, session_id: str) -> None:
        if self._record is not None and self._record.log is not None:
            self._try(self._record.log.discard, session_id)

    def _try(self, write: Callable[[str], None], session_id: str) -> None:
        try:
            write(session_id)
        except UserError as error:
            self.tell(str(error))
        self.home.refresh()

    # --- voice --------------------------------------------------------------------------------

    def voice(self) -> "Voice":
        """Return the voice; the first call loads Qt's multimedia and takes its time."""
        if self._voice is None:
            from coach.speech.qt_voice import Voice

            engine = self.preferences.settings.sound.voice
            self._voice = Voice(self._paths.cache_dir / "speech", engine, self)
            self._voice.notice.connect(self.tell)
        return self._voice

    @Slot(list)
    def _read(self, texts: list[str]) -> None:
        self.voice().say(" ".join(texts))

    # --- telling ------------------------------------------------------------------------------

    @Slot(str)
    def tell(self, text: str) -> None:
        """Show a sentence to the user, wherever they are."""
        if not self.sessions.show_notice(text):
            self.window.home.notices.add(Notice(key=text, text=text))

    def show_crash(self, report: str) -> None:
        """Show the report of a bug; the program goes on."""
        from coach.ui.crash_dialog import CrashDialog

        dialog = CrashDialog(self.window.look, report, self._crashes.folder, self.window)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    # --- the window ---------------------------------------------------------------------------

    @Slot(list)
    def started_again(self, words: list[str]) -> None:
        """Another start of the program asks for the window, and perhaps for a session."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        arguments = parse(words)
        if self.sessions.is_running or self.window.covered or not arguments.routine:
            return
        if arguments.start:
            self._start_asked(arguments.routine)
        elif arguments.routine in self._loaded.catalogue.routines:
            self.home.show_routine(arguments.routine, flare_up=False)

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
    def _close(self) -> None:
        """The window closes: stop what runs, keep what is to be kept."""
        self.sessions.close()
        sizes = self.window.home.column_sizes
        self._window_state.setValue("geometry", self.window.saveGeometry())
        self._window_state.setValue("columns/two", [str(one) for one in sizes.two])
        self._window_state.setValue("columns/three", [str(one) for one in sizes.three])
        self._window_state.sync()
        if self._voice is not None:
            self._voice.close()
            self._voice = None
        if self._record is not None:
            self._record.close()
            self._record = None
        self._crashes.remove()
