"""The user's settings: every group, every value's range, and what holds while nothing is chosen."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

Weekday = Annotated[int, Meta(ge=0, le=6)]
"""0 for Monday to 6 for Sunday."""


class StartSide(StrEnum):
    """Which side begins in exercises done on each side."""

    ALTERNATING = "alternating"
    LEFT = "left"
    RIGHT = "right"


class Theme(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Figure(StrEnum):
    """Who shows the movements."""

    MAYA = "maya"
    SAMUEL = "samuel"


class VoiceEngine(StrEnum):
    """Which voice speaks."""

    AUTO = "auto"
    PIPER = "piper"
    ESPEAK = "espeak"
    SYSTEM = "system"
    NONE = "none"


class SessionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """How sessions run.

    Attributes:
        breath_seconds: length of one breath.
        transition_seconds: least time between two exercises.
        start_side: which side begins.
        floor_view: sessions open with the large view for reading from the floor.
        lead_in_seconds: time to get settled before the first exercise is announced.
        keep_awake: the screen stays on while a session runs.
        screen: name of the screen that sessions are shown on, empty for the window's own.
    """

    breath_seconds: Annotated[float, Meta(ge=3, le=10)] = 5.0
    transition_seconds: Annotated[int, Meta(ge=5, le=60)] = 10
    start_side: StartSide = StartSide.ALTERNATING
    floor_view: bool = False
    lead_in_seconds: Annotated[int, Meta(ge=0, le=30)] = 0
    keep_awake: bool = True
    screen: str = ""


class SoundSettings(msgspec.Struct, frozen=True):
    """What is heard.

    Attributes:
        muted: nothing is.
        voice: the speech engine, AUTO for the best one there is.
        words_per_minute: how fast it speaks.
        volume: loudness of the voice in per cent.
        tone_volume: loudness of tones and ticks in per cent.
        instructions: what to do, and the safety cues, are spoken.
        counting: repetitions and the seconds that are left are spoken.
        breath: "in" and "out" are spoken.
        ticks: the last seconds tick.
        tones: beginning and end of a hold sound.
    """

    muted: bool = False
    voice: VoiceEngine = VoiceEngine.AUTO
    words_per_minute: Annotated[int, Meta(ge=120, le=220)] = 170
    volume: Annotated[int, Meta(ge=0, le=100)] = 100
    tone_volume: Annotated[int, Meta(ge=0, le=100)] = 100
    instructions: bool = True
    counting: bool = True
    breath: bool = True
    ticks: bool = True
    tones: bool = True


class WeekSettings(msgspec.Struct, frozen=True):
    """How weeks count.

    Attributes:
        goal: sessions aimed for; Rehab8 and K Health both state three a week for stretching and
            for strengthening.
        first_weekday: the day on which weeks begin, None for the locale's.
        ten_days_from: first day of the 10-day plan, None while there is none.
    """

    goal: Annotated[int, Meta(ge=1, le=14)] = 3
    first_weekday: Weekday | None = None
    ten_days_from: date | None = None


class DisplaySettings(msgspec.Struct, frozen=True):
    """How the window looks.

    Attributes:
        theme: light, dark, or as the system has it.
        text_scale: size of the text in per cent.
        reduced_motion: nothing moves that need not, or "system" for what the system wants.
        figure: who shows the movements.
        high_contrast: black and white with thick borders.
    """

    theme: Theme = Theme.SYSTEM
    text_scale: Annotated[int, Meta(ge=100, le=200)] = 100
    reduced_motion: bool | Literal["system"] = "system"
    figure: Figure = Figure.MAYA
    high_contrast: bool = False


class KeySettings(msgspec.Struct, frozen=True):
    """Keys during a session.

    Attributes:
        single: single letters and the plus work.
        chosen: keys that the user has chosen: action to key in Qt's portable text.
    """

    single: bool = True
    chosen: Mapping[str, str] = field(default_factory=dict)


class CheckInSettings(msgspec.Struct, frozen=True):
    """When the program asks how the back is.

    Attributes:
        before: before a session.
        after: after a session.
        next_day: at the first opening on a later day.
    """

    before: bool = True
    after: bool = True
    next_day: bool = True


class ReminderTime(msgspec.Struct, frozen=True):
    """One time of day, on some days of the week.

    Attributes:
        days: the days.
        time: local time.
    """

    days: tuple[Weekday, ...]
    time: time


class ReminderSettings(msgspec.Struct, frozen=True):
    """Reminders.

    Attributes:
        on: there are any.
        at: when.
        later_minutes: how long "Later" puts one off.
        at_login: the program starts with the desktop and waits in the tray.
    """

    on: bool = False
    at: tuple[ReminderTime, ...] = ()
    later_minutes: Annotated[int, Meta(ge=5, le=240)] = 30
    at_login: bool = False


class LibrarySettings(msgspec.Struct, frozen=True):
    """What the user thinks of exercises.

    Attributes:
        favourites: ids of the ones they like.
        not_for_me: ids of the ones that are never suggested and are left out of the program's own
            routines.
    """

    favourites: tuple[str, ...] = ()
    not_for_me: tuple[str, ...] = ()


class StartSettings(msgspec.Struct, frozen=True):
    """What has been shown once and is not shown again.

    Attributes:
        welcomed: the first run is over.
    """

    welcomed: bool = False


class Settings(msgspec.Struct, frozen=True):
    """All settings.

    Attributes:
        session: how sessions run.
        sound: what is heard.
        week: how weeks count.
        display: how the window looks.
        keys: keys during a session.
        check_in: when the program asks how the back is.
        reminders: when it reminds.
        library: what the user thinks of exercises.
        start: what has been shown once.
        dose_profiles: the dose chosen for an exercise: exercise id to profile key.
    """

    session: SessionSettings = SessionSettings()
    sound: SoundSettings = SoundSettings()
    week: WeekSettings = WeekSettings()
    display: DisplaySettings = DisplaySettings()
    keys: KeySettings = KeySettings()
    check_in: CheckInSettings = CheckInSettings()
    reminders: ReminderSettings = ReminderSettings()
    library: LibrarySettings = LibrarySettings()
    start: StartSettings = StartSettings()
    dose_profiles: Mapping[str, str] = field(default_factory=dict)
