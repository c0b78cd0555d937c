"""The program's own sounds, made by calculation: a tick, and a tone for each change.

All are soft: a few sine partials that swell over 12 ms or more, so that nothing clicks, and fade
out like a struck bar. Their fundamentals lie between 330 and 990 Hz, where small laptop speakers
still carry three metres and ears that have lost the high notes still hear.
"""

from collections.abc import Sequence

import numpy as np

from coach.domain.timeline import Tone
from coach.speech.clip import Clip, Samples

RATE = 22_050
TICK = "tick"

_C5, _E4, _E5, _G4, _G5, _C6 = 523.25, 329.63, 659.26, 392.00, 783.99, 1046.50
_PARTIALS = ((1.0, 1.0), (2.0, 0.28), (3.0, 0.08))


def all_sounds() -> dict[str, Clip]:
    """Return every sound by its name: the texts of `Tone`, and `TICK`."""
    return {
        TICK: _clip(_note(_G5, 0.07, swell=0.012, fade=0.018), level=0.30),
        Tone.MOVE: _clip(_note(_C5, 0.32), level=0.40),
        Tone.HOLD: _clip(_notes([(_C5, 0.0), (_G5, 0.11)], 0.45), level=0.40),
        Tone.RELEASE: _clip(_notes([(_G4, 0.0), (_E4, 0.11)], 0.50), level=0.42),
        Tone.DONE: _clip(_notes([(_C5, 0.0), (_E5, 0.16), (_G5, 0.32), (_C6, 0.48)], 1.1), 0.40),
    }


def _note(pitch: float, seconds: float, *, swell: float = 0.015, fade: float = 0.12) -> Samples:
    time = np.arange(int(RATE * seconds)) / RATE
    wave = np.zeros_like(time)
    for multiple, strength in _PARTIALS:
        # Higher partials fade sooner, as in a struck bar; that is what sounds warm.
        wave += (
            strength * np.sin(2 * np.pi * pitch * multiple * time) * np.exp(-time * multiple / fade)
        )
    rise = np.clip(time / swell, 0, 1)
    fall = np.clip((seconds - time) / 0.02, 0, 1)
    shape = np.sin(rise * np.pi / 2) ** 2 * np.sin(fall * np.pi / 2) ** 2
    note: Samples = (wave * shape).astype(np.float32)
    return note


def _notes(notes: Sequence[tuple[float, float]], seconds: float) -> Samples:
    total = np.zeros(int(RATE * seconds), dtype=np.float32)
    for pitch, at in notes:
        begin = int(RATE * at)
        note = _note(pitch, seconds - at)[: len(total) - begin]
        total[begin : begin + len(note)] += note
    return total


def _clip(samples: Samples, level: float) -> Clip:
    """Scale a sound so that its loudest sample is at a part of full scale."""
    return Clip((samples * (level / np.abs(samples).max())).astype(np.float32), RATE)
