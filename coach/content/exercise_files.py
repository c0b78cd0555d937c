"""The user's own exercise files: written, with their pictures beside them."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coach.content.own_exercises import exercise_to_toml
from coach.content.user_files import exercises_dir
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise
from coach.files import write_atomically
from coach.paths import make_private_dir

PICTURE_SUFFIXES = (".png", ".webp")


def save_exercise(user_dir: Path, exercise: Exercise) -> Path:
    """Write an exercise into the user's folder, under its id; return the file.

    Raises:
        UserError: it cannot be written; a file that was there is as it was.
    """
    folder = make_private_dir(exercises_dir(user_dir))
    path = folder / f"{exercise.id}.toml"
    _write(path, exercise_to_toml(exercise).encode(), exercise.name)
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
    folder = make_private_dir(exercises_dir(user_dir))
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


def _write(path: Path, content: bytes, name: str) -> None:
    try:
        # A link stays a link: the file may be kept in a folder that is shared.
        write_atomically(path.resolve(), content)
    except OSError as error:
        reason = error.strerror or str(error)
        message = (
            f"“{name}” could not be saved to {path}: {reason[:1].lower()}{reason[1:]}. "
            "Make room there or mend its permissions, then save again."
        )
        raise UserError(message) from error
