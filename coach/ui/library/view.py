"""What the library shows, as plain values that its desk builds."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Equipment, Kind, Position
from coach.domain.exercise_filter import Region
from coach.ui.main.view import ExerciseDetail
from coach.ui.widgets.picture import Picture


class Mark(StrEnum):
    """What the user thinks of an exercise, or that they made it."""

    FAVOURITE = "favourite"
    NOT_FOR_ME = "not-for-me"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the user looks for; None and empty stand for anything.

    Attributes:
        words: what was typed.
        kind: a kind of exercise.
        position: a starting position.
        equipment: a thing; the mat stands for nothing but the floor.
        region: a part of the body.
        flare_safe: only what a flare-up day keeps.
        mark: only what the user has marked so.
    """

    words: str = ""
    kind: Kind | None = None
    position: Position | None = None
    equipment: Equipment | None = None
    region: Region | None = None
    flare_safe: bool = False
    mark: Mark | None = None

    @property
    def is_anything(self) -> bool:
        """True if all exercises are meant."""
        return not self.words.strip() and self == Sought(self.words)


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A card.

    Attributes:
        exercise_id: the exercise.
        name: its name.
        about: "Strength · on your back".
        thing: what it needs, empty if nothing.
        picture: zoomed to the body.
        favourite: the user likes it.
        not_for_me: it is never suggested.
        spoken: the card for assistive technology, in a sentence.
    """

    exercise_id: str
    name: str
    about: str
    thing: str
    picture: Picture
    favourite: bool
    not_for_me: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Found:
    """The cards that fit, and what to say of them.

    Attributes:
        cards: in order.
        summary: "7 exercises".
        everything: "All 31", the chip that shows all.
        any_own: there are exercises of the user's own, among these or not.
    """

    cards: tuple[LibraryCard, ...]
    summary: str
    everything: str
    any_own: bool


@dataclass(frozen=True, slots=True)
class LibraryDetail:
    """One exercise in full.

    Attributes:
        detail: what the detail pane shows.
        favourite: the user likes it.
        not_for_me: it is never suggested.
        consequence: what "not for me" means for the routines; empty while it is not.
        own: the user made it, and can change it.
    """

    detail: ExerciseDetail
    favourite: bool
    not_for_me: bool
    consequence: str
    own: bool


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """A line of advice.

    Attributes:
        text: one or two sentences.
        source: the article behind it, empty for common knowledge.
    """

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AdviceCard:
    """Lines under one heading."""

    title: str
    lines: tuple[AdviceLine, ...]


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """A page of advice.

    Attributes:
        page_id: "avoid", "exercising", "living" or "articles".
        title: its heading.
        intro: one sentence under it.
        cards: the lines, by heading.
    """

    page_id: str
    title: str
    intro: str
    cards: tuple[AdviceCard, ...]
