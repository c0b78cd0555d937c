"""From settings and record to what a session is compiled with."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from coach.domain.exercise import Side
from coach.domain.record import SessionStatus, walk
from coach.planning import options_from
from coach.storage.history import History
from coach.storage.session_edits import SessionEdits
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import SessionSettings, Settings, StartSide
from tests.storage.samples import PLAN, STARTED, open_in


def test_sides_take_turns_from_session_to_session(tmp_path: Path) -> None:
    with closing(open_in(tmp_path)) as database:
        log, history = SessionLog(database), History(database)
        began = []
        for number in range(4):
            done = history.count()
            began.append(options_from(Settings(), sessions_done=done).start_side)
            session_id = log.begin(PLAN, STARTED + timedelta(number))
            log.finish(session_id, SessionStatus.COMPLETED, STARTED, 60_000)
            # A walk has no sides and takes no turn.
            later = STARTED + timedelta(number, hours=1)
            SessionEdits(database).add(walk(later, 600_000, "Walk"), later + timedelta(hours=1))
    assert began == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]


@pytest.mark.parametrize("side", [StartSide.LEFT, StartSide.RIGHT])
def test_a_side_that_was_chosen_always_begins(side: StartSide) -> None:
    settings = msgspec.structs.replace(Settings(), session=SessionSettings(start_side=side))
    found = {options_from(settings, sessions_done=done).start_side for done in range(4)}
    assert found == {Side(side.value)}
