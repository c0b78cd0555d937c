"""What the settings page must know besides the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach.storage.setting_groups import VoiceEngine


@dataclass(frozen=True, slots=True)
class Licence:
    """A part of the program that has a licence.

    Attributes:
        name: the part.
        licence: the licence's name.
        text: its full text, empty where only the name is shown.
    """

    name: str
    licence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """Facts about the computer and the program.

    Attributes:
        voices: engines that speak here, best first.
        screens: name of each connected screen and how it is described ("Dell U2720Q, 3840 × 2160").
        first_weekday: the day on which weeks begin in this region, 0 for Monday.
        today: today.
        version: the program's version.
        data_dir: where the record lies.
        settings_file: where the settings lie.
        licences: what the program is made of.
    """

    voices: tuple[VoiceEngine, ...]
    screens: Mapping[str, str]
    first_weekday: int
    today: date
    version: str
    data_dir: str
    settings_file: str
    licences: tuple[Licence, ...] = ()
