"""What the questions about pain before and after a session share: the scale, and skipping it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.checkin.pain_scale import PainScale
from coach.ui.checkin.remark import Remark
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class PainQuestion(Overlay):
    """Asks for a level from 0 to 10; digits and arrows choose wherever the keyboard is.

    Attributes:
        scale: the levels.
        remark: what is said about the level chosen.
        skip: the way out, which Esc presses.

    Signals:
        doctor_wanted: show the warning signs; the dialog stays.
    """

    doctor_wanted = Signal()

    def __init__(self, look: Look, title: str, words: str, window: QWidget) -> None:
        super().__init__(look, title, words, window, width=720)
        self.scale = PainScale(look, title, self.content)
        self.body.addSpacing(4)
        self.body.addWidget(self.scale)
        self.remark = Remark(look, self.content)
        self.remark.doctor_wanted.connect(self.doctor_wanted)
        self.body.addWidget(self.remark)
        self.skip = self.add_way_out(self.tr("S&kip this question"), self._skip, height=56)

    def open(self) -> None:
        """Show it, with the keyboard at the scale."""
        super().open()
        self.scale.focus(Qt.FocusReason.OtherFocusReason)
        self._scroller.ensureWidgetVisible(self.scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits and arrows choose wherever the keyboard is."""
        if self.scale.take_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _skip(self) -> None:
        """Go on without an answer."""
        raise NotImplementedError
