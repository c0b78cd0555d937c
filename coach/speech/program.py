"""Voice programs: run apart from this one, given sentences, leaving sound files."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol, Self

from coach.speech.clip import Clip

FindProgram = Callable[[str], str | None]
"""Returns the path of a program by its name, None if it is not installed (`shutil.which`)."""

_LOOK_SECONDS = 0.02


class VoiceError(Exception):
    """A voice program failed; the text says how, for the log."""


class Stopped(Exception):  # noqa: N818 -- nothing went wrong
    """The work is no longer wanted."""


class VoiceProgram(Protocol):
    """A program that turns sentences into sound.

    Attributes:
        name: its short name ("espeak", "piper").
        voice: everything the sound depends on besides the text: engine, voice and rate.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def voice(self) -> str: ...  # noqa: D102

    def installed(self) -> bool:
        """Return whether the program and its voice are there."""
        ...

    def render(self, texts: Sequence[str], stop: Event) -> Iterator[tuple[str, Clip]]:
        """Yield each text with its clip, tidied, in order and as soon as it is made.

        Raises:
            VoiceError: the program is missing, fails, hangs or writes no sound.
            Stopped: `stop` was set.
        """
        ...


class Child:
    """A running program that is killed when it is no longer wanted or takes too long.

    Args:
        arguments: the program and what it is told.
        given: text for its standard input.

    Raises:
        VoiceError: it cannot be started.
    """

    def __init__(self, arguments: Sequence[str], given: str = ""):
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by __exit__
        self._input = tempfile.TemporaryFile()  # noqa: SIM115
        self._input.write(given.encode())
        self._input.seek(0)
        self._name = Path(arguments[0]).name
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- fixed arguments, found by us
                arguments,
                stdin=self._input,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
            )
        except OSError as error:
            self._errors.close()
            self._input.close()
            raise VoiceError(f"{self._name} did not start: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._errors.close()
        self._input.close()

    def running(self) -> bool:
        """Wait a moment for its end.

        Returns:
            True while it runs, False once it has ended well.

        Raises:
            VoiceError: it ended with an error.
        """
        try:
            code = self._process.wait(_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            return True
        if code:
            raise VoiceError(f"{self._name} ended with {code}: {self._complaint()}")
        return False

    def finish(self, seconds: float, stop: Event) -> None:
        """Wait for its end.

        Raises:
            VoiceError: it ended with an error or did not end in time.
            Stopped: `stop` was set.
        """
        deadline = time.monotonic() + seconds
        while self.running():
            if stop.is_set():
                raise Stopped
            if time.monotonic() > deadline:
                raise VoiceError(f"{self._name} hung for {seconds:g} s")

    def _complaint(self) -> str:
        self._errors.seek(0)
        return self._errors.read()[-500:].decode(errors="replace").strip()
