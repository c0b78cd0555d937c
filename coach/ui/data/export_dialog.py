"""Asks what to export."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.choice_row import ChoiceRow
from coach.ui.widgets.look import Look


class ExportKind(StrEnum):
    """What can be exported; the value is the file's ending."""

    EVERYTHING = "json"
    TABLE = "csv"
    PAGE = "pdf"
    REMINDERS = "ics"


class ExportDialog(AnsweringOverlay):
    """A choice of four files.

    Signals:
        chosen: an `ExportKind`; the dialog closes.
    """

    chosen = Signal(ExportKind)

    def __init__(self, look: Look, window: QWidget, *, reminders: bool) -> None:
        """Make the dialog.

        Args:
            look: theme and icons.
            window: what it covers.
            reminders: there are reminder times to be exported.
        """
        super().__init__(look, "", "", window, width=660)
        self.set_title(
            self.tr("What do you want to export?"),
            self.tr("The file is for you: nothing is sent anywhere."),
        )
        self.body.setSpacing(10)
        self.body.addSpacing(8)
        self._rows: list[tuple[ChoiceRow, ExportKind]] = []
        self._add(
            ExportKind.EVERYTHING,
            self.tr("Everything"),
            self.tr("Sessions, diary, goals, settings and routines, to import again."),
            "database",
        )
        self._add(
            ExportKind.TABLE,
            self.tr("A table of your sessions"),
            self.tr("For a spreadsheet: one row for each set."),
            "table",
        )
        self._add(
            ExportKind.PAGE,
            self.tr("A page for your doctor or physiotherapist"),
            self.tr("The last twelve weeks on one page, to print or send."),
            "file-text",
        )
        if reminders:
            self._add(
                ExportKind.REMINDERS,
                self.tr("Your reminder times"),
                self.tr("For the calendar on your phone or computer."),
                "calendar",
            )
        self.add_way_out(self.tr("&Cancel"), self.close_overlay)
        self.relayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number."""
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self._rows) and not event.isAutoRepeat():
            self._rows[at][0].click()
            event.accept()
            return
        super().keyPressEvent(event)

    def _add(self, kind: ExportKind, title: str, detail: str, icon: str) -> None:
        key = str(len(self._rows) + 1)
        row = ChoiceRow(self.look, title, detail, icon=icon, key=key, parent=self.content)
        row.clicked.connect(self._choose)
        self.body.addWidget(row)
        self._rows.append((row, kind))

    @Slot()
    def _choose(self) -> None:
        sender = self.sender()
        for row, kind in self._rows:
            if row is sender:
                self.close_with(partial(self.chosen.emit, kind))
