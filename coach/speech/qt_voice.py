"""The voice of a session, as the window sees it.

Import this module when a session is about to start, not when the program starts.
"""

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.clock import now_ms
from coach.domain.speech_length import at_pace, estimate_speech_ms
from coach.domain.timeline import Cue, CueKind
from coach.speech import tones
from coach.speech.clip import Clip
from coach.speech.engines import Engine, Manner, has_system_voice
from coach.speech.qt_output import DeviceOutput, Output
from coach.speech.qt_rendering import RenderAhead, Renderers, renderers_for
from coach.speech.qt_system import SystemVoice

_LOG = logging.getLogger(__name__)

LATEST_MS = 300
"""A cue later than this is dropped: what it says is no longer true."""

# For how long a repeated instruction that has to be made first is still wanted.
_SAY_WITHIN_MS = 4000
# Typed as any system, so that the branches for others are checked too.
_SYSTEM: str = sys.platform


MakeOutput = Callable[[QObject, Callable[[bool], None]], Output]
"""Opens the sound device for an owner, who is told when a device comes or the last one goes."""


def open_system_voice(parent: QObject) -> SystemVoice | None:
    """Return the system's own voice where there is one that can be trusted, else None."""
    if not has_system_voice(_SYSTEM):
        return None
    voice = SystemVoice("", parent)
    return voice if voice.working() else None


class Voice(QObject):
    """Says and sounds the cues of a session.

    Sentences are rendered ahead by the first voice that works; nothing here waits. What cannot be
    sounded is captioned by the window alone, and `notice` says so once.

    Args:
        cache_dir: where rendered sentences are kept.
        engine: which voice to use.
        parent: the owner.
        renderers: makes the voices that render ahead.
        make_output: opens the sound device.
        system_voice: opens the system's own voice.
        clock: returns monotonic milliseconds.
    """

    prepared = Signal()
    """Everything asked for is ready, or will not come."""

    notice = Signal(str)
    """A sentence for the user about something that does not work; each is sent once."""

    def __init__(
        self,
        cache_dir: Path,
        engine: str = Engine.AUTO,
        parent: QObject | None = None,
        *,
        renderers: Renderers = renderers_for,
        make_output: MakeOutput = DeviceOutput,
        system_voice: Callable[[QObject], SystemVoice | None] = open_system_voice,
        clock: Callable[[], int] = now_ms,
    ):
        super().__init__(parent)
        self._manner = Manner(Engine(engine))
        self._ahead = RenderAhead(cache_dir, self._manner, renderers, self)
        self._make_output = make_output
        self._make_system_voice = system_voice
        self._clock = clock
        self._volumes = (1.0, 1.0)
        self._output: Output | None = None
        self._system: SystemVoice | None = None
        self._muted = False
        self._opened = False
        self._closed = False
        self._kinds = frozenset(CueKind)
        self._lengths: dict[str, int] = {}
        self._told: set[str] = set()
        self._speaking = ""
        self._busy_until_ms = 0
        self._say_next = ("", 0)
        self._ahead.rendered.connect(self._take_clip)
        self._ahead.settled.connect(self.prepared)
        self._ahead.fell_back.connect(self._fall_back)

    # --- what the window asks for -------------------------------------------------------------

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard."""
        return self._muted

    def prepare(self, texts: Sequence[str]) -> None:
        """Render sentences ahead, in this order, and open the sound device.

        Returns at once; `prepared` follows, also when there was nothing to do. It may be called
        again with more at any time.
        """
        self._open()
        self._ahead.want(texts)

    def play(self, cue: Cue, late_ms: int) -> bool:
        """Sound a cue now; return whether it was sounded.

        Words are left out while a repeated instruction is being said; ticks and tones are not.
        """
        if self._muted or self._closed or cue.kind not in self._kinds or late_ms > LATEST_MS:
            return False
        self._open()
        if cue.kind is CueKind.TICK:
            return self._sound(tones.TICK)
        if cue.kind is CueKind.TONE:
            return self._sound(cue.text)
        if self._clock() < self._busy_until_ms:
            return False
        return self._speak(cue.text)

    def say(self, text: str) -> None:
        """Say something out of turn, in place of whatever is being said."""
        if self._muted or self._closed or not text.strip():
            return
        self._open()
        self._busy_until_ms = 0
        if self._speak(text):
            self._busy_until_ms = self._clock() + self._length(text)
        elif self._ahead.can_render and text not in self._lengths:
            self._hush()
            self._say_next = (text, self._clock() + _SAY_WITHIN_MS)
            self._ahead.want_first(text)

    def silence(self) -> None:
        """Stop whatever is being said or sounded."""
        self._say_next = ("", 0)
        self._busy_until_ms = 0
        self._hush()
        if self._output is not None:
            self._output.stop_all()

    def set_muted(self, muted: bool) -> None:
        """Turn everything that is heard off or on."""
        self._muted = muted
        if muted:
            self.silence()

    def set_enabled_kinds(self, kinds: frozenset[CueKind]) -> None:
        """Choose which kinds of cue are heard."""
        self._kinds = kinds

    def set_manner(self, manner: Manner) -> None:
        """Speak with another voice or at another pace, at once.

        What was asked for is rendered again in the new manner; until a sentence is there it is
        captioned alone.
        """
        if manner == self._manner or self._closed:
            return
        self._manner = manner
        self._ahead.change_manner(manner)
        self._hush()
        if self._system is not None:
            self._system.deleteLater()
            self._system = None
        self._lengths.clear()
        self._told.clear()
        if self._opened:
            self._take_last_resort()
        self._ahead.work()

    def set_engine(self, engine: Engine) -> None:
        """Speak with another voice at the same pace; see `set_manner`."""
        self.set_manner(replace(self._manner, engine=engine))

    def set_pace(self, words_per_minute: int) -> None:
        """Speak faster or slower with the same voice; see `set_manner`."""
        self.set_manner(replace(self._manner, words_per_minute=words_per_minute))

    def forget(self) -> None:
        """Get ready no more of what was asked for: the session that wanted it is over."""
        self._ahead.forget()

    def set_volumes(self, *, words: float, sounds: float) -> None:
        """Set how loud the voice, and tones and ticks, are: from 0 to 1 as the ear hears it."""
        self._volumes = (words, sounds)
        if self._output is not None:
            self._output.set_volumes(words=words, sounds=sounds)
        if self._system is not None:
            self._system.set_volume(words)

    def close(self) -> None:
        """End every program, thread and sound; the object can only be thrown away after this."""
        if self._closed:
            return
        self._closed = True
        self._ahead.close()
        self.silence()
        if self._output is not None:
            self._output.close()

    # --- rendering ----------------------------------------------------------------------------

    @Slot(str, object)
    def _take_clip(self, text: str, clip: Clip) -> None:
        self._lengths[text] = clip.length_ms
        if self._output is not None:
            self._output.load(_words(text), clip)
        wanted, until = self._say_next
        if text == wanted:
            self._say_next = ("", 0)
            if self._clock() <= until:
                self.say(text)

    @Slot(bool)
    def _fall_back(self, broken: bool) -> None:
        if self._ahead.can_render:
            self._tell(
                self.tr("The natural voice could not be used. The standard voice speaks instead.")
            )
        else:
            self._use_system_voice(missing=not broken)

    def _use_system_voice(self, *, missing: bool) -> None:
        self._system = self._make_system_voice(self)
        if self._system is not None:
            self._system.set_pace(self._manner.words_per_minute)
            self._system.set_volume(self._volumes[0])
            self._system.failed.connect(self._lose_system_voice)
        elif missing and _SYSTEM == "linux":
            self._tell(
                self.tr(
                    "No voice is installed. You will hear tones and can read every cue; "
                    "to hear it spoken, install espeak-ng."
                )
            )
        else:
            self._tell_voiceless()

    @Slot(str)
    def _lose_system_voice(self, reason: str) -> None:
        _LOG.warning("system voice: %s", reason)
        if self._system is not None:
            self._system.deleteLater()
            self._system = None
            self._tell_voiceless()

    def _tell_voiceless(self) -> None:
        self._tell(self.tr("The voice could not be used. You will hear tones and read every cue."))

    # --- sounding -----------------------------------------------------------------------------

    def _open(self) -> None:
        """Open the sound device and the last resort among voices, once."""
        if self._opened or self._closed:
            return
        self._opened = True
        self._take_last_resort()
        try:
            self._output = self._make_output(self, self._hear_of_device)
        except ImportError as error:
            # QtMultimedia cannot be imported where the system's sound library is missing.
            _LOG.warning("no sound: %s", error)
            self._tell(self.tr("Sound cannot be played here. You can read every cue."))
            return
        for name, sound in tones.all_sounds().items():
            self._output.load(name, sound)
        self._output.set_volumes(words=self._volumes[0], sounds=self._volumes[1])
        if not self._output.present():
            self._tell(self.tr("No sound device was found. You can read every cue."))

    def _take_last_resort(self) -> None:
        if not self._ahead.can_render and self._manner.engine is not Engine.NONE:
            self._use_system_voice(missing=True)

    def _hear_of_device(self, present: bool) -> None:
        if not present:
            self._tell(self.tr("The sound device has gone. You can read every cue meanwhile."))

    def _sound(self, name: str) -> bool:
        return self._output is not None and self._output.play(name, words=False)

    def _speak(self, text: str) -> bool:
        """Say a sentence in place of the one before; return whether that was possible."""
        if self._system is not None:
            self._system.say(text)
            self._speaking = text
            return True
        if self._output is None or text not in self._lengths:
            return False
        self._hush()
        self._speaking = text
        return self._output.play(_words(text), words=True)

    def _length(self, text: str) -> int:
        usual = estimate_speech_ms(text)
        return self._lengths.get(text) or at_pace(usual, self._manner.words_per_minute)

    def _hush(self) -> None:
        if self._system is not None:
            if self._speaking:
                self._system.stop()
        elif self._output is not None and self._speaking:
            self._output.stop_words()
        self._speaking = ""

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self.notice.emit(sentence)


def _words(text: str) -> str:
    """The name under which a sentence is loaded; sounds go by their own."""
    return f"say {text}"
