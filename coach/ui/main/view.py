"""What the main window shows: plain values in finished words, built by the presenter."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.ui.widgets.dots import Dot
from coach.ui.widgets.picture import Picture


class Page(StrEnum):
    """Pages beside the routines."""

    EXERCISES = "exercises"
    HISTORY = "history"
    SETTINGS = "settings"


class Section(StrEnum):
    """The groups of the routine list, in order."""

    TODAY = "today"
    ROUTINES = "routines"
    ARTICLES = "articles"
    YOURS = "yours"


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """A row of the routine list.

    Attributes:
        routine_id: the routine.
        section: the group in which it stands.
        name: its name.
        detail: "15 min · 6 exercises".
        last_done: "Thu", "12 Nov", empty if never.
        spoken: the row for assistive technology, in a sentence.
        picture: its thumbnail.
    """

    routine_id: str
    section: Section
    name: str
    detail: str
    last_done: str
    spoken: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class WeekView:
    """This week's sessions.

    Attributes:
        dots: one for each session aimed for, and for each beyond.
        text: "2 of 3 this week".
    """

    dots: tuple[Dot, ...]
    text: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The frame of the window.

    Attributes:
        routines: rows of the list, by section; a routine may stand in two sections.
        week: this week's sessions.
    """

    routines: tuple[RoutineCard, ...]
    week: WeekView


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The balance card.

    Attributes:
        stretch: "Stretch 8 min".
        strength: "Strength 7 min".
        stretch_share: 0 to 1, None if there is neither.
        abdominal: "Abdominal 1".
        extensor: "Back 1".
        abdominal_share: 0 to 1, None if there is neither.
        hint: the rule and, where something is missing, the remedy.
        even: nothing is missing.
    """

    stretch: str
    strength: str
    stretch_share: float | None
    abdominal: str
    extensor: str
    abdominal_share: float | None
    hint: str
    even: bool


@dataclass(frozen=True, slots=True)
class DoseChoice:
    """One dose in the drop-down.

    Attributes:
        key: the profile's key.
        name: who states it: "As Rehab8 has it", "Back Coach's own".
        dose: the dose in words.
        note: what the app has filled in, empty if nothing.
    """

    key: str
    name: str
    dose: str
    note: str = ""

    @property
    def title(self) -> str:
        """By which it is found when it is typed."""
        return self.spoken

    @property
    def spoken(self) -> str:
        """The whole dose in words, for assistive technology."""
        return ", ".join(part for part in (self.name, self.dose) if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact with an icon.

    Attributes:
        text: the fact.
        icon: Phosphor name, empty for none.
    """

    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class OwnStepView:
    """The user's own step in a dose.

    Attributes:
        profile: key of the dose.
        text: the step as a sentence: "Your own step: 35 seconds instead of 30."
    """

    profile: str
    text: str


@dataclass(frozen=True, slots=True)
class ExerciseDetail:
    """The detail pane.

    Attributes:
        exercise_id: the exercise.
        name: its name.
        picture: what the stage shows.
        facts: kind, position and equipment as chips.
        doses: the choice of doses; empty for untimed activities.
        dose_key: the one in force.
        own_dose: the dose that the routine itself sets, which goes before the choice; empty if
            it sets none.
        steps: instructions.
        safety: the safety cue.
        cautions: further cautions.
        breath: how to breathe, may be empty.
        easier: an easier form, may be empty.
        harder: a harder form, may be empty.
        targets: what it works on, may be empty.
        named_by: what each article calls it: (article, name).
        note: a remark on the articles, may be empty.
        off_reason: why it is off in this routine, empty if it is on.
        credit: whose words the text is and under which licence, empty for the program's own.
        own_step: the user's own step in the dose in force, None without one.
        easier_picture: the easier form, None if it looks the same.
        harder_picture: the harder form, None if it looks the same.
    """

    exercise_id: str
    name: str
    picture: Picture
    facts: tuple[Fact, ...]
    doses: tuple[DoseChoice, ...]
    dose_key: str
    own_dose: str
    steps: tuple[str, ...]
    safety: str
    cautions: tuple[str, ...]
    breath: str
    easier: str
    harder: str
    targets: str
    named_by: tuple[tuple[str, str], ...]
    note: str
    off_reason: str
    credit: str = ""
    own_step: OwnStepView | None = None
    easier_picture: Picture | None = None
    harder_picture: Picture | None = None

    @property
    def picture_small(self) -> Picture:
        """The same picture for a list: zoomed to the body."""
        return replace(self.picture, close_up=True)


class RowState(StrEnum):
    """Whether an exercise takes part."""

    ON = "on"
    OFF = "off"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """A row of the exercise list.

    Attributes:
        number: place among the exercises that take part, empty if it does not.
        name: its name.
        dose: the dose in words.
        kind: "Strength".
        minutes: "3 min", empty if it does not take part.
        state: whether it takes part.
        reason: why it does not, empty if it does.
        spoken: the row for assistive technology, in a sentence.
        detail: what the detail pane shows of it.
    """

    number: str
    name: str
    dose: str
    kind: str
    minutes: str
    state: RowState
    reason: str
    spoken: str
    detail: ExerciseDetail


@dataclass(frozen=True, slots=True)
class RoutinePage:
    """The selected routine.

    Attributes:
        routine_id: the routine.
        name: its name.
        purpose: what it is for.
        facts: "15 min", "6 exercises", "Mat".
        last_done: "Last done Thursday", empty if never.
        rows: its exercises.
        balance: the balance card.
        flare_up: it is shown as on a flare-up day.
        flare_up_note: what a flare-up day leaves out, empty on other days.
        can_start: something is left to do.
        own: it is the user's, so that it can be changed.
    """

    routine_id: str
    name: str
    purpose: str
    facts: tuple[str, ...]
    last_done: str
    rows: tuple[ExerciseRow, ...]
    balance: BalanceView
    flare_up: bool
    flare_up_note: str
    can_start: bool
    own: bool = False
