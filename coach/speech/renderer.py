"""Rendering ahead: sentences become clips without anybody waiting."""

import contextlib
import logging
from collections.abc import Sequence
from threading import Event, Thread
from typing import Protocol

from coach.speech.cache import ClipCache
from coach.speech.clip import Clip
from coach.speech.program import Stopped, VoiceError, VoiceProgram

_LOG = logging.getLogger(__name__)


class RenderListener(Protocol):
    """Is told what becomes of a batch; it may be called from any thread."""

    def clip_ready(self, text: str, clip: Clip) -> None:
        """A sentence is ready to be played."""
        ...

    def batch_done(self) -> None:
        """All sentences of the batch are ready."""
        ...

    def failed(self, reason: str) -> None:
        """The rest of the batch will not come."""
        ...


class Renderer(Protocol):
    """Makes clips of sentences, one batch at a time."""

    @property
    def name(self) -> str: ...  # noqa: D102

    def installed(self) -> bool:
        """Return whether the voice is there."""
        ...

    def start(self, texts: Sequence[str], listener: RenderListener) -> None:
        """Begin with a batch and return at once; the batch before must be over."""
        ...

    def close(self) -> None:
        """Give up what is under way; nobody is told anything after this."""
        ...


class ProgramRenderer:
    """Renders with a voice program on a thread of its own, through the cache.

    Args:
        program: the voice program.
        cache: where clips are kept.
    """

    def __init__(self, program: VoiceProgram, cache: ClipCache):
        self._program = program
        self._cache = cache
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def name(self) -> str:
        """The program's short name."""
        return self._program.name

    def installed(self) -> bool:
        """Return whether the program is there."""
        return self._program.installed()

    def start(self, texts: Sequence[str], listener: RenderListener) -> None:
        """Begin with a batch and return at once."""
        if self._thread is not None:
            self._thread.join()
        self._thread = Thread(
            target=self._work, args=(tuple(texts), listener), name="voice", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Kill the program and wait for the thread, some 20 ms."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, texts: Sequence[str], listener: RenderListener) -> None:
        missing = []
        try:
            for text in texts:
                if self._stop.is_set():
                    return
                found = self._cache.find(self._program.voice, text)
                if found is None:
                    missing.append(text)
                else:
                    listener.clip_ready(text, found)
            if missing:
                for text, clip in self._program.render(missing, self._stop):
                    listener.clip_ready(text, clip)
                    self._keep(text, clip)
                with contextlib.suppress(OSError):
                    self._cache.prune()
        except Stopped:
            return
        except (VoiceError, OSError) as error:
            listener.failed(str(error))
        else:
            listener.batch_done()

    def _keep(self, text: str, clip: Clip) -> None:
        # A full disk costs the cache, not the voice.
        try:
            self._cache.keep(self._program.voice, text, clip)
        except OSError as error:
            _LOG.info("clip not kept: %s", error)
