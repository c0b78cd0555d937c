"""Merges an export into the record: by id, all or nothing, twice like once."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage import schema
from coach.storage.database import Opened, load_copy, open_database
from coach.storage.document import (
    LISTINGS,
    Event,
    Export,
    Listing,
    Session,
    SetResult,
    columns_of,
    days_of,
)
from coach.storage.errors import from_os
from coach.storage.setting_groups import Settings
from coach.storage.settings import load_settings, save_settings
from coach.storage.user_files import content_of, identity_of, place, read_user_files


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import does to one kind of things.

    Attributes:
        added: new here.
        changed: here already, and newer in the file.
        kept: here already and different; what is here stays.
        same: here already, and alike.
    """

    added: int = 0
    changed: int = 0
    kept: int = 0
    same: int = 0

    @property
    def changes(self) -> bool:
        """Something would be written."""
        return bool(self.added or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changes.

    Attributes:
        exported: when the file was made, as it says; empty if it does not.
        listings: by field of the export file ("sessions", "pain", "goals", "files").
        settings: the settings that change, as "group.key".
        first_day: first day of the sessions that are new or changed, None without any.
        last_day: last day of them.
        conflicts: the person's own files that differ from the file's and stay as they are.
    """

    exported: str
    listings: dict[str, Tally]
    settings: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    conflicts: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Everything in the file is here already."""
        return not self.settings and not any(one.changes for one in self.listings.values())


def preview(paths: DataPaths, export: Export, *, with_settings: bool = True) -> Changes:
    """Return what an import would change, changing nothing.

    Args:
        paths: the program's folders.
        export: what was read.
        with_settings: settings are taken over too.

    Raises:
        UserError: something in the file cannot be used, or the record comes from a newer program.
        StorageError: the record cannot be read.
    """
    copy = load_copy(paths)
    if copy is None:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(copy)
    with closing(copy):
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("BEGIN")
        merged = _merge(copy, export)
    files = _FilePlan(paths, export)
    settings = _changed_settings(paths, export) if with_settings else ()
    return _changes(export, merged, files, settings)


def merge(
    paths: DataPaths, export: Export, now: datetime, *, with_settings: bool = True
) -> tuple[Changes, Opened]:
    """Merge an export file into the record, the settings and the person's own files.

    Either all of it is taken over or nothing. Nothing that is here is removed or replaced by
    something older.

    Args:
        paths: the program's folders.
        export: what was read.
        now: the moment, for dated names.
        with_settings: settings are taken over too.

    Returns:
        what has changed, and how the record was opened (it is closed again).

    Raises:
        UserError: something in the file cannot be used; the record comes from a newer program.
        StorageError: the record, a file or the settings cannot be written.
    """
    files = _FilePlan(paths, export)
    settings = _changed_settings(paths, export) if with_settings else ()
    opened = open_database(paths, now)
    with (
        opened.database as database,
        _undoing(paths) as placed,
        database.transaction() as connection,
    ):
        merged = _merge(connection, export)
        for name, content in files.new:
            placed.append(place(paths, name, content))
        if settings:
            save_settings(paths, _settings_of(paths, export))
    return _changes(export, merged, files, settings), opened


@contextmanager
def _undoing(paths: DataPaths) -> Iterator[list[Path]]:
    """Take files and settings back if what follows fails."""
    placed: list[Path] = []
    before = _bytes_of(paths.settings)
    try:
        yield placed
    except BaseException as error:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            if before is None:
                paths.settings.unlink(missing_ok=True)
            elif _bytes_of(paths.settings) != before:
                paths.settings.write_bytes(before)
        if isinstance(error, OSError):
            raise from_os(error, paths.data_dir) from error
        raise


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


# --- merging ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Counts:
    added: int = 0
    changed: int = 0
    kept: int = 0
    same: int = 0

    def tally(self) -> Tally:
        return Tally(self.added, self.changed, self.kept, self.same)


@dataclass(slots=True)
class _Merged:
    counts: dict[str, _Counts] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)


def _merge(connection: sqlite3.Connection, export: Export) -> _Merged:
    """Merge sessions and listings within a transaction that is under way.

    Raises:
        UserError: something contradicts itself.
    """
    merged = _Merged({"sessions": _Counts()})
    for session in export.sessions:
        with _naming(f"session {session.id}"):
            _merge_session(connection, session, merged)
    for listing in LISTINGS:
        counts = merged.counts[listing.field] = _Counts()
        for row in getattr(export, listing.field):
            told = msgspec.structs.asdict(row)
            name = told.get(listing.identity) or told.get("session")
            with _naming(f"{listing.field} {name}"):
                _merge_row(connection, listing, row, counts)
    return merged


@contextmanager
def _naming(what: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.IntegrityError, UnicodeEncodeError) as error:
        message = f"The export contradicts itself at {what[:120]!a}, so nothing was imported."
        raise UserError(message) from error


def _merge_session(connection: sqlite3.Connection, session: Session, merged: _Merged) -> None:
    counts = merged.counts["sessions"]
    row = connection.execute(
        "SELECT key, status, edited_ms, removed_ms,"
        " (SELECT count(*) FROM event WHERE session_key = session.key)"
        " FROM session WHERE id = ?",
        (session.id,),
    ).fetchone()
    if row is None:
        key = _insert(connection, "session", _session_values(session))
        _insert_parts(connection, key, session)
        counts.added += 1
        merged.days.append(session.local_day)
        return
    key, status, edited_ms, removed_ms, events = row
    here = (status != "active", edited_ms or 0, events)
    there = (session.status != "active", session.edited_ms or 0, len(session.events))
    comes_back = removed_ms is not None and session.removed_ms is None
    if there > here:
        values = _session_values(session)
        if removed_ms is None:
            # What is shown here is not taken away by an import.
            values["removed_ms"] = None
        _update(connection, "session", key, values)
        for table in ("event", "set_result"):
            connection.execute(f"DELETE FROM {table} WHERE session_key = ?", (key,))  # noqa: S608
        _insert_parts(connection, key, session)
    elif comes_back:
        connection.execute("UPDATE session SET removed_ms = NULL WHERE key = ?", (key,))
    elif here == there or session.status == "active":
        counts.same += 1
        return
    else:
        counts.kept += 1
        return
    counts.changed += 1
    merged.days.append(session.local_day)


def _session_values(session: Session) -> dict[str, Any]:
    values = _values(session)
    if session.status == "active":
        # It was under way elsewhere; nobody is going to go on with it here.
        values["status"] = "partial"
    return values


def _insert_parts(connection: sqlite3.Connection, key: int, session: Session) -> None:
    _insert_many(connection, "event", Event, key, session.events)
    _insert_many(connection, "set_result", SetResult, key, session.sets)


def _merge_row(
    connection: sqlite3.Connection, listing: Listing, row: msgspec.Struct, counts: _Counts
) -> None:
    values = _values(row)
    if "session" in row.__struct_fields__:
        values["session_key"] = _session_key(connection, msgspec.structs.asdict(row)["session"])
    found = connection.execute(
        f"SELECT rowid, {', '.join(values)} FROM {listing.table}"  # noqa: S608
        f" WHERE {listing.identity} = ?",
        (values[listing.identity],),
    ).fetchone()
    if found is None:
        if _try(connection, lambda: _insert(connection, listing.table, values)):
            counts.added += 1
        else:
            counts.kept += 1
        return
    key, *old = found
    before = dict(zip(values, old, strict=True))
    if before == values:
        counts.same += 1
    elif (
        listing.newer
        and values[listing.newer] > before[listing.newer]
        and _try(connection, lambda: _update(connection, listing.table, key, values))
    ):
        counts.changed += 1
    else:
        counts.kept += 1


def _try(connection: sqlite3.Connection, write: Callable[[], object]) -> bool:
    """Write a row unless another one has its place (the same session and moment)."""
    connection.execute("SAVEPOINT one_row")
    try:
        write()
    except sqlite3.IntegrityError as error:
        connection.execute("ROLLBACK TO one_row")
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise
        return False
    finally:
        connection.execute("RELEASE one_row")
    return True


def _session_key(connection: sqlite3.Connection, session_id: str | None) -> int | None:
    if session_id is None:
        return None
    row = connection.execute("SELECT key FROM session WHERE id = ?", (session_id,)).fetchone()
    if row is None:
        raise sqlite3.IntegrityError("no such session")
    key: int = row[0]
    return key


# --- rows -------------------------------------------------------------------------------------


def _values(row: msgspec.Struct) -> dict[str, Any]:
    return dict(zip(columns_of(type(row)), _tuple_of(row), strict=True))


def _tuple_of(row: msgspec.Struct) -> list[Any]:
    values = [getattr(row, name) for name in columns_of(type(row))]
    for at in days_of(type(row)):
        values[at] = values[at].isoformat()
    return values


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> int:
    marks = ", ".join("?" * len(values))
    done = connection.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608
        tuple(values.values()),
    )
    return int(done.lastrowid or 0)


def _update(connection: sqlite3.Connection, table: str, key: int, values: dict[str, Any]) -> None:
    marks = ", ".join(f"{name} = ?" for name in values)
    connection.execute(
        f"UPDATE {table} SET {marks} WHERE rowid = ?",  # noqa: S608
        (*values.values(), key),
    )


def _insert_many(
    connection: sqlite3.Connection,
    table: str,
    row: type[msgspec.Struct],
    key: int,
    rows: Sequence[msgspec.Struct],
) -> None:
    columns = columns_of(row)
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f"INSERT INTO {table} (session_key, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608
        ((key, *_tuple_of(one)) for one in rows),
    )


# --- settings and files -----------------------------------------------------------------------


def _settings_of(paths: DataPaths, export: Export) -> Settings:
    """Return the settings to take over: all but what belongs to this computer alone."""
    here = load_settings(paths).settings
    if export.settings is None:
        return here
    there = export.settings
    session = msgspec.structs.replace(there.session, screen=here.session.screen)
    reminders = msgspec.structs.replace(there.reminders, at_login=here.reminders.at_login)
    return msgspec.structs.replace(there, session=session, reminders=reminders)


def _changed_settings(paths: DataPaths, export: Export) -> tuple[str, ...]:
    here = load_settings(paths).settings
    there = _settings_of(paths, export)
    changed: list[str] = []
    for group in Settings.__struct_fields__:
        old, new = getattr(here, group), getattr(there, group)
        if isinstance(old, msgspec.Struct):
            names = old.__struct_fields__
            changed += [f"{group}.{one}" for one in names if getattr(old, one) != getattr(new, one)]
        elif old != new:
            changed.append(group)
    return tuple(changed)


class _FilePlan:
    """Which of the export's files are new here.

    Raises:
        StorageError: one of them is no file of this program, or a present one cannot be read.
    """

    def __init__(self, paths: DataPaths, export: Export) -> None:
        here: dict[str, bytes] = {}
        taken: dict[str, bytes] = {}
        for file in read_user_files(paths):
            content = content_of(file)
            here[identity_of(file.path, content)] = content
            taken[file.path.casefold()] = content
        self.new: list[tuple[str, bytes]] = []
        self.conflicts: list[str] = []
        self._counts = _Counts()
        for file in export.files:
            content = content_of(file)
            identity = identity_of(file.path, content)
            found = here.get(identity, taken.get(file.path.casefold()))
            if found is None:
                self.new.append((file.path, content))
                here[identity] = taken[file.path.casefold()] = content
                self._counts.added += 1
            elif found == content:
                self._counts.same += 1
            else:
                self.conflicts.append(file.path)
                self._counts.kept += 1

    def tally(self) -> Tally:
        """Return the counts."""
        return self._counts.tally()


def _changes(
    export: Export, merged: _Merged, files: _FilePlan, settings: tuple[str, ...]
) -> Changes:
    listings = {name: counts.tally() for name, counts in merged.counts.items()}
    return Changes(
        exported=export.exported,
        listings={**listings, "files": files.tally()},
        settings=settings,
        first_day=min(merged.days, default=None),
        last_day=max(merged.days, default=None),
        conflicts=tuple(files.conflicts),
    )
