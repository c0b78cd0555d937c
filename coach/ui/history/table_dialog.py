"""Charts and calendars as a table: to be read cell by cell, copied and printed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.history.plain_table import PlainTable
from coach.ui.history.printing import ask_printer, tab_separated
from coach.ui.history.view import TableView
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import shortcut_text
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.row_model import Index


class TableModel(QAbstractTableModel):
    """A table's words."""

    def __init__(self, table: TableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._table.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; for assistive technology with the name of the column."""
        text = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.headers[index.column()]}: {text or '–'}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._table.headers[section]
        return str(section + 1)


class TableDialog(Overlay):
    """A table with buttons to copy and to print it."""

    def __init__(self, look: Look, table: TableView, window: QWidget) -> None:
        super().__init__(look, table.title, table.note, window, width=860)
        self._view = table
        self._announcer = Announcer(self.panel)
        self.table = PlainTable(look, TableModel(table, self), table.title, self.content)
        self.table.copy_asked.connect(self._copy_chosen)
        self.body.addWidget(self.table, 1)
        self._told = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self.content)
        self.body.addWidget(self._told)
        self.add_way_out(self.tr("&Close"), self.close_overlay)
        self.print_button = self.add_button(self.tr("&Print…"), self._print, icon="printer")
        copy_key = shortcut_text(QKeySequence.StandardKey.Copy)
        self.copy_button = self.add_button(
            self.tr("C&opy"), self.copy_all, icon="copy", key=copy_key
        )
        self.relayout()

    @Slot()
    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        self._copy(None)

    @Slot()
    def _copy_chosen(self) -> None:
        rows = self.table.chosen_rows()
        self._copy(rows if len(rows) > 1 else None)

    def _copy(self, rows: tuple[int, ...] | None) -> None:
        QGuiApplication.clipboard().setText(tab_separated(self._view, rows))
        count = len(self._view.rows) if rows is None else len(rows)
        words = (
            self.tr("1 row is on the clipboard, ready for a spreadsheet.")
            if count == 1
            else self.tr("{n} rows are on the clipboard, ready for a spreadsheet.").format(n=count)
        )
        self._told.setText(words)
        self._announcer.forget()
        self._announcer.announce(words)
        self.relayout()

    @Slot()
    def _print(self) -> None:
        ask_printer(self._view, self.window())
