"""Finds exercises: by name, with slips of the pen forgiven, and by what they are and need."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from coach.domain.compiler import left_out_on_flare_up
from coach.domain.exercise import Equipment, Exercise, Kind, Position

_SLIP_FROM = 4
"""Letters; shorter words are too like each other to be forgiven a slip."""

_SLIP_RATIO = 0.75
"""Likeness from which a word counts as misspelt; "brige", "piriformus" and "hamsting" pass."""

_SLIP_WORTH = 0.4
_SHORT_NAME = 2
"""Words of a name that may be written as one."""
_IDLE_WORDS = frozenset({"a", "an", "and", "exercise", "exercises", "for", "my", "of", "the", "to"})


class Region(StrEnum):
    """The parts of the body that exercises are looked for by."""

    LOWER_BACK = "lower-back"
    UPPER_BACK = "upper-back"
    TUMMY = "tummy"
    HIPS = "hips"
    LEGS = "legs"


_REGION_WORDS: dict[Region, tuple[str, ...]] = {
    Region.LOWER_BACK: ("lower back", "low back", "deep back", "spine", "pelvis", "whole body"),
    Region.UPPER_BACK: (
        "upper back",
        "middle of the back",
        "sides of the back",
        "shoulder",
        "chest",
        "neck",
        "spine",
        "whole body",
    ),
    Region.TUMMY: ("abdominal", "core", "trunk", "tummy", "whole body"),
    Region.HIPS: ("hip", "buttock", "piriformis", "pelvis", "glute", "whole body"),
    Region.LEGS: ("thigh", "leg", "calf", "calves", "hamstring", "knee", "ankle", "whole body"),
}

_SAID_FOR: dict[Region, tuple[str, ...]] = {
    Region.LOWER_BACK: ("lower back",),
    Region.UPPER_BACK: ("upper back",),
    Region.TUMMY: ("tummy", "stomach", "belly", "abs"),
    Region.HIPS: ("hips", "bottom"),
    Region.LEGS: ("legs",),
}
"""What people call a region when they look for what works on it."""


@dataclass(frozen=True, slots=True)
class ExerciseFilter:
    """What is looked for. Within a group any one will do; all groups have to agree.

    Attributes:
        words: words of a name, an alias, or what it works on; empty for any.
        kinds: kinds, empty for any.
        positions: starting positions, empty for any.
        equipment: things that it needs or may be done with, empty for any; MAT stands for
            exercises that need nothing but the floor.
        regions: parts of the body that it works on, empty for any.
        flare_safe: only what a flare-up day keeps.
        timed_only: leave out activities that a routine cannot hold.
    """

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    positions: frozenset[Position] = frozenset()
    equipment: frozenset[Equipment] = frozenset()
    regions: frozenset[Region] = frozenset()
    flare_safe: bool = False
    timed_only: bool = False

    @property
    def is_empty(self) -> bool:
        """True if nothing is asked for but, at most, that it can be timed."""
        return not (
            self.words.strip()
            or self.kinds
            or self.positions
            or self.equipment
            or self.regions
            or self.flare_safe
        )


def find_exercises(exercises: Iterable[Exercise], wanted: ExerciseFilter) -> tuple[Exercise, ...]:
    """Return the exercises that fit, the best matches of the words first, else in their order."""
    kept = [exercise for exercise in exercises if _fits(exercise, wanted)]
    words = search_words(wanted.words)
    if not words:
        return tuple(kept)
    worths = [(_worth(exercise, words), exercise) for exercise in kept]
    found = [(worth, exercise) for worth, exercise in worths if worth > 0]
    found.sort(key=lambda pair: -pair[0])
    return tuple(exercise for _, exercise in found)


def regions_of(exercise: Exercise) -> frozenset[Region]:
    """Return the parts of the body that an exercise works on."""
    targets = [target.casefold() for target in exercise.targets]
    return frozenset(
        region
        for region, words in _REGION_WORDS.items()
        if any(word in target for word in words for target in targets)
    )


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: without accents, case and idle words."""
    words = _plain(text)
    return tuple(word for word in words if word not in _IDLE_WORDS) or words


def _plain(text: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = bare.casefold().replace("'", "").replace("’", "")
    return tuple("".join(c if c.isalnum() else " " for c in bare).split())


def _fits(exercise: Exercise, wanted: ExerciseFilter) -> bool:
    return (
        (exercise.timed or not wanted.timed_only)
        and (not wanted.kinds or exercise.kind in wanted.kinds)
        and (not wanted.positions or exercise.position in wanted.positions)
        and (not wanted.equipment or _uses(exercise, wanted.equipment))
        and (not wanted.regions or bool(wanted.regions & regions_of(exercise)))
        and not (wanted.flare_safe and left_out_on_flare_up(exercise))
    )


def _uses(exercise: Exercise, things: frozenset[Equipment]) -> bool:
    if Equipment.MAT in things and not set(exercise.equipment) - {Equipment.MAT}:
        return True
    return bool((things - {Equipment.MAT}) & {*exercise.equipment, *exercise.optional_equipment})


def _worth(exercise: Exercise, words: tuple[str, ...]) -> float:
    """Return how well all the words match, 0 if one of them does not."""
    names = (exercise.name,)
    others = (*exercise.aliases, *(name for _, name in exercise.article_names))
    about = (*exercise.targets, exercise.kind, exercise.position, *exercise.equipment)
    # A walk works on everything, and is meant by none of these words.
    regions = sorted(regions_of(exercise)) if exercise.timed else []
    said = (word for region in regions for word in _SAID_FOR[region])
    fields = [
        (3.0, (*search_words(" ".join(names)), *_in_one_word(names))),
        (2.0, (*search_words(" ".join(others)), *_in_one_word(others))),
        (1.0, search_words(" ".join((*about, *said)))),
    ]
    total = 0.0
    for word in words:
        best = max(
            (weight * _likeness(word, there) for weight, field in fields for there in field),
            default=0.0,
        )
        if best == 0:
            return 0.0
        total += best
    # Of two names that hold the same words, the shorter one is meant.
    return total - len(exercise.name) / 1000


def _in_one_word(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return short names as those write them who leave out the space: "catcow"."""
    split = (_plain(text) for text in texts)
    return tuple("".join(words) for words in split if len(words) == _SHORT_NAME)


def _likeness(word: str, there: str) -> float:
    """Return how like two words are, from 0 to 1."""
    if word == there:
        return 1.0
    if there.startswith(word):
        return 0.9
    if len(word) >= _SLIP_FROM:
        if word in there:
            return 0.6
        matcher = SequenceMatcher(None, word, there)
        if matcher.quick_ratio() >= _SLIP_RATIO and matcher.ratio() >= _SLIP_RATIO:
            return _SLIP_WORTH * matcher.ratio()
        # What is being typed is the beginning of a word; its end is still to come.
        start = SequenceMatcher(None, word, there[: len(word)])
        if len(there) > len(word) and start.ratio() >= _SLIP_RATIO and word[0] == there[0]:
            return _SLIP_WORTH * start.ratio() * 0.9
    return 0.0
