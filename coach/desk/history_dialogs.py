"""Opens the dialogs of the history."""

from PySide6.QtCore import QObject, Signal, Slot

from coach.ui.history.table_dialog import TableDialog
from coach.ui.history.view import TableView
from coach.ui.main.window import MainWindow
from coach.ui.widgets.overlay import Overlay


class HistoryDialogs(QObject):
    """Opens dialogs over the window, and lets go of them when they are closed.

    Signals:
        closed: one was closed.
    """

    closed = Signal()

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def open(self, dialog: Overlay) -> None:
        """Open a dialog."""
        dialog.closed.connect(dialog.deleteLater)
        dialog.closed.connect(self.closed)
        dialog.open()

    @Slot(TableView)
    def show_table(self, table: TableView) -> None:
        """Show something as a table."""
        self.open(TableDialog(self._window.look, table, self._window))
