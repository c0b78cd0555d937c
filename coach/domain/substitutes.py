"""What takes the place of an exercise that is not for the user, in the program's own routines."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from coach.domain.compiler import left_out_on_flare_up
from coach.domain.exercise import Exercise, Kind, Tag
from coach.domain.routine import Catalogue, Routine, RoutineItem

_LOOSENING = (Kind.STRETCH, Kind.MOBILITY)
_BALANCED = frozenset({Tag.ABDOMINAL, Tag.EXTENSOR})


def substitute_for(
    exercise: Exercise, others: Iterable[Exercise], taken: Collection[str] = ()
) -> Exercise | None:
    """Return the exercise that comes nearest to one; None if none comes near enough.

    It begins in the same position, works on one of the same targets, loosens where the other
    loosens and strengthens where it strengthens, keeps the balance of tummy and low-back
    exercises, fits a flare-up day if the other does, and needs nothing that the other does not.

    Args:
        exercise: the one to be replaced.
        others: what may take its place, in the order of preference among equals.
        taken: ids that may not: what the routine holds already, what is not for the user.
    """
    near = [
        other
        for other in others
        if other.id != exercise.id and other.id not in taken and _is_near(exercise, other)
    ]
    return max(
        near,
        key=lambda other: (other.kind is exercise.kind, _shared(exercise, other)),
        default=None,
    )


def suited(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    not_for_me: Collection[str],
) -> Routine:
    """Return one of the program's routines without what is not for the user.

    Such an exercise stays in the list, off, and its substitute follows it at its usual dose. The
    user's own routines hold what the user put there, and stay as they are.

    Args:
        routine: any routine.
        exercises: the library, by id.
        not_for_me: ids of the exercises that are not for the user.
    """
    unwanted = frozenset(not_for_me)
    if not routine.builtin or unwanted.isdisjoint(one.exercise_id for one in routine.items):
        return routine
    items = tuple(_items(routine, exercises, unwanted))
    return replace(routine, items=items)


def suited_catalogue(catalogue: Catalogue, not_for_me: Collection[str]) -> Catalogue:
    """Return the catalogue with every routine as `suited` has it; the exercises are all there."""
    routines = {
        key: suited(routine, catalogue.exercises, not_for_me)
        for key, routine in catalogue.routines.items()
    }
    return replace(catalogue, routines=routines)


def _items(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    unwanted: frozenset[str],
) -> Iterator[RoutineItem]:
    taken = unwanted | {item.exercise_id for item in routine.items}
    for item in routine.items:
        if item.exercise_id not in unwanted:
            yield item
            continue
        exercise = exercises[item.exercise_id]
        # What is off anyway needs nobody in its place.
        found = None if item.off else substitute_for(exercise, exercises.values(), taken)
        if found is None:
            yield replace(item, off=True, substitute="")
            continue
        yield replace(item, off=True, substitute=found.id)
        yield RoutineItem(found.id, self_paced=item.self_paced)
        taken |= {found.id}


def _is_near(exercise: Exercise, other: Exercise) -> bool:
    return (
        other.timed
        and other.position is exercise.position
        and (other.kind in _LOOSENING) == (exercise.kind in _LOOSENING)
        and other.tags & _BALANCED == exercise.tags & _BALANCED
        and Tag.OPT_IN not in other.tags
        and (left_out_on_flare_up(exercise) or not left_out_on_flare_up(other))
        and set(other.equipment) <= set(exercise.equipment)
        and _shared(exercise, other) > 0
    )


def _shared(exercise: Exercise, other: Exercise) -> int:
    """Count the targets of one that the other works on too."""
    return sum(any(_same(a, b) for b in other.targets) for a in exercise.targets)


def _same(target: str, other: str) -> bool:
    # "Lower abdominals" are abdominals; the upper back is not the lower back.
    return target == other or target.endswith(f" {other}") or other.endswith(f" {target}")
