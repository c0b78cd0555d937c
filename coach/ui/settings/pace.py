"""Settings of pace: breath, transitions, lead-in, sides."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from coach.storage.setting_groups import StartSide
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row
from coach.ui.widgets.look import Look
from coach.ui.widgets.segmented import Segmented
from coach.ui.widgets.stepper import Stepper


class PacePanel(Panel):
    """How long things last in every session."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        seconds = self.tr("s")
        group = self.group(self.tr("Time"))
        title = self.tr("One breath")
        self.breath = Stepper(look, title, 3, 10, step=0.5, decimals=1, unit=seconds)
        explanation = self.tr("In and out; holds that count breaths last accordingly")
        group.add(Row(look, title, explanation, self.breath, group.card))
        title = self.tr("Between exercises")
        self.transition = Stepper(look, title, 5, 60, step=5, unit=seconds)
        explanation = self.tr(
            "At least; longer where you change position or there is more to be said"
        )
        group.add(Row(look, title, explanation, self.transition, group.card))
        title = self.tr("To get settled")
        self.lead_in = Stepper(look, title, 0, 30, step=5, unit=seconds)
        self.lead_in.setSpecialValueText(self.tr("None"))
        explanation = self.tr("Before the first exercise is announced")
        group.add(Row(look, title, explanation, self.lead_in, group.card))
        group = self.group(self.tr("Sides"))
        title = self.tr("The side that begins")
        self.side = Segmented(
            look,
            title,
            (
                (StartSide.ALTERNATING, self.tr("Take turns")),
                (StartSide.LEFT, self.tr("Left")),
                (StartSide.RIGHT, self.tr("Right")),
            ),
        )
        explanation = self.tr("Taking turns, the other one begins in the next session")
        group.add(Row(look, title, explanation, self.side, group.card))
        for stepper in (self.breath, self.transition, self.lead_in):
            stepper.valueChanged.connect(self._take)
        self.side.picked.connect(self._take)

    def fill(self) -> None:
        """Show the settings."""
        session = self.settings.session
        self.breath.show_value(session.breath_seconds)
        self.transition.show_value(session.transition_seconds)
        self.lead_in.show_value(session.lead_in_seconds)
        self.side.show_key(session.start_side)

    def _take(self) -> None:
        before = self.settings.session
        breath = self.breath.value()
        if abs(breath - before.breath_seconds) < 0.1:
            breath = before.breath_seconds  # written by hand, finer than is shown
        session = replace(
            before,
            breath_seconds=breath,
            transition_seconds=self.transition.whole,
            lead_in_seconds=self.lead_in.whole,
            start_side=StartSide(self.side.key),
        )
        self.give(replace(self.settings, session=session))
