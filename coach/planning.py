"""From settings and record to what a session is compiled with, and to what is kept of its plan."""

from dataclasses import replace

from coach.content.recipe import encode_recipe
from coach.domain.compiler import Options
from coach.domain.exercise import Side
from coach.domain.record import PlannedExercise, SessionPlan
from coach.domain.routine import Catalogue, Routine
from coach.domain.steps import Steps
from coach.domain.substitutes import suited_catalogue
from coach.domain.timeline import Timeline
from coach.storage.setting_groups import Settings, StartSide


def catalogue_for(catalogue: Catalogue, settings: Settings) -> Catalogue:
    """Return the catalogue with the program's own routines as they suit the user.

    What is planned, shown or run is taken from here: nothing that is "not for me" is in it.
    """
    return suited_catalogue(catalogue, settings.library.not_for_me)


def options_from(
    settings: Settings,
    *,
    sessions_done: int = 0,
    flare_up: bool = False,
    adjusted: Steps | None = None,
) -> Options:
    """Return the options that the user's settings ask for.

    Args:
        settings: the user's settings.
        sessions_done: sessions so far; where sides alternate, it decides which side begins.
        flare_up: leave strengthening out.
        adjusted: the user's own steps within the ranges of doses; None for none.
    """
    options = Options(
        profiles=dict(settings.dose_profiles),
        adjusted=adjusted or {},
        flare_up=flare_up,
        start_side=_start_side(settings.session.start_side, sessions_done),
    )
    return at_pace_of(settings, options)


def at_pace_of(settings: Settings, options: Options) -> Options:
    """Return options with the pace that the user's settings ask for: lengths, and nothing else."""
    return replace(
        options,
        breath_seconds=settings.session.breath_seconds,
        transition_seconds=settings.session.transition_seconds,
        lead_in_seconds=settings.session.lead_in_seconds,
        words_per_minute=settings.sound.words_per_minute,
    )


def _start_side(chosen: StartSide, sessions_done: int) -> Side:
    if chosen is StartSide.ALTERNATING:
        return Side.RIGHT if sessions_done % 2 else Side.LEFT
    return Side(chosen.value)


def plan_of(routine: Routine, timeline: Timeline, options: Options) -> SessionPlan:
    """Return the snapshot that the record keeps of a session's plan."""
    return SessionPlan(
        routine_id=routine.id,
        routine_name=routine.name,
        planned_ms=timeline.length_ms,
        flare_up=options.flare_up,
        exercises=tuple(
            PlannedExercise(item.exercise_id, item.name, item.dose_text, item.total_reps)
            for item in timeline.items
        ),
        recipe=encode_recipe(routine, options),
    )
