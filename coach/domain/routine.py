"""What a routine is, and the catalogue that holds routines and exercises."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.exercise import Exercise, Side, Sides, Source


@dataclass(frozen=True, slots=True)
class OwnDose:
    """A dose that a routine sets itself; None leaves a value to the profile below it.

    Attributes:
        profile: key of the exercise's profile to start from, empty for the usual choice.
        hold_seconds: length of a hold.
        hold_breaths: length of a hold in breaths; replaces seconds.
        reps: repetitions in a set.
        sets: number of sets.
        rest_seconds: rest between sets.
        sides: how the sides share the work.
    """

    profile: str = ""
    hold_seconds: int | None = None
    hold_breaths: int | None = None
    reps: int | None = None
    sets: int | None = None
    rest_seconds: int | None = None
    sides: Sides | None = None

    @property
    def is_empty(self) -> bool:
        """True if the routine leaves the whole dose to the user's profile or the default."""
        return self == OwnDose()

    @property
    def has_numbers(self) -> bool:
        """True if it sets more than the profile to start from."""
        return self != OwnDose(profile=self.profile)


@dataclass(frozen=True, slots=True)
class RoutineItem:
    """One exercise of a routine.

    Attributes:
        exercise_id: the exercise.
        dose: the routine's own dose, empty for most of the app's routines.
        off: listed, but left out of the session (opt-in and contradicted exercises).
        self_paced: no timer; the session waits until the user goes on.
        reason: why it is off, in one sentence; empty if it is on.
        first_side: the side that begins, None for the user's setting.
        transition_seconds: least time to get ready for it, None for the routine's.
        substitute: the exercise that takes its place because it is not for the user, empty if none
            does; None for an item that is what the routine has.
    """

    exercise_id: str
    dose: OwnDose = OwnDose()
    off: bool = False
    self_paced: bool = False
    reason: str = ""
    first_side: Side | None = None
    transition_seconds: int | None = None
    substitute: str | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """An ordered list of exercises.

    Attributes:
        id: lower-case words joined by hyphens.
        name: name on screen.
        purpose: one sentence on what it is for.
        items: its exercises, in order.
        source: the article that it follows, APP for the app's own, USER for the user's.
        rounds: how often the whole list is worked through.
        transition_seconds: least time between exercises, None for the user's setting.
    """

    id: str
    name: str
    purpose: str
    items: tuple[RoutineItem, ...]
    source: Source = Source.APP
    rounds: int = 1
    transition_seconds: int | None = None

    @property
    def builtin(self) -> bool:
        """True if it ships with the program."""
        return self.source is not Source.USER

    @property
    def active_items(self) -> tuple[RoutineItem, ...]:
        """The exercises that are on."""
        return tuple(item for item in self.items if not item.off)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All exercises and routines, by id, in the order in which they are listed.

    Attributes:
        exercises: the library.
        routines: built-in routines first, then the user's.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
