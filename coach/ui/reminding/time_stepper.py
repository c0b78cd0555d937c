"""A time of day between minus and plus."""

import re
from datetime import time

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from coach.ui.dates import time_of_day
from coach.ui.widgets.look import Look
from coach.ui.widgets.stepper import Stepper

_DAY = 24 * 60
_STEP = 15
_PAGE = 60
_TYPED = re.compile(r"(\d{1,2})(?:[.:h ]?(\d{2}))?")


class TimeStepper(Stepper):
    """A time as the user's country writes it; to assistive technology one spin box.

    Minus and plus change it by a quarter of an hour, Page Up and Page Down by an hour, typing to
    the minute: "8", "830", "8:30" and "8.30 pm" are understood.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, 0, _DAY - 1, step=_STEP, parent=parent)
        self.setWrapping(True)

    @property
    def shown(self) -> time:
        """The time shown."""
        return time(*divmod(self.whole, 60))

    def show_time(self, shown: time) -> None:
        """Show a time without telling anybody."""
        self.show_value(shown.hour * 60 + shown.minute)

    def textFromValue(self, value: float) -> str:
        """Return the time as the locale writes it."""
        return time_of_day(time(*divmod(round(value), 60)))

    def valueFromText(self, text: str) -> float:
        """Return the minutes that were typed."""
        found = parse_time(text)
        return float(self.whole if found is None else found.hour * 60 + found.minute)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed that may become a time."""
        good = parse_time(text) is not None
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """Put the time back that was there before something else was typed."""
        del text
        return self.textFromValue(self.value())

    def stepBy(self, steps: int) -> None:
        """Go to the next quarter of an hour, or by whole hours."""
        if abs(steps) >= _PAGE // 6:
            self.setValue((self.whole + (_PAGE if steps > 0 else -_PAGE)) % _DAY)
            return
        # From 08:10 on, one step up is 08:15.
        down = steps < 0
        at = -(-self.whole // _STEP) if down else self.whole // _STEP
        self.setValue((at + steps) * _STEP % _DAY)
        self.selectAll()


def parse_time(text: str) -> time | None:
    """Return the time that was typed, None if it is none."""
    plain = text.strip().lower().replace("\u202f", " ").replace("\u00a0", " ")
    afternoon = plain.rstrip(".").endswith(("pm", "p.m"))
    plain = re.sub(r"\s*([ap])\.?m\.?$", "", plain)
    had_mark = plain != text.strip().lower().replace("\u202f", " ").replace("\u00a0", " ")
    found = _TYPED.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if had_mark:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if afternoon else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
