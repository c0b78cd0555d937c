"""Failures of the disk and of SQLite, as sentences that say what to do."""

import errno
import sqlite3
from pathlib import Path

from coach.domain.errors import UserError, reason_of


class StorageError(UserError):
    """Something could not be read or written; its text says why and what to do."""


DAMAGE_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""SQLite's primary result codes that mean a damaged file."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def result_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 for errors that Python's own module raises."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code == 0 and str(error).startswith("Could not decode to UTF-8"):
        # We write nothing but UTF-8; SQLite does not look into texts.
        return sqlite3.SQLITE_CORRUPT
    return code & 0xFF


def is_outside(error: sqlite3.DatabaseError) -> bool:
    """Tell whether the disk or the file is at fault; all else (a wrong statement) is a bug."""
    return result_code(error) not in {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
        0,
    }


def from_sqlite(error: sqlite3.Error, path: Path) -> StorageError:
    """Put an SQLite error on the file `path` in words."""
    code = result_code(error)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code in DAMAGE_CODES:
        return damaged(path)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        text = f"The file {path} cannot be written. Mend the permissions of its folder."
    elif code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        text = f"Another program is using {path}. Close it and try again."
    else:
        text = (
            f"The disk reports a fault with {path} ({error}). "
            "See whether it is full or still connected."
        )
    return StorageError(text)


def is_no_room(error: OSError) -> bool:
    """Tell whether an operating system's error means that the disk is full."""
    return error.errno in _NO_ROOM


def from_os(error: OSError, path: Path) -> StorageError:
    """Put an operating system's error on the file `path` in words."""
    if is_no_room(error):
        return disk_full(path)
    return StorageError(
        f"The file {path} cannot be used: {reason_of(error)}. "
        "Mend its permissions, or see whether the disk is still connected."
    )


def damaged(path: Path) -> StorageError:
    """Say that the file `path` is damaged."""
    return StorageError(
        f"The file {path} is damaged. Close Back Coach and start it again: "
        "the file is set aside and nothing in it is overwritten."
    )


def disk_full(path: Path) -> StorageError:
    """Say that the disk of `path` has no room."""
    return StorageError(
        f"The disk is full, so nothing can be saved in {path.parent}. Free some space: "
        "a session that is under way is saved as soon as there is room."
    )
