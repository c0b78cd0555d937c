"""What the first run shows of the first session."""

from dataclasses import dataclass

from coach.ui.widgets.picture import Picture


@dataclass(frozen=True, slots=True)
class FirstExercise:
    """One exercise of it.

    Attributes:
        name: its name.
        dose: how long or how often, in words.
        picture: a small picture.
    """

    name: str
    dose: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class FirstSession:
    """The session that is offered.

    Attributes:
        routine_id: its routine.
        name: the routine's name.
        purpose: what it is for, in a sentence.
        facts: "6 min", "4 exercises", "Mat".
        exercises: in order.
    """

    routine_id: str
    name: str
    purpose: str
    facts: tuple[str, ...]
    exercises: tuple[FirstExercise, ...]
