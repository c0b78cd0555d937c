"""Tables on paper and as text."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.history.printing import ask_printer, document_of, print_to, tab_separated
from coach.ui.history.view import TableView

ROWS = st.integers(1, 5).flatmap(
    lambda width: st.tuples(
        st.tuples(*[st.text(min_size=1)] * width),
        st.lists(st.tuples(*[st.text()] * width)).map(tuple),
    )
)


@given(ROWS)
def test_text_keeps_one_line_a_row_and_one_place_a_cell(
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
) -> None:
    headers, rows = table
    text = tab_separated(TableView("", headers, rows))
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(rows) + 1
    for line, row in zip(lines, (headers, *rows), strict=True):
        assert line.split("\t") == [" ".join(cell.split()) for cell in row]


def many_rows() -> TableView:
    rows = tuple((f"week {n}", str(n)) for n in range(200))
    return TableView("Weeks", ("Week", "Done"), rows, "A note.")


def test_a_long_table_is_printed_on_pages(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "weeks.pdf"))
    print_to(many_rows(), printer)
    printed = (tmp_path / "weeks.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 2


def test_what_is_printed_is_what_the_table_says(qapp: QApplication) -> None:
    text = document_of(many_rows()).toPlainText().split("\n")
    assert text[:2] == ["Weeks", "A note."]
    assert text[text.index("week 0") : text.index("week 0") + 4] == ["week 0", "0", "week 1", "1"]
    assert text.count("week 199") == 1


def test_the_printer_dialog_prints_when_it_is_accepted(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_printer(many_rows(), window)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    dialog.accepted.emit(printer)
    assert (tmp_path / "out.pdf").stat().st_size > 0
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
