"""Calling pip in the project's environment, and putting its failures into a sentence."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provision.errors import SetupError
from provision.processes import run_keeping_errors, say

# Settings of the user's that would lead an installation past the environment or past the lock.
_MISLEADING = frozenset(
    {
        "PIP_CONSTRAINT",
        "PIP_DRY_RUN",
        "PIP_PREFIX",
        "PIP_REQUIREMENT",
        "PIP_ROOT",
        "PIP_TARGET",
        "PIP_USER",
        "PYTHONHOME",
        "PYTHONPATH",
    }
)


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an installation failed: what pip then writes, and what to tell the user."""

    signs: tuple[str, ...]
    sentence: str


# The first whose sign stands in pip's errors is told; the more telling come first.
_REASONS = (
    _Reason(
        ("No space left on device", "Errno 28", "WinError 112"),
        "The disk is full: make about 2 GB of room, then run the same command again.",
    ),
    _Reason(
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one this project was tested with, so it was not "
        "installed: run the same command again, and if that does not help, tell the project.",
    ),
    _Reason(
        ("Permission denied", "Errno 13", "WinError 5]"),
        "A file of the installation may not be written: run the command as the user who owns "
        "this folder.",
    ),
    _Reason(
        (
            *("NewConnectionError", "name resolution", "getaddrinfo", "Network is unreachable"),
            *("Connection refused", "Connection broken", "ConnectionReset", "timed out"),
            *("ProxyError", "SSLError"),
        ),
        "The packages could not be downloaded: check that this computer is online, then run the "
        "same command again.",
    ),
    _Reason(
        ("No matching distribution found", "from versions: none"),
        "A package that Back Coach needs has no build for this system and Python: it runs on "
        "64-bit Linux with glibc 2.34 (on ARM 2.39), macOS 13 and Windows 10, or newer.",
    ),
)


def environment_for_pip(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the user's environment without what would mislead pip; indexes and proxies stay."""
    kept = {name: value for name, value in environment.items() if name not in _MISLEADING}
    return kept | {"PIP_USER": "0"}


def explain(errors: str) -> str:
    """Return one sentence for what pip wrote, or its own last error line where none is known."""
    for reason in _REASONS:
        if any(sign in errors for sign in reason.signs):
            return reason.sentence
    lines = [line for line in errors.splitlines() if line.lower().startswith("error")]
    said = lines[-1] if lines else "pip gave no reason"
    return f"The installation failed ({said.removeprefix('ERROR: ')})."


def install(python: Path, project: Path, arguments: Sequence[str]) -> None:
    """Run `pip install` with an environment's Python.

    Args:
        python: the interpreter of the environment to install into.
        project: the folder to run in; relative paths among the arguments start there.
        arguments: what follows `pip install`.

    Raises:
        SetupError: pip failed; the message says why, and pip's own words stand above it.
    """
    command = [
        str(python),
        *("-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2"),
        *("install", *arguments),
    ]
    code, errors = run_keeping_errors(command, env=environment_for_pip(os.environ), cwd=project)
    if code:
        for line in errors.splitlines()[-12:]:
            say(f"  {line}")
        raise SetupError(explain(errors))
