"""Puts settings into force, at the start and whenever they change; nothing needs a restart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.desk.appearance import appearance_of
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.errors import UserError
from coach.domain.timeline import CueKind
from coach.paths import DataPaths
from coach.resources import resource_path
from coach.storage.setting_groups import Figure, Settings, SoundSettings
from coach.ui.main.window import MainWindow
from coach.ui.session.key_map import read_keys

if TYPE_CHECKING:
    # Loaded when first needed: the voice brings Qt's multimedia, the figure NumPy.
    from coach.speech.qt_voice import Voice
    from coach.ui.widgets.picture import FigureSource


class LiveSettings(QObject):
    """Keeps look, voice, figure and weekly goal as the settings say.

    It owns the voice, which is made when first asked for.

    Signals:
        told: a sentence for the user about something that could not be done.
        figure_made: a figure is about to be drawn (a `DrawnFigure`).
        figure_changed: all pictures of the figure are to be drawn anew.
    """

    told = Signal(str)
    figure_made = Signal(object)
    figure_changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        window: MainWindow,
        record: Record,
        paths: DataPaths,
        parent: QObject | None = None,
    ) -> None:
        """Follow the settings from now on; the look is put into force at once.

        Args:
            preferences: the settings in force.
            window: the window, whose look and figure follow them.
            record: where weekly goals are written down.
            paths: the program's folders.
            parent: owner.
        """
        super().__init__(parent)
        self._preferences = preferences
        self._window = window
        self._record = record
        self._paths = paths
        self._voice: Voice | None = None
        self._applied = preferences.settings
        self._window.look.theme.set_appearance(appearance_of(self._applied.display))
        preferences.changed.connect(self._follow)

    @property
    def faults(self) -> tuple[str, ...]:
        """One sentence for each chosen key that cannot be had; its usual key works instead."""
        kept = self._preferences.settings.keys
        sentence = self.tr(
            "{file}: keys.chosen.{name} is “{key}”, which cannot be its key; the usual key works."
        )
        return tuple(
            sentence.format(file=self._paths.settings, name=name, key=kept.chosen[name])
            for name in read_keys(kept.single, kept.chosen)[1]
        )

    # --- voice --------------------------------------------------------------------------------

    def voice(self) -> "Voice":
        """Return the voice; the first call loads Qt's multimedia and takes its time."""
        if self._voice is None:
            from coach.speech.qt_voice import Voice

            self._voice = Voice(
                self._paths.cache_dir / "speech", self._preferences.settings.sound.voice, self
            )
            self._voice.notice.connect(self.told)
            self._tune(self._preferences.settings.sound)
            self._voice.set_muted(self._preferences.settings.sound.muted)
        return self._voice

    @Slot()
    def listen(self) -> None:
        """Say a sentence as the voice is set now, in place of whatever is being said."""
        voice = self.voice()
        voice.silence()
        voice.say(self.tr("Lie on your back with your knees bent. Breathe in… and out."))

    @Slot()
    def rest(self) -> None:
        """A session is over: its sentences need not be got ready any more."""
        if self._voice is not None:
            self._voice.forget()

    def close(self) -> None:
        """End the voice; call it before the program ends."""
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def _tune(self, sound: SoundSettings, before: SoundSettings | None = None) -> None:
        voice = self._voice
        if voice is None:
            return
        from coach.speech.engines import Engine

        voice.set_engine(Engine(sound.voice.value))
        # A session that was cut short may go on at another pace.
        if before is None or sound.words_per_minute != before.words_per_minute:
            voice.set_pace(sound.words_per_minute)
        voice.set_volumes(words=sound.volume / 100, sounds=sound.tone_volume / 100)
        voice.set_enabled_kinds(heard_kinds(sound))

    # --- figure -------------------------------------------------------------------------------

    def draw_figures(self) -> None:
        """Let the chosen figure be drawn from now on."""
        figure = self._preferences.settings.display.figure
        source = self.figure_source(figure)
        self.figure_made.emit(source)
        self._window.figures.source = source
        self._window.figures_changed()
        self.figure_changed.emit()

    def figure_source(self, figure: Figure) -> "FigureSource":
        """Return who draws a figure."""
        from coach.ui.figure_source import DrawnFigure

        return DrawnFigure(resource_path("poses"), figure, self._paths.cache_dir / "pictures")

    # --- following ----------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        before, now = self._applied, self._preferences.settings
        self._applied = now
        self._window.look.theme.set_appearance(appearance_of(now.display))
        self._tune(now.sound, before.sound)
        if self._voice is not None and now.sound.muted != self._voice.muted:
            self._voice.set_muted(now.sound.muted)
        if now.display.figure is not before.display.figure:
            self.draw_figures()
        self._note_goal(before, now)

    def _note_goal(self, before: Settings, now: Settings) -> None:
        if now.week == before.week:
            return
        try:
            self._record.note_goal(now)
        except UserError as error:
            self.told.emit(str(error))


def heard_kinds(sound: SoundSettings) -> frozenset[CueKind]:
    """Return the kinds of cue that are heard; all of them are shown."""
    heard = {
        CueKind.INSTRUCTION: sound.instructions,
        CueKind.SAFETY: sound.instructions,
        CueKind.COUNT: sound.counting,
        CueKind.BREATH: sound.breath,
        CueKind.TICK: sound.ticks,
        CueKind.TONE: sound.tones,
    }
    return frozenset(kind for kind, on in heard.items() if on)
