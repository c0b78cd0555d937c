"""Each rule for routine files; routines survive the way to text and back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content import (
    check_routine,
    decode_routine,
    encode_routine,
    load_catalogue,
    load_routine,
)
from coach.content.routines import routine_from, routine_table
from coach.domain.errors import ContentError
from coach.domain.exercise import Side, Sides, Source
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.toml_text import new_toml
from tests.content.samples import routine

EXERCISES = load_catalogue().catalogue.exercises


def item(exercise: str = "bird-dog", **changes: Any) -> dict[str, Any]:
    return routine(items=[{"exercise": exercise} | changes])


BAD: list[tuple[dict[str, Any], str]] = [
    (routine(id="other"), 'id: found "other", expected "my-morning"'),
    (routine(id="../up"), 'id: found "../up", expected lower-case words'),
    (routine(name=" "), 'name: found " "'),
    (routine(purpose="x" * 201), "purpose: found"),
    (routine(source="005"), 'source: found "005", expected one of "000"'),
    (routine(rounds=0), "rounds: found 0, expected a number from 1 to 10"),
    (routine(rounds=1.5), "rounds: found 1.5, expected a whole number"),
    (routine(items=[]), "items: found 0, expected 1 to 60 exercises"),
    (routine(items=[{}]), "items[1].exercise: found nothing, expected text in quotes"),
    (item("bird-dogs"), 'items[1].exercise: found "bird-dogs", expected "bird-dog"'),
    (item("walking"), 'items[1].exercise: found "walking", expected an exercise with a timer'),
    (item(profile="003"), 'items[1].profile: found "003", expected one of "000", "004"'),
    (item(hold_seconds=0), "items[1].hold_seconds: found 0"),
    (item(hold_breaths=31), "items[1].hold_breaths: found 31"),
    (item(hold_breaths=2, hold_seconds=9), "items[1]: found a hold in seconds and in breaths"),
    (item(reps=-1), "items[1].reps: found -1"),
    (item(sets=11), "items[1].sets: found 11"),
    (item(rest_seconds=301), "items[1].rest_seconds: found 301"),
    (item(sides="both"), 'items[1].sides: found "both"'),
    (item("cat-cow", sides="each"), 'items[1].sides: found "each"'),
    (item("clamshell", hold_seconds=5), "items[1]: found a hold, expected none"),
    (item(transition_seconds=4), "items[1].transition_seconds: found 4, expected a number from 5"),
    (item(first_side="both"), 'items[1].first_side: found "both", expected one of "left", "right"'),
    (item("cat-cow", first_side="left"), 'items[1].first_side: found "left"'),
    (routine(transition_seconds=61), "transition_seconds: found 61"),
    (item(reason="Sore knee."), "items[1].reason: found"),
    (item(off=True, reason=" sore "), "items[1].reason: found"),
    (item(off=True, reason="so\nre"), "items[1].reason: found"),
    (item(off=True, reason="s" * 121), "items[1].reason: found"),
    (item(reps="5"), 'items[1].reps: found "5", expected a whole number'),
    (item(rep=5), 'items[1].rep: found an unknown key, expected "reps"'),
]


@pytest.mark.parametrize(("table", "fault"), BAD)
def test_a_broken_rule_is_named(table: dict[str, Any], fault: str) -> None:
    with pytest.raises(ContentError) as caught:
        routine_from(table, "file.toml", "my-morning", EXERCISES, builtin=False)
    assert any(fault in line for line in caught.value.faults), caught.value.faults
    for line in caught.value.faults:
        assert line.startswith("file.toml: ")
        assert "\n" not in line


def test_a_file_of_the_user_is_the_users_whatever_it_says() -> None:
    made = routine_from(routine(source="004"), "f", None, EXERCISES, builtin=False)
    assert made.source is Source.USER
    assert not made.builtin


def test_check_routine_says_what_keeps_it_from_being_saved() -> None:
    good = Routine("mine", "Mine", "", (RoutineItem("cat-cow"),), Source.USER)
    assert check_routine(good, EXERCISES) == ()
    bad = Routine("mine", "", "", (RoutineItem("nothing-known"),), Source.USER)
    assert len(check_routine(bad, EXERCISES)) == 2


def number(high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(1, high)


lines = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=40
)


@st.composite
def items(draw: st.DrawFn) -> RoutineItem:
    exercise = EXERCISES[
        draw(st.sampled_from([e.id for e in EXERCISES.values() if e.id != "walking"]))
    ]
    sided = exercise.sides is not Sides.BOTH
    profile = draw(st.sampled_from(["", *(p.key for p in exercise.profiles)]))
    off = draw(st.booleans())
    return RoutineItem(
        exercise.id,
        OwnDose(
            profile=profile,
            reps=draw(number(100)),
            sets=draw(number(10)),
            rest_seconds=draw(st.none() | st.integers(0, 300)),
            sides=draw(st.sampled_from([None, Sides.EACH, Sides.ALTERNATING])) if sided else None,
        ),
        off=off,
        self_paced=draw(st.booleans()),
        reason="Not today." if off and draw(st.booleans()) else "",
        first_side=draw(st.sampled_from([None, *Side])) if sided else None,
        transition_seconds=draw(st.none() | st.integers(5, 60)),
    )


routines = st.builds(
    Routine,
    id=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
    name=lines,
    purpose=st.just("") | lines,
    items=st.lists(items(), min_size=1, max_size=8).map(tuple),
    source=st.sampled_from(Source),
    rounds=st.integers(1, 10),
    transition_seconds=st.none() | st.integers(5, 60),
)


@given(routines)
def test_a_snapshot_brings_the_routine_back(made: Routine) -> None:
    assert decode_routine(encode_routine(made)) == made


@given(routines)
def test_a_file_brings_the_routine_back(made: Routine) -> None:
    table = routine_table(made)
    assert routine_from(table, "f", made.id, EXERCISES, builtin=True) == made


def test_shipped_routines_survive_a_snapshot_and_a_file(tmp_path: Path) -> None:
    for made in load_catalogue().catalogue.routines.values():
        assert decode_routine(encode_routine(made)) == made
        path = tmp_path / f"{made.id}.toml"
        path.write_text(new_toml(routine_table(made)), "utf-8")
        assert load_routine(path, EXERCISES, builtin=True) == made


def test_a_snapshot_outlives_its_exercises() -> None:
    made = Routine("old", "Old", "", (RoutineItem("gone-since"),))
    assert decode_routine(encode_routine(made)) == made


@given(st.text())
def test_a_damaged_snapshot_is_a_content_error(text: str) -> None:
    with pytest.raises(ContentError):
        decode_routine(text)
