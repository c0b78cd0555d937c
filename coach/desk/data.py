"""The user's data: the panel about it, and deleting everything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.desk.backups import BackupsDesk
from coach.desk.data_dialogs import DataDialogs
from coach.desk.data_exchange import DataExchangeDesk
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage.setting_groups import Settings
from coach.ui.widgets.look import Look

if TYPE_CHECKING:
    # Loaded when first needed.
    from coach.ui.data.panel import DataPanel, DataView


class DataDesk(QObject):
    """Joins the panel "Data and backup" with backups, export, import and deleting.

    Attributes:
        backups: makes and restores backups.
        exchange: exports and imports.

    Signals:
        erasing: everything is about to be deleted; close what writes to the data folder.
        erased: everything is deleted and the user has read so; end the program without writing.
    """

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
            record: the record; it is closed before its file is deleted or replaced.
            parent: owner.
        """
        super().__init__(parent)
        self._paths = paths
        self._preferences = preferences
        self._record = record
        self._panel: DataPanel | None = None
        self._dialogs = dialogs = DataDialogs(window, look, self)
        self.backups = BackupsDesk(dialogs, paths, preferences, record, self)
        self.backups.changed.connect(self.refresh)
        self.exchange = DataExchangeDesk(dialogs, paths, preferences, self)

    @property
    def panel(self) -> "DataPanel":
        """The settings' group "Data and backup"; made when first asked for."""
        if self._panel is None:
            from coach.ui.data.panel import DataPanel

            self._panel = DataPanel(self._dialogs.look, self._view())
            self._panel.shown.connect(self.refresh)
            self._panel.backup_wanted.connect(self.backups.back_up)
            self._panel.restore_wanted.connect(self.backups.show_backups)
            self._panel.export_wanted.connect(self.exchange.show_export)
            self._panel.import_wanted.connect(self.exchange.choose_import)
            self._panel.erase_wanted.connect(self.ask_erase)
        return self._panel

    def _view(self) -> "DataView":
        from coach.storage.backups import last_backup

        writable = self._record.log is not None
        return self._dialogs.words.view(
            last_backup(self._paths), self._paths.data_dir, writable=writable
        )

    @Slot()
    def refresh(self) -> None:
        """Bring what the panel says up to date."""
        if self._panel is not None:
            self._panel.show_view(self._view())

    # --- deleting -----------------------------------------------------------------------------

    @Slot()
    def ask_erase(self) -> None:
        """Ask whether everything is to be deleted."""
        from coach.ui.data.erase_dialog import EraseDialog

        folder = self.tr("All of it is in {folder}").format(folder=self._paths.data_dir)
        dialog = EraseDialog(self._dialogs.look, folder, self._dialogs.window)
        dialog.confirmed.connect(self.erase)
        dialog.export_wanted.connect(self.exchange.show_export)
        self._dialogs.open(dialog)

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
            self._say_last(self.tr("Not everything could be deleted"), str(error))
            return
        words = self.tr("Nothing of yours is left. Back Coach closes now.")
        self._say_last(self.tr("Everything is deleted"), words)

    def _say_last(self, title: str, words: str) -> None:
        self._dialogs.say(title, words).closed.connect(self.erased)
