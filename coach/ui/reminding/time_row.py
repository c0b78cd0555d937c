"""A card for one time of a reminder."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.reminders import WeeklyTime
from coach.ui.dates import time_of_day
from coach.ui.fonts import Role
from coach.ui.reminding.time_stepper import TimeStepper
from coach.ui.settings.rows import SIDE
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import IconButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class TimeRow(Card):
    """One time, and the days that it is for.

    Signals:
        edited: the user has changed it.
        remove_asked: it is to go.
    """

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, look: Look, days: tuple[int, ...], parent: QWidget) -> None:
        """Make a row for no time yet.

        Args:
            look: theme and icons.
            days: the week's days in the order in which they are shown.
            parent: owner.
        """
        super().__init__(look, parent=parent)
        inner = QVBoxLayout(self)
        # The bin ends where other cards' controls do; round it is room to press.
        inner.setContentsMargins(SIDE, 14, SIDE - 10, 14)
        inner.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        self.at = TimeStepper(look, self.tr("Time"), self)
        self.at.valueChanged.connect(self._tell)
        top.addWidget(self.at)
        top.addStretch(1)
        self.remove = IconButton(look, "trash", self.tr("Remove this time"), parent=self)
        self.remove.clicked.connect(self.remove_asked)
        top.addWidget(self.remove)
        inner.addLayout(top)
        chips = QWidget(self)
        flow = FlowLayout(chips, gap=8)
        self.chips: dict[int, FilterChip] = {}
        for day in days:
            name = QLocale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)
            chip = FilterChip(look, name, parent=chips)
            chip.setAccessibleName(
                QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)
            )
            chip.toggled.connect(self._tell)
            # Short names are narrower than a finger.
            chip.setMinimumWidth(44)
            flow.addWidget(chip)
            self.chips[day] = chip
        inner.addWidget(chips)
        self.hint = Paragraph(
            look,
            self.tr("Choose at least one day for this time."),
            Role.SECONDARY,
            Ink.TEXT2,
            parent=self,
        )
        inner.addWidget(self.hint)

    @property
    def time(self) -> WeeklyTime:
        """What is shown."""
        days = tuple(sorted(day for day, chip in self.chips.items() if chip.isChecked()))
        return WeeklyTime(days, self.at.shown)

    def show_time(self, shown: WeeklyTime) -> None:
        """Show a time without telling anybody."""
        self.at.show_time(shown.at)
        for day, chip in self.chips.items():
            chip.show_checked(day in shown.days)
        self._describe()

    def focus_first(self) -> None:
        """Put the keyboard on the time."""
        self.at.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        shown = self.time
        self.hint.setVisible(not shown.days)
        text = time_of_day(shown.at)
        self.setAccessibleName(text)
        # Several rows have a button of this kind.
        self.remove.setAccessibleName(self.tr("Remove {time}").format(time=text))
