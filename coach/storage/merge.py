"""Merges an export into record, settings and own files: all or nothing, twice like once."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from coach.paths import DataPaths
from coach.storage import schema
from coach.storage.document import Export
from coach.storage.errors import from_os
from coach.storage.merge_rows import Merged, Tally, merge_rows
from coach.storage.opening import Opened, load_copy, open_database
from coach.storage.setting_groups import Settings
from coach.storage.settings import load_settings, save_settings
from coach.storage.user_files import content_of, identity_of, place, read_user_files


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changes.

    Attributes:
        listings: by field of the export file ("sessions", "pain", "goals", "files").
        settings: the settings that change, as "group.key".
        first_day: first day of the sessions that are new or changed, None without any.
        last_day: last day of them.
        conflicts: the person's own files that differ from the file's and stay as they are.
    """

    listings: dict[str, Tally]
    settings: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    conflicts: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Everything in the file is here already."""
        return not self.settings and not any(one.changes for one in self.listings.values())


def preview(paths: DataPaths, export: Export, *, with_settings: bool = True) -> Changes:
    """Return what an import would change, changing nothing.

    Args:
        paths: the program's folders.
        export: what was read.
        with_settings: settings are taken over too.

    Raises:
        UserError: something in the file cannot be used, or the record comes from a newer program.
        StorageError: the record cannot be read.
    """
    copy = load_copy(paths)
    if copy is None:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(copy)
    with closing(copy):
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("BEGIN")
        merged = merge_rows(copy, export)
    files = _FilePlan(paths, export)
    settings = _changed_settings(paths, export) if with_settings else ()
    return _changes(merged, files, settings)


def merge(
    paths: DataPaths, export: Export, now: datetime, *, with_settings: bool = True
) -> tuple[Changes, Opened]:
    """Merge an export file into the record, the settings and the person's own files.

    Either all of it is taken over or nothing. Nothing that is here is removed or replaced by
    something older.

    Args:
        paths: the program's folders.
        export: what was read.
        now: the moment, for dated names.
        with_settings: settings are taken over too.

    Returns:
        what has changed, and how the record was opened (it is closed again).

    Raises:
        UserError: something in the file cannot be used; the record comes from a newer program.
        StorageError: the record, a file or the settings cannot be written.
    """
    files = _FilePlan(paths, export)
    settings = _changed_settings(paths, export) if with_settings else ()
    opened = open_database(paths, now)
    with (
        opened.database as database,
        _undoing(paths) as placed,
        database.transaction() as connection,
    ):
        merged = merge_rows(connection, export)
        for name, content in files.new:
            placed.append(place(paths, name, content))
        if settings:
            save_settings(paths, _settings_of(paths, export))
    return _changes(merged, files, settings), opened


@contextmanager
def _undoing(paths: DataPaths) -> Iterator[list[Path]]:
    """Take files and settings back if what follows fails."""
    placed: list[Path] = []
    before = _bytes_of(paths.settings)
    try:
        yield placed
    except BaseException as error:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            if before is None:
                paths.settings.unlink(missing_ok=True)
            elif _bytes_of(paths.settings) != before:
                paths.settings.write_bytes(before)
        if isinstance(error, OSError):
            raise from_os(error, paths.data_dir) from error
        raise


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _settings_of(paths: DataPaths, export: Export) -> Settings:
    """Return the settings to take over: all but what belongs to this computer alone."""
    here = load_settings(paths).settings
    if export.settings is None:
        return here
    there = export.settings
    session = msgspec.structs.replace(there.session, screen=here.session.screen)
    reminders = msgspec.structs.replace(there.reminders, at_login=here.reminders.at_login)
    return msgspec.structs.replace(there, session=session, reminders=reminders)


def _changed_settings(paths: DataPaths, export: Export) -> tuple[str, ...]:
    here = load_settings(paths).settings
    there = _settings_of(paths, export)
    changed: list[str] = []
    for group in Settings.__struct_fields__:
        old, new = getattr(here, group), getattr(there, group)
        if isinstance(old, msgspec.Struct):
            names = old.__struct_fields__
            changed += [f"{group}.{one}" for one in names if getattr(old, one) != getattr(new, one)]
        elif old != new:
            changed.append(group)
    return tuple(changed)


class _FilePlan:
    """Which of the export's files are new here.

    Raises:
        StorageError: one of them is no file of this program, or a present one cannot be read.
    """

    def __init__(self, paths: DataPaths, export: Export) -> None:
        here: dict[str, bytes] = {}
        taken: dict[str, bytes] = {}
        for file in read_user_files(paths):
            content = content_of(file)
            here[identity_of(file.path, content)] = content
            taken[file.path.casefold()] = content
        self.new: list[tuple[str, bytes]] = []
        self.conflicts: list[str] = []
        self.counts = Counter[str]()
        for file in export.files:
            content = content_of(file)
            identity = identity_of(file.path, content)
            found = here.get(identity, taken.get(file.path.casefold()))
            if found is None:
                self.new.append((file.path, content))
                here[identity] = taken[file.path.casefold()] = content
                self.counts["added"] += 1
            elif found == content:
                self.counts["same"] += 1
            else:
                self.conflicts.append(file.path)
                self.counts["kept"] += 1


def _changes(merged: Merged, files: _FilePlan, settings: tuple[str, ...]) -> Changes:
    counts = {**merged.counts, "files": files.counts}
    return Changes(
        listings={name: Tally(**one) for name, one in counts.items()},
        settings=settings,
        first_day=min(merged.days, default=None),
        last_day=max(merged.days, default=None),
        conflicts=tuple(files.conflicts),
    )
