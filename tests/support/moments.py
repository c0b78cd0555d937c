"""Every moment of a session, with what is shown at it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.display import Display, display
from coach.domain.exercise import Sides
from coach.domain.phrases import Phrases
from coach.domain.player import (
    Command,
    Phase,
    PlayerState,
    command,
    start,
)
from coach.domain.record import WeekCount
from coach.domain.routine import Routine, RoutineItem
from coach.domain.timeline import Segment, SegmentKind, Timeline
from coach.ui.session.dialogs import HurtOffer
from coach.ui.session.summary import DoneExercise, SessionSummary
from coach.ui.session.view import SessionView
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails

CATALOGUE = load_catalogue().catalogue


@dataclass(frozen=True)
class Moment:
    """A moment of a session, and the session."""

    timeline: Timeline
    shown: Display


def timeline_of(routine_id: str) -> Timeline:
    return compile_routine(CATALOGUE.routines[routine_id], CATALOGUE.exercises)


def display_at(timeline: Timeline, segment: Segment, part: float = 0.4) -> Display:
    return display(state_at(timeline, segment, part), CATALOGUE.exercises, Phrases(), 0)


def state_at(timeline: Timeline, segment: Segment, part: float = 0.4) -> PlayerState:
    state, _ = start(timeline, 0)
    position = segment.start_ms + round(segment.length_ms * part)
    phase = Phase.WAITING if segment.kind is SegmentKind.WAIT else Phase.RUNNING
    return replace(state, position_ms=position, phase=phase)


def make_view(look: Look) -> SessionView:
    figures = FigureHolder()
    return SessionView(look, figures, Thumbnails(look, figures, None), CATALOGUE.exercises)


@cache
def moments() -> dict[str, Moment]:
    """Return a moment of each kind."""
    every = [
        Moment(timeline, display_at(timeline, segment))
        for timeline in (*map(timeline_of, CATALOGUE.routines), _self_paced())
        for segment in timeline.segments
    ]

    def first(is_meant: Callable[[Display], bool]) -> Moment:
        return next(one for one in every if is_meant(one.shown))

    everyday = timeline_of("everyday-back-care")
    hold = _sided_hold(everyday)
    state, _ = command(state_at(everyday, hold), Command.PAUSE, 0)
    paused = display(state, CATALOGUE.exercises, Phrases(), 0)
    third = everyday.segments[everyday.items[2].first_segment]
    return {
        "hold": Moment(everyday, display_at(everyday, hold)),
        "transition": Moment(everyday, display_at(everyday, third)),
        "transition-longest": max(every, key=lambda one: sum(map(len, one.shown.setup))),
        "paused": Moment(everyday, paused),
        "rest": first(lambda shown: shown.kind is SegmentKind.REST),
        "switch": first(lambda shown: shown.kind is SegmentKind.SWITCH),
        "wait": first(lambda shown: shown.kind is SegmentKind.WAIT),
        "alternating": first(
            lambda shown: shown.kind is SegmentKind.HOLD and "," in shown.side_detail
        ),
        "reps": first(lambda shown: shown.unit.startswith("of ") and shown.reps > 5),
        "closing": Moment(everyday, display_at(everyday, everyday.segments[-1], 0.1)),
    }


def scenes() -> dict[str, Display]:
    """Return what is shown at each of the moments."""
    return {name: moment.shown for name, moment in moments().items()}


def _self_paced() -> Timeline:
    routine = Routine("waits", "Waits for you", "", (RoutineItem("cat-cow", self_paced=True),))
    return compile_routine(routine, CATALOGUE.exercises)


def _sided_hold(timeline: Timeline) -> Segment:
    """Return a hold in the middle of a one-sided exercise."""
    for segment in timeline.segments:
        if segment.kind is SegmentKind.HOLD and segment.side and segment.item is not None:
            dose = timeline.items[segment.item].dose
            if dose.sides is Sides.EACH and segment.rep_number == min(2, dose.reps):
                return segment
    raise LookupError(timeline.routine_id)


OFFER = HurtOffer(
    exercise_name="Single knee to chest",
    side="left leg",
    next_name="Child’s pose",
    gentler="Hold behind the thigh, 10 seconds instead of 30.",
    exercises_done=4,
)


WEEK = WeekCount(date(2026, 3, 2), completed=2, partial=1, flare_up=1, goal=3)
SUMMARY = SessionSummary(
    completed=True,
    active_ms=900_000,
    exercises=tuple(
        DoneExercise(item.name, item.total_reps, item.total_reps, item.dose_text)
        for item in timeline_of("everyday-back-care").items
    ),
    week=WEEK,
)
PARTIAL = replace(
    SUMMARY,
    completed=False,
    active_ms=300_000,
    exercises=(
        SUMMARY.exercises[0],
        replace(SUMMARY.exercises[1], reps_done=1),
        *(replace(one, reps_done=0) for one in SUMMARY.exercises[2:]),
    ),
)
