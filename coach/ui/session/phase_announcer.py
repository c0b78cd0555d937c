"""What a screen reader says when a session goes on to another phase."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.player import Phase
from coach.domain.timeline import SegmentKind
from coach.ui.announce import Announcer


class PhaseAnnouncer(QObject):
    """Announces phase, side and exercise when they change; never the seconds."""

    def __init__(self, page: QWidget) -> None:
        """Announce nothing yet.

        Args:
            page: the widget in whose name the announcements are made.
        """
        super().__init__(page)
        self._announcer = Announcer(page)
        self._announced: tuple[object, ...] = ()

    def show_display(self, display: Display) -> None:
        """Announce a moment, if it is of another phase than the last one."""
        state = (
            display.phase,
            display.kind,
            display.exercise_name,
            display.side,
            display.set_number,
        )
        if state == self._announced:
            return
        self._announced = state
        self._announcer.announce(", ".join(word for word in self._words(display) if word))

    def _words(self, display: Display) -> list[str]:
        if display.phase is Phase.PAUSED:
            return [self.tr("Paused")]
        if display.kind is SegmentKind.TRANSITION:
            return [display.phase_word, display.exercise_name]
        if display.side is not None:
            return [display.phase_word, display.side_title, display.side_detail]
        return [display.phase_word]
