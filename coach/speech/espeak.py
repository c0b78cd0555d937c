"""The standard voice on Linux: espeak-ng, run as a program once a sentence."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE
from coach.speech.clip import Clip, ClipError, read_wav_file, tidy
from coach.speech.program import Child, FindProgram, VoiceError

# -s 160 measures 169 words a minute over exercise instructions.
_RATE_AT_USUAL_PACE = 160
_VOICE = "en-gb"


class Espeak:
    """espeak-ng, British English, some 10 ms a sentence.

    Args:
        find: finds the program.
        patience_seconds: how long one sentence may take before the program counts as hung.
        words_per_minute: how fast it speaks.
    """

    name = "espeak"

    def __init__(
        self,
        find: FindProgram = shutil.which,
        patience_seconds: float = 5.0,
        words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    ):
        self._find = find
        self._patience = patience_seconds
        # Rounded up: no sentence may take longer than was reckoned for it.
        rate = -(-_RATE_AT_USUAL_PACE * words_per_minute // USUAL_WORDS_PER_MINUTE)
        self._rate = str(rate)

    @property
    def voice(self) -> str:
        """Engine, voice and rate."""
        return f"espeak-ng {_VOICE} {self._rate}"

    def installed(self) -> bool:
        """Return whether the program is there."""
        return self._find("espeak-ng") is not None

    def render(self, texts: Sequence[str], stop: Event) -> Iterator[tuple[str, Clip]]:
        """Yield each text with its clip; see `VoiceProgram.render`."""
        program = self._find("espeak-ng")
        if program is None:
            raise VoiceError("espeak-ng is not installed")
        with tempfile.TemporaryDirectory(prefix="back-coach-") as folder:
            path = Path(folder) / "clip.wav"
            arguments = [
                program,
                "-v",
                _VOICE,
                "-s",
                self._rate,
                "-b",
                "1",
                "--stdin",
                "-w",
                str(path),
            ]
            for text in texts:
                # Double brackets would be taken as phonemes.
                with Child(arguments, text.replace("[[", "[")) as child:
                    child.finish(self._patience, stop)
                try:
                    yield text, tidy(read_wav_file(path))
                    path.unlink()
                except (OSError, ClipError) as error:
                    raise VoiceError(f"espeak-ng wrote no sound for {text!r}: {error}") from error
