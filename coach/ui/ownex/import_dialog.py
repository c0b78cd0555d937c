"""What a file brings, to choose from."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.switch import Switch
from coach.ui.widgets.text_field import TextField

MOST_SHOWN = 40
"""Entries of an import that are listed at once; more are found by typing."""

_MOST_NOTES = 6


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """Something that a file brings.

    Attributes:
        key: what stands for it.
        name: its name.
        detail: what it is, in a few words.
    """

    key: str
    name: str
    detail: str


class ImportDialog(AnsweringOverlay):
    """Lists what a file brings; what is on is imported.

    Signals:
        import_chosen: import these (a tuple of keys).
    """

    import_chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        file_name: str,
        entries: tuple[ImportEntry, ...],
        left_out: tuple[str, ...],
        window: QWidget,
    ) -> None:
        """Make a dialog, not yet shown.

        Args:
            look: theme and icons.
            file_name: the file.
            entries: what it brings; all of it is on, unless it is too much to look over.
            left_out: what could not be used, a line each.
            window: what it covers.
        """
        super().__init__(
            look,
            self.tr("Import from “{file}”").format(file=file_name),
            self.tr("Choose what to take over. You can change it afterwards."),
            window,
            width=720,
        )
        self._entries = entries
        self._many = len(entries) > MOST_SHOWN
        self._chosen = set() if self._many else {entry.key for entry in entries}
        if left_out:
            shown = list(left_out[:_MOST_NOTES])
            if len(left_out) > _MOST_NOTES:
                more = self.tr("And {n} more.").format(n=len(left_out) - _MOST_NOTES)
                shown.append(more)
            text = self.tr("Not everything could be read:")
            note = Note(look, "\n".join((text, *shown)), role=Role.SMALL, parent=self.content)
            self.body.addWidget(note)
        self.search = TextField(
            look,
            self.tr("Find"),
            self.tr("Find by name"),
            icon="magnifying-glass",
            parent=self.content,
        )
        self.search.textChanged.connect(self._list)
        self.search.setVisible(self._many)
        self.body.addWidget(self.search)
        self._count = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, parent=self.content)
        self.body.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.add_way_out(self.tr("&Cancel"), self.close_overlay, height=48)
        self.take = self.add_button(
            self.tr("&Import"),
            self._take,
            ButtonKind.PRIMARY,
            icon="download-simple",
            height=48,
            enter=True,
        )
        self._list()

    @property
    def rows(self) -> tuple["ImportRow", ...]:
        """The entries that are listed."""
        items = (self._rows.itemAt(i) for i in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(one for one in widgets if isinstance(one, ImportRow))

    def _list(self) -> None:
        words = self.search.text().casefold().split()
        found = [
            entry
            for entry in self._entries
            if all(word in f"{entry.name} {entry.detail}".casefold() for word in words)
        ]
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for entry in found[:MOST_SHOWN]:
            row = ImportRow(self.look, entry, on=entry.key in self._chosen, parent=self.content)
            row.switched.connect(self._switch)
            self._rows.addWidget(row)
            row.show()
        self._say(len(found))
        self.relayout()

    def _say(self, found: int) -> None:
        text = self.tr("{n} of {all} chosen.").format(n=len(self._chosen), all=len(self._entries))
        if found > MOST_SHOWN:
            more = self.tr("The first {n} are listed; type a name to find others.")
            text = f"{text} {more.format(n=MOST_SHOWN)}"
        self._count.setText(text)
        self.take.setEnabled(bool(self._chosen))

    def _switch(self, key: str, on: bool) -> None:
        if on:
            self._chosen.add(key)
        else:
            self._chosen.discard(key)
        self._say(0)

    @Slot()
    def _take(self) -> None:
        taken = tuple(one.key for one in self._entries if one.key in self._chosen)
        self.close_with(partial(self.import_chosen.emit, taken))


class ImportRow(QWidget):
    """One entry of an import: what it is, and a switch.

    Signals:
        switched: it was switched (its key, on).
    """

    switched = Signal(str, bool)

    def __init__(
        self, look: Look, entry: ImportEntry, *, on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(look, entry.name, Role.ROW_TITLE, parent=self))
        words.addWidget(Paragraph(look, entry.detail, Role.SMALL, Ink.TEXT2, parent=self))
        row.addLayout(words, 1)
        self.switch = Switch(look, "", parent=self)
        self.switch.setAccessibleName(entry.name)
        self.switch.setAccessibleDescription(entry.detail)
        self.switch.show_checked(on)
        self.switch.toggled.connect(self._tell)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)

    def _tell(self, on: bool) -> None:
        self.switched.emit(self.entry.key, on)
