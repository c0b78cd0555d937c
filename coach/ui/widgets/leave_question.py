"""The question before something that was typed would be lost."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import Button, ButtonKind
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
        esc = self.tr("Esc")
        kind = ButtonKind.GHOST if can_save else ButtonKind.SECONDARY
        words = self.tr("&Keep editing") if can_save else self.tr("&Stay here")
        stay = Button(look, words, kind, key=esc, height=48, parent=self.foot)
        stay.clicked.connect(self._stay)
        self.set_way_out(stay)
        self.leave = Button(look, self.tr("&Leave without saving"), height=48, parent=self.foot)
        self.leave.clicked.connect(self._leave)
        self.add_button(self.leave)
        if can_save:
            self.save = Button(
                look,
                self.tr("&Save"),
                ButtonKind.PRIMARY,
                icon="check",
                key=self.tr("Enter"),
                height=48,
                parent=self.foot,
            )
            self.save.clicked.connect(self._save)
            self.add_button(self.save, enter=True)

    @Slot()
    def _stay(self) -> None:
        self.close_with(self.stay_chosen.emit)

    @Slot()
    def _leave(self) -> None:
        self.close_with(self.leave_chosen.emit)

    @Slot()
    def _save(self) -> None:
        self.close_with(self.save_chosen.emit)
