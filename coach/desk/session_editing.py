"""Single sessions of the record: looked at, added, corrected, deleted, and all of it taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal, Slot

from coach.desk.history_dialogs import HistoryDialogs
from coach.desk.record import Record
from coach.desk.session_forms import Undo, write_change, write_new
from coach.desk.telling import telling
from coach.domain.errors import UserError
from coach.domain.record import SessionDetail
from coach.domain.routine import Catalogue
from coach.storage.session_edits import SessionEdits
from coach.ui.history.form_dialog import FormDialog
from coach.ui.history.session_dialog import SessionDialog
from coach.ui.history.session_presenter import SessionPresenter
from coach.ui.history.view import FormKind, SessionForm
from coach.ui.history.words import HistoryWords
from coach.ui.main.window import MainWindow


class SessionEditing(QObject):
    """Opens the dialogs of single sessions, and writes down what the user changes in them.

    Signals:
        changed: what was changed, in a sentence (str); whether it can be taken back (bool); the
            day that it is about, None for the one that is shown.
        missed: a session was asked for that is no longer there.
        troubled: a sentence for the user: the record could not be read or written.
    """

    changed = Signal(str, bool, object)
    missed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        record: Record,
        dialogs: HistoryDialogs,
        parent: QObject,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Change nothing yet.

        Args:
            window: where dialogs lie over.
            catalogue: names of exercises and routines.
            record: the history; it may be opened later, and refuse to be.
            dialogs: opens them.
            parent: owner.
            now: local time with its UTC offset.
        """
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._record = record
        self._dialogs = dialogs
        self._now = now
        self._undo: Undo | None = None

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Name exercises and routines from another catalogue from now on."""
        self._catalogue = catalogue

    @Slot(str)
    def open_session(self, session_id: str) -> None:
        """Show all of a session."""
        with telling(self.troubled.emit):
            detail = self._detail(session_id)
            if detail is None:
                # Another part of the program took it away meanwhile.
                self.missed.emit()
                return
            view = self._presenter().session(detail, can_write=self._record.edits is not None)
            dialog = SessionDialog(self._window.look, view, self._window)
            dialog.change_asked.connect(self.change)
            dialog.removal_asked.connect(self._remove)
            dialog.table_asked.connect(self._dialogs.show_table)
            self._dialogs.open(dialog)

    @Slot(str)
    def change(self, session_id: str) -> None:
        """Open a session's form."""
        with telling(self.troubled.emit):
            detail = self._detail(session_id)
            if detail is not None:
                self._open_form(self._presenter().edit_form(detail))

    @Slot(str)
    def _remove(self, session_id: str) -> None:
        edits = self._record.edits
        if edits is None:
            return
        with telling(self.troubled.emit):
            detail = self._detail(session_id)
            if detail is None:
                return
            edits.remove(session_id, self._now())
            self._close_dialogs()
            words = self.tr("“{name}” of {day} is deleted.").format(
                name=detail.record.routine_name, day=self._words().plain(detail.record.local_day)
            )
            self._tell(words, lambda kept: kept.restore(session_id))

    # --- forms --------------------------------------------------------------------------------

    @Slot()
    def log_walk(self) -> None:
        """Open the form of a walk."""
        self._open_form(self._presenter().walk_form(self._now()))

    @Slot(object)
    def add_session(self, day: date | None) -> None:
        """Open the form of a session done elsewhere, on a day if one is meant."""
        form = self._presenter().elsewhere_form(self._now(), day)
        self._open_form(replace(form, suggestions=tuple(self._routine_ids())))

    def _open_form(self, form: SessionForm) -> None:
        if self._record.edits is None:
            return
        dialog = FormDialog(self._window.look, form, self._now(), self._window)
        dialog.saved.connect(self._save)
        self._dialogs.open(dialog)

    @Slot(SessionForm)
    def _save(self, form: SessionForm) -> None:
        edits = self._record.edits
        dialog = self.sender()
        if edits is None or not isinstance(dialog, FormDialog):
            return
        try:
            words, undo = self._write(edits, form)
        except UserError as error:
            # What was filled in stays there.
            dialog.show_fault(str(error))
            return
        self._close_dialogs()
        self._tell(words, undo, form.day)

    def _write(self, edits: SessionEdits, form: SessionForm) -> tuple[str, Undo | None]:
        """Write a form down; return what is said of it, and what takes it back."""
        now = self._now()
        if form.kind is not FormKind.EDIT:
            undo = write_new(edits, form, self._routine_ids(), now)
            words = self.tr("“{name}” is written down for {day}.")
            return words.format(name=form.name, day=self._words().plain(form.day)), undo
        before = self._detail(form.session_id)
        if before is None:
            return self.tr("This session is no longer there."), None
        undo = write_change(edits, form, before, now)
        return self.tr("“{name}” is changed.").format(name=form.name), undo

    # --- undo ---------------------------------------------------------------------------------

    def _tell(self, words: str, undo: Undo | None, day: date | None = None) -> None:
        self._undo = undo
        self.changed.emit(words, undo is not None, day)

    @Slot()
    def take_back(self) -> None:
        """Undo the last change, once."""
        edits, undo = self._record.edits, self._undo
        self._undo = None
        if edits is None or undo is None:
            return
        with telling(self.troubled.emit):
            undo(edits)
            self._tell(self.tr("Taken back."), None)

    # --- helpers ------------------------------------------------------------------------------

    def _detail(self, session_id: str) -> SessionDetail | None:
        history = self._record.history
        return history.session(session_id) if history is not None else None

    def _words(self) -> HistoryWords:
        return HistoryWords(self._now().date())

    def _presenter(self) -> SessionPresenter:
        return SessionPresenter(self._words(), self._name_at_the_time)

    def _close_dialogs(self) -> None:
        """Close them, the uppermost first, so that the focus goes back down."""
        for kind in (FormDialog, SessionDialog):
            for dialog in self._window.findChildren(kind):
                dialog.close_overlay()

    def _routine_ids(self) -> dict[str, str]:
        """Return the routines by name."""
        return {one.name: one.id for one in self._catalogue.routines.values()}

    def _name_at_the_time(self, exercise_id: str, name: str) -> str:
        exercise = self._catalogue.exercises.get(exercise_id)
        return exercise.name if exercise is not None else name
