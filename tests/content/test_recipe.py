"""The recipe of a session: what it was compiled with, kept so that it can be compiled again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.catalogue import load_catalogue
from coach.content.recipe import decode_recipe, encode_recipe
from coach.domain.compiler import Options, compile_routine
from coach.domain.errors import UserError
from coach.domain.exercise import Side

CATALOGUE = load_catalogue().catalogue
ROUTINE = CATALOGUE.routines["gentle-start"]
OPTIONS = st.builds(
    Options,
    start_side=st.sampled_from(Side),
    breath_seconds=st.sampled_from([3.0, 5.5, 10.0]),
    transition_seconds=st.integers(5, 60),
    lead_in_seconds=st.integers(0, 30),
    words_per_minute=st.integers(120, 220),
    flare_up=st.booleans(),
)


@given(OPTIONS)
def test_the_same_session_comes_of_its_recipe(options: Options) -> None:
    routine, read = decode_recipe(encode_recipe(ROUTINE, options))
    again = compile_routine(routine, CATALOGUE.exercises, read)
    assert again == compile_routine(ROUTINE, CATALOGUE.exercises, options)


def test_a_recipe_of_an_older_version_has_no_lead_in_and_the_usual_pace() -> None:
    recipe = json.loads(encode_recipe(ROUTINE, Options(lead_in_seconds=5, words_per_minute=140)))
    del recipe["lead_in_seconds"], recipe["words_per_minute"]
    _, options = decode_recipe(json.dumps(recipe))
    assert (options.lead_in_seconds, options.words_per_minute) == (0, 170)


def test_a_damaged_recipe_is_said() -> None:
    with pytest.raises(UserError, match="cannot be resumed"):
        decode_recipe("{")
