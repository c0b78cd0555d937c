"""Files written whole or not at all, and names that never hit an existing one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from coach.paths import make_private


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file's content, readable by the user only; a crash leaves the old or the new.

    Raises:
        OSError: it could not be written; the old content is still there.
    """
    with writing_atomically(path) as stream:
        stream.write(content)


@contextmanager
def writing_atomically(path: Path) -> Iterator[BinaryIO]:
    """Replace a file's content bit by bit, as `write_atomically` does at once.

    Raises:
        OSError: it could not be written; the old content is still there.
    """
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        make_private(temporary)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder outlast a power cut, where the system has a way to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        # Some network file systems cannot; the rename itself has been done.
        pass
    finally:
        os.close(handle)


def dated_names(path: Path, mark: str, now: datetime) -> Iterator[Path]:
    """Yield names beside `path` that carry a mark and the moment, then the same with a count."""
    stem = f"{path.stem}-{mark}-{now:%Y-%m-%d-%H%M%S}"
    yield path.with_name(f"{stem}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{stem}-{number}{path.suffix}")
