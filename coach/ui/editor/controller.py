"""Turns what the user does in the editor into a history of drafts, and shows each draft."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from coach.domain.editing import Change, Draft, History
from coach.domain.exercise import Side, Sides
from coach.domain.exercise_filter import ExerciseFilter
from coach.domain.own_dose import (
    USUAL_BREATHS,
    USUAL_HOLD_SECONDS,
    switched,
    with_first_side,
    with_hold_breaths,
    with_hold_seconds,
    with_profile,
    with_reason,
    with_sides,
)
from coach.domain.routine import OwnDose, RoutineItem
from coach.ui.editor.exercise_dialog import ExerciseDialog
from coach.ui.editor.page import EditorPage
from coach.ui.editor.presenter import EditorPresenter, ready_seconds
from coach.ui.editor.view import Part


class EditorController(QObject):
    """Holds the history of one draft and keeps the page in step with it.

    Signals:
        changed: another draft is in force.
    """

    changed = Signal()

    def __init__(
        self,
        page: EditorPage,
        presenter: EditorPresenter,
        history: History,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._presenter = presenter
        self._history = history
        self._filter = ExerciseFilter()
        self._trial: _Trial | None = None
        page.named.connect(self._name)
        page.purpose_written.connect(self._write_purpose)
        page.rounds_stepped.connect(self._step_rounds)
        page.transition_stepped.connect(self._step_transition)
        page.order_wanted.connect(self._order)
        page.add_wanted.connect(self.add)
        page.library_wanted.connect(self._look_for)
        page.undo_wanted.connect(self.undo)
        page.redo_wanted.connect(self.redo)
        page.entries.stepped.connect(self._step)
        page.entries.turned_on.connect(self._turn_on)
        page.entries.opened.connect(self.open_exercise)
        page.entries.removed.connect(self.remove)
        page.entries.moved.connect(self.move)
        self._show()

    @property
    def history(self) -> History:
        """The history."""
        return self._history

    @property
    def draft(self) -> Draft:
        """The draft in force."""
        return self._history.draft

    @property
    def dialog(self) -> ExerciseDialog | None:
        """The form of one exercise, while it is open."""
        return self._trial.dialog if self._trial is not None else None

    def problem(self) -> str:
        """Return what keeps the draft from being saved, empty if nothing does."""
        return self._presenter.problem(self.draft)

    def kept(self) -> None:
        """The draft has been saved."""
        self._history = self._history.kept()

    # --- the list -----------------------------------------------------------------------------

    @Slot(str, bool)
    def add(self, exercise_id: str, where_it_fits: bool) -> None:
        """Add an exercise, at the end or where it asks for no change of position."""
        if self._presenter.is_full(self.draft):
            self._page.show_problem(self._presenter.full_words())
            return
        exercises = self._presenter.exercises
        exercise = exercises[exercise_id]
        place = self.draft.good_place(exercise, exercises) if where_it_fits else None
        key = self._history.next_key
        self._do(self.draft.added(RoutineItem(exercise_id), place, key=key), Change.ADD, key)
        self._page.entries.show_row(key)
        words = self.tr("{name} added, {place} of {count}").format(
            name=exercise.name,
            place=self.draft.place_of(key) + 1,
            count=len(self.draft.entries),
        )
        self._say(words)

    @Slot(int)
    def remove(self, key: int) -> None:
        """Take an exercise out."""
        name = self._presenter.name_of(self.draft, key)
        self._do(self.draft.without(key), Change.REMOVE)
        self._say(self.tr("{name} removed").format(name=name))

    @Slot(int, int)
    def move(self, key: int, place: int) -> None:
        """Put an exercise in another place."""
        self._do(self.draft.moved(key, place), Change.MOVE, key)
        self._page.entries.show_row(key)
        words = self.tr("{name}, now {place} of {count}").format(
            name=self._presenter.name_of(self.draft, key),
            place=self.draft.place_of(key) + 1,
            count=len(self.draft.entries),
        )
        self._say(words)

    @Slot()
    def _order(self) -> None:
        self._do(self.draft.ordered(self._presenter.exercises), Change.ORDER)
        self._say(self.tr("Ordered by position"))

    @Slot(int, Part, int)
    def _step(self, key: int, part: Part, value: int) -> None:
        item = self._presenter.stepped(self.draft.entry(key).item, part, value)
        self._do(self.draft.changed(key, item), Change.DOSE, key, part)

    @Slot(int)
    def _turn_on(self, key: int) -> None:
        item = switched(self.draft.entry(key).item, off=False)
        self._do(self.draft.changed(key, item), Change.DOSE, key, "off")
        self._page.entries.focus_row(key)

    # --- the whole ----------------------------------------------------------------------------

    @Slot(str)
    def _name(self, name: str) -> None:
        self._do(replace(self.draft, name=name), Change.NAME)

    @Slot(str)
    def _write_purpose(self, purpose: str) -> None:
        self._do(replace(self.draft, purpose=purpose), Change.PURPOSE)

    @Slot(int)
    def _step_rounds(self, rounds: int) -> None:
        self._do(replace(self.draft, rounds=rounds), Change.ROUNDS)

    @Slot(int)
    def _step_transition(self, seconds: int) -> None:
        wanted = ready_seconds(seconds)
        self._do(replace(self.draft, transition_seconds=wanted), Change.TRANSITION)

    @Slot()
    def undo(self) -> None:
        """Go one step back."""
        if self._history.past:
            words = self._presenter.step_words(self._history.now)
            self._history = self._history.undone()
            self._show()
            self._say(self.tr("Undone: {what}").format(what=words))

    @Slot()
    def redo(self) -> None:
        """Do again what was undone."""
        if self._history.future:
            self._history = self._history.redone()
            self._show()
            words = self._presenter.step_words(self._history.now)
            self._say(self.tr("Done again: {what}").format(what=words))

    @Slot(object)
    def _look_for(self, wanted: ExerciseFilter) -> None:
        self._filter = wanted
        self._page.show_library(self._presenter.library(wanted, self.draft))

    # --- one exercise -------------------------------------------------------------------------

    @Slot(int)
    def open_exercise(self, key: int) -> None:
        """Open the form of an exercise."""
        if self._trial is not None:
            return
        form = self._presenter.form(self.draft, key)
        dialog = ExerciseDialog(self._page.look, form, self._page.window())
        self._trial = _Trial(dialog, self._presenter, self.draft, key, self)
        dialog.accepted.connect(self._accept)
        dialog.remove_wanted.connect(self._remove_open)
        dialog.closed.connect(self._end_trial)
        dialog.open()

    @Slot()
    def _accept(self) -> None:
        trial = self._trial
        if trial is None:
            return
        trial.dialog.close_overlay()
        self._history = self._history.closed()
        self._do(trial.draft, Change.DOSE, trial.key, "form")
        self._history = self._history.closed()

    @Slot()
    def _remove_open(self) -> None:
        trial = self._trial
        if trial is not None:
            trial.removes = True
            trial.dialog.close_overlay()

    @Slot()
    def _end_trial(self) -> None:
        trial, self._trial = self._trial, None
        if trial is None:
            return
        trial.dialog.deleteLater()
        trial.deleteLater()
        if trial.removes:
            # Not before the keyboard has been given back to the row.
            self.remove(trial.key)

    # --- showing ------------------------------------------------------------------------------

    def _do(self, draft: Draft, change: Change, about: int | None = None, part: str = "") -> None:
        before = self._history
        self._history = before.done(draft, change, about, part)
        if self._history is not before:
            self._page.show_problem("")
            self._show()

    def _show(self) -> None:
        page, history = self._page, self._history
        page.show_view(self._presenter.view(history))
        page.show_library(self._presenter.library(self._filter, self.draft))
        undo = self._presenter.step_words(history.now)
        redo = self._presenter.step_words(history.future[-1]) if history.future else ""
        page.say_steps(undo, redo)
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._page.announcer.forget()
        self._page.announcer.announce(words)


class _Trial(QObject):
    """What is set in an open form, until it is accepted."""

    def __init__(
        self,
        dialog: ExerciseDialog,
        presenter: EditorPresenter,
        draft: Draft,
        key: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.dialog = dialog
        self.draft = draft
        self.key = key
        self.removes = False
        self._presenter = presenter
        dialog.dose_chosen.connect(self._choose_dose)
        dialog.stepped.connect(self._step)
        dialog.unit_chosen.connect(self._choose_unit)
        dialog.sides_chosen.connect(self._choose_sides)
        dialog.first_side_chosen.connect(self._choose_first_side)
        dialog.pace_switched.connect(self._switch_pace)
        dialog.part_switched.connect(self._switch_part)
        dialog.reason_written.connect(self._write_reason)
        dialog.plain_wanted.connect(self._make_plain)
        dialog.move_wanted.connect(self._move)

    @property
    def _item(self) -> RoutineItem:
        return self.draft.entry(self.key).item

    def _set(self, item: RoutineItem) -> None:
        self.draft = self.draft.changed(self.key, item)
        self._show()

    def _show(self) -> None:
        self.dialog.show_form(self._presenter.form(self.draft, self.key))

    @Slot(str)
    def _choose_dose(self, key: str) -> None:
        self._set(with_profile(self._item, key))

    @Slot(Part, int)
    def _step(self, part: Part, value: int) -> None:
        self._set(self._presenter.stepped(self._item, part, value))

    @Slot(bool)
    def _choose_unit(self, in_breaths: bool) -> None:
        item, plain = self._presenter.settled(self._item), self._presenter.plain(self._item)
        if in_breaths:
            self._set(with_hold_breaths(item, plain.hold_breaths or USUAL_BREATHS, plain))
        else:
            self._set(with_hold_seconds(item, plain.hold_seconds or USUAL_HOLD_SECONDS, plain))

    @Slot(Sides)
    def _choose_sides(self, sides: Sides) -> None:
        item = self._presenter.settled(self._item)
        self._set(with_sides(item, sides, self._presenter.plain(item)))

    @Slot(object)
    def _choose_first_side(self, side: Side | None) -> None:
        self._set(with_first_side(self._item, side))

    @Slot(bool)
    def _switch_pace(self, own: bool) -> None:
        self._set(replace(self._item, self_paced=own))

    @Slot(bool)
    def _switch_part(self, off: bool) -> None:
        self._set(switched(self._item, off=off))

    @Slot(str)
    def _write_reason(self, text: str) -> None:
        self._set(with_reason(self._item, text))

    @Slot()
    def _make_plain(self) -> None:
        self._set(replace(self._item, dose=OwnDose(profile=self._item.dose.profile)))

    @Slot(int)
    def _move(self, step: int) -> None:
        place = self.draft.place_of(self.key) + step
        self.draft = self.draft.moved(self.key, place)
        self._show()
