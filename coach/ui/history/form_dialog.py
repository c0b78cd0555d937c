"""Dialogs that write a session down by hand, or correct one."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.domain.record import DURATION_RANGE_MS
from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.history.fields import DateField, NoteField, NumberField, TextField, TimeField
from coach.ui.history.plain_table import PlainTable
from coach.ui.history.set_table import SetDelegate, SetModel
from coach.ui.history.view import FormKind, SessionForm
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.switch import Switch

_MINUTE_MS = 60_000
_MINUTES = (DURATION_RANGE_MS[0] // _MINUTE_MS, DURATION_RANGE_MS[1] // _MINUTE_MS)
_FIELD_WIDTH = 272
"""Two of them and the gap between them are as wide as the dialog's body."""


class FormDialog(Overlay):
    """A form for one session; what cannot be is said beside it, and nothing is lost.

    Signals:
        saved: the form as it was filled in (`SessionForm`).
    """

    saved = Signal(SessionForm)

    def __init__(self, look: Look, form: SessionForm, now: datetime, window: QWidget) -> None:
        """Make a dialog, not yet shown.

        Args:
            look: theme and icons.
            form: what it begins with.
            now: local time: nothing can be written down for later.
            window: what it covers.
        """
        super().__init__(look, "", "", window, width=640)
        self._form = form
        self._now = now
        self._announcer = Announcer(self.panel)
        self.set_title(*self._words())
        parent = self.content
        self._name: TextField | None = None
        if form.kind is not FormKind.WALK:
            label = self.tr("What it was")
            hint = self.tr("Swimming, a class, exercises at work …")
            self._name = TextField(look, label, form.name, hint, parent)
            self._name.suggest(form.suggestions)
            self.body.addWidget(self._name)
        self._row = QWidget(parent)
        self._flow = FlowLayout(self._row, gap=16)
        self._day = DateField(
            look,
            self.tr("Day"),
            QDate(form.day.year, form.day.month, form.day.day),
            QDate(now.year, now.month, now.day),
            (self.tr("A day earlier"), self.tr("A day later")),
            self._row,
        )
        self._start = TimeField(
            look,
            self.tr("Began at"),
            QTime(form.start.hour, form.start.minute),
            (self.tr("Earlier"), self.tr("Later")),
            self._row,
        )
        self._minutes = NumberField(
            look,
            self.tr("How long"),
            form.minutes,
            _MINUTES,
            self.tr(" min"),
            by=1 if form.kind is FormKind.EDIT else 5,
            names=(self.tr("Shorter"), self.tr("Longer")),
            parent=self._row,
        )
        for field in (self._day, self._start, self._minutes):
            self._flow.addWidget(field)
        self.body.addWidget(self._row)
        self._counts = Switch(look, self._counts_words(), parent=parent)
        self._counts.show_checked(form.counts)
        self.body.addWidget(self._counts)
        self._sets: SetModel | None = None
        if form.sets:
            self._add_sets(parent)
        hint = self.tr("How it went, what you noticed …")
        self._note = NoteField(look, self.tr("Note"), form.note, hint, parent)
        self.body.addWidget(self._note)
        self._fault = Note(look, "", parent=parent)
        self._fault.hide()
        self.body.addWidget(self._fault)

        self.add_way_out(self.tr("&Cancel"), self.close_overlay)
        self.save = self.add_button(
            self.tr("&Save"), self._save, ButtonKind.PRIMARY, icon="check", enter=True
        )
        look.theme.changed.connect(self._fit)
        self._fit()

    @property
    def form(self) -> SessionForm:
        """The form as it is filled in now."""
        day, start = self._day.day, self._start.start
        return replace(
            self._form,
            name=self._name.text if self._name is not None else self._form.name,
            day=datetime(day.year(), day.month(), day.day()).date(),  # noqa: DTZ001 - a date alone
            start=time(start.hour(), start.minute()),
            minutes=self._minutes.value,
            counts=self._counts.isChecked(),
            note=self._note.text,
            sets=self._sets.sets if self._sets is not None else (),
        )

    def open(self) -> None:
        """Show it, at the first thing that has to be said."""
        super().open()
        if self._name is not None and not self._name.text:
            self._name.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def fault(self) -> str:
        """Return what is wrong and what to do, empty if nothing is."""
        form = self.form
        if self._name is not None and not form.name:
            return self.tr("Say what it was, so that you recognise it later.")
        if datetime.combine(form.day, form.start) > self._now.replace(tzinfo=None):
            return self.tr("That time has not come yet. Choose an earlier one.")
        return ""

    def show_fault(self, text: str) -> None:
        """Say what is wrong; the form stays as it is."""
        self._fault.set_text(text)
        self._fault.show()
        self._announcer.forget()
        self._announcer.announce(text)
        self.relayout()

    def _words(self) -> tuple[str, str]:
        return {
            FormKind.WALK: (
                self.tr("Log a walk"),
                self.tr("Every walk counts, a short one too."),
            ),
            FormKind.ELSEWHERE: (
                self.tr("Add a session"),
                self.tr("Something you did without the program: a class, a swim, your own round."),
            ),
            FormKind.EDIT: (
                self.tr("Change this session"),
                self.tr("Put right what was written down. You can take it back afterwards."),
            ),
        }[self._form.kind]

    def _counts_words(self) -> str:
        if self._form.kind is FormKind.EDIT:
            return self.tr("Done in full")
        return self.tr("Counts towards the week’s goal")

    def _add_sets(self, parent: QWidget) -> None:
        look = self.look
        self.body.addWidget(Paragraph(look, self.tr("What was done"), Role.LABEL, parent=parent))
        self.body.addWidget(
            Paragraph(
                look,
                self.tr("To change a number, go to it and type."),
                Role.SMALL,
                Ink.TEXT2,
                parent=parent,
            )
        )
        self._sets = SetModel(self._form.sets, self)
        table = PlainTable(look, self._sets, self.tr("What was done"), parent, whole=True)
        table.setItemDelegate(SetDelegate(table))
        self.body.addWidget(table)

    def _fit(self) -> None:
        width = self.look.theme.scaled(_FIELD_WIDTH)
        for field in (self._day, self._start, self._minutes):
            field.setMinimumWidth(min(width, 520))
        self.relayout()

    @Slot()
    def _save(self) -> None:
        fault = self.fault()
        if fault:
            self.show_fault(fault)
            return
        self.saved.emit(self.form)
