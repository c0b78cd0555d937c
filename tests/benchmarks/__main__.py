"""All benchmarks: `python -m tests.benchmarks`, on a quiet machine with a screen (Xvfb will do)."""

from tests.benchmarks import (
    bench_core,
    bench_figure,
    bench_history,
    bench_history_page,
    bench_speech,
    bench_start,
)


def main() -> None:
    """Run all of them, one after another."""
    for one in (
        bench_core,
        bench_history,
        bench_history_page,
        bench_start,
        bench_figure,
        bench_speech,
    ):
        print(f"\n── {one.__name__.rpartition('.')[2]}", flush=True)
        one.main()


if __name__ == "__main__":
    main()
