"""Reading, trimming and levelling clips."""

import numpy as np
import pytest

from coach.speech.clip import Clip, ClipError, from_pcm16, read_wav, tidy, write_wav

RATE = 22_050


def humming(before: float, during: float, after: float, level: float) -> Clip:
    hum = level * np.sin(2 * np.pi * 220 * np.arange(int(RATE * during)) / RATE)
    parts = [np.zeros(int(RATE * before)), hum, np.zeros(int(RATE * after))]
    return Clip(np.concatenate(parts).astype(np.float32), RATE)


@pytest.mark.parametrize(("before", "after"), [(0.0, 0.0), (0.2, 0.5), (1.5, 0.001)])
def test_silence_is_cut_off_both_ends(before: float, after: float) -> None:
    assert abs(tidy(humming(before, 1.0, after, 0.5)).length_ms - 1000) <= 10


@pytest.mark.parametrize("level", [0.01, 0.3, 0.99])
def test_quiet_and_loud_clips_come_out_alike(level: float) -> None:
    samples = tidy(humming(0.1, 1.0, 0.1, level)).samples
    assert np.sqrt((samples**2).mean()) == pytest.approx(0.12, rel=0.02)
    assert np.abs(samples).max() <= 0.9


def test_a_pause_between_words_stays() -> None:
    first, second = humming(0.1, 0.5, 0.4, 0.5), humming(0, 0.5, 0.3, 0.5)
    both = Clip(np.concatenate([first.samples, second.samples]), RATE)
    assert abs(tidy(both).length_ms - 1400) <= 10


def test_silence_is_no_clip() -> None:
    with pytest.raises(ClipError):
        tidy(humming(1, 0, 0, 0))


def test_writing_and_reading_agree() -> None:
    clip = humming(0, 0.3, 0, 0.5)
    again = read_wav(write_wav(clip))
    assert again.rate == RATE
    assert np.abs(again.samples - clip.samples).max() < 1e-4


@pytest.mark.parametrize("cut", [0, 3, 20, 44])
def test_damaged_data_is_refused(cut: int) -> None:
    with pytest.raises(ClipError):
        read_wav(write_wav(humming(0, 0.1, 0, 0.5))[:cut])


def test_channels_are_mixed() -> None:
    left_right = np.array([[1000, 3000]] * 50, dtype="<i2").tobytes()
    assert from_pcm16(left_right, RATE, 2).samples == pytest.approx([2000 / 32768] * 50)
