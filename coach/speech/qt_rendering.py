"""Sentences rendered ahead, by the first voice that works."""

import logging
import sys
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.speech.cache import ClipCache
from coach.speech.clip import Clip
from coach.speech.engines import Engine, Manner, has_system_voice
from coach.speech.espeak import Espeak
from coach.speech.piper import Piper
from coach.speech.renderer import ProgramRenderer, Renderer

_LOG = logging.getLogger(__name__)

Renderers = Callable[[Manner, ClipCache], Sequence[Renderer]]
"""Returns the voices to try for a manner of speaking, best first."""


def renderers_for(manner: Manner, cache: ClipCache) -> list[Renderer]:
    """Return the voices that render ahead, best first: the one asked for, then its fallbacks."""
    pace = manner.words_per_minute
    natural = ProgramRenderer(Piper(words_per_minute=pace), cache)
    standard = ProgramRenderer(Espeak(words_per_minute=pace), cache)
    match manner.engine:
        case Engine.AUTO:
            # A program that is not there is no fault unless it was asked for. The systems that
            # have a voice of their own use that rather than espeak-ng.
            usual = (natural,) if has_system_voice(sys.platform) else (natural, standard)
            return [one for one in usual if one.installed()]
        case Engine.PIPER:
            return [natural, standard]
        case Engine.ESPEAK:
            return [standard]
        case Engine.SYSTEM | Engine.NONE:
            return []


class _Batch:
    """Hears of one batch from the thread that renders it.

    What a voice has still under way when another takes its place must not be heard: the number
    tells old from new.
    """

    def __init__(self, ahead: "RenderAhead", number: int):
        self._ahead = ahead
        self._number = number

    def clip_ready(self, text: str, clip: Clip) -> None:
        self._ahead.clip_ready(self._number, text, clip)

    def batch_done(self) -> None:
        self._ahead.batch_done(self._number)

    def failed(self, reason: str) -> None:
        self._ahead.failed(self._number, reason)


class RenderAhead(QObject):
    """Gets sentences ready in the order in which they are wanted; nothing here waits.

    Args:
        cache_dir: where rendered sentences are kept.
        manner: voice and pace.
        renderers: makes the voices that render ahead.
        parent: the owner.
    """

    rendered = Signal(str, object)
    """A sentence is ready (its text, its `Clip`)."""

    settled = Signal()
    """Everything that was wanted is ready, or will not come."""

    fell_back = Signal(bool)
    """A voice failed and the next takes over; True if the failed one is there, but broken.

    Whether there is a next one is told by `can_render`.
    """

    _clip_ready = Signal(int, str, object)
    _batch_done = Signal(int)
    _failed = Signal(int, str)

    def __init__(self, cache_dir: Path, manner: Manner, renderers: Renderers, parent: QObject):
        super().__init__(parent)
        self._make_renderers = renderers
        self._cache = ClipCache(cache_dir)
        self._renderers = deque(renderers(manner, self._cache))
        self._number = 0
        self._wanted: dict[str, None] = {}
        self._waiting: dict[str, None] = {}
        self._rendering = False
        self._closed = False
        # Queued even within a thread, so that rendering never runs inside a caller of ours.
        queued = Qt.ConnectionType.QueuedConnection
        self._clip_ready.connect(self._take_clip, queued)
        self._batch_done.connect(self._finish_batch, queued)
        self._failed.connect(self._fall_back, queued)

    @property
    def can_render(self) -> bool:
        """There is a voice that has not failed."""
        return bool(self._renderers)

    def want(self, texts: Sequence[str]) -> None:
        """Render sentences after those that already wait; `settled` follows."""
        for text in texts:
            if text.strip() and text not in self._wanted:
                self._wanted[text] = None
                self._waiting[text] = None
        self.work()

    def want_first(self, text: str) -> None:
        """Render a sentence before everything else that still waits."""
        self._wanted[text] = None
        self._waiting = {text: None, **self._waiting}
        self.work()

    def forget(self) -> None:
        """Get ready no more of what was wanted."""
        self._wanted.clear()
        self._waiting.clear()

    def change_manner(self, manner: Manner) -> None:
        """Render with other voices from now on, what was wanted before too; then call `work`."""
        for renderer in self._renderers:
            renderer.close()
        self._number += 1
        self._renderers = deque(self._make_renderers(manner, self._cache))
        self._rendering = False
        self._waiting = dict(self._wanted)

    def work(self) -> None:
        """Go on with what waits, if nothing is being rendered."""
        if self._rendering or self._closed:
            return
        if self._waiting and self._renderers:
            batch = tuple(self._waiting)
            self._waiting.clear()
            self._rendering = True
            self._renderers[0].start(batch, _Batch(self, self._number))
        else:
            self.settled.emit()

    def close(self) -> None:
        """End every program and thread."""
        self._closed = True
        for renderer in self._renderers:
            renderer.close()
        self._renderers.clear()

    # --- from the threads that render ---------------------------------------------------------

    def clip_ready(self, number: int, text: str, clip: Clip) -> None:
        """Take a clip from any thread."""
        self._clip_ready.emit(number, text, clip)

    def batch_done(self, number: int) -> None:
        """Hear from any thread that a batch is over."""
        self._batch_done.emit(number)

    def failed(self, number: int, reason: str) -> None:
        """Hear from any thread that a voice failed."""
        self._failed.emit(number, reason)

    @Slot(int, str, object)
    def _take_clip(self, number: int, text: str, clip: Clip) -> None:
        if not self._closed and number == self._number:
            self.rendered.emit(text, clip)

    @Slot(int)
    def _finish_batch(self, number: int) -> None:
        if number == self._number:
            self._rendering = False
            self.work()

    @Slot(int, str)
    def _fall_back(self, number: int, reason: str) -> None:
        """Go on with the next voice; it says everything, so that two voices never take turns."""
        if self._closed or number != self._number:
            return
        failed = self._renderers.popleft()
        failed.close()
        _LOG.warning("voice %s: %s", failed.name, reason)
        self._rendering = False
        self._waiting = dict(self._wanted)
        self.fell_back.emit(failed.installed())
        self.work()
