"""Backups of the record: made, listed, and put in its place."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from coach.clock import local_now
from coach.desk.data_dialogs import DataDialogs, busy
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.paths import DataPaths


class BackupsDesk(QObject):
    """Makes backups, and restores them.

    Signals:
        changed: another backup was made, or the record was replaced.
        record_changed: the record holds something else now; show it anew.
        offer_answered: the user has made up their mind about the backup that was offered.
    """

    changed = Signal()
    record_changed = Signal()
    offer_answered = Signal()

    def __init__(
        self,
        dialogs: DataDialogs,
        paths: DataPaths,
        preferences: Preferences,
        record: Record,
        parent: QObject,
    ) -> None:
        """Make a desk.

        Args:
            dialogs: opens dialogs.
            paths: the program's folders.
            preferences: the user's settings.
            record: the record; it is closed and opened again where its file is replaced.
            parent: owner.
        """
        super().__init__(parent)
        self._dialogs = dialogs
        self._paths = paths
        self._preferences = preferences
        self._record = record
        self._offered: Path | None = None
        self._offering = False

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
        self.changed.emit()

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
                what=self._dialogs.words.contents(made), folder=made.path.parent
            )
            self._say(self.tr("Your backup is made"), words)
        self.changed.emit()

    @Slot()
    def show_backups(self) -> None:
        """Let the user look into the backups and choose one to restore."""
        from coach.storage.backups import list_backups
        from coach.ui.data.restore_dialog import RestoreDialog

        views = tuple(self._dialogs.words.backup_view(one) for one in list_backups(self._paths))
        dialog = RestoreDialog(self._dialogs.look, views, self._dialogs.window)
        dialog.chosen.connect(self.restore)
        dialog.other_wanted.connect(self._choose_backup)
        dialog.refused.connect(self._answered)
        self._dialogs.open(dialog)

    @Slot(object)
    def restore(self, source: Path) -> None:
        """Put a backup in the record's place, and say how that went."""
        from coach.storage.restore import restore

        self._record.close()
        try:
            with busy():
                restored = restore(self._paths, source, local_now())
        except UserError as error:
            self._say(self.tr("Nothing was restored"), str(error))
        else:
            words = self.tr("{what}.").format(what=self._dialogs.words.contents(restored.backup))
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
            facts=self._dialogs.words.facts(backup),
            button=self.tr("&Restore it"),
            other=self.tr("&Other backups…"),
            way_out=self.tr("&Begin anew"),
        )
        dialog = self._dialogs.confirm(view)
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
        dialog = self._dialogs.file_dialog(self.tr("Restore a backup"), self._paths.backups)
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
            facts=self._dialogs.words.facts(backup),
            button=self.tr("&Restore"),
        )
        dialog = self._dialogs.confirm(view)
        dialog.confirmed.connect(self._restore_offered)
        dialog.refused.connect(self._answered)

    def _say(self, title: str, words: str) -> None:
        dialog = self._dialogs.say(title, words)
        if self._offering:
            # What waits for the user at the start comes after this has been read.
            dialog.closed.connect(self._answered)

    def _reopen(self) -> None:
        self._record.open(self._paths, self._preferences.settings)
        self.record_changed.emit()
        self.changed.emit()
