"""A private sound server whose loudspeaker goes nowhere but can be recorded."""

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.programs import PATIENCE, need, running, wait_for

RATE = 48_000
"""Samples a second, of the loudspeaker and of recordings."""

_SPEAKER = "speaker"
_TAIL = RATE * 2 // 4
"""Bytes of a quarter of a second."""


@dataclass(frozen=True, slots=True)
class SoundServer:
    """A running PulseAudio server of our own.

    Attributes:
        folder: where it keeps its socket, state and settings.
    """

    folder: Path

    @property
    def socket(self) -> Path:
        """Where programs reach it."""
        return self.folder / "native"

    def environment(self, base: Mapping[str, str] = os.environ) -> dict[str, str]:
        """Return the environment in which a program plays to this server."""
        folder = str(self.folder)
        return dict(base) | {
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_RUNTIME_PATH": folder,
            "PULSE_STATE_PATH": folder,
            "PULSE_COOKIE": str(self.folder / "cookie"),
            "XDG_RUNTIME_DIR": folder,
        }

    @contextmanager
    def recording(self, file: Path) -> Iterator[None]:
        """Record what the loudspeaker is given into a WAV file: mono, 16 bits, `RATE` a second.

        The recorder runs when the block begins; the file is whole when the block has ended.
        """
        shape = ["--file-format=wav", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        command = ["parecord", f"--device={_SPEAKER}.monitor", "--latency-msec=20", *shape]
        with running([*command, str(file)], env=self.environment()) as recorder:
            # Sound arrives once the file has grown beyond a header.
            _wait_for_size(file, _TAIL, recorder)
            yield
            # What was played last is still on its way to the file.
            _wait_for_size(file, file.stat().st_size + _TAIL, recorder)
            recorder.send_signal(signal.SIGINT)
            recorder.wait(PATIENCE)

    def is_up(self) -> bool:
        """Tell whether the server answers and has its loudspeaker."""
        sinks = json.loads(self._ask("list", "sinks") or "[]")
        return any(sink["name"] == _SPEAKER for sink in sinks)

    def _ask(self, *question: str) -> str:
        answer = subprocess.run(
            ["pactl", "--format=json", *question],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.stdout.strip()


def _wait_for_size(file: Path, size: int, recorder: subprocess.Popen[bytes]) -> None:
    def reached() -> bool:
        return file.exists() and file.stat().st_size >= size

    wait_for(reached, recorder, "the recording")


@contextmanager
def running_sound_server() -> Iterator[SoundServer]:
    """Start PulseAudio with one loudspeaker that plays into nothing; end it on the way out."""
    need("pulseaudio", "pactl", "parecord")
    with tempfile.TemporaryDirectory(prefix="back-coach-sound-") as folder:
        server = SoundServer(Path(folder))
        # Without "norewinds" a monitor misses up to 20 ms whenever a program starts to play.
        modules = (
            f"module-null-sink sink_name={_SPEAKER} rate={RATE} channels=2 norewinds=1",
            f"module-native-protocol-unix socket={server.socket} auth-anonymous=1",
        )
        command = [
            *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
            *("--disable-shm", "--realtime=no", "--high-priority=no"),
            *(f"--load={module}" for module in modules),
        ]
        with running(command, env=server.environment()) as daemon:
            wait_for(server.is_up, daemon, "pulseaudio")
            yield server


@pytest.fixture
def sound_server() -> Iterator[SoundServer]:
    """A sound server of its own for one test."""
    with running_sound_server() as server:
        yield server
