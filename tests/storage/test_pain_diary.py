from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.pain import PainMoment, PainPoint
from coach.domain.record import PainAnswers, SessionStatus
from coach.storage.database import Database
from coach.storage.errors import StorageError
from coach.storage.history import History
from coach.storage.pain_diary import PainDiary
from coach.storage.session_edits import SessionEdits
from coach.storage.session_log import SessionLog
from tests.storage.samples import PLAN, STARTED, open_in

DAY = STARTED.date()
LATER = STARTED + timedelta(minutes=12)  # just before midnight


def add(database: Database, days: int = 0) -> str:
    log = SessionLog(database)
    session_id = log.begin(PLAN, STARTED + timedelta(days=days))
    log.finish(session_id, SessionStatus.COMPLETED, STARTED + timedelta(days=days), 1000)
    return session_id


def test_ratings_are_read_back_in_order(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        diary = PainDiary(database)
        next_day = STARTED + timedelta(hours=9)
        diary.note(session_id, PainMoment.NEXT_DAY, 0, next_day)
        diary.note(session_id, PainMoment.BEFORE, 10, STARTED)
        diary.note(session_id, PainMoment.AFTER, 6, LATER)
        diary.note(None, PainMoment.BEFORE, 3, STARTED + timedelta(days=40))
        points = diary.points(DAY, DAY + timedelta(days=1))
        assert points == (
            PainPoint(session_id, PainMoment.BEFORE, 10, STARTED, DAY),
            PainPoint(session_id, PainMoment.AFTER, 6, LATER, DAY),
            PainPoint(session_id, PainMoment.NEXT_DAY, 0, next_day, DAY + timedelta(days=1)),
        )
        assert [one.level for one in diary.points()] == [10, 6, 0, 3]
        detail = History(database).session(session_id)
        assert detail is not None
        assert detail.pain == PainAnswers(10, 6, 0)


def test_a_later_rating_takes_the_place_of_the_first(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        diary = PainDiary(database)
        diary.note(session_id, PainMoment.AFTER, 6, STARTED)
        diary.note(session_id, PainMoment.AFTER, 2, LATER)
        assert [(one.level, one.noted) for one in diary.points()] == [(2, LATER)]


def test_ratings_go_and_come_back_with_their_session(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_id = add(database)
        diary, edits = PainDiary(database), SessionEdits(database)
        diary.note(session_id, PainMoment.BEFORE, 4, STARTED)
        diary.note(None, PainMoment.BEFORE, 5, STARTED)
        edits.remove(session_id, LATER)
        assert [one.level for one in diary.points()] == [5]
        edits.restore(session_id)
        assert [one.level for one in diary.points()] == [4, 5]


@pytest.mark.parametrize("level", [-1, 11])
def test_there_are_eleven_levels(tmp_path: Path, level: int) -> None:
    with closing(open_in(tmp_path)) as database, pytest.raises(ValueError, match=str(level)):
        PainDiary(database).note(None, PainMoment.AFTER, level, STARTED)


def test_a_session_that_is_not_saved_yet_says_so(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        with pytest.raises(StorageError, match="not saved yet"):
            PainDiary(database).note("waiting", PainMoment.BEFORE, 4, STARTED)
        assert PainDiary(database).points() == ()


def test_the_next_day_is_asked_about_the_newest_session_once(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        diary = PainDiary(database)
        assert diary.awaiting_next_day(DAY) is None
        add(database)
        newest = add(database, 1)
        assert diary.awaiting_next_day(DAY + timedelta(days=1)) is None
        assert diary.awaiting_next_day(DAY + timedelta(days=2)) == newest
        assert diary.awaiting_next_day(DAY + timedelta(days=4)) == newest
        assert diary.awaiting_next_day(DAY + timedelta(days=5)) is None
        diary.note(newest, PainMoment.NEXT_DAY, 3, datetime(2026, 3, 3, tzinfo=UTC))
        assert diary.awaiting_next_day(DAY + timedelta(days=2)) is None
