"""Whether the sound server still lives, told by the connections to it."""

import socket
import sys
from pathlib import Path

import pytest

from coach.speech.server_watch import ServerWatch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux's servers")


def connect(path: Path) -> tuple[socket.socket, socket.socket]:
    """Return a connection to a server at a path, and the server."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    client = socket.socket(socket.AF_UNIX)
    client.connect(str(path))
    return client, server


def test_a_connection_tells_whether_its_server_lives(tmp_path: Path) -> None:
    (tmp_path / "pulse").mkdir()
    client, server = connect(tmp_path / "pulse" / "native")
    with client, server:
        watch = ServerWatch()
        assert watch.possible()
        assert watch.alive()
        client.close()
        assert not watch.alive()
        # Another file in the place of the old one is not the old connection.
        with socket.socket(socket.AF_UNIX):
            assert not watch.alive()


def test_other_connections_do_not_count(tmp_path: Path) -> None:
    before = ServerWatch()
    client, server = connect(tmp_path / "bus")
    with client, server:
        watch = ServerWatch()
        assert watch.possible() == before.possible()
    assert watch.alive()
