"""The reckoned length of a sentence against its real one."""

import statistics

import pytest

from coach.content import load_catalogue
from coach.domain.compiler import Options, compile_routine
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.domain.speech_length import estimate_speech_ms
from tests.speech.lengths import render_lengths


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    """Everything that the shipped routines and every profile of every exercise ever say."""
    catalogue = load_catalogue().catalogue
    routines = list(catalogue.routines.values())
    for exercise in catalogue.exercises.values():
        for profile in exercise.profiles:
            item = RoutineItem(exercise.id, OwnDose(profile=profile.key))
            routines.append(Routine("single", "Single", "One exercise.", (item,)))
    timelines = [compile_routine(one, catalogue.exercises, Options()) for one in routines]
    said = {cue.text for timeline in timelines for cue in timeline.cues if cue.kind.spoken}
    return said | {step.instruction for timeline in timelines for step in timeline.steps}


def test_no_shipped_sentence_takes_longer_than_reckoned(shipped: set[str]) -> None:
    real = render_lengths(shipped)
    assert real.keys() == shipped
    too_long = {text: ms for text, ms in real.items() if ms > estimate_speech_ms(text)}
    assert not too_long
    slack = [estimate_speech_ms(text) / ms - 1 for text, ms in real.items()]
    assert statistics.median(slack) <= 0.20


@pytest.mark.parametrize("number", [1, 16, 25, 60, 99, 120, 366, 1000])
def test_numbers_are_reckoned_as_they_are_read(number: int) -> None:
    texts = [f"{number} times, hold {number} seconds.", f"That’s {number}.", f"Set {number}."]
    for text, ms in render_lengths(texts).items():
        assert ms <= estimate_speech_ms(text) <= 1.8 * ms, text


def test_pauses_are_reckoned() -> None:
    texts = [
        "Breathe in… and out… and let go.",
        "Ready? Then we begin: slowly, gently, with care!",
        "10–12 times; rest – then again.",
        "Left, right, left, right, left, right.",
    ]
    for text, ms in render_lengths(texts).items():
        assert ms <= estimate_speech_ms(text) <= 1.6 * ms, text


def test_nothing_takes_no_time() -> None:
    assert estimate_speech_ms("") == 0
    assert estimate_speech_ms(" … ") == 0


def test_more_words_take_longer() -> None:
    assert estimate_speech_ms("Reach forward.") < estimate_speech_ms("Reach forward with it.")
