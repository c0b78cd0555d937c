"""Drafts of routines, exercises and handouts: incomplete as they are, there and back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.content.drafts import (
    ExerciseDraft,
    HandoutDraft,
    NewPicture,
    RoutineDraft,
    decode_exercise_draft,
    decode_handout_draft,
    decode_routine_draft,
    encode_exercise_draft,
    encode_handout_draft,
    encode_routine_draft,
)
from coach.content.exercise_form import ExerciseForm, FormStep, form_of
from coach.content.exercises import MAX_STEPS
from coach.content.routines import MAX_ITEMS, MAX_PURPOSE
from coach.content.rules import LONGEST_NAME
from coach.domain.editing import Draft
from coach.domain.errors import ContentError
from coach.domain.exercise import Equipment, Kind, Part, Position, Sides, Tag
from coach.domain.routine import OwnDose, Routine, RoutineItem

CATALOGUE = load_catalogue().catalogue
EXERCISES = CATALOGUE.exercises
TEXT = st.text(st.characters(codec="utf-8"), max_size=LONGEST_NAME)

FORMS = st.builds(
    ExerciseForm,
    name=TEXT,
    kind=st.sampled_from(Kind),
    position=st.sampled_from(Position),
    sides=st.sampled_from(Sides),
    side_word=TEXT,
    steps=st.lists(
        st.builds(FormStep, st.sampled_from(Part), TEXT), min_size=1, max_size=MAX_STEPS
    ).map(tuple),
    cautions=TEXT,
    hold_seconds=st.integers(0, 100),
    equipment=st.frozensets(st.sampled_from(Equipment)),
    tags=st.frozensets(st.sampled_from(Tag)),
)


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda one: one.id)
def test_every_routine_comes_back_as_it_was(routine: Routine) -> None:
    made = RoutineDraft(Draft.of(routine), ("Look it over.",))
    assert decode_routine_draft(encode_routine_draft(made), EXERCISES) == made


@given(name=TEXT, purpose=TEXT, rounds=st.integers(1, 10))
def test_a_routine_may_be_nameless_and_empty(name: str, purpose: str, rounds: int) -> None:
    made = RoutineDraft(Draft(name=name, purpose=purpose, rounds=rounds))
    assert decode_routine_draft(encode_routine_draft(made), EXERCISES) == made


def test_what_there_is_no_more_is_left_out_and_counted() -> None:
    items = (
        RoutineItem("cat-cow", OwnDose(reps=3)),
        RoutineItem("gone-for-good"),
        RoutineItem("glute-bridge", OwnDose(profile="no-such-dose")),
        RoutineItem("bird-dog", off=True, reason="My knee is sore this week."),
    )
    routine = Routine("mine", "Mine", "", items)
    back = decode_routine_draft(encode_routine_draft(RoutineDraft(Draft.of(routine))), EXERCISES)
    assert back.draft.items == (items[0], items[3])
    assert back.left_out == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"items": [{}]}',
        b'{"items": [], "rounds": 0}',
        b'{"items": [], "rounds": 11}',
        b'{"items": [], "transition_seconds": 4}',
        b'{"items": [], "name": "%s"}' % (b"x" * (LONGEST_NAME + 1)),
        b'{"items": [], "purpose": "%s"}' % (b"x" * (MAX_PURPOSE + 1)),
        b'{"items": [%s]}' % b",".join([b'{"exercise": "cat-cow"}'] * (MAX_ITEMS + 1)),
    ],
)
def test_what_no_editor_has_made_is_refused(content: bytes) -> None:
    with pytest.raises(ContentError):
        decode_routine_draft(content, EXERCISES)


@pytest.mark.parametrize("item", ['"reps": 0', '"hold_seconds": -1', '"first_side": "left"'])
def test_a_number_that_no_editor_sets_takes_its_exercise_out(item: str) -> None:
    content = f'{{"items": [{{"exercise": "cat-cow", {item}}}, {{"exercise": "bird-dog"}}]}}'
    back = decode_routine_draft(content.encode(), EXERCISES)
    assert [one.exercise_id for one in back.draft.items] == ["bird-dog"]
    assert back.left_out == 1


PICTURES = st.builds(
    NewPicture, st.none() | st.binary(max_size=99), st.sampled_from((".png", ".webp"))
)


@given(form=FORMS, picture=st.none() | PICTURES)
def test_every_form_comes_back_as_it_was(form: ExerciseForm, picture: NewPicture | None) -> None:
    draft = ExerciseDraft(form, picture)
    assert decode_exercise_draft(encode_exercise_draft(draft)) == draft


def test_forms_of_all_exercises_come_back() -> None:
    for exercise in EXERCISES.values():
        draft = ExerciseDraft(form_of(exercise))
        assert decode_exercise_draft(encode_exercise_draft(draft)) == draft


@pytest.mark.parametrize("count", [0, MAX_STEPS + 1])
def test_a_form_with_no_step_or_too_many_is_refused(count: int) -> None:
    form = replace(ExerciseForm(), steps=(FormStep(Part.SETUP, "Lie down."),) * count)
    with pytest.raises(ContentError):
        decode_exercise_draft(encode_exercise_draft(ExerciseDraft(form)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"form": {"kind": "song"}}',
        b'{"form": {}, "picture": {"suffix": "/../x"}}',
        b"[" * 99_999,
    ],
)
def test_what_is_no_form_is_refused(content: bytes) -> None:
    with pytest.raises(ContentError):
        decode_exercise_draft(content)


@given(
    text=TEXT,
    name=TEXT,
    lines=st.dictionaries(TEXT, TEXT, max_size=4),
    positions=st.dictionaries(TEXT, TEXT, max_size=4),
)
def test_every_handout_comes_back_as_it_was(
    text: str, name: str, lines: dict[str, str], positions: dict[str, str]
) -> None:
    draft = HandoutDraft(text, name, lines, positions)
    assert decode_handout_draft(encode_handout_draft(draft)) == draft


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"text": 3}', b'{"text": "", "lines": []}']
)
def test_what_is_no_handout_is_refused(content: bytes) -> None:
    with pytest.raises(ContentError):
        decode_handout_draft(content)
