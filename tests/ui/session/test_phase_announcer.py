"""A screen reader hears each phase once, and never the seconds."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.domain.player import Phase
from coach.ui.session.phase_announcer import PhaseAnnouncer
from tests.support.moments import scenes

SCENES = scenes()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that a screen reader is told."""
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        assert event.politeness() is QAccessible.AnnouncementPoliteness.Polite
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def words(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def test_each_phase_is_heard_once(qtbot: QtBot, heard: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = PhaseAnnouncer(page)
    change, hold = SCENES["transition"], SCENES["hold"]
    moments = [
        (change, words(change.phase_word, change.exercise_name)),
        (hold, words(hold.phase_word, hold.side_title, hold.side_detail)),
        (replace(hold, phase=Phase.PAUSED), "Paused"),
        (hold, words(hold.phase_word, hold.side_title, hold.side_detail)),
        (replace(hold, side=None), hold.phase_word),
    ]
    for moment, _ in moments:
        announcer.show_display(moment)
        announcer.show_display(replace(moment, digits="3", fraction_left=0.1))
    assert heard == [said for _, said in moments]
