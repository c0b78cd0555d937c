"""Loads everything: the shipped exercises and routines, then the user's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.content.enclosed import take_enclosed
from coach.content.exercises import exercise_from, load_exercise
from coach.content.reading import read_table
from coach.content.routines import load_routine, routine_from
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise
from coach.domain.routine import Catalogue, Routine
from coach.paths import exercises_dir, routines_dir
from coach.resources import resource_path

# The order in which the shipped routines are listed: the app's own from gentle to strong,
# then one for each article.
_LISTED = (
    "gentle-start",
    "everyday-back-care",
    "strength-and-balance",
    "upper-back",
    "desk-break",
    "evening-unwind",
    "bay-state",
    "ten-best",
    "rehab8",
    "back-pain-exercises",
    "k-health",
)


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file of the user that could not be used; it stays as it is.

    Attributes:
        path: the file.
        faults: why, one line a fault.
    """

    path: Path
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What could be loaded, and what could not.

    Attributes:
        catalogue: the exercises and routines that can be used.
        broken: files of the user that were left out.
    """

    catalogue: Catalogue
    broken: tuple[BrokenFile, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """Why files of the user were left out, one line a fault."""
        return tuple(line for file in self.broken for line in file.faults)


def load_catalogue(user_dir: Path | None = None) -> LoadedCatalogue:
    """Load the shipped files and, from `exercises/` and `routines/` in a folder, the user's.

    A routine's file may enclose exercises, as one to pass on does; those that have no file of
    their own are taken from it. A faulty file of the user is left out and named in the result's
    faults.

    Args:
        user_dir: the folder with the user's files; None or a missing folder for none.

    Raises:
        ContentError: a shipped file is faulty.
    """
    exercises: dict[str, Exercise] = {}
    for path in _files(resource_path("exercises")):
        exercise = load_exercise(path, builtin=True)
        exercises[exercise.id] = exercise
    exercises = dict(sorted(exercises.items(), key=lambda entry: entry[1].name))
    routines: dict[str, Routine] = {}
    for path in sorted(_files(resource_path("routines")), key=_listing_place):
        routine = load_routine(path, exercises, builtin=True)
        routines[routine.id] = routine
    broken: list[BrokenFile] = []
    if user_dir is not None:
        _add_exercises(exercises_dir(user_dir), exercises, broken)
        _add_routines(routines_dir(user_dir), exercises, routines, broken)
    return LoadedCatalogue(Catalogue(exercises, routines), tuple(broken))


def check_files(paths: tuple[Path, ...], user_dir: Path | None = None) -> tuple[str, ...]:
    """Return what is wrong with routine and exercise files, one line a fault.

    A routine may refer to shipped exercises, to the user's, to exercises among `paths`, and to
    those that its own file encloses.

    Args:
        paths: the files; each says by its keys which kind it is.
        user_dir: the folder with the user's files, if they count.
    """
    exercises = dict(load_catalogue(user_dir).catalogue.exercises)
    faults: list[str] = []
    routines: list[tuple[Path, dict[str, object]]] = []
    for path in paths:
        try:
            table = read_table(path)
            if "items" in table:
                routines.append((path, table))
            elif "steps" in table or "position" in table:
                exercise = exercise_from(table, str(path), path.stem, builtin=False)
                exercises[exercise.id] = exercise
            else:
                faults.append(
                    f'{path}: found neither "items" nor "steps", expected a routine or exercise'
                )
        except ContentError as error:
            faults += error.faults
    for path, table in routines:
        try:
            brought = {one.id: one for one in take_enclosed(table, str(path))}
            stem = None if brought else path.stem
            routine_from(table, str(path), stem, {**exercises, **brought}, builtin=False)
        except ContentError as error:
            faults += error.faults
    return tuple(faults)


def _add_exercises(folder: Path, exercises: dict[str, Exercise], broken: list[BrokenFile]) -> None:
    for path in _files(folder):
        try:
            exercise = load_exercise(path)
            if exercise.id in exercises:
                raise _taken(path, exercise.id)
        except ContentError as error:
            broken.append(BrokenFile(path, error.faults))
        else:
            exercises[exercise.id] = exercise


def _add_routines(
    folder: Path,
    exercises: dict[str, Exercise],
    routines: dict[str, Routine],
    broken: list[BrokenFile],
) -> None:
    tables: list[tuple[Path, dict[str, Any]]] = []
    enclosed: dict[str, Exercise] = {}
    for path in _files(folder):
        try:
            table = read_table(path)
            brought = take_enclosed(table, str(path))
            _refuse_built_in(path, brought, exercises)
            _refuse_other(path, brought, enclosed)
        except ContentError as error:
            broken.append(BrokenFile(path, error.faults))
        else:
            tables.append((path, table))
            enclosed |= {one.id: one for one in brought}
    # A file of its own is what the user has changed since: it comes before the enclosed form.
    exercises |= {key: one for key, one in enclosed.items() if key not in exercises}
    for path, table in tables:
        try:
            routine = routine_from(table, str(path), path.stem, exercises, builtin=False)
            if routine.id in routines:
                raise _taken(path, routine.id)
        except ContentError as error:
            broken.append(BrokenFile(path, error.faults))
        else:
            routines[routine.id] = routine


def _refuse_built_in(
    path: Path, brought: tuple[Exercise, ...], exercises: dict[str, Exercise]
) -> None:
    for one in brought:
        if one.id in exercises and exercises[one.id].builtin:
            raise _taken(path, one.id)


def _refuse_other(path: Path, brought: tuple[Exercise, ...], enclosed: dict[str, Exercise]) -> None:
    """Raise if another file encloses a different exercise of the same id."""
    for one in brought:
        if enclosed.get(one.id, one) != one:
            message = (
                f'{path}: exercises: found "{one.id}", which another routine encloses in '
                'another form, expected the same: take the file over with "Import"'
            )
            raise ContentError((message,))


def _taken(path: Path, taken: str) -> ContentError:
    return ContentError((f'{path}: id: found "{taken}", expected one that is not built in',))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _listing_place(path: Path) -> int:
    return _LISTED.index(path.stem) if path.stem in _LISTED else len(_LISTED)
