"""A routine while it is being edited: an immutable draft, its operations, undo and redo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.exercise import Exercise, Source
from coach.domain.positions import by_position
from coach.domain.routine import Routine, RoutineItem

MOST_STEPS_BACK = 200
"""Changes that can be undone; a draft takes a few hundred bytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise of a draft.

    Attributes:
        key: tells it from the others as long as the draft lives, also after undo and redo.
        item: the exercise as the routine holds it.
    """

    key: int
    item: RoutineItem


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine that is being edited; unlike a routine it may still be empty or nameless.

    Attributes:
        name: name on screen.
        purpose: one sentence on what it is for, may be empty.
        entries: its exercises, in order.
        rounds: how often the whole list is worked through.
        transition_seconds: least time between exercises, None for the user's setting.
    """

    name: str = ""
    purpose: str = ""
    entries: tuple[Entry, ...] = ()
    rounds: int = 1
    transition_seconds: int | None = None

    @classmethod
    def of(cls, routine: Routine) -> "Draft":
        """Return a draft of a routine."""
        return cls(
            name=routine.name,
            purpose=routine.purpose,
            entries=tuple(Entry(key, item) for key, item in enumerate(routine.items, start=1)),
            rounds=routine.rounds,
            transition_seconds=routine.transition_seconds,
        )

    def routine(self, routine_id: str) -> Routine:
        """Return the routine as the user's own; what a person cannot see is tidied up."""
        return Routine(
            id=routine_id,
            name=_tidy(self.name),
            purpose=_tidy(self.purpose),
            items=self.items,
            source=Source.USER,
            rounds=self.rounds,
            transition_seconds=self.transition_seconds,
        )

    @property
    def items(self) -> tuple[RoutineItem, ...]:
        """The exercises as the routine holds them."""
        return tuple(entry.item for entry in self.entries)

    def place_of(self, key: int) -> int:
        """Return the place of an entry, from 0.

        Raises:
            KeyError: there is no such entry.
        """
        for place, entry in enumerate(self.entries):
            if entry.key == key:
                return place
        raise KeyError(key)

    def entry(self, key: int) -> Entry:
        """Return an entry.

        Raises:
            KeyError: there is no such entry.
        """
        return self.entries[self.place_of(key)]

    def added(self, item: RoutineItem, place: int | None = None, *, key: int) -> "Draft":
        """Return the draft with one more exercise, at the end or at a place.

        Args:
            item: the exercise.
            place: from 0; None for the end.
            key: its key, one that no draft of this history has used.
        """
        at = len(self.entries) if place is None else max(0, min(place, len(self.entries)))
        entry = Entry(key, item)
        return replace(self, entries=(*self.entries[:at], entry, *self.entries[at:]))

    def without(self, key: int) -> "Draft":
        """Return the draft without an exercise.

        Raises:
            KeyError: there is no such entry.
        """
        place = self.place_of(key)
        return replace(self, entries=self.entries[:place] + self.entries[place + 1 :])

    def moved(self, key: int, place: int) -> "Draft":
        """Return the draft with an exercise at another place, as near as there is one.

        Raises:
            KeyError: there is no such entry.
        """
        entry = self.entry(key)
        others = [one for one in self.entries if one.key != key]
        others.insert(max(0, min(place, len(others))), entry)
        return replace(self, entries=tuple(others))

    def changed(self, key: int, item: RoutineItem) -> "Draft":
        """Return the draft with an exercise done in another way.

        Raises:
            KeyError: there is no such entry.
        """
        place = self.place_of(key)
        entry = Entry(key, item)
        return replace(self, entries=(*self.entries[:place], entry, *self.entries[place + 1 :]))

    def ordered(self, exercises: Mapping[str, Exercise]) -> "Draft":
        """Return the draft in the order with the fewest times up and down, warm-ups first."""
        order = by_position(self.items, exercises)
        return replace(self, entries=tuple(self.entries[number] for number in order))

    def good_place(self, exercise: Exercise, exercises: Mapping[str, Exercise]) -> int:
        """Return where one more exercise asks for no further change of position.

        That is behind the last exercise in its position, else the end.
        """
        places = [
            place
            for place, item in enumerate(self.items)
            if not item.off and exercises[item.exercise_id].position is exercise.position
        ]
        return places[-1] + 1 if places else len(self.entries)


class Change(StrEnum):
    """What a step of editing did."""

    NAME = "name"
    PURPOSE = "purpose"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    ORDER = "order"
    DOSE = "dose"
    ROUNDS = "rounds"
    TRANSITION = "transition"
    RESUME = "resume"


_RUNS_ON = (Change.NAME, Change.PURPOSE, Change.DOSE, Change.ROUNDS, Change.TRANSITION)


@dataclass(frozen=True, slots=True)
class Step:
    """A draft, and the change that led to it.

    Attributes:
        draft: the draft.
        change: what was done, None for the beginning.
        about: the entry that it was done to, None for the routine as a whole.
        part: which of its values was changed, empty for any.
    """

    draft: Draft
    change: Change | None = None
    about: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """A draft with what came before it and what was undone.

    Attributes:
        now: the step in force.
        past: the steps before it, the latest last.
        future: the steps that were undone, the next one to be done again last.
        saved: the draft as it was opened or last saved.
        next_key: a key for an entry that is still to come.
        open_run: the next change of the same kind belongs to the same step: typing, holding a
            stepper.
    """

    now: Step
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    saved: Draft = Draft()
    next_key: int = 1
    open_run: bool = False

    @classmethod
    def of(cls, draft: Draft, saved: Draft | None = None) -> "History":
        """Return the history of a draft that has just been opened.

        Args:
            draft: what is shown.
            saved: what is saved, None for the same.
        """
        key = max((entry.key for entry in draft.entries), default=0) + 1
        return cls(Step(draft), saved=draft if saved is None else saved, next_key=key)

    @classmethod
    def resumed(cls, draft: Draft, saved: Draft) -> "History":
        """Return the history of a draft that is gone on with; a step back is what is saved.

        Args:
            draft: what is shown.
            saved: what is saved.
        """
        return cls.of(saved).done(draft, Change.RESUME).closed()

    @property
    def draft(self) -> Draft:
        """The draft in force."""
        return self.now.draft

    @property
    def is_changed(self) -> bool:
        """True if something would be lost without saving."""
        return self.draft != self.saved

    def done(
        self, draft: Draft, change: Change, about: int | None = None, part: str = ""
    ) -> "History":
        """Return the history with one more change.

        Changes of the same value one after the other are one step, until `closed`.
        """
        if draft == self.draft:
            return self
        step = Step(draft, change, about, part)
        before = self.now
        runs_on = (
            self.open_run
            and change in _RUNS_ON
            and (before.change, before.about, before.part) == (change, about, part)
        )
        past = self.past if runs_on else (*self.past, before)[-MOST_STEPS_BACK:]
        keys = max((entry.key for entry in draft.entries), default=0) + 1
        return replace(
            self,
            now=step,
            past=past,
            future=(),
            next_key=max(self.next_key, keys),
            open_run=True,
        )

    def closed(self) -> "History":
        """Return the same with the run of changes ended: the next one is a step of its own."""
        return replace(self, open_run=False)

    def undone(self) -> "History":
        """Return the history one step back, or the same if there is none."""
        if not self.past:
            return self
        return replace(
            self,
            now=self.past[-1],
            past=self.past[:-1],
            future=(*self.future, self.now),
            open_run=False,
        )

    def redone(self) -> "History":
        """Return the history with the last undone step done again, or the same if there is none."""
        if not self.future:
            return self
        return replace(
            self,
            now=self.future[-1],
            past=(*self.past, self.now),
            future=self.future[:-1],
            open_run=False,
        )

    def kept(self) -> "History":
        """Return the history after its draft has been saved."""
        return replace(self, saved=self.draft, open_run=False)


def _tidy(text: str) -> str:
    """Return a text without what cannot be seen, on one line."""
    seen = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join(seen.split())
