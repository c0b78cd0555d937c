"""The clocks of the program: one that only counts, and the wall clock of this place.

What must fall due goes by `now_ms`, which counts on while the machine sleeps; what is written
down for people goes by `local_now`.
"""

import sys
import time
from datetime import date, datetime

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


def local_now() -> datetime:
    """Return the moment with the offset from UTC that holds here and now."""
    return datetime.now().astimezone()


def local_today() -> date:
    """Return the local day."""
    return local_now().date()
