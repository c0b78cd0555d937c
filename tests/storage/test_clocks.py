"""Clocks that are set back, midnight, summer time and journeys: days stay what they were."""

import csv
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.domain.record import SessionStatus
from coach.paths import DataPaths, paths_under
from coach.storage.export import export_json
from coach.storage.history import read_sessions
from coach.storage.import_file import read_export
from coach.storage.merge import merge
from coach.storage.opening import open_database
from coach.storage.session_log import SessionLog
from coach.storage.sheet import export_csv
from tests.storage.samples import FACTS, PLAN

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
HONOLULU = ZoneInfo("Pacific/Honolulu")


def did(paths: DataPaths, started: datetime, lasted: timedelta) -> None:
    with open_database(paths).database as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, started)
        log.record(session_id, FACTS[0], 0, 0)
        log.finish(session_id, SessionStatus.COMPLETED, started + lasted, 600_000)


MOMENTS = {
    "over midnight": (datetime(2026, 3, 1, 23, 55, tzinfo=BERLIN), timedelta(minutes=20)),
    "the clock is set back meanwhile": (
        datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN),
        timedelta(hours=-5),
    ),
    "into summer time": (datetime(2026, 3, 29, 1, 55, tzinfo=BERLIN), timedelta(minutes=20)),
    "the hour that comes twice, first": (
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
        timedelta(minutes=20),
    ),
    "the hour that comes twice, again": (
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
        timedelta(minutes=20),
    ),
    "east of everything": (datetime(2026, 3, 3, 0, 5, tzinfo=AUCKLAND), timedelta(minutes=20)),
    "west of everything": (datetime(2026, 3, 2, 23, 55, tzinfo=HONOLULU), timedelta(minutes=20)),
    "an odd offset": (
        datetime(2026, 3, 4, 7, 0, tzinfo=timezone(timedelta(hours=5, minutes=45))),
        timedelta(minutes=20),
    ),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_a_session_counts_for_the_day_it_began_where_the_person_was(
    tmp_path: Path, name: str
) -> None:
    started, lasted = MOMENTS[name]
    paths = paths_under(tmp_path / "here")
    did(paths, started, lasted)
    (session,) = read_sessions(paths)
    assert session.local_day == started.date()
    # Python holds hours that come twice for unequal to everything; their text tells them apart.
    assert session.started.isoformat() == started.isoformat()
    # Elsewhere, and in a spreadsheet, it is the same day and hour.
    export_json(paths, tmp_path / "export.json", started)
    there = paths_under(tmp_path / "there")
    merge(there, read_export(tmp_path / "export.json"), started)
    assert read_sessions(there) == (session,)
    export_csv(paths, tmp_path / "export.csv")
    with (tmp_path / "export.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["started"] == started.isoformat()


def test_the_hour_that_comes_twice_keeps_its_order(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    first = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    for started in (second, first):
        did(paths, started, timedelta(minutes=5))
    shown = [session.started.isoformat() for session in reversed(read_sessions(paths))]
    assert shown == [first.isoformat(), second.isoformat()]
    assert {session.local_day for session in read_sessions(paths)} == {date(2026, 10, 25)}


def test_starts_at_once_make_one_record(tmp_path: Path) -> None:
    data_dir = tmp_path / "new"
    command = [sys.executable, "-m", "tests.storage.writing_child", str(data_dir), "20"]
    children = [subprocess.Popen(command) for _ in range(3)]
    assert [child.wait(timeout=60) for child in children] == [0, 0, 0]
    paths = paths_under(data_dir)
    assert len(read_sessions(paths)) == 3
    with open_database(paths).database as database:
        assert database.rows("SELECT count(*) FROM event") == [(60,)]
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
    assert not list(data_dir.glob("record-*"))
