"""Puts suggestions into words; no widgets, no files, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.domain.check_in import Advice, advice
from coach.domain.exercise import Exercise, Sides, Source
from coach.domain.pain import NOTABLE
from coach.domain.phrases import Phrases
from coach.domain.steps import DoseKey, OwnStep, Variable, range_of
from coach.domain.suggestions import Change, Rule, SessionLogged, Suggestion
from coach.ui.dates import day_in
from coach.ui.words import Words


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """What a suggestion card says.

    Attributes:
        title: what it is about, as a question; a statement once it is answered.
        text: what would change, and how far it may ever go; empty once it is answered.
        reason: the rule and the sessions it rests on; may be empty once it is answered.
        icon: Phosphor name.
        accept: label of the button that takes it; empty once it is answered.
        refuse: label of the button that leaves everything as it is; empty once it is answered.
        doctor: offer the doctor card beside it.
    """

    title: str
    text: str
    reason: str
    icon: str
    accept: str = ""
    refuse: str = ""
    doctor: bool = False

    @property
    def is_open(self) -> bool:
        """It waits for an answer."""
        return bool(self.accept)


class SuggestionWords:
    """The words of suggestions and of the answers to them.

    Args:
        exercises: the library.
        phrases: the words of doses.
    """

    def __init__(self, exercises: Mapping[str, Exercise], phrases: Phrases) -> None:
        self._exercises = exercises
        self._phrases = phrases
        self._words = Words()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("SuggestionWords", text)

    # --- what is suggested --------------------------------------------------------------------

    def offered(self, suggestion: Suggestion) -> SuggestionView:
        """Return a suggestion that waits for its answer."""
        return {
            Rule.ADVANCE: self._advance,
            Rule.STEP_BACK: self._step_back,
            Rule.FLARE_UP: self._flare_up,
            Rule.RESTART: self._restart,
        }[suggestion.rule](suggestion)

    def _advance(self, suggestion: Suggestion) -> SuggestionView:
        (change,) = suggestion.changes
        exercise = self._exercises[change.key.exercise_id]
        reason = self.tr(
            "The rule: three full sessions with 3 or less afterwards, no rise of 2 or more, and "
            "the next day no worse. These were {days}."
        )
        return SuggestionView(
            title=self.tr("A small step for {exercise}?").format(exercise=_inside(exercise.name)),
            text=f"{self._instead(change)} {self._limit(change)}",
            reason=reason.format(days=self._days(suggestion.sessions)),
            icon="trend-up",
            accept=self._yes(change),
            refuse=self.tr("Keep as it is"),
        )

    def _step_back(self, suggestion: Suggestion) -> SuggestionView:
        (change,) = suggestion.changes
        exercise = self._exercises[change.key.exercise_id]
        return SuggestionView(
            title=self.tr("A step back for {exercise}?").format(exercise=_inside(exercise.name)),
            text=self._instead(change),
            reason=" ".join(
                (
                    self.tr(
                        "The rule: one step back at 6 or more after a session, after a rise of 2 "
                        "or more, or when the next day is worse."
                    ),
                    self._levels(suggestion.sessions[-1]),
                )
            ),
            icon="arrow-down-left",
            accept=self._yes(change),
            refuse=self.tr("Keep as it is"),
        )

    def _flare_up(self, suggestion: Suggestion) -> SuggestionView:
        reason = self.tr(
            "The rule: twice running 6 or more after a session, a rise of 2 or more, or a worse "
            "next day. {levels}"
        )
        levels = " ".join(self._levels(one) for one in suggestion.sessions)
        return SuggestionView(
            title=self.tr("A flare-up day next time?"),
            text=self.tr(
                "It leaves strengthening out and keeps to stretching, as the “Lower back pain "
                "exercises” article advises while symptoms are raised."
            ),
            reason=reason.format(levels=levels),
            icon="leaf",
            accept=self.tr("Yes, a flare-up day"),
            refuse=self.tr("As planned"),
            doctor=True,
        )

    def _restart(self, suggestion: Suggestion) -> SuggestionView:
        names = [_inside(self._exercises[key.exercise_id].name) for key in suggestion.keys]
        parts = [
            self.tr("{exercise}: {change}.").format(
                exercise=self._exercises[one.key.exercise_id].name, change=self._values(one)
            )
            for one in suggestion.changes
        ]
        reason = self.tr("The rule: after more than 14 days, begin at the lower end of the range.")
        if suggestion.sessions:
            last = self.tr("Last done {days}.").format(days=self._days(suggestion.sessions))
            reason = f"{reason} {last}"
        return SuggestionView(
            title=self.tr("Begin {exercises} gently again?").format(
                exercises=self._phrases.listed(list(dict.fromkeys(names)))
            ),
            text=" ".join(parts),
            reason=reason,
            icon="leaf",
            accept=self.tr("Yes, begin gently"),
            refuse=self.tr("Keep as it is"),
        )

    # --- what was answered --------------------------------------------------------------------

    def answered(self, suggestion: Suggestion, *, accepted: bool) -> SuggestionView:
        """Return what is said once a suggestion is answered."""
        if not accepted:
            return SuggestionView(
                title=self.tr("Nothing changes"),
                text="",
                reason=self.tr("This will not be suggested again for two weeks."),
                icon="check",
            )
        if suggestion.rule is Rule.FLARE_UP:
            return SuggestionView(
                title=self.tr("The next session is set to a flare-up day"),
                text="",
                reason=self.tr("You can change it back beside the routine."),
                icon="leaf",
            )
        if suggestion.rule is Rule.RESTART:
            title = self.tr("From now on at the lower end again")
        else:
            (change,) = suggestion.changes
            title = self.tr("{exercise}: {value} from now on").format(
                exercise=self._exercises[change.key.exercise_id].name,
                value=self._value(change, change.after),
            )
        return SuggestionView(title=title, text="", reason="", icon="check")

    def own_step(self, key: DoseKey, step: OwnStep) -> str:
        """Return the user's own step in a dose as a sentence, empty if there is none."""
        exercise = self._exercises[key.exercise_id]
        profile = exercise.profile(key.profile)
        if profile is None:
            return ""
        parts = []
        for variable in Variable:
            value, span = step.value(variable), range_of(exercise, profile, variable)
            if value is not None and span is not None:
                change = Change(key, variable, span.low, value, span.high)
                parts.append(self._values(change))
        if not parts:
            return ""
        return self.tr("Your own step: {changes}.").format(changes=self._phrases.listed(parts))

    # --- parts --------------------------------------------------------------------------------

    def _instead(self, change: Change) -> str:
        if change.variable is Variable.HOLD:
            text = self.tr("Hold for {after} instead of {before}.")
        else:
            text = self.tr("Do it {after} instead of {before}.")
        return text.format(
            after=self._value(change, change.after), before=self._bare(change, change.before)
        )

    def _values(self, change: Change) -> str:
        return self.tr("{after} instead of {before}").format(
            after=self._value(change, change.after), before=self._bare(change, change.before)
        )

    def _yes(self, change: Change) -> str:
        return self.tr("Yes, {value}").format(value=self._value(change, change.after, brief=True))

    def _value(self, change: Change, value: int, *, brief: bool = False) -> str:
        if change.variable is Variable.HOLD:
            return self._phrases.duration_spoken(value)
        each = self._exercises[change.key.exercise_id].sides is not Sides.BOTH
        if each and not brief:
            return self.tr("{n} times on each side").format(n=value)
        return self.tr("{n} times").format(n=value)

    def _bare(self, change: Change, value: int) -> str:
        """Return the number alone where its unit has just been named."""
        if change.variable is Variable.HOLD and (change.after >= 60 or value >= 60):
            return self._phrases.duration_spoken(value)
        return str(value)

    def _limit(self, change: Change) -> str:
        exercise = self._exercises[change.key.exercise_id]
        profile = exercise.profile(change.key.profile)
        if profile is None:
            return ""
        limit = self._value(change, change.limit, brief=True)
        if profile.reps_in_total and change.variable is Variable.REPS:
            limit = self._value(change, change.limit)
        stated = profile.stated
        numbers = stated.hold_seconds if change.variable is Variable.HOLD else stated.reps
        if profile.source is Source.USER:
            return self.tr("Your own range ends at {limit}.").format(limit=limit)
        if profile.source is Source.APP or numbers is None:
            return self.tr("Back Coach’s own range ends at {limit}.").format(limit=limit)
        text = self.tr("{source} goes up to {limit}.").format(
            source=self._words.source(profile.source), limit=limit
        )
        return text[:1].upper() + text[1:]

    def _levels(self, session: SessionLogged) -> str:
        """Return what was noted for a session, without a word on why."""
        levels, day = session.levels, self._day(session.local_day)
        baseline = levels.after if levels.before is None else levels.before
        worse = (
            levels.next_day is not None
            and baseline is not None
            and levels.next_day - baseline >= NOTABLE
        )
        rise = (
            levels.before is not None
            and levels.after is not None
            and levels.after - levels.before >= NOTABLE
        )
        if worse and not rise and advice(levels.after) is not Advice.FLARE_UP:
            text = (
                self.tr("{day}: {baseline} before, {next} on the next day.")
                if levels.before is not None
                else self.tr("{day}: {baseline} after, {next} on the next day.")
            )
            return text.format(day=day, baseline=baseline, next=levels.next_day)
        if levels.before is None:
            return self.tr("{day}: {after} after.").format(day=day, after=levels.after)
        return self.tr("{day}: {before} before, {after} after.").format(
            day=day, before=levels.before, after=levels.after
        )

    def _days(self, sessions: tuple[SessionLogged, ...]) -> str:
        days = list(dict.fromkeys(one.local_day for one in sessions))
        return self._phrases.listed([self._day(one) for one in days])

    @staticmethod
    def _day(day: date) -> str:
        # The year is left out: suggestions rest on the last weeks.
        return day_in("ddd d MMM", day)


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
