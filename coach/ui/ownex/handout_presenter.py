"""Holds a handout while it is being corrected, and puts it into words."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from coach.content.drafts import HandoutDraft
from coach.content.fitting import Remark
from coach.content.handout_routine import (
    HandoutItem,
    HandoutRoutine,
    handout_items,
    routine_from_items,
)
from coach.content.handouts import (
    EXERCISES,
    LONGEST_HANDOUT,
    Handout,
    HandoutLine,
    HandoutReader,
    Meaning,
)
from coach.content.handouts import Choice as Decision
from coach.domain.compiler import Options, item_dose
from coach.domain.exercise import Exercise, Position
from coach.domain.phrases import Phrases
from coach.ui.ownex.handout_view import HandoutView, LineState, LineView
from coach.ui.widgets.drop_down import Choice
from coach.ui.words import Words

AS_READ = "as-read"
"""The key of the choice that leaves a line as the program read it."""

NEW = "new"
LEAVE_OUT = "leave-out"
EXERCISE = "exercise:"
"""Before an exercise's id, the key of the choice of that exercise."""

_STATES = {
    Meaning.EXERCISE: LineState.UNDERSTOOD,
    Meaning.UNSURE: LineState.CHECK,
    Meaning.NEW: LineState.NEW,
    Meaning.LEFT_OUT: LineState.LEFT_OUT,
    Meaning.NOT_UNDERSTOOD: LineState.NOT_UNDERSTOOD,
}


class HandoutPresenter:
    """A pasted text, what the user has said of its lines, and both in words.

    Args:
        exercises: the catalogue's.
        options: the user's doses, for what a line leaves open.
        taken: ids that are in use.
    """

    def __init__(
        self, exercises: Mapping[str, Exercise], options: Options, taken: Collection[str]
    ) -> None:
        self._exercises = exercises
        self._options = options
        self._taken = frozenset(taken)
        self._reader = HandoutReader(exercises)
        self._words = Words()
        self._phrases = Phrases(self._tr_phrase)
        self._text = ""
        self._decisions: dict[str, Decision] = {}
        self._positions: dict[str, Position] = {}
        self._all = tuple(
            Choice(f"{EXERCISE}{one.id}", one.name)
            for one in sorted(exercises.values(), key=lambda one: one.name)
        )

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("HandoutPresenter", text)

    # --- what the user says -------------------------------------------------------------------

    def set_text(self, text: str) -> None:
        """Take another text; what was said of lines that are still there holds."""
        self._text = text

    def choose(self, line: str, key: str) -> None:
        """Take what the user says that a line means.

        Args:
            line: the key of the line.
            key: the key of the choice.
        """
        if key == AS_READ:
            self._decisions.pop(line, None)
        elif key == NEW:
            self._decisions[line] = Decision(Meaning.NEW)
        elif key == LEAVE_OUT:
            self._decisions[line] = Decision(Meaning.LEFT_OUT)
        else:
            self._decisions[line] = Decision(Meaning.EXERCISE, key.removeprefix(EXERCISE))

    def place(self, name: str, position: str) -> None:
        """Take the starting position of a new exercise."""
        self._positions[name] = Position(position)

    def said(self, text: str, name: str) -> HandoutDraft:
        """Return what the user has said so far, to be taken up again.

        Args:
            text: the handout as it stands on the page.
            name: what the routine is to be called.
        """
        lines = {line: _key_of(decision) for line, decision in self._decisions.items()}
        positions = {name: one.value for name, one in self._positions.items()}
        return HandoutDraft(text, name, lines, positions)

    def take_up(self, draft: HandoutDraft) -> None:
        """Go on with what the user had said; choices that there are no more are passed over."""
        self.set_text(draft.text)
        known = {NEW, LEAVE_OUT, *(choice.key for choice in self._all)}
        for line, key in draft.lines.items():
            if key in known:
                self.choose(line, key)
        positions = {one.value for one in Position}
        for name, position in draft.positions.items():
            if position in positions:
                self.place(name, position)

    # --- what it makes ------------------------------------------------------------------------

    def make(self, name: str) -> HandoutRoutine | None:
        """Return the routine, None if there is nothing to do in it.

        Args:
            name: what the user calls it, empty for the handout's own name.
        """
        handout, items = self._read()
        return routine_from_items(
            items, name.strip() or handout.title, handout.often, self._taken | set(self._exercises)
        )

    def notes(self) -> tuple[str, ...]:
        """Return what should be looked over once the routine is made."""
        handout, items = self._read()
        notes = []
        unread = [one for one in handout.lines if one.meaning is Meaning.NOT_UNDERSTOOD]
        if len(unread) == 1:
            notes.append(self.tr("Not understood: “{line}”").format(line=unread[0].text.strip()))
        elif unread:
            shown = " · ".join(f"“{one.text.strip()}”" for one in unread[:6])
            notes.append(
                self.tr("{n} lines were not understood: {lines}").format(n=len(unread), lines=shown)
            )
        lines = {line.number: line for line in handout.lines}
        for item in items:
            line = lines[item.line]
            told = [self._remark(one, item) for one in item.remarks]
            if line.unread:
                told.insert(0, self.tr("Not used: “{words}”.").format(words=line.unread))
            if line.meaning is Meaning.UNSURE:
                told.insert(0, self.tr("Taken for “{line}”: please check.").format(line=line.name))
            if told:
                notes.append(f"{item.exercise.name}: {' '.join(told)}")
        return tuple(notes)

    # --- in words -----------------------------------------------------------------------------

    def view(self) -> HandoutView:
        """Return everything in words."""
        handout, items = self._read()
        by_line = {item.line: item for item in items}
        lines = tuple(
            self._line(line, by_line.get(line.number), handout)
            for line in handout.lines
            if line.meaning is not Meaning.EMPTY
        )
        can_make = any(item.item is not None for item in items)
        return HandoutView(lines, self._summary(handout, lines), handout.title, can_make)

    def _read(self) -> tuple[Handout, tuple[HandoutItem, ...]]:
        handout = self._reader.read(self._text, self._decisions)
        items = handout_items(handout, self._exercises, self._taken, self._positions)
        return handout, items

    def _line(self, line: HandoutLine, item: HandoutItem | None, handout: Handout) -> LineView:
        key = line.text.strip()
        decision = self._decisions.get(key)
        as_read = line if decision is None else self._as_read(handout, line)
        state = _STATES.get(line.meaning, LineState.BESIDE)
        if item is not None and item.item is None:
            state = LineState.LEFT_OUT
        return LineView(
            key=key,
            number=line.number,
            state=state,
            mark=self._mark(line, state),
            title=item.exercise.name if item is not None else "",
            detail=self._dose(item),
            notes=self._notes(line, item),
            choices=self._choices(as_read),
            choice=AS_READ if decision is None else _key_of(decision),
            name=line.name if line.meaning is Meaning.NEW else "",
            positions=self._position_choices() if line.meaning is Meaning.NEW else (),
            position=item.exercise.position.value if item is not None else "",
        )

    def _as_read(self, handout: Handout, line: HandoutLine) -> HandoutLine:
        """Return a line as it is read without what the user has said of it."""
        others = {k: v for k, v in self._decisions.items() if k != line.text.strip()}
        read = self._reader.read(self._text, others)
        del handout
        return read.lines[line.number - 1]

    def _mark(self, line: HandoutLine, state: LineState) -> str:
        if line.meaning in (Meaning.DOSE, Meaning.INSTRUCTION):
            texts = {
                Meaning.DOSE: self.tr("The dose of the exercise above"),
                Meaning.INSTRUCTION: self.tr("How the exercise above is done"),
            }
            return texts[line.meaning]
        beside = {
            Meaning.OFTEN: self.tr("How often"),
            Meaning.TITLE: self.tr("Name of the handout"),
            Meaning.HEADING: self.tr("A heading"),
        }
        if line.meaning in beside:
            return beside[line.meaning]
        return {
            LineState.UNDERSTOOD: self.tr("Understood"),
            LineState.CHECK: self.tr("Please check"),
            LineState.NEW: self.tr("New exercise"),
            LineState.LEFT_OUT: self.tr("Left out"),
            LineState.NOT_UNDERSTOOD: self.tr("Not understood"),
            LineState.BESIDE: "",
        }[state]

    def _dose(self, item: HandoutItem | None) -> str:
        if item is None or item.item is None:
            return ""
        dose = item_dose(item.item, item.exercise, self._options)
        text = self._phrases.dose_short(dose)
        rest = item.item.dose.rest_seconds
        if rest:
            text = self.tr("{dose}, {n} s rest").format(dose=text, n=rest)
        return text

    def _notes(self, line: HandoutLine, item: HandoutItem | None) -> tuple[str, ...]:
        notes = []
        if line.unread and line.meaning in EXERCISES:
            notes.append(self.tr("Not used: “{words}”.").format(words=line.unread))
        if line.meaning is Meaning.UNSURE:
            notes.append(self.tr("The name is not quite the same. Is this the exercise?"))
        if line.said.often and line.meaning is not Meaning.OFTEN:
            notes.append(self.tr("How often: {often}.").format(often=line.said.often))
        if item is not None:
            notes += [self._remark(one, item) for one in item.remarks]
        return tuple(notes)

    def _remark(self, remark: Remark, item: HandoutItem) -> str:
        if remark is Remark.USUAL_DOSE and item.is_new:
            return self.tr("No amount was found: it starts with a usual one.")
        return {
            Remark.USUAL_DOSE: self.tr("No amount was found: the usual dose is taken."),
            Remark.LOW_END: self.tr("Starts at the lower number."),
            Remark.TIME_AS_REPS: self.tr(
                "It has no hold here, so the time became a number of repetitions."
            ),
            Remark.LIMITED: self.tr("A number was too large and was lowered."),
            Remark.ONE_SIDE: self.tr("One side only is not possible here: it does both."),
            Remark.SIDES_TOGETHER: self.tr("Both sides work together in this exercise."),
            Remark.NOT_TIMED: self.tr(
                "It has no timer, so it is not part of a routine. Do it whenever it suits you."
            ),
        }[remark]

    def _choices(self, line: HandoutLine) -> tuple[Choice, ...]:
        """Return what a line may mean: as it was read, what is like it, new, nothing, the rest."""
        first = Choice(AS_READ, self._as_read_words(line))
        found = tuple(
            Choice(f"{EXERCISE}{one}", self._exercises[one].name)
            for one in line.candidates
            if not (line.meaning in EXERCISES and one == line.exercise_id)
        )
        special = []
        if line.meaning is not Meaning.NEW:
            special.append(Choice(NEW, self.tr("A new exercise")))
        special.append(Choice(LEAVE_OUT, self.tr("Leave this line out")))
        shown = {first.key, f"{EXERCISE}{line.exercise_id}", *(one.key for one in found)}
        rest = tuple(one for one in self._all if one.key not in shown)
        return (first, *found, *special, *rest)

    def _as_read_words(self, line: HandoutLine) -> str:
        if line.exercise_id:
            return self._exercises[line.exercise_id].name
        short = {
            Meaning.NEW: self.tr("A new exercise"),
            Meaning.DOSE: self.tr("Its dose"),
            Meaning.INSTRUCTION: self.tr("How it is done"),
        }
        if line.meaning in short:
            return short[line.meaning]
        return self._mark(line, _STATES.get(line.meaning, LineState.BESIDE))

    def _position_choices(self) -> tuple[Choice, ...]:
        return tuple(Choice(one.value, self._words.position(one)) for one in Position)

    def _summary(self, handout: Handout, lines: tuple[LineView, ...]) -> str:
        if not lines:
            return ""
        counts = {state: sum(line.state is state for line in lines) for state in LineState}
        exercises = counts[LineState.UNDERSTOOD] + counts[LineState.CHECK] + counts[LineState.NEW]
        parts = [
            self.tr("1 exercise")
            if exercises == 1
            else self.tr("{n} exercises").format(n=exercises)
        ]
        if counts[LineState.NEW]:
            parts.append(self.tr("{n} new").format(n=counts[LineState.NEW]))
        if counts[LineState.CHECK]:
            parts.append(self.tr("{n} to check").format(n=counts[LineState.CHECK]))
        missed = counts[LineState.NOT_UNDERSTOOD]
        if missed:
            parts.append(
                self.tr("1 line not understood")
                if missed == 1
                else self.tr("{n} lines not understood").format(n=missed)
            )
        text = ", ".join(parts)
        if handout.shortened:
            limit = self.tr("Only the first {n} characters were read.")
            text = f"{text}. {limit.format(n=LONGEST_HANDOUT)}"
        return text

    @staticmethod
    def _tr_phrase(text: str) -> str:
        return QCoreApplication.translate("Phrases", text)


def _key_of(decision: Decision) -> str:
    if decision.meaning is Meaning.NEW:
        return NEW
    if decision.meaning is Meaning.LEFT_OUT:
        return LEAVE_OUT
    return f"{EXERCISE}{decision.exercise_id}"
