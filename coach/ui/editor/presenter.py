"""Puts drafts into the words that the editor shows; no widgets, no files, no clock."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from coach.content.exercises import MAX_HOLD_BREATHS, MAX_HOLD_SECONDS, MAX_REPS, MAX_SETS
from coach.content.routines import MAX_ITEMS, MAX_REST_SECONDS, MAX_TRANSITION_SECONDS
from coach.domain.balance import balance
from coach.domain.compiler import Options, compile_routine, item_dose
from coach.domain.dose import Dose
from coach.domain.editing import Change, Draft, Entry, History, Step
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise, Sides, Source, Tag
from coach.domain.exercise_filter import ExerciseFilter, find_exercises
from coach.domain.own_dose import (
    can_hold,
    plain_dose,
    settled,
    with_hold_breaths,
    with_hold_seconds,
    with_reps,
    with_rest,
    with_sets,
)
from coach.domain.positions import position_changes
from coach.domain.routine import Catalogue, OwnDose, Routine, RoutineItem
from coach.ui.balance_words import BalanceWords
from coach.ui.dose_words import DoseWords
from coach.ui.editor.view import (
    Amount,
    EditorView,
    EntryView,
    ExerciseForm,
    LibraryRow,
    Part,
    Remedy,
)
from coach.ui.main.view import DoseChoice
from coach.ui.widgets.picture import Picture
from coach.ui.words import Words

_LEAST_READY = 5


class EditorPresenter:
    """Builds the editor's views for one state of catalogue and options.

    Args:
        catalogue: exercises and routines.
        options: the user's doses and lengths.
        unwanted: ids of exercises that are never suggested.
    """

    def __init__(
        self, catalogue: Catalogue, options: Options, unwanted: Collection[str] = ()
    ) -> None:
        self.exercises = catalogue.exercises
        self._options = options
        self._unwanted = unwanted
        self._words = Words()
        self._dose_words = DoseWords(options.phrases)
        self._balance_words = BalanceWords()
        self._lengths_ms: dict[str, int] = {}
        self._measured: tuple[Routine, tuple[int, tuple[int, ...]]] | None = None

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("EditorPresenter", text)

    # --- the page -----------------------------------------------------------------------------

    def view(self, history: History) -> EditorView:
        """Return what the page shows."""
        draft = history.draft
        total_ms, lengths = self._measure(draft)
        active = [entry for entry in draft.entries if not entry.item.off]
        by_key = {entry.key: ms for entry, ms in zip(active, lengths, strict=True)}
        weighed = balance(draft.routine("draft"), self.exercises, lengths, unwanted=self._unwanted)
        remedy = None
        if weighed.suggested_ids:
            suggested = self.exercises[weighed.suggested_ids[0]]
            label = self.tr("Add {name}").format(name=_inside(suggested.name))
            remedy = Remedy(suggested.id, label)
        ordered = draft.ordered(self.exercises)
        can_order = [e for e in ordered.entries if not e.item.off] != active
        return EditorView(
            name=draft.name,
            purpose=draft.purpose,
            length=self._words.minutes(total_ms) if total_ms else "",
            entries=tuple(
                self._entry(place, entry, by_key.get(entry.key, 0))
                for place, entry in enumerate(draft.entries, start=1)
            ),
            rounds=draft.rounds,
            transition=draft.transition_seconds or 0,
            balance=self._balance_words.view(weighed),
            remedy=remedy,
            changes=self._changes(draft, ordered, can_order=can_order),
            can_order=can_order,
            can_undo=bool(history.past),
            can_redo=bool(history.future),
        )

    def problem(self, draft: Draft) -> str:
        """Return what keeps a draft from being saved, in a sentence; empty if nothing does."""
        if not draft.routine("draft").name:
            return self.tr("Give the routine a name first.")
        if not draft.entries:
            return self.tr("There is nothing in it yet. Add at least one exercise.")
        if all(entry.item.off for entry in draft.entries):
            return self.tr("Every exercise is off. Turn at least one on.")
        return ""

    def is_full(self, draft: Draft) -> bool:
        """Tell whether a routine can hold no more exercises."""
        return len(draft.entries) >= MAX_ITEMS

    def full_words(self) -> str:
        """Say that a routine can hold no more."""
        return self.tr("A routine holds {n} exercises at most.").format(n=MAX_ITEMS)

    def step_words(self, step: Step) -> str:
        """Name what a step of editing did, for "Undo: …"."""
        words = {
            Change.NAME: self.tr("new name"),
            Change.PURPOSE: self.tr("new purpose"),
            Change.ADD: self.tr("exercise added"),
            Change.REMOVE: self.tr("exercise removed"),
            Change.MOVE: self.tr("exercise moved"),
            Change.ORDER: self.tr("ordered by position"),
            Change.DOSE: self.tr("exercise changed"),
            Change.ROUNDS: self.tr("rounds"),
            Change.TRANSITION: self.tr("time between exercises"),
            Change.RESUME: self.tr("what was not saved"),
        }
        return words[step.change] if step.change is not None else ""

    def name_of(self, draft: Draft, key: int) -> str:
        """Return the name of an exercise of the draft."""
        return self.exercises[draft.entry(key).item.exercise_id].name

    # --- one exercise -------------------------------------------------------------------------

    def form(self, draft: Draft, key: int) -> ExerciseForm:
        """Return everything that can be set of an exercise.

        Raises:
            KeyError: there is no such entry.
        """
        place = draft.place_of(key)
        item = draft.entries[place].item
        exercise = self.exercises[item.exercise_id]
        dose = item_dose(item, exercise, self._options)
        length_ms = self._length_within(draft, key)
        amounts = [*self._amounts(exercise, dose, named=False)]
        if dose.sets > 1:
            rest = self.tr("Rest between sets")
            amounts.append(
                Amount(Part.REST, rest, dose.rest_seconds, 0, MAX_REST_SECONDS, "s", "s")
            )
        ready = self.tr("Time to get ready, at least")
        amounts.append(
            Amount(
                Part.READY,
                ready,
                item.transition_seconds or 0,
                0,
                MAX_TRANSITION_SECONDS,
                "s",
                "s",
                self.tr("usual"),
            )
        )
        return ExerciseForm(
            key=key,
            name=exercise.name,
            summary=self.tr("{dose} · {time}").format(
                dose=self._options.phrases.dose_short(dose), time=self._words.minutes(length_ms)
            ),
            doses=(self._usual(item, exercise), *self._dose_words.choices(exercise)),
            dose_key=item.dose.profile,
            amounts=tuple(amounts),
            can_hold=can_hold(exercise, dose),
            in_breaths=bool(dose.hold_breaths),
            sides=None if exercise.sides is Sides.BOTH else dose.sides,
            first_side=item.first_side,
            side_word=exercise.side_word,
            self_paced=item.self_paced,
            off=item.off,
            reason=item.reason,
            caution=" ".join(exercise.cautions),
            own=item.dose.has_numbers,
            is_first=place == 0,
            is_last=place == len(draft.entries) - 1,
        )

    def plain(self, item: RoutineItem) -> Dose:
        """Return an exercise's dose without the routine's own numbers."""
        exercise = self.exercises[item.exercise_id]
        return plain_dose(item, exercise, self._options)

    def settled(self, item: RoutineItem) -> RoutineItem:
        """Return an exercise that is ready to be given numbers of its own."""
        return settled(item, self.exercises[item.exercise_id], self._options)

    def stepped(self, item: RoutineItem, part: Part, value: int) -> RoutineItem:
        """Return an exercise with one of its numbers changed."""
        if part is Part.READY:
            return replace(item, transition_seconds=ready_seconds(value))
        item, plain = self.settled(item), self.plain(item)
        match part:
            case Part.HOLD_SECONDS:
                return with_hold_seconds(item, value, plain)
            case Part.HOLD_BREATHS:
                return with_hold_breaths(item, value, plain)
            case Part.REPS:
                return with_reps(item, value, plain)
            case Part.SETS:
                return with_sets(item, value, plain)
            case Part.REST:
                return with_rest(item, value, plain)

    # --- the library --------------------------------------------------------------------------

    def library(self, wanted: ExerciseFilter, draft: Draft) -> tuple[LibraryRow, ...]:
        """Return the exercises that fit a filter and can be added."""
        there: dict[str, int] = {}
        for item in draft.items:
            there[item.exercise_id] = there.get(item.exercise_id, 0) + 1
        # What needs nothing but the floor comes first, what has to be asked for last.
        listed = sorted(
            self.exercises.values(),
            key=lambda one: (Tag.OPT_IN in one.tags, bool(one.equipment)),
        )
        found = find_exercises(listed, replace(wanted, timed_only=True))
        return tuple(self._library_row(one, there.get(one.id, 0)) for one in found)

    def library_size(self) -> int:
        """Return the number of exercises that can be added."""
        return sum(one.timed for one in self.exercises.values())

    def _library_row(self, exercise: Exercise, times: int) -> LibraryRow:
        there = ""
        if times:
            there = self.tr("added") if times == 1 else self.tr("added {n} times").format(n=times)
        minutes = self._words.minutes(self._length_ms(exercise))
        detail = self.tr("{kind} · {time}").format(
            kind=self._words.kind(exercise.kind), time=minutes
        )
        if Tag.OPT_IN in exercise.tags:
            detail = self.tr("{detail} · with caution").format(detail=detail)
        spoken = [
            self.tr("Add {name}").format(name=exercise.name),
            self._words.kind(exercise.kind),
            self._words.position(exercise.position),
            minutes,
            there,
            *exercise.cautions[: Tag.OPT_IN in exercise.tags],
        ]
        return LibraryRow(
            exercise_id=exercise.id,
            name=exercise.name,
            detail=detail,
            there=there,
            picture=Picture(exercise.id, exercise.position, close_up=True),
            spoken=", ".join(part for part in spoken if part),
        )

    def _length_ms(self, exercise: Exercise) -> int:
        if exercise.id not in self._lengths_ms:
            self._lengths_ms[exercise.id] = self._length_alone(RoutineItem(exercise.id))
        return self._lengths_ms[exercise.id]

    def _length_within(self, draft: Draft, key: int) -> int:
        """Return how long an exercise of a draft takes, or would take if it were on."""
        item = replace(draft.entry(key).item, off=False)
        whole = draft.changed(key, item)
        _, lengths = self._measure(whole, keep=False)
        active = [entry.key for entry in whole.entries if not entry.item.off]
        return dict(zip(active, lengths, strict=False)).get(key, 0)

    def _length_alone(self, item: RoutineItem) -> int:
        """Return how long an exercise takes within a session."""
        # The first of a session is announced at greater length than those that follow.
        twice = Draft(entries=(Entry(1, item), Entry(2, item)))
        return self._measure(twice, keep=False)[1][1]

    # --- parts --------------------------------------------------------------------------------

    def _entry(self, place: int, entry: Entry, length_ms: int) -> EntryView:
        item = entry.item
        exercise = self.exercises[item.exercise_id]
        dose = item_dose(item, exercise, self._options)
        # A number is not parted from its unit where the line wraps.
        minutes = self._words.minutes(length_ms).replace(" ", "\u00a0")
        whose = self._whose(item, exercise)
        amounts = self._amounts(exercise, dose, named=True)
        beside, unseen = amounts[:2], amounts[2:]
        if item.off:
            detail = self.tr("Off: {reason}").format(
                reason=item.reason or self.tr("left out of the session")
            )
        elif unseen and dose.sets > 1:
            sets = self.tr("{count} sets").format(count=dose.sets).replace(" ", "\u00a0")
            detail = self.tr("{dose} · {sets} · {time}").format(dose=whose, sets=sets, time=minutes)
        else:
            detail = self.tr("{dose} · {time}").format(dose=whose, time=minutes)
        spoken = self.tr("{number}. {name}, {dose}, {detail}, {position}").format(
            number=place,
            name=exercise.name,
            dose=self._options.phrases.dose_short(dose),
            detail=detail.replace(" ·", ","),
            position=self._words.position(exercise.position),
        )
        return EntryView(
            key=entry.key,
            exercise_id=exercise.id,
            name=exercise.name,
            detail=detail,
            off=item.off,
            picture=Picture(exercise.id, exercise.position, close_up=True),
            amounts=beside,
            spoken=spoken,
        )

    def _whose(self, item: RoutineItem, exercise: Exercise) -> str:
        if item.self_paced:
            return self.tr("At your own pace")
        if item.dose.has_numbers:
            return self.tr("Your own dose")
        profile = exercise.profile(item.dose.profile) if item.dose.profile else None
        if profile is None:
            return self.tr("Your usual dose")
        return self._dose_words.choice(exercise, profile).name

    def _usual(self, item: RoutineItem, exercise: Exercise) -> DoseChoice:
        usual = item_dose(replace(item, dose=OwnDose()), exercise, self._options)
        return DoseChoice(
            "",
            self.tr("Your usual dose"),
            self._options.phrases.dose_short(usual),
            self.tr("The one chosen on the exercise’s own page; it follows when you change it."),
        )

    def _amounts(self, exercise: Exercise, dose: Dose, *, named: bool) -> tuple[Amount, ...]:
        """Return repetitions, hold and sets, in the order in which they are changed most."""

        def name(word: str) -> str:
            if not named:
                return word
            return self.tr("{exercise}: {number}").format(exercise=exercise.name, number=word)

        sided = dose.sides is not Sides.BOTH
        one = self.tr("a side") if sided else self.tr("time")
        many = self.tr("a side") if sided else self.tr("times")
        reps = self.tr("Repetitions on each side") if sided else self.tr("Repetitions")
        found = [Amount(Part.REPS, name(reps), dose.reps, 1, MAX_REPS, one, many)]
        if can_hold(exercise, dose):
            hold = name(self.tr("Hold"))
            if dose.hold_breaths:
                breath, breaths = self.tr("breath"), self.tr("breaths")
                found.append(
                    Amount(
                        Part.HOLD_BREATHS,
                        hold,
                        dose.hold_breaths,
                        1,
                        MAX_HOLD_BREATHS,
                        breath,
                        breaths,
                    )
                )
            else:
                seconds = max(1, dose.hold_seconds)
                found.append(
                    Amount(Part.HOLD_SECONDS, hold, seconds, 1, MAX_HOLD_SECONDS, "s", "s")
                )
        sets = name(self.tr("Sets"))
        found.append(
            Amount(Part.SETS, sets, dose.sets, 1, MAX_SETS, self.tr("set"), self.tr("sets"))
        )
        return tuple(found)

    def _changes(self, draft: Draft, ordered: Draft, *, can_order: bool) -> str:
        now = position_changes(draft.items, self.exercises, draft.rounds)
        then = position_changes(ordered.items, self.exercises, draft.rounds)
        if now == 0:
            return self.tr("You stay in one position.")
        if can_order and then < now:
            text = (
                self.tr("You change position {now} times; {then} would do.")
                if now > 1
                else self.tr("You change position once; you need not.")
            )
            return text.format(now=now, then=then)
        if now == 1:
            return self.tr("You change position once.")
        return self.tr("You change position {now} times.").format(now=now)

    def _measure(self, draft: Draft, *, keep: bool = True) -> tuple[int, tuple[int, ...]]:
        """Return the length of the session, and of each exercise that is on over all rounds."""
        routine = replace(draft.routine("draft"), name="", purpose="", source=Source.USER)
        if self._measured is not None and self._measured[0] == routine:
            return self._measured[1]
        try:
            timeline = compile_routine(routine, self.exercises, self._options)
        except UserError:
            return 0, ()
        count = len(routine.active_items)
        lengths = tuple(
            sum(item.length_ms for item in timeline.items[place::count]) for place in range(count)
        )
        if keep:
            self._measured = (routine, (timeline.length_ms, lengths))
        return timeline.length_ms, lengths


def ready_seconds(value: int) -> int | None:
    """Return a time to get ready as the routine keeps it: None for the usual one, at least 5."""
    return max(_LEAST_READY, value) if value else None


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
