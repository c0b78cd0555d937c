"""Suggestions: a table of cases, and what holds for every log."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.compiler import Options, item_dose
from coach.domain.exercise import DoseProfile, DoseValues, Exercise, Kind, Sides, Source, Span
from coach.domain.record import PainAnswers
from coach.domain.routine import OwnDose, RoutineItem
from coach.domain.steps import (
    NO_STEP,
    DoseKey,
    OwnStep,
    Variable,
    range_of,
    step_down,
    step_up,
    value_in_force,
)
from coach.domain.suggestions import (
    GAP,
    REFUSED_FOR,
    Answer,
    Change,
    ExerciseLogged,
    Log,
    Rule,
    SessionLogged,
    Suggestion,
    answers_to,
    steps_in_force,
    suggest,
)
from tests.domain.samples import BRIDGE, KNEE_HUG

TODAY = date(2026, 11, 20)
HUG = replace(
    KNEE_HUG,
    profiles=(
        DoseProfile(
            Source.BAY_STATE,
            DoseValues(hold_seconds=Span(30, 60), reps=Span(3, 5)),
            DoseValues(sets=Span(1, 1)),
            default=True,
        ),
    ),
)
FIXED = replace(
    BRIDGE,
    id="fixed",
    profiles=(DoseProfile(Source.APP, DoseValues(), DoseValues(reps=Span(5, 5)), default=True),),
)
LIFT = replace(
    BRIDGE,
    id="lift",
    profiles=(
        DoseProfile(
            Source.K_HEALTH,
            DoseValues(hold_seconds=Span(5, 5), reps=Span(8, 12)),
            default=True,
        ),
    ),
)
ROLLS = replace(
    KNEE_HUG,
    id="rolls",
    sides=Sides.ALTERNATING,
    kind=Kind.MOBILITY,
    profiles=(
        DoseProfile(
            Source.K_HEALTH,
            DoseValues(hold_breaths=1, reps=Span(8, 11)),
            reps_in_total=True,
            default=True,
        ),
    ),
)
LIBRARY = {one.id: one for one in (HUG, FIXED, LIFT, ROLLS)}
HUG_KEY = DoseKey("knee-hug", "000")
LIFT_KEY = DoseKey("lift", "004")
ROLLS_KEY = DoseKey("rolls", "004")
KEYS = (HUG_KEY, LIFT_KEY, ROLLS_KEY, DoseKey("fixed", "app"))


def session(
    days_ago: int,
    after: int | None = 2,
    *,
    before: int | None = None,
    next_day: int | None = None,
    hold: int = 30,
    reps: int = 3,
    completed: bool = True,
    flare_up: bool = False,
    hurt: bool = False,
    others: tuple[ExerciseLogged, ...] = (),
) -> SessionLogged:
    """A session with the knee hug in it, `days_ago` days before TODAY."""
    day = TODAY - timedelta(days_ago)
    return SessionLogged(
        id=f"{days_ago} days ago",
        started=datetime.combine(day, time(8), UTC),
        local_day=day,
        completed=completed,
        flare_up=flare_up,
        levels=PainAnswers(before, after, next_day),
        exercises=(ExerciseLogged(HUG_KEY, hold, reps, hurt), *others),
    )


def answer(
    days_ago: int,
    rule: Rule = Rule.ADVANCE,
    *,
    accepted: bool = True,
    key: DoseKey | None = HUG_KEY,
    variable: Variable | None = Variable.HOLD,
    after: int | None = 35,
) -> Answer:
    """An answer given in the evening."""
    day = TODAY - timedelta(days_ago)
    before = None if variable is None else 30
    moment = datetime.combine(day, time(20), UTC)
    name = f"{rule} {days_ago} {key} {variable}"
    return Answer(name, rule, accepted, moment, day, key, variable, before, after)


RAISED = answer(9)
"""A week ago the hold went from 30 to 35 seconds."""

FINE = (session(5), session(3), session(1))
NONE: tuple[Answer, ...] = ()


def offer(
    sessions: Iterable[SessionLogged],
    answers: Iterable[Answer] = (),
    *,
    today: date = TODAY,
    not_for_me: Iterable[str] = (),
) -> Suggestion | None:
    log = Log(tuple(sessions), tuple(answers))
    return suggest(log, today, LIBRARY, frozenset(not_for_me))


def hold(rule: Rule, before: int, after: int) -> tuple[Rule, Variable, int, int]:
    return (rule, Variable.HOLD, before, after)


def reps(rule: Rule, before: int, after: int) -> tuple[Rule, Variable, int, int]:
    return (rule, Variable.REPS, before, after)


UP = hold(Rule.ADVANCE, 30, 35)
DOWN = hold(Rule.STEP_BACK, 35, 30)
AT_35 = (session(5, hold=35), session(3, hold=35), session(1, hold=35))

CASES = {
    "nothing was ever done": ((), NONE, None),
    "three full sessions that went well": (FINE, NONE, UP),
    "two are not enough": (FINE[1:], NONE, None),
    "pain of three is still fine": ((session(5, 3), session(3, 3), session(1, 3)), NONE, UP),
    "four: stay": ((session(5), session(3), session(1, 4)), NONE, None),
    "four in between: stay": ((session(7), session(5), session(3, 4), session(1)), NONE, None),
    "a rise of one is ordinary": ((*FINE[:2], session(1, 3, before=2)), NONE, UP),
    "a rise of two at the bottom": ((*FINE[:2], session(1, 3, before=1)), NONE, None),
    "a next day that is one worse": ((session(5, next_day=3), *FINE[1:]), NONE, None),
    "a next day that is the same": ((session(5, next_day=2), *FINE[1:]), NONE, UP),
    "partial sessions do not count": (
        (session(5, completed=False), session(3), session(1)),
        NONE,
        None,
    ),
    "and do not break the run": ((*FINE[:2], session(2, completed=False), FINE[2]), NONE, UP),
    "flare-up sessions do not count": ((session(5, flare_up=True), *FINE[1:]), NONE, None),
    "without an answer none counts": ((session(5, None), *FINE[1:]), NONE, None),
    "it hurt in the last one": ((*FINE[:2], session(1, hurt=True)), NONE, None),
    "a gap breaks the run": ((session(20), session(3), session(1)), NONE, None),
    "another dose breaks the run": ((session(5, hold=20), *FINE[1:]), NONE, None),
    "two weeks later it is stale": ((session(20), session(18), session(15)), NONE, None),
    "after a step the count begins anew": ((*FINE, session(0, hold=35)), (RAISED,), None),
    "three more at the new dose": (AT_35, (RAISED,), hold(Rule.ADVANCE, 35, 40)),
    "the last step ends at the top": (
        (session(5, hold=58), session(3, hold=58), session(1, hold=58)),
        (answer(9, after=58),),
        hold(Rule.ADVANCE, 58, 60),
    ),
    "at the top the other number follows": (
        (session(5, hold=60), session(3, hold=60), session(1, hold=60)),
        (answer(9, after=60),),
        reps(Rule.ADVANCE, 3, 4),
    ),
    "at the top of both nothing follows": (
        tuple(session(one, hold=60, reps=5) for one in (5, 3, 1)),
        (answer(10, after=60), answer(9, variable=Variable.REPS, after=5)),
        None,
    ),
    "six after the session": ((*AT_35[:2], session(1, 6, hold=35)), (RAISED,), DOWN),
    "a rise of two": ((*AT_35[:2], session(1, 3, before=1, hold=35)), (RAISED,), DOWN),
    "a worse next day": ((*AT_35[:2], session(1, 2, next_day=4, hold=35)), (RAISED,), DOWN),
    "five: stay": ((*AT_35[:2], session(1, 5, hold=35)), (RAISED,), None),
    "six, but at the bottom already": ((session(1, 6),), NONE, None),
    "a later session that went well": (
        (session(3, 6, hold=35), session(1, hold=35)),
        (RAISED,),
        None,
    ),
    "what was raised last goes back first": (
        (session(1, 6, hold=35, reps=4),),
        (RAISED, answer(7, variable=Variable.REPS, after=4)),
        reps(Rule.STEP_BACK, 4, 3),
    ),
    "a step up, and then a worse next day": (
        (*FINE[:2], session(1, 2, next_day=5)),
        (answer(1),),
        DOWN,
    ),
    "one answer a session": (FINE, (answer(1, key=LIFT_KEY, variable=Variable.REPS),), None),
    "turned down after this session": (FINE, (answer(1, accepted=False),), None),
    "turned down two weeks ago but one day": (FINE, (answer(13, accepted=False),), None),
    "turned down two weeks ago": (FINE, (answer(14, accepted=False),), UP),
    "turned down for another exercise": (FINE, (answer(13, accepted=False, key=LIFT_KEY),), UP),
    "reset by hand": (
        AT_35,
        (RAISED, answer(8, Rule.RESET, variable=None, after=None)),
        None,
    ),
}


@pytest.mark.parametrize(("sessions", "answers", "expected"), CASES.values(), ids=CASES)
def test_the_rules(
    sessions: tuple[SessionLogged, ...],
    answers: tuple[Answer, ...],
    expected: tuple[Rule, Variable, int, int] | None,
) -> None:
    found = offer(sessions, answers)
    if expected is None:
        assert found is None
        return
    assert found is not None
    (change,) = found.changes
    assert (found.rule, change.variable, change.before, change.after) == expected
    assert change.key == HUG_KEY


def test_a_step_up_names_the_sessions_it_rests_on() -> None:
    found = offer((session(9), *FINE))
    assert found is not None
    assert [one.id for one in found.sessions] == ["5 days ago", "3 days ago", "1 days ago"]
    assert found.changes[0].limit == 60


def test_a_step_back_names_its_session_and_begins_where_it_hurt() -> None:
    lift = ExerciseLogged(LIFT_KEY, 5, 10, hurt=True)
    sessions = (session(1, 6, hold=35, others=(lift,)),)
    answers = (answer(9, key=LIFT_KEY, variable=Variable.REPS, after=10), answer(8))
    found = offer(sessions, answers)
    assert found is not None
    assert found.sessions == sessions
    assert found.changes == (Change(LIFT_KEY, Variable.REPS, 10, 8, 8),)


def test_twice_running_offers_a_flare_up_day_before_a_step_back() -> None:
    hard = (session(3, 6, hold=35), session(1, 2, next_day=6, hold=35))
    found = offer(hard, (RAISED,))
    assert found == Suggestion(Rule.FLARE_UP, (), hard)
    # Turned down, it leaves room for the step back.
    no = answer(2, Rule.FLARE_UP, accepted=False, key=None, variable=None, after=None)
    found = offer(hard, (RAISED, no))
    assert found is not None
    assert found.rule is Rule.STEP_BACK
    # Once answered after the last session, nothing more is said about it.
    assert offer(hard, (RAISED, replace(no, accepted=True, answered=_evening(0)))) is None


def _evening(days_ago: int) -> datetime:
    return datetime.combine(TODAY - timedelta(days_ago), time(20), UTC)


@pytest.mark.parametrize(("days_ago", "offered"), [(14, False), (15, True), (100, True)])
def test_after_a_gap_the_bottom_of_the_range_is_offered(days_ago: int, offered: bool) -> None:
    last = session(days_ago, hold=40)
    steps = (
        answer(days_ago + 5, after=40),
        answer(days_ago + 4, variable=Variable.REPS, after=4),
    )
    found = offer((last,), steps)
    if not offered:
        assert found is None
        return
    assert found == Suggestion(
        Rule.RESTART,
        (
            Change(HUG_KEY, Variable.HOLD, 40, 30, 30),
            Change(HUG_KEY, Variable.REPS, 4, 3, 3),
        ),
        (last,),
    )
    taken = answers_to(found, _evening(0), ["id"], accepted=True)
    assert steps_in_force((*steps, *taken), LIBRARY) == {}
    refused = answers_to(found, _evening(0), ["id"], accepted=False)
    assert offer((last,), (*steps, *refused)) is None
    later = TODAY + REFUSED_FOR
    assert offer((last,), (*steps, *refused), today=later) == found


def test_one_exercise_may_have_rested_while_others_went_on() -> None:
    rested = session(40, hold=35)
    other = replace(session(1), exercises=(ExerciseLogged(LIFT_KEY, 5, 8),))
    found = offer((rested, other), (answer(45),))
    assert found is not None
    assert (found.rule, found.sessions) == (Rule.RESTART, (rested,))


def test_a_step_whose_sessions_are_gone_is_offered_back_after_a_gap() -> None:
    other = replace(session(1, 4), exercises=())
    assert offer((other,), (answer(14),)) is None
    found = offer((other,), (answer(15),))
    assert found is not None
    assert (found.rule, found.sessions) == (Rule.RESTART, ())


def test_without_steps_a_gap_changes_nothing() -> None:
    assert offer((session(40),)) is None


def test_what_is_not_for_me_is_never_suggested() -> None:
    assert offer(FINE, not_for_me=("knee-hug",)) is None
    assert offer((session(1, 6, hold=35),), (RAISED,), not_for_me=("knee-hug",)) is None
    assert offer((session(40, hold=35),), (answer(45),), not_for_me=("knee-hug",)) is None


def test_only_doses_in_use_are_suggested() -> None:
    log = Log(FINE)
    assert suggest(log, TODAY, LIBRARY, in_use=frozenset({LIFT_KEY})) is None
    assert suggest(log, TODAY, LIBRARY, in_use=frozenset({HUG_KEY})) == offer(FINE)
    # A step in a dose that is not in use rests for good, and nobody is asked about it.
    rested = Log((session(40, hold=35),), (answer(45),))
    assert suggest(rested, TODAY, LIBRARY, in_use=frozenset({LIFT_KEY})) is None


def test_what_has_gone_well_for_longest_comes_first() -> None:
    lift = (ExerciseLogged(LIFT_KEY, 5, 8),)
    longer = (
        replace(session(9), exercises=lift),
        *(replace(s, exercises=(*s.exercises, *lift)) for s in FINE),
    )
    found = offer(longer)
    assert found is not None
    assert found.changes == (Change(LIFT_KEY, Variable.REPS, 8, 10, 12),)


# --- steps ----------------------------------------------------------------------------------------


def test_steps_are_compiled_into_doses_that_no_routine_sets() -> None:
    options = Options(adjusted={HUG_KEY: OwnStep(hold_seconds=40)})
    dose = item_dose(RoutineItem("knee-hug"), HUG, options)
    assert (dose.hold_seconds, dose.reps, dose.adjusted) == (40, 3, True)
    by_profile = RoutineItem("knee-hug", OwnDose(profile="000"))
    assert item_dose(by_profile, HUG, options).hold_seconds == 40
    of_the_routine = RoutineItem("knee-hug", OwnDose(reps=2))
    dose = item_dose(of_the_routine, HUG, options)
    assert (dose.hold_seconds, dose.reps) == (30, 2)
    as_stated = item_dose(RoutineItem("knee-hug"), HUG, replace(options, forced_source="000"))
    assert (as_stated.hold_seconds, as_stated.adjusted) == (30, False)
    gentle = item_dose(RoutineItem("knee-hug"), HUG, replace(options, gentler=frozenset({HUG.id})))
    assert gentle.hold_seconds == 20


def test_a_range_counted_over_both_sides_is_not_passed_by_a_number_per_side() -> None:
    profile = ROLLS.default_profile
    assert range_of(ROLLS, profile, Variable.REPS) == Span(4, 5)
    assert range_of(ROLLS, profile, Variable.HOLD) is None


def test_steps_of_a_dose_that_has_changed_are_fitted_or_dropped() -> None:
    taken = (
        answer(9, after=90),
        answer(8, key=DoseKey("gone", "000")),
        answer(7, key=DoseKey("knee-hug", "004")),
        answer(6, key=LIFT_KEY, after=10),
    )
    assert steps_in_force(taken, LIBRARY) == {HUG_KEY: OwnStep(hold_seconds=60)}


# --- every log ------------------------------------------------------------------------------------

LEVEL = st.none() | st.integers(0, 10)


@st.composite
def sessions(draw: st.DrawFn) -> SessionLogged:
    # Half of them are ordinary sessions that went well: otherwise hardly any log has three.
    ordinary = draw(st.booleans())
    made = session(draw(st.integers(0, 20 if ordinary else 40)), draw(st.integers(0, 3)))
    if not ordinary:
        made = replace(
            made,
            levels=PainAnswers(draw(LEVEL), draw(LEVEL), draw(LEVEL)),
            completed=draw(st.booleans()),
            flare_up=draw(st.booleans()),
        )
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    done = []
    for key in keys:
        exercise = LIBRARY[key.exercise_id]
        profile = exercise.default_profile
        numbers = {}
        for variable in Variable:
            span = range_of(exercise, profile, variable)
            high = span.low if span and ordinary else span.high if span else 0
            numbers[variable] = draw(st.integers(span.low, high)) if span else 0
        hurt = not ordinary and draw(st.booleans())
        done.append(ExerciseLogged(key, numbers[Variable.HOLD], numbers[Variable.REPS], hurt))
    return replace(made, id=str(draw(st.uuids())), exercises=tuple(done))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    key = draw(st.sampled_from(KEYS))
    variable = draw(st.sampled_from(Variable))
    one = answer(
        draw(st.integers(0, 40)),
        draw(st.sampled_from((Rule.ADVANCE, Rule.STEP_BACK))),
        accepted=draw(st.booleans()),
        key=key,
        variable=variable,
        # Also out of every range: a record is not to be trusted.
        after=draw(st.integers(0, 120)),
    )
    return replace(one, id=str(draw(st.uuids())))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    found = draw(st.lists(sessions(), max_size=10, unique_by=lambda one: one.id))
    for days_ago in draw(st.sampled_from(((), (), (0,), (1, 0)))):
        # It ends with hard sessions.
        last = draw(sessions())
        day = session(days_ago)
        found.append(
            replace(
                last,
                started=day.started,
                local_day=day.local_day,
                levels=PainAnswers(None, draw(st.integers(6, 10))),
            )
        )
    given = draw(st.lists(answers(), max_size=5, unique_by=lambda one: one.id))
    return Log(tuple(found), tuple(given))


def in_force(answers: Iterable[Answer], key: DoseKey) -> dict[Variable, int]:
    exercise = LIBRARY[key.exercise_id]
    step = steps_in_force(answers, LIBRARY).get(key, NO_STEP)
    found = {}
    for variable in Variable:
        span = range_of(exercise, exercise.default_profile, variable)
        if span is not None:
            found[variable] = value_in_force(span, step, variable)
    return found


@settings(max_examples=200)
@given(log=logs(), data=st.data())
def test_never_past_the_range_and_never_two_numbers_at_once(log: Log, data: st.DataObject) -> None:
    found = suggest(log, TODAY, LIBRARY)
    # The order in which a log is read is of no account: same log, same suggestion.
    mixed = Log(
        tuple(data.draw(st.permutations(log.sessions))),
        tuple(data.draw(st.permutations(log.answers))),
    )
    assert suggest(mixed, TODAY, LIBRARY) == found
    if found is None:
        return
    if found.rule in (Rule.ADVANCE, Rule.STEP_BACK):
        assert len(found.changes) == 1
    assert (found.rule is Rule.FLARE_UP) == (not found.changes)
    ids = [str(number) for number in range(max(1, len(found.keys)))]
    taken = (*log.answers, *answers_to(found, _evening(-1), ids, accepted=True))
    for key in KEYS:
        before, after = in_force(log.answers, key), in_force(taken, key)
        changed = {one for one in before if before[one] != after[one]}
        assert changed == {one.variable for one in found.changes if one.key == key}
        for variable, value in after.items():
            exercise = LIBRARY[key.exercise_id]
            span = range_of(exercise, exercise.default_profile, variable)
            assert span is not None
            assert span.low <= value <= span.high
            if found.rule is Rule.ADVANCE and variable in changed:
                most = 5 if variable is Variable.HOLD else 2
                assert 0 < value - before[variable] <= most
    # Nothing is suggested twice, taken or turned down.
    refused = (*log.answers, *answers_to(found, _evening(-1), ids, accepted=False))
    for after_answer in (taken, refused):
        again = suggest(Log(log.sessions, after_answer), TODAY + timedelta(1), LIBRARY)
        assert again is None or (again.rule, again.changes) != (found.rule, found.changes)


@given(key=st.sampled_from(KEYS), data=st.data())
def test_step_by_step_the_top_is_reached_and_the_way_back_ends_at_the_bottom(
    key: DoseKey, data: st.DataObject
) -> None:
    exercise: Exercise = LIBRARY[key.exercise_id]
    for variable in Variable:
        span = range_of(exercise, exercise.default_profile, variable)
        if span is None:
            continue
        value = data.draw(st.integers(span.low, span.high))
        for step, end in ((step_up, span.high), (step_down, span.low)):
            seen = value
            while (further := step(span, seen, variable)) is not None:
                assert (further > seen) is (step is step_up)
                assert span.low <= further <= span.high
                seen = further
            assert seen == end


@given(log=logs())
def test_a_gap_is_never_followed_by_more(log: Log) -> None:
    if not log.sessions:
        return
    newest = max(one.local_day for one in log.sessions)
    found = suggest(log, newest + GAP + timedelta(1), LIBRARY)
    assert found is None or found.rule is Rule.RESTART
