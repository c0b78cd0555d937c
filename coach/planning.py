"""From settings and record to what a session is compiled with."""

from dataclasses import replace

from coach.domain.compiler import Options
from coach.domain.exercise import Side
from coach.domain.routine import Catalogue
from coach.domain.steps import Steps
from coach.domain.substitutes import suited_catalogue
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
