"""Puts a backup in the record's place, and keeps what was there."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage import schema
from coach.storage.backups import BEFORE_RESTORE, Backup, look_into, open_backup
from coach.storage.errors import from_sqlite
from coach.storage.opening import open_database


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done.

    Attributes:
        backup: what is in the record now.
        kept: where the record that was there is kept, None if there was none.
    """

    backup: Backup
    kept: Path | None


def restore(paths: DataPaths, source: Path, now: datetime) -> Restored:
    """Replace the record by a backup, all or nothing.

    The record that is there becomes a backup itself, so that this can be undone; a damaged one is
    set aside. Nobody else may write to the record meanwhile.

    Args:
        paths: the program's folders.
        source: the backup; it is not changed.
        now: the moment, for names.

    Raises:
        UserError: the file is no backup, is damaged, or comes from a newer program, or the record
            itself does.
        StorageError: the disk refused; the record is as it was.
    """
    backup = look_into(source)
    if backup.fault:
        raise UserError(backup.fault)
    with closing(_load(source)) as copy:
        had_one = paths.database.exists() and paths.database.stat().st_size > 0
        opened = open_database(paths, now)
        with opened.database as database:
            kept = opened.set_aside
            if had_one and kept is None:
                kept = database.back_up(paths.backups, BEFORE_RESTORE, now)
            database.replace_with(copy)
    return Restored(backup, kept)


def _load(source: Path) -> sqlite3.Connection:
    """Return a backup in memory, looked through to the last byte and in today's schema."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(open_backup(source)) as connection:
            fault = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if fault != "ok":
                raise UserError(f"{source} is damaged, so it was not restored.")
            connection.backup(memory)
        schema.migrate(memory)
    except sqlite3.Error as error:
        memory.close()
        raise from_sqlite(error, source) from error
    except BaseException:
        memory.close()
        raise
    return memory
