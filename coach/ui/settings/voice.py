"""Settings of voice and sound."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.storage.setting_groups import VoiceEngine
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row, ValueSlider
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.switch import Switch


class VoicePanel(Panel):
    """Which voice, how fast, how loud, and what of a session is heard.

    Signals:
        listen_asked: a sentence is to be said as it is set now.
    """

    listen_asked = Signal()

    def __init__(
        self, look: Look, voices: Sequence[VoiceEngine], parent: QWidget | None = None
    ) -> None:
        """Make the panel.

        Args:
            look: theme and icons.
            voices: those that speak on this computer, best first.
            parent: owner.
        """
        super().__init__(look, parent)
        self._voices = tuple(voices)
        if not self._voices:
            text = self.tr(
                "No voice is installed on this computer. You hear tones and read every cue. "
                "For a voice on Linux, install espeak-ng."
            )
            self.add(Note(look, text, parent=self))
        group = self.group(self.tr("Voice"))
        self.sound = self.switch(
            group,
            self.tr("Sound"),
            self.tr("Off is silence, the same as Mute in a session; every cue is still shown"),
        )
        self.voice = DropDown(look, self.tr("Voice"))
        explanation = self.tr("It speaks on this computer; nothing is sent anywhere")
        group.add(Row(look, self.tr("Voice"), explanation, self.voice, group.card))
        self.pace = ValueSlider(look, self.tr("Speed"), 120, 220, step=10, words="{value}")
        explanation = self.tr("Words a minute; sessions allow for it")
        group.add(Row(look, self.tr("Speed"), explanation, self.pace, group.card))
        self.volume = ValueSlider(
            look, self.tr("Volume of the voice"), 0, 100, step=5, words=self.tr("{value} %")
        )
        group.add(Row(look, self.tr("Volume of the voice"), "", self.volume, group.card))
        self.listen = Button(look, self.tr("&Listen"), icon="speaker-high")
        explanation = self.tr("A sentence as you have set it")
        group.add(Row(look, self.tr("Try it"), explanation, self.listen, group.card))

        group = self.group(self.tr("What you hear. All of it is on the screen as well."))
        self.instructions = self.switch(
            group, self.tr("Instructions"), self.tr("What to do next, and what to mind")
        )
        self.counting = self.switch(
            group, self.tr("Counting"), self.tr("“Two more”, “halfway”, “five seconds left”")
        )
        self.breath = self.switch(group, self.tr("Breath"), self.tr("“In… and out”"))
        self.ticks = self.switch(group, self.tr("Ticks"), self.tr("For the last three seconds"))
        self.tones = self.switch(
            group, self.tr("Tones"), self.tr("Where a hold begins and where it ends")
        )
        self.tone_volume = ValueSlider(
            look,
            self.tr("Volume of ticks and tones"),
            0,
            100,
            step=5,
            words=self.tr("{value} %"),
        )
        group.add(Row(look, self.tr("Volume of ticks and tones"), "", self.tone_volume, group.card))
        self.voice.picked.connect(self._take)
        for slider in (self.pace, self.volume, self.tone_volume):
            slider.chosen.connect(self._take)
        for switch in self._switches():
            switch.toggled.connect(self._take)
        self.listen.clicked.connect(self.listen_asked)

    def fill(self) -> None:
        """Show the settings."""
        sound = self.settings.sound
        self.voice.set_choices(self._choices(), sound.voice)
        self.pace.show_value(sound.words_per_minute)
        self.volume.show_value(sound.volume)
        self.tone_volume.show_value(sound.tone_volume)
        on = (
            *(not sound.muted, sound.instructions, sound.counting, sound.breath),
            *(sound.ticks, sound.tones),
        )
        for switch, is_on in zip(self._switches(), on, strict=True):
            switch.show_checked(is_on)
        speaks = sound.voice is not VoiceEngine.NONE
        self.listen.setEnabled(speaks and not sound.muted and bool(self._voices))

    def _switches(self) -> tuple[Switch, ...]:
        return (
            *(self.sound, self.instructions, self.counting, self.breath),
            *(self.ticks, self.tones),
        )

    def _choices(self) -> list[Choice]:
        """Return what can be chosen: what is installed, and what has been chosen before."""
        words = {
            VoiceEngine.PIPER: Choice(
                "piper", self.tr("Natural"), self.tr("Piper, an American voice")
            ),
            VoiceEngine.SYSTEM: Choice(
                "system", self.tr("This computer’s"), self.tr("As it is set in the system")
            ),
            VoiceEngine.ESPEAK: Choice(
                "espeak", self.tr("Standard"), self.tr("espeak-ng, a British voice")
            ),
        }
        best = words[self._voices[0]].text if self._voices else self.tr("tones alone")
        choices = [
            Choice("auto", self.tr("Automatic"), self.tr("Now: {voice}").format(voice=best)),
            *(words[one] for one in self._voices),
            Choice("none", self.tr("No voice"), self.tr("Tones, and words on the screen")),
        ]
        chosen = self.settings.sound.voice
        if chosen in words and chosen not in self._voices:
            missing = self.tr("{voice}, not installed").format(voice=words[chosen].text)
            choices.append(Choice(chosen, missing, self.tr("Another one speaks meanwhile")))
        return choices

    def _take(self) -> None:
        sound = replace(
            self.settings.sound,
            muted=not self.sound.isChecked(),
            voice=VoiceEngine(self.voice.key),
            words_per_minute=self.pace.value,
            volume=self.volume.value,
            tone_volume=self.tone_volume.value,
            instructions=self.instructions.isChecked(),
            counting=self.counting.isChecked(),
            breath=self.breath.isChecked(),
            ticks=self.ticks.isChecked(),
            tones=self.tones.isChecked(),
        )
        self.give(replace(self.settings, sound=sound))
