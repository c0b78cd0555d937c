"""The first run, once."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from coach.desk.home import HomeDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.domain.routine import Catalogue
from coach.domain.today import GENTLEST
from coach.ui.main.presenter import Presenter
from coach.ui.main.view import RoutinePage, RowState
from coach.ui.main.window import MainWindow
from coach.ui.welcome.view import FirstExercise, FirstSession

if TYPE_CHECKING:
    # Loaded for those who are new.
    from coach.ui.welcome.page import WelcomePage


class WelcomeDesk(QObject):
    """Shows the first run to who has not been here before.

    Signals:
        session_wanted: begin the first session (routine id).
    """

    session_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        home: HomeDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._record = record
        self._home = home
        self._page: WelcomePage | None = None
        self._routine_id = ""

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Offer a session of another catalogue from now on."""
        self._catalogue = catalogue

    @property
    def is_open(self) -> bool:
        """The first run fills the window."""
        return self._page is not None

    def is_needed(self) -> bool:
        """Tell whether nobody has been here: not welcomed yet, and no session in the record.

        Where the record cannot be read, somebody has been here.
        """
        if self._preferences.settings.start.welcomed or self._record.history is None:
            return False
        try:
            return not self._record.history.sessions(limit=1)
        except UserError:
            return False

    def open(self, routine_id: str = "") -> None:
        """Fill the window with the first run.

        Args:
            routine_id: the session to offer, in place of the gentlest one.
        """
        from coach.ui.welcome.page import WelcomePage

        known = routine_id in self._catalogue.routines
        self._routine_id = routine_id if known else GENTLEST
        presenter = Presenter(
            self._catalogue,
            self._home.options(),
            self._record.progress(self._preferences.settings),
        )
        session = first_session(presenter.routine_page(self._routine_id))
        window = self._window
        self._page = page = WelcomePage(window.look, window.home.thumbnails, session)
        page.read.connect(self._note)
        page.start_asked.connect(self._start)
        page.skipped.connect(self._finish)
        window.show_page(page)

    @Slot()
    def _note(self) -> None:
        """Keep that it has been read, so that it never comes again."""
        settings = self._preferences.settings
        start = msgspec.structs.replace(settings.start, welcomed=True)
        self._preferences.change(msgspec.structs.replace(settings, start=start))

    @Slot()
    def _start(self) -> None:
        self._finish()
        self.session_wanted.emit(self._routine_id)

    @Slot()
    def _finish(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._window.show_home()
            page.deleteLater()


def first_session(page: RoutinePage) -> FirstSession:
    """Return what the first run shows of a routine."""
    return FirstSession(
        routine_id=page.routine_id,
        name=page.name,
        purpose=page.purpose,
        facts=page.facts,
        exercises=tuple(
            FirstExercise(row.name, row.dose, row.detail.picture_small)
            for row in page.rows
            if row.state is RowState.ON
        ),
    )
