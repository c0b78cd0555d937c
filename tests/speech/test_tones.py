"""The program's own sounds."""

import numpy as np
import pytest

from coach.domain.timeline import Tone
from coach.speech.tones import RATE, TICK, all_sounds

SOUNDS = all_sounds()
AUDIBLE = list(SOUNDS)


def test_there_is_a_sound_for_every_cue() -> None:
    assert {*Tone, TICK} == set(AUDIBLE)


@pytest.mark.parametrize("name", AUDIBLE)
def test_a_sound_begins_and_ends_softly(name: str) -> None:
    samples = np.abs(SOUNDS[name].samples)
    peak = samples.max()
    assert samples[: RATE // 1000].max() < 0.1 * peak
    assert samples[-RATE // 1000 :].max() < 0.02 * peak
    # No step from one sample to the next that would be heard as a click.
    assert np.abs(np.diff(SOUNDS[name].samples)).max() < 0.5 * peak


@pytest.mark.parametrize("name", AUDIBLE)
def test_a_sound_is_neither_faint_nor_harsh(name: str) -> None:
    samples = SOUNDS[name].samples
    assert 0.25 <= np.abs(samples).max() <= 0.5
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    pitches = np.fft.rfftfreq(len(samples), 1 / RATE)
    comfortable = (pitches > 250) & (pitches < 2500)
    assert spectrum[comfortable].sum() > 0.95 * spectrum.sum()


def test_ticks_fit_into_their_place() -> None:
    assert SOUNDS[TICK].length_ms <= 80
    assert SOUNDS[Tone.MOVE].length_ms <= 500


def test_the_sounds_differ() -> None:
    lengths = {name: len(SOUNDS[name].samples) for name in AUDIBLE}
    assert len(set(lengths.values())) == len(lengths)
