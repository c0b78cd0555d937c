"""Deletes everything that Back Coach has kept: record, backups, own files, drafts, settings."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coach.paths import APP_NAME, OWN_FOLDERS, DataPaths, drafts_dir
from coach.storage.alone import LOCK_NAME
from coach.storage.drafts import traces_of_drafts
from coach.storage.errors import StorageError
from coach.storage.user_files import USER_FILE_KINDS

_CACHES = ("icons", "pictures", "speech")
_SETTINGS = ("settings.toml", "settings-*.toml", ".settings.toml-*", "window.ini", "window.ini.*")


def erase(paths: DataPaths) -> None:
    """Delete everything; for good, as no backup is left either.

    The program's own folders go as a whole. From a folder that the user chose with `--data-dir`,
    only what the program made is taken; other files in it stay. Nobody may have the record open.

    Raises:
        StorageError: something could not be deleted; all the rest has been.
    """
    left = [path for path in _own(paths) if not _delete(path)]
    for folder in _folders(paths):
        # Folders with files of somebody else's stay.
        with suppress(OSError):
            folder.rmdir()
    if left:
        message = (
            f"{left[0]} could not be deleted{_others(len(left) - 1)}. "
            "Close the programs that use it, mend its permissions, and delete it by hand."
        )
        raise StorageError(message)


def _own(paths: DataPaths) -> Iterator[Path]:
    data_dir, record = paths.data_dir, paths.database
    # The record first: whatever happens then, the most personal part is gone.
    for pattern in (record.name, f"{record.name}-*", f"{record.stem}-*.db*"):
        yield from data_dir.glob(pattern)
    for pattern in (f"{record.stem}-*.db*", f"{record.stem}-*.part*"):
        yield from paths.backups.glob(pattern)
    for own in OWN_FOLDERS:
        yield from _in_own_folder(data_dir / own)
    yield from traces_of_drafts(data_dir)
    yield from (data_dir / "crashes").glob("*crash*.txt")
    yield from data_dir.glob(".writable-*")
    for pattern in _SETTINGS:
        yield from paths.config_dir.glob(pattern)
    for name in _CACHES:
        if (paths.cache_dir / name).exists():
            yield paths.cache_dir / name
    for folder in (paths.cache_dir, paths.config_dir, data_dir):
        if folder.name == APP_NAME and folder.exists():
            # Made by the program for itself alone.
            yield from (one for one in folder.iterdir() if one.name != LOCK_NAME)


def _in_own_folder(folder: Path) -> Iterator[Path]:
    """Yield routines, exercises, pictures, deleted ones and what a crash left half written."""
    if folder.is_symlink():
        # What it leads to is shared with others; the link is ours.
        yield folder
        return
    for path in folder.rglob("*"):
        if path.is_symlink() or path.is_file():
            half_written = path.name.startswith(".")
            name = path.name.rpartition("-")[0] if half_written else path.name
            if Path(name).suffix.lower() in USER_FILE_KINDS:
                yield path


def _folders(paths: DataPaths) -> tuple[Path, ...]:
    data_dir = paths.data_dir
    inner = tuple(
        folder
        for name in OWN_FOLDERS
        for folder in sorted((data_dir / name).rglob("*"), reverse=True)
        if folder.is_dir() and not folder.is_symlink()
    )
    own = tuple(data_dir / name for name in (*OWN_FOLDERS, "crashes"))
    return (
        *inner,
        *own,
        drafts_dir(data_dir),
        paths.backups,
        paths.cache_dir,
        paths.config_dir,
        data_dir,
    )


def _delete(path: Path) -> bool:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return not path.exists()
    return True


def _others(count: int) -> str:
    return f", and {count} others" if count > 1 else ", and one other" if count else ""
