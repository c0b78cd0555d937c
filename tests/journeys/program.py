"""The program as a person has it: a process with a window, driven by its keys.

What it does is read from the outside alone: its exit status, its windows, its record of sessions.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from coach.ui.tokens import LIGHT
from tests.support.own_files import exercise_file, write_own

PATIENCE = 30.0
"""Seconds that anything may take on a busy machine before a test fails; never waited in full."""

_ROOT = Path(__file__).parents[2]
_TITLE = "^Back Coach$"
_POLL = 0.02
_EDGE = (8, 400)
_DIMMED = (0x40, 0xD0)

ROUTINE = """\
id = "short"
name = "Short one"
items = [{ exercise = "reach-up" }]
"""

HOLD_SECONDS = 3.0
REPS = 3
EXERCISE = exercise_file(
    "reach-up", "Reach up", "standing", hold_seconds=round(HOLD_SECONDS), reps=REPS, sets=1
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a session stands in the record.

    Attributes:
        session_id: the session.
        status: active, completed or partial.
        position_ms: on its timeline, last written down.
        active_ms: time spent, last written down.
        holds: holds that are written down.
    """

    session_id: str
    status: str
    position_ms: int
    active_ms: int
    holds: int


class View(StrEnum):
    """What fills the window, told by the colour at its left edge."""

    HOME = LIGHT.side.name()
    SESSION = LIGHT.bg.name()
    EDITOR = LIGHT.bg.name()
    DIALOG = "dimmed"


class Eyes:
    """Looks at a screen.

    Args:
        environment: names the screen.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.eyes"],
            env=environment,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def view(self) -> View | None:
        """Return what a window that fills the screen shows, None if it is none of its views."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("{} {}\n".format(*_EDGE))
        self._process.stdin.flush()
        colour = self._process.stdout.readline().strip()
        if colour in tuple(View):
            return View(colour)
        # A dialog's scrim: a dark grey, never the black of an empty screen.
        brightness = int(colour[1:3], 16)
        return View.DIALOG if _DIMMED[0] < brightness < _DIMMED[1] else None

    def close(self) -> None:
        """Look no longer."""
        self._process.communicate(timeout=PATIENCE)


class Coach:
    """Back Coach with a folder of its own, which holds the routine `short`.

    Args:
        folder: where it keeps everything.
        environment: in which it runs: its screen, its sound.
        eyes: looks at that screen.
        welcomed: the first run is over.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        eyes: Eyes,
        *,
        welcomed: bool = True,
    ) -> None:
        self._eyes = eyes
        self.data_dir = folder / "data"
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "TMPDIR": str(folder)}
        # Without a session bus the screen is not kept awake; nothing else needs it.
        kept = {key: one for key, one in environment.items() if key != "DBUS_SESSION_BUS_ADDRESS"}
        self.environment = {**kept, **home, "PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"}
        self._said = folder / "stderr.txt"
        write_own(self.data_dir, exercises={"reach-up": EXERCISE}, routines={"short": ROUTINE})
        if welcomed:
            self.write_settings()

    def write_settings(self, text: str = "") -> None:
        """Set what the program finds at its next start, beside that the first run is over."""
        file = self.data_dir / "config" / "settings.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"[start]\nwelcomed = true\n\n{text}", encoding="utf-8")

    # --- as a command -------------------------------------------------------------------------

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return subprocess.run(
            self._command(words),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def json(self, *words: str) -> Any:
        """Return what a command prints as JSON."""
        done = self.call(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    # --- as a window --------------------------------------------------------------------------

    @contextmanager
    def running(self, *words: str, hidden: bool = False) -> Iterator[subprocess.Popen[bytes]]:
        """Run it until the block ends; it must not have broken by then.

        Args:
            words: of the command line.
            hidden: it starts without its window, which is not waited for.
        """
        with self._said.open("wb") as said:
            process = subprocess.Popen(
                self._command(words),
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
        try:
            if not hidden:
                self.wait_for_keys(process)
            yield process
            assert not self.crashes(), self._said.read_text(encoding="utf-8")
        finally:
            process.kill()
            process.wait()

    def crashes(self) -> list[Path]:
        """Return the reports of bugs that it wrote."""
        return sorted((self.data_dir / "crashes").glob("crash-*.txt"))

    def wait_for_keys(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until its window is the one that the keyboard goes to."""

        def active() -> bool:
            assert process.poll() is None, self._said.read_text(encoding="utf-8")
            return self.xdotool("getactivewindow", "getwindowname").strip() == "Back Coach"

        self.wait_until(active, "its window has the keyboard")

    def windows(self) -> list[str]:
        """Return the ids of its windows that are to be seen."""
        return self.xdotool("search", "--onlyvisible", "--name", _TITLE).split()

    def wait_to_see(self, view: View) -> None:
        """Wait until something fills the window."""
        self.wait_until(lambda: self._eyes.view() is view, f"to see {view.name}")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        self.xdotool("key", key)

    def close_window(self) -> None:
        """Let the window manager close the window; it does so on this key."""
        self.press("alt+F4")

    def xdotool(self, *words: str) -> str:
        """Ask xdotool; what it does not find is empty."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    # --- the record ---------------------------------------------------------------------------

    def marks(self) -> list[Mark]:
        """Return every session in the record, the newest first, while the program writes it."""
        file = self.data_dir / "record.db"
        if not file.exists():
            return []
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
                rows = connection.execute(
                    "SELECT id, status, position_ms, active_ms, (SELECT count(*) FROM event"
                    " WHERE session_key = session.key AND kind = 'hold')"
                    " FROM session ORDER BY key DESC"
                ).fetchall()
        except sqlite3.OperationalError:
            # It is being made.
            return []
        return [Mark(*row) for row in rows]

    def wait_for_mark(
        self, wanted: Callable[[Mark], bool], what: str, patience: float = PATIENCE
    ) -> Mark:
        """Wait until the newest session in the record is as wanted, and return it."""
        found: list[Mark] = []

        def reached() -> bool:
            found[:] = self.marks()[:1]
            return bool(found) and wanted(found[0])

        self.wait_until(reached, what, patience)
        return found[0]

    def wait_until(
        self, condition: Callable[[], bool], what: str, patience: float = PATIENCE
    ) -> None:
        """Ask again and again until something holds; fail when the patience is at its end."""
        deadline = time.monotonic() + patience
        while not condition():
            if time.monotonic() > deadline:
                said = self._said.read_text(encoding="utf-8") if self._said.exists() else ""
                pytest.fail(f"in vain: {what}; record: {self.marks()}; it said: {said}")
            time.sleep(_POLL)

    def _command(self, words: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "coach", *words, "--data-dir", str(self.data_dir)]


def screenless(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return an environment in which there is no screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in environment.items() if name not in names}
