"""The settings' group "Data and backup"."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.data.row import ActionRow
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.card import Card
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


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


class DataPanel(QWidget):
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
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(8)
        backups = self._group(self.tr("Backups"))
        self._now = Button(look, self.tr("Back up &now"))
        self._backups = backups.add(self.tr("Daily backups"), view.backups, self._now)
        self._restore = Button(look, self.tr("&Restore…"))
        words = self.tr("Look into your backups and go back to one of them.")
        backups.add(self.tr("Restore a backup"), words, self._restore)
        files = self._group(self.tr("Files"))
        export = Button(look, self.tr("&Export…"))
        words = self.tr("Everything, a table, a page for your doctor, or your reminder times.")
        files.add(self.tr("Export"), words, export)
        self._import = Button(look, self.tr("&Import…"))
        words = self.tr("Add what an export holds. What you have here stays.")
        files.add(self.tr("Import"), words, self._import)
        place = self._group(self.tr("On this computer"))
        erase = Button(look, self.tr("&Delete everything…"))
        self._folder = place.add(self.tr("Your data"), view.folder, erase)
        self._column.addStretch(1)
        self._now.clicked.connect(self.backup_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        export.clicked.connect(self.export_wanted)
        self._import.clicked.connect(self.import_wanted)
        erase.clicked.connect(self.erase_wanted)
        self.show_view(view)

    def show_view(self, view: DataView) -> None:
        """Say what holds now."""
        self._backups.set_detail(view.backups)
        self._folder.set_detail(view.folder)
        for button in (self._now, self._restore, self._import):
            button.setEnabled(view.writable)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it comes to be seen."""
        super().showEvent(event)
        self.shown.emit()

    def _group(self, heading: str) -> "_Group":
        title = Paragraph(self._look, heading, Role.LABEL, Ink.TEXT2, parent=self)
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(title)
        group = _Group(self._look, self)
        self._column.addWidget(group)
        return group


class _Group(Card):
    """A card of rows."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent=parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 4, 18, 4)
        self._rows.setSpacing(0)

    def add(self, title: str, detail: str, button: Button) -> ActionRow:
        """Add a row and return it."""
        row = ActionRow(self.look, title, detail, button, self, line=self._rows.count() > 0)
        self._rows.addWidget(row)
        return row
