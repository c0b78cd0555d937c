"""The player's values: what it is told, what it knows, and what it asks to be done."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.facts import Fact
from coach.domain.timeline import Cue, Timeline


class Phase(StrEnum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    LEAD_IN = "lead-in"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"


class Command(StrEnum):
    """What the user may ask for at any moment."""

    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    RESTART = "restart"
    SKIP_EXERCISE = "skip-exercise"
    EXTEND = "extend"
    REPEAT = "repeat"
    HURTS = "hurts"
    END = "end"


class PauseReason(StrEnum):
    """Why the player paused."""

    USER = "user"
    HURTS = "hurts"
    ASLEEP = "asleep"


@dataclass(frozen=True, slots=True)
class CueDue:
    """Say or sound a cue now.

    Attributes:
        cue: the cue.
        late_ms: by how much it is late; words over 300 ms late are captioned but not spoken.
    """

    cue: Cue
    late_ms: int


@dataclass(frozen=True, slots=True)
class Say:
    """Say something out of turn (an instruction repeated)."""

    text: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Stop whatever is being said or sounded."""


@dataclass(frozen=True, slots=True)
class Record:
    """Write a fact down."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over.

    Attributes:
        completed: every exercise was gone through to the end of the timeline.
    """

    completed: bool


Effect = CueDue | Say | Silence | Record | Paused | Finished


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Where a session stands; replaced, never changed.

    Attributes:
        timeline: what is being played.
        phase: what the player is doing.
        position_ms: position on the timeline at `as_of_ms`.
        as_of_ms: clock reading of the last step.
        delay_ms: how long the position still stands still (an extension or a lead-in).
        active_ms: time spent in the session so far, pauses left out.
        skipped: items with something skipped; they are not done in full.
        pause_reason: why it is paused, None if it is not.
    """

    timeline: Timeline
    phase: Phase = Phase.READY
    position_ms: int = 0
    as_of_ms: int = 0
    delay_ms: int = 0
    active_ms: int = 0
    skipped: frozenset[int] = frozenset()
    pause_reason: PauseReason | None = None
