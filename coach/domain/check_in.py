"""What an answer to "How is your back?" means: plain rules on a scale from 0 to 10."""

from enum import StrEnum

from coach.domain.pain import NOTABLE
from coach.domain.record import PainAnswers

_GENTLE_FROM = 4
_FLARE_UP_FROM = 6


class Advice(StrEnum):
    """What a level calls for."""

    AS_PLANNED = "as-planned"
    GENTLE = "gentle"
    FLARE_UP = "flare-up"


class Verdict(StrEnum):
    """How a session was borne."""

    UNKNOWN = "unknown"
    FINE = "fine"
    STAY = "stay"
    STEP_BACK = "step-back"


def advice(level: int | None) -> Advice:
    """Return what a level calls for; without an answer nothing changes."""
    if level is None or level < _GENTLE_FROM:
        return Advice.AS_PLANNED
    return Advice.GENTLE if level < _FLARE_UP_FROM else Advice.FLARE_UP


def judge(levels: PainAnswers) -> Verdict:
    """Return how a session was borne.

    A rise is measured from before the session. So is the next day, where that is known: a level
    that only returns to where it was is not worse. One more on the next day is no reason to go
    back, but none to go on either.
    """
    before, after, next_day = levels.before, levels.after, levels.next_day
    baseline = after if before is None else before
    worse = 0 if next_day is None or baseline is None else next_day - baseline
    rise = 0 if before is None or after is None else after - before
    if advice(after) is Advice.FLARE_UP or max(rise, worse) >= NOTABLE:
        return Verdict.STEP_BACK
    if advice(after) is Advice.GENTLE or worse > 0:
        return Verdict.STAY
    return Verdict.UNKNOWN if after is None else Verdict.FINE
