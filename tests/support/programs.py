"""The other programs that some tests take, and how they are started and ended."""

import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

PATIENCE = 30.0
"""Seconds to wait for a program on a busy machine before a test fails; never waited in full."""


def need(*programs: str) -> None:
    """Skip the test where a program is missing; fail it where the checks are for real.

    The set-up installs all of them wherever the system has packages for them, so that a missing
    one in continuous integration is a fault.
    """
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"needs {', '.join(missing)}, which the set-up should have installed")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program that goes on by itself, and end it on the way out, by force if need be."""
    process = subprocess.Popen(
        command,
        env=env,
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def first_line(descriptor: int, what: str) -> str:
    """Wait for the first line that arrives on a pipe; fail if none comes."""
    deadline = time.monotonic() + PATIENCE
    line = b""
    while not line.endswith(b"\n"):
        readable, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(descriptor, 64) if readable else b""
        if not part:
            pytest.fail(f"{what} did not come up")
        line += part
    return line.decode().strip()


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes], what: str) -> None:
    """Ask every few milliseconds until something holds; fail if the program ends or time is up."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"{what} did not come up")
        time.sleep(0.005)
