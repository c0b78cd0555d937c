"""Makes sure that nobody else has the data folder while a command changes what is in it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.domain.errors import UserError
from coach.paths import DataPaths, make_private_dir
from coach.storage.errors import from_os

LOCK_NAME = "back-coach.lock"
"""The window's lock file; it is locked, too, by the system as long as the window is open."""


@contextmanager
def alone(paths: DataPaths) -> Iterator[None]:
    """Keep every window away from the data folder for a while.

    Raises:
        UserError: a window has it, or the folder cannot be made or written to.
    """
    make_private_dir(paths.data_dir)
    path = paths.data_dir / LOCK_NAME
    try:
        handle = _take(path)
    except OSError as error:
        raise from_os(error, path) from error
    if handle is None:
        message = (
            "Back Coach’s window is open. Close it first, or do this in its settings, under "
            "“Data and backup”."
        )
        raise UserError(message)
    try:
        # Read by a window that starts meanwhile: the lock belongs to a process that lives.
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n\n\n".encode())
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            handle = -1
        with suppress(OSError):
            path.unlink()
        if handle >= 0:
            os.close(handle)


def _take(path: Path) -> int | None:
    """Return the locked file; None if a window has it."""
    if sys.platform == "win32":
        # An open file cannot be removed there, so one that can be was left by a crash.
        try:
            path.unlink(missing_ok=True)
            return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        except (PermissionError, FileExistsError):
            return None
    import fcntl

    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle
