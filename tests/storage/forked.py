"""Forks a process for each line that is read, so that it may be killed at any moment."""

import os
import sys
from collections.abc import Callable


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def fork_for_each_line(work: Callable[[str], None]) -> None:
    """Let a process of its own do each line's work; say `process PID`, and `dead` at its end.

    A dead process keeps its number until the next line is read: whoever kills it a moment too late
    kills nobody else, and is not refused.
    """
    dead = 0
    for line in sys.stdin:
        if dead:
            os.waitpid(dead, 0)
        child = os.fork()
        if child == 0:
            work(line.strip())
            os._exit(0)
        say(f"process {child}")
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        say("dead")
        dead = child
