from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from coach.domain.record import WeekCount
from coach.ui.checkin.after import AfterQuestion
from coach.ui.session.summary import DoneExercise, SessionSummary, SummaryDialog
from coach.ui.session.view import SessionView
from coach.ui.widgets.dots import Dot, dots_of

MONDAY = date(2026, 3, 2)
BRIDGE = DoneExercise("Bridge", 20, 20, "2 × 10, hold 5 s")
HALF = DoneExercise("Bird dog", 7, 16, "8 each side, hold 5 s")
NONE = DoneExercise("Child’s pose", 0, 3, "3 times, hold 30 s")


def week(completed: int, partial: int = 0, flare: int = 0, goal: int = 3) -> WeekCount:
    return WeekCount(MONDAY, completed, partial, flare, goal)


@pytest.mark.parametrize(
    ("count", "dots"),
    [
        (week(0), (Dot.OPEN,) * 3),
        (week(2), (Dot.FULL, Dot.FULL, Dot.OPEN)),
        (week(1, partial=1), (Dot.FULL, Dot.HALF, Dot.OPEN)),
        (week(2, flare=1), (Dot.FULL, Dot.FLARE, Dot.OPEN)),
        (week(5), (Dot.FULL,) * 3 + (Dot.EXTRA,) * 2),
        (week(3, partial=1), (Dot.FULL,) * 3 + (Dot.HALF,)),
    ],
)
def test_the_week_as_dots(count: WeekCount, dots: tuple[Dot, ...]) -> None:
    assert dots_of(count) == dots


@pytest.mark.parametrize(
    ("summary", "title", "words"),
    [
        (
            SessionSummary(True, 900_000, (BRIDGE, BRIDGE), week(2)),
            "That was all 2 exercises",
            "15 minutes. Well done. It is saved.",
        ),
        (
            SessionSummary(False, 61_000, (BRIDGE, HALF, NONE), week(1, partial=1)),
            "1 of 3 exercises done",
            "1 minute. It is saved as a partial session. Every part of it counts.",
        ),
        (
            SessionSummary(False, 5_000, (HALF, NONE), week(0, partial=1)),
            "A short one today",
            "Under a minute. It is saved as a partial session. Every part of it counts.",
        ),
        (
            SessionSummary(True, 60_000, (BRIDGE,), week(0), saved=False),
            "That was your exercise",
            "1 minute. Well done. It could not be saved, so it will not show in your history.",
        ),
    ],
)
def test_it_says_what_was_done(
    view: SessionView, summary: SessionSummary, title: str, words: str
) -> None:
    dialog = SummaryDialog(view._look, summary, view)
    dialog.open()
    assert dialog.panel.accessibleName() == title
    assert dialog.panel.accessibleDescription() == words
    texts = [label.text() for label in dialog.content.findChildren(type(dialog._title))]
    assert ("7 of 16 times" in texts) is (HALF in summary.exercises)
    assert ("not this time" in texts) is (NONE in summary.exercises)
    spy = QSignalSpy(dialog.done)
    dialog._enter.click()  # type: ignore[union-attr]
    assert spy.count() == 1
    assert view.asks is None


def press(dialog: SummaryDialog, key: Qt.Key, *, held: bool = False) -> None:
    """Press a key where the keyboard is; held: as it comes while it is still down."""
    target = dialog.window().focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        text = chr(key) if key < 128 else ""
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, held)
        QApplication.sendEvent(target, event)


SESSION_KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_R,
)


@pytest.fixture
def asking(view: SessionView) -> tuple[SummaryDialog, AfterQuestion]:
    """The summary with its question, as it comes at the end of a session."""
    dialog = SummaryDialog(view._look, SessionSummary(True, 9_000, (BRIDGE,), week(1)), view)
    question = AfterQuestion(view._look, dialog.content)
    dialog.ask(question)
    dialog.open()
    return dialog, question


@pytest.mark.parametrize(
    "key", [*SESSION_KEYS, Qt.Key.Key_3, Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Escape]
)
def test_a_key_that_is_still_held_down_answers_nothing(
    asking: tuple[SummaryDialog, AfterQuestion], key: Qt.Key
) -> None:
    dialog, question = asking
    for _ in range(3):
        press(dialog, key, held=True)
    assert question.scale.level is None
    assert not dialog.isHidden()
    assert not dialog.is_leaving


@pytest.mark.parametrize("key", SESSION_KEYS)
def test_a_key_of_the_session_pressed_once_more_answers_nothing(
    asking: tuple[SummaryDialog, AfterQuestion], key: Qt.Key
) -> None:
    dialog, question = asking
    chosen = QSignalSpy(question.level_chosen)
    press(dialog, key)
    assert chosen.count() == 0
    assert not dialog.isHidden()
    press(dialog, Qt.Key.Key_3)
    assert chosen.at(0) == [3]
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
