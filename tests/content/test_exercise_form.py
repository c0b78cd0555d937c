"""What a person fills in becomes a valid exercise, and nothing that they did not touch is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.content.exercise_form import (
    ExerciseForm,
    FormStep,
    Problem,
    exercise_from_form,
    form_of,
)
from coach.content.exercises import check_exercise, load_exercise
from coach.content.own_exercises import HOLD
from coach.content.saving import remove_picture, save_exercise, save_picture
from coach.domain.errors import UserError
from coach.domain.exercise import Equipment, Exercise, Kind, Part, Position, Sides, Span, Tag

EXERCISES = load_catalogue().catalogue.exercises
TIMED = [one for one in EXERCISES.values() if one.timed]
GOOD = ExerciseForm(
    name="Wall slide",
    kind=Kind.STRENGTH,
    position=Position.STANDING,
    steps=(FormStep(Part.SETUP, "Stand at a wall"), FormStep(Part.MOVEMENT, "Slide 5 cm down")),
    hold_seconds=10,
    reps=8,
    sets=2,
    cautions="not below a right angle\n\nno sharp pain",
    aliases="Wall squat, wall sit,",
    equipment=frozenset({Equipment.WALL}),
)


def test_what_was_typed_is_put_so_that_it_can_be_said() -> None:
    exercise = exercise_from_form(GOOD, "wall-slide")
    assert check_exercise(exercise) == ()
    assert [step.text for step in exercise.steps] == [
        "Stand at a wall.",
        "Slide 5 centimetres down.",
        HOLD,
    ]
    assert exercise.cautions == ("Not below a right angle.", "No sharp pain.")
    assert exercise.aliases == ("Wall squat", "wall sit")
    stated = exercise.default_profile.stated
    assert (stated.hold_seconds, stated.reps, stated.sets) == (Span(10, 10), Span(8, 8), Span(2, 2))


@pytest.mark.parametrize("exercise", TIMED, ids=lambda one: one.id)
def test_a_form_that_nobody_changed_changes_nothing(exercise: Exercise) -> None:
    copy = exercise_from_form(form_of(exercise), exercise.id, exercise)
    assert check_exercise(copy) == ()
    for field in ("steps", "profiles", "safety", "cautions", "aliases", "easier", "note", "tags"):
        assert getattr(copy, field) == getattr(exercise, field), field


_TEXTS = st.text(max_size=60) | st.sampled_from(["Lie down.", "Bend your {side} knee (slowly)", ""])
_FORMS = st.builds(
    ExerciseForm,
    name=st.text(max_size=70),
    kind=st.sampled_from(Kind),
    position=st.sampled_from(Position),
    sides=st.sampled_from(Sides),
    side_word=_TEXTS,
    left_label=_TEXTS,
    right_label=_TEXTS,
    steps=st.lists(st.builds(FormStep, st.sampled_from(Part), _TEXTS), max_size=6).map(tuple),
    safety=_TEXTS,
    cautions=_TEXTS,
    hold_seconds=st.integers(0, 600),
    reps=st.integers(1, 100),
    sets=st.integers(1, 10),
    aliases=_TEXTS,
    equipment=st.frozensets(st.sampled_from(Equipment)),
    tags=st.frozensets(st.sampled_from(Tag)),
)


@settings(max_examples=60, deadline=None)
@given(_FORMS, st.none() | st.sampled_from(TIMED))
def test_a_form_without_problems_can_be_saved(form: ExerciseForm, before: Exercise | None) -> None:
    if form.problems():
        return
    assert check_exercise(exercise_from_form(form, "an-id", before)) == ()


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (ExerciseForm(), Problem.NO_NAME),
        (ExerciseForm(name="x" * 61), Problem.LONG_NAME),
        (ExerciseForm(name="A"), Problem.NO_SETUP),
        (ExerciseForm(name="A"), Problem.NO_MOVEMENT),
        (ExerciseForm(name="A", sides=Sides.ALTERNATING), Problem.NO_LABELS),
        (
            ExerciseForm(name="A", kind=Kind.STRENGTH, tags=frozenset({Tag.FLARE_SAFE})),
            Problem.NOT_FLARE_SAFE,
        ),
    ],
)
def test_problems(form: ExerciseForm, problem: Problem) -> None:
    assert problem in form.problems()
    assert GOOD.problems() == ()


def test_an_exercise_is_saved_and_read_back_with_one_picture(tmp_path: Path) -> None:
    exercise = exercise_from_form(GOOD, "wall-slide")
    path = save_exercise(tmp_path, exercise)
    assert load_exercise(path) == exercise
    first = save_picture(tmp_path, exercise, b"one", ".png")
    second = save_picture(tmp_path, exercise, b"two", ".webp")
    assert not first.exists()
    assert second.read_bytes() == b"two"
    remove_picture(tmp_path, exercise.id)
    assert sorted(path.parent.iterdir()) == [path]


def test_what_cannot_be_saved_is_said(tmp_path: Path) -> None:
    exercise = exercise_from_form(GOOD, "wall-slide")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "wall-slide.toml").mkdir()
    with pytest.raises(UserError, match=r"“Wall slide” could not be saved to .*: "):
        save_exercise(tmp_path, exercise)
