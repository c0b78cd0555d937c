"""What all panels of settings have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.storage.setting_groups import Settings
from coach.ui.settings.rows import Group, Row
from coach.ui.widgets.look import Look
from coach.ui.widgets.switch import Switch


class GroupColumn(QWidget):
    """A column of groups for one category."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._column = QVBoxLayout(self)
        # Room for the focus rings.
        self._column.setContentsMargins(4, 4, 4, 32)
        self._column.setSpacing(24)
        self._column.addStretch(1)

    def group(self, title: str = "") -> Group:
        """Add an empty group."""
        group = Group(self.look, title, self)
        self.add(group)
        return group

    def add(self, widget: QWidget) -> None:
        """Add something of the full width."""
        self._column.insertWidget(self._column.count() - 1, widget)


class Panel(GroupColumn):
    """The settings of one category.

    A panel shows the settings that it is given and, when the user changes one, gives them back
    with that one changed; it applies and keeps nothing.

    Signals:
        changed: the user wants these `Settings`.
    """

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.settings = Settings()

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anybody."""
        self.settings = settings
        self.fill()

    def fill(self) -> None:
        """Show `settings`."""

    def give(self, settings: Settings) -> None:
        """Want other settings."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    def switch(self, group: Group, title: str, explanation: str = "") -> Switch:
        """Add a row with a switch; connect its `toggled`."""
        switch = Switch(self.look, "")
        switch.setAccessibleName(title)
        group.add(Row(self.look, title, explanation, switch, group.card))
        return switch
