"""The question before a session."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.domain.check_in import Advice, advice
from coach.ui.checkin.pain_question import PainQuestion
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look


class BeforeDialog(PainQuestion):
    """How is your back today? Esc skips the question alone: the session begins all the same.

    Signals:
        answered: begin the session (level or None, flare-up day).
    """

    answered = Signal(object, bool)

    def __init__(
        self, look: Look, window: QWidget, *, flare_up: bool = False, instead: str = ""
    ) -> None:
        """Ask.

        Args:
            look: theme and icons.
            window: what the dialog covers.
            flare_up: the session is planned without strengthening already.
            instead: the routine that a flare-up day does in place of this one, because nothing
                of this one would be left; empty for this one without strengthening.
        """
        title = self.tr("How is your back today?")
        words = self.tr("Think of the pain right now. It goes into your diary on this computer.")
        super().__init__(look, title, words, window)
        self._flare_up = flare_up
        self.scale.level_chosen.connect(self._follow)
        label = self.tr("&Flare-up day")
        if instead:
            label = self.tr("&Flare-up day: {routine}").format(routine=instead)
        self.gentle = self.add_button(label, self._start_gently, icon="leaf", height=56)
        self.gentle.setVisible(not flare_up)
        self.start = self.add_button(
            self.tr("&Start"), self._start, ButtonKind.PRIMARY, icon="play-fill", enter=True
        )
        self._say(None)

    @Slot(int)
    def _follow(self, level: int) -> None:
        self._say(level)

    def _say(self, level: int | None) -> None:
        what = advice(level)
        if what is Advice.GENTLE:
            text = self.tr("Take it gently: small movements, and stop at once if something hurts.")
        elif self._flare_up:
            text = self.tr("Today is a flare-up day: stretching only, and as much as feels right.")
        elif what is Advice.FLARE_UP:
            text = self.tr(
                "A flare-up day keeps to stretching. The “Lower back pain exercises” article "
                "leaves strengthening out while symptoms are raised. You decide."
            )
        else:
            text = self.tr(
                "From 6 upwards a flare-up day is the gentler choice: without strengthening. "
                "You decide."
            )
        self.remark.say(text, doctor=what is Advice.FLARE_UP)
        # Offered more plainly, never taken by itself: Enter still starts what was planned.
        offered = what is Advice.FLARE_UP
        self.gentle.kind = ButtonKind.SOFT if offered else ButtonKind.SECONDARY
        self.gentle.update()
        self.relayout()

    @Slot()
    def _skip(self) -> None:
        self._end(None, flare_up=self._flare_up)

    @Slot()
    def _start(self) -> None:
        self._end(self.scale.level, flare_up=self._flare_up)

    @Slot()
    def _start_gently(self) -> None:
        self._end(self.scale.level, flare_up=True)

    def _end(self, level: int | None, *, flare_up: bool) -> None:
        self.close_overlay()
        self.answered.emit(level, flare_up)
