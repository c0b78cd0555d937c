"""Compiling, listing and keeping time: the core without a window."""

import multiprocessing
import statistics
import subprocess
import sys
import time

from coach.clock import now_ms
from coach.content import load_catalogue
from coach.domain import player
from coach.domain.compiler import compile_routine

TIMER_SECONDS = 60
HEARTBEAT_MS = 1000
"""As in the window: a longer gap would mean that the machine slept."""


def _busy() -> None:
    while True:
        pass


def bench_compile() -> None:
    """Compile the routine with the longest timeline."""
    catalogue = load_catalogue().catalogue
    routines = catalogue.routines.values()
    longest = max(routines, key=lambda one: compile_routine(one, catalogue.exercises).length_ms)
    times = []
    for _ in range(30):
        begin = time.perf_counter()
        compile_routine(longest, catalogue.exercises)
        times.append((time.perf_counter() - begin) * 1000)
    print(f"compile {longest.id}: median {statistics.median(times):.1f} ms   wanted ≤ 10 ms")


def bench_list() -> None:
    """`back-coach list` against `python -c pass`."""
    more = []
    for _ in range(9):
        spans = []
        for command in (["-m", "coach", "list"], ["-c", "pass"]):
            begin = time.perf_counter()
            subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
            spans.append((time.perf_counter() - begin) * 1000)
        more.append(spans[0] - spans[1])
    print(f"list over python -c pass: median {statistics.median(more):.0f} ms   wanted ≤ 150 ms")


def bench_timer() -> None:
    """How late the session's timer fires under two busy processes."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    catalogue = load_catalogue().catalogue
    timeline = compile_routine(catalogue.routines["everyday-back-care"], catalogue.exercises)
    app = QCoreApplication.instance() or QCoreApplication([])
    # From the first repetition on: there a cue is due about every second.
    work = next(step for step in timeline.steps if step.is_work)
    state, _ = player.start(timeline, now_ms(), timeline.step_start_ms(work))
    begin = state.as_of_ms
    late: list[int] = []
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def fire() -> None:
        nonlocal state
        state, effects = player.tick(state, now_ms())
        late.extend(effect.late_ms for effect in effects if isinstance(effect, player.CueDue))
        due = player.next_due_ms(state)
        if due is None or now_ms() - begin > TIMER_SECONDS * 1000:
            app.quit()
        else:
            timer.start(max(0, min(due - now_ms(), HEARTBEAT_MS)))

    timer.timeout.connect(fire)
    others = [multiprocessing.Process(target=_busy, daemon=True) for _ in range(2)]
    for other in others:
        other.start()
    timer.start(0)
    app.exec()
    for other in others:
        other.kill()
    late.sort()
    p99 = late[min(len(late) - 1, round(len(late) * 0.99))]
    print(
        f"timer under two busy processes: {len(late)} cues,"
        f" median {statistics.median(late):.0f} ms, p99 {p99} ms, most {late[-1]} ms"
        "   wanted p99 ≤ 5 ms"
    )


def main() -> None:
    """Print all of them."""
    bench_compile()
    bench_list()
    bench_timer()


if __name__ == "__main__":
    main()
