"""What is being made and not saved yet, one small file each: it outlasts the end of the process.

A draft is of one of the kinds of page on which something is made. What such a page holds is its
own affair: here it is a piece of JSON that is kept and given back as it is.
"""

import re
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from coach.files import dated_names, sync_folder, write_atomically
from coach.paths import drafts_dir, make_private_dir
from coach.storage.errors import StorageError, from_os, is_no_room

LARGEST_DRAFT = 8 * 1024 * 1024
"""Bytes; with its picture an exercise takes some hundred thousand."""

_VERSION = 1
_SUFFIX = ".json"
_ASIDE = ".txt"
"""The ending of what cannot be read: nothing takes it for a draft, and every system opens it."""

_NAME = r"(routine|exercise|handout)(-\d+)?"
_DRAFT = re.compile(rf"{_NAME}\.json")
_HALF_WRITTEN = re.compile(rf"\.{_NAME}\.json-\w+")
_UNREADABLE = re.compile(rf"{_NAME}-unreadable-[\d-]+\.txt")

_LONGEST_ID = 60
LONGEST_NAME = 200
"""Characters of a name, which is told to the person; what holds it whole is the content."""


class DraftKind(StrEnum):
    """On what kind of page it is made."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    HANDOUT = "handout"


class DraftError(StorageError):
    """A draft that cannot be read."""


class NewerDraftError(DraftError):
    """A draft of a newer version of the program, which can read it."""


class KeptDraft(msgspec.Struct, frozen=True):
    """What is not saved yet.

    Attributes:
        kind: on what kind of page it is made.
        content: JSON, as the page gave it.
        kept: when it was written down.
        about: id of the file that it changes, empty for something new.
        name: what the person calls it, may be empty.
        stamp: state of that file when it was opened, None if there was none.
        version: of the form of the file.
    """

    kind: DraftKind
    content: msgspec.Raw
    kept: Annotated[datetime, msgspec.Meta(tz=True)]
    about: Annotated[
        str, msgspec.Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?\Z", max_length=_LONGEST_ID)
    ] = ""
    name: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    stamp: tuple[int, int] | None = None
    version: int = _VERSION


class _Version(msgspec.Struct, frozen=True):
    version: int


def drafts_in(data_dir: Path) -> list[Path]:
    """Return the files with drafts, the oldest first.

    Raises:
        StorageError: the folder cannot be read.
    """
    folder = drafts_dir(data_dir)
    try:
        if not folder.is_dir():
            return []
        paths = [one for one in folder.iterdir() if _DRAFT.fullmatch(one.name)]
        return sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name))
    except OSError as error:
        raise from_os(error, folder) from error


def keep_draft(data_dir: Path, draft: KeptDraft, path: Path | None = None) -> Path:
    """Write a draft down and return its file; a crash leaves the one before, or this one.

    Args:
        data_dir: the user's data folder.
        draft: what is not saved yet.
        path: the file in which it was kept before, None for a new one beside all others.

    Raises:
        UserError: it cannot be written; what was kept before is still there.
    """
    raw = msgspec.json.encode(draft)
    if len(raw) > LARGEST_DRAFT:
        raise StorageError(f"It is larger than {LARGEST_DRAFT // 1024 // 1024} MB.")
    folder = drafts_dir(data_dir)
    is_new = not folder.is_dir()
    make_private_dir(folder)
    try:
        if is_new:
            sync_folder(data_dir)
        target = path if path is not None else _free(folder, draft.kind)
        write_atomically(target, msgspec.json.format(raw, indent=1))
    except OSError as error:
        if is_no_room(error):
            raise StorageError(f"The disk is full: there is no room in {folder}.") from error
        raise from_os(error, folder) from error
    return target


def read_draft(path: Path) -> KeptDraft:
    """Return the draft that a file holds.

    Raises:
        NewerDraftError: a newer version of the program has written it.
        DraftError: it cannot be read, or is none.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(2 * LARGEST_DRAFT + 1)
    except OSError as error:
        raise DraftError(str(from_os(error, path))) from error
    if len(raw) > 2 * LARGEST_DRAFT:
        raise DraftError(f"{path} is too large to be a draft.")
    try:
        if msgspec.json.decode(raw, type=_Version).version > _VERSION:
            raise NewerDraftError(f"{path} was written by a newer version of Back Coach.")
        return msgspec.json.decode(raw, type=KeptDraft)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DraftError(f"{path} is no draft: {error}") from error


def forget_draft(path: Path) -> None:
    """Remove a draft: it has been saved or given up.

    Raises:
        StorageError: it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error, path) from error


def set_draft_aside(path: Path, now: datetime) -> Path:
    """Rename a draft that cannot be read, so that nothing takes it for one; return its new place.

    Raises:
        StorageError: it cannot be renamed.
    """
    names = dated_names(path.with_suffix(_ASIDE), "unreadable", now)
    aside = next(one for one in names if not one.exists())
    try:
        path.rename(aside)
    except OSError as error:
        raise from_os(error, path) from error
    return aside


def clear_half_written(data_dir: Path) -> None:
    """Remove what a crash has left of drafts that were being written."""
    with suppress(OSError):
        for path in _named(data_dir, _HALF_WRITTEN):
            path.unlink(missing_ok=True)


def traces_of_drafts(data_dir: Path) -> list[Path]:
    """Return all files that are, were or were to be drafts; what others put there is none."""
    return _named(data_dir, _DRAFT, _HALF_WRITTEN, _UNREADABLE)


def _named(data_dir: Path, *names: re.Pattern[str]) -> list[Path]:
    found = drafts_dir(data_dir).glob("*")
    return [path for path in found if any(one.fullmatch(path.name) for one in names)]


def _free(folder: Path, kind: DraftKind) -> Path:
    """Return a file of which there is none yet."""
    number = 1
    while (path := folder / f"{kind}{f'-{number}' if number > 1 else ''}{_SUFFIX}").exists():
        number += 1
    return path
