"""Doses in words: who states them, what they are, and what the program has filled in."""

from PySide6.QtCore import QCoreApplication

from coach.domain.dose import resolve_dose
from coach.domain.exercise import DoseProfile, DoseValues, Exercise, Source
from coach.domain.phrases import Phrases
from coach.domain.routine import OwnDose
from coach.domain.steps import NO_STEP, DoseKey, Steps
from coach.ui.main.view import DoseChoice
from coach.ui.words import Words


class DoseWords:
    """Puts an exercise's dose profiles into words.

    Args:
        phrases: the words of doses.
        steps: the user's own steps in them.
    """

    def __init__(self, phrases: Phrases, steps: Steps | None = None) -> None:
        self._phrases = phrases
        self._steps = steps or {}
        self._words = Words()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("DoseWords", text)

    def choices(self, exercise: Exercise) -> tuple[DoseChoice, ...]:
        """Return every dose that can be chosen."""
        return tuple(self.choice(exercise, profile) for profile in exercise.profiles)

    def choice(self, exercise: Exercise, profile: DoseProfile) -> DoseChoice:
        """Return who states a dose, and the dose in words."""
        step = self._steps.get(DoseKey(exercise.id, profile.key), NO_STEP)
        own = OwnDose(hold_seconds=step.hold_seconds, reps=step.reps)
        dose = resolve_dose(exercise, profile, own)
        if profile.source is Source.APP:
            name = self.tr("Back Coach’s own")
        elif profile.source is Source.USER:
            name = self.tr("As you wrote it")
        else:
            name = self.tr("As {source} has it").format(source=self._words.source(profile.source))
        note = ""
        if profile.source is not Source.APP:
            note = self._filled_note(profile.stated, profile.filled)
        if profile.mode:
            name = self.tr("{name}: {mode}").format(name=name, mode=profile.mode)
        return DoseChoice(profile.key, name, self._phrases.dose_short(dose), note)

    def _filled_note(self, stated: DoseValues, filled: DoseValues) -> str:
        if filled == DoseValues():
            return ""
        numbers = (stated.hold_seconds, stated.hold_breaths, stated.reps, stated.sets)
        if all(one is None for one in numbers):
            return self.tr("It gives no numbers: these are Back Coach’s own.")
        added = []
        if filled.hold_seconds is not None or filled.hold_breaths is not None:
            added.append(self.tr("the hold"))
        if filled.reps is not None:
            added.append(self.tr("the repetitions"))
        if filled.sets is not None:
            added.append(self.tr("the sets"))
        if not added:
            return ""
        return self.tr("Back Coach’s own: {parts}.").format(parts=self._phrases.listed(added))
