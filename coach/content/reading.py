"""Reads a TOML file into a plain table; every way of failing is one clear line."""

import tomllib
from pathlib import Path
from typing import Any

from coach.domain.errors import ContentError

LARGEST_FILE = 256 * 1024
"""Bytes; the longest shipped file has some 4000, so a larger one is not a routine."""


class NotTomlError(ContentError):
    """Something that is no TOML text at all, whatever was meant by it."""


def read_table(path: Path) -> dict[str, Any]:
    """Return the table that a TOML file holds.

    Raises:
        ContentError: it is missing, a folder, unreadable, too large, not UTF-8 or not TOML.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _fault(path, "found no such file, expected a routine or exercise file") from None
    except IsADirectoryError:
        raise _fault(path, "found a folder, expected a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if path.is_dir():  # Windows reports opening a folder as a lack of permission.
            reason = "it is a folder"
        raise _fault(path, f"cannot be read: {reason}") from None
    if len(raw) > LARGEST_FILE:
        raise _fault(path, f"found more than {LARGEST_FILE // 1024} KiB, expected a short text")
    return parse_table(raw, str(path))


def parse_table(raw: bytes, name: str) -> dict[str, Any]:
    """Return the table that TOML text holds.

    Args:
        raw: the text, in UTF-8 with or without a byte order mark.
        name: the file, as the fault calls it.

    Raises:
        NotTomlError: it is not UTF-8 or not TOML.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotTomlError(
            (f"{name}, line {line}: found bytes that are not UTF-8, expected UTF-8 text",)
        ) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).rpartition(" (at ")
        where = where.removesuffix(")").replace("end of document", "at its end")
        place = f", {where}" if what else ""
        reason = what or str(error)
        reason = reason[:1].lower() + reason[1:]
        raise NotTomlError((f"{name}{place}: not valid TOML, {reason}",)) from None
    except (ValueError, OverflowError):
        raise NotTomlError((f"{name}: found a number or date out of range",)) from None
    except RecursionError:
        raise NotTomlError((f"{name}: found lists or tables nested too deeply",)) from None


def _fault(path: Path, what: str) -> ContentError:
    return ContentError((f"{path}: {what}",))
