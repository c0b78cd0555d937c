"""From routine files and session snapshots to checked routines, and back."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from coach.content.documents import ItemDocument, RoutineDocument
from coach.content.exercises import MAX_HOLD_BREATHS, MAX_HOLD_SECONDS, MAX_REPS, MAX_SETS
from coach.content.reading import read_table
from coach.content.rules import LONGEST_REASON, Faults
from coach.content.shape import fit, found
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise, Part, Sides, Source
from coach.domain.routine import OwnDose, Routine, RoutineItem

MAX_ITEMS = 60
MAX_ROUNDS = 10
MAX_REST_SECONDS = 300
MIN_TRANSITION_SECONDS = 5
MAX_TRANSITION_SECONDS = 60
MAX_PURPOSE = 200


def load_routine(
    path: Path, exercises: Mapping[str, Exercise], *, builtin: bool = False
) -> Routine:
    """Return the routine that a file describes.

    Args:
        path: a TOML file; its name is the routine's id.
        exercises: the exercises that it may refer to, by id.
        builtin: it ships with the program; other files count as the user's whatever they say.

    Raises:
        ContentError: the file cannot be used; every fault is one line.
    """
    return routine_from(read_table(path), str(path), path.stem, exercises, builtin=builtin)


def routine_from(
    table: dict[str, object],
    name: str,
    stem: str | None,
    exercises: Mapping[str, Exercise],
    *,
    builtin: bool,
) -> Routine:
    """Return the routine that a table describes.

    Args:
        table: the parsed file.
        name: the file, as the faults call it.
        stem: the file's name without its ending, which the id has to match; None for any id.
        exercises: the exercises that it may refer to, by id.
        builtin: it ships with the program.

    Raises:
        ContentError: the table cannot be used.
    """
    if "exercises" in table:
        message = (
            f"{name}: exercises: found exercises inside a routine, as in a file to pass on, "
            'expected a routine alone: take the file over with "Import"'
        )
        raise ContentError((message,))
    document = fit(table, RoutineDocument, name)
    faults = Faults(name)
    faults.check_id(document.id, stem)
    _check_values(document, faults)
    for number, item in enumerate(document.items, start=1):
        _check_references(item, f"items[{number}]", exercises, faults)
    if faults.lines:
        raise ContentError(tuple(faults.lines))
    return _routine(document, document.source if builtin else Source.USER)


def check_routine(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Return what keeps a routine made in the program from being saved, one line a fault."""
    faults = Faults(routine.name or routine.id)
    document = routine_document(routine)
    faults.check_id(document.id, None)
    _check_values(document, faults)
    for number, item in enumerate(document.items, start=1):
        _check_references(item, f"items[{number}]", exercises, faults)
    return tuple(faults.lines)


def usable_items(
    items: Iterable[ItemDocument], exercises: Mapping[str, Exercise]
) -> tuple[RoutineItem, ...]:
    """Return those items of a routine in the making that can be part of one.

    Args:
        items: their file form.
        exercises: the exercises that they may refer to, by id.
    """
    usable = []
    for item in items:
        faults = Faults("item")
        _check_item(item, "item", faults)
        _check_references(item, "item", exercises, faults)
        if not faults.lines:
            usable.append(_item(item))
    return tuple(usable)


def routine_document(routine: Routine) -> RoutineDocument:
    """Return the file form of a routine."""
    return RoutineDocument(
        id=routine.id,
        name=routine.name,
        purpose=routine.purpose,
        source=routine.source,
        rounds=routine.rounds,
        transition_seconds=routine.transition_seconds,
        items=[
            ItemDocument(
                exercise=item.exercise_id,
                profile=item.dose.profile,
                hold_seconds=item.dose.hold_seconds,
                hold_breaths=item.dose.hold_breaths,
                reps=item.dose.reps,
                sets=item.dose.sets,
                rest_seconds=item.dose.rest_seconds,
                sides=item.dose.sides,
                off=item.off,
                self_paced=item.self_paced,
                reason=item.reason,
                first_side=item.first_side,
                transition_seconds=item.transition_seconds,
            )
            for item in routine.items
        ],
    )


def routine_table(routine: Routine) -> dict[str, Any]:
    """Return a routine as the table of its file; `load_routine` reads it back."""
    table: dict[str, Any] = msgspec.to_builtins(routine_document(routine))
    table["items"] = table.pop("items")  # The tables come after the routine's own keys.
    return table


def encode_routine(routine: Routine) -> str:
    """Return a routine as JSON text, for the snapshot kept with a session."""
    return msgspec.json.encode(routine_document(routine)).decode()


def decode_routine(text: str) -> Routine:
    """Return the routine that `encode_routine` turned into text.

    Its exercises are not looked up: a snapshot outlives the files that it was made from.

    Raises:
        ContentError: the text is not such a snapshot.
    """
    name = "session snapshot"
    try:
        table = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise ContentError((f"{name}: not valid JSON: {error}",)) from None
    document = fit(table, RoutineDocument, name)
    faults = Faults(name)
    faults.check_id(document.id, None)
    _check_values(document, faults)
    if faults.lines:
        raise ContentError(tuple(faults.lines))
    return _routine(document, document.source)


def _check_values(document: RoutineDocument, faults: Faults) -> None:
    faults.check_name("name", document.name)
    if document.purpose and (
        not document.purpose.isprintable() or len(document.purpose) > MAX_PURPOSE
    ):
        faults.add("purpose", found(document.purpose), f"at most {MAX_PURPOSE} characters")
    faults.check_number("rounds", document.rounds, 1, MAX_ROUNDS)
    _check_transition("transition_seconds", document.transition_seconds, faults)
    if not 1 <= len(document.items) <= MAX_ITEMS:
        faults.add("items", str(len(document.items)), f"1 to {MAX_ITEMS} exercises")
    for number, item in enumerate(document.items, start=1):
        _check_item(item, f"items[{number}]", faults)


def _check_item(item: ItemDocument, key: str, faults: Faults) -> None:
    faults.check_number(f"{key}.hold_seconds", item.hold_seconds, 1, MAX_HOLD_SECONDS)
    faults.check_number(f"{key}.hold_breaths", item.hold_breaths, 1, MAX_HOLD_BREATHS)
    faults.check_number(f"{key}.reps", item.reps, 1, MAX_REPS)
    faults.check_number(f"{key}.sets", item.sets, 1, MAX_SETS)
    faults.check_number(f"{key}.rest_seconds", item.rest_seconds, 0, MAX_REST_SECONDS)
    _check_transition(f"{key}.transition_seconds", item.transition_seconds, faults)
    if item.hold_seconds is not None and item.hold_breaths is not None:
        faults.add(key, "a hold in seconds and in breaths", "one of them")
    if item.reason and not item.off:
        faults.add(f"{key}.reason", found(item.reason), "it only beside off = true")
    elif item.reason:
        faults.check_line(f"{key}.reason", item.reason, LONGEST_REASON)


def _check_transition(key: str, seconds: int | None, faults: Faults) -> None:
    faults.check_number(key, seconds, MIN_TRANSITION_SECONDS, MAX_TRANSITION_SECONDS)


def _check_references(
    item: ItemDocument, key: str, exercises: Mapping[str, Exercise], faults: Faults
) -> None:
    exercise = exercises.get(item.exercise)
    if exercise is None:
        from difflib import get_close_matches

        near = get_close_matches(item.exercise, exercises, n=1)
        hint = f'"{near[0]}"' if near else "the id of an exercise"
        faults.add(f"{key}.exercise", found(item.exercise), hint)
        return
    if not exercise.timed:
        faults.add(f"{key}.exercise", found(item.exercise), "an exercise with a timer")
        return
    if item.profile and exercise.profile(item.profile) is None:
        keys = ", ".join(f'"{profile.key}"' for profile in exercise.profiles)
        faults.add(f"{key}.profile", found(item.profile), f"one of {keys}")
    both = exercise.sides is Sides.BOTH
    if item.sides is not None and both != (item.sides is Sides.BOTH):
        faults.add(f"{key}.sides", f'"{item.sides}"', f'it to go with "{exercise.sides}"')
    if item.first_side is not None and both:
        faults.add(f"{key}.first_side", f'"{item.first_side}"', "an exercise that has sides")
    if (item.hold_seconds or item.hold_breaths) and not _can_hold(exercise, item):
        faults.add(key, "a hold", f"none, because {exercise.id} has none")


def _can_hold(exercise: Exercise, item: ItemDocument) -> bool:
    """Tell whether the steps that the item may use have a hold."""
    profile = exercise.profile(item.profile) if item.profile else None
    steps = exercise.steps_for(profile.mode) if profile is not None else exercise.steps
    return any(step.part is Part.HOLD for step in steps)


def _routine(document: RoutineDocument, source: Source) -> Routine:
    return Routine(
        id=document.id,
        name=document.name,
        purpose=document.purpose,
        items=tuple(_item(item) for item in document.items),
        source=source,
        rounds=document.rounds,
        transition_seconds=document.transition_seconds,
    )


def _item(document: ItemDocument) -> RoutineItem:
    return RoutineItem(
        exercise_id=document.exercise,
        dose=OwnDose(
            profile=document.profile,
            hold_seconds=document.hold_seconds,
            hold_breaths=document.hold_breaths,
            reps=document.reps,
            sets=document.sets,
            rest_seconds=document.rest_seconds,
            sides=document.sides,
        ),
        off=document.off,
        self_paced=document.self_paced,
        reason=document.reason,
        first_side=document.first_side,
        transition_seconds=document.transition_seconds,
    )
