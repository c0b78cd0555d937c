"""What a file brings, in words."""

from PySide6.QtCore import QCoreApplication

from coach.content.importing import Imported
from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.ui.credit_words import CreditWords
from coach.ui.ownex.import_dialog import ImportEntry
from coach.ui.words import Words

ROUTINE = "routine:"
"""Before a routine's id, the key of its entry."""

EXERCISE = "exercise:"
"""Before an exercise's id, the key of its entry."""


class ImportWords:
    """Puts what a file brings into words."""

    def __init__(self) -> None:
        self._words = Words()
        self._credits = CreditWords()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("ImportWords", text)

    def entries(self, imported: Imported) -> tuple[ImportEntry, ...]:
        """Return an entry for each routine and each exercise, routines first."""
        return (
            *(self._routine(one, imported) for one in imported.routines),
            *(self._exercise(one) for one in imported.exercises),
        )

    def taken_over(self, routines: int, exercises: int) -> str:
        """Return how much was imported, in a sentence."""
        parts = []
        if routines:
            parts.append(
                self.tr("1 routine")
                if routines == 1
                else self.tr("{n} routines").format(n=routines)
            )
        if exercises:
            parts.append(self._words.exercises(exercises))
        return self.tr("Imported: {what}.").format(what=", ".join(parts))

    def _routine(self, routine: Routine, imported: Imported) -> ImportEntry:
        detail = self.tr("Routine, {exercises}").format(
            exercises=self._words.exercises(len(routine.active_items))
        )
        new = {one.id for one in imported.exercises}
        own = len({item.exercise_id for item in routine.items} & new)
        if own:
            detail = self.tr("{detail}, {n} of them new").format(detail=detail, n=own)
        return ImportEntry(f"{ROUTINE}{routine.id}", routine.name, detail)

    def _exercise(self, exercise: Exercise) -> ImportEntry:
        detail = self.tr("Exercise, {kind}, {position}").format(
            kind=self._words.kind(exercise.kind).lower(),
            position=self._words.position(exercise.position).lower(),
        )
        credit = self._credits.line(exercise.credit)
        return ImportEntry(
            f"{EXERCISE}{exercise.id}", exercise.name, f"{detail}. {credit}" if credit else detail
        )
