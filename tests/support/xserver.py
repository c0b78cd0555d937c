"""A real X server in memory with a window manager, for what an offscreen window cannot show."""

import os
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.programs import first_line, need, running


@dataclass(frozen=True, slots=True)
class XServer:
    """A running X server of our own.

    Attributes:
        display: its name, such as ":1".
    """

    display: str

    def environment(self, base: Mapping[str, str] = os.environ) -> dict[str, str]:
        """Return the environment in which a Qt program opens its window on this server."""
        kept = {name: value for name, value in base.items() if name != "WAYLAND_DISPLAY"}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def running_x_server(width: int = 1280, height: int = 800) -> Iterator[XServer]:
    """Start Xvfb on a display that is free, and openbox on it; end both on the way out.

    Args:
        width: of the screen, in pixels.
        height: of the screen, in pixels.
    """
    need("Xvfb", "openbox", "xdotool")
    reading, writing = os.pipe()
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-noreset"]
    try:
        with running([*command, "-nolisten", "tcp"], pass_fds=[writing]):
            server = XServer(f":{first_line(reading, 'Xvfb')}")
            with _window_manager(server):
                yield server
    finally:
        os.close(reading)
        os.close(writing)


@contextmanager
def _window_manager(server: XServer) -> Iterator[None]:
    """Run openbox; it says that it manages windows by writing a line to a pipe with a name."""
    with tempfile.TemporaryDirectory(prefix="back-coach-x-") as folder:
        ready = Path(folder) / "ready"
        os.mkfifo(ready)
        # Opened for both, so that neither side waits for the other.
        descriptor = os.open(ready, os.O_RDWR)
        say_so = f"sh -c 'echo ready >{shlex.quote(str(ready))}'"
        command = ["openbox", "--sm-disable", "--startup", say_so]
        home = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
        try:
            with running(command, env=server.environment() | home):
                first_line(descriptor, "openbox")
                yield
        finally:
            os.close(descriptor)


@pytest.fixture
def x_server() -> Iterator[XServer]:
    """A screen of 1280 × 800 pixels with a window manager, for one test."""
    with running_x_server() as server:
        yield server
