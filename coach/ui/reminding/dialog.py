"""A reminder within the window: where nothing else shows one, or after a click on one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.reminding.notifications import Notice
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look


class ReminderDialog(AnsweringOverlay):
    """Offers to begin, to be reminded later, or neither.

    Signals:
        start_chosen: begin.
        later_chosen: remind again later.
    """

    start_chosen = Signal()
    later_chosen = Signal()

    def __init__(self, look: Look, notice: Notice, window: QWidget) -> None:
        super().__init__(look, notice.title, notice.text, window, width=560)
        self.add_way_out(self.tr("&Not today"), self.close_overlay, height=48)
        self.later = self.add_button(notice.later, self.later_chosen, height=48)
        self.later.clicked.connect(self.close_overlay)
        self.start = self.add_button(
            notice.start, self._begin, ButtonKind.PRIMARY, height=48, enter=True
        )

    @Slot()
    def _begin(self) -> None:
        # A session begins only in a window that nothing covers.
        self.close_with(self.start_chosen.emit)
