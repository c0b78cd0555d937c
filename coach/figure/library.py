"""The pose files of all exercises; which there are is known before the figure is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.errors import ContentError

if TYPE_CHECKING:
    # Brings NumPy, which a picture that was kept from an earlier start does not need.
    from coach.figure.posefile import PoseFile

_POSITION = "position-"


class PoseLibrary:
    """The pose files of one folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, PoseFile] = {}

    def names(self) -> tuple[str, ...]:
        """Return the ids of all exercises that have a pose file, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml")))

    def has(self, exercise: str) -> bool:
        """Tell whether an exercise has a pose file."""
        return exercise in self._files or self._path(exercise).is_file()

    def shown_for(self, exercise: str, position: str) -> str:
        """Return the id to show an exercise with: its own, or its position's standing figure.

        Args:
            exercise: the exercise's id, perhaps a user's own that nobody has posed.
            position: its starting position, such as "supine".
        """
        return exercise if self.has(exercise) else f"{_POSITION}{position}"

    def _path(self, exercise: str) -> Path:
        folder = self._folder / "positions" if exercise.startswith(_POSITION) else self._folder
        return folder / f"{exercise}.toml"

    def cycles(self) -> dict[tuple[str, str], float]:
        """Return (exercise, name) of every cycle of the files read so far to its length in ms."""
        return {
            (exercise, name): cycle.seconds * 1000.0
            for exercise, data in self._files.items()
            for name, cycle in data.cycles.items()
        }

    def source(self, exercise: str) -> bytes:
        """Return the bytes of an exercise's pose file.

        Raises:
            ContentError: there is none, or it cannot be read.
        """
        path = self._path(exercise)
        try:
            return path.read_bytes()
        except OSError as error:
            fault = f"{path.name}: the pose file cannot be read ({error})."
            raise ContentError((fault,)) from error

    def file(self, exercise: str) -> "PoseFile":
        """Return an exercise's pose file.

        Raises:
            ContentError: there is none, or it cannot be used.
        """
        data = self._files.get(exercise)
        if data is None:
            path = self._path(exercise)
            if not path.is_file():
                raise ContentError((f"{exercise}: there is no pose file {path.name}.",))
            from coach.figure.posefile import load_pose_file

            data = self._files[exercise] = load_pose_file(path)
        return data
