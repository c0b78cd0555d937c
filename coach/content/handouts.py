"""Reads a pasted handout line by line: what each line means, and what of it was not understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.content.handout_dose import NOTHING_SAID, SaidDose, amounts, plain
from coach.content.handout_names import LIKELY, NameIndex
from coach.domain.exercise import Exercise, Span

LONGEST_HANDOUT = 20_000
"""Characters; some six printed pages."""

LONGEST_LINE = 300
"""Characters of a line that are looked at; a longer one is marked as not understood."""

_LONGEST_NAME_WORDS = 7


class Meaning(StrEnum):
    """What a line was taken for."""

    EXERCISE = "exercise"
    """An exercise of the catalogue."""

    UNSURE = "unsure"
    """Perhaps an exercise of the catalogue: somebody should look."""

    NEW = "new"
    """An exercise that the catalogue does not have."""

    DOSE = "dose"
    """The dose of the exercise above."""

    INSTRUCTION = "instruction"
    """How the exercise above is done."""

    OFTEN = "often"
    """How often all of it is to be done."""

    TITLE = "title"
    """The name of the handout."""

    HEADING = "heading"
    """The heading of a group."""

    LEFT_OUT = "left-out"
    """The user has left it out."""

    EMPTY = "empty"
    """Nothing stands in it."""

    NOT_UNDERSTOOD = "not-understood"
    """None of these."""


EXERCISES = (Meaning.EXERCISE, Meaning.UNSURE, Meaning.NEW)
"""The meanings that make an item of the routine."""


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """A line, and what was understood of it.

    Attributes:
        number: place in the text, from 1.
        text: the line as it was pasted.
        meaning: what it was taken for.
        name: the exercise as the line calls it; the words of a title, heading or instruction.
        exercise_id: the exercise of the catalogue, empty for a new one and for other lines.
        candidates: exercises that it may mean, likeliest first.
        said: what it says of the dose.
        unread: words of a line that was understood, of which no use is made.
        of: for a dose or an instruction, the number of the exercise's line; else 0.
    """

    number: int
    text: str
    meaning: Meaning
    name: str = ""
    exercise_id: str = ""
    candidates: tuple[str, ...] = ()
    said: SaidDose = NOTHING_SAID
    unread: str = ""
    of: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user says that a line means.

    Attributes:
        meaning: EXERCISE, NEW or LEFT_OUT.
        exercise_id: the exercise, for EXERCISE.
    """

    meaning: Meaning
    exercise_id: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout, every line of it.

    Attributes:
        lines: all lines, in order.
        shortened: the text was longer than `LONGEST_HANDOUT`, and was cut there.
    """

    lines: tuple[HandoutLine, ...]
    shortened: bool = False

    @property
    def title(self) -> str:
        """Its name, empty if it has none."""
        return next((line.name for line in self.lines if line.meaning is Meaning.TITLE), "")

    @property
    def often(self) -> str:
        """How often it is to be done, empty if it does not say."""
        return next((line.said.often for line in self.lines if line.said.often), "")

    @property
    def exercises(self) -> tuple[HandoutLine, ...]:
        """The lines that name an exercise."""
        return tuple(line for line in self.lines if line.meaning in EXERCISES)

    def belonging_to(self, number: int) -> tuple[HandoutLine, ...]:
        """Return the doses and instructions that belong to the exercise of a line."""
        return tuple(line for line in self.lines if line.of == number)


class HandoutReader:
    """Reads handouts against the exercises of a catalogue.

    Readings of single lines are kept, so that a text that is being typed costs little.
    """

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._names = NameIndex(exercises)
        self._known: dict[str, HandoutLine] = {}

    def read(self, text: str, choices: Mapping[str, Choice] | None = None) -> Handout:
        """Return what a text means.

        Args:
            text: the pasted text.
            choices: what the user has said of lines, by the line's text without the spaces round
                it.
        """
        chosen = choices or {}
        cut = text[:LONGEST_HANDOUT]
        read = []
        for number, line in enumerate(cut.splitlines(), start=1):
            one = replace(self._read_line(line), number=number)
            choice = chosen.get(line.strip())
            read.append(self._as_chosen(one, choice) if choice is not None else one)
        lines: list[HandoutLine] = []
        for place, one in enumerate(read):
            names = self._stands_over_a_dose(one, read[:place], read[place + 1 :])
            named = replace(one, meaning=Meaning.NEW) if names else one
            lines.append(self._in_context(named, lines))
        return Handout(_with_title(lines), shortened=len(text) > LONGEST_HANDOUT)

    @staticmethod
    def _stands_over_a_dose(
        line: HandoutLine, before: list[HandoutLine], after: list[HandoutLine]
    ) -> bool:
        """Tell whether a line that means nothing by itself names what the next lines are about."""
        if line.meaning is not Meaning.NOT_UNDERSTOOD or not line.name:
            return False
        if len(line.name.split()) > _LONGEST_NAME_WORDS or not _sounds_like_name(line.text):
            return False
        below = next((one for one in after if one.meaning is not Meaning.EMPTY), None)
        if below is None or below.meaning not in (Meaning.DOSE, Meaning.INSTRUCTION):
            return False
        # The first line of all, over an instruction, is rather the handout's name.
        first = all(one.meaning is Meaning.EMPTY for one in before)
        return below.meaning is Meaning.DOSE or not first

    def _read_line(self, text: str) -> HandoutLine:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._fresh_line(text)
        return known

    def _fresh_line(self, text: str) -> HandoutLine:
        line = HandoutLine(0, text, Meaning.NOT_UNDERSTOOD)
        if not any(c.isalnum() for c in text):
            return replace(line, meaning=Meaning.EMPTY)
        if len(text) > LONGEST_LINE:
            return line
        words, marked = _without_bullet(plain(text).strip())
        said, rest = _leading_count(*amounts(words))
        name, beside = _name_and_rest(rest)
        if not name:
            return self._without_name(line, said, beside)
        matches = self._names.match(name, said.sides)
        candidates = tuple(one.exercise_id for one in matches.found)
        line = replace(line, name=name, said=said, candidates=candidates, unread=beside)
        instruction = _sounds_like_instruction(words, text, said, marked=marked)
        if matches.found and (matches.certain or matches.found[0].likeness >= LIKELY):
            first = matches.found[0]
            # "Monster walks 2 x 12" is no walk, which is not counted.
            counted = said.reps is not None or said.sets is not None
            other = counted and not matches.certain and not self._exercises[first.exercise_id].timed
            if not instruction and not other:
                unused = ", ".join(_as_written(name, first.unused))
                return replace(
                    line,
                    meaning=Meaning.EXERCISE if matches.certain else Meaning.UNSURE,
                    exercise_id=first.exercise_id,
                    unread=", ".join(part for part in (unused, beside) if part),
                )
        if said.often and not said.has_amount and not marked:
            return replace(line, meaning=Meaning.OFTEN, unread="")
        if instruction:
            whole = " ".join(words.split())
            return replace(line, meaning=Meaning.INSTRUCTION, name=whole, unread="")
        short = len(name.split()) <= _LONGEST_NAME_WORDS
        if words.rstrip().endswith(":") and not said.has_amount and short:
            return replace(line, meaning=Meaning.HEADING)
        if short and (said.has_amount or (marked and _sounds_like_name(name))):
            return replace(line, meaning=Meaning.NEW)
        return line

    @staticmethod
    def _without_name(line: HandoutLine, said: SaidDose, beside: str) -> HandoutLine:
        line = replace(line, said=said, unread=beside)
        if said.has_amount or said.sides is not None or said.rest_seconds is not None:
            return replace(line, meaning=Meaning.DOSE)
        if said.often:
            return replace(line, meaning=Meaning.OFTEN)
        return line

    def _as_chosen(self, line: HandoutLine, choice: Choice) -> HandoutLine:
        name = line.name or " ".join(_without_bullet(plain(line.text).strip())[0].split())
        if choice.meaning is Meaning.EXERCISE and choice.exercise_id in self._exercises:
            return replace(
                line, meaning=Meaning.EXERCISE, name=name, exercise_id=choice.exercise_id
            )
        if choice.meaning is Meaning.NEW:
            return replace(line, meaning=Meaning.NEW, name=name, exercise_id="")
        return replace(line, meaning=Meaning.LEFT_OUT)

    @staticmethod
    def _in_context(line: HandoutLine, before: list[HandoutLine]) -> HandoutLine:
        """Tie doses and instructions to the exercise above them."""
        if line.meaning not in (Meaning.DOSE, Meaning.INSTRUCTION):
            return line
        above = next((one for one in reversed(before) if one.meaning in EXERCISES), None)
        closed = (
            any(one.meaning is Meaning.HEADING for one in before[above.number :]) if above else True
        )
        if above is None or closed:
            return replace(line, meaning=Meaning.NOT_UNDERSTOOD)
        return replace(line, of=above.number)


_BULLET = re.compile(
    r"^(?:[-*+>•‣▪◦·○●■□☐☑☒✓✔➢➤»o]\s+|[•‣▪◦·○●■□☐☑☒✓✔➢➤»*]\s*"
    r"|\(?\d{1,2}\s*[.):](?!\d)\s*|\(?[a-h][.)]\s+|#\s*\d{1,2}\b[.:)]?\s*"
    r"|exercise\s*\d{1,2}\s*[.:)-]\s*)+",
    re.IGNORECASE,
)
_EDGES = " \t,;:.-–/()[]&+*|=!"
_PIECE = re.compile(r"\t|\s-\s|[(),;|\[\]]|:\s|\.\s")
_LEADING = re.compile(
    r"^(?:(?:please|then|next|and|now|try|do|does|perform|complete|start with|begin with"
    r"|finish with|exercise|stretch|the|for|of|hold|x|at|with|times?|repeat|slowly|gently)\b"
    r"[\s:,-]*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s:,-]*\b(?:for|of|x|and|then|hold|holding|with|at|do|about|repeat|on|up to|to|in|a)$",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    re.findall(
        r"[a-z']+",
        "frequency relax repeat slowly then and rest on the other side sides for do of x hold "
        "gently holding it this that a to each with your times time per at least as many you can "
        "up or if able try aim slow breathe breathing normally return start position between in "
        "before after release again both same leg arm legs arms total max maximum min minimum "
        "about around go build work",
    )
)
_VERBS = frozenset(
    re.findall(
        r"[a-z']+",
        "lie lay lying sit stand bend keep pull push lift lower raise bring draw squeeze "
        "tighten relax breathe place put rest roll turn straighten kneel begin slowly gently "
        "return move slide make use let feel reach grab clasp point press tuck rotate tilt "
        "lean step start ensure remember avoid do don't dont stop try hold repeat maintain "
        "engage contract look set get come position take your with arms legs knees feet hands "
        "cross swing extend drop open tense when while once this if as flatten stay",
    )
)
_INSTRUCTION_WORDS = 4
_LEAST_COUNT = 5
_PHONE = re.compile(r"\d{3}[ -]?\d{2}|@|www\.|http")


def _without_bullet(text: str) -> tuple[str, bool]:
    """Return a line without its bullet or number, and whether it had one."""
    match = _BULLET.match(text)
    if match is None or match.end() == len(text):
        return text, False
    return text[match.end() :], True


def _name_and_rest(rest: str) -> tuple[str, str]:
    """Split what is left beside the amounts into the exercise's name and other words.

    The name is the first piece that says more than "then relax"; fillers are nobody's loss.
    """
    pieces = [piece for part in _PIECE.split(rest) if (piece := _trimmed(part))]
    telling = [piece for piece in pieces if not _is_filler(piece)]
    if not telling:
        return "", ""
    return telling[0], ", ".join(telling[1:])


def _trimmed(piece: str) -> str:
    text = " ".join(piece.split()).strip(_EDGES)
    while True:
        shorter = _TRAILING.sub("", _LEADING.sub("", text)).strip(_EDGES)
        if shorter == text or not shorter:
            return text if shorter else ""
        text = shorter


def _is_filler(piece: str) -> bool:
    words = re.findall(r"[a-z']+", piece.lower())
    return not words or all(word in _FILLERS for word in words)


def _sounds_like_instruction(words: str, text: str, said: SaidDose, *, marked: bool) -> bool:
    """Tell whether a line says how something is done rather than what."""
    found = re.findall(r"[a-z']+", words.lower())
    if len(found) < _INSTRUCTION_WORDS or _PHONE.search(words):
        return False
    if said.has_amount and (marked or len(found) <= _LONGEST_NAME_WORDS):
        return False
    indented = text[:2].isspace()
    first = found[1] if found[0] == "then" else found[0]
    return first in _VERBS or (indented and not said.has_amount) or "your" in found[1:]


def _leading_count(said: SaidDose, rest: str) -> tuple[SaidDose, str]:
    """Read "10 bridges"; the number before an exercise that has its amounts is its number."""
    match = re.match(r"\s*(\d{1,3})\s+(?=[A-Za-z])", rest)
    if match is None:
        return said, rest
    count = int(match.group(1))
    if not said.has_amount and count >= _LEAST_COUNT:
        said = replace(said, reps=Span(count, count))
    return said, rest[match.end() :]


def _sounds_like_name(name: str) -> bool:
    return not re.search(r"[.!?@]|\d{3}", name)


def _as_written(name: str, unused: tuple[str, ...]) -> list[str]:
    """Return the words of a name, as they are written, that were reported as unused.

    Words that follow each other stay together.
    """
    left = list(unused)
    written: list[str] = []
    follows = False
    for word in re.findall(r"[\w'-]+", name):
        folded = word.lower()
        near = next((one for one in left if folded.startswith(one[:4])), None)
        if near is not None:
            left.remove(near)
            if follows:
                written[-1] += f" {word}"
            else:
                written.append(word)
        follows = near is not None
    return written


def _with_title(lines: list[HandoutLine]) -> tuple[HandoutLine, ...]:
    """Take the first line for a title if it says nothing else and exercises follow."""
    first = next((i for i, line in enumerate(lines) if line.meaning is not Meaning.EMPTY), None)
    if first is None or not any(line.meaning in EXERCISES for line in lines[first + 1 :]):
        return tuple(lines)
    line = lines[first]
    words = line.text.strip().rstrip(":")
    may_be = line.meaning in (Meaning.NOT_UNDERSTOOD, Meaning.HEADING, Meaning.OFTEN)
    if may_be and len(words) <= 60 and not re.search(r"\d{3}|@", words):
        lines = [
            *lines[:first],
            replace(line, meaning=Meaning.TITLE, name=words, unread=""),
            *lines[first + 1 :],
        ]
    return tuple(lines)
