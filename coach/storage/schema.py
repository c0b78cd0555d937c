"""The numbered migrations: which there are, how they are applied, what they leave behind."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x42614362
"""Marks a file as ours in its header: “BaCb” in ASCII."""

_FOLDER = Path(__file__).resolve().parent / "migrations"


def latest_version() -> int:
    """Return the schema version that this program writes."""
    return max(int(path.stem) for path in _FOLDER.glob("[0-9]*.sql"))


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of a file, 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, to_version: int | None = None) -> None:
    """Apply the migrations that are missing, each in a transaction of its own.

    Args:
        connection: in autocommit mode (`isolation_level=None`).
        to_version: where to stop; None for the latest.
    """
    target = latest_version() if to_version is None else to_version
    for number in range(version_of(connection) + 1, target + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have got here first while this one waited.
            if version_of(connection) < number:
                for statement in _statements((_FOLDER / f"{number:04}.sql").read_text("utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def tables_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of a file's tables."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(name for (name,) in rows if not name.startswith("sqlite_"))


@cache
def tables_at(version: int) -> frozenset[str]:
    """Return the tables that a file of this version must have."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, version)
        return tables_of(connection)
    finally:
        connection.close()


def _statements(script: str) -> Iterator[str]:
    # executescript() commits by itself, which would leave half a migration behind.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
