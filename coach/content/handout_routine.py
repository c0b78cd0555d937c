"""From a handout that was read to a routine to be corrected, with the exercises that are new."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from coach.content.fitting import Remark, fit_dose
from coach.content.handout_dose import SaidDose
from coach.content.handouts import Handout, HandoutLine, Meaning
from coach.content.own_exercises import Sketch, exercise_from_sketch, free_id, short_name
from coach.content.routines import MAX_ITEMS
from coach.domain.exercise import Exercise, Position, Source
from coach.domain.routine import OwnDose, Routine, RoutineItem

_LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """One exercise of a handout.

    Attributes:
        line: number of its line.
        exercise: the exercise of the catalogue, or the new one.
        is_new: it is not in the catalogue.
        said: what all its lines say of the dose.
        item: the routine's item; None where no routine may hold it.
        remarks: what was changed of the dose.
    """

    line: int
    exercise: Exercise
    is_new: bool
    said: SaidDose
    item: RoutineItem | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class HandoutRoutine:
    """A routine made from a handout.

    Attributes:
        routine: to be corrected by the user.
        new_exercises: exercises that it needs and that are not in the catalogue.
        beyond: how many exercises were too many for one routine.
    """

    routine: Routine
    new_exercises: tuple[Exercise, ...]
    beyond: int = 0


def handout_items(
    handout: Handout,
    exercises: Mapping[str, Exercise],
    taken: Collection[str],
    positions: Mapping[str, Position] | None = None,
) -> tuple[HandoutItem, ...]:
    """Return the exercises of a handout with their doses.

    Args:
        handout: what was read.
        exercises: the catalogue's.
        taken: ids that new exercises may not have.
        positions: what the user says of the starting position of new exercises, by name.
    """
    used = set(taken) | set(exercises)
    new: dict[str, Exercise] = {}
    items = []
    for line in handout.exercises:
        others = handout.belonging_to(line.number)
        said = line.said
        for other in others:
            said = said.over(other.said)
        exercise = exercises.get(line.exercise_id)
        if exercise is not None:
            items.append(_known(line, exercise, said))
            continue
        key = line.name.casefold()
        first = key not in new
        if first:
            sketch = Sketch(
                name=line.name,
                sentences=tuple(one.name for one in others if one.meaning is Meaning.INSTRUCTION),
                position=(positions or {}).get(line.name),
                said=said,
            )
            new[key] = exercise_from_sketch(sketch, free_id(line.name, used))
            used.add(new[key].id)
        items.append(_new(line, new[key], said, first=first))
    return tuple(items)


def routine_from_items(
    items: tuple[HandoutItem, ...], name: str, often: str, taken: Collection[str]
) -> HandoutRoutine | None:
    """Return the routine that the items make; None if there is nothing to do in it.

    Args:
        items: the handout's exercises.
        name: what it is to be called.
        often: how often it is to be done, empty if nobody said.
        taken: ids that it may not have.
    """
    done = [one for one in items if one.item is not None]
    kept = done[:MAX_ITEMS]
    if not kept:
        return None
    shown = short_name(name, "From my handout")
    purpose = "From a handout."
    if often:
        purpose = f"From a handout: {often}."[:_LONGEST_PURPOSE]
    routine = Routine(
        id=free_id(shown, taken, "my-routine"),
        name=shown,
        purpose=purpose,
        items=tuple(one.item for one in kept if one.item is not None),
        source=Source.USER,
    )
    new = {one.exercise.id: one.exercise for one in kept if one.is_new}
    return HandoutRoutine(routine, tuple(new.values()), len(done) - len(kept))


def _known(line: HandoutLine, exercise: Exercise, said: SaidDose) -> HandoutItem:
    fitted = fit_dose(said, exercise)
    item = None
    if exercise.timed:
        item = RoutineItem(exercise.id, fitted.dose)
    return HandoutItem(line.number, exercise, False, said, item, fitted.remarks)


def _new(line: HandoutLine, exercise: Exercise, said: SaidDose, *, first: bool) -> HandoutItem:
    """The first line's dose is the exercise's own; the routine sets only what that cannot hold."""
    fitted = fit_dose(said, exercise)
    dose = OwnDose(rest_seconds=fitted.dose.rest_seconds) if first else fitted.dose
    item = RoutineItem(exercise.id, dose)
    return HandoutItem(line.number, exercise, True, said, item, fitted.remarks)
