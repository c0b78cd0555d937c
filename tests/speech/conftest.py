"""Stand-ins for voice programs and the sound device, and a clock that only moves when told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from coach.speech.clip import Clip
from tests.support.sound import sound_server  # noqa: F401 -- a fixture


class FakeOutput:
    """Remembers what is sounding; has a device unless told otherwise."""

    def __init__(self, presence_changed: Callable[[bool], None]):
        self.presence_changed = presence_changed
        self.device = True
        self.loaded: dict[str, Clip] = {}
        self.played: list[str] = []
        self.sounding: set[str] = set()
        self.closed = False
        self.volumes = (1.0, 1.0)

    def set_volumes(self, *, words: float, sounds: float) -> None:
        self.volumes = (words, sounds)

    def load(self, name: str, clip: Clip) -> None:
        self.loaded[name] = clip

    def play(self, name: str, *, words: bool) -> bool:
        if not self.device or name not in self.loaded:
            return False
        self.played.append(name)
        if words:
            self.stop_words()
        self.sounding.add(name)
        return True

    def stop_words(self) -> None:
        self.sounding -= {f"say {text}" for text in self.words()}

    def stop_all(self) -> None:
        self.sounding.clear()

    def present(self) -> bool:
        return self.device

    def close(self) -> None:
        self.stop_all()
        self.closed = True

    def words(self) -> list[str]:
        """What is being said."""
        return [name.removeprefix("say ") for name in self.sounding if name.startswith("say ")]


class Device:
    """Hands out one fake output and keeps hold of it."""

    def __init__(self, *, present: bool = True):
        self._present = present
        self.output: FakeOutput | None = None

    def __call__(self, parent: QObject, presence_changed: Callable[[bool], None]) -> FakeOutput:
        self.output = FakeOutput(presence_changed)
        self.output.device = self._present
        return self.output


class Clock:
    """Milliseconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 1_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], str]:
    """Make a program of a shell script and return its path."""

    def make(body: str) -> str:
        path = tmp_path / "program"
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o700)
        return str(path)

    return make
