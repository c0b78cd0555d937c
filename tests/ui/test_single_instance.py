import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from coach.domain.errors import UserError
from coach.ui.single_instance import SingleInstance, server_name
from tests.support.programs import PATIENCE


def test_the_first_start_owns_the_directory(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_two_directories_do_not_meet(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = SingleInstance(one), SingleInstance(other)
    assert first.acquire()
    assert second.acquire()
    assert server_name(one) != server_name(other)
    first.release()
    second.release()


SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
sys.exit(0 if not instance.acquire() and instance.hand_over(sys.argv[2:]) else 1)
"""

CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
os._exit(0 if instance.acquire() else 1)
"""


def test_a_second_start_hands_its_arguments_over(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    words = ["--routine", "gentle-start", "--start", "ä\nß"]
    command = [sys.executable, "-c", SECOND_START, str(tmp_path), *words]
    with qtbot.waitSignal(first.started_again) as started:
        second = subprocess.Popen(command)
    assert started.args == [words]
    assert second.wait(PATIENCE) == 0
    first.release()


def test_without_a_first_window_nothing_is_handed_over(tmp_path: Path, qtbot: QtBot) -> None:
    assert not SingleInstance(tmp_path).hand_over(["--start"])


def test_a_crash_leaves_nothing_in_the_way(tmp_path: Path, qtbot: QtBot) -> None:
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path)], timeout=PATIENCE, check=False
    )
    assert crashed.returncode == 0
    assert (tmp_path / "back-coach.lock").exists()
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.release()


@pytest.mark.parametrize("rubbish", [b"nonsense\n", b'{"a": 1}\n', b"[1, 2]\n"])
def test_rubbish_on_the_socket_is_ignored(tmp_path: Path, qtbot: QtBot, rubbish: bytes) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    spy = QSignalSpy(instance.started_again)
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    assert socket.waitForConnected(2_000)
    socket.write(rubbish)
    qtbot.waitUntil(
        lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=2_000
    )
    assert spy.count() == 0
    instance.release()


def test_a_directory_that_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with pytest.raises(UserError, match="cannot write to its data folder"):
        SingleInstance(tmp_path / "missing").acquire()
