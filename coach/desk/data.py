"""The user's data: backups, restoring, export, import, and deleting everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clock import local_now
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage.setting_groups import Settings
from coach.ui.widgets.look import Look

if TYPE_CHECKING:
    # Loaded when first needed.
    from coach.desk.data_words import DataWords
    from coach.storage.document import Export
    from coach.ui.data.confirm_dialog import ConfirmDialog, ConfirmView
    from coach.ui.data.export_dialog import ExportKind
    from coach.ui.data.panel import DataPanel, DataView
    from coach.ui.widgets.overlay import Overlay


class DataDesk(QObject):
    """Joins the panel "Data and backup" and its dialogs with record, settings and files.

    Signals:
        record_changed: the record holds something else now; show it anew.
        files_changed: routines or exercises of the user's own have been imported.
        offer_answered: the user has made up their mind about the backup that was offered.
        erasing: everything is about to be deleted; close what writes to the data folder.
        erased: everything is deleted and the user has read so; end the program without writing.
    """

    record_changed = Signal()
    files_changed = Signal()
    offer_answered = Signal()
    erasing = Signal()
    erased = Signal()

    def __init__(
        self,
        window: QWidget,
        look: Look,
        paths: DataPaths,
        preferences: Preferences,
        record: Record,
        parent: QObject | None = None,
    ) -> None:
        """Make a desk.

        Args:
            window: what dialogs cover.
            look: theme and icons.
            paths: the program's folders.
            preferences: the user's settings.
            record: the record; it is closed and opened again where its file is replaced.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._look = look
        self._paths = paths
        self._preferences = preferences
        self._record = record
        self._panel: DataPanel | None = None
        self._kind: ExportKind | None = None
        self._export: Export | None = None
        self._offered: Path | None = None
        self._offering = False

    @property
    def panel(self) -> "DataPanel":
        """The settings' group "Data and backup"; made when first asked for."""
        if self._panel is None:
            from coach.ui.data.panel import DataPanel

            self._panel = DataPanel(self._look, self._view())
            self._panel.shown.connect(self.refresh)
            self._panel.backup_wanted.connect(self.back_up)
            self._panel.restore_wanted.connect(self.show_backups)
            self._panel.export_wanted.connect(self.show_export)
            self._panel.import_wanted.connect(self.choose_import)
            self._panel.erase_wanted.connect(self.ask_erase)
        return self._panel

    @cached_property
    def _words(self) -> "DataWords":
        from coach.desk.data_words import DataWords

        return DataWords(self)

    def _view(self) -> "DataView":
        from coach.storage.backups import last_backup

        writable = self._record.log is not None
        return self._words.view(last_backup(self._paths), self._paths.data_dir, writable=writable)

    @Slot()
    def refresh(self) -> None:
        """Bring what the panel says up to date."""
        if self._panel is not None:
            self._panel.show_view(self._view())

    # --- backups ------------------------------------------------------------------------------

    @Slot()
    def session_ended(self) -> None:
        """Back the record up, at most once a day; a session has ended."""
        from coach.storage.backups import back_up_daily

        if self._record.log is None:
            return
        try:
            back_up_daily(self._paths, local_now())
        except UserError as error:
            self._say(self.tr("No backup was made"), str(error))
        self.refresh()

    @Slot()
    def back_up(self) -> None:
        """Make a backup now."""
        from coach.storage.backups import back_up_now, look_into

        try:
            made = look_into(back_up_now(self._paths, local_now()))
        except UserError as error:
            self._say(self.tr("No backup was made"), str(error))
        else:
            words = self.tr("{what}. It is in {folder}.").format(
                what=self._words.contents(made), folder=made.path.parent
            )
            self._say(self.tr("Your backup is made"), words)
        self.refresh()

    @Slot()
    def show_backups(self) -> None:
        """Let the user look into the backups and choose one to restore."""
        from coach.storage.backups import list_backups
        from coach.ui.data.restore_dialog import RestoreDialog

        views = tuple(self._words.backup_view(one) for one in list_backups(self._paths))
        dialog = RestoreDialog(self._look, views, self._window)
        dialog.chosen.connect(self.restore)
        dialog.other_wanted.connect(self._choose_backup)
        dialog.refused.connect(self._answered)
        self._open(dialog)

    @Slot(object)
    def restore(self, source: Path) -> None:
        """Put a backup in the record's place, and say how that went."""
        from coach.storage.restore import restore

        self._record.close()
        try:
            with _busy():
                restored = restore(self._paths, source, local_now())
        except UserError as error:
            self._say(self.tr("Nothing was restored"), str(error))
        else:
            words = self.tr("{what}.").format(what=self._words.contents(restored.backup))
            if restored.kept is not None:
                words += " " + self.tr("What was there before is kept as {name}.").format(
                    name=restored.kept.name
                )
            self._say(self.tr("Your backup is restored"), words)
        self._reopen()

    def offer_backup(self) -> bool:
        """Offer the latest good backup if a damaged record was set aside; False if there is none.

        `offer_answered` tells when the user has answered.
        """
        from coach.storage.backups import offered_backup
        from coach.ui.data.confirm_dialog import ConfirmView

        if self._record.log is None:
            return False
        try:
            backup = offered_backup(self._paths)
        except UserError:
            return False
        if backup is None:
            return False
        self._offered, self._offering = backup.path, True
        view = ConfirmView(
            title=self.tr("Your record was damaged"),
            words=self.tr(
                "It has been set aside and nothing in it was changed. This is your latest good "
                "backup. Do you want to go on with it?"
            ),
            facts=self._words.facts(backup),
            button=self.tr("&Restore it"),
            other=self.tr("&Other backups…"),
            way_out=self.tr("&Begin anew"),
        )
        dialog = self._confirm(view)
        dialog.confirmed.connect(self._restore_offered)
        dialog.other_wanted.connect(self.show_backups)
        dialog.refused.connect(self._answered)
        return True

    @Slot()
    def _restore_offered(self) -> None:
        if self._offered is not None:
            self.restore(self._offered)

    @Slot()
    def _answered(self) -> None:
        if self._offering:
            self._offering = False
            self.offer_answered.emit()

    @Slot()
    def _choose_backup(self) -> None:
        dialog = self._file_dialog(self.tr("Restore a backup"), self._paths.backups)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups (*.db)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.ask_restore)
        dialog.rejected.connect(self._answered)
        dialog.open()

    @Slot(str)
    def ask_restore(self, file: str) -> None:
        """Show what is in a file and let the user restore it."""
        from coach.storage.backups import look_into
        from coach.ui.data.confirm_dialog import ConfirmView

        backup = look_into(Path(file))
        if backup.fault:
            self._say(self.tr("This file cannot be restored"), backup.fault)
            return
        self._offered = backup.path
        view = ConfirmView(
            title=self.tr("Restore this backup?"),
            words=self.tr(
                "Your record becomes what it was then. What you have now is kept as a backup."
            ),
            facts=self._words.facts(backup),
            button=self.tr("&Restore"),
        )
        dialog = self._confirm(view)
        dialog.confirmed.connect(self._restore_offered)
        dialog.refused.connect(self._answered)

    # --- export -------------------------------------------------------------------------------

    @Slot()
    def show_export(self) -> None:
        """Let the user choose what to export."""
        from coach.ui.data.export_dialog import ExportDialog

        reminders = any(one.days for one in self._preferences.settings.reminders.at)
        dialog = ExportDialog(self._look, self._window, reminders=reminders)
        dialog.chosen.connect(self.choose_target)
        self._open(dialog)

    @Slot(object)
    def choose_target(self, kind: "ExportKind") -> None:
        """Let the user choose where an export goes."""
        self._kind = kind
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = self._file_dialog(self.tr("Export"), Path(documents))
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
            with _busy():
                self._write(kind, target)
        except UserError as error:
            self._say(self.tr("Nothing was exported"), str(error))
            return
        self._say(self.tr("Your export is ready"), self.tr("It is in {file}.").format(file=target))

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
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = self._file_dialog(self.tr("Import"), Path(documents))
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
            with _busy():
                export = read_export(Path(file))
                changes = preview(self._paths, export)
        except UserError as error:
            self._say(self.tr("This file cannot be imported"), str(error))
            return
        self._export = export
        self._confirm(self._words.import_view(changes)).confirmed.connect(self._import)

    @Slot(bool)
    def _import(self, with_settings: bool) -> None:
        from coach.storage.merge import merge
        from coach.storage.settings import load_settings

        export, self._export = self._export, None
        if export is None:
            return
        try:
            with _busy():
                changes, _ = merge(self._paths, export, local_now(), with_settings=with_settings)
        except UserError as error:
            self._say(self.tr("Nothing was imported"), str(error))
            return
        if changes.settings:
            self._preferences.change(load_settings(self._paths).settings)
        self._say(self.tr("Imported"), self.tr("Everything is in your record now."))
        self.record_changed.emit()
        if changes.listings["files"].changes:
            self.files_changed.emit()

    # --- deleting -----------------------------------------------------------------------------

    @Slot()
    def ask_erase(self) -> None:
        """Ask whether everything is to be deleted."""
        from coach.ui.data.erase_dialog import EraseDialog

        folder = self.tr("All of it is in {folder}").format(folder=self._paths.data_dir)
        dialog = EraseDialog(self._look, folder, self._window)
        dialog.confirmed.connect(self.erase)
        dialog.export_wanted.connect(self.show_export)
        self._open(dialog)

    @Slot()
    def erase(self) -> None:
        """Delete everything, say so, and let the program end."""
        from coach.storage.erase import erase

        self.erasing.emit()
        # What the settings have put elsewhere (the start at login) goes with them.
        self._preferences.change(Settings())
        self._record.close()
        try:
            erase(self._paths)
        except UserError as error:
            self._say(self.tr("Not everything could be deleted"), str(error), last=True)
            return
        words = self.tr("Nothing of yours is left. Back Coach closes now.")
        self._say(self.tr("Everything is deleted"), words, last=True)

    # --- dialogs ------------------------------------------------------------------------------

    def _open(self, dialog: "Overlay") -> None:
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def _confirm(self, view: "ConfirmView") -> "ConfirmDialog":
        from coach.ui.data.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(self._look, view, self._window)
        self._open(dialog)
        return dialog

    def _say(self, title: str, words: str, *, last: bool = False) -> None:
        from coach.ui.data.message import MessageDialog

        dialog = MessageDialog(self._look, title, words, self._window)
        if self._offering:
            # What waits for the user at the start comes after this has been read.
            dialog.closed.connect(self._answered)
        if last:
            dialog.closed.connect(self.erased)
        self._open(dialog)

    def _file_dialog(self, title: str, folder: Path) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _reopen(self) -> None:
        self._record.open(self._paths, self._preferences.settings)
        self.record_changed.emit()
        self.refresh()


@contextmanager
def _busy() -> Iterator[None]:
    """Show that something takes its time: years of sessions do."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
