"""Drafts: what each operation does, and that every change can be taken back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.content import load_catalogue
from coach.domain.editing import Change, Draft, History
from coach.domain.exercise import Side, Source
from coach.domain.routine import OwnDose, Routine, RoutineItem

CATALOGUE = load_catalogue().catalogue
EXERCISES = CATALOGUE.exercises
TIMED = [one.id for one in EXERCISES.values() if one.timed]


def draft_of(*ids: str) -> Draft:
    made = Draft(name="Mine")
    for key, one in enumerate(ids, start=1):
        made = made.added(RoutineItem(one), key=key)
    return made


def ids(draft: Draft) -> list[str]:
    return [item.exercise_id for item in draft.items]


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda one: one.id)
def test_a_routine_survives_being_opened(routine: Routine) -> None:
    assert Draft.of(routine).routine(routine.id) == replace(routine, source=Source.USER)


def test_names_are_tidied() -> None:
    made = Draft(name="  My \t mor\u200bning\n", purpose=" a  b ").routine("x")
    assert (made.name, made.purpose) == ("My morning", "a b")


@pytest.mark.parametrize(
    ("key", "place", "expected"),
    [
        (1, 0, "abc"),
        (1, 1, "bac"),
        (1, 2, "bca"),
        (1, 9, "bca"),
        (3, 0, "cab"),
        (3, -1, "cab"),
        (2, 2, "acb"),
    ],
)
def test_an_exercise_is_moved_to_a_place(key: int, place: int, expected: str) -> None:
    named = dict(zip(("cat-cow", "bird-dog", "clamshell"), "abc", strict=True))
    moved = draft_of("cat-cow", "bird-dog", "clamshell").moved(key, place)
    assert "".join(named[one] for one in ids(moved)) == expected


def test_what_is_not_there_cannot_be_changed() -> None:
    made = draft_of("cat-cow")
    with pytest.raises(KeyError):
        made.without(7)
    with pytest.raises(KeyError):
        made.moved(7, 0)
    with pytest.raises(KeyError):
        made.changed(7, RoutineItem("cat-cow"))


def test_one_more_exercise_goes_where_nobody_has_to_turn_over_for_it() -> None:
    made = draft_of("cat-cow", "glute-bridge", "prone-plank")
    assert made.good_place(EXERCISES["bird-dog"], EXERCISES) == 1
    assert made.good_place(EXERCISES["pelvic-tilt"], EXERCISES) == 2
    assert made.good_place(EXERCISES["shoulder-rolls"], EXERCISES) == 3
    assert Draft().good_place(EXERCISES["bird-dog"], EXERCISES) == 0


def test_ordering_keeps_every_exercise_as_it_is() -> None:
    made = draft_of("glute-bridge", "bird-dog", "cat-cow")
    made = made.changed(1, RoutineItem("glute-bridge", OwnDose(reps=3), first_side=Side.LEFT))
    after = made.ordered(EXERCISES)
    assert ids(after) == ["cat-cow", "bird-dog", "glute-bridge"]
    assert set(after.entries) == set(made.entries)


def test_typing_is_one_step_until_something_else_is_done() -> None:
    history = History.of(Draft())
    for name in ("M", "My", "My m"):
        history = history.done(Draft(name=name), Change.NAME)
    assert history.undone().draft.name == ""
    history = history.closed().done(Draft(name="My morning"), Change.NAME)
    assert history.undone().draft.name == "My m"


def test_stepping_another_value_is_another_step() -> None:
    history = History.of(draft_of("cat-cow"))
    for dose, part in (
        (OwnDose(reps=5), "reps"),
        (OwnDose(reps=6), "reps"),
        (OwnDose(reps=6, sets=2), "sets"),
    ):
        changed = history.draft.changed(1, RoutineItem("cat-cow", dose))
        history = history.done(changed, Change.DOSE, 1, part)
    assert history.undone().draft.items[0].dose == OwnDose(reps=6)
    assert history.undone().undone().draft.items[0].dose.is_empty


def test_adding_twice_is_two_steps() -> None:
    history = History.of(Draft())
    for _ in range(2):
        draft = history.draft.added(RoutineItem("cat-cow"), key=history.next_key)
        history = history.done(draft, Change.ADD)
    assert len(history.undone().draft.entries) == 1
    assert [entry.key for entry in history.draft.entries] == [1, 2]


def test_a_key_is_never_used_again() -> None:
    history = History.of(draft_of("cat-cow"))
    added = history.draft.added(RoutineItem("bird-dog"), key=history.next_key)
    history = history.done(added, Change.ADD).undone()
    assert history.next_key == 3


def test_nothing_changed_is_no_step() -> None:
    history = History.of(draft_of("cat-cow"))
    assert history.done(history.draft.moved(1, 5), Change.MOVE) == history


def test_a_copy_counts_as_changed_until_it_is_saved() -> None:
    history = History.of(draft_of("cat-cow"), saved=Draft())
    assert history.is_changed
    assert not history.kept().is_changed
    assert History.of(draft_of("cat-cow")).is_changed is False


class Editing(RuleBasedStateMachine):
    """Whatever is done can be undone to the beginning, and done again to the end."""

    @initialize(start=st.lists(st.sampled_from(TIMED), max_size=4))
    def open(self, start: list[str]) -> None:
        self.first = draft_of(*start)
        self.history = History.of(self.first)

    def _do(self, draft: Draft, change: Change) -> None:
        self.history = self.history.done(draft, change)

    @rule(one=st.sampled_from(TIMED), place=st.integers(-1, 9))
    def add(self, one: str, place: int) -> None:
        key = self.history.next_key
        self._do(self.history.draft.added(RoutineItem(one), place, key=key), Change.ADD)

    @precondition(lambda self: self.history.draft.entries)
    @rule(data=st.data(), place=st.integers(-1, 9))
    def move(self, data: st.DataObject, place: int) -> None:
        key = data.draw(st.sampled_from(self.history.draft.entries)).key
        self._do(self.history.draft.moved(key, place), Change.MOVE)

    @precondition(lambda self: self.history.draft.entries)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self.history.draft.entries)).key
        self._do(self.history.draft.without(key), Change.REMOVE)

    @rule()
    def order(self) -> None:
        self._do(self.history.draft.ordered(EXERCISES), Change.ORDER)

    @rule()
    def undo(self) -> None:
        self.history = self.history.undone()

    @rule()
    def redo(self) -> None:
        self.history = self.history.redone()

    @invariant()
    def every_key_is_used_once(self) -> None:
        keys = [entry.key for entry in self.history.draft.entries]
        assert len(keys) == len(set(keys))
        assert all(key < self.history.next_key for key in keys)

    @invariant()
    def the_beginning_and_the_end_can_be_reached(self) -> None:
        back = self.history
        steps = len(back.past)
        for _ in range(steps):
            back = back.undone()
        assert back.draft == self.first
        assert back.undone() == back
        for _ in range(steps):
            back = back.redone()
        assert back.draft == self.history.draft


TestEditing = Editing.TestCase
TestEditing.settings = settings(deadline=None)


def test_what_is_gone_on_with_is_one_step_from_what_is_saved() -> None:
    saved, draft = Draft(name="Mine"), Draft(name="Mine", rounds=2)
    history = History.resumed(draft, saved)
    assert history.draft == draft
    assert history.is_changed
    assert history.undone().draft == saved
    assert not history.undone().is_changed
    # What is done then is a step of its own.
    assert history.done(Draft(), Change.NAME).undone().draft == draft
    assert not History.resumed(saved, saved).past


@settings(deadline=None)
@given(st.integers(1, 3))
def test_saving_and_undoing_leaves_something_to_save(back: int) -> None:
    history = History.of(Draft())
    for name in ("a", "b", "c"):
        history = history.done(Draft(name=name), Change.NAME).closed()
    history = history.kept()
    for _ in range(back):
        history = history.undone()
    assert history.is_changed
