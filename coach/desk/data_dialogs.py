"""The dialogs in which the user's data is dealt with: how they open, and what they say."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.ui.widgets.look import Look

if TYPE_CHECKING:
    # Loaded when first needed.
    from coach.desk.data_words import DataWords
    from coach.ui.data.confirm_dialog import ConfirmDialog, ConfirmView
    from coach.ui.data.message import MessageDialog
    from coach.ui.widgets.overlay import Overlay


class DataDialogs(QObject):
    """Opens dialogs over the window; they delete themselves when they close.

    Args:
        window: what they cover.
        look: theme and icons.
        parent: owner.
    """

    def __init__(self, window: QWidget, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self.look = look

    @cached_property
    def words(self) -> "DataWords":
        """What they say of backups and imports."""
        from coach.desk.data_words import DataWords

        return DataWords(self)

    def open(self, dialog: "Overlay") -> None:
        """Open a dialog."""
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def confirm(self, view: "ConfirmView") -> "ConfirmDialog":
        """Ask whether something is to be done, with the facts about it."""
        from coach.ui.data.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(self.look, view, self.window)
        self.open(dialog)
        return dialog

    def say(self, title: str, words: str) -> "MessageDialog":
        """Say how something went."""
        from coach.ui.data.message import MessageDialog

        dialog = MessageDialog(self.look, title, words, self.window)
        self.open(dialog)
        return dialog

    def file_dialog(self, title: str, folder: Path | None = None) -> QFileDialog:
        """Return a dialog for a file, not yet open.

        Args:
            title: what it is for.
            folder: where it begins, None for the user's documents.
        """
        if folder is None:
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            folder = Path(QStandardPaths.writableLocation(documents))
        dialog = QFileDialog(self.window, title)
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.finished.connect(dialog.deleteLater)
        return dialog


@contextmanager
def busy() -> Iterator[None]:
    """Show that something takes its time: years of sessions do."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
