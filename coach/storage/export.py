"""Writes everything into one JSON file, a piece at a time, so that no history is too long."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from coach import __version__
from coach.domain.errors import UserError
from coach.files import writing_atomically
from coach.paths import OWN_FOLDERS, DataPaths
from coach.storage.database import Database
from coach.storage.document import (
    FORMAT,
    LISTINGS,
    OF_SESSION,
    VERSION,
    Event,
    Listing,
    Session,
    columns_of,
    days_of,
)
from coach.storage.errors import StorageError, from_os, is_no_room
from coach.storage.opening import open_for_reading
from coach.storage.settings import load_settings
from coach.storage.user_files import read_user_files


def export_json(paths: DataPaths, target: Path, now: datetime) -> int:
    """Write everything that is the user's into one file, and return how many sessions it holds.

    Works while the window is open: what is written is the state of one moment.

    Args:
        paths: the program's folders.
        target: the file; one that is there is replaced once the new one is complete.
        now: the moment of the export.

    Raises:
        UserError: the record comes from a newer program, or the target is the program's own file.
        StorageError: the record is damaged or cannot be read, or the target cannot be written.
    """
    head = {"format": FORMAT, "version": VERSION, "exported": now.isoformat(timespec="seconds")}
    count = 0
    with writing_export(paths, target) as stream, open_for_reading(paths) as database:
        stream.write(_encode({**head, "program": __version__})[:-1])
        stream.write(b',\n"sessions": [')
        for session in () if database is None else sessions_of(database):
            stream.write(b",\n" if count else b"\n")
            stream.write(_encode(session))
            count += 1
        stream.write(b"\n]")
        for listing in LISTINGS:
            rows = () if database is None else rows_of(database, listing)
            _write_list(stream, listing.field, rows)
        stream.write(b',\n"settings": ' + _encode(load_settings(paths).settings))
        _write_list(stream, "files", read_user_files(paths))
        stream.write(b"\n}\n")
    return count


@contextmanager
def writing_export(paths: DataPaths, target: Path) -> Iterator[BinaryIO]:
    """Write a file of the user's choosing, whole or not at all, readable by the user alone.

    Raises:
        UserError: the target is one of the program's own files.
        StorageError: it cannot be written.
    """
    target = target.expanduser().absolute()
    if _is_own(paths, target):
        message = f"{target} is one of Back Coach’s own files. Choose another name for the export."
        raise UserError(message)
    try:
        with writing_atomically(target) as stream:
            yield stream
    except OSError as error:
        if is_no_room(error):
            message = f"The disk is full, so {target} was not written. Free some space, then again."
            raise StorageError(message) from error
        if isinstance(error, FileNotFoundError):
            message = f"There is no folder {target.parent}. Choose one that is there."
            raise StorageError(message) from error
        raise from_os(error, target) from error


def sessions_of(database: Database) -> Iterator[Session]:
    """Yield every session of the record with its events and sets, the oldest first.

    Raises:
        StorageError: the record cannot be read.
    """
    columns = columns_of(Session)
    for key, *row in database.rows(
        f"SELECT key, {', '.join(columns)} FROM session ORDER BY started_ms, key"  # noqa: S608
    ):
        yield Session(
            **_values(Session, columns, row),
            events=tuple(_rows_of_session(database, "event", key)),
            sets=tuple(_rows_of_session(database, "set_result", key)),
        )


def rows_of(database: Database, listing: Listing) -> Iterator[msgspec.Struct]:
    """Yield the rows of a table that is listed by itself, in a stable order.

    Raises:
        StorageError: the record cannot be read.
    """
    columns = columns_of(listing.row)
    shown = list(columns)
    of_session = "session" in listing.row.__struct_fields__
    if of_session:
        shown.append("(SELECT id FROM session WHERE key = session_key)")
    for row in database.rows(
        f"SELECT {', '.join(shown)} FROM {listing.table}"  # noqa: S608
        f" ORDER BY {listing.newer or listing.identity}, {listing.identity}"
    ):
        values = _values(listing.row, columns, row[: len(columns)])
        if of_session:
            values["session"] = row[-1]
        yield listing.row(**values)


def _rows_of_session(database: Database, table: str, key: object) -> Iterator[Any]:
    row = OF_SESSION[table]
    columns = columns_of(row)
    order = "seq" if row is Event else "item, set_number, coalesce(side, '')"
    for found in database.rows(
        f"SELECT {', '.join(columns)} FROM {table} WHERE session_key = ? ORDER BY {order}",  # noqa: S608
        (key,),
    ):
        yield row(**_values(row, columns, found))


def _values(
    row: type[msgspec.Struct], columns: tuple[str, ...], found: Sequence[Any]
) -> dict[str, Any]:
    values = dict(zip(columns, found, strict=True))
    for at in days_of(row):
        values[columns[at]] = date.fromisoformat(found[at])
    return values


def _write_list(stream: BinaryIO, field: str, rows: Iterator[Any] | tuple[Any, ...]) -> None:
    stream.write(f',\n"{field}": ['.encode())
    for number, row in enumerate(rows):
        stream.write(b",\n" if number else b"\n")
        stream.write(_encode(row))
    stream.write(b"\n]")


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)


def _is_own(paths: DataPaths, target: Path) -> bool:
    is_record = target.name.startswith((paths.database.name, f"{paths.database.stem}-"))
    if is_record and target.parent in {paths.data_dir, paths.backups}:
        return True
    own_folders = (paths.data_dir / one for one in OWN_FOLDERS)
    return target == paths.settings or any(one in target.parents for one in own_folders)
