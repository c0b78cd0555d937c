"""Copies of the record, made by SQLite's own backup interface and checked before they count."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from coach.files import dated_names, sync_folder
from coach.paths import make_private_dir, make_private_file
from coach.storage import schema
from coach.storage.errors import StorageError, from_os, from_sqlite


def find_damage(connection: sqlite3.Connection) -> str:
    """Return what is wrong with a record, in a few words; empty if nothing is found.

    A file without tables is whole for SQLite, so the tables that its version has are asked for.

    Raises:
        sqlite3.Error: SQLite cannot even look.
    """
    version = schema.version_of(connection)
    fault: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        return fault
    tables = schema.tables_of(connection)
    if version == 0:
        return "it holds something else" if tables else ""
    if version > schema.latest_version():
        return ""
    missing = schema.tables_at(version) - tables
    return f"missing: {', '.join(sorted(missing))}" if missing else ""


def back_up(connection: sqlite3.Connection, folder: Path, mark: str, now: datetime) -> Path:
    """Copy a record into a backup of its own, a single file that only the user can read.

    The copy appears under its name only once it is complete, checked and on the disk; existing
    backups are never overwritten.

    Args:
        connection: an open record; may be in use by others meanwhile.
        folder: where backups are kept; made if it is missing.
        mark: what the backup is for, a part of its name ("before-v2").
        now: the moment, a part of its name.

    Raises:
        StorageError: the record is damaged or the copy cannot be written.
    """
    make_private_dir(folder)
    name = next(one for one in dated_names(folder / "record.db", mark, now) if not one.exists())
    temporary = name.with_suffix(".part")
    try:
        temporary.unlink(missing_ok=True)
        make_private_file(temporary)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
            # A copy of a WAL file is one too; a backup has to be a single file.
            copy.execute("PRAGMA journal_mode = DELETE")
            damage = find_damage(copy)
        if damage:
            message = f"No backup was made: the record is damaged ({damage})."
            raise StorageError(message)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.rename(name)
        sync_folder(folder)
    except sqlite3.Error as error:
        raise from_sqlite(error, name) from error
    except OSError as error:
        raise from_os(error, name) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return name
