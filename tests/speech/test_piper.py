"""Piper as a program, played by scripts that take its command line."""

import sys
from pathlib import Path
from threading import Event

import pytest

from coach.speech.piper import Piper, find_piper
from coach.speech.program import VoiceError

# Writes for each line of its input a hum as long as the line, under rising names as Piper does.
_FAKE = """
import struct, sys, time, wave, math
from pathlib import Path
option = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert Path(option["-m"]).name == "voice.onnx", option
for line in Path(option["-i"]).read_text("utf-8").splitlines():
    if line.startswith("STOP"):
        sys.exit(int(line.split()[1]))
    if line == "HANG":
        time.sleep(600)
    with wave.open(str(Path(option["-d"]) / f"{time.monotonic_ns()}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        samples = (int(9000 * math.sin(i / 9)) for i in range(220 * len(line)))
        file.writeframes(b"".join(struct.pack("<h", one) for one in samples))
"""


@pytest.fixture
def piper(tmp_path: Path) -> Piper:
    program = tmp_path / "fake_piper.py"
    program.write_text(_FAKE)
    model = tmp_path / "voice.onnx"
    return Piper(lambda: ([sys.executable, str(program)], model), patience_seconds=2.0)


def test_each_text_gets_its_own_clip(piper: Piper) -> None:
    texts = ["a" * length for length in (30, 10, 50, 20)]
    clips = list(piper.render(texts, Event()))
    assert [text for text, _ in clips] == texts
    for text, clip in clips:
        assert clip.length_ms == pytest.approx(10 * len(text), abs=15)


def test_line_breaks_do_not_part_a_text(piper: Piper) -> None:
    assert [text for text, _ in piper.render(["one\ntwo", "three"], Event())] == [
        "one\ntwo",
        "three",
    ]


@pytest.mark.parametrize("end", ["STOP 1", "STOP 0", "HANG"])
def test_a_failure_in_the_middle_is_noticed(piper: Piper, end: str) -> None:
    with pytest.raises(VoiceError):
        list(piper.render(["first", "second", end, "third"], Event()))


def test_without_the_package_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert find_piper() is None
    piper = Piper()
    assert not piper.installed()
    with pytest.raises(VoiceError, match="not installed"):
        list(piper.render(["Halfway."], Event()))


def test_finding_it_imports_nothing() -> None:
    find_piper()
    assert "piper" not in sys.modules
