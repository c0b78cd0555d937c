"""The home page: routines, doses and this week, kept up to date."""

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.suggestions import SuggestionsDesk
from coach.domain.compiler import Options
from coach.domain.exercise import Side
from coach.domain.phrases import Phrases
from coach.domain.routine import Catalogue
from coach.domain.today import suggested_today
from coach.planning import options_from
from coach.ui.main.presenter import Presenter
from coach.ui.main.window import MainWindow


class HomeDesk(QObject):
    """Shows the home page and follows what is chosen there.

    Signals:
        session_wanted: begin a session (routine id, flare-up day).
        reading_wanted: read sentences aloud (a list of them).
    """

    session_wanted = Signal(str, bool)
    reading_wanted = Signal(list)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        suggestions: SuggestionsDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._record = record
        self._suggestions = suggestions
        self._routine_id = ""
        self._gone = ""
        self._flare_up = False
        self._suggested = ""
        self._presenter = self._make_presenter()
        page = window.home
        page.routine_chosen.connect(self.show_routine)
        page.start_requested.connect(self.session_wanted)
        page.dose_profile_chosen.connect(self.choose_profile)
        page.read_aloud_requested.connect(self.read_aloud)
        preferences.changed.connect(self.refresh)

    @property
    def routine_id(self) -> str:
        """The routine that is shown."""
        return self._routine_id

    @property
    def flare_up(self) -> bool:
        """The routine is shown as on a flare-up day."""
        return self._flare_up

    def open(self, routine_id: str = "") -> None:
        """Show the page for the first time, at a routine or at the one for today."""
        chosen = routine_id if routine_id in self._catalogue.routines else ""
        self._routine_id = chosen or self._suggested
        self._show_all()

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Show other routines: files of the user have changed."""
        self._catalogue = catalogue
        if self._gone in catalogue.routines:
            self._routine_id, self._gone = self._gone, ""
        if self._routine_id not in catalogue.routines:
            # Its file may be broken for as long as somebody writes at it.
            self._gone, self._routine_id = self._gone or self._routine_id, ""
        self._show_with(self._make_presenter())

    @Slot()
    def refresh(self) -> None:
        """Show everything anew: doses, settings or the record have changed."""
        self._show_with(self._make_presenter(self._presenter))

    def _show_with(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._routine_id = self._routine_id or self._suggested
        self._show_all()

    def _show_all(self) -> None:
        self._window.home.show_home(self._presenter.home())
        self._show(self._routine_id, self._flare_up)

    @Slot(str, bool)
    def show_routine(self, routine_id: str, flare_up: bool) -> None:
        """Show a routine's page, which was chosen."""
        self._gone = ""
        self._show(routine_id, flare_up)

    def _show(self, routine_id: str, flare_up: bool) -> None:
        self._routine_id, self._flare_up = routine_id, flare_up
        self._window.home.show_routine(self._presenter.routine_page(routine_id, flare_up=flare_up))

    @Slot()
    def show_flare_up(self) -> None:
        """Show the routine as on a flare-up day."""
        self.show_routine(self._routine_id, True)

    def options(self, *, flare_up: bool = False) -> Options:
        """Return what a session is compiled with now."""
        done = self._record.sessions_done()
        return options_from(
            self._preferences.settings,
            sessions_done=done,
            flare_up=flare_up,
            adjusted=self._suggestions.steps,
        )

    def _make_presenter(self, before: Presenter | None = None) -> Presenter:
        """Return a presenter of things as they are; it keeps what one before it has compiled."""
        settings = self._preferences.settings
        progress = self._record.progress(settings)
        self._suggested = suggested_today(
            progress.last_done, progress.today, self._catalogue.routines
        )
        now = (self.options(), progress, self._suggested, settings.library.not_for_me)
        return Presenter(self._catalogue, *now) if before is None else before.again(*now)

    @Slot(str, str)
    def choose_profile(self, exercise_id: str, key: str) -> None:
        """Use another dose for an exercise from now on."""
        settings = self._preferences.settings
        profiles = {**settings.dose_profiles, exercise_id: key}
        if self._catalogue.exercises[exercise_id].default_profile.key == key:
            del profiles[exercise_id]
        self._preferences.change(msgspec.structs.replace(settings, dose_profiles=profiles))

    @Slot(str)
    def read_aloud(self, exercise_id: str) -> None:
        """Let an exercise's steps be read aloud."""
        exercise = self._catalogue.exercises[exercise_id]
        phrases = Phrases()
        side = self.options().start_side if exercise.side_word else Side.LEFT
        here, there = phrases.side_name(side), phrases.side_name(side.other)
        profiles = self._preferences.settings.dose_profiles
        profile = exercise.profile(profiles.get(exercise_id, ""))
        if profile is None and exercise.timed:
            profile = exercise.default_profile
        steps = exercise.steps_for(profile.mode if profile is not None else "")
        texts = [exercise.name + "."]
        texts += [s.text.replace("{side}", here).replace("{other}", there) for s in steps]
        self.reading_wanted.emit([*texts, exercise.safety])
