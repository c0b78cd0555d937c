"""The system's own voice on Windows and macOS, through QTextToSpeech.

Never made on Linux: Qt's speech-dispatcher engine there blocks the window for over a second and
can hang for good without a sound device.
"""

from PySide6.QtCore import QObject, Signal

from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE


class SystemVoice(QObject):
    """A voice that speaks by itself: PySide6 offers no way to have the sound ahead of time.

    Args:
        engine: name of Qt's engine, empty for the system's first.
        parent: the owner.
    """

    failed = Signal(str)
    """The engine gave up; the text is for the log."""

    def __init__(self, engine: str = "", parent: QObject | None = None):
        super().__init__(parent)
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._states = QTextToSpeech.State
        self._engine = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._engine.errorOccurred.connect(self._report)

    def working(self) -> bool:
        """Return whether the engine has not failed."""
        return self._engine.state() != self._states.Error

    def speaking(self) -> bool:
        """Return whether it is saying something."""
        return self._engine.state() in (self._states.Speaking, self._states.Synthesizing)

    def set_pace(self, words_per_minute: int) -> None:
        """Speak faster or slower from the next sentence on, as near as the engine allows."""
        ratio = words_per_minute / USUAL_WORDS_PER_MINUTE
        # Qt's scale: 0 is the voice's own pace, -1 half of it, 1 five times as much and more.
        self._engine.setRate((ratio - 1) * 2 if ratio < 1 else (ratio - 1) / 5)

    def set_volume(self, volume: float) -> None:
        """Set how loud it speaks, from 0 to 1."""
        self._engine.setVolume(volume)

    def say(self, text: str) -> None:
        """Say a text now, in place of what is being said."""
        if self.speaking():
            self._engine.stop()
        self._engine.say(text)

    def stop(self) -> None:
        """Fall silent."""
        self._engine.stop()

    def _report(self, _reason: object, message: str) -> None:
        self.failed.emit(message)
