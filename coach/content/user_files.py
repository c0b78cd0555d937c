"""The user's own files: where they are, how they are named, set aside and watched."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from coach.content.rules import LONGEST_NAME
from coach.domain.errors import UserError, reason_of
from coach.files import sync_folder
from coach.paths import DELETED, exercises_dir, routines_dir

_NAMELESS = "routine"

# Windows opens these as devices whatever their ending is.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)

_SPELT_OUT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "'": "", "’": ""}
)
"""Letters that have no accent to be taken off, and signs within words."""

Stamp = tuple[int, int]
"""When a file was last changed, in nanoseconds, and how many bytes it has."""

Fingerprint = dict[Path, Stamp]


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that was deleted, and can be brought back.

    Attributes:
        path: where it was.
        now: where it is.
    """

    path: Path
    now: Path


def safe_id(name: str, taken: Collection[str], nameless: str = _NAMELESS) -> str:
    """Return an id that is made from a name and serves as a file name on every system.

    Args:
        name: any text, in any script.
        taken: ids that are in use; the result is none of them.
        nameless: what to call it if no letter of the name can be kept.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPELT_OUT))
    kept = "".join(
        c if c.isascii() and c.isalnum() else "" if c.isalpha() or unicodedata.combining(c) else " "
        for c in plain.casefold()
    )
    stem = "-".join(kept.split())[: LONGEST_NAME - 4].strip("-") or nameless
    if stem in _RESERVED:
        stem = f"{stem}-{nameless}"
    if stem not in taken:
        return stem
    return next(numbered for number in count(2) if (numbered := f"{stem}-{number}") not in taken)


def stems_in(folder: Path) -> frozenset[str]:
    """Return the names, without their endings, of the files in a folder, broken ones too."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(path.stem.casefold() for path in folder.glob("*.toml"))


def set_aside(path: Path) -> Aside:
    """Delete a file of the user so that it can be brought back.

    Raises:
        UserError: it cannot be moved; it is still there.
    """
    try:
        folder = path.parent / DELETED
        folder.mkdir(mode=0o700, exist_ok=True)
        now = _free(folder / path.name)
        path.rename(now)
        sync_folder(path.parent)
    except OSError as error:
        message = (
            f"{path} could not be deleted: {reason_of(error)}. Mend its permissions and try again."
        )
        raise UserError(message) from error
    return Aside(path, now)


def bring_back(aside: Aside) -> Path:
    """Put a deleted file back where it was and return its path.

    Raises:
        UserError: it cannot be moved, or another file has taken its place.
    """
    if aside.path.exists():
        message = (
            f"There is another {aside.path.name} by now. The deleted one is still in "
            f"{aside.now.parent}."
        )
        raise UserError(message)
    try:
        aside.now.rename(aside.path)
        sync_folder(aside.path.parent)
    except OSError as error:
        message = (
            f"{aside.path} could not be brought back: {reason_of(error)}. It is in {aside.now}."
        )
        raise UserError(message) from error
    return aside.path


def stamp(path: Path) -> Stamp | None:
    """Return what tells a file's present content from another, None if it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def fingerprint(user_dir: Path) -> Fingerprint:
    """Return what tells the present state of the user's files from another."""
    found: Fingerprint = {}
    for folder in (exercises_dir(user_dir), routines_dir(user_dir)):
        if folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                one = stamp(path)
                if one is not None:
                    found[path] = one
    return found


def _free(path: Path) -> Path:
    """Return a path beside the given one that no file has."""
    if not path.exists():
        return path
    return next(
        other
        for number in count(2)
        if not (other := path.with_stem(f"{path.stem}-{number}")).exists()
    )
