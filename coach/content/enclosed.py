"""Exercises that a routine's file brings with it."""

from typing import Any

from coach.content.exercises import exercise_from
from coach.content.shape import found
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise

ENCLOSED = "exercises"
MOST_EXERCISES = 60


def take_enclosed(table: dict[str, Any], name: str) -> tuple[Exercise, ...]:
    """Take the enclosed exercises out of a routine's table, which is then a plain one.

    Args:
        table: the routine, changed.
        name: of the file, for faults.

    Raises:
        ContentError: one of them cannot be used; every fault is one line.
    """
    enclosed = table.pop(ENCLOSED, [])
    if not isinstance(enclosed, list) or len(enclosed) > MOST_EXERCISES:
        expected = f"a list of at most {MOST_EXERCISES} exercises"
        raise ContentError((f"{name}: {ENCLOSED}: found {found(enclosed)}, expected {expected}",))
    brought: list[Exercise] = []
    faults: list[str] = []
    for number, one in enumerate(enclosed, start=1):
        place = f"{name}: {ENCLOSED}[{number}]"
        try:
            brought.append(exercise_from(one, place, None, builtin=False))
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(tuple(faults))
    return tuple(brought)
