from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from coach.domain.exercise import Side
from coach.domain.pain import PainMoment
from coach.domain.record import (
    ExerciseRecord,
    HurtRecord,
    ManualExercise,
    ManualSession,
    Origin,
    SessionChange,
    SessionDetail,
    SessionStatus,
    walk,
)
from coach.storage.database import Database
from coach.storage.exercise_history import ExerciseHistory
from coach.storage.history import History
from coach.storage.pain_diary import PainDiary
from coach.storage.session_edits import PURGE, SessionEdits
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN, STARTED, open_in, paths_in

NOW = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)
MONDAY = 0


def add(database: Database, *, finish: bool = True) -> str:
    log = SessionLog(database)
    session_id = log.begin(PLAN, STARTED)
    for number, fact in enumerate(FACTS, start=1):
        log.record(session_id, fact, number * 1000, number * 900)
    if finish:
        log.finish(session_id, SessionStatus.PARTIAL, STARTED + timedelta(minutes=8), 480_000)
    return session_id


def detail_of(database: Database, session_id: str) -> SessionDetail:
    detail = History(database).session(session_id)
    assert detail is not None
    return detail


def test_a_session_in_detail(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        detail = detail_of(database, add(database))
        assert not detail.edited
        cat_cow, bird_dog = detail.exercises
        assert (cat_cow.name, cat_cow.dose_text, cat_cow.hurts) == ("Cat-cow", "4 s × 5", ())
        ((reps, hold_ms, best_ms, done),) = [
            (one.reps, one.hold_ms, one.best_hold_ms, one.sides_done) for one in cat_cow.sets
        ]
        assert (reps, hold_ms, best_ms, done) == (2, 9000, 5000, 2)
        assert [one.side for one in bird_dog.sets] == [Side.LEFT, Side.RIGHT]
        assert bird_dog.hurts == (HurtRecord(1, "bird-dog", Side.RIGHT, 61_000),)
        assert History(database).session("nobody") is None


def test_notes(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        SessionEdits(database).note(session_id, "  Slept badly.\n")
        assert detail_of(database, session_id).record.note == "Slept badly."
        SessionEdits(database).note(session_id, "")
        assert detail_of(database, session_id).record.note == ""


def test_an_edit_changes_everything_that_counts(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        diary = PainDiary(database)
        diary.note(session_id, PainMoment.BEFORE, 4, STARTED)
        diary.note(session_id, PainMoment.NEXT_DAY, 2, STARTED + timedelta(hours=10))
        before = detail_of(database, session_id)
        moved = datetime(2026, 2, 26, 7, 0, tzinfo=timezone(timedelta(hours=1)))
        cat_cow, left, right = before.as_change.sets
        change = SessionChange(
            started=moved,
            routine_name=" By the sea ",
            status=SessionStatus.COMPLETED,
            active_ms=900_000,
            sets=(cat_cow.corrected(10, 40_000), left),
        )
        SessionEdits(database).change(session_id, change, NOW)
        after = detail_of(database, session_id)
        assert after.edited
        assert after.record.started == moved
        assert after.record.local_day == date(2026, 2, 26)
        assert after.record.routine_name == "By the sea"
        assert after.record.status is SessionStatus.COMPLETED
        assert after.record.exercises == (
            ExerciseRecord("cat-cow", 1, 10, 40_000),
            ExerciseRecord("bird-dog", 0, 1, 5000),
        )
        week = History(database).week_count(moved.date(), MONDAY, 3)
        assert (week.completed, week.partial) == (1, 0)
        (day,) = ExerciseHistory(database).days("cat-cow")
        assert (day.day, day.reps, day.best_hold_ms) == (date(2026, 2, 26), 10, 5000)
        # The rating before it goes with it; the next day's was given when it was given.
        before_it, next_day = diary.points()
        assert (before_it.noted, before_it.local_day) == (moved, moved.date())
        assert next_day.noted == STARTED + timedelta(hours=10)
        # What is said to hurt is what happened, and stays.
        assert after.exercises[1].hurts == before.exercises[1].hurts

        SessionEdits(database).change(session_id, before.as_change, NOW)
        assert detail_of(database, session_id) == replace(before, edited=True)
        assert right in detail_of(database, session_id).as_change.sets


def test_an_edit_that_cannot_be_changes_nothing(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        before = detail_of(database, session_id)
        good = before.as_change
        for bad in (
            replace(good, routine_name="  "),
            replace(good, started=NOW + timedelta(minutes=1)),
            replace(good, active_ms=-1),
            replace(good, active_ms=25 * 3_600_000),
            replace(good, status=SessionStatus.ACTIVE),
            replace(good, started=datetime(2026, 3, 1, 12, 0, tzinfo=UTC).replace(tzinfo=None)),
        ):
            with pytest.raises((ValueError, TypeError)):
                SessionEdits(database).change(session_id, bad, NOW)
        assert detail_of(database, session_id) == before


def test_a_session_under_way_is_not_touched(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database, finish=False)
        edits = SessionEdits(database)
        change = detail_of(database, session_id).as_change
        sets = database.rows("SELECT * FROM set_result")
        partial_change = replace(change, status=SessionStatus.PARTIAL)
        attempts = (
            partial(edits.note, session_id, "now"),
            partial(edits.remove, session_id, NOW),
            partial(edits.change, session_id, partial_change, NOW),
            partial(edits.restore, "nobody"),
        )
        for attempt in attempts:
            with pytest.raises(LookupError):
                attempt()
        assert database.rows("SELECT * FROM set_result") == sets
        assert SessionLog(database).unfinished() is not None


def test_removing_can_be_taken_back_until_it_is_purged(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        history, edits = History(database), SessionEdits(database)
        before = detail_of(database, session_id)
        edits.remove(session_id, NOW)
        day = STARTED.date()
        assert history.session(session_id) is None
        assert history.sessions() == history.sessions_on(day) == ()
        assert history.calendar(day, day) == ()
        assert history.count() == history.ten_day_plan(day).days == 0
        assert history.first_day() is None
        edits.restore(session_id)
        assert detail_of(database, session_id) == before
        edits.remove(session_id, NOW)
        assert edits.purge(NOW) == 0
        assert edits.purge(NOW + timedelta(seconds=1)) == 1
        for table in ("session", "event", "set_result", "pain"):
            assert database.rows(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
        for path in paths_in(tmp_path).data_dir.glob("record.db*"):
            assert session_id.encode() not in path.read_bytes()


def test_what_is_to_be_purged_is_found_by_an_index(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        plan = [str(row[3]) for row in database.rows(f"EXPLAIN QUERY PLAN {PURGE}", (0,))]
        assert any("COVERING INDEX" in step for step in plan)
        assert "SCAN session" not in plan


@pytest.mark.parametrize("counts", [True, False])
def test_a_walk_counts_unless_the_user_says_otherwise(tmp_path: Path, counts: bool) -> None:
    with closing(open_in(tmp_path)) as database:
        history = History(database)
        done = walk(STARTED, 45 * 60_000, "Walk", counts=counts, note="To the mill and back.")
        session_id = SessionEdits(database).add(done, NOW)
        assert UUID(session_id).version == 4
        detail = detail_of(database, session_id)
        assert detail.record.origin is Origin.MANUAL
        assert (detail.record.routine_name, detail.record.active_ms) == ("Walk", 2_700_000)
        assert detail.record.note == "To the mill and back."
        assert [one.name for one in detail.exercises] == ["Walk"]
        week = history.week_count(STARTED.date(), MONDAY, 3)
        assert (week.completed, week.partial) == ((1, 0) if counts else (0, 1))
        total = ExerciseHistory(database).total("walking")
        assert total is not None
        assert (total.times, total.hold_ms) == (1, 2_700_000)
        # It is no routine: neither suggested again nor a turn of the sides.
        assert history.last_done() == {}
        assert history.count() == 0


def test_a_session_done_elsewhere(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        done = ManualSession(
            started=STARTED,
            name="With my physiotherapist",
            duration_ms=1_800_000,
            routine_id="gentle-start",
            exercises=(
                ManualExercise("glute-bridge", "Bridge", sets=2, reps=10, hold_ms=5000),
                ManualExercise("cat-cow", "Cat-cow", sets=1, reps=5, hold_ms=0),
            ),
        )
        session_id = SessionEdits(database).add(done, NOW)
        detail = detail_of(database, session_id)
        assert detail.record.exercises == (
            ExerciseRecord("glute-bridge", 2, 20, 100_000),
            ExerciseRecord("cat-cow", 1, 5, 0),
        )
        assert detail.exercises[0].sets[1].best_hold_ms == 5000
        assert History(database).last_done() == {"gentle-start": STARTED.date()}
        assert History(database).count() == 1
        SessionEdits(database).change(session_id, detail.as_change, NOW)
        assert detail_of(database, session_id) == replace(detail, edited=True)


def test_what_cannot_have_been_is_not_written(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        good = walk(STARTED, 60_000, "Walk")
        for bad in (
            replace(good, duration_ms=59_999),
            replace(good, duration_ms=24 * 3_600_000 + 1),
            replace(good, started=NOW + timedelta(minutes=1)),
            replace(good, name=" "),
        ):
            with pytest.raises(ValueError):  # noqa: PT011
                SessionEdits(database).add(bad, NOW)
        assert History(database).sessions() == ()
        SessionEdits(database).add(good, NOW)
        assert len(History(database).sessions()) == 1
