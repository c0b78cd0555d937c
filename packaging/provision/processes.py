"""Running other programs: every one is started here, from a list of arguments, never by a shell."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TextIO


def say(sentence: str, stream: TextIO | None = None) -> None:
    """Print one line for the person watching.

    It goes to standard error: standard output belongs to the program that is started in the end.
    """
    print(sentence, file=stream or sys.stderr, flush=True)


def run(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Run a command in view of the user and return its exit code.

    Its standard output is sent to ours for errors, for the reason given at `say`.
    """
    return subprocess.run(command, env=env, cwd=cwd, stdout=sys.stderr, check=False).returncode  # noqa: S603


def run_in_front(command: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> int:
    """Run a command with our own input and output and return its exit code."""
    return subprocess.run(command, env=env, cwd=cwd, check=False).returncode  # noqa: S603


def run_keeping_errors(
    command: Sequence[str], *, env: Mapping[str, str], cwd: Path
) -> tuple[int, str]:
    """Run a command, its output in view; return its exit code and what it wrote as errors."""
    done = subprocess.run(  # noqa: S603
        command,
        env=env,
        cwd=cwd,
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stderr


def succeeds(command: Sequence[str]) -> bool:
    """Tell whether a command ends well, showing nothing of it."""
    done = subprocess.run(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def become(command: Sequence[str]) -> NoReturn:
    """Let a program take over: its signals, terminal and exit code are then its own."""
    if os.name == "nt":
        # Windows cannot replace a process; its shells would take this one's end for the program's.
        sys.exit(subprocess.call(command))  # noqa: S603
    os.execv(command[0], list(command))  # noqa: S606
