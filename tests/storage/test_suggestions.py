"""What suggestions rest on, in the record."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.pain import PainMoment
from coach.domain.record import PainAnswers, SessionStatus, walk
from coach.storage.pain_diary import PainDiary
from coach.storage.put_aside import PutAside
from coach.storage.session_edits import SessionEdits
from coach.storage.session_log import SessionLog
from coach.storage.suggestions import LoggedSession, SuggestionLog
from tests.storage.samples import ANSWERS, FACTS, PLAN, STARTED, open_in

DAY = STARTED.date()


def test_sessions_are_read_with_levels_and_with_what_hurt(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        done = log.begin(PLAN, STARTED)
        for number, fact in enumerate(FACTS, start=1):
            log.record(done, fact, number * 1000, number * 900)
        log.finish(done, SessionStatus.PARTIAL, STARTED, 540_000)
        diary = PainDiary(database)
        diary.note(done, PainMoment.BEFORE, 4, STARTED)
        diary.note(done, PainMoment.AFTER, 3, STARTED)
        # Not finished, written down by hand, removed, too old: none of these is weighed.
        log.begin(PLAN, STARTED)
        SessionEdits(database).add(walk(STARTED, 600_000, "Walk"), STARTED + timedelta(1))
        removed = log.begin(PLAN, STARTED)
        log.finish(removed, SessionStatus.COMPLETED, STARTED, 0)
        SessionEdits(database).remove(removed, STARTED)
        old = log.begin(PLAN, STARTED - timedelta(1))
        log.finish(old, SessionStatus.COMPLETED, STARTED, 0)
        found = SuggestionLog(database).sessions_since(DAY)
        assert len(SuggestionLog(database).sessions_since(DAY - timedelta(1))) == 2
    assert found == (
        LoggedSession(
            id=done,
            started=STARTED,
            local_day=DAY,
            completed=False,
            flare_up=False,
            levels=PainAnswers(before=4, after=3),
            recipe=PLAN.recipe,
            hurt=frozenset({"bird-dog"}),
        ),
    )


def test_answers_come_back_as_they_were_given(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        SuggestionLog(database).write(ANSWERS[1:])
        SuggestionLog(database).write(ANSWERS[:1])
    with closing(open_in(tmp_path)) as database:
        log = SuggestionLog(database)
        assert log.answers() == ANSWERS
        assert log.answers()[0].answered.utcoffset() == STARTED.utcoffset()
        log.remove([ANSWERS[1].id, "never given"])
        assert log.answers() == (ANSWERS[0], ANSWERS[2])


def test_answers_are_kept_all_or_none(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SuggestionLog(database)
        log.write(ANSWERS[:1])
        with pytest.raises(sqlite3.IntegrityError):
            log.write([ANSWERS[1], replace(ANSWERS[2], id=ANSWERS[0].id)])
        assert log.answers() == ANSWERS[:1]


def test_an_answer_outlives_the_sessions_it_rests_on(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        session_log = SessionLog(database)
        session_id = session_log.begin(PLAN, STARTED)
        log = SuggestionLog(database)
        log.write([replace(ANSWERS[0], session_ids=(session_id,))])
        session_log.discard(session_id)
        assert log.answers()[0].session_ids == (session_id,)


def test_a_question_put_aside_stays_so_as_long_as_its_session(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log = SessionLog(database)
        first, second = log.begin(PLAN, STARTED), log.begin(PLAN, STARTED)
        put_aside = PutAside(database)
        for one in (first, first, "gone"):
            put_aside.add(one)
        assert [put_aside.has(one) for one in (first, second, "gone")] == [True, False, False]
        log.discard(first)
        assert database.rows("SELECT count(*) FROM next_day_put_aside") == [(0,)]
