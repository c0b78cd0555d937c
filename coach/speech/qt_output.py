"""Playing clips on time: two streams that stay open, one for words and one for sounds.

A clip is held in memory and written to its stream in one go, so that a busy window cannot make it
stutter; the stream runs on in silence, so that the device is awake when the next cue is due.
Words and sounds may coincide; the sound system mixes them.

The other ways that Qt offers were measured and left: QSoundEffect (6.11.3) now and then destroys
a socket notifier on the sound thread when a clip ends, after which the event loop spins for good;
QAudioSink pulling from a mixer of ours asks for 170 ms at a time and is as late as that; a stream
opened anew for each clip is at the mercy of a device that has gone to sleep.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QIODevice, QObject

from coach.speech.clip import Clip, at_rate, to_pcm16
from coach.speech.tones import RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

# No instruction of a session is longer; what is written beyond it would be lost.
_LONGEST_SECONDS = 60


class Output(Protocol):
    """Something that sounds loaded clips by name."""

    def load(self, name: str, clip: Clip) -> None:
        """Hold a clip ready, in place of one of the same name."""
        ...

    def play(self, name: str, *, words: bool) -> bool:
        """Sound a clip in place of the last of its sort; return whether that was possible."""
        ...

    def stop_words(self) -> None:
        """Stop what is being said at once."""
        ...

    def stop_all(self) -> None:
        """Stop everything at once."""
        ...

    def present(self) -> bool:
        """Return whether there is a sound device."""
        ...

    def close(self) -> None:
        """Let go of the sound device."""
        ...


class _Stream:
    """An open stream of the device, into which clips are written.

    Args:
        sink: Qt's end of it, not yet started.
    """

    def __init__(self, sink: "QAudioSink"):
        self._sink = sink
        self._sink.setBufferSize(2 * RATE * _LONGEST_SECONDS)
        self._entry: QIODevice | None = sink.start()

    def sounding(self) -> bool:
        """Return whether something written has yet to be heard."""
        return self._sink.bytesFree() < self._sink.bufferSize()

    def write(self, data: bytes) -> bool:
        """Sound a clip in place of what is sounding; return whether it was taken."""
        if self.sounding() or not self._open():
            self.cut()
        return self._entry is not None and self._entry.write(data) > 0

    def cut(self) -> None:
        """Fall silent at once, ready for the next clip."""
        self._sink.reset()
        self._entry = self._sink.start()

    def close(self) -> None:
        """End the stream."""
        self._entry = None
        self._sink.reset()
        self._sink.deleteLater()

    def _open(self) -> bool:
        # A server that went away leaves the stream stopped.
        return self._entry is not None and self._sink.state() != self._sink.state().StoppedState


class DeviceOutput(QObject):
    """The computer's default sound device, followed when it changes.

    Args:
        parent: the owner.
        presence_changed: told True when a sound device has come, False when the last has gone.
    """

    def __init__(self, parent: QObject, presence_changed: Callable[[bool], None]):
        super().__init__(parent)
        # Imported here: the window must not wait for the sound system when the program starts.
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        self._make_sink = QAudioSink
        self._format = QAudioFormat()
        self._format.setSampleRate(RATE)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._presence_changed = presence_changed
        self._clips: dict[str, bytes] = {}
        self._streams: tuple[_Stream, _Stream] | None = None
        self._devices = QMediaDevices(self)
        self._device = self._devices.defaultAudioOutput()
        self._devices.audioOutputsChanged.connect(self._follow)
        self._start()

    def load(self, name: str, clip: Clip) -> None:
        """Hold a clip ready, in place of one of the same name."""
        self._clips[name] = to_pcm16(at_rate(clip, RATE))

    def play(self, name: str, *, words: bool) -> bool:
        """Sound a clip in place of the last of its sort; return whether that was possible."""
        data = self._clips.get(name)
        if data is None or self._streams is None:
            return False
        return self._streams[words].write(data)

    def stop_words(self) -> None:
        """Stop what is being said at once."""
        if self._streams is not None and self._streams[True].sounding():
            self._streams[True].cut()

    def stop_all(self) -> None:
        """Stop everything at once."""
        for stream in self._streams or ():
            if stream.sounding():
                stream.cut()

    def present(self) -> bool:
        """Return whether there is a sound device."""
        return self._streams is not None

    def close(self) -> None:
        """Let go of the sound device."""
        self._devices.audioOutputsChanged.disconnect(self._follow)
        self._end()
        self._clips.clear()

    def _start(self) -> None:
        if not self._device.isNull() and self._device.isFormatSupported(self._format):
            sound, words = (
                _Stream(self._make_sink(self._device, self._format, self)) for _ in range(2)
            )
            self._streams = (sound, words)

    def _end(self) -> None:
        for stream in self._streams or ():
            stream.close()
        self._streams = None

    def _follow(self) -> None:
        """Move to another default device."""
        device = self._devices.defaultAudioOutput()
        if device == self._device:
            return
        was_present = self.present()
        self._device = device
        self._end()
        self._start()
        if self.present() != was_present:
            self._presence_changed(self.present())
