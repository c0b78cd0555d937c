"""A group of filters, any of which will do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class ChipGroup(QWidget):
    """Chips that wrap, under a title if wished.

    Signals:
        changed: the user has switched one on or off.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        choices: Sequence[tuple[str, str]],
        *,
        titled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a group with everything off.

        Args:
            look: theme and icons.
            title: what the filters are about; the group's accessible name.
            choices: key and label of each.
            titled: show the title.
            parent: owner.
        """
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if titled:
            column.addWidget(Paragraph(look, title, Role.LABEL, Ink.TEXT2, parent=self))
        box = QWidget(self)
        flow = FlowLayout(box, gap=8)
        self._chips: dict[str, FilterChip] = {}
        for key, text in choices:
            chip = FilterChip(look, text, parent=box)
            chip.setAccessibleDescription(title)
            chip.toggled.connect(self.changed)
            flow.addWidget(chip)
            self._chips[key] = chip
        column.addWidget(box)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all."""
        return tuple(self._chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> FilterChip:
        """Return one.

        Raises:
            KeyError: there is none of this key.
        """
        return self._chips[key]

    def clear(self) -> None:
        """Switch all off without telling anybody."""
        for chip in self._chips.values():
            chip.show_checked(False)
