"""The question before a session."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.domain.check_in import Advice, advice
from coach.ui.checkin.pain_scale import PainScale
from coach.ui.checkin.remark import Remark
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class BeforeDialog(Overlay):
    """How is your back today? Esc skips the question alone: the session begins all the same.

    Signals:
        answered: begin the session (level or None, flare-up day).
        doctor_wanted: show the warning signs; the dialog stays.
    """

    answered = Signal(object, bool)
    doctor_wanted = Signal()

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
        super().__init__(look, "", "", window, width=720)
        title = self.tr("How is your back today?")
        words = self.tr("Think of the pain right now. It goes into your diary on this computer.")
        self.set_title(title, words)
        self._flare_up = flare_up
        self.scale = PainScale(look, title, self.content)
        self.scale.level_chosen.connect(self._follow)
        self.body.addSpacing(4)
        self.body.addWidget(self.scale)
        self.remark = Remark(look, self.content)
        self.remark.doctor_wanted.connect(self.doctor_wanted)
        self.body.addWidget(self.remark)
        self.skip = Button(
            look,
            self.tr("S&kip this question"),
            ButtonKind.GHOST,
            key=self.tr("Esc"),
            height=56,
            parent=self.foot,
        )
        self.skip.clicked.connect(self._skip)
        self.set_way_out(self.skip)
        label = self.tr("&Flare-up day")
        if instead:
            label = self.tr("&Flare-up day: {routine}").format(routine=instead)
        self.gentle = Button(look, label, icon="leaf", height=56, parent=self.foot)
        self.gentle.clicked.connect(self._start_gently)
        self.gentle.setVisible(not flare_up)
        if not flare_up:
            self.add_button(self.gentle)
        self.start = Button(
            look,
            self.tr("&Start"),
            ButtonKind.PRIMARY,
            icon="play-fill",
            key=self.tr("Enter"),
            parent=self.foot,
        )
        self.start.clicked.connect(self._start)
        self.add_button(self.start, enter=True)
        self._say(None)

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
