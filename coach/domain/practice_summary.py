"""What was done and noted over some weeks, for a doctor or physiotherapist to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from coach.domain.exercise import Side
from coach.domain.pain import NOTABLE, PainMoment, PainPoint
from coach.domain.progress import weeks_at_goal
from coach.domain.record import WeekCount


@dataclass(frozen=True, slots=True)
class HurtCount:
    """How often "That hurts" was said during an exercise.

    Attributes:
        side: the side in use, None for both.
        count: how often.
    """

    side: Side | None
    count: int


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """What was done of one exercise in the period.

    Attributes:
        name: its name at the time.
        times: sessions with it.
        reps: repetitions, both sides together.
        hold_ms: time held; of an untimed activity, the time it took.
        hurts: how often it hurt.
    """

    name: str
    times: int
    reps: int
    hold_ms: int
    hurts: tuple[HurtCount, ...] = ()


@dataclass(frozen=True, slots=True)
class PainLevels:
    """The ratings of one moment.

    Attributes:
        moment: the moment.
        count: how many there are.
        middle: the middle one.
        lowest: the lowest.
        highest: the highest.
    """

    moment: PainMoment
    count: int
    middle: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class PracticeSummary:
    """Some weeks of practice.

    Attributes:
        first_day: first day of the first week.
        last_day: the day it was drawn up.
        weeks: every week against its goal, the oldest first; the last one may be under way.
        active_ms: time spent exercising.
        exercises: what was done, the most often done first.
        pain: every rating, the oldest first.
    """

    first_day: date
    last_day: date
    weeks: tuple[WeekCount, ...]
    active_ms: int
    exercises: tuple[ExerciseLine, ...]
    pain: tuple[PainPoint, ...]

    @property
    def completed(self) -> int:
        """Sessions in full."""
        return sum(week.completed for week in self.weeks)

    @property
    def partial(self) -> int:
        """Sessions in part."""
        return sum(week.partial for week in self.weeks)

    @property
    def flare_up(self) -> int:
        """Sessions in full on flare-up days."""
        return sum(week.flare_up for week in self.weeks)

    @property
    def at_goal(self) -> int:
        """Weeks that reached the goal they had."""
        return weeks_at_goal(self.weeks)


def levels_of(points: Iterable[PainPoint], moment: PainMoment) -> PainLevels | None:
    """Return the middle, lowest and highest rating of a moment; None if there is none."""
    levels = sorted(point.level for point in points if point.moment is moment)
    if not levels:
        return None
    return PainLevels(moment, len(levels), median_low(levels), levels[0], levels[-1])


@dataclass(frozen=True, slots=True)
class AroundSessions:
    """Ratings before sessions against those after the same ones.

    Attributes:
        both: sessions with both.
        lower: of them, two or more lower after than before.
        higher: two or more higher.
    """

    both: int
    lower: int
    higher: int


def around_sessions(points: Iterable[PainPoint]) -> AroundSessions:
    """Compare the ratings before and after each session; says nothing of why."""
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for point in points:
        if point.session_id is not None and point.moment is not PainMoment.NEXT_DAY:
            kept = before if point.moment is PainMoment.BEFORE else after
            kept[point.session_id] = point.level
    apart = [after[one] - before[one] for one in before if one in after]
    return AroundSessions(
        both=len(apart),
        lower=sum(by <= -NOTABLE for by in apart),
        higher=sum(by >= NOTABLE for by in apart),
    )
