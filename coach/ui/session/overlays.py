"""The dialogs over a session, and the questions that they ask."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.player import Command, Phase
from coach.ui.session.dialogs import EndDialog, HurtChoice, HurtOffer, HurtsDialog
from coach.ui.session.keys import SessionKeys
from coach.ui.widgets.doctor_card import DoctorCard
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class SessionOverlays(QObject):
    """Opens dialogs over the session; the session's keys rest while one is open.

    Signals:
        command_requested: a `Command` that follows from a question or its answer.
        hurt_chosen: a `HurtChoice`.
        covered: the first dialog has opened, or the last one gone.
    """

    command_requested = Signal(Command)
    hurt_chosen = Signal(HurtChoice)
    covered = Signal()

    def __init__(self, look: Look, page: QWidget, keys: SessionKeys) -> None:
        """Open nothing yet.

        Args:
            look: theme and icons.
            page: what the dialogs lie over; it gets the keyboard back.
            keys: the session's.
        """
        super().__init__(page)
        self._look = look
        self._page = page
        self._keys = keys
        self._open: list[Overlay] = []
        self._paused_to_ask = False

    @property
    def uppermost(self) -> Overlay | None:
        """The dialog that asks, if any."""
        return self._open[-1] if self._open else None

    def raise_all(self) -> None:
        """Bring the dialogs to the front again."""
        for overlay in self._open:
            overlay.raise_()

    def open(self, overlay: Overlay) -> None:
        """Show a dialog over the session."""
        self._open.append(overlay)
        self._keys.set_active(False)
        overlay.closed.connect(self._on_closed)
        overlay.open()
        if len(self._open) == 1:
            self.covered.emit()

    def ask_end(self, display: Display, exercises_done: int) -> None:
        """Ask whether to end, unless another question is open or nothing is left to end.

        Args:
            display: the moment on screen; a running session is paused to ask.
            exercises_done: how many exercises are finished.
        """
        if self._open or display.phase is Phase.FINISHED:
            return
        self._paused_to_ask = display.phase is not Phase.PAUSED
        if self._paused_to_ask:
            self.command_requested.emit(Command.PAUSE)
        dialog = EndDialog(self._look, exercises_done, display.exercise_count, self._page)
        dialog.ended.connect(self._on_end)
        dialog.kept.connect(self._on_kept)
        self.open(dialog)

    def ask_hurts(self, offer: HurtOffer) -> None:
        """Ask what to do after "That hurts"."""
        dialog = HurtsDialog(self._look, offer, self._page)
        dialog.chosen.connect(self._on_hurt_choice)
        self.open(dialog)

    @Slot()
    def _on_end(self) -> None:
        self.command_requested.emit(Command.END)

    @Slot()
    def _on_kept(self) -> None:
        if self._paused_to_ask:
            self.command_requested.emit(Command.RESUME)

    @Slot(HurtChoice)
    def _on_hurt_choice(self, choice: HurtChoice) -> None:
        if choice is HurtChoice.DOCTOR:
            self.open(DoctorCard(self._look, self._page))
        self.hurt_chosen.emit(choice)

    @Slot()
    def _on_closed(self) -> None:
        for overlay in tuple(self._open):
            if overlay.isHidden():
                self._open.remove(overlay)
                overlay.deleteLater()
        if not self._open:
            self._keys.set_active(True)
            if not has_keyboard(self._page):
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)
            self.covered.emit()


def has_keyboard(part: QWidget) -> bool:
    """Tell whether the keyboard is in a part of its window; a hidden widget may still be named."""
    window = part.window()
    focused: QWidget | None = window.focusWidget()
    if focused is None or focused.isHidden() or not focused.isVisibleTo(window):
        return False
    return focused is part or part.isAncestorOf(focused)
