"""Everything that is the user's in one file: written for elsewhere, and taken in from there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from coach.clock import local_now
from coach.desk.data_dialogs import DataDialogs, busy
from coach.desk.preferences import Preferences
from coach.domain.errors import UserError
from coach.paths import DataPaths

if TYPE_CHECKING:
    # Loaded when first needed.
    from coach.storage.document import Export
    from coach.ui.data.export_dialog import ExportKind


class DataExchangeDesk(QObject):
    """Exports the user's data, and imports it.

    Signals:
        record_changed: the record holds something else now; show it anew.
        files_changed: routines or exercises of the user's own have been imported.
    """

    record_changed = Signal()
    files_changed = Signal()

    def __init__(
        self, dialogs: DataDialogs, paths: DataPaths, preferences: Preferences, parent: QObject
    ) -> None:
        """Make a desk.

        Args:
            dialogs: opens dialogs.
            paths: the program's folders.
            preferences: the user's settings.
            parent: owner.
        """
        super().__init__(parent)
        self._dialogs = dialogs
        self._paths = paths
        self._preferences = preferences
        self._kind: ExportKind | None = None
        self._export: Export | None = None

    # --- export -------------------------------------------------------------------------------

    @Slot()
    def show_export(self) -> None:
        """Let the user choose what to export."""
        from coach.ui.data.export_dialog import ExportDialog

        reminders = any(one.days for one in self._preferences.settings.reminders.at)
        dialog = ExportDialog(self._dialogs.look, self._dialogs.window, reminders=reminders)
        dialog.chosen.connect(self.choose_target)
        self._dialogs.open(dialog)

    @Slot(object)
    def choose_target(self, kind: "ExportKind") -> None:
        """Let the user choose where an export goes."""
        self._kind = kind
        dialog = self._dialogs.file_dialog(self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.value)
        dialog.setNameFilters([f"{kind.value.upper()} (*.{kind.value})"])
        dialog.selectFile(f"back-coach-{local_now():%Y-%m-%d}.{kind.value}")
        dialog.fileSelected.connect(self._write_export)
        dialog.open()

    @Slot(str)
    def _write_export(self, file: str) -> None:
        if self._kind is not None:
            self.write_export(self._kind, Path(file))

    def write_export(self, kind: "ExportKind", target: Path) -> None:
        """Write an export and say how that went."""
        try:
            with busy():
                self._write(kind, target)
        except UserError as error:
            self._dialogs.say(self.tr("Nothing was exported"), str(error))
            return
        self._dialogs.say(
            self.tr("Your export is ready"), self.tr("It is in {file}.").format(file=target)
        )

    def _write(self, kind: "ExportKind", target: Path) -> None:
        from coach.ui.data.export_dialog import ExportKind

        match kind:
            case ExportKind.EVERYTHING:
                from coach.storage.export import export_json

                export_json(self._paths, target, local_now())
            case ExportKind.TABLE:
                from coach.storage.sheet import export_csv

                export_csv(self._paths, target)
            case ExportKind.PAGE:
                from coach.ui.report.commands import export_pdf

                export_pdf(self._paths, target, local_now())
            case ExportKind.REMINDERS:
                from coach.storage.reminder_calendar import export_ics

                export_ics(self._paths, target, local_now())

    # --- import -------------------------------------------------------------------------------

    @Slot()
    def choose_import(self) -> None:
        """Let the user choose a file to import."""
        dialog = self._dialogs.file_dialog(self.tr("Import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Back Coach exports (*.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.show_import)
        dialog.open()

    @Slot(str)
    def show_import(self, file: str) -> None:
        """Show what an import would change."""
        from coach.storage.import_file import read_export
        from coach.storage.merge import preview

        try:
            with busy():
                export = read_export(Path(file))
                changes = preview(self._paths, export)
        except UserError as error:
            self._dialogs.say(self.tr("This file cannot be imported"), str(error))
            return
        self._export = export
        self._dialogs.confirm(self._dialogs.words.import_view(changes)).confirmed.connect(
            self._import
        )

    @Slot(bool)
    def _import(self, with_settings: bool) -> None:
        from coach.storage.merge import merge
        from coach.storage.settings import load_settings

        export, self._export = self._export, None
        if export is None:
            return
        try:
            with busy():
                changes, _ = merge(self._paths, export, local_now(), with_settings=with_settings)
        except UserError as error:
            self._dialogs.say(self.tr("Nothing was imported"), str(error))
            return
        if changes.settings:
            self._preferences.change(load_settings(self._paths).settings)
        self._dialogs.say(self.tr("Imported"), self.tr("Everything is in your record now."))
        self.record_changed.emit()
        if changes.listings["files"].changes:
            self.files_changed.emit()
