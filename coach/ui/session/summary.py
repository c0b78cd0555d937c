"""What a session came to, shown when it is over."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.record import WeekCount
from coach.ui.checkin.after import AfterQuestion
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.dots import Dots, dots_of
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.text_field import TextField

_MOVING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""Keys of a session that would move the choice on the scale."""


@dataclass(frozen=True, slots=True)
class DoneExercise:
    """What was done of one exercise.

    Attributes:
        name: its name.
        reps_done: repetitions finished, over all sets and sides.
        reps_planned: repetitions planned.
        dose_text: the planned dose in words.
    """

    name: str
    reps_done: int
    reps_planned: int
    dose_text: str

    @property
    def in_full(self) -> bool:
        """All that was planned was done."""
        return self.reps_done >= self.reps_planned > 0


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a session came to.

    Attributes:
        completed: every exercise was gone through.
        active_ms: time spent, pauses left out.
        exercises: what was done, in order.
        week: this week, this session included.
        flare_up: strengthening was left out.
        saved: it is in the record.
    """

    completed: bool
    active_ms: int
    exercises: tuple[DoneExercise, ...]
    week: WeekCount
    flare_up: bool = False
    saved: bool = True


class SummaryDialog(Overlay):
    """The end of a session: what was done, in words; partial ones are welcome too.

    Signals:
        done: the person has seen it.
        note_written: the user's own words about the session, or others in their place.
    """

    done = Signal()
    note_written = Signal(str)

    def __init__(self, look: Look, summary: SessionSummary, window: QWidget) -> None:
        super().__init__(look, "", "", window, width=740)
        self.set_title(self._title_of(summary), self._explanation_of(summary))
        self.body.addWidget(self._week_row(summary.week))
        self._summary = summary
        self._question: AfterQuestion | None = None
        self._card: SuggestionCard | None = None
        self._done_list = self._done_card(summary)
        self.body.addWidget(self._done_list)
        self._note: TextField | None = None
        self._note_kept = ""
        self.add_note = self.add_button(
            self.tr("Add a &note"),
            self._open_note,
            ButtonKind.GHOST,
            icon="note-pencil",
            height=56,
        )
        self.add_note.hide()
        self.add_button(
            self.tr("&Done"),
            self._on_done,
            ButtonKind.PRIMARY,
            icon="check",
            enter=True,
            escape=True,
        )
        self.relayout()

    def ask(self, question: AfterQuestion) -> None:
        """Ask something above the list of what was done; its digits work everywhere here."""
        self._question = question
        self._insert(question)
        question.resized.connect(self.relayout)

    def show_card(self, card: SuggestionCard) -> None:
        """Show a suggestion above the list of what was done."""
        self._card = card
        self._insert(card)
        card.resized.connect(self._make_room)
        self._make_room()

    def offer_note(self) -> None:
        """Offer a line for the user's own words."""
        self.add_note.show()
        self._foot_flow.set_first_left(True)
        self.relayout()

    @property
    def note(self) -> TextField | None:
        """The line for the user's own words, once it is open."""
        return self._note

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits answer the question; a key of the session must not choose a level."""
        moves = event.key() in _MOVING
        if self._question is not None and not moves and self._question.scale.take_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Take the keyboard to the dialog itself.

        Space belonged to the session a moment ago: pressed once more, it must not press Done.
        """
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _make_room(self) -> None:
        """Let a suggestion stand in for the list where all of that was done."""
        view = self._card.view if self._card is not None else None
        self._done_list.setVisible(view is None or not self._summary.completed)
        if self._question is not None:
            self._question.set_doctor_elsewhere(view is not None and view.doctor)
        self.relayout()

    def _insert(self, part: QWidget) -> None:
        self.body.insertWidget(self.body.indexOf(self._done_list), part)

    def _week_row(self, week: WeekCount) -> QWidget:
        row = QWidget(self.content)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        dots = Dots(self.look, dots_of(week), size=16, gap=9, parent=row)
        line.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
        words = Paragraph(self.look, self._week_words(week), Role.BODY_STRONG, parent=row)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _done_card(self, summary: SessionSummary) -> QWidget:
        card = Card(self.look, CardTone.SUNK, 14, self.content)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        for exercise in summary.exercises:
            line = QHBoxLayout()
            line.setSpacing(12)
            if exercise.in_full:
                icon, ink = "check", Ink.ACCENT
            else:
                icon, ink = (
                    ("circle-half", Ink.TEXT2)
                    if exercise.reps_done
                    else (
                        "circle",
                        Ink.TEXT3,
                    )
                )
            mark = IconView(self.look, icon, 20, ink, parent=card)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            name = Paragraph(self.look, exercise.name, Role.BODY_STRONG, parent=card)
            line.addWidget(name, 1)
            words = Paragraph(
                self.look, self._words_of(exercise), Role.SECONDARY, Ink.TEXT2, parent=card
            )
            line.addWidget(words, 1)
            column.addLayout(line)
        return card

    def _title_of(self, summary: SessionSummary) -> str:
        count = len(summary.exercises)
        if summary.completed:
            if count == 1:
                return self.tr("That was your exercise")
            return self.tr("That was all {n} exercises").format(n=count)
        finished = sum(exercise.in_full for exercise in summary.exercises)
        if finished == 0:
            return self.tr("A short one today")
        return self.tr("{done} of {all} exercises done").format(done=finished, all=count)

    def _explanation_of(self, summary: SessionSummary) -> str:
        minutes = round(summary.active_ms / 60_000)
        if minutes < 1:
            time = self.tr("Under a minute.")
        elif minutes == 1:
            time = self.tr("1 minute.")
        else:
            time = self.tr("{n} minutes.").format(n=minutes)
        if not summary.saved:
            words = self.tr(
                "Well done. It could not be saved, so it will not show in your history."
            )
        elif summary.completed:
            words = self.tr("Well done. It is saved.")
        else:
            words = self.tr("It is saved as a partial session. Every part of it counts.")
        return self.tr("{time} {words}").format(time=time, words=words)

    def _week_words(self, week: WeekCount) -> str:
        if week.completed > week.goal:
            return self.tr("{n} this week, more than the {goal} you aim for.").format(
                n=week.completed, goal=week.goal
            )
        if week.completed == week.goal:
            return self.tr("You have reached this week’s goal: {n} of {goal}.").format(
                n=week.completed, goal=week.goal
            )
        if week.partial:
            return self.tr("This week: {n} of {goal}, and {partial} in part.").format(
                n=week.completed, goal=week.goal, partial=week.partial
            )
        return self.tr("This week: {n} of {goal}.").format(n=week.completed, goal=week.goal)

    def _words_of(self, exercise: DoneExercise) -> str:
        if exercise.in_full:
            return exercise.dose_text
        if exercise.reps_done == 0:
            return self.tr("not this time")
        return self.tr("{done} of {planned} times").format(
            done=exercise.reps_done, planned=exercise.reps_planned
        )

    @Slot()
    def _open_note(self) -> None:
        self.add_note.hide()
        self._foot_flow.set_first_left(False)
        self._note = TextField(
            self.look,
            self.tr("Note"),
            self.tr("Your own words about this session"),
            icon="note-pencil",
            parent=self.content,
        )
        self._note.editingFinished.connect(self._keep_note)
        self._insert(self._note)
        self._note.show()
        self.relayout()
        self._note.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroller.ensureWidgetVisible(self._note)

    @Slot()
    def _keep_note(self) -> None:
        text = self._note.text() if self._note is not None else ""
        if text != self._note_kept:
            self._note_kept = text
            self.note_written.emit(text)

    @Slot()
    def _on_done(self) -> None:
        self._keep_note()
        self.close_overlay()
        self.done.emit()
