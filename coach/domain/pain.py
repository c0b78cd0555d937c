"""The pain diary: points over time, and plain facts about them. Nothing here tells causes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from statistics import median_low

LEVELS = (0, 10)
"""No pain, and the worst imaginable: the same two ends every time."""

NOTABLE = 2
"""Up or down by one is ordinary; only changes of two or more are spoken of."""

_AT_EACH_END = 3
"""So many answers at the beginning and at the end of a period are compared, not single ones."""


class PainMoment(StrEnum):
    """When the back was rated."""

    BEFORE = "before"
    AFTER = "after"
    NEXT_DAY = "next-day"


@dataclass(frozen=True, slots=True)
class PainPoint:
    """One rating.

    Attributes:
        session_id: the session it belongs to, None if to none.
        moment: before or after it, or on a later day.
        level: 0 to 10.
        noted: when it was given, with its UTC offset.
        local_day: the day, where the person was.
    """

    session_id: str | None
    moment: PainMoment
    level: int
    noted: datetime
    local_day: date


@dataclass(frozen=True, slots=True)
class PainChange:
    """Two ratings around one session that are two or more apart.

    Attributes:
        session_id: the session.
        earlier: the first rating.
        later: the second one.
    """

    session_id: str
    earlier: PainPoint
    later: PainPoint

    @property
    def by(self) -> int:
        """How far apart: above 0 for more pain than before."""
        return self.later.level - self.earlier.level


@dataclass(frozen=True, slots=True)
class PainShift:
    """Ratings of the same moment that are two or more lower or higher at a period's end.

    Attributes:
        moment: the moment compared.
        earlier: the middle one of the first three ratings.
        later: the middle one of the last three.
        since: day of the first rating.
        until: day of the last one.
    """

    moment: PainMoment
    earlier: int
    later: int
    since: date
    until: date


def notable_changes(points: Iterable[PainPoint]) -> tuple[PainChange, ...]:
    """Return the changes of two or more around single sessions, the newest first.

    From before to after, and from after to the next day. Ratings of two different sessions are
    never compared here.
    """
    sessions: dict[str, dict[PainMoment, PainPoint]] = {}
    for point in points:
        if point.session_id is not None:
            sessions.setdefault(point.session_id, {})[point.moment] = point
    found = [
        PainChange(session_id, answers[first], answers[second])
        for session_id, answers in sessions.items()
        for first, second in (
            (PainMoment.BEFORE, PainMoment.AFTER),
            (PainMoment.AFTER, PainMoment.NEXT_DAY),
        )
        if first in answers and second in answers
    ]
    notable = [one for one in found if abs(one.by) >= NOTABLE]
    return tuple(sorted(notable, key=lambda one: one.later.noted, reverse=True))


def shift_over_time(points: Sequence[PainPoint], moment: PainMoment) -> PainShift | None:
    """Compare the first ratings of a period with the last; None unless two or more apart.

    Args:
        points: the period's ratings, of any moment and in any order.
        moment: the one to compare; others are left out. Fewer than six of it tell nothing.
    """
    ordered = sorted((one for one in points if one.moment is moment), key=lambda one: one.noted)
    if len(ordered) < 2 * _AT_EACH_END:
        return None
    earlier = median_low(one.level for one in ordered[:_AT_EACH_END])
    later = median_low(one.level for one in ordered[-_AT_EACH_END:])
    if abs(later - earlier) < NOTABLE:
        return None
    return PainShift(moment, earlier, later, ordered[0].local_day, ordered[-1].local_day)
