"""The history over fifty years of daily sessions, against one year in the same run."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from coach.domain.progress import weeks_at_goal
from coach.paths import DataPaths, paths_under
from coach.storage.database import Database
from coach.storage.exercise_history import ExerciseHistory
from coach.storage.history import History, read_sessions
from coach.storage.opening import open_database
from coach.storage.pain_diary import PainDiary
from tests.storage.lively import DAILY, fill

TODAY = date(2026, 11, 21)
YEARS = (1, 10, 50)
MONDAY, GOAL = 0, 3


def first_look(database: Database) -> None:
    """Read everything that the History page shows when it opens."""
    history = History(database)
    weeks_at_goal(history.weeks(TODAY, 12, MONDAY, GOAL)[:8])
    history.calendar(TODAY.replace(day=1), TODAY)
    history.calendar(date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))
    history.sessions_on(TODAY)
    PainDiary(database).points(TODAY - timedelta(days=91), TODAY)
    ExerciseHistory(database).totals(TODAY - timedelta(weeks=8), TODAY)


def week_page(database: Database) -> None:
    """Read a page of twelve weeks of long ago."""
    History(database).weeks(TODAY - timedelta(days=200), 12, MONDAY, GOAL)


def one_exercise(database: Database) -> None:
    """Read all that was ever done of one exercise."""
    exercises = ExerciseHistory(database)
    exercises.total("glute-bridge")
    exercises.days("glute-bridge")
    exercises.sides("bird-dog")


def made(folder: Path, years: int) -> DataPaths:
    paths = paths_under(folder / f"{years}")
    with open_database(paths).database as database:
        count = fill(database, years, TODAY, life=DAILY)
    size = paths.database.stat().st_size / 1e6
    print(f"{years:2} years: {count} sessions, {size:.0f} MB")
    return paths


def cold_ms(paths: DataPaths, work: Callable[[Database], None]) -> float:
    """Median of five runs, each on a record opened anew."""
    times = []
    for _ in range(5):
        with open_database(paths).database as database:
            begin = time.perf_counter()
            work(database)
            times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print all of them."""
    with tempfile.TemporaryDirectory() as folder:
        records = {years: made(Path(folder), years) for years in YEARS}
        for name, work, wanted in (
            ("all that History shows first", first_look, "≤ 200 ms"),
            ("a page of 12 weeks", week_page, "≤ 60 ms (5 ms a row)"),
            ("one exercise, all of it", one_exercise, ""),
        ):
            times = {years: cold_ms(paths, work) for years, paths in records.items()}
            print(
                f"{name}: {times[50]:.1f} ms at 50 years, {times[50] / times[1]:.1f} × one year"
                + (f"   wanted {wanted}" if wanted else "")
            )
        for years, paths in records.items():
            begin = time.perf_counter()
            read_sessions(paths)
            print(f"list of all sessions at {years} years: {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main()
