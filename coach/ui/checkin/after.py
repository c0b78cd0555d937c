"""The question after a session, a part of its summary."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.check_in import Advice, advice
from coach.ui.checkin.pain_scale import PainScale
from coach.ui.checkin.remark import Remark
from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class AfterQuestion(QWidget):
    """And how is your back now? Left alone, it is skipped.

    Signals:
        level_chosen: a level was chosen, or another one in its place (0 to 10).
        doctor_wanted: show the warning signs.
        resized: it needs another height.
    """

    level_chosen = Signal(int)
    doctor_wanted = Signal()
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        question = self.tr("And how is your back now?")
        column.addWidget(Paragraph(look, question, Role.APP_NAME, parent=self))
        self.scale = PainScale(look, question, self)
        self.scale.level_chosen.connect(self._follow)
        column.addWidget(self.scale)
        self.remark = Remark(look, self)
        self.remark.doctor_wanted.connect(self.doctor_wanted)
        column.addWidget(self.remark)
        self._doctor_elsewhere = False
        self._say(None)

    def set_doctor_elsewhere(self, elsewhere: bool) -> None:
        """Leave the doctor card to something else that offers it in the same view."""
        self._doctor_elsewhere = elsewhere
        self._say(self.scale.level)

    @Slot(int)
    def _follow(self, level: int) -> None:
        self._say(level)
        self.level_chosen.emit(level)
        self.resized.emit()

    def _say(self, level: int | None) -> None:
        what = advice(level)
        text = {
            Advice.AS_PLANNED: "",
            Advice.GENTLE: self.tr("Noted. Stay with what you do for now; there is no hurry."),
            Advice.FLARE_UP: self.tr(
                "Noted. Take it easy for the rest of the day, and keep the next session small."
            ),
        }[what]
        self.remark.say(text, doctor=what is Advice.FLARE_UP and not self._doctor_elsewhere)
