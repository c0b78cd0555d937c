"""How a routine shares out stretching and strengthening, and what it lacks.

Both rules come from the "Lower back pain exercises" article (003): keep stretching and
strengthening in balance, and do a low-back exercise for every abdominal exercise.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Exercise, Kind, Part, Tag
from coach.domain.routine import Routine

_STRENGTHENING = tuple(kind for kind in Kind if kind.strengthens)
_STRETCHING = (Kind.STRETCH, Kind.MOBILITY)

_SUGGESTIONS = 2

_UNEVEN_FROM = 5.0
"""More than five times as much of one as of the other; the app's own figure."""


class BalanceHint(StrEnum):
    """What a routine lacks."""

    NONE = "none"
    ADD_EXTENSOR = "add-extensor"
    ADD_ABDOMINAL = "add-abdominal"
    ADD_STRETCH = "add-stretch"
    ADD_STRENGTH = "add-strength"
    STRETCH_ONLY = "stretch-only"


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of a routine.

    Attributes:
        stretch_minutes: time of stretching and mobility exercises.
        strength_minutes: time of strengthening and activation exercises.
        abdominal: number of different abdominal exercises.
        extensor: number of different low-back exercises.
        hint: the most important thing that it lacks.
        suggestions: names of exercises that would mend it, none if nothing is lacking.
        suggested_ids: their ids.
    """

    stretch_minutes: float
    strength_minutes: float
    abdominal: int
    extensor: int
    hint: BalanceHint = BalanceHint.NONE
    suggestions: tuple[str, ...] = ()
    suggested_ids: tuple[str, ...] = ()

    @property
    def stretch_share(self) -> float:
        """Share of stretching, 0 to 1; one half where there is neither."""
        total = self.stretch_minutes + self.strength_minutes
        return self.stretch_minutes / total if total else 0.5


@dataclass(frozen=True, slots=True)
class BalancePhrases:
    """English templates for the hints; `{names}` stands for the suggested exercises.

    A translation is another value of this class.
    """

    add_extensor: str = "More tummy than low-back exercises. Add {names}."
    add_abdominal: str = "More low-back than tummy exercises. Add {names}."
    add_stretch: str = "Mostly strengthening. Add a stretch, such as {names}."
    add_strength: str = "Mostly stretching. Add some strength, such as {names}."
    stretch_only: str = "Stretching only, as suits a sore day. On better days add {names}."
    either: str = "{first} or {second}"
    nothing_to_add: str = "something that suits you"

    def hint(self, balance: Balance) -> str:
        """Return the hint as a sentence, empty if nothing is lacking."""
        template = {
            BalanceHint.NONE: "",
            BalanceHint.ADD_EXTENSOR: self.add_extensor,
            BalanceHint.ADD_ABDOMINAL: self.add_abdominal,
            BalanceHint.ADD_STRETCH: self.add_stretch,
            BalanceHint.ADD_STRENGTH: self.add_strength,
            BalanceHint.STRETCH_ONLY: self.stretch_only,
        }[balance.hint]
        names = [name[:1].lower() + name[1:] for name in balance.suggestions]
        if len(names) > 1:
            listed = self.either.format(first=", ".join(names[:-1]), second=names[-1])
        else:
            listed = names[0] if names else self.nothing_to_add
        return template.format(names=listed)


def balance(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    lengths_ms: Sequence[int],
    unwanted: Collection[str] = (),
) -> Balance:
    """Return the balance of a routine's exercises that are on.

    Args:
        routine: the routine.
        exercises: the library, by id.
        lengths_ms: how long each of `routine.active_items` takes, transition included.
        unwanted: ids of exercises that are never suggested.

    Raises:
        ValueError: there is not one length for each exercise that is on.
    """
    used = [exercises[item.exercise_id] for item in routine.active_items]
    stretch = _minutes(used, lengths_ms, _STRETCHING)
    strength = _minutes(used, lengths_ms, _STRENGTHENING)
    abdominal = len({e.id for e in used if Tag.ABDOMINAL in e.tags})
    extensor = len({e.id for e in used if Tag.EXTENSOR in e.tags})
    hint = _hint(stretch, strength, abdominal, extensor)
    wanted = _WANTED.get(hint)
    suggested = _suggestions(exercises, used, wanted, unwanted) if wanted else ()
    return Balance(
        stretch_minutes=stretch,
        strength_minutes=strength,
        abdominal=abdominal,
        extensor=extensor,
        hint=hint,
        suggestions=tuple(one.name for one in suggested),
        suggested_ids=tuple(one.id for one in suggested),
    )


def _minutes(used: Sequence[Exercise], lengths_ms: Sequence[int], kinds: Sequence[Kind]) -> float:
    pairs = zip(used, lengths_ms, strict=True)
    return sum(length for exercise, length in pairs if exercise.kind in kinds) / 60_000


def _hint(stretch: float, strength: float, abdominal: int, extensor: int) -> BalanceHint:
    """Return what matters most: equal tummy and back first, then stretch and strength."""
    if abdominal > extensor:
        return BalanceHint.ADD_EXTENSOR
    if extensor > abdominal:
        return BalanceHint.ADD_ABDOMINAL
    if stretch and not strength:
        return BalanceHint.STRETCH_ONLY
    if strength > stretch * _UNEVEN_FROM:
        return BalanceHint.ADD_STRETCH
    if stretch > strength * _UNEVEN_FROM:
        return BalanceHint.ADD_STRENGTH
    return BalanceHint.NONE


def _is_abdominal(exercise: Exercise) -> bool:
    return Tag.ABDOMINAL in exercise.tags


def _is_extensor(exercise: Exercise) -> bool:
    return Tag.EXTENSOR in exercise.tags


def _is_stretch(exercise: Exercise) -> bool:
    return exercise.kind is Kind.STRETCH


def _is_neutral_strength(exercise: Exercise) -> bool:
    # One that leaves the numbers of abdominal and low-back exercises equal.
    tagged = _is_abdominal(exercise) or _is_extensor(exercise)
    return exercise.kind.strengthens and not tagged


def _is_still(exercise: Exercise) -> bool:
    return any(step.part is Part.HOLD for step in exercise.steps)


_WANTED: Mapping[BalanceHint, Callable[[Exercise], bool]] = {
    BalanceHint.ADD_EXTENSOR: _is_extensor,
    BalanceHint.ADD_ABDOMINAL: _is_abdominal,
    BalanceHint.ADD_STRETCH: _is_stretch,
    BalanceHint.ADD_STRENGTH: _is_neutral_strength,
    BalanceHint.STRETCH_ONLY: _is_neutral_strength,
}


def _suggestions(
    exercises: Mapping[str, Exercise],
    used: Sequence[Exercise],
    wanted: Callable[[Exercise], bool],
    unwanted: Collection[str],
) -> tuple[Exercise, ...]:
    """Return exercises that need no equipment.

    Still ones come first (article 003), then those in a position that is already taken up.
    """
    there = {exercise.id for exercise in used}
    positions = {exercise.position for exercise in used}
    candidates = [
        exercise
        for exercise in exercises.values()
        if wanted(exercise)
        and exercise.timed
        and exercise.id not in there
        and exercise.id not in unwanted
        and Tag.OPT_IN not in exercise.tags
        and not exercise.equipment
    ]
    candidates.sort(key=lambda one: (not _is_still(one), one.position not in positions))
    return tuple(candidates[:_SUGGESTIONS])
