"""The voice of a session, with a fake sound device and scripted voice programs."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.domain.timeline import Cue, CueKind, Tone
from coach.speech.cache import ClipCache
from coach.speech.clip import Clip
from coach.speech.engines import Engine, Manner
from coach.speech.espeak import Espeak
from coach.speech.program import Stopped, VoiceError
from coach.speech.qt_rendering import Renderers
from coach.speech.qt_voice import Voice
from coach.speech.renderer import ProgramRenderer, Renderer
from tests.speech.conftest import Clock, Device, FakeOutput

Script = Callable[[str], str]
MakeVoice = Callable[..., Voice]


class Humming:
    """A voice whose every word lasts a second; breaks or hangs at a given text."""

    voice = "humming"

    def __init__(self, name: str = "espeak", *, breaks_at: str = "", hangs_at: str = ""):
        self.name = name
        self.rendered: list[str] = []
        self._breaks_at = breaks_at
        self._hangs_at = hangs_at

    def installed(self) -> bool:
        return True

    def render(self, texts: Sequence[str], stop: Event) -> Iterator[tuple[str, Clip]]:
        for text in texts:
            if text == self._breaks_at:
                raise VoiceError("broke")
            if text == self._hangs_at:
                stop.wait()
                raise Stopped
            self.rendered.append(text)
            words = len(text.split())
            yield text, Clip(np.full(words * 8000, 0.2, dtype=np.float32), 8000)


def using(*programs: Humming | Espeak) -> Renderers:
    def make(manner: Manner, cache: ClipCache) -> Sequence[Renderer]:
        return [ProgramRenderer(program, cache) for program in programs]

    return make


def words(text: str, kind: CueKind = CueKind.INSTRUCTION) -> Cue:
    return Cue(0, 0, kind, text, 0)


TICK = Cue(0, 0, CueKind.TICK, "3", 0)
HOLD = Cue(0, 0, CueKind.TONE, str(Tone.HOLD), 0)


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_voice(qtbot: QtBot, tmp_path: Path, device: Device, clock: Clock) -> Iterator[MakeVoice]:
    made: list[Voice] = []

    def make(*programs: Humming | Espeak, **more: object) -> Voice:
        options = {"renderers": using(*programs), "make_output": device, "clock": clock} | more
        voice = Voice(tmp_path / "clips", **options)  # type: ignore[arg-type]
        made.append(voice)
        return voice

    yield make
    for voice in made:
        voice.close()


def prepare(qtbot: QtBot, voice: Voice, *texts: str) -> None:
    with qtbot.waitSignal(voice.prepared):
        voice.prepare(texts)


def output_of(device: Device) -> FakeOutput:
    assert device.output is not None
    return device.output


def test_prepared_words_are_sounded(qtbot: QtBot, make_voice: MakeVoice, device: Device) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "Lift your hips.", "Halfway.")
    assert voice.play(words("Lift your hips."), 0)
    assert output_of(device).words() == ["Lift your hips."]


def test_words_are_made_in_order_and_once(qtbot: QtBot, make_voice: MakeVoice) -> None:
    program = Humming()
    voice = make_voice(program)
    prepare(qtbot, voice, "one", "two", "one", " ", "three")
    prepare(qtbot, voice, "two", "four")
    assert program.rendered == ["one", "two", "three", "four"]
    prepare(qtbot, voice)


def test_a_second_session_loads_them_from_the_cache(qtbot: QtBot, make_voice: MakeVoice) -> None:
    prepare(qtbot, make_voice(Humming()), "one", "two")
    program = Humming()
    voice = make_voice(program)
    prepare(qtbot, voice, "one", "three", "two")
    assert program.rendered == ["three"]
    assert all(voice.play(words(text), 0) for text in ("one", "two", "three"))


def test_preparing_does_not_wait_for_the_voice(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(Humming(hangs_at="two"))
    voice.prepare(["one", "two", "three"])
    qtbot.waitUntil(lambda: voice.play(words("one"), 0))
    assert not voice.play(words("two"), 0)
    assert voice.play(TICK, 0)


@pytest.mark.parametrize("cue", [TICK, HOLD, words("one"), words("one", CueKind.COUNT)])
def test_cues_that_come_too_late_are_dropped(qtbot: QtBot, make_voice: MakeVoice, cue: Cue) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one")
    assert voice.play(cue, 300)
    assert not voice.play(cue, 301)


def test_every_tone_has_its_sound(qtbot: QtBot, make_voice: MakeVoice, device: Device) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice)
    for tone in Tone:
        assert voice.play(Cue(0, 0, CueKind.TONE, str(tone), 0), 0)
    assert output_of(device).played[-len(Tone) :] == [str(tone) for tone in Tone]


def test_words_never_overlap_words(qtbot: QtBot, make_voice: MakeVoice, device: Device) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one", "two")
    for text in ("one", "two", "two", "one"):
        assert voice.play(words(text), 0)
        assert output_of(device).words() == [text]


def test_a_repeated_instruction_wins_over_cues(
    qtbot: QtBot, make_voice: MakeVoice, device: Device, clock: Clock
) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one", "lift your hips")
    voice.play(words("one"), 0)
    voice.say("lift your hips")
    assert output_of(device).words() == ["lift your hips"]
    clock.now += 2999
    assert not voice.play(words("one"), 0)
    assert voice.play(TICK, 0)
    assert voice.play(HOLD, 0)
    assert output_of(device).words() == ["lift your hips"]
    clock.now += 1
    assert voice.play(words("one"), 0)


def test_words_not_prepared_are_made_and_said(
    qtbot: QtBot, make_voice: MakeVoice, device: Device
) -> None:
    voice = make_voice(Humming())
    voice.say("something new")
    qtbot.waitUntil(lambda: output_of(device).words() == ["something new"])


def test_words_made_too_late_are_not_said(
    qtbot: QtBot, make_voice: MakeVoice, device: Device, clock: Clock
) -> None:
    voice = make_voice(Humming())
    with qtbot.waitSignal(voice.prepared):
        voice.say("something new")
        clock.now += 5000
    assert output_of(device).words() == []


def test_silence_stops_everything(qtbot: QtBot, make_voice: MakeVoice, device: Device) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one", "two words")
    voice.say("two words")
    voice.play(TICK, 0)
    voice.silence()
    assert not output_of(device).sounding
    assert voice.play(words("one"), 0)


def test_nothing_is_heard_while_muted(qtbot: QtBot, make_voice: MakeVoice, device: Device) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one")
    voice.play(words("one"), 0)
    voice.set_muted(True)
    assert voice.muted
    voice.say("one")
    assert not any(voice.play(cue, 0) for cue in (TICK, HOLD, words("one")))
    assert not output_of(device).sounding
    voice.set_muted(False)
    assert voice.play(words("one"), 0)


def test_each_kind_can_be_turned_off(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one")
    voice.set_enabled_kinds(frozenset({CueKind.TICK, CueKind.COUNT}))
    assert voice.play(TICK, 0)
    assert voice.play(words("one", CueKind.COUNT), 0)
    assert not voice.play(HOLD, 0)
    assert not any(
        voice.play(words("one", kind), 0)
        for kind in (CueKind.INSTRUCTION, CueKind.BREATH, CueKind.SAFETY)
    )


def test_a_broken_voice_gives_way_to_the_next(qtbot: QtBot, make_voice: MakeVoice) -> None:
    standard = Humming("espeak")
    voice = make_voice(Humming("piper", breaks_at="two"), standard)
    notices: list[str] = []
    voice.notice.connect(notices.append)
    prepare(qtbot, voice, "one", "two", "three")
    assert all(voice.play(words(text), 0) for text in ("one", "two", "three"))
    assert [notice.startswith("The natural voice") for notice in notices] == [True]


def test_without_any_voice_tones_stay(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(Humming("piper", breaks_at="one"), Humming(breaks_at="one"))
    notices: list[str] = []
    voice.notice.connect(notices.append)
    prepare(qtbot, voice, "one", "two")
    prepare(qtbot, voice, "three")
    voice.say("four")
    assert len(notices) == 2
    assert "tones" in notices[1]
    assert not voice.play(words("one"), 0)
    assert voice.play(TICK, 0)


def test_a_missing_program_is_said_with_what_to_do(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(Espeak(find=lambda _: None))
    with qtbot.waitSignal(voice.notice) as notice:
        voice.prepare(["one"])
    assert notice.args is not None
    assert "install espeak-ng" in notice.args[0]


def test_the_voice_turned_off_says_nothing_about_it(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(engine="none")
    with qtbot.assertNotEmitted(voice.notice):
        prepare(qtbot, voice, "one")
    assert voice.play(TICK, 0)
    assert not voice.play(words("one"), 0)


def test_no_sound_device_is_said_once(qtbot: QtBot, make_voice: MakeVoice) -> None:
    voice = make_voice(Humming(), make_output=Device(present=False))
    notices: list[str] = []
    voice.notice.connect(notices.append)
    prepare(qtbot, voice, "one")
    prepare(qtbot, voice, "two")
    assert notices == ["No sound device was found. You can read every cue."]
    assert not any(voice.play(cue, 0) for cue in (TICK, HOLD, words("one")))


def test_a_device_that_goes_is_said_once(
    qtbot: QtBot, make_voice: MakeVoice, device: Device
) -> None:
    voice = make_voice(Humming())
    prepare(qtbot, voice, "one")
    notices: list[str] = []
    voice.notice.connect(notices.append)
    for present in (False, True, False, True):
        output_of(device).device = present
        output_of(device).presence_changed(present)
        assert voice.play(TICK, 0) is present
    assert len(notices) == 1
    assert "has gone" in notices[0]


def test_a_sound_system_that_cannot_be_loaded_is_said(qtbot: QtBot, make_voice: MakeVoice) -> None:
    def missing(*_: object) -> FakeOutput:
        raise ImportError("libpulse.so.0")

    voice = make_voice(Humming(), make_output=missing)
    notices: list[str] = []
    voice.notice.connect(notices.append)
    prepare(qtbot, voice, "one")
    assert notices == ["Sound cannot be played here. You can read every cue."]
    assert not voice.play(words("one"), 0)
    voice.say("one")


def test_closing_ends_a_hanging_voice(
    qtbot: QtBot, make_voice: MakeVoice, device: Device, script: Script
) -> None:
    path = script("exec sleep 600")
    voice = make_voice(Espeak(find=lambda _: path, patience_seconds=600))
    voice.prepare(["one"])
    voice.close()
    voice.close()
    assert output_of(device).closed
    assert not [thread for thread in threading.enumerate() if thread.name == "voice"]
    assert not voice.play(TICK, 0)
    voice.say("one")
    voice.prepare(["two"])


def test_a_hanging_program_ends_in_tones(
    qtbot: QtBot, make_voice: MakeVoice, script: Script
) -> None:
    path = script("exec sleep 600")
    voice = make_voice(Espeak(find=lambda _: path, patience_seconds=0.1))
    with qtbot.waitSignal(voice.notice):
        voice.prepare(["one"])
    assert voice.play(TICK, 0)


def test_clips_that_cannot_be_kept_are_said_all_the_same(
    qtbot: QtBot, make_voice: MakeVoice, tmp_path: Path
) -> None:
    (tmp_path / "clips").touch()
    voice = make_voice(Humming())
    with qtbot.assertNotEmitted(voice.notice):
        prepare(qtbot, voice, "one")
    assert voice.play(words("one"), 0)


# --- manner and loudness ----------------------------------------------------------------------


def using_manners(asked: list[Manner], hums: dict[int, Humming]) -> Renderers:
    def make(manner: Manner, cache: ClipCache) -> Sequence[Renderer]:
        asked.append(manner)
        if manner.engine is Engine.NONE:
            return []
        program = hums.setdefault(manner.words_per_minute, Humming())
        program.voice = f"humming {manner.words_per_minute}"
        return [ProgramRenderer(program, cache)]

    return make


def test_another_pace_says_everything_anew(qtbot: QtBot, make_voice: MakeVoice) -> None:
    asked: list[Manner] = []
    hums: dict[int, Humming] = {}
    voice = make_voice(renderers=using_manners(asked, hums))
    prepare(qtbot, voice, "one", "two")
    with qtbot.waitSignal(voice.prepared):
        voice.set_pace(150)
    assert asked[-1] == Manner(Engine.AUTO, 150)
    assert hums[150].rendered == ["one", "two"]
    assert voice.play(words("one"), 0)
    voice.set_pace(150)
    assert len(asked) == 2


def test_each_pace_has_clips_of_its_own_in_the_cache(qtbot: QtBot, make_voice: MakeVoice) -> None:
    hums: dict[int, Humming] = {}
    voice = make_voice(renderers=using_manners([], hums))
    prepare(qtbot, voice, "one")
    for pace in (150, 170, 150):
        with qtbot.waitSignal(voice.prepared):
            voice.set_pace(pace)
    assert {pace: hum.rendered for pace, hum in hums.items()} == {170: ["one"], 150: ["one"]}


def test_a_clip_of_the_old_voice_is_not_heard_with_the_new(
    qtbot: QtBot, make_voice: MakeVoice
) -> None:
    hums = {170: Humming(), 150: Humming(hangs_at="one")}
    voice = make_voice(renderers=using_manners([], hums))
    prepare(qtbot, voice)
    voice.prepare(["one"])
    qtbot.waitUntil(lambda: hums[170].rendered == ["one"])
    # The clip is made, and its signal still waits in the queue.
    voice.set_pace(150)
    QCoreApplication.processEvents()
    assert not voice.play(words("one"), 0)


def test_no_voice_and_back_again(qtbot: QtBot, make_voice: MakeVoice) -> None:
    hums: dict[int, Humming] = {}
    voice = make_voice(renderers=using_manners([], hums))
    prepare(qtbot, voice, "one")
    with qtbot.assertNotEmitted(voice.notice):
        voice.set_manner(Manner(Engine.NONE))
    assert not voice.play(words("one"), 0)
    assert voice.play(TICK, 0)
    with qtbot.waitSignal(voice.prepared):
        voice.set_manner(Manner())
    assert voice.play(words("one"), 0)


def test_what_is_forgotten_is_not_made_again(qtbot: QtBot, make_voice: MakeVoice) -> None:
    hums: dict[int, Humming] = {}
    voice = make_voice(renderers=using_manners([], hums))
    prepare(qtbot, voice, "one")
    voice.forget()
    with qtbot.waitSignal(voice.prepared):
        voice.set_pace(150)
    assert hums[150].rendered == []


def test_voice_and_sounds_have_loudness_of_their_own(
    qtbot: QtBot, make_voice: MakeVoice, device: Device
) -> None:
    voice = make_voice(Humming())
    voice.set_volumes(words=0.5, sounds=0.2)
    prepare(qtbot, voice)
    assert output_of(device).volumes == (0.5, 0.2)
    voice.set_volumes(words=1.0, sounds=0.0)
    assert output_of(device).volumes == (1.0, 0.0)
