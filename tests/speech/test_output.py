"""Clips on a real sound server: their onsets, and what happens without one.

Qt reads the server's address once a process, so each test runs a program of its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coach.speech.clip import read_wav_file
from tests.support.programs import PATIENCE, need
from tests.support.sound import RATE, SoundServer

# Plays a tick, a tone and words at planned moments; prints the moments at which each was due.
_PLAYER = """
import json, subprocess, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from coach.domain.timeline import Cue, CueKind
from coach.speech.qt_voice import Voice

app = QCoreApplication([])
notices, played = [], []
voice = Voice(Path(sys.argv[1]), "espeak")
voice.notice.connect(notices.append)
cues = [(CueKind.TICK, "3"), (CueKind.TONE, "hold"), (CueKind.INSTRUCTION, "Two more.")] * 4
begin = 0.0
timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)

def plan():
    global begin
    begin = time.monotonic() + 0.5
    step()

def step():
    if len(played) == len(cues):
        QTimer.singleShot(700, app.quit)
        return
    due = begin + 1.1 * len(played)
    timer.start(max(0, round((due - time.monotonic()) * 1000)))

def sound():
    if len(played) == 6 and sys.argv[2:]:
        subprocess.run(sys.argv[2:], check=False)
    kind, text = cues[len(played)]
    late = round((time.monotonic() - begin - 1.1 * len(played)) * 1000)
    heard = voice.play(Cue(0, 0, kind, text, 0), late)
    played.append([text, 1.1 * len(played), late, heard])
    step()

timer.timeout.connect(sound)
voice.prepared.connect(plan)
voice.prepare(["Two more."])
app.exec()
voice.close()
print(json.dumps({"notices": notices, "played": played}))
"""


def play(environment: dict[str, str], cache: Path, *midway: str) -> dict[str, list[object]]:
    """Run the player, and a command in its middle; it must end by itself and without a crash."""
    done = subprocess.run(
        [sys.executable, "-c", _PLAYER, str(cache), *midway],
        env=environment | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, list[object]] = json.loads(done.stdout)
    return report


Played = tuple[str, float, int, bool]
"""What was played: the words, when it was due, by how many ms it was late, whether it sounded."""

_ATTEMPTS = 3
_STALLED_MS = 100
_JITTER_MS = 40


def test_cues_sound_when_they_are_due(sound_server: SoundServer, tmp_path: Path) -> None:
    need("espeak-ng")
    jitters = []
    # A machine that others use may stand still in the middle of one attempt.
    for attempt in range(_ATTEMPTS):
        recording = tmp_path / f"heard-{attempt}.wav"
        with sound_server.recording(recording):
            report = play(sound_server.environment(), tmp_path / "clips")
        assert report["notices"] == []
        played: list[Played] = [tuple(one) for one in report["played"] if isinstance(one, list)]
        if max(late for _, _, late, _ in played) > _STALLED_MS:
            continue
        assert all(heard for *_, heard in played)
        onsets = _onsets(read_wav_file(recording).samples)
        assert len(onsets) == len(played)
        jitters.append(_jitter_ms(played, onsets))
        if jitters[-1] <= _JITTER_MS:
            return
    pytest.fail(f"sounds came early and late, by ms: {jitters} of {_ATTEMPTS} attempts")


def _jitter_ms(played: list[Played], onsets: list[float]) -> float:
    """Return by how much the delays of the same sound differ, the timer's own lateness left out.

    Each kind of clip begins in its own way, so like is compared with like.
    """
    delays: dict[str, list[float]] = {}
    for onset, (said, due, late, _) in zip(onsets, played, strict=True):
        delays.setdefault(said, []).append((onset - due) * 1000 - late)
    return float(max(np.ptp(same[1:]) for same in delays.values()))


# Sounds the same tone at full, half and no loudness of sounds, while the voice's stays full.
_LOUDNESS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from coach.domain.timeline import Cue, CueKind
from coach.speech.qt_voice import Voice

app = QCoreApplication([])
voice = Voice(Path(sys.argv[1]), "none")
left = [1.0, 0.5, 0.0]
timer = QTimer(interval=1000)

def sound():
    if not left:
        app.quit()
        return
    voice.set_volumes(words=1.0, sounds=left.pop(0))
    voice.play(Cue(0, 0, CueKind.TONE, "hold", 0), 0)

timer.timeout.connect(sound)
voice.prepared.connect(timer.start)
voice.prepare([])
app.exec()
voice.close()
"""


def test_loudness_is_heard(sound_server: SoundServer, tmp_path: Path) -> None:
    recording = tmp_path / "heard.wav"
    with sound_server.recording(recording):
        done = subprocess.run(
            [sys.executable, "-c", _LOUDNESS, str(tmp_path / "clips")],
            env=sound_server.environment()
            | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    samples = read_wav_file(recording).samples
    onsets = _onsets(samples)
    assert len(onsets) == 2
    full, half = (
        float(np.abs(samples[round(at * RATE) : round((at + 0.4) * RATE)]).max()) for at in onsets
    )
    # Half as loud to the ear is a quarter of the swing.
    assert half / full == pytest.approx(0.25, abs=0.03)


def test_without_a_sound_server_a_session_goes_on(tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": "unix:/nonexistent", "XDG_RUNTIME_DIR": str(tmp_path)}
    report = play(dict(os.environ) | nowhere, tmp_path / "clips")
    assert report["notices"] == ["No sound device was found. You can read every cue."]
    assert [one[3] for one in report["played"] if isinstance(one, list)] == [False] * 12


@pytest.mark.parametrize("end", [["unload-module", "module-null-sink"], ["exit"]])
def test_a_device_or_server_that_goes_is_survived(
    sound_server: SoundServer, tmp_path: Path, end: list[str]
) -> None:
    report = play(sound_server.environment(), tmp_path / "clips", "pactl", *end)
    heard = [one[3] for one in report["played"] if isinstance(one, list)]
    assert heard[:6] == [True] * 6
    assert heard[-3:] == [False] * 3
    assert report["notices"] == ["The sound device has gone. You can read every cue meanwhile."]


def _onsets(samples: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> list[float]:
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    assert len(loud), "nothing was heard"
    first = np.concatenate([[True], np.diff(loud) > RATE * 0.3])
    return [float(index) / RATE for index in loud[first]]
