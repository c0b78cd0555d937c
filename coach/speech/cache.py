"""Spoken clips on disk, so that a sentence is made once and then only loaded."""

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from coach.speech.clip import Clip, ClipError, read_wav, write_wav

LIMIT_BYTES = 64 * 2**20
"""How much the cache may hold."""

# Raised when clips are made in another way, so that old ones are not used.
_VERSION = 1
_LEFTOVER_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class ClipFile:
    """A clip on disk.

    Attributes:
        path: the WAV file.
        length_ms: how long it sounds.
    """

    path: Path
    length_ms: int


def open_cache(folder: Path, limit_bytes: int = LIMIT_BYTES) -> "ClipCache":
    """Return the cache in a folder or, where that cannot be written, one that lasts for this run.

    Raises:
        OSError: there is no room for a temporary folder either.
    """
    try:
        return ClipCache(folder, limit_bytes)
    except OSError:
        return ClipCache(Path(tempfile.mkdtemp(prefix="back-coach-")), limit_bytes, lasting=False)


class ClipCache:
    """Clips by voice and text.

    A file is named by what it says and by its own checksum, so a damaged one is known at once and
    counts as absent. Only this user may read them: they tell what is being exercised.

    Args:
        folder: where the files are; made if absent.
        limit_bytes: the least recently used files beyond this go.
        lasting: False removes everything at `close`.

    Raises:
        OSError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES, *, lasting: bool = True):
        self.folder = folder
        self._limit = limit_bytes
        self._lasting = lasting
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
        self._names = {
            path.name.partition("-")[0]: path.name
            for path in folder.iterdir()
            if path.suffix == ".wav"
        }

    def find(self, voice: str, text: str) -> ClipFile | None:
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
            os.utime(path)
        except (OSError, ClipError):
            self._forget(key)
            return None
        return ClipFile(path, clip.length_ms)

    def keep(self, voice: str, text: str, clip: Clip) -> ClipFile:
        """Write a clip and return its file; readers see all of it or nothing.

        Raises:
            OSError: it cannot be written.
        """
        key = _key(voice, text)
        data = write_wav(clip)
        handle, part = tempfile.mkstemp(suffix=".part", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            path = self.folder / _name(key, data)
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        old = self._names.get(key)
        if old not in (None, path.name):
            self._forget(key)
        self._names[key] = path.name
        return ClipFile(path, clip.length_ms)

    def prune(self) -> None:
        """Remove the least recently used clips beyond the limit, and what a crash left behind."""
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

    def close(self) -> None:
        """Remove a cache that was to last for this run only."""
        if not self._lasting:
            for path in self.folder.iterdir():
                path.unlink(missing_ok=True)
            self.folder.rmdir()

    def _forget(self, key: str) -> None:
        name = self._names.pop(key, None)
        if name is not None:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)


def _key(voice: str, text: str) -> str:
    return hashlib.sha256(f"{_VERSION}\0{voice}\0{text}".encode()).hexdigest()[:40]


def _name(key: str, data: bytes) -> str:
    return f"{key}-{zlib.crc32(data):08x}.wav"
