"""Finds out what a file is and reads it."""

from collections.abc import Collection, Mapping
from pathlib import Path

from coach.content.importing.free_exercise_db import is_free_exercise_db, read_free_exercise_db
from coach.content.importing.imported import Imported
from coach.content.importing.json_text import LARGEST_FILE, parse_json
from coach.content.importing.naming import FreeIds
from coach.content.importing.own_files import read_own
from coach.content.importing.wger import is_wger, read_wger
from coach.content.importing.workout_timer import is_workout_timer, read_workout_timer
from coach.content.reading import LARGEST_FILE as LARGEST_TOML
from coach.content.reading import NotTomlError
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_import(path: Path, exercises: Mapping[str, Exercise], taken: Collection[str]) -> Imported:
    """Return the exercises and routines that a file brings.

    Args:
        path: a file of this program (TOML), of Just Another Workout Timer, wger or
            free-exercise-db (JSON).
        exercises: the catalogue's, to which names are matched.
        taken: ids of all exercises and routines, and names of the files that hold the user's.

    Raises:
        ContentError: it cannot be used; each fault names file, key, what was found and expected.
    """
    raw = _content(path)
    return read_bytes(raw, path.name, exercises, taken)


def read_bytes(
    raw: bytes, name: str, exercises: Mapping[str, Exercise], taken: Collection[str]
) -> Imported:
    """Return what the content of a file brings.

    Args:
        raw: the content.
        name: the file, as the faults call it.
        exercises: the catalogue's.
        taken: ids that are in use.

    Raises:
        ContentError: it cannot be used.
    """
    ids = FreeIds({*taken, *exercises})
    if not _looks_like_json(raw, name):
        if len(raw) > LARGEST_TOML:
            raise ContentError(
                (f"{name}: found more than {LARGEST_TOML // 1024} KiB, expected a short text",)
            )
        try:
            return read_own(raw, name, exercises, ids)
        except NotTomlError:
            if name.lower().endswith(".toml"):
                raise
            # A picture or a letter: where its first fault lies would help nobody.
            raise _of_no_use(name) from None
    data = parse_json(raw, name)
    # wger first: its records hold a list "exercises", as others do.
    if is_wger(data):
        return read_wger(data, name, ids)
    if is_workout_timer(data):
        return read_workout_timer(data, name, exercises, ids)
    if is_free_exercise_db(data):
        return read_free_exercise_db(data, name, ids)
    raise _of_no_use(name)


def _of_no_use(name: str) -> ContentError:
    message = (
        f"{name}: found no workouts and no exercises, expected a file of Back Coach, Just Another "
        "Workout Timer, wger or free-exercise-db"
    )
    return ContentError((message,))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = "it is a folder" if path.is_dir() else getattr(error, "strerror", None)
        raise ContentError((f"{path.name}: cannot be read: {reason or error}",)) from None
    if len(raw) > LARGEST_FILE:
        raise ContentError(
            (f"{path.name}: found more than {LARGEST_FILE >> 20} MiB, expected a smaller file",)
        )
    return raw


def _looks_like_json(raw: bytes, name: str) -> bool:
    if name.lower().endswith(".toml"):
        return False
    start = raw
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return name.lower().endswith(".json") or start.lstrip(b" \t\r\n\0")[:1] in (b"{", b"[")
