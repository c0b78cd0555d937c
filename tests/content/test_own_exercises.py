"""A person's own exercises: always valid, written and read back the same, under a free name."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.content.exercise_table import exercise_table
from coach.content.exercises import check_exercise, exercise_from
from coach.content.handout_dose import SaidDose
from coach.content.own_exercises import (
    Sketch,
    exercise_from_sketch,
    free_id,
    times_a_day,
)
from coach.domain.compiler import compile_routine
from coach.domain.exercise import Credit, Exercise, Kind, Part, Position, Sides, Span
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.toml_text import new_toml

EXERCISES = load_catalogue().catalogue.exercises


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda one: one.id)
def test_every_shipped_exercise_survives_being_written(exercise: Exercise) -> None:
    table = tomllib.loads(new_toml(exercise_table(exercise)))
    assert exercise_from(table, "file", None, builtin=True) == exercise


_SPANS = st.none() | st.tuples(st.sampled_from([1, 2, 5, 30, 700, 9999]), st.integers(0, 50)).map(
    lambda ends: Span(ends[0], ends[0] + ends[1])
)
_SAID = st.builds(
    SaidDose,
    hold_seconds=_SPANS,
    hold_breaths=_SPANS,
    reps=_SPANS,
    sets=_SPANS,
    sides=st.none() | st.sampled_from(Sides),
    often=st.sampled_from(["", "twice a day", "99 times a day", "3 times a week"]),
)
_WORDS = st.text(max_size=80) | st.sampled_from(
    ["Hold for 20 s.", "Return (slowly) to the start.", "Repeat 10×.", "Lie on your {side} side"]
)
_SKETCHES = st.builds(
    Sketch,
    name=st.text(max_size=120),
    sentences=st.lists(_WORDS, max_size=30).map(tuple),
    kind=st.none() | st.sampled_from(Kind),
    position=st.none() | st.sampled_from(Position),
    said=_SAID,
    aliases=st.lists(st.text(max_size=80), max_size=3).map(tuple),
    targets=st.lists(st.text(max_size=80), max_size=3).map(tuple),
    remarks=st.lists(_WORDS, max_size=2).map(tuple),
    credit=st.none() | st.builds(Credit, st.text(max_size=400), st.text(), st.text(), st.text()),
)


@settings(max_examples=50, deadline=None)
@given(_SKETCHES)
def test_whatever_is_known_makes_an_exercise_that_can_be_done(sketch: Sketch) -> None:
    exercise = exercise_from_sketch(sketch, "drawn-up")
    assert check_exercise(exercise) == ()
    table = tomllib.loads(new_toml(exercise_table(exercise)))
    assert exercise_from(table, "file", None, builtin=False) == exercise
    once = OwnDose(reps=1, sets=1)  # A thousand repetitions would take a second to lay out.
    routine = Routine("one", "One", "", (RoutineItem(exercise.id, once),))
    assert compile_routine(routine, {exercise.id: exercise}).length_ms > 0


def test_sentences_find_their_place_in_the_exercise() -> None:
    sketch = Sketch(
        "Wall slide",
        (
            "Stand with your back against a wall.",
            "Slide down slowly. Hold for 10 seconds.",
            "Return to the starting position. Repeat 8 times.",
        ),
    )
    exercise = exercise_from_sketch(sketch, "wall-slide")
    assert [step.part for step in exercise.steps] == [
        Part.SETUP,
        Part.MOVEMENT,
        Part.HOLD,
        Part.RETURN,
    ]
    assert exercise.position is Position.STANDING
    assert exercise.default_profile.stated.hold_seconds == Span(10, 10)
    assert exercise.default_profile.stated.reps == Span(8, 8)
    assert exercise.note == "Repeat 8 times."


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Lay flat on your stomach, look away from your back.", Position.PRONE),
        ("Lie on you back with your knees bent.", Position.SUPINE),
        ("Kneel on your hands and knees.", Position.ALL_FOURS),
        ("Sit on a chair, then stand up.", Position.SITTING),
        ("Stand in front of a chair.", Position.STANDING),
        ("Lie on your left side.", Position.SIDE_LYING),
        ("Breathe.", Position.STANDING),
    ],
)
def test_the_position_is_guessed_from_the_words(words: str, position: Position) -> None:
    assert exercise_from_sketch(Sketch("Something", (words,)), "x").position is position


def test_holding_something_is_no_hold() -> None:
    sketch = Sketch("Hug", ("Lie down.", "Hold your arms under the knees.", "Pull them in."))
    parts = [step.part for step in exercise_from_sketch(sketch, "hug").steps]
    assert parts == [Part.SETUP, Part.MOVEMENT, Part.MOVEMENT, Part.HOLD]


def test_a_return_from_nothing_is_the_movement() -> None:
    exercise = exercise_from_sketch(Sketch("Dead bug", ("Lie down.", "Lower one leg.")), "bug")
    assert [step.part for step in exercise.steps] == [Part.SETUP, Part.MOVEMENT]


def test_a_name_that_is_cut_is_kept_in_the_note() -> None:
    name = "Standing hip hinge with a broom handle held along the spine, slow and careful"
    exercise = exercise_from_sketch(Sketch(name), "hinge")
    assert exercise.name.endswith("…")
    assert name in exercise.note


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100), st.sets(st.text(max_size=5)))
def test_an_id_is_free_and_safe(name: str, taken: set[str]) -> None:
    chosen = free_id(name, taken)
    assert chosen not in taken
    assert Path(chosen).name == chosen
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in chosen)


@pytest.mark.parametrize(
    ("name", "taken", "chosen"),
    [
        ("Wall slide", (), "wall-slide"),
        ("Wall slide", ("wall-slide",), "wall-slide-2"),
        ("Wall slide", ("WALL-SLIDE", "wall-slide-2"), "wall-slide-3"),
        ("../../etc/passwd", (), "etc-passwd"),
        ("Übung für Zuhause", (), "ubung-fur-zuhause"),
        ("腰", (), "my-exercise"),
        ("CON", (), "con-my-exercise"),
        ("Position supine", (), "my-position-supine"),
    ],
)
def test_ids(name: str, taken: tuple[str, ...], chosen: str) -> None:
    assert free_id(name, taken) == chosen


@pytest.mark.parametrize(
    ("often", "times"),
    [
        ("twice a day", 2),
        ("3x/day", 3),
        ("daily", 1),
        ("every morning and evening", 2),
        ("3 times a week", None),
        ("every 2 hours", None),
        ("", None),
    ],
)
def test_how_often_a_day(often: str, times: int | None) -> None:
    assert times_a_day(often) == times
