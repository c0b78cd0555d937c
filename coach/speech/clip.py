"""Spoken clips as samples: reading, tidying, writing."""

import io
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_FRAME_SECONDS = 0.005
# Quieter than this part of the loudest sample, a frame counts as silence (-38 dB).
_SILENCE = 0.012
# Loudness of the words (RMS) and the most that any sample may reach, as parts of full scale.
_LEVEL = 0.12
_CEILING = 0.9


class ClipError(ValueError):
    """A sound file that holds no sound: damaged, empty or of another kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A piece of mono sound.

    Attributes:
        samples: from -1 to 1.
        rate: samples a second.
    """

    samples: Samples
    rate: int

    @property
    def length_ms(self) -> int:
        """How long it sounds, rounded up."""
        return -(-len(self.samples) * 1000 // self.rate)


def read_wav(data: bytes) -> Clip:
    """Read 16-bit WAV data; several channels are mixed into one.

    Raises:
        ClipError: it is no such data, or cut off, or empty.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate, frames = file.getparams()[:4]
            raw = file.readframes(frames)
    except (wave.Error, EOFError, RuntimeError) as error:
        raise ClipError(str(error) or "the file ends too early") from error
    if width != 2 or channels < 1 or rate < 1:
        raise ClipError(f"{8 * width} bits, {channels} channels, {rate} Hz")
    return from_pcm16(raw, rate, channels)


def from_pcm16(raw: bytes, rate: int, channels: int = 1) -> Clip:
    """Return little-endian 16-bit samples as a clip; several channels are mixed into one.

    Raises:
        ClipError: there are none.
    """
    whole = len(raw) // (2 * channels)
    if not whole:
        raise ClipError("no samples")
    values = np.frombuffer(raw[: whole * 2 * channels], dtype="<i2").reshape(whole, channels)
    return Clip((values.mean(axis=1) / 32768).astype(np.float32), rate)


def write_wav(clip: Clip) -> bytes:
    """Return a clip as 16-bit mono WAV data."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(clip.rate)
        file.writeframes(to_pcm16(clip))
    return target.getvalue()


def to_pcm16(clip: Clip) -> bytes:
    """Return the samples as little-endian 16-bit ones."""
    return (clip.samples.clip(-1, 1) * 32767).astype("<i2").tobytes()


def at_rate(clip: Clip, rate: int) -> Clip:
    """Return a clip at another number of samples a second."""
    if clip.rate == rate:
        return clip
    places = np.arange(len(clip.samples) * rate // clip.rate) * (clip.rate / rate)
    samples = np.interp(places, np.arange(len(clip.samples)), clip.samples)
    return Clip(samples.astype(np.float32), rate)


def tidy(clip: Clip) -> Clip:
    """Cut the silence off both ends and bring the words to the usual loudness.

    The cut is made on 5 ms frames, so at most 5 ms of silence stay at either end.

    Raises:
        ClipError: it is silent throughout.
    """
    frame = max(1, int(clip.rate * _FRAME_SECONDS))
    whole = -(-len(clip.samples) // frame)
    frames = np.zeros(whole * frame, dtype=np.float32)
    frames[: len(clip.samples)] = clip.samples
    loudness = np.sqrt((frames.reshape(whole, frame) ** 2).mean(axis=1))
    peak = float(np.abs(clip.samples).max(initial=0.0))
    (sounding,) = np.nonzero(loudness > _SILENCE * peak)
    # Below this not even a whisper was recorded, only the rounding of silence.
    if peak < 1e-3 or not len(sounding):
        raise ClipError("silence")
    first, last = int(sounding[0]) * frame, (int(sounding[-1]) + 1) * frame
    words = clip.samples[first:last]
    level = float(np.sqrt((words**2).mean()))
    gain = min(_LEVEL / level, _CEILING / peak)
    return Clip((words * gain).astype(np.float32), clip.rate)


def read_wav_file(path: Path) -> Clip:
    """Read a WAV file.

    Raises:
        ClipError: see `read_wav`.
        OSError: it cannot be read.
    """
    return read_wav(path.read_bytes())
