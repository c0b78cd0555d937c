"""Sessions as a table for spreadsheets: one row a set and side."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from coach.paths import DataPaths
from coach.storage.database import Database
from coach.storage.export import writing_export
from coach.storage.opening import open_for_reading
from coach.storage.values import moment_of, number

COLUMNS = (
    "started",
    "routine",
    "exercise",
    "side",
    "set",
    "reps",
    "hold_seconds",
    "pain_before",
    "pain_after",
)

_QUERY = (
    "SELECT session.key, started_ms, utc_offset_s, routine_name, plan, set_result.exercise_id,"
    " side, set_number, reps, hold_ms,"
    " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'before'),"
    " (SELECT level FROM pain WHERE session_key = session.key AND moment = 'after')"
    " FROM session LEFT JOIN set_result ON set_result.session_key = session.key"
    " WHERE removed_ms IS NULL AND status <> 'active'"
    " ORDER BY started_ms, session.key, item, set_number, coalesce(side, '')"
)

# A cell that begins with one of these is a formula to a spreadsheet, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_csv(paths: DataPaths, target: Path) -> int:
    """Write the sessions as CSV (UTF-8, with a header) and return the number of rows.

    A session of which no set is known (one entered by hand) has one row without a set.

    Raises:
        UserError: the record comes from a newer program, or the target is the program's own file.
        StorageError: the record is damaged or cannot be read, or the target cannot be written.
    """
    count = 0
    with writing_export(paths, target) as stream, open_for_reading(paths) as database:
        # The mark tells spreadsheets that it is UTF-8.
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for row in () if database is None else _rows(database):
            writer.writerow(row)
            count += 1
        text.flush()
        text.detach()
    return count


def guarded(text: str) -> str:
    """Return a text as a spreadsheet shows it, never as a formula it would carry out."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _rows(database: Database) -> Iterator[tuple[object, ...]]:
    known: tuple[object, dict[str, str]] = (None, {})
    for row in database.rows(_QUERY):
        key, started, offset, routine, plan, exercise, side, set_number, reps, hold, *pain = row
        if key != known[0]:
            known = (key, _names(str(plan)))
        moment = moment_of(number(started), number(offset))
        yield (
            moment.isoformat(timespec="seconds"),
            guarded(str(routine)),
            "" if exercise is None else guarded(known[1].get(str(exercise), str(exercise))),
            side or "",
            "" if set_number is None else set_number,
            "" if reps is None else reps,
            "" if hold is None else f"{number(hold) / 1000:g}",
            *("" if level is None else level for level in pain),
        )


def _names(plan: str) -> dict[str, str]:
    """Return the exercises' names as they were at the time."""
    return {str(one["exercise_id"]): str(one["name"]) for one in json.loads(plan)}
