"""Whose dose it is, in words."""

from dataclasses import replace

import pytest

from coach.domain.exercise import Source
from coach.domain.phrases import Phrases
from coach.domain.routine import Catalogue
from coach.ui.dose_words import DoseWords


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source.APP, "Back Coach’s own"),
        (Source.REHAB8, "As Rehab8 has it"),
        (Source.USER, "As you wrote it"),
    ],
)
def test_a_dose_is_named_by_who_states_it(catalogue: Catalogue, source: Source, words: str) -> None:
    exercise = catalogue.exercises["glute-bridge"]
    profile = replace(exercise.default_profile, source=source, mode="")
    assert DoseWords(Phrases()).choice(exercise, profile).name == words
