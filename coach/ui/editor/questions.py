"""The questions that the editor asks before something would be lost."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class LeaveQuestion(Overlay):
    """Asks what becomes of changes that are not saved; Esc goes on editing.

    Signals:
        save_chosen: save, then leave.
        leave_chosen: leave without saving.
        stay_chosen: go on editing.
    """

    save_chosen = Signal()
    leave_chosen = Signal()
    stay_chosen = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(
            look,
            self.tr("Save your changes?"),
            self.tr("You have changed this routine. Unsaved changes are lost when you leave."),
            window,
            width=640,
        )
        stay = _button(self, self.tr("&Keep editing"), ButtonKind.GHOST, key=self.tr("Esc"))
        stay.clicked.connect(self._stay)
        self.set_way_out(stay)
        self.leave = _button(self, self.tr("&Leave without saving"))
        self.leave.clicked.connect(self._leave)
        self.add_button(self.leave)
        self.save = _button(
            self, self.tr("&Save"), ButtonKind.PRIMARY, icon="check", key=self.tr("Enter")
        )
        self.save.clicked.connect(self._save)
        self.add_button(self.save, enter=True)
        self._answer: SignalInstance = self.stay_chosen
        self.closed.connect(self._tell)

    def _stay(self) -> None:
        self.close_overlay()

    def _leave(self) -> None:
        self._answer = self.leave_chosen
        self.close_overlay()

    def _save(self) -> None:
        self._answer = self.save_chosen
        self.close_overlay()

    def _tell(self) -> None:
        # Not before it has gone: the page that gets the focus back may go with the answer.
        self._answer.emit()


class ChangedElsewhere(Overlay):
    """Asks which of two versions is kept: another hand has changed the file meanwhile.

    Signals:
        both_chosen: save this one as another routine.
        replace_chosen: save this one in the place of the other.
    """

    both_chosen = Signal()
    replace_chosen = Signal()

    def __init__(self, look: Look, file_name: str, *, gone: bool, window: QWidget) -> None:
        """Make a question, not yet shown.

        Args:
            look: theme and icons.
            file_name: the file.
            gone: it was not changed but deleted.
            window: what it covers.
        """
        text = (
            self.tr("The file {file} was deleted while you were editing.")
            if gone
            else self.tr("The file {file} was changed while you were editing.")
        )
        super().__init__(
            look,
            self.tr("Changed elsewhere"),
            text.format(file=file_name),
            window,
            width=640,
        )
        stay = _button(self, self.tr("&Keep editing"), ButtonKind.GHOST, key=self.tr("Esc"))
        stay.clicked.connect(self.close_overlay)
        self.set_way_out(stay)
        words = self.tr("&Save it again") if gone else self.tr("&Replace it with mine")
        self.replace = _button(self, words)
        self.replace.clicked.connect(self._replace)
        self.both = _button(self, self.tr("Keep &both"), ButtonKind.PRIMARY, key=self.tr("Enter"))
        self.both.clicked.connect(self._both)
        self.add_button(self.replace, enter=gone)
        if gone:
            self.both.hide()
        else:
            self.add_button(self.both, enter=True)
        self._answer: SignalInstance | None = None
        self.closed.connect(self._tell)

    def _replace(self) -> None:
        self._answer = self.replace_chosen
        self.close_overlay()

    def _both(self) -> None:
        self._answer = self.both_chosen
        self.close_overlay()

    def _tell(self) -> None:
        if self._answer is not None:
            self._answer.emit()


def _button(
    overlay: Overlay,
    text: str,
    kind: ButtonKind = ButtonKind.SECONDARY,
    *,
    icon: str = "",
    key: str = "",
) -> Button:
    return Button(overlay.look, text, kind, icon=icon, key=key, height=48, parent=overlay.foot)
