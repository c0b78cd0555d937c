"""How long a sentence takes to say: an upper bound that needs no voice.

The session is laid out before any voice is chosen, so lengths are reckoned from the spelling. The
weights are the least generous ones that stay above the measured length of each of 1,200 English
sentences (exercise instructions, doses with numbers from 1 to 420, prose about the back), spoken
by espeak-ng (en-gb) and by Piper (en_US joe) at the usual rate and with the silence around them
cut off, found by linear programming, and 2 % on top for sentences not among them. Against
espeak-ng, the slower of the two, the median slack is 16 %.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_DIGITS = re.compile(r"\d+")
_INITIALS = re.compile(r"\b[A-Z]{2,5}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyà-æè-ïò-öø-ý]+")
_CONSONANT = re.compile(r"[bcdfghjklmnpqrstvwxz]")
_HISS = re.compile(r"[sxzcf]|sh|ch|th")
_LONG_VOWEL = re.compile(
    r"ee|ea|oo|ai|ay|oa|ou|ow|oi|oy|igh|ie|ar|or|er|ur|[aiou][bcdfgklmnpstvz]e\b"
)
_STOP = re.compile(r"[.!?…:;–—]+(?=\s|$)|…|—|(?<=\d)[-–:](?=\d)|\s-\s")
_COMMA = re.compile(r",")
_SYMBOL = re.compile(r"[^\w\s.,;:!?…–—()\"“”'’‘-]")
_CLOSING = " .,;:!?…)”\"'’"

# Milliseconds for any text at all, and for each thing that `_measures` counts.
_BASE_MS = 302.0
_WEIGHTS_MS = (56.0, 86.5, 49.5, 428.0, 395.0, 350.0, 26.0, 2.5)


USUAL_WORDS_PER_MINUTE = 170
"""The pace at which lengths are reckoned, and the one in force until another is chosen."""

_MARGIN_PERCENT = 3


def at_pace(usual_ms: int, words_per_minute: int) -> int:
    """Return how long a sentence takes at another pace of the voice.

    Args:
        usual_ms: its length at the usual pace.
        words_per_minute: 120 to 220.

    Returns:
        Milliseconds, rounded up. Voices stretch words and pauses almost evenly (espeak-ng at 120
        needs up to 2 % more than in proportion), which the margin covers.
    """
    if words_per_minute == USUAL_WORDS_PER_MINUTE:
        return usual_ms
    usual = usual_ms * (100 + _MARGIN_PERCENT) * USUAL_WORDS_PER_MINUTE
    return -(-usual // (100 * words_per_minute))


# A session says the same few sentences hundreds of times.
@lru_cache(maxsize=2048)
def estimate_speech_ms(text: str) -> int:
    """Return an upper bound of the time that a text takes to say, in milliseconds.

    It holds for English at the usual rate (about 165 words a minute), from the first sound to the
    last. Text without letters and digits takes no time.

    Args:
        text: one or several sentences.

    Returns:
        Milliseconds, rounded up to whole ones; the same for the same text, always.
    """
    measures = _measures(text)
    if not measures[0]:
        return 0
    total = _BASE_MS + sum(w * n for w, n in zip(_WEIGHTS_MS, measures, strict=True))
    return int(total) + 1


def _measures(text: str) -> tuple[int, ...]:
    """Count words, syllables, consonants, stops, commas, symbols, hissing sounds, long vowels."""
    spelt = _DIGITS.sub(lambda found: f" {_in_words(int(found[0]))} ", text)
    spelt = _INITIALS.sub(_letter_by_letter, spelt).lower()
    words = _WORD.findall(spelt)
    return (
        len(words),
        sum(_syllables(word) for word in words),
        _count(_CONSONANT, words),
        len(_STOP.findall(text.rstrip(_CLOSING))),
        len(_COMMA.findall(text.rstrip(_CLOSING))),
        len(_SYMBOL.findall(text)),
        _count(_HISS, words),
        _count(_LONG_VOWEL, words),
    )


def _count(pattern: re.Pattern[str], words: Sequence[str]) -> int:
    return sum(len(pattern.findall(word)) for word in words)


def _syllables(word: str) -> int:
    silent_e = len(word) > 3 and word.endswith("e") and not word.endswith("le")
    return max(1, len(_VOWELS.findall(word[:-1] if silent_e else word)))


def _letter_by_letter(found: re.Match[str]) -> str:
    """Spell initials ("MSD") so that each letter counts as a word; leave LEFT and RIGHT alone."""
    word = found[0]
    return word if _VOWELS.search(word.lower()) else " ".join(f"e{letter}" for letter in word)


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return f"{_TENS[number // 10]} {_ONES[number % 10] if number % 10 else ''}"
    if number < 1_000:
        rest = f" and {_in_words(number % 100)}" if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{rest}"
    if number < 1_000_000:
        rest = f" {_in_words(number % 1_000)}" if number % 1_000 else ""
        return f"{_in_words(number // 1_000)} thousand{rest}"
    return " ".join(_ONES[int(digit)] for digit in str(number))
