"""How the record's file is opened, and what is done when it cannot be."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.clock import local_now
from coach.domain.errors import UserError
from coach.files import dated_names, sync_folder
from coach.paths import DataPaths, check_writable, make_private, make_private_dir, make_private_file
from coach.storage import schema
from coach.storage.database import Database
from coach.storage.errors import (
    DAMAGE_CODES,
    StorageError,
    damaged,
    from_os,
    from_sqlite,
    is_outside,
    result_code,
)
from coach.storage.record_copy import back_up, find_damage

BUSY_SECONDS = 5.0
"""How long a writer waits for another one. With BEGIN IMMEDIATE nobody has to give up."""

_HIGHEST_VERSION = 255

_FOLDER_CODES = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
"""What SQLite answers where it may not make the files beside a WAL file."""

_SIDECARS = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Opened:
    """A record, and what happened while it was opened.

    Attributes:
        database: the open record.
        set_aside: where a damaged file was put, None if there was none.
        backup: the backup made before a migration, None if there was none.
        notices: sentences for the user, empty if all is as usual.
    """

    database: Database
    set_aside: Path | None = None
    backup: Path | None = None
    notices: tuple[str, ...] = ()


def open_database(paths: DataPaths, now: datetime | None = None) -> Opened:
    """Open the record for the window, making or mending what has to be.

    An absent or empty file is made new. A damaged one is set aside under a dated name and a new
    one begun. In a folder that cannot be written, a copy is opened for reading.

    The whole file is looked through (`quick_check`) every time. That takes about 4 ms for each
    year of daily sessions and is worth it: damage that is noticed only weeks later has by then
    spread into every backup. Open the record after the first paint and nobody waits for it.

    Args:
        paths: the program's folders.
        now: the moment for dated names; None asks the clock.

    Raises:
        UserError: the folder cannot be made, or the file comes from a newer program; it is
            left as it is.
        StorageError: the disk refused.
    """
    moment = now or local_now()
    path = paths.database
    make_private_dir(paths.data_dir)
    try:
        check_writable(paths.data_dir)
        if path.exists():
            make_private(path)
    except (UserError, PermissionError) as error:
        if not path.exists():
            raise
        return _open_copy(path, str(error))
    try:
        set_aside = _set_aside(path, moment) if _is_damaged(path) else None
        database, backup = _open_for_writing(paths, moment)
    except sqlite3.DatabaseError as error:
        if is_outside(error):
            raise from_sqlite(error, path) from error
        raise
    except OSError as error:
        raise from_os(error, path) from error
    if set_aside is None:
        return Opened(database, backup=backup)
    notice = (
        f"Your record was damaged and has been set aside as {set_aside.name} in "
        f"{set_aside.parent}. Nothing in it was changed. A new record has been started."
    )
    return Opened(database, set_aside=set_aside, notices=(notice,))


@contextmanager
def open_for_reading(paths: DataPaths) -> Iterator[Database | None]:
    """Open the record to read it, changing nothing; None if there is none yet.

    What is read is the state of one moment, whatever others write meanwhile.

    Raises:
        UserError: the file comes from a newer program.
        StorageError: it is damaged or cannot be read.
    """
    path = paths.database
    with _in_words(path):
        connection = None if _is_empty(path) else _reader(path) or _snapshot(path)
    if connection is None:
        yield None
        return
    with Database(connection, path, read_only=True) as database:
        connection.execute("PRAGMA query_only = ON")
        yield database


def load_copy(paths: DataPaths) -> sqlite3.Connection | None:
    """Return the record as it is now, in memory and in today's schema; None if there is none yet.

    What is done to the copy changes nothing on the disk. The caller closes it.

    Raises:
        UserError: the file comes from a newer program.
        StorageError: it is damaged or cannot be read.
    """
    path = paths.database
    with _in_words(path):
        return None if _is_empty(path) else _snapshot(path)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Put in words why a record cannot be read."""
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except OSError as error:
        raise from_os(error, path) from error


def _is_empty(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


# --- looking before opening -------------------------------------------------------------------


def _is_damaged(path: Path) -> bool:
    """Tell whether a file has to be set aside, without changing it.

    Raises:
        UserError: it comes from a newer program.
        sqlite3.Error: it cannot be looked at for another reason.
    """
    if _is_empty(path):
        # SQLite throws away the log of an empty file; the log may be all that is left.
        log = _sidecar(path, "-wal")
        return log.exists() and log.stat().st_size > 0
    with path.open("rb") as stream:
        header = stream.read(20)
    # SQLite takes a wrong "write version" (byte 18) for a file that is not to be written.
    if len(header) < 20 or header[18] not in {1, 2}:
        return True
    try:
        # Unlike a connection that may write, this one never moves the log into the file.
        with closing(_connect(path, read_only=True)) as connection:
            if not _can_be_asked(connection):
                return True
            _refuse_newer(connection, path)
            return bool(find_damage(connection))
    except UnicodeDecodeError:
        # What SQLite says of a damaged schema quotes the damage.
        return True
    except sqlite3.DatabaseError as error:
        if result_code(error) in DAMAGE_CODES:
            return True
        raise


def _can_be_asked(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite understands the file's header at all."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        # The statement is right, so the file format is not.
        if result_code(error) == sqlite3.SQLITE_ERROR:
            return False
        raise
    # Nobody numbers schemas like this; such a version comes from damaged bytes.
    return 0 <= schema.version_of(connection) <= _HIGHEST_VERSION


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    version, latest = schema.version_of(connection), schema.latest_version()
    if version > latest:
        message = (
            f"The record {path} was written by a newer Back Coach (format {version}; this one "
            f"knows {latest}). Install the newer version again; the file was left as it is."
        )
        raise UserError(message)


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file with its log; return its new name."""
    for name in dated_names(path, "damaged", now):
        if not any(_sidecar(name, suffix).exists() for suffix in _SIDECARS):
            break
    # The log first: once the file itself has gone, everything that belongs to it has.
    for suffix in reversed(_SIDECARS):
        if _sidecar(path, suffix).exists():
            _sidecar(path, suffix).rename(_sidecar(name, suffix))
    sync_folder(path.parent)
    return name


# --- connections ------------------------------------------------------------------------------


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    # isolation_level=None: no transaction begins behind our back.
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _open_for_writing(paths: DataPaths, now: datetime) -> tuple[Database, Path | None]:
    path = paths.database
    make_private_file(path)
    connection = _connect(path, read_only=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # NORMAL would lose the last commits in a power cut; FULL costs a fraction of a millisecond.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Removed sessions leave nothing readable in the file.
        connection.execute("PRAGMA secure_delete = ON")
        version, backup = schema.version_of(connection), None
        if 0 < version < schema.latest_version():
            backup = back_up(connection, paths.backups, f"before-v{schema.latest_version()}", now)
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Database(connection, path, read_only=False), backup


def _open_copy(path: Path, reason: str) -> Opened:
    with _in_words(path):
        connection = _snapshot(path)
    connection.execute("PRAGMA query_only = ON")
    notice = f"{reason} Your history is shown from a copy; nothing new is saved."
    return Opened(Database(connection, path, read_only=True), notices=(notice,))


def _reader(path: Path) -> sqlite3.Connection | None:
    """Open a record of today's schema where it is; None if a copy has to be read instead."""
    try:
        connection = _connect(path, read_only=True)
        try:
            # One moment of the record, whatever the window writes meanwhile.
            connection.execute("BEGIN")
            if schema.version_of(connection) == schema.latest_version():
                _refuse_damage(connection, path)
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.OperationalError as error:
        if result_code(error) not in _FOLDER_CODES:
            raise
    return None


def _refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    damage = find_damage(connection)
    if damage:
        message = f"The record {path} is damaged ({damage}). Start Back Coach’s window to mend it."
        raise StorageError(message)


def _snapshot(path: Path) -> sqlite3.Connection:
    """Return the record as it is now, in memory and in today's schema."""
    try:
        memory = _load(path)
    except sqlite3.OperationalError as error:
        if result_code(error) not in _FOLDER_CODES:
            raise
        # Loaded here because they cost some milliseconds and are hardly ever needed.
        import shutil
        import tempfile

        # SQLite cannot read a WAL file in a folder where it may not write.
        with tempfile.TemporaryDirectory(prefix="back-coach-") as folder:
            copy = Path(folder) / path.name
            for suffix in ("", "-wal"):
                if _sidecar(path, suffix).exists():
                    shutil.copyfile(_sidecar(path, suffix), _sidecar(copy, suffix))
            memory = _load(copy)
    try:
        _refuse_newer(memory, path)
        _refuse_damage(memory, path)
        schema.migrate(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _load(path: Path) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(_connect(path, read_only=True)) as source:
            source.backup(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _sidecar(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
