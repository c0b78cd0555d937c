"""Settings of the diary: when the program asks how the back is."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from coach.ui.settings.panel import Panel
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note


class DiaryPanel(Panel):
    """When the program asks."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        group = self.group(self.tr("Ask how my back is"))
        self.before = self.switch(group, self.tr("Before a session"))
        self.after = self.switch(group, self.tr("After a session"))
        self.next_day = self.switch(
            group, self.tr("On the day after"), self.tr("When you next open Back Coach")
        )
        text = self.tr(
            "Every question can be skipped. Your answers stay on this computer; they show you how "
            "you got on, and let Back Coach suggest a gentler or a longer routine."
        )
        self.add(Note(look, text, parent=self))
        for switch in (self.before, self.after, self.next_day):
            switch.toggled.connect(self._take)

    def fill(self) -> None:
        """Show the settings."""
        asked = self.settings.check_in
        self.before.show_checked(asked.before)
        self.after.show_checked(asked.after)
        self.next_day.show_checked(asked.next_day)

    def _take(self) -> None:
        check_in = replace(
            self.settings.check_in,
            before=self.before.isChecked(),
            after=self.after.isChecked(),
            next_day=self.next_day.isChecked(),
        )
        self.give(replace(self.settings, check_in=check_in))
