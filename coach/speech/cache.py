"""Spoken clips on disk, so that a sentence is made once and then only loaded."""

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from pathlib import Path

from coach.speech.clip import Clip, ClipError, read_wav, write_wav

LIMIT_BYTES = 64 * 2**20
"""How much the cache may hold."""

# Raised when clips are made in another way, so that old ones are not used.
_VERSION = 1
_LEFTOVER_SECONDS = 3600


class ClipCache:
    """Clips by voice and text.

    A file is named by what it says and by its own checksum, so a damaged one is known at once and
    counts as absent. Only this user may read them: they tell what is being exercised.

    Args:
        folder: where the files are; made if absent.
        limit_bytes: the least recently used files beyond this go.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES):
        self.folder = folder
        self._limit = limit_bytes
        self._names: dict[str, str] = {}
        # Where the folder cannot be read, everything is made anew.
        with contextlib.suppress(OSError):
            self._names = {
                path.name.partition("-")[0]: path.name
                for path in folder.iterdir()
                if path.suffix == ".wav"
            }

    def find(self, voice: str, text: str) -> Clip | None:
        """Return a clip made earlier, None if there is none or it is damaged."""
        key = _key(voice, text)
        name = self._names.get(key)
        if name is None:
            return None
        path = self.folder / name
        try:
            data = path.read_bytes()
            if name != _name(key, data):
                raise ClipError("changed since it was written")
            clip = read_wav(data)
        except (OSError, ClipError):
            self._forget(key)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return clip

    def keep(self, voice: str, text: str, clip: Clip) -> None:
        """Write a clip; readers see all of it or nothing.

        Raises:
            OSError: it cannot be written.
        """
        key = _key(voice, text)
        data = write_wav(clip)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        handle, part = tempfile.mkstemp(suffix=".part", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(part).replace(self.folder / _name(key, data))
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        old = self._names.get(key)
        if old != _name(key, data):
            self._forget(key)
        self._names[key] = _name(key, data)

    def prune(self) -> None:
        """Remove the least recently used clips beyond the limit, and what a crash left behind.

        Raises:
            OSError: the folder cannot be read.
        """
        held: list[tuple[float, int, str]] = []
        for path in self.folder.iterdir():
            with contextlib.suppress(OSError):
                facts = path.stat()
                if path.suffix == ".wav":
                    held.append((facts.st_mtime, facts.st_size, path.name))
                elif path.suffix == ".part" and facts.st_mtime < time.time() - _LEFTOVER_SECONDS:
                    path.unlink()
        held.sort(reverse=True)
        room = self._limit
        for _, size, name in held:
            room -= size
            if room < 0:
                self._forget(name.partition("-")[0])

    def _forget(self, key: str) -> None:
        name = self._names.pop(key, None)
        if name is not None:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)


def _key(voice: str, text: str) -> str:
    return hashlib.sha256(f"{_VERSION}\0{voice}\0{text}".encode()).hexdigest()[:40]


def _name(key: str, data: bytes) -> str:
    return f"{key}-{zlib.crc32(data):08x}.wav"
