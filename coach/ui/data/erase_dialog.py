"""Deletes everything, once the user has typed the word for it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.text_field import TextField


class EraseDialog(AnsweringOverlay):
    """Asks for a typed word.

    Signals:
        confirmed: delete everything; the dialog closes.
        export_wanted: export everything first; the dialog closes.
    """

    confirmed = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look, folder: str, window: QWidget) -> None:
        super().__init__(look, "", "", window, width=660)
        self.set_title(
            self.tr("Delete everything?"),
            self.tr(
                "Your sessions, diary, goals, settings, your own routines and exercises, and all "
                "backups are deleted for good. Nobody can bring them back."
            ),
        )
        self.body.addWidget(Note(look, folder, parent=self.content))
        self._word = self.tr("DELETE")
        prompt = self.tr("Type {word} to confirm.").format(word=self._word)
        self.body.addWidget(Paragraph(look, prompt, Role.BODY_STRONG, parent=self.content))
        self.field = TextField(look, prompt, parent=self.content)
        self.field.textChanged.connect(self._follow)
        self.body.addWidget(self.field)
        self.add_way_out(self.tr("&Keep everything"), self.close_overlay)
        self.add_button(self.tr("&Export first…"), self._export, height=56)
        self._erase = self.add_button(self.tr("&Delete"), self._confirm, ButtonKind.PRIMARY)
        self._erase.setEnabled(False)
        self.relayout()

    @property
    def word(self) -> str:
        """What has to be typed."""
        return self._word

    @Slot()
    def _follow(self) -> None:
        self._erase.setEnabled(self.field.text().strip().casefold() == self._word.casefold())

    @Slot()
    def _confirm(self) -> None:
        self.close_with(self.confirmed.emit)

    @Slot()
    def _export(self) -> None:
        self.close_with(self.export_wanted.emit)
