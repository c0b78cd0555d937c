"""Every moment of a session."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.display import Display, display
from coach.domain.exercise import Sides
from coach.domain.phrases import Phrases
from coach.domain.player import (
    Command,
    PauseReason,
    Phase,
    PlayerState,
    command,
    start,
)
from coach.domain.record import WeekCount
from coach.domain.timeline import Segment, SegmentKind, Timeline
from coach.ui.session.dialogs import EndDialog, HurtOffer
from coach.ui.session.summary import DoneExercise, SessionSummary, SummaryDialog
from coach.ui.session.view import SessionView
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails
from tests.screens.studio import Case, Studio

CATALOGUE = load_catalogue().catalogue
_SECONDS = 0.1
_ON_FLOOR = ("hold", "rest", "paused", "alternating", "reps", "transition", "switch")


def timeline_of(routine_id: str) -> Timeline:
    return compile_routine(CATALOGUE.routines[routine_id], CATALOGUE.exercises)


def display_at(timeline: Timeline, segment: Segment, part: float = 0.4) -> Display:
    return display(state_at(timeline, segment, part), CATALOGUE.exercises, Phrases(), 0)


def state_at(timeline: Timeline, segment: Segment, part: float = 0.4) -> PlayerState:
    state, _ = start(timeline, 0)
    position = segment.start_ms + round(segment.length_ms * part)
    phase = Phase.WAITING if segment.kind is SegmentKind.WAIT else Phase.RUNNING
    return replace(state, position_ms=position, phase=phase)


def find(timeline: Timeline, kind: SegmentKind, **wanted: object) -> Segment:
    for segment in timeline.segments:
        if segment.kind is kind and all(getattr(segment, k) == v for k, v in wanted.items()):
            return segment
    raise LookupError(f"{timeline.routine_id} has no {kind} with {wanted}")


def sided(timeline: Timeline) -> Segment:
    """Return a hold in the middle of a one-sided exercise."""
    for segment in timeline.segments:
        if segment.kind is SegmentKind.HOLD and segment.side and segment.item is not None:
            dose = timeline.items[segment.item].dose
            if dose.sides is Sides.EACH and segment.rep_number == min(2, dose.reps):
                return segment
    raise LookupError(timeline.routine_id)


def paused(timeline: Timeline, segment: Segment, asked: Command = Command.PAUSE) -> Display:
    state, _ = command(state_at(timeline, segment), asked, 0)
    return display(state, CATALOGUE.exercises, Phrases(), 0)


def make_view(look: Look) -> SessionView:
    figures = FigureHolder()
    return SessionView(look, figures, Thumbnails(look, figures, None), CATALOGUE.exercises)


def scenes() -> dict[str, Display]:
    gentle, everyday = timeline_of("gentle-start"), timeline_of("everyday-back-care")
    longest = max(
        (
            (timeline, segment)
            for timeline in map(timeline_of, CATALOGUE.routines)
            for segment in timeline.segments
            if segment.kind is SegmentKind.TRANSITION and segment.item is not None
        ),
        key=lambda entry: sum(map(len, display_at(*entry).setup)),
    )
    hold = sided(everyday) if _has_sided(everyday) else sided(gentle)
    home = everyday if _has_sided(everyday) else gentle
    found = {
        "hold": display_at(home, hold),
        "transition": display_at(home, find(home, SegmentKind.TRANSITION, item=2)),
        "transition-longest": display_at(*longest),
        "paused": paused(home, hold),
    }
    for name, kind in (
        ("rest", SegmentKind.REST),
        ("switch", SegmentKind.SWITCH),
        ("wait", SegmentKind.WAIT),
    ):
        for timeline in map(timeline_of, CATALOGUE.routines):
            try:
                found[name] = display_at(timeline, find(timeline, kind))
                break
            except LookupError:
                continue
    for timeline in map(timeline_of, CATALOGUE.routines):
        for segment in timeline.segments:
            shown = display_at(timeline, segment)
            if (
                "alternating" not in found
                and segment.kind is SegmentKind.HOLD
                and "," in shown.side_detail
            ):
                found["alternating"] = shown
            if "reps" not in found and shown.unit.startswith("of ") and shown.reps > 5:
                found["reps"] = shown
    last = home.segments[-1]
    found["closing"] = display_at(home, last, 0.1)
    return found


def _has_sided(timeline: Timeline) -> bool:
    try:
        sided(timeline)
    except LookupError:
        return False
    return True


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


def draw(studio: Studio) -> None:
    """Take every picture of a session."""
    shown = scenes()
    for case in studio.cases():
        for name, moment in shown.items():
            # Full screen is for the window, not for the picture.
            host = QWidget()
            view = make_view(studio.look)
            view.setParent(host)
            view.resize(case.width, case.height)
            view.set_pause_reason(PauseReason.USER)
            view.set_display(moment)
            host.resize(case.width, case.height)
            host.show()
            view.show()
            studio.take(view, name, case, _SECONDS)
            if name in _ON_FLOOR:
                view.set_floor(True)
                studio.take(view, f"floor-{name}", case, _SECONDS)
                view.set_floor(False)
            if name == "hold":
                view.set_display(shown["paused"])
                _draw_dialogs(studio, view, case)
            studio.throw_away(host)


def _draw_dialogs(studio: Studio, view: SessionView, case: Case) -> None:
    view.show_hurts(OFFER)
    assert view.asks is not None
    studio.take(view, "hurts", case, _SECONDS)
    view.asks.close_overlay()
    dialogs = {
        "end": EndDialog(studio.look, 4, 6, view),
        "summary": SummaryDialog(studio.look, SUMMARY, view),
        "partial": SummaryDialog(studio.look, PARTIAL, view),
    }
    for name, dialog in dialogs.items():
        view.open_overlay(dialog)
        studio.take(view, name, case, _SECONDS)
        dialog.close_overlay()
    view.show_notice("Your progress could not be saved: the disk is full.")
    studio.take(view, "notice", case, _SECONDS)
