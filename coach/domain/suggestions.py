"""Suggestions for the dose: pure functions over the log. Nothing changes until it is confirmed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.check_in import Verdict, judge
from coach.domain.exercise import Exercise
from coach.domain.record import PainAnswers
from coach.domain.steps import (
    NO_STEP,
    DoseKey,
    OwnStep,
    Variable,
    order_of,
    raised,
    range_of,
    step_down,
    step_up,
    value_in_force,
    within_ranges,
)

SESSIONS_TO_ADVANCE = 3
"""So many full sessions come before a step up."""

GAP = timedelta(days=14)
"""After more days than these an exercise begins at the bottom of its range again."""

REFUSED_FOR = timedelta(days=14)
"""A suggestion that was turned down does not come back within this time."""


class Rule(StrEnum):
    """Why something is suggested, or, for RESET, that the user went back of their own accord."""

    ADVANCE = "advance"
    STEP_BACK = "step-back"
    FLARE_UP = "flare-up"
    RESTART = "restart"
    RESET = "reset"


_GENTLER = (Rule.STEP_BACK, Rule.FLARE_UP)


@dataclass(frozen=True, slots=True)
class ExerciseLogged:
    """The dose of one exercise in a session of the log.

    Attributes:
        key: the exercise and whose dose it was.
        hold_seconds: length of a hold as planned, 0 for none.
        reps: repetitions in a set as planned.
        hurt: "That hurts" was pressed during it.
    """

    key: DoseKey
    hold_seconds: int
    reps: int
    hurt: bool = False


@dataclass(frozen=True, slots=True)
class SessionLogged:
    """One finished session of the log, as far as suggestions rest on it.

    Attributes:
        id: the session.
        started: when it began.
        local_day: the day it counts for.
        completed: everything planned was done.
        flare_up: strengthening was left out.
        levels: the pain levels noted for it.
        exercises: those that took their dose from a profile; a routine's own numbers are its own.
    """

    id: str
    started: datetime
    local_day: date
    completed: bool
    flare_up: bool
    levels: PainAnswers
    exercises: tuple[ExerciseLogged, ...]

    def exercise(self, key: DoseKey) -> ExerciseLogged | None:
        """Return what was done under this dose, if anything."""
        return next((one for one in self.exercises if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One number of one dose, changed.

    Attributes:
        key: the exercise and whose dose it is.
        variable: which number.
        before: its value now.
        after: its value if the suggestion is taken.
        limit: the end of the range that lies in this direction.
    """

    key: DoseKey
    variable: Variable
    before: int
    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to be confirmed or turned down.

    Attributes:
        rule: why.
        changes: exactly one for ADVANCE and STEP_BACK; for RESTART every number that goes back
            to the bottom of its range; none for FLARE_UP, which changes no dose.
        sessions: what it rests on, the oldest first; for RESTART the last ones in which the
            exercises were done, as far as the log reaches back.
    """

    rule: Rule
    changes: tuple[Change, ...]
    sessions: tuple[SessionLogged, ...]

    @property
    def keys(self) -> tuple[DoseKey, ...]:
        """The doses it is about, each once."""
        return tuple(dict.fromkeys(one.key for one in self.changes))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a suggestion, for one dose.

    Attributes:
        id: a UUID.
        rule: what was suggested.
        accepted: it was taken.
        answered: when, with the UTC offset.
        local_day: the day, where the person was.
        key: the dose it is about; None for a flare-up day.
        variable: the number that changed; None where all numbers of the dose go back.
        before: its value before; None as above.
        after: its value after; None as above.
        session_ids: the sessions that it rests on.
    """

    id: str
    rule: Rule
    accepted: bool
    answered: datetime
    local_day: date
    key: DoseKey | None = None
    variable: Variable | None = None
    before: int | None = None
    after: int | None = None
    session_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Log:
    """Everything that suggestions rest on.

    Attributes:
        sessions: finished sessions, in any order; the last few months are enough.
        answers: all answers, in any order.
    """

    sessions: tuple[SessionLogged, ...] = ()
    answers: tuple[Answer, ...] = ()


def steps_in_force(
    answers: Iterable[Answer], exercises: Mapping[str, Exercise]
) -> dict[DoseKey, OwnStep]:
    """Return the user's own steps: what was accepted, in its order, and never out of range."""
    steps: dict[DoseKey, OwnStep] = {}
    for answer in sorted(answers, key=_by_moment):
        if not answer.accepted or answer.key is None:
            continue
        if answer.variable is None:
            steps.pop(answer.key, None)
        else:
            now = steps.get(answer.key, NO_STEP)
            steps[answer.key] = now.with_value(answer.variable, answer.after)
    return within_ranges(steps, exercises)


def answers_to(
    suggestion: Suggestion, answered: datetime, ids: Iterable[str], *, accepted: bool
) -> tuple[Answer, ...]:
    """Return what is kept of an answer: one for each dose.

    Args:
        suggestion: what is answered.
        answered: when, with the UTC offset.
        ids: as many UUIDs as there are doses, at least one.
        accepted: it was taken.
    """
    sessions = tuple(one.id for one in suggestion.sessions)
    single = suggestion.rule in (Rule.ADVANCE, Rule.STEP_BACK)
    made = []
    for key, one_id in zip(suggestion.keys or (None,), ids, strict=False):
        change = suggestion.changes[0] if single else None
        made.append(
            Answer(
                id=one_id,
                rule=suggestion.rule,
                accepted=accepted,
                answered=answered,
                local_day=answered.date(),
                key=key,
                variable=change.variable if change else None,
                before=change.before if change else None,
                after=change.after if change else None,
                session_ids=sessions,
            )
        )
    return tuple(made)


def suggest(
    log: Log,
    today: date,
    exercises: Mapping[str, Exercise],
    not_for_me: frozenset[str] = frozenset(),
    in_use: frozenset[DoseKey] | None = None,
) -> Suggestion | None:
    """Return the one suggestion of today, or None: there is never more than one.

    First comes what is gentler: a flare-up day, a step back, the bottom of the range after a gap;
    then a step up. One answer a session is enough: after it, steps up wait for the next session,
    and gentler steps do unless the answer was a step up and the next day turned out worse.

    Args:
        log: sessions and answers.
        today: the local day.
        exercises: the library.
        not_for_me: exercises that are never suggested.
        in_use: doses that sessions can have now; another article's dose may have been chosen
            since. None for all.
    """
    return _Judge(log, today, exercises, not_for_me, in_use).suggestion()


class _Judge:
    """Weighs one log on one day."""

    def __init__(
        self,
        log: Log,
        today: date,
        exercises: Mapping[str, Exercise],
        not_for_me: frozenset[str],
        in_use: frozenset[DoseKey] | None,
    ) -> None:
        self._sessions = sorted(log.sessions, key=lambda one: (one.started, one.id))
        self._answers = sorted(log.answers, key=_by_moment)
        self._today = today
        self._exercises = exercises
        self._not_for_me = not_for_me
        self._in_use = in_use
        self._steps = steps_in_force(log.answers, exercises)

    def suggestion(self) -> Suggestion | None:
        if not self._sessions:
            return None
        latest = self._sessions[-1]
        verdict = judge(latest.levels)
        if self._today - latest.local_day > GAP:
            return self._restart()
        if verdict is Verdict.STEP_BACK and not self._answered_since(latest, *_GENTLER):
            gentler = self._flare_up() or self._step_back(latest)
            if gentler is not None:
                return gentler
        restart = self._restart()
        if restart is not None or verdict is not Verdict.FINE:
            return restart
        return None if self._answered_since(latest, Rule.ADVANCE, *_GENTLER) else self._advance()

    # --- gentler ------------------------------------------------------------------------------

    def _flare_up(self) -> Suggestion | None:
        """Twice running: a flare-up day."""
        last_two = self._sessions[-2:]
        if len(last_two) < 2 or last_two[1].local_day - last_two[0].local_day > GAP:
            return None
        if any(judge(one.levels) is not Verdict.STEP_BACK for one in last_two):
            return None
        if self._refused(Rule.FLARE_UP, None):
            return None
        return Suggestion(Rule.FLARE_UP, (), tuple(last_two))

    def _step_back(self, latest: SessionLogged) -> Suggestion | None:
        """One step back: in what hurt, else in what was raised last."""
        found: list[tuple[bool, int, Change]] = []
        for one in latest.exercises:
            if self._is_open(Rule.STEP_BACK, one.key):
                for variable, span, value in raised(one.key, self._steps, self._exercises):
                    lower = step_down(span, value, variable)
                    if lower is not None:
                        change = Change(one.key, variable, value, lower, span.low)
                        found.append((one.hurt, self._raised_at(one.key, variable), change))
        if not found:
            return None
        # max() keeps the first of equals: the order of the session decides.
        _, _, change = max(found, key=lambda entry: entry[:2])
        return Suggestion(Rule.STEP_BACK, (change,), (latest,))

    def _restart(self) -> Suggestion | None:
        """After a gap: the bottom of the range, for all that has rested so long."""
        changes: list[Change] = []
        rests_on: dict[str, SessionLogged] = {}
        for key in sorted(self._steps):
            last = next((one for one in reversed(self._sessions) if one.exercise(key)), None)
            rested_from = last.local_day if last is not None else self._answered_on(key)
            if self._today - rested_from <= GAP:
                continue
            if not self._is_open(Rule.RESTART, key):
                continue
            if last is not None:
                rests_on[last.id] = last
            changes += [
                Change(key, variable, value, span.low, span.low)
                for variable, span, value in raised(key, self._steps, self._exercises)
            ]
        if not changes:
            return None
        sessions = sorted(rests_on.values(), key=lambda one: (one.started, one.id))
        return Suggestion(Rule.RESTART, tuple(changes), tuple(sessions))

    # --- more ---------------------------------------------------------------------------------

    def _advance(self) -> Suggestion | None:
        """One step up in what has gone well for longest."""
        found: list[tuple[int, Suggestion]] = []
        keys = dict.fromkeys(e.key for s in reversed(self._sessions) for e in s.exercises)
        for key in keys:
            if not self._is_open(Rule.ADVANCE, key):
                continue
            change = self._next_up(key)
            run = self._good_run(key) if change is not None else []
            if change is not None and len(run) >= SESSIONS_TO_ADVANCE:
                rests_on = tuple(run[-SESSIONS_TO_ADVANCE:])
                found.append((len(run), Suggestion(Rule.ADVANCE, (change,), rests_on)))
        if not found:
            return None
        return max(found, key=lambda entry: entry[0])[1]

    def _next_up(self, key: DoseKey) -> Change | None:
        exercise = self._exercises.get(key.exercise_id)
        profile = exercise.profile(key.profile) if exercise is not None else None
        if exercise is None or profile is None or profile.key != key.profile:
            return None
        step = self._steps.get(key, NO_STEP)
        for variable in order_of(exercise):
            span = range_of(exercise, profile, variable)
            if span is None:
                continue
            value = value_in_force(span, step, variable)
            higher = step_up(span, value, variable)
            if higher is not None:
                return Change(key, variable, value, higher, span.high)
        return None

    def _good_run(self, key: DoseKey) -> list[SessionLogged]:
        """Return the full sessions that went well at the dose in force, up to now, oldest first.

        Partial and flare-up sessions and those without an answer neither count nor break the run;
        a level of 4 and more, "That hurts", another dose and a gap do break it.
        """
        run: list[SessionLogged] = []
        following = self._today
        for session in reversed(self._sessions):
            done = session.exercise(key)
            if done is None:
                continue
            verdict = judge(session.levels)
            if (
                following - session.local_day > GAP
                or done.hurt
                or verdict in (Verdict.STAY, Verdict.STEP_BACK)
                or not self._is_dose_in_force(done)
            ):
                break
            following = session.local_day
            if session.completed and not session.flare_up and verdict is Verdict.FINE:
                run.append(session)
        return run[::-1]

    def _is_dose_in_force(self, done: ExerciseLogged) -> bool:
        exercise = self._exercises[done.key.exercise_id]
        profile = exercise.profile(done.key.profile)
        assert profile is not None  # noqa: S101 -- _next_up found it
        step = self._steps.get(done.key, NO_STEP)
        for variable, was in ((Variable.HOLD, done.hold_seconds), (Variable.REPS, done.reps)):
            span = range_of(exercise, profile, variable)
            if span is not None and value_in_force(span, step, variable) != was:
                return False
        return True

    # --- answers ------------------------------------------------------------------------------

    def _answered_since(self, latest: SessionLogged, *rules: Rule) -> bool:
        return any(one.answered > latest.started and one.rule in rules for one in self._answers)

    def _is_open(self, rule: Rule, key: DoseKey) -> bool:
        used = self._in_use is None or key in self._in_use
        return used and key.exercise_id not in self._not_for_me and not self._refused(rule, key)

    def _refused(self, rule: Rule, key: DoseKey | None) -> bool:
        return any(
            one.rule is rule
            and one.key == key
            and not one.accepted
            and timedelta(0) <= self._today - one.local_day < REFUSED_FOR
            for one in self._answers
        )

    def _answered_on(self, key: DoseKey) -> date:
        """Return the day of the last answer about a dose that has own steps."""
        return max(one.local_day for one in self._answers if one.accepted and one.key == key)

    def _raised_at(self, key: DoseKey, variable: Variable) -> int:
        """Return the place among the answers at which a number was raised last, -1 for never."""
        places: Sequence[int] = [
            place
            for place, one in enumerate(self._answers)
            if one.accepted
            and one.rule is Rule.ADVANCE
            and one.key == key
            and one.variable is variable
        ]
        return max(places, default=-1)


def _by_moment(answer: Answer) -> tuple[datetime, str]:
    return answer.answered, answer.id
