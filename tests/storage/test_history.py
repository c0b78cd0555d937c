import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.domain.record import DayCount, Origin, SessionStatus
from coach.storage.database import Database
from coach.storage.errors import StorageError
from coach.storage.goals import goal_changes, note_goal
from coach.storage.history import (
    COUNT_QUERY,
    DAYS_DONE_QUERY,
    DAYS_QUERY,
    FIRST_DAY_QUERY,
    LAST_DONE_QUERY,
    WEEK_QUERY,
    History,
    read_sessions,
)
from coach.storage.opening import open_for_reading
from coach.storage.session_log import SessionLog
from tests.storage.lively import fill
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


def test_weeks_come_newest_first_with_idle_ones_among_them(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        add(database, 1)
        add(database, 2, SessionStatus.PARTIAL)
        add(database, -13)
        note_goal(database, 2, TODAY - timedelta(days=21), MONDAY)
        note_goal(database, 4, TODAY, MONDAY)
        history = History(database)
        weeks = history.weeks(TODAY, 4, MONDAY, 9)
        assert [(one.first_day, one.completed, one.partial, one.goal) for one in weeks] == [
            (date(2026, 3, 2), 1, 1, 4),
            (date(2026, 2, 23), 0, 0, 2),
            (date(2026, 2, 16), 1, 0, 2),
            (date(2026, 2, 9), 0, 0, 2),
        ]
        # A page further back is the same weeks again.
        assert history.weeks(weeks[2].first_day, 2, MONDAY, 9) == weeks[2:]
        assert history.weeks(TODAY, 0, MONDAY, 9) == ()
        assert history.first_day() == date(2026, 2, 16)


def test_a_calendar_counts_days(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        for days, status in (
            (1, SessionStatus.COMPLETED),
            (1, SessionStatus.PARTIAL),
            (3, SessionStatus.ACTIVE),
            (4, SessionStatus.COMPLETED),
        ):
            add(database, days, status)
        with database.transaction() as connection:
            connection.execute("UPDATE session SET flare_up = 1 WHERE local_day = '2026-03-05'")
        found = History(database).calendar(date(2026, 3, 1), date(2026, 3, 31))
        assert found == (
            DayCount(date(2026, 3, 2), 1, 1, 0, 2000),
            DayCount(date(2026, 3, 5), 1, 0, 1, 1000),
        )
        assert History(database).calendar(date(2026, 3, 3), date(2026, 3, 4)) == ()


def test_a_day_shows_its_sessions_in_order(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        first, second = add(database, 1), add(database, 1, SessionStatus.PARTIAL)
        add(database, 1, SessionStatus.ACTIVE)
        found = History(database).sessions_on(date(2026, 3, 2))
        assert [one.id for one in found] == [first, second]
        assert all(one.exercises for one in found)
        assert History(database).sessions_on(date(2026, 3, 3)) == ()


def test_the_ten_day_plan_counts_days_and_is_never_set_back(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        history = History(database)
        begin = date(2026, 3, 1)
        assert history.ten_day_plan(begin).done == 0
        add(database, -1)
        for days in (0, 0, 1, 30, 400):
            add(database, days)
        add(database, 2, SessionStatus.PARTIAL)
        add(database, 3, SessionStatus.ACTIVE)
        plan = history.ten_day_plan(begin)
        assert (plan.done, plan.is_complete) == (5, False)
        for days in range(500, 507):
            add(database, days)
        plan = history.ten_day_plan(begin)
        assert (plan.days, plan.done, plan.is_complete) == (12, 10, True)


def test_counting_and_paging_agree_with_the_list(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        fill(database, 1, TODAY)
        history = History(database)
        sessions = history.sessions()
        weeks = history.weeks(TODAY, 54, SUNDAY, 3)
        days = history.calendar(TODAY - timedelta(days=400), TODAY)
        for status, of_weeks, of_days in (
            (
                SessionStatus.COMPLETED,
                sum(one.completed for one in weeks),
                sum(one.completed for one in days),
            ),
            (
                SessionStatus.PARTIAL,
                sum(one.partial for one in weeks),
                sum(one.partial for one in days),
            ),
        ):
            assert of_weeks == of_days == sum(one.status is status for one in sessions) > 0
        assert sum(one.active_ms for one in days) == sum(one.active_ms for one in sessions)
        assert history.count() == sum(one.origin is Origin.GUIDED for one in sessions)
        assert history.first_day() == min(one.local_day for one in sessions)
        on_days = [one for day in days for one in history.sessions_on(day.day)]
        assert on_days == list(reversed(sessions))


def test_reading_beside_a_window_that_writes(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        add(database, 1)
        with open_for_reading(paths_in(tmp_path)) as reader:
            assert reader is not None
            add(database, 2)
            # It sees one moment, and what it sees does not change under its hands.
            assert len(History(reader).sessions()) == 1
            with pytest.raises(StorageError), reader.transaction():
                pass
        assert len(read_sessions(paths_in(tmp_path))) == 2


def test_weeks_and_days_are_read_from_indexes_alone(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        period = ("2026-01-01", "2026-01-07")
        for query, values in (
            (WEEK_QUERY, period),
            (DAYS_QUERY, period),
            (DAYS_DONE_QUERY, period[:1]),
            (FIRST_DAY_QUERY, ()),
            (LAST_DONE_QUERY, ()),
            (COUNT_QUERY, ()),
        ):
            plan = [str(row[3]) for row in database.rows(f"EXPLAIN QUERY PLAN {query}", values)]
            steps = [step for step in plan if "TEMP B-TREE" not in step]
            assert all("COVERING INDEX" in step for step in steps), plan


def test_storage_loads_nothing_heavy() -> None:
    code = (
        "import sys, coach.storage.history, coach.storage.session_log, coach.storage.settings;"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert not {"PySide6", "platformdirs", "tomlkit", "numpy"} & set(loaded.split())
    assert "sqlite3" in loaded.split()
