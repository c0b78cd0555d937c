"""Reads JSON as other programs write it: leniently in form, strictly in size and depth."""

import codecs
import json
import re
from math import isfinite
from typing import Any

from coach.content.shape import found
from coach.content.spoken import one_line
from coach.domain.errors import ContentError

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; all exercises of wger, in all its languages, are some 4 million."""

DEEPEST = 32
"""Levels of lists and tables; the deepest format read here has eight."""

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_NUMBER = re.compile(r"\s*(-?\d{1,9})(?:[.,](\d{1,9}))?")


def parse_json(raw: bytes, name: str) -> Any:
    """Return what JSON text holds.

    Args:
        raw: UTF-8, UTF-16 with its mark, or one of the old eight-bit encodings.
        name: the file, as the fault calls it.

    Raises:
        ContentError: it is too large, too deep, or not JSON.
    """
    if len(raw) > LARGEST_FILE:
        raise ContentError(
            (f"{name}: found more than {LARGEST_FILE >> 20} MiB, expected a smaller file",)
        )
    text = _decoded(raw)
    depth = deepest = 0
    for bracket in _BRACKET.finditer(_STRING.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise ContentError(
            (f"{name}: found lists {deepest} levels deep, expected at most {DEEPEST}",)
        )
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ContentError(
            (f"{name}, line {error.lineno}: found text that is not valid JSON, expected JSON",)
        ) from None
    except (ValueError, RecursionError):
        raise ContentError((f"{name}: found a number out of range, expected JSON",)) from None


def text_of(value: object) -> str:
    """Return a value as text on one line; empty for what is no text and no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        text = str(value)
    except ValueError:  # Python refuses to write out enormous numbers.
        return ""
    # Half a surrogate pair can be written in JSON, but not in a file.
    clean = text.encode("utf-8", "replace").decode()
    return one_line(clean)


def whole_number(value: object) -> int | None:
    """Return a number, also from text such as "30" or "30 s"; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**9 else None
    if isinstance(value, float):
        return round(value) if isfinite(value) and abs(value) < 10**9 else None
    if isinstance(value, str) and (match := _NUMBER.match(value)) is not None:
        return round(float(f"{match.group(1)}.{match.group(2) or 0}"))
    return None


def list_of(value: object) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def fault(name: str, key: str, value: object, expected: str) -> str:
    """Return the line that says what is wrong with a value; None counts as nothing."""
    what = "nothing" if value is None else found(value)
    return f"{name}: {key}: found {what}, expected {expected}"


def _decoded(raw: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _no_number(_word: str) -> None:
    """NaN and Infinity are no numbers here."""
