"""Keeps what is not saved yet on disk while it is being made, so that it outlasts the process."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coach.desk.telling import telling
from coach.domain.errors import UserError
from coach.storage.drafts import KeptDraft, forget_draft, keep_draft

_PAUSE_MS = 1000
"""So long after the last change it is written: nobody is in the middle of a word then."""

_AT_LATEST_MS = 5000
"""Whoever goes on without a pause does not lose more than this."""


class DraftKeeper(QObject):
    """Writes a draft down a moment after it has changed, and removes it when it is settled.

    Signals:
        troubled: it cannot be kept (a sentence); told once, as it may be so at every change.
        recovered: it is kept, whatever could not be before.
    """

    troubled = Signal(str)
    recovered = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        """Keep nothing yet.

        Args:
            data_dir: the user's data folder.
            parent: owner.
        """
        super().__init__(parent)
        self._data_dir = data_dir
        self._unsaved: Callable[[], KeptDraft | None] | None = None
        self._path: Path | None = None
        self._told = False
        self._latest = QDeadlineTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.keep)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._leave_for_another)

    @property
    def path(self) -> Path | None:
        """Where it is kept, None while there is nothing to keep."""
        return self._path

    def begin(
        self, page: QWidget, unsaved: Callable[[], KeptDraft | None], path: Path | None = None
    ) -> None:
        """Begin with a page; what is new on it and not saved is kept at once.

        Args:
            page: the page; what is on it is kept when it is hidden, too.
            unsaved: returns what is not saved, None if all is.
            path: where it is kept already, None if nowhere.
        """
        self._unsaved, self._path = unsaved, path
        page.installEventFilter(self)
        if path is None:
            self.keep()

    @Slot()
    def touch(self) -> None:
        """Something has changed."""
        if self._unsaved is None:
            return
        if not self._pause.isActive():
            self._latest.setRemainingTime(_AT_LATEST_MS)
        self._pause.start(min(_PAUSE_MS, self._latest.remainingTime()))

    @Slot()
    def keep(self) -> None:
        """Write down what is not saved; where all is, there is no draft."""
        self._pause.stop()
        if self._unsaved is None:
            return
        try:
            draft = self._unsaved()
            if draft is not None:
                self._path = keep_draft(self._data_dir, draft, self._path)
                self.recovered.emit()
            elif self._path is not None:
                path, self._path = self._path, None
                forget_draft(path)
        except UserError as error:
            self._tell(error)

    def pass_on(self) -> Path | None:
        """Let go of the draft without removing it: something else is being made of it.

        Returns:
            Its file, for `forget_draft` when that is kept; None if there is none.
        """
        path, self._path = self._path, None
        self.end()
        return path

    def end(self) -> None:
        """What was on the page is saved or given up: there is no draft any more."""
        self._pause.stop()
        self._unsaved = None
        path, self._path = self._path, None
        if path is not None:
            with telling(self.troubled.emit):
                forget_draft(path)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait no longer when the page is hidden."""
        if event.type() is QEvent.Type.Hide:
            self._keep_now()
        return False

    @Slot(Qt.ApplicationState)
    def _leave_for_another(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._keep_now()

    def _keep_now(self) -> None:
        if self._pause.isActive():
            self.keep()

    def _tell(self, error: UserError) -> None:
        if not self._told:
            self._told = True
            text = self.tr("What you change here is not kept safe before you save it. {why}")
            self.troubled.emit(text.format(why=error))
