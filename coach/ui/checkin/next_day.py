"""The question on a later day."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.domain.check_in import Advice, advice
from coach.ui.checkin.pain_question import PainQuestion
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class NextDayView:
    """A session to look back on.

    Attributes:
        session_id: the session.
        routine_name: its routine.
        when: its day inside a sentence: "on Thursday 19 November"; empty if it was yesterday.
    """

    session_id: str
    routine_name: str
    when: str


class NextDayDialog(PainQuestion):
    """How was your back the next day? Esc skips it, and it is not asked again.

    Signals:
        answered: a level was chosen (session id, level).
        skipped: none was (session id).
    """

    answered = Signal(str, int)
    skipped = Signal(str)

    def __init__(self, look: Look, view: NextDayView, window: QWidget) -> None:
        if view.when:
            title = self.tr("How was your back the next day?")
            words = self.tr("You did “{routine}” {when}. Think of the day after it.")
        else:
            title = self.tr("How is your back the day after?")
            words = self.tr("You did “{routine}” yesterday. Think of the pain today.")
        words = words.format(routine=view.routine_name, when=view.when)
        super().__init__(look, title, words, window)
        self._session_id = view.session_id
        self.scale.level_chosen.connect(self._follow)
        self.remark.say("", doctor=False)
        self.done = self.add_button(
            self.tr("&Done"), self._finish, ButtonKind.PRIMARY, icon="check", enter=True
        )
        self.relayout()

    @Slot(int)
    def _follow(self, level: int) -> None:
        raised = advice(level) is Advice.FLARE_UP
        text = self.tr("Noted. A flare-up day is there whenever you want one.") if raised else ""
        self.remark.say(text, doctor=raised)
        self.relayout()

    @Slot()
    def _skip(self) -> None:
        self.close_overlay()
        self.skipped.emit(self._session_id)

    @Slot()
    def _finish(self) -> None:
        level = self.scale.level
        self.close_overlay()
        if level is None:
            self.skipped.emit(self._session_id)
        else:
            self.answered.emit(self._session_id, level)
