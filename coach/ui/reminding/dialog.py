"""A reminder within the window: where nothing else shows one, or after a click on one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.reminding.notifications import Notice
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import Button, ButtonKind
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
        no = Button(look, self.tr("&Not today"), ButtonKind.GHOST, height=48, parent=self.foot)
        no.set_key(self.tr("Esc"))
        no.clicked.connect(self.close_overlay)
        self.set_way_out(no)
        self.later = Button(look, notice.later, height=48, parent=self.foot)
        self.later.clicked.connect(self.later_chosen)
        self.later.clicked.connect(self.close_overlay)
        self.add_button(self.later)
        self.start = Button(
            look,
            notice.start,
            ButtonKind.PRIMARY,
            key=self.tr("Enter"),
            height=48,
            parent=self.foot,
        )
        self.start.clicked.connect(self._begin)
        self.add_button(self.start, enter=True)

    @Slot()
    def _begin(self) -> None:
        # A session begins only in a window that nothing covers.
        self.close_with(self.start_chosen.emit)
