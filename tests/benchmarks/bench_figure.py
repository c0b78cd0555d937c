"""What a frame of the figure costs on one core, moving and still, and what its import costs.

Run with `python -m tests.benchmarks.bench_figure`. Times are processor time of the thread that
paints, so that what else runs on the machine counts only as far as it shares the core's caches.
"""

import os
import statistics
import subprocess
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As the program does it (coach/threads.py).
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from coach.figure.figures import FIGURES
from coach.figure.library import PoseLibrary
from coach.figure.renderer import FigureRenderer
from coach.figure.scene import BREATH_MS, Scene, movement
from coach.figure.validate import movements
from coach.resources import resource_path

FRAMES = 14
WARM_UP = 3
FRAMES_A_SECOND = 30
WANTED_MS = {(900, 600): 10.0, (1920, 1080): 20.0}


def _paint(renderer: FigureRenderer, image: QImage, scene: Scene) -> float:
    painter = QPainter(image)
    begin = time.thread_time()
    renderer.paint(painter, QRectF(0, 0, image.width(), image.height()), scene)
    painter.end()
    return (time.thread_time() - begin) * 1000.0


def bench_moving() -> None:
    """Paint every exercise on its way from start to end."""
    library = PoseLibrary(resource_path("poses"))
    for (width, height), wanted in WANTED_MS.items():
        renderer = FigureRenderer(library, FIGURES[0], "light")
        image = QImage(width, height, QImage.Format.Format_RGB32)
        times = []
        for name in library.names():
            data = library.file(name)
            start, end = movements(data)[0]
            for i in range(-WARM_UP, FRAMES):
                scene = Scene(name, start, end, (max(i, 0) + 0.5) / FRAMES, data.drawn_side)
                took = _paint(renderer, image, scene)
                if i >= 0:
                    times.append(took)
        times.sort()
        median, late = statistics.median(times), times[int(len(times) * 0.95)]
        share = median * FRAMES_A_SECOND / 10.0
        sys.stdout.write(
            f"moving {width}×{height}: median {median:.1f} ms, p95 {late:.1f} ms of the "
            f"painting thread   wanted ≤ {wanted:.0f} ms; {share:.0f} % of a core at 30 a second\n"
        )


def bench_still() -> None:
    """Paint a minute of a breathing hold, repainting only when the scene changes."""
    library = PoseLibrary(resource_path("poses"))
    renderer = FigureRenderer(library, FIGURES[0], "light")
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    spent, painted, before = 0.0, 0, None
    for elapsed in range(0, 60_000, 1000 // FRAMES_A_SECOND):
        scene = movement("glute-bridge", "end", "end", 0.0, elapsed_ms=elapsed)
        if scene != before:
            took = _paint(renderer, image, scene)
            # The first breath fills the cache; a hold of a minute has thirteen.
            if elapsed > BREATH_MS:
                spent += took
                painted += 1
        before = scene
    share = spent / (60_000 - BREATH_MS) * 100.0
    sys.stdout.write(f"hold 900×600: {painted} repaints, {share:.2f} % of a core   wanted ≤ 2 %\n")


def bench_import() -> None:
    """Tell what a program loads that has not shown the figure yet."""
    code = "import coach.app, sys; print('numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    sys.stdout.write(f"numpy at start: {run.stdout.strip() or run.stderr.strip()[-80:]}\n")


def main() -> None:
    """Run all."""
    application = QGuiApplication([])
    bench_moving()
    bench_still()
    bench_import()
    del application


if __name__ == "__main__":
    main()
