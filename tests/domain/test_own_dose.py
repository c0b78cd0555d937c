"""Single numbers of a routine's dose: written down only where they differ from the source's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import check_routine, load_catalogue
from coach.content.routines import decode_routine, encode_routine
from coach.content.rules import LONGEST_REASON
from coach.domain.compiler import Options, item_dose
from coach.domain.exercise import Exercise, Sides, Source
from coach.domain.own_dose import (
    can_hold,
    plain_dose,
    settled,
    switched,
    with_hold_breaths,
    with_hold_seconds,
    with_profile,
    with_reason,
    with_reps,
    with_rest,
    with_sets,
    with_sides,
)
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.domain.steps import DoseKey, OwnStep

EXERCISES = load_catalogue().catalogue.exercises
TIMED = [one for one in EXERCISES.values() if one.timed]
BIRD_DOG = RoutineItem("bird-dog")
PLAIN = plain_dose(BIRD_DOG, EXERCISES["bird-dog"], Options())


def test_the_sources_own_numbers_are_not_written_down() -> None:
    item = with_reps(BIRD_DOG, PLAIN.reps + 1, PLAIN)
    assert item.dose == OwnDose(reps=PLAIN.reps + 1)
    assert with_reps(item, PLAIN.reps, PLAIN) == BIRD_DOG
    for changed, back in (
        (with_sets(BIRD_DOG, 3, PLAIN), with_sets(BIRD_DOG, PLAIN.sets, PLAIN)),
        (with_rest(BIRD_DOG, 0, PLAIN), with_rest(BIRD_DOG, PLAIN.rest_seconds, PLAIN)),
        (with_sides(BIRD_DOG, Sides.EACH, PLAIN), with_sides(BIRD_DOG, PLAIN.sides, PLAIN)),
    ):
        assert changed != BIRD_DOG
        assert back == BIRD_DOG


def test_a_hold_is_in_seconds_or_in_breaths() -> None:
    breaths = with_hold_breaths(BIRD_DOG, 4, PLAIN)
    assert breaths.dose == OwnDose(hold_breaths=4)
    assert with_hold_seconds(breaths, 20, PLAIN).dose == OwnDose(hold_seconds=20)
    assert with_hold_seconds(breaths, PLAIN.hold_seconds, PLAIN) == BIRD_DOG


def test_another_profile_begins_with_its_own_numbers() -> None:
    item = with_reps(with_profile(BIRD_DOG, "004"), 3, PLAIN)
    assert with_profile(item, "000").dose == OwnDose(profile="000")


def test_the_users_steps_stay_when_one_number_is_set() -> None:
    exercise = EXERCISES["bird-dog"]
    key = DoseKey("bird-dog", exercise.default_profile.key)
    options = Options(adjusted={key: OwnStep(hold_seconds=9, reps=11)})
    before = item_dose(BIRD_DOG, exercise, options)
    assert (before.hold_seconds, before.reps) == (9, 11)
    item = with_sets(settled(BIRD_DOG, exercise, options), 2, PLAIN)
    after = item_dose(item, exercise, options)
    assert (after.hold_seconds, after.reps, after.sets) == (9, 11, 2)
    assert settled(item, exercise, options) == item


def test_a_reason_is_kept_only_while_it_is_off() -> None:
    off = RoutineItem("bird-dog", off=True, reason="Sore knee.")
    assert switched(off, off=True).reason == "Sore knee."
    assert switched(off, off=False) == BIRD_DOG


@given(text=st.text(max_size=LONGEST_REASON))
def test_whatever_is_typed_as_a_reason_can_be_kept_in_a_file(text: str) -> None:
    off = RoutineItem("bird-dog", off=True)
    kept = with_reason(off, text)
    mine = Routine("mine", "Mine", "", (kept, BIRD_DOG), Source.USER)
    assert decode_routine(encode_routine(mine)) == mine
    assert with_reason(BIRD_DOG, text) == BIRD_DOG


@settings(deadline=None)
@given(
    exercise=st.sampled_from(TIMED),
    reps=st.integers(1, 100),
    sets=st.integers(1, 10),
    seconds=st.integers(1, 600),
    breaths=st.none() | st.integers(1, 30),
)
def test_whatever_is_set_can_be_saved_and_is_what_is_done(
    exercise: Exercise, reps: int, sets: int, seconds: int, breaths: int | None
) -> None:
    options = Options()
    for profile in ("", *(one.key for one in exercise.profiles)):
        item = with_profile(RoutineItem(exercise.id), profile)
        plain = plain_dose(item, exercise, options)
        item = with_sets(with_reps(item, reps, plain), sets, plain)
        if can_hold(exercise, plain):
            item = with_hold_seconds(item, seconds, plain)
            if breaths is not None:
                item = with_hold_breaths(item, breaths, plain)
        assert check_routine(Routine("r", "R", "", (item,)), EXERCISES) == ()
        dose = item_dose(item, exercise, options)
        assert (dose.reps, dose.sets) == (reps, sets)
        if can_hold(exercise, plain):
            held = dose.hold_breaths if breaths is not None else dose.hold_seconds
            assert held == (seconds if breaths is None else breaths)
