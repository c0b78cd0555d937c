"""Which routine is suggested for today."""

from collections.abc import Container, Mapping
from datetime import date, timedelta

GENTLEST = "gentle-start"
"""Id of the routine to begin with: short and easy stretching."""

PICK_UP_AFTER = timedelta(days=14)
"""After a longer gap the gentlest routine is suggested."""


def suggested_today(last_done: Mapping[str, date], today: date, routines: Container[str]) -> str:
    """Return the routine for today: the one done last; after a gap, or at first, the gentlest.

    Args:
        last_done: by routine, the last day on which it was done.
        today: the day.
        routines: those that there are.
    """
    done = {one: day for one, day in last_done.items() if one in routines}
    if not done:
        return GENTLEST
    latest = max(done, key=lambda one: (done[one], one))
    return latest if today - done[latest] <= PICK_UP_AFTER else GENTLEST
