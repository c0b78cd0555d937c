"""Playing clips on time: one stream for words and one for sounds, started anew for each clip.

A stream takes all of its clip at once, so that a busy window cannot make it stutter, and stays open
after it, so that the device is awake when the next cue is due. Words and sounds may coincide; the
sound system mixes them.

Measured with a recorded PulseAudio sink: a clip begins within some milliseconds of `play`, once
the first stream has been opened, which takes up to 0.2 s; so each plays a moment of silence first.
The other ways that Qt offers were measured and left: QSoundEffect (6.11.3) now and then destroys a
socket notifier on the sound thread when a clip ends, after which the event loop spins for good;
writing clips into a stream that runs on adds 10 to 30 ms, as it fills its buffer with silence;
pulling from a mixer of ours adds up to 380 ms, as Qt asks for 170 ms at a time.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer

from coach.speech.clip import Clip, at_rate, to_pcm16
from coach.speech.server_watch import ServerWatch
from coach.speech.tones import RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

# Up to this length a clip is taken at once; a longer one is taken in parts.
_LONGEST_SECONDS = 60
_SAMPLE_BYTES = 2
# After this long without a cue, in a pause, the device may sleep and costs nothing.
_REST_MS = 60_000


class Output(Protocol):
    """Something that sounds loaded clips by name."""

    def load(self, name: str, clip: Clip) -> None:
        """Hold a clip ready, in place of one of the same name."""
        ...

    def play(self, name: str, *, words: bool) -> bool:
        """Sound a clip in place of the last of its sort; return whether that was possible."""
        ...

    def set_volumes(self, *, words: float, sounds: float) -> None:
        """Set how loud words and sounds are, from 0 to 1 as the ear hears it."""
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


class _Stream(QObject):
    """A stream of the device that sounds one clip at a time.

    Args:
        sink: Qt's end of it.
        parent: the owner.
    """

    def __init__(self, sink: "QAudioSink", parent: QObject):
        super().__init__(parent)
        self._sink = sink
        self._sink.setParent(self)
        self._sink.setBufferSize(_SAMPLE_BYTES * RATE * _LONGEST_SECONDS)
        self._source = QBuffer(self)
        states = type(sink.state())
        self._running = (states.ActiveState, states.IdleState)

    def sound(self, samples: QByteArray) -> bool:
        """Sound a clip in place of the one before; return whether the device takes it."""
        self.cut()
        self._source.setData(samples)
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._source)
        return self._sink.state() in self._running

    def set_volume(self, volume: float) -> None:
        """Set how loud it is, from 0 to 1 as the ear hears it; what sounds now follows."""
        # The ear hears by ratios; the square is close to Qt's own conversion and reaches 0.
        self._sink.setVolume(volume**2)

    def cut(self) -> None:
        """Fall silent at once and let go of the device."""
        self._sink.reset()
        self._source.close()


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
        self._clips: dict[str, QByteArray] = {}
        self._volumes = (1.0, 1.0)
        self._streams: tuple[_Stream, _Stream] | None = None
        self._present = False
        self._devices = QMediaDevices(self)
        self._device = self._devices.defaultAudioOutput()
        self._watch = ServerWatch()
        self._devices.audioOutputsChanged.connect(self._follow)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.stop_all)
        self._present = self._start()

    def load(self, name: str, clip: Clip) -> None:
        """Hold a clip ready, in place of one of the same name."""
        self._clips[name] = QByteArray(to_pcm16(at_rate(clip, RATE)))

    def play(self, name: str, *, words: bool) -> bool:
        """Sound a clip in place of the last of its sort; return whether that was possible."""
        data = self._clips.get(name)
        if data is None or not self._usable() or self._streams is None:
            return False
        self._rest.start()
        sounded = self._streams[words].sound(data)
        if not sounded:
            self._end()
        self._set_present(sounded)
        return sounded

    def set_volumes(self, *, words: float, sounds: float) -> None:
        """Set how loud words and sounds are, from 0 to 1 as the ear hears it."""
        self._volumes = (sounds, words)
        self._turn()

    def stop_words(self) -> None:
        """Stop what is being said at once."""
        if self._streams is not None and self._watch.alive():
            self._streams[True].cut()

    def stop_all(self) -> None:
        """Stop everything at once."""
        if self._streams is not None and self._watch.alive():
            for stream in self._streams:
                stream.cut()

    def present(self) -> bool:
        """Return whether there is a sound device."""
        return self._present

    def close(self) -> None:
        """Let go of the sound device."""
        self._devices.audioOutputsChanged.disconnect(self._follow)
        self._rest.stop()
        self.stop_all()
        self._end()
        self._clips.clear()

    def _usable(self) -> bool:
        """Return whether a clip may be sounded; go on where a server or device has come back."""
        if self._streams is not None and not self._watch.alive():
            self._end()
        if self._streams is None:
            self._set_present(self._start())
        return self._present

    def _start(self) -> bool:
        """Open the streams; return whether the device takes sound."""
        self._watch = ServerWatch()
        self._device = self._devices.defaultAudioOutput()
        if (
            not self._watch.possible()
            or self._device.isNull()
            or not self._device.isFormatSupported(self._format)
        ):
            return False
        sound, words = (
            _Stream(self._make_sink(self._device, self._format), self) for _ in range(2)
        )
        self._streams = (sound, words)
        self._turn()
        silence = QByteArray(bytes(_SAMPLE_BYTES * RATE // 20))
        if sound.sound(silence) and words.sound(silence):
            return True
        self._end()
        return False

    def _turn(self) -> None:
        for stream, volume in zip(self._streams or (), self._volumes, strict=False):
            stream.set_volume(volume)

    def _end(self) -> None:
        for stream in self._streams or ():
            stream.deleteLater()
        self._streams = None

    def _follow(self) -> None:
        """Move to another default device."""
        if self._streams is None or self._devices.defaultAudioOutput() != self._device:
            self.stop_all()
            self._end()
            self._usable()

    def _set_present(self, present: bool) -> None:
        if present != self._present:
            self._present = present
            self._presence_changed(present)
