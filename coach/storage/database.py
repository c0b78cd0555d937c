"""An open record: what is read from it, and written in transactions."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from coach.storage.errors import StorageError, from_sqlite, is_outside
from coach.storage.record_copy import back_up


class Database:
    """An open record: reads, and writes in transactions.

    Attributes:
        path: the file.
        read_only: nothing can be written; what is read is a copy.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self._connection = connection
        self.path = path
        self.read_only = read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction: all of it, or, on any exception, nothing.

        Raises:
            StorageError: the disk or the file refused.
        """
        if self.read_only:
            message = (
                f"The folder {self.path.parent} cannot be written, so nothing new is saved. "
                "Mend its permissions and start Back Coach again."
            )
            raise StorageError(message)
        try:
            # Deferred transactions that read before they write fail when another writes between.
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            # SQLite may have rolled back by itself (full disk).
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError) and is_outside(error):
                raise from_sqlite(error, self.path) from error
            raise

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return all rows of a query.

        Raises:
            StorageError: the file cannot be read.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if is_outside(error):
                raise from_sqlite(error, self.path) from error
            raise

    def back_up(self, folder: Path, mark: str, now: datetime) -> Path:
        """Copy the record into a backup of its own; see `coach.storage.record_copy.back_up`."""
        return back_up(self._connection, folder, mark, now)

    def replace_with(self, source: sqlite3.Connection) -> None:
        """Put everything that another record holds in the place of what is here, all or nothing.

        Others that have the file open see the new content from their next read on.

        Args:
            source: an open record in today's schema.

        Raises:
            StorageError: the disk or the file refused; the old content is still there.
        """
        try:
            source.backup(self._connection)
        except sqlite3.DatabaseError as error:
            raise from_sqlite(error, self.path) from error
        self.empty_log()

    def empty_log(self) -> None:
        """Move what is in the write-ahead log into the file, so that removed rows are gone."""
        with suppress(sqlite3.Error):
            # A reader elsewhere may hold it up; the next checkpoint does the same.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
