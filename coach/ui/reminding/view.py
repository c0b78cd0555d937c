"""What the panel shows of the reminders, and says that the user has chosen."""

from dataclasses import dataclass

from coach.domain.reminders import WeeklyTime

MOST_TIMES = 10
"""More times than anybody needs; the list stays one that can be overseen."""


@dataclass(frozen=True, slots=True)
class ReminderChoice:
    """What was chosen.

    Attributes:
        on: there are reminders.
        times: when.
        later_minutes: how long "Later" puts one off.
        at_login: the program starts with the computer and waits in the tray.
    """

    on: bool
    times: tuple[WeeklyTime, ...]
    later_minutes: int
    at_login: bool
