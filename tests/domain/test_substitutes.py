from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.catalogue import load_catalogue
from coach.domain.compiler import Options, compile_routine, left_out_on_flare_up
from coach.domain.errors import UserError
from coach.domain.exercise import Equipment, Kind, Position, Sides, Source, Tag
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.domain.substitutes import substitute_for, suited, suited_catalogue
from tests.domain.samples import BRIDGE

CATALOGUE = load_catalogue().catalogue
EXERCISES = CATALOGUE.exercises
BUILT_IN = [one for one in CATALOGUE.routines.values() if one.builtin]

LIFT = replace(BRIDGE, id="lift", name="Lift", targets=("buttocks", "deep core"))


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"targets": ("core",)}, True),
        ({"targets": ("very deep core",)}, True),
        ({"targets": ("shallow core",)}, False),
        ({"targets": ()}, False),
        ({"position": Position.PRONE}, False),
        ({"kind": Kind.ACTIVATION}, True),
        ({"kind": Kind.STRETCH}, False),
        ({"tags": frozenset()}, False),
        ({"tags": frozenset({Tag.EXTENSOR, Tag.OPT_IN})}, False),
        ({"equipment": (Equipment.BAND,)}, False),
        ({"timed": False}, False),
        ({"sides": Sides.EACH}, True),
    ],
)
def test_a_substitute_is_near(change: dict[str, object], fits: bool) -> None:
    other = replace(LIFT, id="other", **change)  # type: ignore[arg-type]
    assert (substitute_for(LIFT, [LIFT, other]) is other) == fits
    assert substitute_for(LIFT, [other], taken={"other"}) is None


def test_the_nearest_is_taken() -> None:
    one_target = replace(LIFT, id="one", targets=("core",))
    both = replace(LIFT, id="both")
    later = replace(LIFT, id="later")
    other_kind = replace(LIFT, id="kind", kind=Kind.ACTIVATION)
    assert substitute_for(LIFT, [other_kind, one_target, both, later]) is both
    assert substitute_for(LIFT, [other_kind, one_target]) is one_target


def test_a_substitute_follows_what_it_replaces() -> None:
    routine = Routine(
        "sample",
        "Sample",
        "",
        (
            RoutineItem("lift", OwnDose(hold_seconds=9), self_paced=True),
            RoutineItem("alone"),
            RoutineItem("stays"),
            RoutineItem("idle", off=True, reason="It needs a ball."),
        ),
    )
    exercises = {
        "lift": LIFT,
        "other": replace(LIFT, id="other", name="Other"),
        "alone": replace(LIFT, id="alone", position=Position.SITTING),
        "stays": replace(LIFT, id="stays"),
        "idle": replace(LIFT, id="idle"),
    }
    found = suited(routine, exercises, {"lift", "alone", "idle"})
    assert found.items == (
        RoutineItem("lift", OwnDose(hold_seconds=9), off=True, self_paced=True, substitute="other"),
        RoutineItem("other", self_paced=True),
        RoutineItem("alone", off=True, substitute=""),
        RoutineItem("stays"),
        RoutineItem("idle", off=True, reason="It needs a ball.", substitute=""),
    )
    assert suited(routine, exercises, {"elsewhere"}) is routine
    own = replace(routine, source=Source.USER)
    assert suited(own, exercises, {"lift"}) is own


@given(st.sets(st.sampled_from(sorted(EXERCISES)), max_size=8))
def test_built_in_routines_hold_nothing_unwanted(unwanted: set[str]) -> None:
    found = suited_catalogue(CATALOGUE, unwanted)
    assert found.exercises is EXERCISES
    for before in BUILT_IN:
        after = found.routines[before.id]
        active = [item.exercise_id for item in after.active_items]
        assert not unwanted.intersection(active)
        kept = [one.exercise_id for one in before.active_items if one.exercise_id not in unwanted]
        assert [one for one in active if one in kept] == kept
        assert len(active) <= len(before.active_items)
        # Nobody's routine gets an exercise twice that was there once.
        assert all(active.count(one) == max(1, kept.count(one)) for one in active)
        floor = {one.exercise_id for one in before.items}
        for one in set(active) - floor:
            assert Tag.OPT_IN not in EXERCISES[one].tags
        # All that was in the list is still there, so that it can be seen why it is off.
        assert [o.exercise_id for o in after.items if o.exercise_id in floor] == [
            o.exercise_id for o in before.items
        ]


def test_every_single_exercise_can_be_done_without() -> None:
    for exercise_id in EXERCISES:
        for routine in suited_catalogue(CATALOGUE, {exercise_id}).routines.values():
            try:
                timeline = compile_routine(routine, EXERCISES, Options())
            except UserError:
                pytest.fail(f"{routine.id} is empty without {exercise_id}")
            assert exercise_id not in {item.exercise_id for item in timeline.items}


def test_what_fits_a_flare_up_day_is_replaced_by_what_does() -> None:
    for exercise in EXERCISES.values():
        found = substitute_for(exercise, EXERCISES.values())
        if found is not None and not left_out_on_flare_up(exercise):
            assert not left_out_on_flare_up(found)


def test_some_exercises_have_substitutes() -> None:
    pairs = {
        one.id: found.id
        for one in EXERCISES.values()
        if (found := substitute_for(one, EXERCISES.values())) is not None
    }
    assert pairs["hamstring-stretch"] == "single-knee-to-chest"
    assert pairs["pelvic-tilt"] == "lower-tummy"
    assert len(pairs) >= 8
