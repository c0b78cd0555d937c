"""Routines as files to be passed on: with the exercises that the receiver may not have."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coach.content.enclosed import ENCLOSED, take_enclosed
from coach.content.exercise_table import exercise_table
from coach.content.exercises import exercise_from
from coach.content.importing.imported import Format, Imported
from coach.content.importing.naming import FreeIds
from coach.content.reading import parse_table
from coach.content.routines import routine_from, routine_table
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.toml_text import new_toml


def routine_file(routine: Routine, exercises: Mapping[str, Exercise]) -> bytes:
    """Return the file of a routine, with the exercises of its items that are not built in.

    Without such exercises it is a plain routine file. Pictures are not passed on.

    Args:
        routine: the routine.
        exercises: the catalogue's.
    """
    table = routine_table(routine)
    table.pop("source", None)
    wanted = dict.fromkeys(item.exercise_id for item in routine.items)
    own = [exercises[one] for one in wanted if one in exercises and not exercises[one].builtin]
    if own:
        table[ENCLOSED] = [exercise_table(exercise) for exercise in own]
    return new_toml(table).encode()


def read_own(raw: bytes, name: str, exercises: Mapping[str, Exercise], ids: FreeIds) -> Imported:
    """Return the routine or the exercise of a file of this program.

    An exercise that the catalogue has in the same form is not brought a second time; one with an
    id that is taken gets another.

    Raises:
        ContentError: it cannot be used; every fault is one line.
    """
    table = parse_table(raw, name)
    if "items" in table:
        return _read_routine(table, name, exercises, ids)
    if "steps" in table or "position" in table:
        exercise = exercise_from(table, name, None, builtin=False)
        _, brought = _placed((exercise,), exercises, ids)
        if not brought:
            raise ContentError(
                (f'{name}: id: found "{exercise.id}", expected an exercise that you do not have',)
            )
        return Imported(Format.OWN, brought)
    raise ContentError(
        (f'{name}: found neither "items" nor "steps", expected a routine or an exercise',)
    )


def _read_routine(
    table: dict[str, Any], name: str, exercises: Mapping[str, Exercise], ids: FreeIds
) -> Imported:
    brought = take_enclosed(table, name)
    named = {exercise.id: exercise for exercise in brought}
    routine = routine_from(table, name, None, {**exercises, **named}, builtin=False)
    places, new = _placed(brought, exercises, ids)
    items = tuple(
        replace(item, exercise_id=places.get(item.exercise_id, item.exercise_id))
        for item in routine.items
    )
    chosen = ids.take(routine.id, "my-routine")
    return Imported(Format.OWN, new, (replace(routine, id=chosen, items=items),))


def _placed(
    brought: tuple[Exercise, ...], exercises: Mapping[str, Exercise], ids: FreeIds
) -> tuple[dict[str, str], tuple[Exercise, ...]]:
    """Return which id each exercise gets, and those that the catalogue does not have yet."""
    places: dict[str, str] = {}
    new: list[Exercise] = []
    for exercise in brought:
        known = exercises.get(exercise.id)
        if known is not None and exercise_table(known) == exercise_table(exercise):
            places[exercise.id] = exercise.id
            continue
        chosen = ids.take(exercise.id)
        places[exercise.id] = chosen
        new.append(replace(exercise, id=chosen))
    return places, tuple(new)
