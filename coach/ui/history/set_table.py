"""The sets of a session, to be corrected in place."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QSpinBox, QStyleOptionViewItem, QWidget

from coach.domain.exercise import Side
from coach.domain.phrases import Phrases
from coach.ui.history.plain_table import CellDelegate
from coach.ui.history.view import SetForm
from coach.ui.widgets.row_model import Index

REPS, HELD = 3, 4
_MOST_REPS = 999
_MOST_SECONDS = 24 * 3600


class SetModel(QAbstractTableModel):
    """Exercise, set, side; repetitions and seconds held can be changed."""

    def __init__(self, sets: tuple[SetForm, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._sets = list(sets)

    @property
    def sets(self) -> tuple[SetForm, ...]:
        """The sets as they are now."""
        return tuple(self._sets)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of sets."""
        return 0 if parent is not None and parent.isValid() else len(self._sets)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headers())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._headers()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its number for the editor, or its words read aloud."""
        column = index.column()
        record = self._sets[index.row()].record
        if role == Qt.ItemDataRole.EditRole and column in (REPS, HELD):
            return record.reps if column == REPS else round(record.hold_ms / 1000)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers()[column]}: {self._words(index) or '–'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take over another number."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in (REPS, HELD):
            return False
        one = self._sets[index.row()]
        reps, hold_ms = one.record.reps, one.record.hold_ms
        if index.column() == REPS:
            # The length of one hold stays: fewer of them are less time.
            each = hold_ms / reps if reps else 0
            reps, hold_ms = int(value), round(each * int(value)) if reps else hold_ms
        elif int(value) != round(hold_ms / 1000):
            hold_ms = int(value) * 1000
        record = one.record.corrected(reps, hold_ms)
        self._sets[index.row()] = replace(one, record=record)
        row = index.row()
        self.dataChanged.emit(self.index(row, 0), self.index(row, HELD))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Numbers can be changed; seconds only where something was held."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        one = self._sets[index.row()]
        if index.column() == REPS or (index.column() == HELD and one.timed):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("Exercise"),
            self.tr("Set"),
            self.tr("Side"),
            self.tr("Times"),
            self.tr("Seconds held"),
        )

    def _words(self, index: Index) -> str:
        one = self._sets[index.row()]
        record = one.record
        return (
            one.exercise,
            str(record.set_number),
            side_name(record.side),
            str(record.reps),
            str(round(record.hold_ms / 1000)) if one.timed else "",
        )[index.column()]


def side_name(side: Side | None) -> str:
    """Return "left" or "right", empty for both together."""
    return "" if side is None else Phrases().side_name(side)


class SetDelegate(CellDelegate):
    """Edits a number in place."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a box for numbers."""
        box = QSpinBox(parent)
        box.setRange(0, _MOST_REPS if index.column() == REPS else _MOST_SECONDS)
        box.setFrame(False)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the number that is there."""
        if isinstance(editor, QSpinBox):
            editor.setValue(int(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | Index
    ) -> None:
        """Hand the number over."""
        if isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())
