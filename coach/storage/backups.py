"""The backups that there are: made once a day, looked into, kept for long, thinned out."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage import schema
from coach.storage.errors import StorageError
from coach.storage.opening import open_for_reading
from coach.storage.record_copy import find_damage

DAILY = "daily"
BY_HAND = "by-hand"
BEFORE_RESTORE = "before-restore"

KEPT_DAYS = 7
"""So many daily backups are kept, and beyond them the last one of each month."""

_NAME = re.compile(r"record-(?P<mark>.+)-(?P<moment>\d{4}-\d\d-\d\d-\d{6})(-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, and a look at what is in it.

    Attributes:
        path: the file.
        made: when it was made, local time.
        mark: what it is for: daily, by-hand, before-restore, before-v2.
        size: of the file, bytes.
        sessions: how many it holds; those taken out of the history do not count.
        first_day: day of the first one, None without any.
        last_day: day of the last one, None without any.
        fault: why it cannot be restored, in a few words; empty if it can.
    """

    path: Path
    made: datetime
    mark: str
    size: int
    sessions: int = 0
    first_day: date | None = None
    last_day: date | None = None
    fault: str = ""


def back_up_daily(paths: DataPaths, now: datetime) -> Path | None:
    """Back the record up unless that was done today, thin the backups out, and return the new one.

    Raises:
        UserError: the record comes from a newer program.
        StorageError: the record is damaged, or the copy cannot be written; old backups stay.
    """
    if any(mark == DAILY and made.date() == now.date() for _, mark, made in _named(paths)):
        return None
    with open_for_reading(paths) as database:
        if database is None:
            return None
        made = database.back_up(paths.backups, DAILY, now)
    for path in superfluous(paths, now):
        if path != made:
            # One that cannot be removed does no harm.
            with suppress(OSError):
                path.unlink()
    return made


def back_up_now(paths: DataPaths, now: datetime) -> Path:
    """Back the record up because the user asks for it; such backups stay.

    Works while the window is open.

    Raises:
        UserError: there is nothing to back up, or the record comes from a newer program.
        StorageError: the record is damaged, or the copy cannot be written.
    """
    with open_for_reading(paths) as database:
        if database is None:
            message = f"There is no record in {paths.data_dir} yet, so nothing to back up."
            raise UserError(message)
        return database.back_up(paths.backups, BY_HAND, now)


def superfluous(paths: DataPaths, now: datetime) -> list[Path]:
    """Return the daily backups that need not be kept.

    Kept are the newest seven, the last one of each month, and the one with the most sessions: a
    record that was begun anew must not push out the last full one.
    """
    daily = [(path, made) for path, mark, made in _named(paths) if mark == DAILY]
    # Dated after now, they were made while the clock was wrong; which ones are old nobody knows.
    daily.sort(key=lambda one: (one[1].date() <= now.date(), one[1]), reverse=True)
    kept = {path for path, _ in daily[:KEPT_DAYS]}
    months: dict[tuple[int, int], tuple[datetime, Path]] = {}
    for path, made in daily:
        month = (made.year, made.month)
        months[month] = max(months.get(month, (made, path)), (made, path))
    kept |= {path for _, path in months.values()}
    rest = [path for path, _ in daily if path not in kept]
    if rest:
        fullest = max(_count(path) for path, _ in daily)
        if max(_count(path) for path in kept) < fullest:
            rest.remove(next(path for path in rest if _count(path) == fullest))
    return rest


def list_backups(paths: DataPaths) -> tuple[Backup, ...]:
    """Return all backups with a look at what is in each, the newest first."""
    found = sorted(_named(paths), key=lambda one: (one[2], one[0].name), reverse=True)
    return tuple(look_into(path) for path, _, _ in found)


def last_backup(paths: DataPaths) -> datetime | None:
    """Return when the last backup was made, None if there is none."""
    return max((made for _, _, made in _named(paths)), default=None)


def offered_backup(paths: DataPaths) -> Backup | None:
    """Return the backup to offer when the window opens, None if there is nothing to mend.

    One is offered while the record holds no session and a damaged one lies beside it, set aside:
    at the start that found the damage, and at later ones until the user has made up their mind by
    doing a session or restoring.

    Raises:
        UserError: the record comes from a newer program.
        StorageError: the record cannot be read.
    """
    if not any(paths.data_dir.glob(f"{paths.database.stem}-damaged-*.db")):
        return None
    with open_for_reading(paths) as database:
        if database is not None and database.rows("SELECT 1 FROM session LIMIT 1"):
            return None
    return next((one for one in list_backups(paths) if one.sessions and not one.fault), None)


def look_into(path: Path) -> Backup:
    """Return what is in a backup; what stands in the way of restoring it is its `fault`."""
    mark, made = _mark_and_moment(path)
    size = 0
    try:
        with closing(open_backup(path)) as connection:
            size = path.stat().st_size
            sessions, first, last = connection.execute(
                "SELECT count(*), min(local_day), max(local_day) FROM session"
                " WHERE removed_ms IS NULL"
            ).fetchone()
            return Backup(path, made, mark, size, sessions, _day(first), _day(last))
    except (UserError, OSError, sqlite3.Error, ValueError) as error:
        fault = str(error) if isinstance(error, UserError) else "It cannot be read."
        return Backup(path, made, mark, size, fault=fault)


def open_backup(path: Path) -> sqlite3.Connection:
    """Open a backup to read it, having looked it through; the caller closes it.

    Raises:
        UserError: it is missing, damaged, of another program or of a newer one.
    """
    if not path.is_file():
        raise UserError(f"There is no file {path}.")
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
        )
    except sqlite3.Error as error:
        raise StorageError(f"{path} cannot be read.") from error
    try:
        version = schema.version_of(connection)
        if version > schema.latest_version():
            message = (
                f"{path} was written by a newer Back Coach (format {version}; this one knows "
                f"{schema.latest_version()}). Install the newer version to restore it."
            )
            raise UserError(message)
        if version < 1 or find_damage(connection):
            raise UserError(f"{path} is no backup of Back Coach, or it is damaged.")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        connection.close()
        raise UserError(f"{path} is no backup of Back Coach, or it is damaged.") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _named(paths: DataPaths) -> Sequence[tuple[Path, str, datetime]]:
    if not paths.backups.is_dir():
        return ()
    files = (path for path in paths.backups.glob("record-*.db") if _NAME.fullmatch(path.name))
    return [(path, *_mark_and_moment(path)) for path in files]


def _mark_and_moment(path: Path) -> tuple[str, datetime]:
    found = _NAME.fullmatch(path.name)
    if found is not None:
        with suppress(ValueError):
            made = datetime.strptime(found["moment"], "%Y-%m-%d-%H%M%S").astimezone()
            return found["mark"], made
    try:
        seconds = path.stat().st_mtime
    except OSError:
        seconds = 0
    return "", datetime.fromtimestamp(seconds).astimezone()


def _count(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as one:
            count: int = one.execute("SELECT count(*) FROM session").fetchone()[0]
            return count
    except sqlite3.Error:
        return -1


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
