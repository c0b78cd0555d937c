"""What the page for pasted handouts shows: plain values in finished words."""

from dataclasses import dataclass
from enum import StrEnum

from coach.ui.widgets.drop_down import Choice


class LineState(StrEnum):
    """How well a line was understood."""

    UNDERSTOOD = "understood"
    CHECK = "check"
    NEW = "new"
    BESIDE = "beside"
    LEFT_OUT = "left-out"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the handout, and what was understood of it.

    Attributes:
        key: the line's text without the spaces round it.
        number: its place in the text, from 1.
        state: how well it was understood.
        mark: the state in words ("Please check").
        title: what it means ("Glute bridge"), empty where the mark says all.
        detail: the dose in words, empty for none.
        notes: what the user should know of it.
        choices: what it may mean.
        choice: the key of the choice in force.
        name: the new exercise's name, empty for other lines.
        positions: the new exercise's possible starting positions.
        position: the one in force.
    """

    key: str
    number: int
    state: LineState
    mark: str
    title: str
    detail: str
    notes: tuple[str, ...]
    choices: tuple[Choice, ...]
    choice: str
    name: str = ""
    positions: tuple[Choice, ...] = ()
    position: str = ""


@dataclass(frozen=True, slots=True)
class HandoutView:
    """The whole handout.

    Attributes:
        lines: its lines, without the empty ones.
        summary: how many lines were understood, in a sentence.
        name: what the routine is going to be called if the user gives it no name.
        can_make: there is something to make a routine of.
    """

    lines: tuple[LineView, ...]
    summary: str
    name: str
    can_make: bool
