"""A screen, a session bus with the accessibility service on it, and the program beside both."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.reader import ScreenReader
from tests.journeys.program import Coach, Eyes
from tests.support.programs import first_line, need, running
from tests.support.xserver import XServer, running_x_server

_ATSPI = "import gi; gi.require_version('Atspi', '2.0')"


@pytest.fixture(scope="package")
def screen() -> Iterator[XServer]:
    with running_x_server() as server:
        yield server


@pytest.fixture
def bus_address() -> Iterator[str]:
    """A session bus of our own; the accessibility service comes up on it when first asked.

    Each test has one, as the service remembers programs that have ended.
    """
    need("dbus-daemon")
    _need_bindings()
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    # The service's own socket has a fixed name in this folder; the last test's may still be there.
    folder = tempfile.mkdtemp(prefix="back-coach-bus-")
    env = {name: one for name, one in os.environ.items() if name != "DISPLAY"}
    try:
        with running(command, env=env | {"XDG_RUNTIME_DIR": folder}, pass_fds=[writing]):
            yield first_line(reading, "dbus-daemon")
    finally:
        os.close(reading)
        os.close(writing)
        # The service goes by itself, and may remove its socket at the same moment.
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def coach(screen: XServer, bus_address: str, tmp_path: Path) -> Iterator[Coach]:
    """A program that nobody has used yet, and that shows itself to screen readers."""
    environment = screen.environment()
    eyes = Eyes(environment)
    coach = Coach(tmp_path, environment, eyes)
    exercise = coach.data_dir / "exercises" / "reach-up.toml"
    exercise.write_text(exercise.read_text("utf-8").replace("reps = 3", "reps = 1"), "utf-8")
    coach.environment |= {
        "DBUS_SESSION_BUS_ADDRESS": bus_address,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        # No sound server: what is said is the screen reader's business here.
        "PULSE_SERVER": "unix:/nowhere",
    }
    yield coach
    eyes.close()


@pytest.fixture
def reader(coach: Coach) -> Iterator[ScreenReader]:
    reader = ScreenReader(coach.environment)
    yield reader
    reader.close()


def _need_bindings() -> None:
    found = subprocess.run(
        ["/usr/bin/python3", "-c", _ATSPI], capture_output=True, check=False
    ).returncode
    if found and os.environ.get("CI"):
        pytest.fail("needs the AT-SPI bindings of the system, which the set-up should install")
    if found:
        pytest.skip("needs the AT-SPI bindings of the system")
