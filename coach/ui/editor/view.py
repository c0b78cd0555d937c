"""What the editor shows: plain values in finished words, built by its presenter."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Side, Sides
from coach.ui.main.view import BalanceView, DoseChoice
from coach.ui.widgets.picture import Picture


class Part(StrEnum):
    """A number of an exercise's dose that can be stepped."""

    REPS = "reps"
    HOLD_SECONDS = "hold-seconds"
    HOLD_BREATHS = "hold-breaths"
    SETS = "sets"
    REST = "rest"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that can be stepped.

    Attributes:
        part: which number.
        name: what it is, for assistive technology and as a label.
        value: the number in force.
        least: smallest value.
        most: greatest value.
        one: word after 1 ("set"), with `many` equal where nothing changes.
        many: word after other numbers ("sets").
        zero: word in the place of the least value, empty for none.
    """

    part: Part
    name: str
    value: int
    least: int
    most: int
    one: str = ""
    many: str = ""
    zero: str = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A row of the list.

    Attributes:
        key: tells it from the others.
        exercise_id: the exercise.
        name: its name.
        detail: whose dose, and how long it takes: "As Rehab8 has it · 2 min".
        off: it is left out of the session.
        picture: its thumbnail.
        amounts: the two numbers that are changed most.
        spoken: the row for assistive technology.
    """

    key: int
    exercise_id: str
    name: str
    detail: str
    off: bool
    picture: Picture
    amounts: tuple[Amount, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would mend the balance.

    Attributes:
        exercise_id: the exercise to add.
        label: "Add child's pose".
    """

    exercise_id: str
    label: str


@dataclass(frozen=True, slots=True)
class EditorView:
    """The whole page.

    Attributes:
        name: the routine's name.
        purpose: what it is for.
        length: "12 min", empty while nothing is in it.
        entries: its exercises.
        rounds: how often the list is worked through.
        transition: seconds between exercises, 0 for the user's setting.
        balance: the balance.
        remedy: what to add, None if nothing is missing.
        changes: how often the position changes, in a sentence.
        can_order: another order needs fewer changes, or has the warm-ups first.
        can_undo: there is something to undo.
        can_redo: there is something to do again.
    """

    name: str
    purpose: str
    length: str
    entries: tuple[EntryView, ...]
    rounds: int
    transition: int
    balance: BalanceView
    remedy: Remedy | None
    changes: str
    can_order: bool
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class ExerciseForm:
    """An exercise of the routine with everything that can be set.

    Attributes:
        key: tells it from the others.
        name: its name.
        summary: the dose in words, and how long it takes.
        doses: the user's usual dose and every source's.
        dose_key: the one that the routine starts from, empty for the user's usual one.
        amounts: every number that can be stepped.
        can_hold: it has a hold, so that its length can be set.
        in_breaths: the hold is counted in breaths.
        sides: how the sides share the work, None where there are none.
        first_side: the side that begins, None for the user's setting.
        side_word: what is meant by a side ("leg"), may be empty.
        self_paced: no timer.
        off: left out of the session.
        reason: why it is left out, in the user's words; may be empty.
        caution: when to leave it out, may be empty.
        own: the routine has numbers of its own here.
        is_first: nothing is before it.
        is_last: nothing is after it.
    """

    key: int
    name: str
    summary: str
    doses: tuple[DoseChoice, ...]
    dose_key: str
    amounts: tuple[Amount, ...]
    can_hold: bool
    in_breaths: bool
    sides: Sides | None
    first_side: Side | None
    side_word: str
    self_paced: bool
    off: bool
    reason: str
    caution: str
    own: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An exercise that can be added.

    Attributes:
        exercise_id: the exercise.
        name: its name.
        detail: "Stretch · 2 min".
        there: how often the routine has it already, in words; empty if it has not.
        picture: its thumbnail.
        spoken: the row for assistive technology.
    """

    exercise_id: str
    name: str
    detail: str
    there: str
    picture: Picture
    spoken: str
