"""The question before something that was typed would be lost."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look


class LeaveQuestion(AnsweringOverlay):
    """Asks what becomes of what was typed; Esc goes on with it.

    Signals:
        save_chosen: save, then leave.
        leave_chosen: leave without saving.
        stay_chosen: neither.
    """

    save_chosen = Signal()
    leave_chosen = Signal()
    stay_chosen = Signal()

    def __init__(
        self, look: Look, title: str, explanation: str, window: QWidget, *, can_save: bool
    ) -> None:
        """Make a question, not yet shown.

        Args:
            look: theme and icons.
            title: the question.
            explanation: what is lost.
            window: what it covers.
            can_save: offer to save it as well.
        """
        super().__init__(look, title, explanation, window, width=640)
        kind = ButtonKind.GHOST if can_save else ButtonKind.SECONDARY
        words = self.tr("&Keep editing") if can_save else self.tr("&Stay here")
        self.add_way_out(words, self._stay, kind, height=48)
        self.leave = self.add_button(self.tr("&Leave without saving"), self._leave, height=48)
        if can_save:
            self.save = self.add_button(
                self.tr("&Save"),
                self._save,
                ButtonKind.PRIMARY,
                icon="check",
                height=48,
                enter=True,
            )

    @Slot()
    def _stay(self) -> None:
        self.close_with(self.stay_chosen.emit)

    @Slot()
    def _leave(self) -> None:
        self.close_with(self.leave_chosen.emit)

    @Slot()
    def _save(self) -> None:
        self.close_with(self.save_chosen.emit)
