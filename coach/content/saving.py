"""The user's own routines, exercises and pictures, written into their folders."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from coach.content.exercise_table import exercise_table
from coach.content.routines import routine_table
from coach.domain.errors import UserError, reason_of
from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.files import write_atomically
from coach.paths import exercises_dir, make_private_dir, routines_dir
from coach.toml_text import changed_toml

PictureSuffix = Literal[".png", ".webp"]
"""Endings of the files in which pictures are kept."""

PICTURE_SUFFIXES: tuple[PictureSuffix, ...] = (".png", ".webp")
"""In the order in which they are looked for."""


def save_routine(user_dir: Path, routine: Routine) -> Path:
    """Write a routine into the user's folder, under its id; return the file.

    What a person put into a file that was there (comments, an order of keys) stays.

    Raises:
        UserError: it cannot be written; a file that was there is as it was.
    """
    path = routines_dir(user_dir) / f"{routine.id}.toml"
    _write(path, _text(path, routine_table(routine)), routine.name)
    return path


def save_exercise(user_dir: Path, exercise: Exercise) -> Path:
    """Write an exercise into the user's folder, as `save_routine` writes a routine.

    Raises:
        UserError: it cannot be written; a file that was there is as it was.
    """
    path = exercises_dir(user_dir) / f"{exercise.id}.toml"
    _write(path, _text(path, exercise_table(exercise)), exercise.name)
    return path


def keep_enclosed(user_dir: Path, exercises: Mapping[str, Exercise]) -> None:
    """Give those of the user's exercises that only a routine's file encloses files of their own.

    The editor writes routines without enclosed exercises; call this before.

    Args:
        user_dir: the folder with the user's files.
        exercises: the catalogue's.

    Raises:
        UserError: one cannot be written.
    """
    folder = exercises_dir(user_dir)
    for exercise in exercises.values():
        if not exercise.builtin and not (folder / f"{exercise.id}.toml").exists():
            save_exercise(user_dir, exercise)


def save_picture(user_dir: Path, exercise: Exercise, content: bytes, suffix: str) -> Path:
    """Write an exercise's picture beside its file, in the place of the one it had.

    Raises:
        UserError: it cannot be written.
    """
    folder = exercises_dir(user_dir)
    path = folder / f"{exercise.id}{suffix}"
    _write(path, content, exercise.name)
    for other in PICTURE_SUFFIXES:
        if other != suffix:
            _remove(folder / f"{exercise.id}{other}")
    return path


def remove_picture(user_dir: Path, exercise_id: str) -> None:
    """Remove an exercise's picture, if it has one."""
    for suffix in PICTURE_SUFFIXES:
        _remove(exercises_dir(user_dir) / f"{exercise_id}{suffix}")


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _text(path: Path, table: Mapping[str, Any]) -> bytes:
    """Return what is to stand in a file; where there is none, or no TOML, it is made anew."""
    try:
        before = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        before = ""
    return changed_toml(before, table).encode()


def _write(path: Path, content: bytes, name: str) -> None:
    make_private_dir(path.parent)
    try:
        # A link stays a link: the file may be kept in a folder that is shared.
        write_atomically(path.resolve(), content)
    except OSError as error:
        message = (
            f"“{name}” could not be saved to {path}: {reason_of(error)}. "
            "Make room there or mend its permissions, then save again."
        )
        raise UserError(message) from error
