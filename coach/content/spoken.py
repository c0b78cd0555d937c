"""Turns text that people typed or copied into sentences that a voice can say."""

import re
import unicodedata

from coach.content.rules import LONGEST_SENTENCE, Faults

_UNITS = {
    "s": ("second", "seconds"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "rep": ("repetition", "repetitions"),
    "reps": ("repetition", "repetitions"),
    "x": ("time", "times"),
    "m": ("metre", "metres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
}
_NUMBER_AND_UNIT = re.compile(
    rf"\b(\d+)\s*({'|'.join(_UNITS)})\b(?:\.(?=\s+[a-z]))?", re.IGNORECASE
)
_WORDS = (
    (re.compile(r"\be\.\s?g\b\.?,?", re.IGNORECASE), "for example"),
    (re.compile(r"\bi\.\s?e\b\.?,?", re.IGNORECASE), "that is"),
    (re.compile(r"\betc\b\.?", re.IGNORECASE), "and so on"),
    (re.compile(r"\bapprox\b\.?", re.IGNORECASE), "about"),
    (re.compile(r"\bincl\b\.?", re.IGNORECASE), "including"),
    (re.compile(r"\bsecs?\b\.?", re.IGNORECASE), "seconds"),
    (re.compile(r"\bmins?\b\.?", re.IGNORECASE), "minutes"),
    (re.compile(r"\breps?\b\.?", re.IGNORECASE), "repetitions"),
)
_SIGNS = {
    "×": " times ",
    "÷": " divided by ",
    "±": " about ",
    "~": " about ",
    "<": " less than ",
    ">": " more than ",
    "&": " and ",
    "=": " is ",
    "+": " plus ",
    "%": " per cent ",
    "°": " degrees ",
    "/": " or ",
    "(": ", ",
    ")": ", ",
    "[": ", ",
    "]": ", ",
    "½": " and a half ",
    "|": ", ",
    "*": " ",
    "#": " ",
    "_": " ",
    "\\": " ",
}
_SPLIT = re.compile(r"(?<=[.!?…])\s+")
_BREAKS = (re.compile(r"[;:]\s"), re.compile(r",\s"), re.compile(r"\s(?=and |then |but |or )"))
_SHORTEST_PART = 25
"""Characters; a sentence is not broken so that a mere stump is left."""


def spoken_sentences(text: str, *, sided: bool = False) -> tuple[str, ...]:
    """Return the sentences of a text, put so that `Faults.check_spoken` finds nothing.

    Signs and abbreviations become words, brackets become commas, long sentences are broken at a
    comma or between words. No word is dropped.

    Args:
        text: any text; line breaks end a sentence.
        sided: `{side}` and `{other}` stay as they are.
    """
    sentences: list[str] = []
    for line in text.splitlines():
        for sentence in _SPLIT.split(_plain(line, sided=sided)):
            sentences += _short_sentences(sentence)
    return tuple(one for one in sentences if _can_be_said(one, sided=sided))


def spoken(text: str, *, sided: bool = False) -> str:
    """Return a text as one line of sentences that a voice can say; empty if nothing is left."""
    return " ".join(spoken_sentences(text, sided=sided))


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces and no signs that cannot be shown."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _plain(line: str, *, sided: bool) -> str:
    text = unicodedata.normalize("NFC", line)
    if sided:
        text = text.replace("{side}", "\ue000").replace("{other}", "\ue001")
    text = text.replace("{", ", ").replace("}", ", ")
    text = _NUMBER_AND_UNIT.sub(_unit_word, text)
    for pattern, word in _WORDS:
        text = pattern.sub(word, text)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    # Twice: a sign that has gone may have left "5 s" behind.
    text = _NUMBER_AND_UNIT.sub(_unit_word, " ".join(text.split()))
    text = "".join(c if c.isprintable() or c in "\ue000\ue001" else " " for c in text)
    text = re.sub(r"\s+([,.;:!?…])", r"\1", " ".join(text.split()))
    text = re.sub(r"(?:,\s*)+([,.;:!?…])", r"\1", text)
    text = re.sub(r"([.!?…])\s*,+", r"\1", text)
    text = text.strip(" ,;:-–—•·")
    return text.replace("\ue000", "{side}").replace("\ue001", "{other}")


def _unit_word(match: re.Match[str]) -> str:
    one, many = _UNITS[match.group(2).lower()]
    return f"{match.group(1)} {one if match.group(1) == '1' else many}"


def _short_sentences(sentence: str) -> list[str]:
    """Break a sentence into parts that are short enough, each a sentence by itself."""
    parts: list[str] = []
    rest = sentence
    # One less than allowed: room for a full stop. {other} is said as a shorter word.
    while len(rest) > LONGEST_SENTENCE - 1:
        cut = _break_before(rest, LONGEST_SENTENCE - 1)
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [whole for part in (*parts, rest) if (whole := _whole(part))]


def _break_before(text: str, limit: int) -> int:
    for pattern in _BREAKS:
        places = [m.end() for m in pattern.finditer(text, 0, limit)]
        if places and _SHORTEST_PART <= places[-1] <= len(text) - _SHORTEST_PART:
            return places[-1]
    space = text.rfind(" ", 1, limit)
    return space + 1 if space > 0 else limit


def _whole(part: str) -> str:
    """Return a part as a sentence: a capital first, a full stop at the end."""
    text = part.strip(" ,;:-–—•·")
    if not any(c.isalnum() for c in text):
        return ""
    if not text.startswith("{"):
        text = text[:1].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."


def _can_be_said(sentence: str, *, sided: bool) -> bool:
    faults = Faults("")
    faults.check_spoken("", sentence, sided=sided)
    return not faults.lines
