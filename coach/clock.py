"""The one clock of the program: monotonic, and counting on while the machine sleeps."""

import sys
import time


def _suspend_aware_clock() -> int | None:
    # CLOCK_MONOTONIC stands still during suspend on Linux, so a session could not tell that the
    # machine slept; CLOCK_BOOTTIME and, on macOS, CLOCK_MONOTONIC_RAW go on.
    if sys.platform == "linux":
        return time.CLOCK_BOOTTIME
    if sys.platform == "darwin":
        return time.CLOCK_MONOTONIC_RAW
    return None


_CLOCK_ID = _suspend_aware_clock()


def now_ms() -> int:
    """Return milliseconds since an arbitrary moment, whatever the wall clock does."""
    if _CLOCK_ID is not None and sys.platform != "win32":
        return time.clock_gettime_ns(_CLOCK_ID) // 1_000_000
    return time.monotonic_ns() // 1_000_000
