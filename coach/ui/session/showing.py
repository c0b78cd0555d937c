"""Fills the parts of the session's screen from a `Display`."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from coach.domain.display import Display
from coach.domain.exercise import Exercise
from coach.domain.player import Phase
from coach.domain.timeline import SegmentKind, Timeline
from coach.ui.session.control_bar import MainAction
from coach.ui.session.counters import CardFact, rep_dots
from coach.ui.session.parts import Parts
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder, Picture


class Showing(QObject):
    """Says to each part what it shows; where the parts lie is not its business."""

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        exercises: Mapping[str, Exercise],
        parts: Parts,
    ) -> None:
        """Show nothing yet.

        Args:
            look: whether the figure moves.
            figures: who draws the figure.
            exercises: the library, by id.
            parts: what is filled; owns this object.
        """
        super().__init__(parts)
        self._look = look
        self._figures = figures
        self._exercises = exercises
        self._parts = parts
        self._timeline: Timeline | None = None

    def set_timeline(self, timeline: Timeline) -> None:
        """Say which session is shown; comes before its first moment."""
        self._timeline = timeline

    def show_moment(self, display: Display) -> None:
        """Show all that may change with time, countdown and lead left out."""
        parts = self._parts
        parts.top.show_display(display)
        self._show_stage(display)
        parts.caption.show_text(display.caption)
        parts.bar.set_action(_action(display))
        parts.bar.set_can_extend(display.can_extend)
        if parts.is_floor:
            parts.floor.show_display(display)

    def show_countdown(self, display: Display) -> None:
        """Show time and side."""
        paused = display.phase is Phase.PAUSED
        ring = self._parts.ring
        ring.set_text(display.digits, display.phase_word, display.unit)
        ring.set_fraction(display.fraction_left)
        ring.set_paused(paused)
        self._parts.side.show_side(
            display.side, display.side_title, display.side_detail, paused=paused
        )

    def show_face(self, display: Display) -> None:
        """Show all that changes with a phase or a repetition only."""
        parts = self._parts
        parts.title.setText(display.exercise_name or display.phase_word)
        parts.stage.setAccessibleName(parts.title.text())
        parts.counters.set_facts(
            CardFact(
                display.rep_word,
                self.tr("{n} of {all}").format(n=max(1, display.rep), all=display.reps),
                rep_dots(display.rep, display.reps),
            ),
            CardFact(
                self.tr("Set"),
                self.tr("{n} of {all}").format(n=max(1, display.set_number), all=display.sets),
            ),
        )
        upcoming = self._exercises.get(display.next_exercise_id)
        parts.upcoming.show_next(
            display.next_title,
            display.next_detail,
            None if upcoming is None else Picture(upcoming.id, upcoming.position, close_up=True),
        )
        if display.setup:
            parts.setup.show_setup(display.setup, display.safety)
            parts.dose.set_facts(
                CardFact(self.tr("Do"), display.dose_text),
                CardFact(self.tr("Sides"), display.sides_text),
            )

    def _show_stage(self, display: Display) -> None:
        stage = self._parts.stage
        exercise = self._exercises.get(display.exercise_id)
        if exercise is None:
            stage.show_picture(None)
            return
        drawer = self._figures.drawer_of(exercise.id)
        moment = None
        if drawer is not None and self._timeline is not None:
            moment = drawer.at(
                self._timeline,
                display.position_ms,
                reduced_motion=self._look.theme.reduced_motion,
            )
        stage.show_picture(
            Picture(exercise.id, exercise.position, side=display.side, moment=moment)
        )


def face_of(display: Display) -> tuple[object, ...]:
    """Return all that changes with a phase or a repetition, not with time."""
    return (
        display.phase,
        display.kind,
        display.exercise_id,
        display.exercise_name,
        display.rep,
        display.reps,
        display.set_number,
        display.sets,
        display.next_title,
        display.next_detail,
        display.setup,
    )


def _action(display: Display) -> MainAction:
    if display.phase is Phase.PAUSED:
        return MainAction.RESUME
    if display.phase is Phase.WAITING:
        return MainAction.CONTINUE
    if display.kind is SegmentKind.TRANSITION and display.exercise_id:
        return MainAction.START_NOW
    return MainAction.PAUSE
