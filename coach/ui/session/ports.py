"""What the session needs from outside: a voice, a log, a gentler version."""

from typing import Protocol

from coach.domain.facts import Fact
from coach.domain.player import PlayerState
from coach.domain.timeline import Cue, Timeline


class VoicePort(Protocol):
    """Speaks and sounds; none of it waits, none of it raises."""

    def play(self, cue: Cue, late_ms: int) -> bool:
        """Say or sound a cue now.

        Args:
            cue: what to say or sound.
            late_ms: by how much it is late already; words over 300 ms late are dropped.

        Returns:
            True if it is heard.
        """
        ...

    def say(self, text: str) -> None:
        """Say a sentence out of turn, instead of whatever is being said."""
        ...

    def silence(self) -> None:
        """Stop whatever is being said or sounded."""
        ...

    def set_muted(self, muted: bool) -> None:
        """Keep silent, or speak again."""
        ...


class LogPort(Protocol):
    """Writes the session down as it happens.

    Every method may raise `UserError`; the session then goes on and says so on screen.
    """

    def record(self, fact: Fact, position_ms: int, active_ms: int) -> None:
        """Write a fact down, with where the session stands."""
        ...

    def reached(self, position_ms: int, active_ms: int) -> None:
        """Write down where the session stands."""
        ...

    def finish(self, *, completed: bool, active_ms: int) -> None:
        """Close the session: done in full, or in part."""
        ...


class GentlerPort(Protocol):
    """Knows the gentler versions of exercises."""

    def offer(self, state: PlayerState) -> str:
        """Say in one sentence what the gentler version of the exercise in hand changes.

        Returns:
            the sentence, empty if there is no gentler version (left).
        """
        ...

    def timeline(self, state: PlayerState) -> tuple[Timeline, int]:
        """Return the session with the gentler version, and the position to go on from."""
        ...


class NoGentler:
    """For sessions that offer no gentler version."""

    def offer(self, state: PlayerState) -> str:  # noqa: ARG002 - the protocol's signature
        """Offer nothing."""
        return ""

    def timeline(self, state: PlayerState) -> tuple[Timeline, int]:
        """Return the session as it is."""
        return state.timeline, state.position_ms
