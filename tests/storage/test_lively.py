from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach.domain.record import SessionStatus
from coach.storage.database import Database
from coach.storage.session_log import SessionLog
from tests.storage.lively import DAILY, fill, scores, write
from tests.storage.samples import open_in

COLUMNS = {
    "session": "origin, routine_id, routine_name, started_ms, utc_offset_s, local_day, ended_ms,"
    " status, flare_up, planned_ms, position_ms, active_ms, plan, recipe, note, edited_ms,"
    " removed_ms",
    "event": "seq, kind, item, exercise_id, side, set_number, rep_number, hold_ms, segment,"
    " position_ms, active_ms",
    "set_result": "item, exercise_id, local_day, set_number, side, reps, hold_ms, best_hold_ms,"
    " sides_done",
}


def rows(database: Database, table: str) -> list[tuple[object, ...]]:
    return database.rows(f"SELECT {COLUMNS[table]} FROM {table} ORDER BY key")  # noqa: S608


def test_it_writes_what_the_log_writes(tmp_path: Path) -> None:
    started = datetime(2026, 3, 1, 8, 5, tzinfo=UTC)
    for number, score in enumerate((*scores()[0][:5], *scores()[1][:2])):
        facts = list(score.facts[: len(score.facts) - number])
        with (
            closing(open_in(tmp_path / f"told{number}")) as told,
            closing(open_in(tmp_path / f"written{number}")) as written,
        ):
            log = SessionLog(told)
            session_id = log.begin(score.plan, started)
            for at, fact in facts:
                log.record(session_id, fact, at, at)
            active_ms = score.plan.planned_ms
            ended = started + timedelta(milliseconds=active_ms)
            log.finish(session_id, SessionStatus.COMPLETED, ended, active_ms)
            with written.transaction() as connection:
                write(
                    connection,
                    session_id,
                    score.plan,
                    started,
                    SessionStatus.COMPLETED,
                    active_ms,
                    facts,
                )
            for table in COLUMNS:
                assert rows(written, table) == rows(told, table)


def test_a_life_is_lively_and_the_same_each_time(tmp_path: Path) -> None:
    until = date(2026, 11, 21)
    with (
        closing(open_in(tmp_path / "one")) as one,
        closing(open_in(tmp_path / "two")) as two,
    ):
        count = fill(one, 2, until)
        assert count == fill(two, 2, until)
        assert rows(one, "session") == rows(two, "session")
        ((days, first, last),) = one.rows(
            "SELECT count(DISTINCT local_day), min(local_day), max(local_day) FROM session"
        )
        assert isinstance(days, int)
        assert 150 < days < 600
        assert "2024-11-21" < str(first) < str(last) <= "2026-11-21"
        for condition in (
            "status = 'partial'",
            "flare_up",
            "origin = 'manual'",
            "note <> ''",
            "edited_ms",
            "removed_ms",
        ):
            assert one.rows(f"SELECT 1 FROM session WHERE {condition} LIMIT 1"), condition  # noqa: S608
        assert one.rows("SELECT count(DISTINCT moment) FROM pain") == [(3,)]
        assert one.rows("SELECT 1 FROM event WHERE kind = 'hurt' LIMIT 1")
        assert one.rows("PRAGMA foreign_key_check") == []


def test_a_daily_life_leaves_no_day_out(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        fill(database, 0.25, date(2026, 11, 21), life=DAILY)
        assert database.rows(
            "SELECT count(DISTINCT local_day) FROM session WHERE origin = 'guided'"
        ) == [(91,)]
