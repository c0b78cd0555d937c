"""Renew the lock files from pyproject.toml.

    python packaging/renew_locks.py [--upgrade]

It takes uv (`pip install uv`, in an environment of your own). Without --upgrade every pin stays
that still satisfies pyproject.toml. The locks hold for every supported Python and system at once:
markers tell the pins apart, and the hashes are those of every file of a release.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = Path("packaging", "requirements")
OLDEST_PYTHON = "3.11"
HEADER = "# Made by packaging/renew_locks.py from pyproject.toml; do not edit.\n"

GROUPS: dict[str, tuple[str, ...]] = {
    "app": ("--group", "build"),
    "test": ("--group", "build", "--group", "test"),
    "natural-voice": ("--group", "build", "--extra", "natural-voice"),
}
"""What goes into each lock besides the program's own dependencies. `app` is the first: the others
must agree with it, so that they can be installed together."""


def renew(uv: str, name: str, *, upgrade: bool) -> int:
    """Write one lock and return uv's exit code."""
    lock = LOCKS / f"{name}.lock"
    command = [
        *(uv, "pip", "compile", "pyproject.toml", *GROUPS[name]),
        *("--universal", "--python-version", OLDEST_PYTHON, "--fork-strategy", "fewest"),
        "--generate-hashes",
        *("--no-config", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
        *("--output-file", str(lock)),
    ]
    if name != "app":
        command += ["--constraint", str(LOCKS / "app.lock")]
    if upgrade:
        command.append("--upgrade")
    # A mirror or a folder of the user's own has no place in a file for everybody.
    local = ("UV_", "PIP_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(local)}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603
    if done.returncode == 0:
        text = (ROOT / lock).read_text("utf-8").removeprefix(HEADER)
        (ROOT / lock).write_text(HEADER + text, "utf-8")
    return done.returncode


def main(arguments: Sequence[str]) -> int:
    """Renew every lock; return 0 if all could be."""
    parser = argparse.ArgumentParser(description="Renew the lock files from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fit")
    options = parser.parse_args(arguments)
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("This takes uv: install it with `pip install uv` and run it again.\n")
        return 1
    return max(renew(uv, name, upgrade=options.upgrade) for name in GROUPS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
