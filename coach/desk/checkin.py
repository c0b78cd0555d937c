"""Check-ins: before and after a session, and on a later day."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.clock import local_now, local_today
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.desk.session import SessionDesk
from coach.desk.suggestions import SuggestionsDesk
from coach.domain.compiler import Options, compile_routine
from coach.domain.errors import UserError
from coach.domain.pain import PainMoment
from coach.domain.routine import Catalogue, Routine
from coach.domain.today import GENTLEST
from coach.ui.dates import day_in
from coach.ui.main.window import MainWindow

if TYPE_CHECKING:
    # Loaded when there is something to ask.
    from coach.ui.checkin.next_day import NextDayView
    from coach.ui.session.summary import SummaryDialog


@dataclass(frozen=True, slots=True)
class _Planned:
    """A session that waits for the answer to the question before it.

    Attributes:
        routine: what is to be done.
        options: how.
        instead: the routine that a flare-up day does in its place, None for the same one.
    """

    routine: Routine
    options: Options
    instead: Routine | None


@dataclass(frozen=True, slots=True)
class _Rating:
    """A level that was given."""

    session_id: str | None
    moment: PainMoment
    level: int
    noted: datetime


class CheckInDesk(QObject):
    """Asks how the back is, as far as the settings want it, and keeps the answers.

    Signals:
        troubled: a sentence on why an answer could not be kept yet; it is tried again.
        noted: a level or a note was kept.
    """

    troubled = Signal(str)
    noted = Signal()

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        sessions: SessionDesk,
        suggestions: SuggestionsDesk,
        parent: QObject | None = None,
    ) -> None:
        """Make a desk that asks nothing yet.

        Args:
            window: where questions are shown.
            catalogue: exercises and routines.
            preferences: the user's settings.
            record: where answers are kept; without one nothing is asked.
            sessions: begins sessions, and sums them up.
            suggestions: what is shown below the question after a session.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._sessions = sessions
        self._suggestions = suggestions
        self._record = record
        self._planned: _Planned | None = None
        self._before: _Rating | None = None
        self._waiting: list[_Rating] = []
        self._after_of = ""
        sessions.began.connect(suggestions.put_away)
        sessions.ended.connect(suggestions.refresh)
        sessions.dropped.connect(self._keep_without_session)
        sessions.summed_up.connect(self._ask_after)
        self.noted.connect(suggestions.refresh)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Take routines from another catalogue from now on."""
        self._catalogue = catalogue

    # --- before -------------------------------------------------------------------------------

    def begin(self, routine: Routine, options: Options, *, ask: bool = True) -> None:
        """Begin a session, after the question if it is to be asked and the answer can be kept.

        Args:
            routine: what to do.
            options: how to compile it; its flare-up flag may be set by the answer.
            ask: False begins at once (a start that was asked for on the command line).
        """
        if self._sessions.is_running or self._planned is not None:
            return
        kept = self._record.log is not None
        if not (ask and kept and self._preferences.settings.check_in.before):
            self._sessions.start(routine, options, self._record)
            return
        from coach.ui.checkin.before import BeforeDialog

        instead = self._instead(routine, options)
        self._planned = _Planned(routine, options, instead)
        dialog = BeforeDialog(
            self._window.look,
            self._window,
            flare_up=options.flare_up,
            instead=instead.name if instead is not None else "",
        )
        dialog.answered.connect(self._begin)
        dialog.doctor_wanted.connect(self._window.show_doctor)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, bool)
    def _begin(self, level: int | None, flare_up: bool) -> None:
        planned, self._planned = self._planned, None
        if planned is None:
            return
        routine, options = planned.routine, planned.options
        if flare_up and not options.flare_up:
            routine = planned.instead or routine
            options = replace(options, flare_up=True)
        now = local_now()
        self._sessions.start(routine, options, self._record)
        if level is not None:
            session_id = self._sessions.session_id or None
            self._before = _Rating(session_id, PainMoment.BEFORE, level, now)
            self._note(self._before)

    def _instead(self, routine: Routine, options: Options) -> Routine | None:
        """Return what a flare-up day does where nothing of a routine would be left."""
        try:
            compile_routine(routine, self._catalogue.exercises, replace(options, flare_up=True))
        except UserError:
            return self._catalogue.routines.get(GENTLEST)
        return None

    @Slot(str)
    def _keep_without_session(self, session_id: str) -> None:
        """A session of which nothing was done is gone; how the back was is still worth keeping."""
        before, self._before = self._before, None
        self._waiting = [one for one in self._waiting if one.session_id != session_id]
        if before is not None and before.session_id == session_id:
            self._note(replace(before, session_id=None))

    # --- after --------------------------------------------------------------------------------

    @Slot(object, str)
    def _ask_after(self, summary: "SummaryDialog", session_id: str) -> None:
        self._before = None
        self._retry()
        if not session_id:
            return  # without a record there is nothing that an answer belongs to
        self._after_of = session_id
        if self._preferences.settings.check_in.after:
            from coach.ui.checkin.after import AfterQuestion

            question = AfterQuestion(summary.look, summary.content)
            question.level_chosen.connect(self._note_after)
            question.doctor_wanted.connect(self._window.show_doctor)
            summary.ask(question)
        if self._record.edits is not None:
            summary.note_written.connect(self._keep_note)
            summary.offer_note()
        summary.show_card(self._suggestions.card(summary.look, summary.content))

    @Slot(int)
    def _note_after(self, level: int) -> None:
        self._note(_Rating(self._after_of, PainMoment.AFTER, level, local_now()))

    @Slot(str)
    def _keep_note(self, text: str) -> None:
        if self._record.edits is None:
            return
        try:
            self._record.edits.note(self._after_of, text)
        except UserError as error:
            self.troubled.emit(str(error))
            return
        self.noted.emit()

    # --- a later day --------------------------------------------------------------------------

    def ask_next_day(self) -> bool:
        """Ask about the day after the last session, where that is still open; True if it asks."""
        if not self._preferences.settings.check_in.next_day:
            return False
        try:
            view = self._next_day()
        except UserError as error:
            self.troubled.emit(str(error))
            return False
        if view is None:
            return False
        from coach.ui.checkin.next_day import NextDayDialog

        dialog = NextDayDialog(self._window.look, view, self._window)
        dialog.answered.connect(self._note_next_day)
        dialog.skipped.connect(self._put_aside)
        dialog.doctor_wanted.connect(self._window.show_doctor)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()
        return True

    def _next_day(self) -> "NextDayView | None":
        record = self._record
        if record.pain is None or record.history is None or record.put_aside is None:
            return None
        session_id = record.pain.awaiting_next_day(local_today())
        if session_id is None or record.put_aside.has(session_id):
            return None
        found = record.history.session(session_id)
        if found is None:
            return None
        from coach.ui.checkin.next_day import NextDayView

        when = self._when(found.record.local_day)
        return NextDayView(session_id, found.record.routine_name, when)

    def _when(self, day: date) -> str:
        if (local_today() - day).days == 1:
            return ""
        return self.tr("on {day}").format(day=day_in("dddd d MMMM", day))

    @Slot(str, int)
    def _note_next_day(self, session_id: str, level: int) -> None:
        self._note(_Rating(session_id, PainMoment.NEXT_DAY, level, local_now()))

    @Slot(str)
    def _put_aside(self, session_id: str) -> None:
        if self._record.put_aside is None:
            return
        # Where it cannot be kept, the question comes once more; that is no trouble to speak of.
        with suppress(UserError):
            self._record.put_aside.add(session_id)

    # --- keeping ------------------------------------------------------------------------------

    def _note(self, rating: _Rating) -> None:
        """Keep a level; what a full disk refuses is tried again with the next one."""
        # A later answer to the same question takes the place of one that waits.
        about = (rating.session_id, rating.moment)
        self._waiting = [one for one in self._waiting if (one.session_id, one.moment) != about]
        self._waiting.append(rating)
        self._retry()

    def _retry(self) -> None:
        if self._record.pain is None:
            self._waiting.clear()
            return
        while self._waiting:
            one = self._waiting[0]
            try:
                self._record.pain.note(one.session_id, one.moment, one.level, one.noted)
            except UserError as error:
                self.troubled.emit(str(error))
                return
            self._waiting.pop(0)
            self.noted.emit()
