"""The questions that a session asks: what to do when it hurts, and whether to end."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.choice_row import ChoiceRow
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class HurtChoice(StrEnum):
    """What to do after "That hurts"."""

    SKIP = "skip"
    GENTLER = "gentler"
    END = "end"
    DOCTOR = "doctor"
    GO_ON = "go-on"
    STAY_PAUSED = "stay-paused"


@dataclass(frozen=True, slots=True)
class HurtOffer:
    """What can be offered after "That hurts".

    Attributes:
        exercise_name: the exercise that hurts.
        side: the side and what is meant by it, in words ("left leg"); may be empty.
        next_name: the exercise after it; empty for none.
        gentler: what the gentler version changes, one sentence; empty if there is none.
        exercises_done: exercises finished so far.
        holding: a hold was interrupted.
    """

    exercise_name: str
    side: str = ""
    next_name: str = ""
    gentler: str = ""
    exercises_done: int = 0
    holding: bool = True


class HurtsDialog(Overlay):
    """Asks what to do after "That hurts": the clock has stopped and the place is noted.

    Signals:
        chosen: a `HurtChoice`; the dialog closes, except for DOCTOR.
    """

    chosen = Signal(HurtChoice)

    def __init__(self, look: Look, offer: HurtOffer, window: QWidget) -> None:
        super().__init__(look, "", "", window, width=640)
        title = (
            self.tr("The hold has stopped") if offer.holding else self.tr("The clock has stopped")
        )
        noted = offer.exercise_name
        if offer.side:
            noted = self.tr("{exercise}, {side}").format(exercise=noted, side=offer.side)
        words = self.tr("Let go slowly and breathe. Noted: {what}.").format(what=_lower(noted))
        self.set_title(title, words)
        self.body.setSpacing(10)
        self.body.addSpacing(8)
        self._rows: list[tuple[ChoiceRow, HurtChoice]] = []
        if offer.next_name:
            skipped = self.tr("Go on to {name}. This one stays in the routine.").format(
                name=_lower(offer.next_name)
            )
        else:
            skipped = self.tr("It was the last one. It stays in the routine.")
        self._add(HurtChoice.SKIP, self.tr("S&kip this exercise"), skipped, "skip-forward")
        if offer.gentler:
            self._add(HurtChoice.GENTLER, self.tr("A &gentler version"), offer.gentler, "wind")
        self._add(HurtChoice.END, self.tr("&End here"), self._done(offer.exercises_done), "stop")
        self._add(
            HurtChoice.DOCTOR,
            self.tr("When to see a &doctor"),
            self.tr("Sharp pain, numbness, weakness, fever and other signs."),
            "first-aid-kit",
            care=True,
        )
        self.add_way_out(self.tr("&Back to pause"), self._stay, height=48)
        self.add_button(
            self.tr("Go o&n gently"),
            self._continue,
            ButtonKind.PRIMARY,
            icon="play-fill",
            enter=True,
        )
        self.relayout()

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The choices from top to bottom."""
        return tuple(row for row, _ in self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the digits choose."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._rows) and not event.isAutoRepeat():
            self._rows[number][0].click()
            event.accept()
            return
        super().keyPressEvent(event)

    def _add(
        self, choice: HurtChoice, title: str, detail: str, icon: str, *, care: bool = False
    ) -> None:
        row = ChoiceRow(
            self.look,
            title,
            detail,
            icon=icon,
            key=str(len(self._rows) + 1),
            care=care,
            parent=self.content,
        )
        row.clicked.connect(self._on_row)
        self._rows.append((row, choice))
        self.body.addWidget(row)

    def _done(self, exercises: int) -> str:
        if exercises == 0:
            return self.tr("What you have done so far counts as a partial session.")
        if exercises == 1:
            return self.tr("Your one finished exercise counts as a partial session.")
        return self.tr("Your {n} finished exercises count as a partial session.").format(
            n=exercises
        )

    @Slot()
    def _on_row(self) -> None:
        sender = self.sender()
        for row, choice in self._rows:
            if row is sender:
                self._choose(choice)

    @Slot()
    def _stay(self) -> None:
        self._choose(HurtChoice.STAY_PAUSED)

    @Slot()
    def _continue(self) -> None:
        self._choose(HurtChoice.GO_ON)

    def _choose(self, choice: HurtChoice) -> None:
        if choice is not HurtChoice.DOCTOR:
            self.close_overlay()
        self.chosen.emit(choice)


class EndDialog(Overlay):
    """Asks before a session ends early.

    Signals:
        ended: end it.
        kept: go on.
    """

    ended = Signal()
    kept = Signal()

    def __init__(self, look: Look, exercises_done: int, exercises: int, window: QWidget) -> None:
        super().__init__(look, "", "", window, width=640)
        if exercises_done == 0:
            words = self.tr("What you have done so far is kept as a partial session.")
        else:
            words = self.tr(
                "You have finished {done} of {all} exercises. They are kept as a partial session."
            ).format(done=exercises_done, all=exercises)
        self.set_title(self.tr("End the session here?"), words)
        self._end = self.add_button(
            self.tr("&End here"), self._on_end, icon="stop-fill", key=self.tr("E"), height=56
        )
        # Esc asked the question; pressed again by mistake it must not throw the session away.
        self.add_button(
            self.tr("&Keep going"),
            self._on_keep,
            ButtonKind.PRIMARY,
            icon="play-fill",
            enter=True,
            escape=True,
        )
        self.relayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E ends."""
        if event.key() == Qt.Key.Key_E and not event.isAutoRepeat():
            self._end.click()
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_end(self) -> None:
        self.close_overlay()
        self.ended.emit()

    @Slot()
    def _on_keep(self) -> None:
        self.close_overlay()
        self.kept.emit()


def _lower(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
