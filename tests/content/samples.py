"""A good exercise and a good routine, as tables for the tests to spoil."""

from copy import deepcopy
from typing import Any

from coach.content import load_catalogue
from coach.content.exercises import exercise_from
from coach.content.routines import routine_from
from coach.domain.errors import ContentError

_EXERCISES = load_catalogue().catalogue.exercises

_EXERCISE: dict[str, Any] = {
    "id": "wall-slide",
    "name": "Wall slide",
    "kind": "strength",
    "position": "standing",
    "sides": "each",
    "side_word": "leg",
    "safety": "Stop if your knees hurt.",
    "steps": [
        {"part": "setup", "text": "Stand with your back against the wall."},
        {"part": "movement", "text": "Slide down with your {side} leg.", "cue": "Slide down."},
        {"part": "hold", "text": "Stay there."},
        {"part": "return", "text": "Slide slowly up."},
    ],
    "profiles": [
        {
            "source": "user",
            "stated": {"hold_seconds": [5, 10], "reps": 8, "sets": 1},
            "default": True,
        }
    ],
}

_ROUTINE: dict[str, Any] = {
    "id": "my-morning",
    "name": "My morning",
    "items": [{"exercise": "cat-cow"}, {"exercise": "bird-dog", "profile": "004"}],
}


def exercise(**changes: Any) -> dict[str, Any]:
    """The good exercise, with some keys replaced."""
    return deepcopy(_EXERCISE) | changes


def routine(**changes: Any) -> dict[str, Any]:
    """The good routine, with some keys replaced."""
    return deepcopy(_ROUTINE) | changes


def exercise_faults(table: dict[str, Any], stem: str | None = "wall-slide") -> tuple[str, ...]:
    """What is wrong with an exercise."""
    try:
        exercise_from(table, "file.toml", stem, builtin=False)
    except ContentError as error:
        return error.faults
    return ()


def routine_faults(table: dict[str, Any], stem: str | None = None) -> tuple[str, ...]:
    """What is wrong with a routine of shipped exercises."""
    try:
        routine_from(table, "file.toml", stem, _EXERCISES, builtin=False)
    except ContentError as error:
        return error.faults
    return ()
