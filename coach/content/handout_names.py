"""Which exercise a name in a handout means, by its names and aliases, slips forgiven."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from coach.domain.exercise import Exercise, Sides

CERTAIN = 0.84
"""A likeness from which a name is taken to be meant."""

LIKELY = 0.62
"""A likeness from which it is taken until somebody says otherwise, and marked."""

POSSIBLE = 0.45
"""A likeness from which it is offered."""

_TIE = 0.06
"""Names as near as this to the best are as likely."""

_SAME_WORD = 0.78
"""Likeness of two words that are one, misspelt."""

_IN_FULL = 0.25
"""What a name gains of its missing words where every word of the line is in it."""

_MOST_OFFERED = 5
_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset(
    _WORD.findall("the a an your of with and or to on in for exercise exercises pose position")
)
_SYNONYMS = {
    "4": "four",
    "tummy": "abdominal",
    "bum": "buttock",
    "glutes": "glute",
    "ly": "lying",
    "strech": "stretch",
}
_HARMLESS = frozenset(
    _WORD.findall("stretch lying back low lower floor mat slow slowly gentle gently easy")
)
"""Words beside a name that do not make it another exercise."""

_ONE_WORD = 0.92
"""Likeness of two names written without spaces that are one."""

_BY_SIDES = 0.68
"""A likeness that will do where only this exercise shares its sides as the line says."""

_BEGINNING = 0.85
"""Likeness of a word to one that it is the beginning of: "clams", "bridging"."""

_PRICE_OF_MORE = 0.12
"""How much likeness is lost where the line has words beside the name."""


@dataclass(frozen=True, slots=True)
class Match:
    """An exercise that a name may mean.

    Attributes:
        exercise_id: the exercise.
        likeness: 0 to 1.
        unused: the words of the line that are not in the exercise's name.
    """

    exercise_id: str
    likeness: float
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matches:
    """What a name may mean, likeliest first.

    Attributes:
        found: the candidates.
        certain: the first is meant, as far as one can tell.
    """

    found: tuple[Match, ...] = ()
    certain: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    text: str
    exercise_id: str


class NameIndex:
    """All names of some exercises, ready to be compared with."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        names = [
            _Name(words, " ".join(words), exercise.id)
            for exercise in exercises.values()
            for name in _names(exercise)
            if (words := _words(name))
        ]
        self._names = tuple(dict.fromkeys(names))
        seen = Counter(word for name in self._names for word in set(name.words))
        count = len(self._names) + 1
        self._weights = {word: log(count / times) + 0.4 for word, times in seen.items()}
        self._unknown = log(count) + 0.4

    def match(self, name: str, sides: Sides | None = None) -> Matches:
        """Return the exercises that a name may mean.

        Args:
            name: as somebody wrote it.
            sides: how the line shares the work; it decides between names that are as like.
        """
        words = _words(name)
        if not words or not self._names:
            return Matches()
        best: dict[str, Match] = {}
        telling = any(word not in _HARMLESS for word in words)
        for entry in self._names:
            # "Low back" alone names no exercise, "lower back stretch" does.
            if not telling and words != entry.words:
                continue
            found = self._compare(words, entry)
            known = best.get(entry.exercise_id)
            if found.likeness >= POSSIBLE and (known is None or found.likeness > known.likeness):
                best[entry.exercise_id] = found
        ranked = sorted(best.values(), key=lambda one: -one.likeness)[:_MOST_OFFERED]
        if not ranked:
            return Matches()
        level = [one for one in ranked if one.likeness >= ranked[0].likeness - _TIE]
        needed = CERTAIN
        if len(level) > 1 and sides is not None:
            fitting = [one for one in level if self._goes_with(one, sides)]
            ranked.sort(key=lambda one: (one not in level, one not in fitting))
            if len(fitting) == 1 and not fitting[0].unused:
                needed = _BY_SIDES
            level = fitting or level
        exact = [one for one in level if one.likeness >= 1.0]
        alone = len(level) == 1 or (len(exact) == 1 and level[0] is exact[0])
        first = ranked[0]
        return Matches(
            tuple(ranked),
            alone and first.likeness >= needed and self._harmless(first),
        )

    def _goes_with(self, match: Match, sides: Sides) -> bool:
        own = self._exercises[match.exercise_id].sides
        return (own is Sides.BOTH) == (sides is Sides.BOTH)

    def _harmless(self, match: Match) -> bool:
        """Tell whether the words that are left over leave the exercise what it is."""
        exercise = self._exercises[match.exercise_id]
        position = exercise.position.value.split("-")
        own = {exercise.side_word, *position, *(str(one) for one in exercise.equipment)}
        return all(word in _HARMLESS or word in own for word in match.unused)

    def _compare(self, words: tuple[str, ...], entry: _Name) -> Match:
        if words == entry.words:
            return Match(entry.exercise_id, 1.0)
        if _joined_alike("".join(words), "".join(entry.words)):
            # "Lat pull down" for "lat pulldown", "birddog" for "bird dog".
            return Match(entry.exercise_id, 0.95)
        pairs, missing, unused = _pair(words, entry.words)
        if not pairs:
            return Match(entry.exercise_id, 0.0)
        weights = {word: self._weights.get(word, self._unknown) for word in (*entry.words, *words)}
        theirs = sum(weights[word] for word in entry.words)
        matched = sum(weights[word] * likeness for word, likeness in pairs)
        extra = sum(weights[word] for word in unused)
        cover = matched / theirs
        # A name that stands whole in the line counts for more than one that is half there.
        surplus = extra / (theirs + extra)
        likeness = cover - _PRICE_OF_MORE * surplus - 0.5 * surplus * (1 - cover)
        # More than half the line being something else makes it likely to be another exercise.
        likeness -= max(0.0, surplus - 0.5) * 0.5
        if missing and not unused:
            likeness += _IN_FULL * (1 - cover)
        return Match(entry.exercise_id, min(0.99, likeness), tuple(unused))


def _names(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.name, *exercise.aliases, *(name for _, name in exercise.article_names))


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, in the singular."""
    folded = unicodedata.normalize("NFKD", name).replace("'", "").replace("’", "").lower()
    words = [_singular(_SYNONYMS.get(word, word)) for word in _WORD.findall(folded)]
    kept = tuple(word for word in words if word not in _EMPTY_WORDS)
    return kept or tuple(words)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _pair(
    words: tuple[str, ...], name: tuple[str, ...]
) -> tuple[list[tuple[str, float]], list[str], list[str]]:
    """Pair each word of a name with the likest word of a line.

    Returns:
        the name's words that were found, with how like they are; those that were not; and the
        words of the line that are left over.
    """
    left = list(words)
    pairs: list[tuple[str, float]] = []
    missing: list[str] = []
    for target in name:
        scored = [(_likeness(word, target), word) for word in left]
        likeness, word = max(scored, default=(0.0, ""))
        if likeness >= _SAME_WORD:
            pairs.append((target, likeness))
            left.remove(word)
        else:
            missing.append(target)
    return pairs, missing, left


def _joined_alike(line: str, name: str) -> bool:
    short, long = sorted((len(line), len(name)))
    if 2 * short < _ONE_WORD * (short + long):
        return False
    matcher = SequenceMatcher(None, line, name)
    return matcher.quick_ratio() >= _ONE_WORD and matcher.ratio() >= _ONE_WORD


@lru_cache(maxsize=20_000)
def _likeness(word: str, target: str) -> float:
    if word == target:
        return 1.0
    if min(len(word), len(target)) < 4:
        return 0.0
    short, long = sorted((word.removesuffix("ing"), target.removesuffix("ing")), key=len)
    if len(short) >= 4 and long.startswith(short):
        return _BEGINNING
    matcher = SequenceMatcher(None, word, target)
    if matcher.real_quick_ratio() < _SAME_WORD or matcher.quick_ratio() < _SAME_WORD:
        return 0.0
    return matcher.ratio()
