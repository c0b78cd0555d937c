"""The system's own voice, played by Qt's mock engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach.domain.timeline import Cue, CueKind
from coach.speech import qt_voice
from coach.speech.qt_system import SystemVoice
from coach.speech.qt_voice import Voice, open_system_voice
from tests.speech.conftest import Device

# Qt Multimedia says so wherever PipeWire is not installed, then takes PulseAudio.
pytestmark = pytest.mark.qt_log_ignore("pipewire-0.3", extend=True)


def mock(parent: QObject) -> SystemVoice:
    return SystemVoice("mock", parent)


def words(text: str) -> Cue:
    return Cue(0, 0, CueKind.INSTRUCTION, text, 0)


def test_it_speaks_and_falls_silent(qtbot: QtBot, qapp: QObject) -> None:
    voice = SystemVoice("mock", qapp)
    assert voice.working()
    voice.say("Lift your hips.")
    qtbot.waitUntil(voice.speaking)
    voice.stop()
    qtbot.waitUntil(lambda: not voice.speaking())
    voice.deleteLater()


def test_a_session_speaks_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    system: list[SystemVoice] = []

    def open_mock(parent: QObject) -> SystemVoice:
        system.append(mock(parent))
        return system[0]

    voice = Voice(tmp_path, "system", make_output=Device(), system_voice=open_mock)
    with qtbot.waitSignal(voice.prepared):
        voice.prepare(["one", "two"])
    assert voice.play(words("one"), 0)
    qtbot.waitUntil(system[0].speaking)
    voice.silence()
    qtbot.waitUntil(lambda: not system[0].speaking())
    voice.say("two")
    qtbot.waitUntil(system[0].speaking)
    assert not voice.play(words("one"), 0)
    voice.close()
    voice.deleteLater()


def test_when_it_fails_tones_stay(qtbot: QtBot, tmp_path: Path) -> None:
    system: list[SystemVoice] = []

    def open_mock(parent: QObject) -> SystemVoice:
        system.append(mock(parent))
        return system[0]

    voice = Voice(tmp_path, "system", make_output=Device(), system_voice=open_mock)
    voice.prepare(["one"])
    with qtbot.waitSignal(voice.notice):
        system[0].failed.emit("no voice data")
    assert not voice.play(words("one"), 0)
    assert voice.play(Cue(0, 0, CueKind.TICK, "3", 0), 0)
    voice.close()
    voice.deleteLater()


def test_it_is_never_made_on_linux(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("made on Linux")

    monkeypatch.setattr(qt_voice, "SystemVoice", refuse)
    monkeypatch.setattr(qt_voice, "_SYSTEM", "linux")
    assert open_system_voice(qapp) is None
