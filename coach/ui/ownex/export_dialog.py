"""In which form a routine is exported."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class ExportDialog(AnsweringOverlay):
    """Asks for which program a routine is written.

    Signals:
        own_chosen: for Back Coach.
        timer_chosen: for Just Another Workout Timer.
    """

    own_chosen = Signal()
    timer_chosen = Signal()

    def __init__(self, look: Look, name: str, own_exercises: int, window: QWidget) -> None:
        """Make a dialog, not yet shown.

        Args:
            look: theme and icons.
            name: the routine's.
            own_exercises: how many of its exercises are not built in.
            window: what it covers.
        """
        super().__init__(
            look,
            self.tr("Export “{name}”").format(name=name),
            self.tr("Write the routine to a file that you can keep or pass on."),
            window,
            width=720,
        )
        text = self.tr(
            "For Back Coach: a text file with the whole routine. Import it there, on any computer."
        )
        if own_exercises:
            text = self.tr(
                "For Back Coach: a text file with the whole routine and your own exercises in it, "
                "without their pictures. Import it there, on any computer."
            )
        self.body.addWidget(Paragraph(look, text, Role.BODY, parent=self.content))
        timer = self.tr(
            "For Just Another Workout Timer: names and times only, as a JSON file. Cautions, "
            "steps and breathing stay behind."
        )
        self.body.addWidget(Paragraph(look, timer, Role.BODY, parent=self.content))
        self.add_way_out(self.tr("&Cancel"), self.close_overlay, height=48)
        self.timer = self.add_button(self.tr("For the &workout timer"), self._for_timer, height=48)
        self.own = self.add_button(
            self.tr("For &Back Coach"), self._for_own, ButtonKind.PRIMARY, height=48, enter=True
        )

    @Slot()
    def _for_own(self) -> None:
        self.close_with(self.own_chosen.emit)

    @Slot()
    def _for_timer(self) -> None:
        self.close_with(self.timer_chosen.emit)
