"""The system's own dialogs for choosing a file."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class FilePicker(QObject):
    """Asks for a file to open or a place to save; the window stays alive meanwhile.

    Signals:
        picked: a file was chosen (a `Path`).
    """

    picked = Signal(object)

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.dialog: QFileDialog | None = None

    def ask_open(self, title: str, filters: list[str]) -> None:
        """Ask for a file that is there.

        Args:
            title: of the dialog.
            filters: kinds of files, such as "Routines (*.toml)".
        """
        dialog = self._make(title, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.open()

    def ask_save(self, title: str, name: str, filters: list[str]) -> None:
        """Ask where to save.

        Args:
            title: of the dialog.
            name: the file's name, to begin with.
            filters: kinds of files.
        """
        dialog = self._make(title, filters)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.open()

    def _make(self, title: str, filters: list[str]) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.deleteLater()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        if not Path(folder).is_dir():
            folder = str(Path.home())
        dialog = self.dialog = QFileDialog(self._window, title, folder)
        dialog.setNameFilters(filters)
        dialog.fileSelected.connect(self._tell)
        return dialog

    def _tell(self, path: str) -> None:
        if path:
            self.picked.emit(Path(path))
