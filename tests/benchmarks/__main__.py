"""All benchmarks: `python -m tests.benchmarks`, on a quiet machine with a screen (Xvfb will do)."""

import subprocess
import sys

_NAMES = ("core", "history", "history_page", "start", "figure", "speech")


def main() -> int:
    """Run all of them, one after another, each in a process of its own; tell whether all ran."""
    failed = False
    for name in _NAMES:
        module = f"tests.benchmarks.bench_{name}"
        print(f"\n── bench_{name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", module], check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
