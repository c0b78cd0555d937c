"""Shows the backups, what is in each, and goes back to one."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.data.option_row import OptionRow
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class BackupView:
    """A backup in words.

    Attributes:
        path: the file.
        title: when it was made, and why.
        detail: what is in it, or why it cannot be restored.
        usable: it can be restored.
    """

    path: Path
    title: str
    detail: str
    usable: bool = True


class RestoreDialog(AnsweringOverlay):
    """A choice of backups.

    Signals:
        chosen: the path of the backup to restore; the dialog closes.
        other_wanted: restore a file from somewhere else; the dialog closes.
        refused: restore nothing; the dialog closes.
    """

    chosen = Signal(object)
    refused = Signal()
    other_wanted = Signal()

    def __init__(self, look: Look, backups: tuple[BackupView, ...], window: QWidget) -> None:
        super().__init__(look, "", "", window, width=720)
        self.set_title(
            self.tr("Restore a backup"),
            self.tr(
                "Your record becomes what it was then. What you have now is kept as a backup, "
                "so that you can come back to it."
            ),
        )
        self.body.setSpacing(8)
        self.body.addSpacing(8)
        self._rows: list[tuple[OptionRow, BackupView]] = []
        for view in backups:
            row = OptionRow(look, view.title, view.detail, self.content)
            row.setEnabled(view.usable)
            row.toggled.connect(self._follow)
            self.body.addWidget(row)
            self._rows.append((row, view))
        if not backups:
            words = self.tr("There is no backup yet. One is made each day after a session.")
            self.body.addWidget(Paragraph(look, words, Role.BODY, Ink.TEXT2, parent=self.content))
        self.add_way_out(self.tr("&Cancel"), self._refuse)
        self.add_button(self.tr("&Another file…"), self._other, height=56)
        self._restore = self.add_button(self.tr("&Restore"), self._choose, ButtonKind.PRIMARY)
        self._restore.setEnabled(False)
        first = next((row for row, view in self._rows if view.usable), None)
        if first is not None:
            first.setChecked(True)
        self.relayout()

    @Slot()
    def _follow(self) -> None:
        self._restore.setEnabled(any(row.isChecked() for row, _ in self._rows))

    @Slot()
    def _choose(self) -> None:
        for row, view in self._rows:
            if row.isChecked():
                self.close_with(partial(self.chosen.emit, view.path))
                return

    @Slot()
    def _other(self) -> None:
        self.close_with(self.other_wanted.emit)

    @Slot()
    def _refuse(self) -> None:
        self.close_with(self.refused.emit)
