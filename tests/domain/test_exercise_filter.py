"""Finding exercises: names, aliases, slips of the pen, and what they are and need."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.domain.exercise import Equipment, Exercise, Kind, Position, Tag
from coach.domain.exercise_filter import ExerciseFilter, Region, find_exercises, regions_of

LIBRARY = tuple(load_catalogue().catalogue.exercises.values())


def ids(**wanted: object) -> list[str]:
    found = find_exercises(LIBRARY, ExerciseFilter(**wanted))  # type: ignore[arg-type]
    return [exercise.id for exercise in found]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("cat", "cat-cow"),
        ("Bridge", "glute-bridge"),
        ("brige", "glute-bridge"),
        ("hip lift", "glute-bridge"),
        ("sphinx", "prone-on-elbows"),
        ("sphynx", "prone-on-elbows"),
        ("prayer", "childs-pose"),
        ("child’s pose", "childs-pose"),
        ("childs pose", "childs-pose"),
        ("piriformus", "piriformis-stretch"),
        ("figure four", "piriformis-stretch"),
        ("hamsting", "hamstring-stretch"),
        ("knees to chest", "double-knee-to-chest"),
        ("knee to chest", "double-knee-to-chest"),
        ("plank", "prone-plank"),
        ("clamshel", "clamshell"),
        ("suprman", "superman"),
        ("BIRD-DOG", "bird-dog"),
        ("birddog", "bird-dog"),
        ("catcow", "cat-cow"),
        ("hamstirng", "hamstring-stretch"),
    ],
)
def test_the_one_that_is_meant_comes_first(words: str, first: str) -> None:
    assert ids(words=words)[0] == first


@pytest.mark.parametrize("words", ["xyzzy", "bridge xyzzy", "zz"])
def test_what_nobody_means_finds_nothing(words: str) -> None:
    assert ids(words=words) == []


@pytest.mark.parametrize("words", ["", "  ", "—", "the"])
def test_nothing_to_look_for_keeps_the_order(words: str) -> None:
    found = ids(words=words)
    if words != "the":
        assert found == [exercise.id for exercise in LIBRARY]


def test_what_it_works_on_is_found_too() -> None:
    assert {"glute-bridge", "piriformis-stretch"} <= set(ids(words="buttocks"))


@pytest.mark.parametrize("word", ["tummy", "belly", "stomach"])
def test_a_part_of_the_body_is_found_by_what_people_call_it(word: str) -> None:
    assert {"pelvic-tilt", "deep-abdominal", "prone-plank"} <= set(ids(words=word))


def test_groups_are_joined_by_and_their_members_by_or() -> None:
    found = ids(
        kinds=frozenset({Kind.STRETCH, Kind.MOBILITY}), positions=frozenset({Position.SUPINE})
    )
    by_id = {exercise.id: exercise for exercise in LIBRARY}
    assert found
    assert {by_id[one].kind for one in found} == {Kind.STRETCH, Kind.MOBILITY}
    assert {by_id[one].position for one in found} == {Position.SUPINE}


def test_equipment_finds_what_needs_it_or_may_use_it() -> None:
    band = ids(equipment=frozenset({Equipment.BAND}))
    assert {"lat-pulldown", "clamshell"} <= set(band)
    assert "cat-cow" not in band


def test_mat_stands_for_nothing_but_the_floor() -> None:
    bare = set(ids(equipment=frozenset({Equipment.MAT})))
    assert "clamshell" in bare
    assert "lat-pulldown" not in bare
    both = set(ids(equipment=frozenset({Equipment.MAT, Equipment.BAND})))
    assert both == bare | set(ids(equipment=frozenset({Equipment.BAND})))


def test_a_flare_up_day_keeps_stretching_only() -> None:
    for exercise in find_exercises(LIBRARY, ExerciseFilter(flare_safe=True)):
        assert Tag.FLARE_SAFE in exercise.tags
        assert exercise.kind not in (Kind.STRENGTH, Kind.ACTIVATION)


def test_a_routine_is_offered_only_what_can_be_timed() -> None:
    assert "walking" in ids()
    assert "walking" not in ids(timed_only=True)


@pytest.mark.parametrize("exercise", LIBRARY, ids=lambda one: one.id)
def test_every_exercise_is_found_by_a_region(exercise: Exercise) -> None:
    assert regions_of(exercise)


@pytest.mark.parametrize("region", list(Region))
def test_every_region_finds_something(region: Region) -> None:
    assert ids(regions=frozenset({region}))


@settings(deadline=None)
@given(st.sampled_from(LIBRARY), st.data())
def test_any_name_or_alias_finds_its_exercise(exercise: Exercise, data: st.DataObject) -> None:

    name = data.draw(st.sampled_from((exercise.name, *exercise.aliases)))
    assert exercise.id in ids(words=name)[:3]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_may_be_typed(words: str) -> None:
    found = ids(words=words)
    assert len(found) == len(set(found))
