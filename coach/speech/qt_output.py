"""Playing clips on time: each is loaded ahead as a QSoundEffect.

Measured against QAudioSink (pulling from a mixer of our own, fed with whole clips, or started anew
for each), QSoundEffect has the steadiest onset: once the stream is open, the sound comes within
some milliseconds of `play`, because Qt mixes on the sound system's own thread; it takes under 1 %
of a core while sounding and none while silent. Opening the stream takes up to 0.2 s, so a silent
clip opens it first.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl


class Output(Protocol):
    """Something that sounds loaded clips by name."""

    def load(self, name: str, path: Path) -> None:
        """Load a clip, replacing one of the same name."""
        ...

    def play(self, name: str) -> bool:
        """Sound a clip from its beginning; return False if that is not possible."""
        ...

    def stop(self, name: str) -> None:
        """Stop a clip at once."""
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


class SoundEffects(QObject):
    """The computer's default sound device, followed when it changes.

    Args:
        parent: the owner.
        presence_changed: told True when a sound device has come, False when the last has gone.
    """

    def __init__(self, parent: QObject, presence_changed: Callable[[bool], None]):
        super().__init__(parent)
        # Imported here: the window must not wait for the sound system when the program starts.
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._presence_changed = presence_changed
        self._kind = QSoundEffect
        self._effects: dict[str, QSoundEffect] = {}
        self._sources: dict[str, QUrl] = {}
        self._devices = QMediaDevices(self)
        self._device = self._devices.defaultAudioOutput()
        self._devices.audioOutputsChanged.connect(self._follow)

    def load(self, name: str, path: Path) -> None:
        """Load a clip, replacing one of the same name; it takes a millisecond."""
        self._sources[name] = QUrl.fromLocalFile(str(path))
        if self.present():
            self._load(name)

    def play(self, name: str) -> bool:
        """Sound a clip from its beginning; return False if that is not possible.

        A clip that is still being loaded sounds as soon as it is.
        """
        effect = self._effects.get(name)
        if effect is None or effect.status() == self._kind.Status.Error:
            return False
        effect.play()
        return True

    def stop(self, name: str) -> None:
        """Stop a clip at once."""
        effect = self._effects.get(name)
        if effect is not None:
            effect.stop()

    def stop_all(self) -> None:
        """Stop everything at once."""
        for effect in self._effects.values():
            if effect.isPlaying():
                effect.stop()

    def present(self) -> bool:
        """Return whether there is a sound device."""
        return not self._device.isNull()

    def close(self) -> None:
        """Let go of the sound device."""
        self._devices.audioOutputsChanged.disconnect(self._follow)
        self._unload()
        self._sources.clear()

    def _load(self, name: str) -> None:
        effect = self._effects.get(name)
        if effect is None:
            effect = self._kind(self._device, self)
            self._effects[name] = effect
        effect.setSource(self._sources[name])

    def _unload(self) -> None:
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects.clear()

    def _follow(self) -> None:
        """Move to another default device: everything is loaded anew for it, in some 30 ms."""
        device = self._devices.defaultAudioOutput()
        if device == self._device:
            return
        was_present = self.present()
        self._device = device
        self._unload()
        if self.present():
            for name in self._sources:
                self._load(name)
        if self.present() != was_present:
            self._presence_changed(self.present())
