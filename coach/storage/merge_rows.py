"""Merges the rows of an export into the record, by id; only what is newer replaces another."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from coach.domain.errors import UserError
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


@dataclass(slots=True)
class Merged:
    """What merging rows has done.

    Attributes:
        counts: by field of the export file, how often each of a `Tally` came.
        days: days of the sessions that are new or changed.
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)


def merge_rows(connection: sqlite3.Connection, export: Export) -> Merged:
    """Merge sessions and listings within a transaction that is under way.

    Raises:
        UserError: something contradicts itself.
    """
    merged = Merged({"sessions": Counter()})
    for session in export.sessions:
        with _naming(f"session {session.id}"):
            _merge_session(connection, session, merged)
    for listing in LISTINGS:
        counts = merged.counts[listing.field] = Counter()
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


def _merge_session(connection: sqlite3.Connection, session: Session, merged: Merged) -> None:
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
        counts["added"] += 1
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
        counts["same"] += 1
        return
    else:
        counts["kept"] += 1
        return
    counts["changed"] += 1
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
    connection: sqlite3.Connection, listing: Listing, row: msgspec.Struct, counts: Counter[str]
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
            counts["added"] += 1
        else:
            counts["kept"] += 1
        return
    key, *old = found
    before = dict(zip(values, old, strict=True))
    if before == values:
        counts["same"] += 1
    elif (
        listing.newer
        and values[listing.newer] > before[listing.newer]
        and _try(connection, lambda: _update(connection, listing.table, key, values))
    ):
        counts["changed"] += 1
    else:
        counts["kept"] += 1


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
