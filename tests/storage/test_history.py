import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.domain.record import SessionStatus
from coach.storage.database import Database
from coach.storage.goals import goal_changes, note_goal
from coach.storage.history import LAST_DONE_QUERY, WEEK_QUERY, History, read_sessions
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN, STARTED, open_in, paths_in

MONDAY, SUNDAY = 0, 6
TODAY = date(2026, 3, 4)  # a Wednesday


def add(database: Database, days: int, status: SessionStatus = SessionStatus.COMPLETED) -> str:
    """Log a session so many days after STARTED, Sunday 1 March 2026."""
    log = SessionLog(database)
    started = STARTED + timedelta(days=days)
    session_id = log.begin(PLAN, started)
    log.record(session_id, FACTS[0], 0, 0)
    if status is not SessionStatus.ACTIVE:
        log.finish(session_id, status, started, 1000)
    return session_id


def test_sessions_come_newest_first(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        ids = {day: add(database, day) for day in (2, 0, 5)}
        history = History(database)
        assert [one.id for one in history.sessions()] == [ids[5], ids[2], ids[0]]
        assert history.sessions(2) == history.sessions()[:2]
        assert history.sessions(2)[1].exercises != ()
        assert history.sessions(0) == ()


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert read_sessions(paths_in(tmp_path)) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_week_counts_its_own_days(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        add(database, 0)  # Sunday
        add(database, 1)  # Monday
        add(database, 2, SessionStatus.PARTIAL)
        add(database, 3, SessionStatus.ACTIVE)
        history = History(database)
        from_monday = history.week_count(TODAY, MONDAY, 3)
        assert (from_monday.completed, from_monday.partial, from_monday.goal) == (1, 1, 3)
        assert from_monday.first_day == date(2026, 3, 2)
        assert history.week_count(TODAY, SUNDAY, 3).completed == 2


def test_last_done_names_every_routine_done(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        assert History(database).last_done() == {}
        add(database, 3, SessionStatus.PARTIAL)
        add(database, 1)
        add(database, 9, SessionStatus.ACTIVE)
        assert History(database).last_done() == {"gentle-start": date(2026, 3, 4)}


def test_removed_sessions_are_not_read(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database, 1)
        with database.transaction() as connection:
            connection.execute("UPDATE session SET removed_ms = 1 WHERE id = ?", (session_id,))
        history = History(database)
        assert history.sessions() == ()
        assert history.week_count(TODAY, MONDAY, 3).completed == 0
        assert history.last_done() == {}


def test_a_goal_never_rewrites_older_weeks(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        note_goal(database, 3, TODAY - timedelta(days=14), MONDAY)
        note_goal(database, 5, TODAY, MONDAY)
        goals = [
            History(database).week_count(TODAY - timedelta(days=days), MONDAY, 9).goal
            for days in (0, 7, 14, 21)
        ]
        assert goals == [5, 3, 3, 3]


def test_a_goal_changed_twice_in_a_week_is_kept_once(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        for goal, first_weekday in ((3, MONDAY), (4, MONDAY), (6, SUNDAY), (6, SUNDAY)):
            note_goal(database, goal, TODAY, first_weekday)
        assert [one.sessions for one in goal_changes(database)] == [6]
        with pytest.raises(ValueError, match="15"):
            note_goal(database, 15, TODAY, MONDAY)


def test_weeks_and_days_are_read_from_indexes_alone(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        for query, values in ((WEEK_QUERY, ("2026-01-01", "2026-01-07")), (LAST_DONE_QUERY, ())):
            plan = [str(row[3]) for row in database.rows(f"EXPLAIN QUERY PLAN {query}", values)]
            assert all("COVERING INDEX" in step for step in plan), plan


def test_storage_loads_nothing_heavy() -> None:
    code = (
        "import sys, coach.storage.history, coach.storage.session_log, coach.storage.settings;"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert not {"PySide6", "platformdirs", "tomli_w", "numpy"} & set(loaded.split())
    assert "sqlite3" in loaded.split()
