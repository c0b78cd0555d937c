"""Suggestions for the dose: weighs the record, asks, and keeps the answers."""

import uuid
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.clock import local_now, local_today
from coach.content.recipe import decode_recipe
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.domain.logged_doses import LoggedDoses, doses_in_use, doses_of
from coach.domain.phrases import Phrases
from coach.domain.routine import Catalogue
from coach.domain.steps import DoseKey, Steps
from coach.domain.suggestions import (
    Answer,
    Log,
    Rule,
    SessionLogged,
    Suggestion,
    answers_to,
    steps_in_force,
    suggest,
)
from coach.storage.setting_groups import Settings
from coach.storage.suggestions import LoggedSession, SuggestionLog
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.checkin.words import SuggestionView, SuggestionWords
from coach.ui.widgets.look import Look

_TICK = timedelta(milliseconds=1)
"""The record keeps moments to the millisecond."""

_SOON = timedelta(minutes=1)

_LOOKS_BACK = timedelta(days=180)
"""Older sessions are not weighed; whatever rests longer begins at the bottom again."""


class SuggestionsDesk(QObject):
    """Holds the suggestion of today and the user's own steps.

    Cards made by `card` show the suggestion and, once it is answered, the answer with its undo.

    Signals:
        changed: another suggestion or answer is to be shown.
        steps_changed: other own steps are in force: doses are to be shown and compiled anew.
        flare_up_wanted: the next session is to be a flare-up day.
        doctor_wanted: show the warning signs.
        troubled: a sentence on why something could not be read or kept.
    """

    changed = Signal()
    steps_changed = Signal()
    flare_up_wanted = Signal()
    doctor_wanted = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        parent: QObject | None = None,
    ) -> None:
        """Weigh a record for the first time.

        Args:
            catalogue: exercises and routines.
            preferences: the user's settings.
            record: sessions and answers; one that could not be opened suggests nothing.
            parent: owner.
        """
        super().__init__(parent)
        self._catalogue = catalogue
        self._preferences = preferences
        self._words = SuggestionWords(catalogue.exercises, Phrases())
        self._record = record
        self._steps: Steps = {}
        self._suggestion: Suggestion | None = None
        self._answered: tuple[Answer, ...] = ()
        self._last_answer: datetime | None = None
        self._view: SuggestionView | None = None
        self._read: dict[str, LoggedDoses] = {}
        self._weighed_by = _weighed_by(preferences.settings)
        preferences.changed.connect(self._follow_settings)
        self.refresh()

    @property
    def steps(self) -> Steps:
        """The user's own steps in force, for `Options.adjusted`."""
        return self._steps

    @property
    def suggestion(self) -> Suggestion | None:
        """What is suggested today and not answered yet."""
        return self._suggestion

    @property
    def view(self) -> SuggestionView | None:
        """What cards show: a suggestion, the answer just given, or nothing."""
        return self._view

    def step_words(self, exercise_id: str, profile: str) -> str:
        """Return the user's own step in a dose as a sentence, empty if there is none."""
        key = DoseKey(exercise_id, profile)
        step = self._steps.get(key)
        return self._words.own_step(key, step) if step is not None else ""

    def card(self, look: Look, parent: QWidget | None = None) -> "BoundCard":
        """Return a card that follows this desk as long as it lives."""
        return BoundCard(self, look, parent)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Weigh with another library from now on."""
        self._catalogue = catalogue
        self._words = SuggestionWords(catalogue.exercises, Phrases())
        self._read.clear()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Weigh anew: a session, a pain level or an answer has come."""
        stored = self._record.suggestions
        if stored is None:
            return
        today = local_today()
        try:
            answers = stored.answers()
            sessions = self._sessions(stored, today)
        except UserError as error:
            self.troubled.emit(str(error))
            return
        self._last_answer = max((one.answered for one in answers), default=None)
        exercises = self._catalogue.exercises
        before, self._steps = self._steps, steps_in_force(answers, exercises)
        self._suggestion = None
        if not stored.read_only:
            self._suggestion = suggest(
                Log(sessions, answers),
                today,
                exercises,
                frozenset(self._preferences.settings.library.not_for_me),
                doses_in_use(
                    self._catalogue,
                    self._preferences.settings.dose_profiles,
                    (self._read[one.id] for one in sessions),
                ),
            )
        if self._suggestion is not None:
            self._answered = ()
            self._show(self._words.offered(self._suggestion))
        elif not self._answered:
            self._show(None)
        if self._steps != before:
            self.steps_changed.emit()

    # --- answering ----------------------------------------------------------------------------

    @Slot()
    def accept(self) -> None:
        """Take the suggestion."""
        suggestion = self._suggestion
        if suggestion is None or not self._answer(suggestion, accepted=True):
            return
        if suggestion.rule is Rule.FLARE_UP:
            self.flare_up_wanted.emit()

    @Slot()
    def refuse(self) -> None:
        """Leave everything as it is; this is not suggested again for two weeks."""
        if self._suggestion is not None:
            self._answer(self._suggestion, accepted=False)

    @Slot()
    def undo(self) -> None:
        """Take the last answer back: the suggestion stands again."""
        stored = self._record.suggestions
        if stored is None or not self._answered:
            return
        try:
            stored.remove(one.id for one in self._answered)
        except UserError as error:
            self.troubled.emit(str(error))
            return
        self._answered = ()
        self.refresh()

    @Slot()
    def put_away(self) -> None:
        """The answer has been read: show it no longer."""
        self._answered = ()
        if self._suggestion is None:
            self._show(None)

    @Slot(str, str)
    def reset(self, exercise_id: str, profile: str) -> None:
        """Take the user's own steps out of a dose (exercise id, profile key)."""
        key = DoseKey(exercise_id, profile)
        if key not in self._steps:
            return
        now = self._next_moment()
        answer = Answer(str(uuid.uuid4()), Rule.RESET, True, now, now.date(), key)
        if self._write((answer,)):
            self.refresh()

    def _next_moment(self) -> datetime:
        """Return now, or the first moment after the last answer: their order is by the moment."""
        now = local_now()
        last = self._last_answer
        # An answer from before the clock was set back does not put the next one into the future.
        return max(now, last + _TICK) if last is not None and last - now < _SOON else now

    def _answer(self, suggestion: Suggestion, *, accepted: bool) -> bool:
        now = self._next_moment()
        ids = [str(uuid.uuid4()) for _ in range(max(1, len(suggestion.keys)))]
        answers = answers_to(suggestion, now, ids, accepted=accepted)
        if not self._write(answers):
            return False
        self._answered = answers
        self._suggestion = None
        self._show(self._words.answered(suggestion, accepted=accepted))
        self.refresh()
        return True

    def _write(self, answers: tuple[Answer, ...]) -> bool:
        stored = self._record.suggestions
        if stored is None:
            return False
        try:
            stored.write(answers)
        except UserError as error:
            self.troubled.emit(str(error))
            return False
        return True

    def _show(self, view: SuggestionView | None) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def _follow_settings(self) -> None:
        weighed_by = _weighed_by(self._preferences.settings)
        if weighed_by != self._weighed_by:
            self._weighed_by = weighed_by
            self.refresh()

    # --- reading the record -------------------------------------------------------------------

    def _sessions(self, log: SuggestionLog, today: date) -> tuple[SessionLogged, ...]:
        return tuple(
            SessionLogged(
                id=one.id,
                started=one.started,
                local_day=one.local_day,
                completed=one.completed,
                flare_up=one.flare_up,
                levels=one.levels,
                exercises=self._reading(one).exercises,
            )
            for one in log.sessions_since(today - _LOOKS_BACK)
        )

    def _reading(self, session: LoggedSession) -> LoggedDoses:
        """Return the doses of a session that is over: its recipe is read once, and stays."""
        found = self._read.get(session.id)
        if found is None:
            try:
                routine, options = decode_recipe(session.recipe)
                found = doses_of(routine, options, self._catalogue.exercises, session.hurt)
            except UserError:
                # A plan that nobody can read any more is no ground for a suggestion.
                found = LoggedDoses()
            self._read[session.id] = found
        return found


def _weighed_by(settings: Settings) -> tuple[object, ...]:
    """Return what of the settings suggestions depend on."""
    return settings.library.not_for_me, dict(settings.dose_profiles)


class BoundCard(SuggestionCard):
    """A suggestion card that shows what a desk has to show and passes the answers on."""

    def __init__(self, desk: SuggestionsDesk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self.accepted.connect(desk.accept)
        self.refused.connect(desk.refuse)
        self.undone.connect(desk.undo)
        self.put_away.connect(desk.put_away)
        self.doctor_wanted.connect(desk.doctor_wanted)
        desk.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.show_view(self._desk.view)
