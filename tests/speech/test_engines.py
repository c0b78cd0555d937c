"""Which voices are there, and how they keep the pace."""

from collections.abc import Callable
from threading import Event

import pytest

from coach.speech import engines
from coach.speech.engines import Engine, has_system_voice, installed_engines
from coach.speech.espeak import Espeak
from coach.speech.piper import Piper
from tests.support.programs import need

Script = Callable[[str], str]


@pytest.mark.parametrize(
    ("piper", "espeak", "system", "expected"),
    [
        (True, True, False, (Engine.PIPER, Engine.ESPEAK)),
        (False, True, True, (Engine.SYSTEM, Engine.ESPEAK)),
        (False, False, False, ()),
    ],
)
def test_only_what_is_there_is_offered_best_first(
    monkeypatch: pytest.MonkeyPatch,
    piper: bool,
    espeak: bool,
    system: bool,
    expected: tuple[Engine, ...],
) -> None:
    monkeypatch.setattr(Piper, "installed", lambda _: piper)
    monkeypatch.setattr(Espeak, "installed", lambda _: espeak)
    monkeypatch.setattr(engines, "has_system_voice", lambda: system)
    assert installed_engines() == expected


def test_linux_has_no_system_voice_that_can_be_trusted() -> None:
    trusted = {system: has_system_voice(system) for system in ("linux", "win32", "darwin")}
    assert trusted == {"linux": False, "win32": True, "darwin": True}


def test_the_pace_is_part_of_what_a_clip_is_kept_under() -> None:
    for kind in (Espeak, Piper):
        voices = {kind(words_per_minute=pace).voice for pace in range(120, 221, 10)}
        assert len(voices) == 11
        assert kind().voice == kind(words_per_minute=170).voice


def test_a_slower_voice_takes_longer() -> None:
    need("espeak-ng")
    text = "Lie on your back with your knees bent and your feet flat."
    lengths = [
        clip.length_ms
        for pace in (120, 170, 220)
        for _, clip in Espeak(words_per_minute=pace).render([text], Event())
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] / lengths[2] == pytest.approx(220 / 120, rel=0.05)


def test_pipers_length_scale_follows_the_pace() -> None:
    scales = [float(Piper(words_per_minute=pace).voice.split()[2]) for pace in range(120, 221, 10)]
    assert scales == sorted(scales, reverse=True)
    assert scales[5] == 1.1
    assert 0.6 < scales[-1] < 1.1 < scales[0] < 1.8
