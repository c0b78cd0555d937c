"""The settings' group "Data and backup"."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from coach.ui.settings.panel import GroupColumn
from coach.ui.settings.rows import Group, Row
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class DataView:
    """What the panel says.

    Attributes:
        backups: when the last backup was made and how many there are, one or two sentences.
        folder: where the data is.
        writable: something can be written there.
    """

    backups: str
    folder: str
    writable: bool = True


class DataPanel(GroupColumn):
    """Backups, export, import, deleting.

    Signals:
        shown: it comes to be seen; what it says may have to be brought up to date.
        backup_wanted: make a backup now.
        restore_wanted: look into the backups.
        export_wanted: write data into a file.
        import_wanted: take data from a file.
        erase_wanted: delete everything.
    """

    shown = Signal()
    backup_wanted = Signal()
    restore_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, look: Look, view: DataView, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        backups = self.group(self.tr("Backups"))
        self._now = Button(look, self.tr("Back up &now"))
        self._backups = self._row(backups, self.tr("Daily backups"), view.backups, self._now)
        self._restore = Button(look, self.tr("&Restore…"))
        words = self.tr("Look into your backups and go back to one of them")
        self._row(backups, self.tr("Restore a backup"), words, self._restore)
        files = self.group(self.tr("Files"))
        export = Button(look, self.tr("&Export…"))
        words = self.tr("Everything, a table, a page for your doctor, or your reminder times")
        self._row(files, self.tr("Export"), words, export)
        self._import = Button(look, self.tr("&Import…"))
        words = self.tr("Add what an export holds. What you have here stays.")
        self._row(files, self.tr("Import"), words, self._import)
        place = self.group(self.tr("On this computer"))
        erase = Button(look, self.tr("&Delete everything…"))
        self._folder = self._row(place, self.tr("Your data"), view.folder, erase)
        self._now.clicked.connect(self.backup_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        export.clicked.connect(self.export_wanted)
        self._import.clicked.connect(self.import_wanted)
        erase.clicked.connect(self.erase_wanted)
        self.show_view(view)

    def show_view(self, view: DataView) -> None:
        """Say what holds now."""
        self._backups.explain(view.backups)
        self._folder.explain(view.folder)
        for button in (self._now, self._restore, self._import):
            button.setEnabled(view.writable)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it comes to be seen."""
        super().showEvent(event)
        self.shown.emit()

    def _row(self, group: Group, title: str, words: str, button: Button) -> Row:
        return group.add(Row(self.look, title, words, button, group.card))
