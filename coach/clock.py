"""The one clock of the program: monotonic, and counting on while the machine sleeps."""

import sys
import time

# CLOCK_MONOTONIC stands still during suspend on Linux, so a session could not tell that the
# machine slept; CLOCK_BOOTTIME and, on macOS, CLOCK_MONOTONIC_RAW go on. Windows' own monotonic
# clock does.
_CLOCK_NAME = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC_RAW"}.get(sys.platform, "")
_CLOCK_ID: int | None = getattr(time, _CLOCK_NAME, None)


def now_ms() -> int:
    """Return milliseconds since an arbitrary moment, whatever the wall clock does."""
    if _CLOCK_ID is None:
        return time.monotonic_ns() // 1_000_000
    return time.clock_gettime_ns(_CLOCK_ID) // 1_000_000
