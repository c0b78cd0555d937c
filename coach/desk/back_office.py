"""Joins the desks behind the window with one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.desk.home import HomeDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.session import SessionDesk
from coach.domain.routine import Catalogue

if TYPE_CHECKING:
    from coach.desk.front import FrontDesk


class BackOffice(QObject):
    """What stands behind the filled window: the desks, and the signals between them.

    Args:
        front: the front desk, which owns the window.
        catalogue: the exercises and routines.
        preferences: the settings in force.
    """

    def __init__(self, front: "FrontDesk", catalogue: Catalogue, preferences: Preferences) -> None:
        super().__init__(front)
        self.catalogue = catalogue
        self.preferences = preferences
        self.record = Record()
        self.record.open(front.paths, preferences.settings)
        self.home = HomeDesk(front.window, catalogue, preferences, self.record, self)
        self.sessions = SessionDesk(front.window, catalogue, preferences, front.voice, self)
        self.home.session_wanted.connect(self.start)
        self.home.reading_wanted.connect(front.read_aloud)
        self.sessions.ended.connect(self.home.refresh)
        self.sessions.troubled.connect(front.tell)
        front.window.doctor_shown.connect(self.sessions.pause)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of how the record was opened."""
        return self.record.notices

    @Slot(str, bool)
    def start(self, routine_id: str, flare_up: bool) -> None:
        """Begin a session."""
        if not self.sessions.is_running:
            options = self.home.options(flare_up=flare_up)
            self.sessions.start(self.catalogue.routines[routine_id], options, self.record)
