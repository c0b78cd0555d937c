import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.support.sound import RATE, running_sound_server

PITCH = 600
SECONDS = 0.5


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    file = tmp_path / "tone.wav"
    times = np.arange(int(RATE * SECONDS)) / RATE
    samples = (0.5 * 32767 * np.sin(2 * np.pi * PITCH * times)).astype("<i2")
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file


def test_what_is_played_is_recorded(tone: Path, tmp_path: Path) -> None:
    recording = tmp_path / "recording.wav"
    with running_sound_server() as server:
        with server.recording(recording):
            subprocess.run(["paplay", str(tone)], env=server.environment(), check=True)
        assert server.is_up()
    assert not server.is_up()

    with wave.open(str(recording)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        heard = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    loud = np.flatnonzero(np.abs(heard) > 1000)
    stretch = heard[loud[0] : loud[-1] + 1]
    assert len(stretch) / RATE == pytest.approx(SECONDS, abs=0.01)
    strongest = np.argmax(np.abs(np.fft.rfft(stretch.astype(float))))
    assert strongest * RATE / len(stretch) == pytest.approx(PITCH, abs=5)
