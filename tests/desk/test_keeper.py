"""How a session ends in the record."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.desk.keeper import SessionKeeper
from coach.domain.record import SessionStatus
from coach.paths import paths_under
from coach.storage.database import Database
from coach.storage.history import History
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from tests.storage.samples import FACTS, PLAN


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(paths_under(tmp_path)).database) as database:
        yield database


def statuses(database: Database) -> list[SessionStatus]:
    return [one.status for one in History(database).sessions()]


def begun(database: Database) -> SessionKeeper:
    keeper = SessionKeeper(SessionLog(database))
    keeper.begin(PLAN)
    return keeper


def test_a_session_gone_through_is_completed(database: Database) -> None:
    keeper = begun(database)
    keeper.record(FACTS[0], 1000, 1000)
    keeper.finish(completed=True, active_ms=2000)
    assert statuses(database) == [SessionStatus.COMPLETED]


def test_a_session_ended_before_anything_was_done_leaves_nothing(database: Database) -> None:
    keeper = begun(database)
    keeper.finish(completed=False, active_ms=2000)
    assert statuses(database) == []


def test_a_session_ended_early_is_partial(database: Database) -> None:
    keeper = begun(database)
    keeper.record(FACTS[0], 1000, 1000)
    keeper.finish(completed=False, active_ms=2000)
    assert statuses(database) == [SessionStatus.PARTIAL]


@pytest.mark.parametrize(
    ("in_full", "status"), [(True, SessionStatus.COMPLETED), (False, SessionStatus.PARTIAL)]
)
def test_what_was_skipped_before_a_crash_still_counts_as_skipped(
    database: Database, in_full: bool, status: SessionStatus
) -> None:
    first = begun(database)
    first.record(FACTS[0], 1000, 1000)
    resumed = SessionKeeper(SessionLog(database), first.session_id)
    resumed.in_full = lambda: in_full
    resumed.finish(completed=True, active_ms=5000)
    assert statuses(database) == [status]


def test_without_a_record_it_only_counts() -> None:
    keeper = SessionKeeper(None)
    keeper.begin(PLAN)
    keeper.record(FACTS[0], 1000, 1000)
    keeper.finish(completed=True, active_ms=2000)
    assert keeper.has_facts
