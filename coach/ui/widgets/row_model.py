"""The model of a list whose rows are values that a delegate paints."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

ENTRY = int(Qt.ItemDataRole.UserRole)
"""The role under which a delegate finds a row's value."""


class Spoken(Protocol):
    """A row's value."""

    @property
    def spoken(self) -> str:
        """The whole row in words, for assistive technology."""


RowT = TypeVar("RowT", bound=Spoken)


class RowModel(QAbstractListModel, Generic[RowT]):
    """Rows in the order given."""

    def __init__(self, title_of: Callable[[RowT], str], parent: QObject) -> None:
        """Make an empty model.

        Args:
            title_of: returns the words by which a row is found when they are typed.
            parent: owner.
        """
        super().__init__(parent)
        self._title_of = title_of
        self._rows: tuple[RowT, ...] = ()

    @property
    def rows(self) -> tuple[RowT, ...]:
        """The rows shown."""
        return self._rows

    def row(self, number: int) -> RowT | None:
        """Return a row, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def set_rows(self, rows: tuple[RowT, ...]) -> None:
        """Take over other rows; where some are only added at the end, the rest stays as it is."""
        if rows == self._rows:
            return
        kept = len(self._rows)
        if kept and rows[:kept] == self._rows:
            self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def renew_rows(self, rows: tuple[RowT, ...]) -> None:
        """Take over as many rows in another state: each stays what it was, chosen or not."""
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's value, its title, or its words for assistive technology."""
        row = self._rows[index.row()]
        if role == ENTRY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None
