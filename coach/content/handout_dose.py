"""Finds the amounts in a line of a handout: holds, repetitions, sets, rests, sides, how often."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.domain.exercise import Sides, Span


@dataclass(frozen=True, slots=True)
class SaidDose:
    """What a line says of the dose; None where it says nothing.

    Attributes:
        hold_seconds: length of a hold, or of the whole exercise.
        hold_breaths: length of a hold in breaths.
        reps: repetitions in a set.
        sets: number of sets.
        rest_seconds: rest between sets.
        sides: how the sides share the work.
        one_side: only one side is to be exercised ("left leg only").
        often: how often, as the line puts it ("twice a day"); empty if it does not.
    """

    hold_seconds: Span | None = None
    hold_breaths: Span | None = None
    reps: Span | None = None
    sets: Span | None = None
    rest_seconds: int | None = None
    sides: Sides | None = None
    one_side: bool = False
    often: str = ""

    @property
    def is_empty(self) -> bool:
        """True if it says nothing at all."""
        return self == SaidDose()

    @property
    def has_amount(self) -> bool:
        """True if it says how long or how many."""
        return any(
            one is not None for one in (self.hold_seconds, self.hold_breaths, self.reps, self.sets)
        )

    def over(self, other: "SaidDose") -> "SaidDose":
        """Return this one, with what it leaves open taken from another."""
        return SaidDose(
            hold_seconds=self.hold_seconds or other.hold_seconds,
            hold_breaths=self.hold_breaths or other.hold_breaths,
            reps=self.reps or other.reps,
            sets=self.sets or other.sets,
            rest_seconds=other.rest_seconds if self.rest_seconds is None else self.rest_seconds,
            sides=self.sides or other.sides,
            one_side=self.one_side or other.one_side,
            often=self.often or other.often,
        )


NOTHING_SAID = SaidDose()
"""A line without any amount."""

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty",
        ),
        start=1,
    )
} | {"thirty": "30", "forty": "40", "forty-five": "45", "fifty": "50", "sixty": "60", "a": "1"}
_COUNTED = (
    r"(?:deep\s+|slow\s+|full\s+)*"
    r"(?:s|secs?|seconds?|mins?|minutes?|breaths?|sets?|reps?|repetitions?|times?|x)\b"
)
_NUMBER_WORD = re.compile(
    rf"\b(forty-five|{'|'.join(_NUMBERS)})\b"
    rf"(?=(?:\s*(?:-|to|or)\s*(?:\d+|{'|'.join(_NUMBERS)}))?[\s-]*{_COUNTED})",
    re.IGNORECASE,
)

_RANGE = r"(?P<{0}low>\d{{1,4}})(?:\s*(?:-|to|or)\s*(?P<{0}high>\d{{1,4}}))?"
_SECONDS = r"(?:seconds?|secs?|s|counts?|\"|'')"
_MINUTES = r"(?:minutes?|mins?|')"
_BREATHS = r"(?:(?:deep|slow|full|long|easy)\s+)*breaths?"
_END = r"(?![a-z0-9])\.?"
_UNIT = rf"(?:(?P<{{0}}s>{_SECONDS})|(?P<{{0}}m>{_MINUTES})|(?P<{{0}}b>{_BREATHS})){_END}"
_REPS = r"(?:repetitions?|reps?|times?|x)"
_LIMB = (
    r"(?:sides?|legs?|arms?|knees?|foot|feet|hips?|hands?|ankles?|shoulders?|elbows?|"
    r"directions?|ways?|one)"
)


def _range(name: str) -> str:
    return _RANGE.format(name)


def _unit(name: str) -> str:
    return _UNIT.format(name)


def amounts(line: str) -> tuple[SaidDose, str]:
    """Return what a line says of the dose, and the line without it.

    Where amounts stood, the rest has a tab, so that words on both sides do not run together.

    Args:
        line: one line of text, as `plain` returns it.
    """
    said = SaidDose()
    for written, in_seconds in _IN_SECONDS:
        line = written.sub(in_seconds, line)
    rest = _NUMBER_WORD.sub(lambda match: _NUMBERS[match.group().lower()], line)
    rest = re.sub(r"\bonce\b(?!\s*(?:a|per|each|every|daily|weekly|/))", "1 time", rest, flags=_I)
    rest = re.sub(r"\btwice\b(?!\s*(?:a|per|each|every|daily|weekly|/))", "2 times", rest, flags=_I)
    for pattern, take in _RULES:
        at = 0
        while (match := pattern.search(rest, at)) is not None:
            found = take(match)
            if found.over(said) != said.over(found):
                # It contradicts what stands before it: the words stay, and are seen to be unread.
                at = match.end()
                continue
            said = said.over(found)
            rest = f"{rest[: match.start()]}\t{rest[match.end() :]}"
            at = match.start() + 1
    return said, rest


def plain(text: str) -> str:
    """Return a line with the many forms of signs made one: ×, dashes, quotes, fractions."""
    text = text.replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4")
    text = unicodedata.normalize("NFKC", text).replace("(s)", "s")
    for signs, sign in (("×✕✖⨯", "x"), ("‐‑‒–—−", "-"), ("“”″", '"'), ("‘’′`", "'")):
        for one in signs:
            text = text.replace(one, sign)
    return "".join(c if c.isprintable() else " " for c in text)


def _fraction_of_minute(match: re.Match[str]) -> str:
    whole, over, under = (int(one) if one else 0 for one in match.groups())
    return f"{whole * 60 + 60 * over // under} s"


def _tenths_of_minute(match: re.Match[str]) -> str:
    return f"{int(match.group(1)) * 60 + int(match.group(2)) * 6} s"


def _minutes_and_seconds(match: re.Match[str]) -> str:
    return f"{int(match.group(1)) * 60 + int(match.group(2))} s"


def _half_minute(_match: re.Match[str]) -> str:
    return "30 s"


_IN_SECONDS = (
    (
        re.compile(
            r"(?<![\d/])(?:(\d)\s+)?([13])/([24])\s*(?:of\s+)?(?:a\s+)?(?:minutes?|mins?)\b",
            re.IGNORECASE,
        ),
        _fraction_of_minute,
    ),
    (
        re.compile(r"(?<![\d.,])(\d)[.,](\d)\s*(?:minutes?|mins?)\b", re.IGNORECASE),
        _tenths_of_minute,
    ),
    (
        re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?!:)(?:\s*(?:minutes?|mins?))?\b", re.IGNORECASE),
        _minutes_and_seconds,
    ),
    (re.compile(r"\bhalf\s+a\s+minute\b", re.IGNORECASE), _half_minute),
)


def _span(match: re.Match[str], name: str, factor: float = 1.0) -> Span | None:
    low = match.group(f"{name}low")
    if low is None:
        return None
    high = match.group(f"{name}high") or low
    ends = sorted((round(int(low) * factor), round(int(high) * factor)))
    return Span(ends[0], ends[1]) if ends[0] > 0 else None


def _timed(match: re.Match[str], name: str, *, bare: bool = False) -> SaidDose:
    """Return a hold: in seconds, minutes or breaths; without a unit, seconds where `bare`."""
    if match.group(f"{name}b"):
        return SaidDose(hold_breaths=_span(match, name))
    if match.group(f"{name}m"):
        return SaidDose(hold_seconds=_span(match, name, 60))
    if match.group(f"{name}s") or bare:
        return SaidDose(hold_seconds=_span(match, name))
    return SaidDose()


def _hold(match: re.Match[str]) -> SaidDose:
    return _timed(match, "h", bare=True)


def _often(match: re.Match[str]) -> SaidDose:
    return SaidDose(often=" ".join(match.group().split()).strip(" ,.;:()").lower())


def _rest(match: re.Match[str]) -> SaidDose:
    seconds = _timed(match, "r").hold_seconds
    return SaidDose(rest_seconds=seconds.low if seconds is not None else None)


_LIKELY_SETS = 5


def _product(match: re.Match[str]) -> SaidDose:
    """Read "3 x 10", "30 s x 3", "3 x 10 x 5 s": what has no unit is sets and repetitions."""
    said = SaidDose()
    numbers: list[Span] = []
    for name in "abc":
        span = _span(match, name)
        if span is None:
            continue
        word = (match.group(f"{name}word") or "").lower()
        timed = _timed(match, name)
        if not timed.is_empty:
            said = said.over(timed)
        elif word.startswith("set"):
            said = said.over(SaidDose(sets=span))
        elif word:
            said = said.over(SaidDose(reps=span))
        else:
            numbers.append(span)
    if len(numbers) == 3:
        sets, reps, seconds = numbers
        return SaidDose(sets=sets, reps=reps, hold_seconds=seconds)
    if len(numbers) == 2:
        first, second = numbers
        # "2 x 10" is two sets of ten; "10 x 2" is ten, twice.
        if first.high > _LIKELY_SETS >= second.high:
            first, second = second, first
        return said.over(SaidDose(sets=first, reps=second))
    if numbers:
        left = numbers[0]
        return said.over(SaidDose(reps=left) if said.reps is None else SaidDose(sets=left))
    return said


def _sets_of(match: re.Match[str]) -> SaidDose:
    sets = _span(match, "a")
    timed = _timed(match, "b")
    if not timed.is_empty:
        return replace(timed, sets=sets, reps=Span(1, 1))
    return SaidDose(sets=sets, reps=_span(match, "b"))


def _reps(match: re.Match[str]) -> SaidDose:
    return SaidDose(reps=_span(match, "a"))


def _sets(match: re.Match[str]) -> SaidDose:
    return SaidDose(sets=_span(match, "a"))


def _each(_match: re.Match[str]) -> SaidDose:
    return SaidDose(sides=Sides.EACH)


def _in_turn(_match: re.Match[str]) -> SaidDose:
    return SaidDose(sides=Sides.ALTERNATING)


def _one_side(_match: re.Match[str]) -> SaidDose:
    return SaidDose(one_side=True)


_I = re.IGNORECASE
_HOLD_WORDS = (
    r"(?:\s+(?:it|this|that|the|each|stretch|position|pose|for|about|around|up|to|at|least|a|of|count|"
    r"top|there))*"
)
_PER = r"(?:a|per|each|every|in\s+a|/)"
_DAY = r"(?:day|week|hour|morning|evening)\b"
_FACTOR = (
    rf"{{0}}(?:\s*(?:{{1}}|(?P<{{2}}word>sets?|{_REPS[3:-1]})\b))?"  # number, then unit or word
)


def _factor(name: str) -> str:
    return _FACTOR.format(_range(name), _unit(name), name)


def _rule(pattern: str, take: Callable[[re.Match[str]], SaidDose]) -> "_Rule":
    return re.compile(pattern, _I), take


def _labelled(word: str, take: Callable[[re.Match[str]], SaidDose]) -> "_Rule":
    """Return the rule for a number after its word, as in tables."""
    return _rule(rf"(?<!\d)(?<!\d\s)\b{word}\s*{_range('a')}\b", take)


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], SaidDose]]

# In this order: what needs more around it to be recognised goes first.
_RULES: tuple[_Rule, ...] = (
    # how often
    _rule(rf"\b\d+(?:\s*(?:-|to|or)\s*\d+)?\s*(?:x|times?)?\s*{_PER}\s*{_DAY}", _often),
    _rule(r"\b\d+(?:\s*(?:-|to|or)\s*\d+)?\s*(?:x|times?)\s*(?:daily|weekly|day|week)\b", _often),
    _rule(rf"\b(?:once|twice)\s*(?:daily|weekly|{_PER}\s*{_DAY})", _often),
    _rule(r"\b\d+\s+days?\s+(?:a|per)\s+week\b", _often),
    _rule(
        r"\b(?:every|each)\s+(?:(?:other|second)\s+)?(?:\d+(?:\s*(?:-|to)\s*\d+)?\s+)?(?:day|hour|week)s?\b",
        _often,
    ),
    _rule(
        r"\b(?:every\s+|each\s+|in the\s+)?mornings?\s*(?:and|&|/|\+)\s*(?:evenings?|nights?)\b",
        _often,
    ),
    _rule(
        r"\b(?:every|each)\s+(?:morning|evening|night)\b|\bdaily\b|\ba\.?m\.?\s*(?:/|and|&)"
        r"\s*p\.?m\b",
        _often,
    ),
    # rests
    _rule(
        rf"\brest(?:ing)?(?:\s+(?:for|of|about))*\s*[:=]?\s*{_range('r')}\s*{_unit('r')}"
        r"(?:\s*(?:between|in between|after)\s+(?:each\s+)?(?:sets?|reps?|one)?)?",
        _rest,
    ),
    _rule(
        rf"\b{_range('r')}\s*-?\s*{_unit('r')}\s*-?\s*(?:rests?|pauses?|breaks?)\b"
        r"(?:\s*(?:between|in between|after)\s+(?:each\s+)?(?:sets?|reps?|one)?)?",
        _rest,
    ),
    # holds that say so
    _rule(
        r"\bhold(?:s|ing)?" + _HOLD_WORDS + rf"\s*[:=]?\s*{_range('h')}\s*-?\s*{_unit('h')}"
        r"(?:\s*holds?\b)?",
        _hold,
    ),
    _rule(rf"\b{_range('h')}\s*-?\s*{_unit('h')}\s*-?\s*hold(?:s|ing)?\b", _hold),
    _rule(
        r"\bhold(?:s|ing)?" + _HOLD_WORDS + r"\s*[:=]?\s*(?P<hlow>\d{1,3})"
        r"(?:\s*(?:-|to)\s*(?P<hhigh>\d{1,3}))?(?P<hs>)(?P<hm>)(?P<hb>)"
        rf"(?!\s*(?:\d|x|{_REPS}|sets?))(?![\d:/])",
        _hold,
    ),
    # sets and repetitions
    _rule(
        rf"\b{_range('a')}\s*sets?\s*(?:of|x|,|@|-)\s*{_range('b')}(?:\s*{_unit('b')}"
        rf"|\s*{_REPS}\b)?(?![\d:])",
        _sets_of,
    ),
    _rule(rf"\b{_factor('a')}\s*x\s*{_factor('b')}(?:\s*x\s*{_factor('c')})?(?![\d:])", _product),
    _rule(rf"\bsets?\s*[:=]\s*{_range('a')}\b", _sets),
    # "Reps 10 Sets 3", but not "10 reps 3 sets"; whichever comes first leaves the other bare.
    _labelled("reps?", _reps),
    _labelled("sets?", _sets),
    _labelled("reps?", _reps),
    _rule(rf"\b(?:reps?|repetitions?|repeats?)\s*[:=]\s*{_range('a')}\b", _reps),
    _rule(
        rf"\brepeat(?:s|ed)?(?:\s+(?:this|it|for|the|exercise|stretch|up|to|x))*\s*{_range('a')}"
        rf"(?:\s*{_REPS}\b)?(?!\s*{_unit('z')})(?![\d:])",
        _reps,
    ),
    _rule(rf"\b{_range('a')}\s*sets?\b", _sets),
    _rule(rf"\b{_range('a')}\s*-?\s*{_REPS}(?![a-z0-9])\.?", _reps),
    _rule(rf"(?<![a-z0-9])x\s*{_range('a')}(?!\s*{_unit('z')})(?![\d:/])", _reps),
    # times without a word beside them
    _rule(rf"\b{_range('h')}\s*-?\s*{_unit('h')}", _hold),
    # sides
    _rule(
        rf"\b(?:left|right)(?:\s+{_LIMB})?\s+only\b|\bonly\s+(?:the\s+)?(?:left|right)"
        rf"(?:\s+{_LIMB})?\b",
        _one_side,
    ),
    _rule(
        rf"(?:\b(?:on|for|with|to)\s+)?\b(?:alternat(?:e|ing|ely)(?:\s+(?:between\s+)?{_LIMB})?)\b",
        _in_turn,
    ),
    _rule(
        rf"\b{_range('a')}\s*(?=(?:on\s+|for\s+|with\s+)?(?:each|per|every|ea\b|/)\s*{_LIMB}\b)",
        _reps,
    ),
    _rule(rf"\b{_range('a')}\s*(?=(?:each|ea)\b\.?\s*$)", _reps),
    _rule(
        rf"(?:\b(?:on|for|with|to|x)\s+)?(?:\b(?:each|per|either|every|ea\.?)\s*|/\s*){_LIMB}\b",
        _each,
    ),
    _rule(
        rf"\b(?:on|for|with)\s+both\s+{_LIMB}\b|\bboth\s+sides?\b"
        rf"|(?:^|(?<=[,;\t(]))\s*both\s+{_LIMB}\s*(?=$|[,;\t)])|\bbilateral(?:ly)?\b",
        _each,
    ),
    _rule(
        r"(?<![a-z0-9])(?:l\s*(?:/|&|\+|and|then|-)\s*r|r\s*(?:/|&|\+|and|then|-)\s*l)(?![a-z0-9])",
        _each,
    ),
    _rule(
        rf"\b(?:on\s+)?(?:the\s+)?(?:left\s*(?:/|&|\+|and|then|or)\s*(?:the\s+)?right|"
        rf"right\s*(?:/|&|\+|and|then|or)\s*(?:the\s+)?left)(?:\s+{_LIMB})?\b",
        _each,
    ),
    _rule(
        rf"\b(?:then\s+|and\s+)?(?:repeat|switch|swap|change|same)?(?:\s*(?:on|with|to))?\s*"
        rf"(?:the\s+)?(?:other|opposite)\s+{_LIMB}\b",
        _each,
    ),
    _rule(rf"\b(?:then\s+)?(?:switch|swap|change)\s+{_LIMB}\b", _each),
    _rule(r"\b(?:each|ea)\b\.?\s*$", _each),
)
