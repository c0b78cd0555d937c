"""The record of sessions, opened once the window is there."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from coach.clock import local_now, local_today
from coach.domain.errors import UserError
from coach.domain.progress import week_start
from coach.domain.record import SessionRecord, UnfinishedSession, WeekCount
from coach.paths import DataPaths
from coach.storage.exercise_history import ExerciseHistory
from coach.storage.goals import note_goal
from coach.storage.history import History
from coach.storage.opening import open_database
from coach.storage.pain_diary import PainDiary
from coach.storage.put_aside import PutAside
from coach.storage.session_edits import SessionEdits
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import Settings
from coach.storage.suggestions import SuggestionLog
from coach.ui.main.presenter import Progress

if TYPE_CHECKING:
    from coach.storage.database import Database

KEPT_AFTER_REMOVAL = timedelta(days=7)
"""Sessions that the user removed are erased at the first start after so long."""


class Record:
    """The record, once it is open; without one (a newer file, a full disk) nothing is kept.

    Attributes:
        notices: sentences for the user about how the opening went.
        log: where sessions are written, None if nothing can be.
        history: sessions, days and weeks, None without a record.
        exercises: single exercises over time, None without a record.
        pain: the pain diary, None without a record; in a read-only one it can only be read.
        edits: where sessions are changed by hand, None if nothing can be.
        suggestions: what suggestions rest on, None without a record.
        put_aside: questions about the next day that were skipped, None if nothing can be kept.
    """

    def __init__(self) -> None:
        self.notices: tuple[str, ...] = ()
        self.log: SessionLog | None = None
        self.history: History | None = None
        self.exercises: ExerciseHistory | None = None
        self.pain: PainDiary | None = None
        self.edits: SessionEdits | None = None
        self.suggestions: SuggestionLog | None = None
        self.put_aside: PutAside | None = None
        self._database: Database | None = None

    def open(self, paths: DataPaths, settings: Settings) -> None:
        """Open the file; what goes wrong is told by `notices`."""
        try:
            opened = open_database(paths)
        except UserError as error:
            self.notices = (str(error),)
            return
        self.notices = opened.notices
        self._database = opened.database
        self.history = History(opened.database)
        self.exercises = ExerciseHistory(opened.database)
        self.pain = PainDiary(opened.database)
        self.suggestions = SuggestionLog(opened.database)
        if opened.database.read_only:
            return
        self.log = SessionLog(opened.database)
        self.edits = SessionEdits(opened.database)
        self.put_aside = PutAside(opened.database)
        now = local_now()
        try:
            self.note_goal(settings)
            self.edits.purge(now - KEPT_AFTER_REMOVAL)
        except UserError as error:
            self.notices = (*self.notices, str(error))

    def note_goal(self, settings: Settings) -> None:
        """Let the weekly goal hold from this week on; older weeks keep theirs.

        Raises:
            UserError: it could not be written.
        """
        if self._database is not None and not self._database.read_only:
            today = local_today()
            note_goal(self._database, settings.week.goal, today, first_weekday(settings))

    def progress(self, settings: Settings) -> Progress:
        """Return what the window shows of the history."""
        today = local_today()
        if self.history is None:
            return _no_progress(settings)
        return Progress(
            today=today,
            week=self.history.week_count(today, first_weekday(settings), settings.week.goal),
            last_done=self.history.last_done(),
        )

    def sessions_done(self) -> int:
        """Return how many sessions there are, to let sides take turns."""
        return self.history.count() if self.history is not None else 0

    def latest(self) -> SessionRecord | None:
        """Return the newest session."""
        found = self.history.sessions(limit=1) if self.history is not None else ()
        return found[0] if found else None

    def unfinished(self) -> UnfinishedSession | None:
        """Return the session that was under way when the program stopped."""
        return self.log.unfinished() if self.log is not None else None

    def close(self) -> None:
        """Close the file."""
        if self.log is not None:
            # What a full disk kept waiting gets its last chance.
            with suppress(UserError):
                self.log.flush()
            self.log = None
        self.history = self.exercises = self.pain = self.edits = None
        self.suggestions = self.put_aside = None
        if self._database is not None:
            self._database.close()
            self._database = None


def _no_progress(settings: Settings) -> Progress:
    """Return what is shown before the record is open."""
    today = local_today()
    first = week_start(today, first_weekday(settings))
    week = WeekCount(first, completed=0, partial=0, flare_up=0, goal=settings.week.goal)
    return Progress(today=today, week=week, last_done={})


def first_weekday(settings: Settings) -> int:
    """Return the first day of the week: the user's, else the locale's; 0 is Monday."""
    chosen = settings.week.first_weekday
    return QLocale().firstDayOfWeek().value - 1 if chosen is None else chosen
