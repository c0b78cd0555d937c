from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach.domain.exercise import Side
from coach.domain.facts import HoldDone, SetDone
from coach.domain.practice import ExerciseDay, ExerciseTotal, SideComparison, SideTotal
from coach.domain.record import SessionStatus
from coach.storage.database import Database
from coach.storage.exercise_history import ExerciseHistory
from coach.storage.history import History
from coach.storage.session_edits import SessionEdits
from coach.storage.session_log import SessionLog
from tests.storage.lively import fill
from tests.storage.samples import FACTS, PLAN, STARTED, open_in

DAY = STARTED.date()
NOTHING = SideTotal(0, 0, 0)


def add(database: Database, days: int, *, finish: bool = True) -> str:
    """Log the sample session so many days after STARTED."""
    log = SessionLog(database)
    started = STARTED + timedelta(days=days)
    session_id = log.begin(PLAN, started)
    for fact in FACTS:
        log.record(session_id, fact, 0, 0)
    if finish:
        log.finish(session_id, SessionStatus.PARTIAL, started, 1000)
    return session_id


def test_totals_of_a_period(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        for days in (0, 1, 9):
            add(database, days)
        add(database, 2, finish=False)
        history = ExerciseHistory(database)
        first_two = history.totals(DAY, DAY + timedelta(days=8))
        next_day = DAY + timedelta(days=1)
        assert first_two == (
            ExerciseTotal("bird-dog", 2, 4, 22_000, 6000, next_day),
            ExerciseTotal("cat-cow", 2, 4, 18_000, 5000, next_day),
        )
        assert history.total("cat-cow", DAY, DAY + timedelta(days=8)) == first_two[1]
        whole = history.total("cat-cow")
        assert whole is not None
        assert whole.times == 3
        assert history.total("bridge") is None
        assert history.total("cat-cow", DAY + timedelta(days=10)) is None


def test_days_and_sides_of_one_exercise(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        for days in (0, 3, 3):
            add(database, days)
        history = ExerciseHistory(database)
        assert history.days("bird-dog") == (
            ExerciseDay(DAY, 2, 11_000, 6000),
            ExerciseDay(DAY + timedelta(days=3), 4, 22_000, 6000),
        )
        assert history.days("bird-dog", last=DAY) == (ExerciseDay(DAY, 2, 11_000, 6000),)
        assert history.sides("bird-dog", DAY, DAY) == SideComparison(
            SideTotal(1, 5000, 5000), SideTotal(1, 6000, 6000)
        )
        assert history.sides("cat-cow") == SideComparison(NOTHING, NOTHING)


def test_removed_sessions_are_left_out(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database, 0)
        SessionEdits(database).remove(session_id, datetime(2026, 4, 1, tzinfo=UTC))
        history = ExerciseHistory(database)
        assert history.totals() == ()
        assert history.total("cat-cow") is None
        assert history.days("cat-cow") == ()
        assert history.sides("bird-dog") == SideComparison(NOTHING, NOTHING)


def test_the_ways_to_add_up_agree(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        fill(database, 1, date(2026, 11, 21))
        history = ExerciseHistory(database)
        period = (date(2026, 2, 1), date(2026, 10, 31))
        sessions = [
            one for one in History(database).sessions() if period[0] <= one.local_day <= period[1]
        ]
        totals = history.totals(*period)
        assert len(totals) > 10
        for total in totals:
            assert history.total(total.exercise_id, *period) == total
            records = [
                record
                for one in sessions
                for record in one.exercises
                if record.exercise_id == total.exercise_id
            ]
            days = history.days(total.exercise_id, *period)
            assert total.times == len(records)
            assert total.reps == sum(one.reps for one in records) == sum(one.reps for one in days)
            assert total.hold_ms == sum(one.hold_ms for one in days)
            assert total.best_hold_ms == max(one.best_hold_ms for one in days)
            assert total.last_day == days[-1].day


def test_an_exercise_keeps_its_last_name(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        add(database, 0)
        history = History(database)
        assert history.exercise_name("bird-dog") == "Bird dog"
        assert history.exercise_name("bridge") is None


def test_each_side_of_a_set_counts_its_own(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for segment, (side, hold_ms) in enumerate(
            [(Side.LEFT, 20_000), (Side.LEFT, 30_000), (Side.RIGHT, 10_000)]
        ):
            log.record(session_id, HoldDone(1, "bird-dog", 1, 1, side, hold_ms, segment), 0, 0)
        log.record(session_id, SetDone(1, "bird-dog", 1, Side.LEFT), 0, 0)
        log.finish(session_id, SessionStatus.PARTIAL, STARTED, 60_000)
        detail = History(database).session(session_id)
        assert detail is not None
        left, right = detail.exercises[1].sets
        assert (left.side, left.reps, left.hold_ms, left.best_hold_ms) == (
            Side.LEFT,
            2,
            50_000,
            30_000,
        )
        assert (left.sides_done, right.sides_done) == (1, 0)
