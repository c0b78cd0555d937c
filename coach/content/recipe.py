"""What a session was compiled from, kept as JSON so that it can be compiled again."""

import msgspec

from coach.content.routines import decode_routine, encode_routine
from coach.domain.compiler import Options
from coach.domain.errors import UserError
from coach.domain.exercise import Side
from coach.domain.routine import Routine
from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE
from coach.domain.steps import DoseKey, OwnStep


class _Step(msgspec.Struct, frozen=True):
    exercise: str
    profile: str
    hold_seconds: int | None
    reps: int | None


class _Recipe(msgspec.Struct, frozen=True):
    routine: msgspec.Raw
    profiles: dict[str, str]
    flare_up: bool
    gentler: list[str]
    start_side: Side
    breath_seconds: float
    transition_seconds: float
    switch_seconds: float
    # Plans kept by older versions have neither.
    lead_in_seconds: float = 0.0
    words_per_minute: int = USUAL_WORDS_PER_MINUTE
    # Recipes written before there were steps have none.
    adjusted: list[_Step] = []


def encode_recipe(routine: Routine, options: Options) -> str:
    """Return the recipe as JSON; the words are not part of it."""
    recipe = _Recipe(
        routine=msgspec.Raw(encode_routine(routine).encode()),
        profiles=dict(options.profiles),
        flare_up=options.flare_up,
        gentler=sorted(options.gentler),
        start_side=options.start_side,
        breath_seconds=options.breath_seconds,
        transition_seconds=options.transition_seconds,
        switch_seconds=options.switch_seconds,
        lead_in_seconds=options.lead_in_seconds,
        words_per_minute=options.words_per_minute,
        adjusted=[
            _Step(key.exercise_id, key.profile, step.hold_seconds, step.reps)
            for key, step in sorted(options.adjusted.items(), key=lambda entry: entry[0])
        ],
    )
    return msgspec.json.encode(recipe).decode()


def decode_recipe(text: str) -> tuple[Routine, Options]:
    """Return the routine and the options of a recipe.

    Raises:
        UserError: the recipe cannot be read.
    """
    try:
        recipe = msgspec.json.decode(text, type=_Recipe)
        routine = decode_routine(bytes(recipe.routine).decode())
    except (msgspec.MsgspecError, UserError) as error:
        message = "The plan of the unfinished session cannot be read, so it cannot be resumed."
        raise UserError(message) from error
    options = Options(
        profiles=recipe.profiles,
        flare_up=recipe.flare_up,
        gentler=frozenset(recipe.gentler),
        start_side=recipe.start_side,
        breath_seconds=recipe.breath_seconds,
        transition_seconds=recipe.transition_seconds,
        switch_seconds=recipe.switch_seconds,
        lead_in_seconds=recipe.lead_in_seconds,
        words_per_minute=recipe.words_per_minute,
        adjusted={
            DoseKey(one.exercise, one.profile): OwnStep(one.hold_seconds, one.reps)
            for one in recipe.adjusted
        },
    )
    return routine, options
