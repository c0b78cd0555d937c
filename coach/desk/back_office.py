"""Joins the desks behind the window with one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.content.catalogue import LoadedCatalogue
from coach.desk.checkin import CheckInDesk
from coach.desk.data import DataDesk
from coach.desk.home import HomeDesk
from coach.desk.live_settings import LiveSettings
from coach.desk.machine import this_machine
from coach.desk.pages import Pages
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.reminders import RemindersDesk
from coach.desk.session import SessionDesk
from coach.desk.session_settings import SessionSettings
from coach.desk.suggestions import SuggestionsDesk
from coach.desk.user_files import UserFilesDesk
from coach.desk.welcome import WelcomeDesk
from coach.desk.workshop import Workshop
from coach.domain.routine import Catalogue
from coach.planning import catalogue_for
from coach.ui.data.export_dialog import ExportKind
from coach.ui.system_motion import SystemMotion

if TYPE_CHECKING:
    from coach.desk.front import FrontDesk


class BackOffice(QObject):
    """What stands behind the filled window: the desks, and the signals between them.

    Args:
        front: the front desk, which owns the window.
        loaded: the exercises and routines as they are on disk, and the files that are broken.
        preferences: the settings in force.

    Attributes:
        whole_catalogue: the exercises and routines, as they are on disk.
        catalogue: the same without what is not for the user.
    """

    def __init__(
        self, front: "FrontDesk", loaded: LoadedCatalogue, preferences: Preferences
    ) -> None:
        super().__init__(front)
        self._front = front
        self.whole_catalogue = catalogue = loaded.catalogue
        self.paths = paths = front.paths
        window = front.window
        self.preferences = preferences
        self.catalogue = suited = catalogue_for(catalogue, preferences.settings)
        self.record = Record()
        self.record.open(paths, preferences.settings)
        self.suggestions = SuggestionsDesk(suited, preferences, self.record, self)
        self.home = HomeDesk(window, suited, preferences, self.record, self.suggestions, self)
        self.live = LiveSettings(preferences, window, self.record, paths, self)
        self.motion = SystemMotion(self)
        self.sessions = SessionDesk(window, suited, preferences, self.live.voice, self)
        self.session_settings = SessionSettings(
            window, preferences, self.live, paths, self.sessions, self
        )
        self.checkin = CheckInDesk(
            window,
            suited,
            preferences,
            self.record,
            self.sessions,
            self.suggestions,
            self,
        )
        self.data = DataDesk(window, window.look, paths, preferences, self.record, self)
        self.reminders = RemindersDesk(
            window,
            suited,
            preferences,
            self.record,
            self.sessions,
            this_machine(window, paths, self),
            self,
        )
        self.welcome = WelcomeDesk(window, suited, preferences, self.record, self.home, self)
        self.files = UserFilesDesk(paths.data_dir, loaded, window.home.notices, self)
        self.workshop = Workshop(self, window, self.files)
        self.pages = Pages(self, window)
        self._join()

    def _join(self) -> None:
        """Let each desk hear of what it has to know from the others."""
        front, window = self._front, self._front.window
        self.motion.changed.connect(window.look.theme.follow_motion)
        self.home.session_wanted.connect(self.start)
        self.home.reading_wanted.connect(front.read_aloud)
        self.welcome.session_wanted.connect(self._start_first)
        self.suggestions.steps_changed.connect(self.home.refresh)
        self.suggestions.flare_up_wanted.connect(self.home.show_flare_up)
        self.suggestions.doctor_wanted.connect(window.show_doctor)
        self.checkin.noted.connect(self.pages.refresh_history)
        self.sessions.ended.connect(self.home.refresh)
        self.sessions.ended.connect(self.pages.refresh_history)
        self.sessions.ended.connect(self.live.rest)
        # The last: a backup holds what the others have written.
        self.sessions.ended.connect(self.data.backups.session_ended)
        self.data.backups.record_changed.connect(self._take_record)
        self.data.exchange.record_changed.connect(self._take_record)
        self.data.erasing.connect(self.live.close)
        self.data.erasing.connect(self.reminders.remove_entry)
        self.data.erasing.connect(front.let_go)
        self.data.erased.connect(front.leave)
        self.reminders.wanted.connect(front.started_again)
        self.reminders.session_wanted.connect(self.start)
        self.reminders.export_wanted.connect(self._export_calendar)
        self.preferences.changed.connect(self._suit)
        self._join_making()
        for desk in (self.suggestions, self.checkin, self.reminders, self.sessions):
            desk.troubled.connect(self.tell)
        self.live.told.connect(self.tell)
        window.home.detail.step_reset.connect(self.suggestions.reset)
        routine = window.home.routine
        # With a parent from the start: without one it would come up as a window of its own.
        routine.add_card(self.suggestions.card(window.look, routine))
        window.doctor_shown.connect(self.sessions.pause)

    def _join_making(self) -> None:
        """Join the desks that make routines and exercises."""
        home = self._front.window.home
        menu = home.sidebar.menu
        self.files.changed.connect(self._take_files)
        self.data.exchange.files_changed.connect(self.files.reload)
        home.sidebar.routines.new_asked.connect(self.workshop.new_routine)
        menu.new_asked.connect(self.workshop.new_routine)
        menu.handout_asked.connect(self.workshop.paste_handout)
        menu.import_asked.connect(self.workshop.import_file)
        menu.export_asked.connect(self._export_routine)
        home.routine.edit_asked.connect(self.workshop.edit_routine)
        home.routine.copy_asked.connect(self.workshop.copy_routine)
        self.workshop.routine_saved.connect(self._show_routine)
        self.workshop.exercise_saved.connect(self.pages.show_exercise)
        self.workshop.pictures_changed.connect(self._front.window.figures_changed)
        self.workshop.pictures_changed.connect(self.pages.figures_changed)
        self.live.figure_made.connect(self.workshop.dress)

    @property
    def is_busy(self) -> bool:
        """Something fills the window that must not be covered by anything that begins by itself."""
        return self.sessions.is_running or self.welcome.is_open or self.workshop.is_open

    def may_close(self) -> bool:
        """Tell whether the window may close; what is not saved yet is asked about otherwise."""
        return self.workshop.may_close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of how the record was opened, and of chosen keys."""
        return (*self.record.notices, *self.live.faults)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Go on with other exercises and routines: files of the user have changed."""
        self.whole_catalogue = catalogue
        self.catalogue = suited = catalogue_for(catalogue, self.preferences.settings)
        for desk in (
            self.suggestions,
            self.sessions,
            self.checkin,
            self.reminders,
            self.welcome,
            self.home,
        ):
            desk.use_catalogue(suited)
        self.pages.use_catalogue(catalogue)

    def close(self) -> None:
        """The window closes: stop what runs, keep what is to be kept."""
        self.reminders.close()
        self.sessions.close()
        self.live.close()
        self.motion.close()
        self.record.close()

    @Slot(str)
    def tell(self, text: str) -> None:
        """Show a sentence to the user, wherever they are."""
        self._front.tell(text)

    # --- sessions -----------------------------------------------------------------------------

    @Slot(str, bool)
    def start(self, routine_id: str, flare_up: bool, *, ask: bool = True) -> None:
        """Begin a session, after the question how the back is if it is to be asked."""
        if not self.is_busy:
            options = self.home.options(flare_up=flare_up)
            self.checkin.begin(self.catalogue.routines[routine_id], options, ask=ask)

    @Slot(str)
    def _start_first(self, routine_id: str) -> None:
        # The first run leads straight into it: no further question.
        self.start(routine_id, flare_up=False, ask=False)

    # --- what has changed ---------------------------------------------------------------------

    @Slot()
    def _take_record(self) -> None:
        """Another record is open, or this one has been changed from outside the desks."""
        self.suggestions.refresh()
        self.home.refresh()
        self.pages.refresh_history()

    @Slot()
    def _suit(self) -> None:
        """Leave out what is not for the user, as the settings have it now."""
        if catalogue_for(self.whole_catalogue, self.preferences.settings) != self.catalogue:
            self.use_catalogue(self.whole_catalogue)

    @Slot()
    def _take_files(self) -> None:
        self.use_catalogue(self.files.catalogue)

    @Slot(str)
    def _show_routine(self, routine_id: str) -> None:
        """Show a routine that was saved or brought back."""
        self._front.window.home.show_routine_page()
        self.home.show_routine(routine_id, False)

    @Slot()
    def _export_routine(self) -> None:
        self.workshop.export_routine(self.home.routine_id)

    @Slot()
    def _export_calendar(self) -> None:
        self.data.exchange.choose_target(ExportKind.REMINDERS)
