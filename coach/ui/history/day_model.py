"""Days by row and column."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from coach.ui.history.view import DayCell
from coach.ui.widgets.row_model import ENTRY, Index

Heading = tuple[str, str]
"""A short and a full name."""


class DayModel(QAbstractTableModel):
    """Days by row and column; a place without a day is empty and cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[DayCell | None, ...], ...] = ()
        self._across: tuple[Heading, ...] = ()
        self._down: tuple[Heading, ...] = ()
        self._places: dict[date, tuple[int, int]] = {}

    def set_days(
        self,
        rows: tuple[tuple[DayCell | None, ...], ...],
        across: tuple[Heading, ...],
        down: tuple[Heading, ...],
    ) -> None:
        """Take over other days.

        Args:
            rows: all equally long.
            across: short and full names of the columns, empty for none.
            down: short and full names of the rows, empty for none.
        """
        self.beginResetModel()
        self._rows, self._across, self._down = rows, across, down
        self._places = {
            cell.day: (number, place)
            for number, row in enumerate(rows)
            for place, cell in enumerate(row)
            if cell is not None
        }
        self.endResetModel()

    def cell(self, index: Index) -> DayCell | None:
        """Return the day at a place, None where there is none."""
        if not index.isValid():
            return None
        return self._rows[index.row()][index.column()]

    def index_of(self, day: date) -> Index:
        """Return the place of a day; invalid if it is not shown."""
        row, column = self._places.get(day, (-1, -1))
        return self.index(row, column)

    def days(self) -> tuple[date, ...]:
        """Return the days shown, the earliest first."""
        return tuple(self._places)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._rows[0]) if self._rows else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day, its number, or its words for assistive technology."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == ENTRY:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return cell.spoken
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column or row, the full one for assistive technology."""
        names = self._across if orientation is Qt.Orientation.Horizontal else self._down
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section][0]
        return names[section][1] if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A place without a day cannot be chosen."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
