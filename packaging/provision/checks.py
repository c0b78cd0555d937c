"""The checks and tests, in one order for everybody: developers, README's command and CI."""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from provision.environment import Project
from provision.processes import run_in_front, say

# What a desktop session would lend to the tests. They show nothing on anybody's screen, speak to
# nobody's sound server and reach nobody's own data.
_DESKTOP = frozenset(
    {
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "PULSE_SERVER",
        "PYTHONHOME",
        "PYTHONPATH",
        "QT_PLUGIN_PATH",
        "QT_SCALE_FACTOR",
        "QT_STYLE_OVERRIDE",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
    }
)


_SIDE_BY_SIDE = ("--numprocesses", "auto", "--dist", "loadgroup")
"""As many processes as there are cores; what goes by the clock stays together in one of them."""


def commands(project: Project, pytest_arguments: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the checks, in order; pytest is the last, so that its closing line is."""
    ruff = str(project.program("ruff"))
    return (
        (ruff, "format", "--check"),
        (ruff, "check"),
        (str(project.program("mypy")),),
        (str(project.program("lint-imports")), "--no-logo"),
        (str(project.program("python")), "-m", "pytest", *_SIDE_BY_SIDE, *pytest_arguments),
    )


def environment_for_tests(environment: Mapping[str, str], private: Path) -> dict[str, str]:
    """Return an environment without a desktop, with `private` for all that a program stores."""
    kept = {name: value for name, value in environment.items() if name not in _DESKTOP}
    homes = {
        f"XDG_{name}": str(private / name.lower())
        for name in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME")
    }
    return kept | homes | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def run_all(project: Project, pytest_arguments: Sequence[str]) -> int:
    """Run every check, even after one has failed; return 0 only if all of them passed."""
    failed = []
    private = Path(tempfile.mkdtemp(prefix="back-coach-tests-"))
    try:
        environment = environment_for_tests(os.environ, private)
        for name, folder in environment.items():
            if name.startswith("XDG_") and folder.startswith(str(private)):
                Path(folder).mkdir(mode=0o700)
        for command in commands(project, pytest_arguments):
            title = " ".join([Path(command[0]).stem, *command[1:]])
            say(f"── {title}", sys.stdout)
            if run_in_front(command, env=environment, cwd=project.root):
                failed.append(title)
    finally:
        shutil.rmtree(private, ignore_errors=True)
    if failed:
        say(f"Failed: {'; '.join(failed)}")
    return 1 if failed else 0
