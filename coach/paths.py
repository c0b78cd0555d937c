"""Where the program keeps what belongs to the user, and how such folders and files are made."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from coach.domain.errors import UserError, reason_of

APP_NAME = "back-coach"

_ROUTINES = "routines"
_EXERCISES = "exercises"
_DRAFTS = "drafts"

OWN_FOLDERS = (_ROUTINES, _EXERCISES)
"""Folders of the data folder that hold what is the user's own."""

DELETED = "deleted"
"""The folder within each of them that holds what the user has deleted and may bring back."""

_PRIVATE_DIR = 0o700
_PRIVATE_FILE = 0o600


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The three folders of the program.

    Attributes:
        data_dir: the record of sessions, its backups, the user's own routines and exercises.
        config_dir: the settings file.
        cache_dir: what can be made again (rendered speech).
    """

    data_dir: Path
    config_dir: Path
    cache_dir: Path

    @property
    def database(self) -> Path:
        """The record of sessions."""
        return self.data_dir / "record.db"

    @property
    def backups(self) -> Path:
        """The folder of the record's backups."""
        return self.data_dir / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config_dir / "settings.toml"


def default_paths() -> DataPaths:
    """Return the folders that the system sets aside for the user's data."""
    import platformdirs

    return DataPaths(
        data_dir=platformdirs.user_data_path(APP_NAME, appauthor=False),
        config_dir=platformdirs.user_config_path(APP_NAME, appauthor=False),
        cache_dir=platformdirs.user_cache_path(APP_NAME, appauthor=False),
    )


def paths_under(data_dir: Path) -> DataPaths:
    """Return folders that all lie inside `data_dir`, made absolute."""
    root = data_dir.expanduser().absolute()
    return DataPaths(data_dir=root, config_dir=root / "config", cache_dir=root / "cache")


def routines_dir(data_dir: Path) -> Path:
    """Return the folder of the user's routines."""
    return data_dir / _ROUTINES


def exercises_dir(data_dir: Path) -> Path:
    """Return the folder of the user's exercises."""
    return data_dir / _EXERCISES


def drafts_dir(data_dir: Path) -> Path:
    """Return the folder of what is being made and has not been saved."""
    return data_dir / _DRAFTS


def make_private_dir(folder: Path) -> Path:
    """Make a folder, with those above it, that only the user can read; return it.

    A folder that is there already keeps its permissions: it may be one that the user shares.

    Raises:
        UserError: it cannot be made, or something that is no folder is in its place.
    """
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(_PRIVATE_DIR, exist_ok=True)
            # mkdir's mode is narrowed by the umask, which may take the user's own bits away.
            one.chmod(_PRIVATE_DIR)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "it is a file, not a folder")
    except OSError as error:
        message = (
            f"The folder {folder} cannot be made: {reason_of(error)}. "
            "Choose another one with --data-dir, or mend its permissions."
        )
        raise UserError(message) from error
    return folder


def check_writable(folder: Path) -> None:
    """Try whether files can be made in a folder.

    Raises:
        UserError: they cannot. A full disk is no reason: it may have room again.
    """
    # os.access answers wrongly on some network and Windows folders; making a file does not.
    try:
        probe = folder / f".writable-{os.getpid()}"
        handle = os.open(probe, os.O_CREAT | os.O_RDWR, _PRIVATE_FILE)
    except (PermissionError, FileNotFoundError, NotADirectoryError) as error:
        raise _not_writable(folder, error) from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _not_writable(folder, error) from error
        return
    os.close(handle)
    probe.unlink(missing_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only the user can read; one that is there keeps its content.

    Raises:
        OSError: it cannot be made, or belongs to somebody else.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _PRIVATE_FILE))
    make_private(path)


def make_private(path: Path) -> None:
    """Let only the user read and write a file.

    Raises:
        OSError: it belongs to somebody else.
    """
    # On Windows the folder in the user's profile is private by itself; modes mean nothing there.
    if sys.platform != "win32" and path.stat().st_mode & 0o777 != _PRIVATE_FILE:
        path.chmod(_PRIVATE_FILE)


def _not_writable(folder: Path, error: OSError) -> UserError:
    return UserError(
        f"The folder {folder} cannot be written: {reason_of(error)}. "
        "Choose another one with --data-dir, or mend its permissions."
    )
