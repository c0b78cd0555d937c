"""Tables on paper and on the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import FAMILY
from coach.ui.history.view import TableView

if TYPE_CHECKING:
    # Loaded when something is printed for the first time.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_BODY_PT = 10
_TITLE_PT = 16
_LINE = QColor("#B0B0B0")


def tab_separated(table: TableView, rows: tuple[int, ...] | None = None) -> str:
    """Return a table as text for a spreadsheet: tabs between cells, a line for each row.

    Args:
        table: the table.
        rows: which rows, in this order; None for all.
    """
    chosen = table.rows if rows is None else tuple(table.rows[row] for row in rows)
    return "".join("\t".join(map(_one_cell, row)) + "\n" for row in (table.headers, *chosen))


def _one_cell(text: str) -> str:
    return " ".join(text.split())


def document_of(table: TableView) -> QTextDocument:
    """Return a table as pages in black on white, with its headings on each page."""
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSize(_BODY_PT)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    title = QTextCharFormat()
    title.setFontPointSize(_TITLE_PT)
    title.setFontWeight(QFont.Weight.DemiBold)
    title.setForeground(QColor(Qt.GlobalColor.black))
    cursor.insertText(table.title, title)
    plain = QTextCharFormat()
    plain.setForeground(QColor(Qt.GlobalColor.black))
    if table.note:
        cursor.insertBlock(QTextBlockFormat(), plain)
        cursor.insertText(table.note, plain)
    cursor.insertBlock(QTextBlockFormat(), plain)
    layout = QTextTableFormat()
    layout.setHeaderRowCount(1)
    layout.setCellPadding(4)
    layout.setCellSpacing(0)
    layout.setBorder(0.5)
    layout.setBorderCollapse(True)
    layout.setBorderBrush(_LINE)
    layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    grid = cursor.insertTable(len(table.rows) + 1, max(1, len(table.headers)), layout)
    strong = QTextCharFormat(plain)
    strong.setFontWeight(QFont.Weight.DemiBold)
    for number, row in enumerate((table.headers, *table.rows)):
        for column, text in enumerate(row):
            cell = grid.cellAt(number, column).firstCursorPosition()
            cell.insertText(text, strong if number == 0 else plain)
    return document


def print_to(table: TableView, printer: "QPrinter") -> None:
    """Print a table."""
    document_of(table).print_(printer)


def ask_printer(table: TableView, parent: QWidget) -> "QPrintDialog":
    """Ask for a printer, and print on it; the dialog goes by itself."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(table.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(table.title)
    job = _Job(table, printer, dialog)
    dialog.accepted.connect(job.run)
    dialog.setModal(True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog


class _Job(QWidget):
    """Keeps the printer as long as its dialog."""

    def __init__(self, table: TableView, printer: "QPrinter", dialog: "QPrintDialog") -> None:
        super().__init__(dialog)
        self._table = table
        self._printer = printer
        self.hide()

    def run(self) -> None:
        print_to(self._table, self._printer)
