"""espeak-ng as a program, the real one and bad ones."""

import time
from collections.abc import Callable
from threading import Event, Timer

import pytest

from coach.speech.espeak import Espeak
from coach.speech.program import Stopped, VoiceError
from tests.support.programs import need

Script = Callable[[str], str]


def test_sentences_come_in_order_and_trimmed() -> None:
    need("espeak-ng")
    texts = ["Halfway.", "Now the left side. Slowly.", "– and [[hold]] 10 s", "Halfway."]
    clips = list(Espeak().render(texts, Event()))
    assert [text for text, _ in clips] == texts
    lengths = [clip.length_ms for _, clip in clips]
    assert lengths[0] == lengths[3]
    assert lengths[0] < 1000 < lengths[1]


@pytest.mark.parametrize(
    "body",
    [
        "exit 3",
        "echo rubbish > $9; for last; do :; done; echo rubbish > $last",
        "exit 0",
        'for last; do :; done; head -c 40000 /dev/zero > "$last"',
    ],
    ids=["dies", "writes rubbish", "writes nothing", "writes zeros"],
)
def test_a_bad_program_is_noticed(script: Script, body: str) -> None:
    path = script(body)
    with pytest.raises(VoiceError):
        list(Espeak(find=lambda _: path).render(["Halfway."], Event()))


def test_a_missing_program_is_noticed() -> None:
    espeak = Espeak(find=lambda _: None)
    assert not espeak.installed()
    with pytest.raises(VoiceError, match="not installed"):
        list(espeak.render(["Halfway."], Event()))


def test_a_program_that_cannot_be_started_is_noticed(script: Script) -> None:
    with pytest.raises(VoiceError, match="did not start"):
        list(Espeak(find=lambda _: "/nowhere/espeak-ng").render(["Halfway."], Event()))


def test_a_hanging_program_is_killed(script: Script) -> None:
    path = script("exec sleep 600")
    begin = time.monotonic()
    with pytest.raises(VoiceError, match="hung"):
        list(Espeak(find=lambda _: path, patience_seconds=0.1).render(["Halfway."], Event()))
    assert time.monotonic() - begin < 60


def test_work_no_longer_wanted_ends(script: Script) -> None:
    path = script("exec sleep 600")
    stop = Event()
    timer = Timer(0.05, stop.set)
    timer.start()
    with pytest.raises(Stopped):
        list(Espeak(find=lambda _: path, patience_seconds=600).render(["Halfway."], stop))
    timer.join()
