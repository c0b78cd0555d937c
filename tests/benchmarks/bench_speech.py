"""How punctually cues sound, whether they drift, and what the voice costs.

Run as `python -m tests.benchmarks.bench_speech [MINUTES]`. A private PulseAudio server plays into
nothing; its monitor is recorded, and each onset in the recording is compared with the due time of
its cue. A clip's own soft beginning is allowed for: what counts is when its first sample sounds.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

from coach.content import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.timeline import Cue, CueKind, Tone
from coach.speech.cache import ClipCache
from coach.speech.espeak import Espeak
from coach.speech.piper import Piper
from coach.speech.tones import TICK, all_sounds
from tests.support.sound import RATE, running_sound_server

_LOUD = 0.02
_WORDS = ("Two more.", "Left.", "Breathe in.", "Last one.", "Halfway.")


class Recorder:
    """Notes when sound begins on a server's loudspeaker, on the monotonic clock.

    The recording runs on a clock of its own (the server's gains some 15 ms a minute); it is tied to
    ours by the quickest delivery in the seconds around each onset. The server works ahead of its
    loudspeaker by some milliseconds, so onsets can seem early by as much.
    """

    def __init__(self, environment: dict[str, str]):
        command = ["parec", "-d", "speaker.monitor", "--format=s16le", f"--rate={RATE}"]
        command += ["--channels=1", "--latency-msec=5", "--raw"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._began: dict[int, float] = {}
        self._onsets: list[int] = []
        self.cpu_seconds = 0.0
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        pipe, count, last = self._process.stdout.fileno(), 0, -RATE
        while data := os.read(pipe, 65536):
            now = time.monotonic()
            count += len(data) // 2
            second, began = count // RATE, now - count / RATE
            self._began[second] = min(self._began.get(second, began), began)
            values = np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2"))
            base = count - len(values)
            for index in np.flatnonzero(values > _LOUD * 32768):
                if base + index - last > RATE * 0.3:
                    self._onsets.append(base + int(index))
                last = base + int(index)
            self.cpu_seconds = time.thread_time()

    def onsets(self) -> list[float]:
        """End the recording and return the onsets in seconds on the monotonic clock."""
        self._process.terminate()
        self._thread.join()
        return [self._moment(onset) for onset in self._onsets]

    def _moment(self, onset: int) -> float:
        around = range(onset // RATE - 3, onset // RATE + 4)
        return min(self._began[s] for s in around if s in self._began) + onset / RATE


def bench_onsets(minutes: float) -> None:
    """Play cues at odd moments and compare their onsets with their due times."""
    with running_sound_server() as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.environment())
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false"
        from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

        from coach.speech.qt_voice import Voice

        app = QCoreApplication.instance() or QCoreApplication([])
        recorder = Recorder(server.environment())
        voice = Voice(Path(folder) / "clips", "espeak")
        loop = QEventLoop()
        voice.prepared.connect(loop.quit)
        voice.prepare(_WORDS)
        loop.exec()

        rng = random.Random(1)
        choice = [(CueKind.TICK, "1"), (CueKind.TONE, str(Tone.HOLD)), (CueKind.TONE, "move")]
        choice += [(CueKind.INSTRUCTION, words) for words in _WORDS]
        lead = {kind_text: _lead_seconds(Path(folder), *kind_text) for kind_text in choice}
        due: list[tuple[float, float]] = []
        called: list[float] = []
        timer = QTimer()
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        begin = time.monotonic()
        moment = begin + 1.0

        def plan() -> None:
            timer.start(max(0, round((moment - time.monotonic()) * 1000)))

        def sound() -> None:
            nonlocal moment
            kind, text = rng.choice(choice)
            called.append((time.monotonic() - moment) * 1000)
            late = max(0, round(called[-1]))
            if voice.play(Cue(0, 0, kind, text, 0), late):
                due.append((moment, moment + lead[kind, text]))
            # A long silence now and then: the stream must not have gone to sleep.
            moment += 20 + rng.random() if rng.random() < 0.02 else rng.uniform(1.4, 3.4)
            if moment < begin + minutes * 60:
                plan()
            else:
                QTimer.singleShot(1500, loop.quit)

        timer.timeout.connect(sound)
        plan()
        before = sum(os.times()[:2]) - recorder.cpu_seconds
        loop.exec()
        spent = sum(os.times()[:2]) - recorder.cpu_seconds - before
        share = 100 * spent / (time.monotonic() - begin)

        idle_begin, idle_before = time.monotonic(), sum(os.times()[:2]) - recorder.cpu_seconds
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()
        idle = sum(os.times()[:2]) - recorder.cpu_seconds - idle_before
        idle_share = 100 * idle / (time.monotonic() - idle_begin)
        voice.close()
        print(f"timer: median {np.median(called):.1f}, p99 {np.percentile(called, 99):.1f} ms late")
        _report(due, called, recorder.onsets(), minutes)
        print(f"cpu: {share:.2f} % of a core while cueing, {idle_share:.2f} % while paused")
        del app


def _lead_seconds(folder: Path, kind: CueKind, text: str) -> float:
    """How far into a clip it first gets louder than the recorder's threshold."""
    if kind.spoken:
        clip = ClipCache(folder / "clips").find(Espeak().voice, text) or all_sounds()[TICK]
    else:
        clip = all_sounds()[TICK if kind is CueKind.TICK else text]
    return float(np.argmax(np.abs(clip.samples) > _LOUD)) / clip.rate


def _report(
    due: list[tuple[float, float]], called: list[float], onsets: list[float], minutes: float
) -> None:
    heard = np.array(onsets)
    gaps = np.array([heard[np.argmin(np.abs(heard - wanted))] - wanted for _, wanted in due]) * 1000
    missed = int((np.abs(gaps) > 500).sum())
    p1, p50, p99 = np.percentile(gaps, [1, 50, 99])
    off = np.abs(gaps)
    print(f"onsets over {minutes:g} min: {len(due)} cues, {missed} unheard")
    print(f"  against due: p1 {p1:.1f}, median {p50:.1f}, p99 {p99:.1f} ms, worst {off.max():.1f}")
    print(f"  distance from due: p99 {np.percentile(off, 99):.1f} ms   wanted ≤ 20 ms")
    own = np.abs(gaps - np.array(called) - np.median(gaps - np.array(called)))
    print(f"  less the timer's lateness and the median: p99 {np.percentile(own, 99):.1f} ms")
    worst = [(int(i), round(float(gaps[i]), 1)) for i in np.argsort(-off)[:8]]
    print(f"  worst cues (number, ms): {worst}")
    at = np.array([moment for moment, _ in due])
    slope = np.polyfit(at - at[0], np.clip(gaps, -50, 50), 1)[0] * 1800
    print(f"  drift: {slope:.1f} ms in 30 min   wanted 0 (within ±2)")


def bench_rendering() -> None:
    """Render everything that the longest shipped routine says."""
    catalogue = load_catalogue().catalogue
    timelines = [compile_routine(one, catalogue.exercises) for one in catalogue.routines.values()]
    longest = max(timelines, key=lambda one: one.length_ms)
    texts = list(dict.fromkeys(cue.text for cue in longest.cues if cue.kind.spoken))
    for program in (Espeak(), Piper()):
        if not program.installed():
            print(f"render with {program.name}: not installed")
            continue
        begin = time.monotonic()
        first = None
        for _ in program.render(texts, threading.Event()):
            first = first or time.monotonic() - begin
        total = time.monotonic() - begin
        print(
            f"render {longest.routine_id} with {program.name}: {len(texts)} sentences in "
            f"{total:.1f} s, {total / len(texts) * 1000:.0f} ms each, the first after {first:.2f} s"
        )


def main() -> None:
    """Measure everything and print it."""
    bench_rendering()
    bench_onsets(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)


if __name__ == "__main__":
    main()
