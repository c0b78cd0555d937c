#!/usr/bin/env python3
"""Install Back Coach into this folder if that is still to be done, then start it or test it.

    python3 packaging/run.py [--natural-voice] [arguments of back-coach]
    python3 packaging/run.py --test [arguments of pytest]

This one file is read by whatever Python a machine calls python3, however old. It is written in
words that old Pythons know, and only finds one that is new enough for the rest.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def fits(version: "tuple[int, int]") -> bool:
    """Tell whether Back Coach runs on a Python of this (major, minor) version."""
    return OLDEST <= version <= NEWEST


def fitting_python() -> "str | None":
    """Return the path of a Python on PATH that fits, the newest first, or None."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            candidate = os.path.join(folder, "python3." + str(minor))  # noqa: PTH118
            if os.access(candidate, os.X_OK) and works(candidate):
                return candidate
    return None


def works(python: str) -> bool:
    """Tell whether a Python starts at all: a version manager may leave empty shells on PATH."""
    with open(os.devnull, "w") as nothing:  # noqa: PTH123
        return subprocess.call([python, "-c", ""], stdout=nothing, stderr=nothing) == 0  # noqa: S603


def main() -> int:
    """Hand over to the set-up under a fitting Python; return the exit code."""
    if fits(sys.version_info[:2]):
        from provision.main import main as provision

        return provision(sys.argv[1:])
    python = fitting_python()
    if python:
        return subprocess.call([python, *sys.argv])  # noqa: S603
    sys.stderr.write(
        "Back Coach needs Python 3.11, 3.12 or 3.13 and this is Python "
        + ".".join(map(str, sys.version_info[:2]))
        + ": install one of those and run the command again.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
