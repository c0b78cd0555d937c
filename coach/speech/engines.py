"""The voices to choose from, and which of them are there. Knows no Qt."""

import sys
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE
from coach.speech.espeak import Espeak
from coach.speech.piper import Piper

# Typed as any system, so that the branches for others are checked too.
_SYSTEM: str = sys.platform


class Engine(StrEnum):
    """Which voice to use; AUTO takes the best one that is there."""

    AUTO = "auto"
    PIPER = "piper"
    ESPEAK = "espeak"
    SYSTEM = "system"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a voice speaks.

    Attributes:
        engine: which voice.
        words_per_minute: how fast, 120 to 220.
    """

    engine: Engine = Engine.AUTO
    words_per_minute: int = USUAL_WORDS_PER_MINUTE


def has_system_voice(system: str = _SYSTEM) -> bool:
    """Tell whether the operating system has a voice of its own that can be trusted.

    On Linux Qt's way to it blocks the window for over a second and can hang for good.
    """
    return system in ("win32", "darwin")


def installed_engines() -> tuple[Engine, ...]:
    """Return the voices that speak on this computer, best first; without AUTO and NONE.

    Costs a few file look-ups; nothing is started or imported.
    """
    there = {
        Engine.PIPER: Piper().installed(),
        Engine.SYSTEM: has_system_voice(),
        Engine.ESPEAK: Espeak().installed(),
    }
    return tuple(engine for engine, found in there.items() if found)
