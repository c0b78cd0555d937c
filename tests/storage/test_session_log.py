import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.exercise import Side
from coach.domain.facts import Fact, HoldDone, SetDone
from coach.domain.record import ExerciseRecord, SessionStatus
from coach.domain.routine import Routine, RoutineItem
from coach.storage.database import Database
from coach.storage.errors import StorageError
from coach.storage.history import History, read_sessions
from coach.storage.session_log import SessionLog
from coach.storage.values import milliseconds_of, moment_of, offset_of
from tests.storage.samples import FACTS, PLAN, STARTED, open_in, paths_in

TABLES = ("session", "event", "set_result", "pain")


def logged(database: Database) -> tuple[SessionLog, str]:
    log = SessionLog(database)
    session_id = log.begin(PLAN, STARTED)
    for number, fact in enumerate(FACTS, start=1):
        log.record(session_id, fact, number * 1000, number * 900)
    return log, session_id


def fill(database: Database) -> None:
    """Let the file have no room beyond what it has now."""
    ((pages,),) = database.rows("PRAGMA page_count")
    database.rows(f"PRAGMA max_page_count = {pages}")


def make_room(database: Database) -> None:
    database.rows("PRAGMA max_page_count = 1000000")


def test_another_recipe_comes_with_its_place_and_leaves_the_plan(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        log.change_recipe(session_id, '{"gentler": ["bird-dog"]}', 77_000, 4000)
        found = log.unfinished()
        assert found is not None
        assert found.plan == replace(PLAN, recipe='{"gentler": ["bird-dog"]}')
        assert (found.position_ms, found.active_ms) == (77_000, 4000)
        with pytest.raises(LookupError):
            log.change_recipe("nobody", "{}", 0, 0)


def test_another_recipe_waits_for_room_on_the_disk(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        fill(database)
        with pytest.raises(StorageError):
            log.change_recipe(session_id, "x" * 100_000, 77_000, 4000)
        make_room(database)
        log.flush()
        found = log.unfinished()
        assert found is not None
        assert (len(found.plan.recipe), found.position_ms) == (100_000, 77_000)


def test_a_session_is_read_back_as_it_was(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        log.finish(session_id, SessionStatus.COMPLETED, STARTED + timedelta(minutes=9), 540_000)
        (record,) = History(database).sessions()
    assert record.id == session_id
    assert record.routine_name == "Gentle start"
    assert record.started == STARTED
    assert record.started.utcoffset() == STARTED.utcoffset()
    # The day is the person's, not UTC's.
    assert record.local_day == date(2026, 3, 1)
    assert record.status is SessionStatus.COMPLETED
    assert (record.planned_ms, record.active_ms) == (600_000, 540_000)
    assert record.exercises == (
        ExerciseRecord("cat-cow", 1, 2, 9000),
        # Its set was not gone through.
        ExerciseRecord("bird-dog", 0, 2, 11_000),
    )
    assert read_sessions(paths_in(tmp_path)) == (record,)


@pytest.mark.parametrize("exercise", ["cat-cow", "single-knee-to-chest", "bird-dog"])
def test_every_repetition_at_ones_own_pace_is_kept(tmp_path: Path, exercise: str) -> None:
    routine = Routine("waits", "Waits", "", (RoutineItem(exercise, self_paced=True),))
    timeline = compile_routine(routine, load_catalogue().catalogue.exercises)
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for segment in timeline.segments:
            for fact in timeline.facts_of(segment):
                # Told twice, after Back for instance, it counts once.
                for _ in range(2):
                    log.record(session_id, fact, 1000, 900)
        log.finish(session_id, SessionStatus.COMPLETED, STARTED, 540_000)
        (record,) = History(database).sessions()
    assert [one.reps for one in record.exercises] == [timeline.items[0].total_reps]


@pytest.mark.parametrize(
    ("done", "sets"),
    [
        ([None], 1),
        ([Side.LEFT], 0),
        ([Side.RIGHT], 0),
        ([Side.LEFT, Side.RIGHT], 1),
    ],
)
def test_a_set_counts_when_both_sides_are_through(
    tmp_path: Path, done: list[Side | None], sets: int
) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for segment, side in enumerate((Side.LEFT, Side.RIGHT)):
            log.record(session_id, HoldDone(0, "clamshell", 1, 1, side, 0, segment), 0, 0)
        for through in done:
            log.record(session_id, SetDone(0, "clamshell", 1, through), 0, 0)
        (record,) = History(database).sessions()
    assert record.exercises == (ExerciseRecord("clamshell", sets, 2, 0),)


@given(order=st.lists(st.sampled_from(FACTS), max_size=25))
def test_facts_told_again_count_once(
    tmp_path_factory: pytest.TempPathFactory, order: list[Fact]
) -> None:
    with closing(open_in(tmp_path_factory.mktemp("once"))) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for fact in order:
            log.record(session_id, fact, 0, 0)
        holds = {fact for fact in order if isinstance(fact, HoldDone)}
        (record,) = History(database).sessions()
        assert sum(one.reps for one in record.exercises) == len(holds)
        assert sum(one.hold_ms for one in record.exercises) == sum(one.hold_ms for one in holds)
        assert database.rows("SELECT count(*) FROM event") == [(len(set(order)),)]


def test_an_unfinished_session_is_offered_until_it_is_settled(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        log.reached(session_id, 61_500, 60_000)
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        found = log.unfinished()
        assert found is not None
        assert (found.id, found.plan, found.started) == (session_id, PLAN, STARTED)
        assert (found.position_ms, found.active_ms, found.exercises_done) == (61_500, 60_000, 1)
        log.keep_as_partial(session_id)
        assert log.unfinished() is None
        (record,) = History(database).sessions()
        assert record.status is SessionStatus.PARTIAL
        assert record.active_ms == 60_000


def test_discarding_leaves_nothing(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        log.discard(session_id)
        assert log.unfinished() is None
        for table in TABLES:
            assert database.rows(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
        # Not even in free pages or in the log.
        for path in paths_in(tmp_path).data_dir.glob("record.db*"):
            assert session_id.encode() not in path.read_bytes()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        fill(database)
        told: list[Fact] = []
        while not log.pending:
            told.append(HoldDone(0, "cat-cow", 1, 1, None, 1000, len(told)))
            with suppress(StorageError):
                log.record(session_id, told[-1], 0, 0)
        assert "full" in str(log.trouble)
        assert list(log.pending) == told[-1:]
        later = HoldDone(0, "cat-cow", 1, 1, None, 1000, len(told))
        with pytest.raises(StorageError):
            log.record(session_id, later, 0, 0)
        assert list(log.pending) == [told[-1], later]
        assert History(database).sessions()[0].exercises[0].reps == len(told) - 1
        make_room(database)
        log.reached(session_id, 1, 1)
        assert log.pending == ()
        assert log.trouble is None
        assert History(database).sessions()[0].exercises[0].reps == len(told) + 1


def test_a_session_begins_though_the_disk_is_full(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        fill(database)
        begun: list[str] = []
        # Beginnings fit into the pages that are there until they do not.
        while log.trouble is None:
            begun.append(log.begin(PLAN, STARTED))
        assert "full" in str(log.trouble)
        with pytest.raises(StorageError):
            log.record(begun[-1], FACTS[0], 1, 1)
        with pytest.raises(StorageError):
            log.finish(begun[-1], SessionStatus.PARTIAL, STARTED, 5000)
        make_room(database)
        log.flush()
        records = {one.id: one for one in History(database).sessions()}
        assert set(records) == set(begun)
        assert records[begun[-1]].status is SessionStatus.PARTIAL
        assert records[begun[-1]].exercises == (ExerciseRecord("cat-cow", 0, 1, 4000),)


def test_a_discarded_session_is_not_written_later(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        fill(database)
        while log.trouble is None:
            last = log.begin(PLAN, STARTED)
        log.discard(last)
        make_room(database)
        log.flush()
        assert last not in {one.id for one in History(database).sessions()}


def test_an_unknown_session_is_a_bug_that_blocks_nothing(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, session_id = logged(database)
        with pytest.raises(LookupError):
            log.record("nobody", FACTS[0], 0, 0)
        assert log.pending == ()
        log.reached(session_id, 99, 99)
        found = log.unfinished()
        assert found is not None
        assert found.position_ms == 99


def test_moments_need_an_offset(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database, pytest.raises(ValueError, match="offset"):
        SessionLog(database).begin(PLAN, datetime(2026, 3, 1, 12, 0))  # noqa: DTZ001


def test_the_schema_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        logged(database)
        with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
            connection.execute("UPDATE session SET status = 'lost'")
        assert len(History(database).sessions()) == 1


@given(
    moment=st.datetimes(
        min_value=datetime(1971, 1, 1),  # noqa: DTZ001
        max_value=datetime(2400, 1, 1),  # noqa: DTZ001
        timezones=st.timezones(),
    )
)
def test_moments_survive_in_every_time_zone(moment: datetime) -> None:
    back = moment_of(milliseconds_of(moment), offset_of(moment))
    assert timedelta(0) <= moment.astimezone(UTC) - back < timedelta(milliseconds=1)
    assert back.date() == moment.astimezone(back.tzinfo).date()
