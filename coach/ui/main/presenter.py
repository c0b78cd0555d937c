"""Puts domain values into the words that the main window shows; no widgets, no files, no clock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from coach.domain.balance import balance
from coach.domain.compiler import Options, compile_routine, left_out_on_flare_up
from coach.domain.errors import UserError
from coach.domain.exercise import (
    Equipment,
    Exercise,
    Position,
    Source,
    Tag,
)
from coach.domain.record import WeekCount
from coach.domain.routine import Catalogue, Routine, RoutineItem
from coach.domain.timeline import Timeline
from coach.ui.balance_words import BalanceWords
from coach.ui.dates import day_in, weekday
from coach.ui.main.detail_presenter import DetailPresenter
from coach.ui.main.view import (
    BalanceView,
    ExerciseRow,
    HomeView,
    RoutineCard,
    RoutinePage,
    RowState,
    Section,
    WeekView,
)
from coach.ui.widgets.dots import dots_of
from coach.ui.widgets.picture import Picture
from coach.ui.words import Words

_MINUTE_MS = 60_000
_WEEK_DAYS = 7
_ON_THE_FLOOR = (
    Position.SUPINE,
    Position.PRONE,
    Position.ALL_FOURS,
    Position.KNEELING,
    Position.SIDE_LYING,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What the history knows.

    Attributes:
        today: the local day.
        week: this week against its goal.
        last_done: by routine, the last day on which it was done at least in part.
    """

    today: date
    week: WeekCount
    last_done: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class _Session:
    """What is kept of a compiled session, which is too large to keep whole.

    Attributes:
        length_ms: its length.
        items: exercise and length of each item, in order.
        left_out: exercises that a flare-up day leaves out.
    """

    length_ms: int
    items: tuple[tuple[str, int], ...]
    left_out: tuple[str, ...]


_Compiled = dict[tuple[str, bool], _Session | UserError]
"""What is known of compiled sessions, by routine and whether it is a flare-up day."""


class Presenter:
    """Builds the main window's views for one state of catalogue, options and progress.

    What is needed of compiled sessions is kept, so that going back and forth between routines
    costs nothing; make a new presenter when the catalogue changes, and one with `again` when
    anything else does.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        options: Options,
        progress: Progress,
        today: str = "",
        unwanted: Collection[str] = (),
        compiled: "_Compiled | None" = None,
    ) -> None:
        """Make a presenter.

        Args:
            catalogue: exercises and routines.
            options: the user's doses and lengths; their flare-up flag is ignored.
            progress: what the history knows.
            today: the routine suggested for today, empty for none.
            unwanted: ids of exercises that are never suggested.
            compiled: what is known of the sessions of these routines with these options.
        """
        self._catalogue = catalogue
        self._unwanted = unwanted
        self._options = options
        self._progress = progress
        self._today = today
        self._words = Words()
        self._details = DetailPresenter(catalogue.exercises, options)
        self._balance_words = BalanceWords()
        self._sessions: _Compiled = {} if compiled is None else compiled

    def again(
        self, options: Options, progress: Progress, today: str, unwanted: Collection[str]
    ) -> "Presenter":
        """Return a presenter of the same catalogue as things are now.

        Sessions are compiled anew only if the options are others.
        """
        kept = self._sessions if options == self._options else None
        return Presenter(self._catalogue, options, progress, today, unwanted, kept)

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("Presenter", text)

    # --- frame --------------------------------------------------------------------------------

    def home(self) -> HomeView:
        """Return the routine list and this week's count."""
        cards = [self._card(routine) for routine in self._catalogue.routines.values()]
        today = [
            replace(card, section=Section.TODAY) for card in cards if card.routine_id == self._today
        ]
        order = list(Section)
        rest = sorted(
            (card for card in cards if card.routine_id != self._today),
            key=lambda card: order.index(card.section),
        )
        return HomeView(routines=(*today, *rest), week=self.week())

    def week(self) -> WeekView:
        """Return this week's sessions as dots and words."""
        week = self._progress.week
        text = self.tr("{done} of {goal} this week").format(done=week.completed, goal=week.goal)
        if week.partial:
            text = self.tr("{text}, {n} in part").format(text=text, n=week.partial)
        return WeekView(dots_of(week), text)

    def _card(self, routine: Routine) -> RoutineCard:
        session = self._session(routine, flare_up=False)
        detail = self._words.exercises(len(self._distinct(session)))
        if isinstance(session, _Session):
            detail = f"{self._words.minutes(session.length_ms)} · {detail}"
        done = self._progress.last_done.get(routine.id)
        last = self._short_day(done) if done is not None else ""
        spoken = self.tr("{name}, {detail}, {last}").format(
            name=routine.name,
            detail=detail.replace(" ·", ","),
            last=self._last_done(done) if done is not None else self.tr("never done"),
        )
        first = next(iter(routine.active_items or routine.items))
        exercise = self._catalogue.exercises[self._showpiece(routine) or first.exercise_id]
        return RoutineCard(
            routine_id=routine.id,
            section=self._section(routine),
            name=routine.name,
            detail=detail,
            last_done=last,
            spoken=spoken,
            picture=Picture(exercise.id, exercise.position, close_up=True),
        )

    def _showpiece(self, routine: Routine) -> str:
        """Return the exercise that stands for a routine: its first that is no warm-up."""
        for item in routine.active_items:
            if Tag.WARM_UP not in self._catalogue.exercises[item.exercise_id].tags:
                return item.exercise_id
        return ""

    @staticmethod
    def _section(routine: Routine) -> Section:
        if routine.source is Source.USER:
            return Section.YOURS
        return Section.ROUTINES if routine.source is Source.APP else Section.ARTICLES

    # --- routine ------------------------------------------------------------------------------

    def routine_page(self, routine_id: str, *, flare_up: bool = False) -> RoutinePage:
        """Return a routine's page.

        Raises:
            KeyError: there is no such routine.
        """
        routine = self._catalogue.routines[routine_id]
        session = self._session(routine, flare_up=flare_up)
        rows = self._rows(routine, session, flare_up=flare_up)
        done = self._progress.last_done.get(routine.id)
        facts: list[str] = []
        if isinstance(session, _Session):
            facts = [
                self._words.minutes(session.length_ms),
                self._words.exercises(len(self._distinct(session))),
                *self._things(session),
            ]
        return RoutinePage(
            routine_id=routine.id,
            name=routine.name,
            purpose=routine.purpose,
            facts=tuple(facts),
            last_done=self._last_done(done) if done is not None else "",
            rows=rows,
            balance=self._balance(routine, session),
            flare_up=flare_up,
            flare_up_note=self._flare_up_note(session) if flare_up else "",
            can_start=isinstance(session, _Session),
            own=not routine.builtin,
        )

    def _rows(
        self, routine: Routine, session: _Session | UserError, *, flare_up: bool
    ) -> tuple[ExerciseRow, ...]:
        lengths = iter(self._lengths(routine, session))
        rows = []
        number = 0
        for item in routine.items:
            exercise = self._catalogue.exercises[item.exercise_id]
            state, reason = self._state(item, exercise, flare_up=flare_up)
            minutes = ""
            if state is RowState.ON:
                minutes = self._words.minutes(next(lengths)[1])
                number += 1
            rows.append(self._row(item, exercise, number, state, reason, minutes))
        return tuple(rows)

    def _row(
        self,
        item: RoutineItem,
        exercise: Exercise,
        number: int,
        state: RowState,
        reason: str,
        minutes: str,
    ) -> ExerciseRow:
        dose = self._details.dose_text(item)
        kind = self._row_kind(exercise)
        if state is RowState.ON:
            spoken = self.tr("{number}. {name}, {dose}, {kind}, {minutes}").format(
                number=number, name=exercise.name, dose=dose, kind=kind, minutes=minutes
            )
        else:
            spoken = self.tr("{name}, off. {reason}").format(name=exercise.name, reason=reason)
        return ExerciseRow(
            number=str(number) if state is RowState.ON else "",
            name=exercise.name,
            dose=dose,
            kind=kind,
            minutes=minutes,
            state=state,
            reason=reason,
            spoken=spoken,
            detail=self._details.detail(item, reason if state is RowState.OFF else ""),
        )

    def _state(
        self, item: RoutineItem, exercise: Exercise, *, flare_up: bool
    ) -> tuple[RowState, str]:
        if item.off:
            return RowState.OFF, self._off_reason(item)
        if not exercise.timed:
            return RowState.OFF, self.tr("Not timed: do it whenever it suits you.")
        if flare_up and left_out_on_flare_up(exercise):
            return RowState.LEFT_OUT, self.tr("Left out on a flare-up day.")
        return RowState.ON, ""

    def _off_reason(self, item: RoutineItem) -> str:
        if item.substitute is None:
            return item.reason or self.tr("Off in this routine.")
        if not item.substitute:
            return self.tr("Not for you.")
        name = self._catalogue.exercises[item.substitute].name
        return self.tr("Not for you: {name} takes its place.").format(name=name)

    def _flare_up_note(self, session: _Session | UserError) -> str:
        if isinstance(session, UserError):
            return str(session)
        if not session.left_out:
            return self.tr("Flare-up day: this routine is gentle enough, nothing is left out.")
        names = [self._catalogue.exercises[one].name.lower() for one in session.left_out]
        return self.tr("Flare-up day: without strengthening. Left out: {names}.").format(
            names=self._options.phrases.listed(names)
        )

    def _balance(self, routine: Routine, session: _Session | UserError) -> BalanceView:
        lengths = self._lengths(routine, session)
        done = replace(routine, items=tuple(item for item, _ in lengths))
        times = [length for _, length in lengths]
        weighed = balance(done, self._catalogue.exercises, times, self._unwanted)
        return self._balance_words.view(weighed)

    def _lengths(
        self, routine: Routine, session: _Session | UserError
    ) -> list[tuple[RoutineItem, int]]:
        """Return the exercises that the session does, with their lengths over all rounds."""
        if isinstance(session, UserError):
            return []
        items = [
            item
            for item in routine.active_items
            if self._catalogue.exercises[item.exercise_id].timed
            and item.exercise_id not in session.left_out
        ]
        count = len(items)
        return [
            (item, sum(length for _, length in session.items[place::count]))
            for place, item in enumerate(items)
        ]

    # --- words --------------------------------------------------------------------------------

    def _row_kind(self, exercise: Exercise) -> str:
        if Tag.WARM_UP in exercise.tags:
            return self.tr("Warm-up")
        return self._words.kind(exercise.kind)

    def _things(self, session: _Session) -> list[str]:
        exercises = [self._catalogue.exercises[one] for one in self._distinct(session)]
        needed = dict.fromkeys(thing for one in exercises for thing in one.equipment)
        # Sitting may as well be done on a chair.
        on_floor = any(
            one.position in _ON_THE_FLOOR or Equipment.MAT in one.equipment for one in exercises
        )
        if on_floor:
            needed = {Equipment.MAT: None, **needed}
        return [self._words.equipment(one) for one in needed]

    def _short_day(self, day: date) -> str:
        days = (self._progress.today - day).days
        if days == 0:
            return self.tr("Today")
        if 0 < days < _WEEK_DAYS:
            return weekday(day, QLocale.FormatType.ShortFormat)
        return day_in("d MMM", day)

    def _last_done(self, day: date) -> str:
        days = (self._progress.today - day).days
        if days == 0:
            return self.tr("Last done today")
        if days == 1:
            return self.tr("Last done yesterday")
        name = weekday(day) if 0 < days < _WEEK_DAYS else day_in("d MMMM", day)
        return self.tr("Last done {day}").format(day=name)

    # --- sessions -----------------------------------------------------------------------------

    def _session(self, routine: Routine, *, flare_up: bool) -> _Session | UserError:
        key = (routine.id, flare_up)
        if key not in self._sessions:
            options = replace(self._options, flare_up=flare_up)
            try:
                self._sessions[key] = _summed_up(
                    compile_routine(routine, self._catalogue.exercises, options)
                )
            except UserError as error:
                self._sessions[key] = error
        return self._sessions[key]

    @staticmethod
    def _distinct(session: _Session | UserError) -> list[str]:
        if isinstance(session, UserError):
            return []
        return list(dict.fromkeys(exercise_id for exercise_id, _ in session.items))


def _summed_up(timeline: Timeline) -> _Session:
    items = tuple((item.exercise_id, item.length_ms) for item in timeline.items)
    return _Session(timeline.length_ms, items, timeline.left_out)
