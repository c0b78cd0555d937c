"""Getting up and down as seldom as can be."""

from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.domain.exercise import Tag
from coach.domain.positions import HEIGHT, by_position, position_changes
from coach.domain.routine import Routine, RoutineItem

EXERCISES = load_catalogue().catalogue.exercises
TIMED = [one.id for one in EXERCISES.values() if one.timed]


def items(*ids: str) -> list[RoutineItem]:
    return [RoutineItem(one) for one in ids]


def ordered(*ids: str) -> list[str]:
    return [ids[number] for number in by_position(items(*ids), EXERCISES)]


def test_changes_are_counted_between_neighbours() -> None:
    listed = items("cat-cow", "bird-dog", "glute-bridge", "cat-cow")
    assert position_changes(listed, EXERCISES) == 2
    assert position_changes([], EXERCISES) == 0


def test_the_next_round_begins_with_getting_back_to_the_first_position() -> None:
    listed = items("cat-cow", "glute-bridge")
    assert position_changes(listed, EXERCISES, rounds=3) == 3 * 1 + 2
    assert position_changes(items("cat-cow", "bird-dog"), EXERCISES, rounds=3) == 0


def test_what_is_off_asks_for_no_change() -> None:
    listed = [
        RoutineItem("cat-cow"),
        RoutineItem("glute-bridge", off=True),
        RoutineItem("bird-dog"),
    ]
    assert position_changes(listed, EXERCISES) == 0


def test_warm_ups_come_first_and_positions_together() -> None:
    assert ordered("glute-bridge", "bird-dog", "knee-rolls", "childs-pose", "cat-cow") == [
        "cat-cow",
        "knee-rolls",
        "glute-bridge",
        "bird-dog",
        "childs-pose",
    ]


def test_the_way_up_and_down_is_the_shortest() -> None:
    mixed = ordered("bird-dog", "scapular-squeeze", "prone-plank", "hip-flexor-stretch")
    heights = [HEIGHT[EXERCISES[one].position] for one in mixed]
    way = sum(abs(a - b) for a, b in pairwise([3, *heights, 3]))
    assert way == 2 * 3  # Once down to the floor and once up again.


def test_what_is_off_stays_with_its_position() -> None:
    listed = [
        RoutineItem("glute-bridge"),
        RoutineItem("childs-pose", off=True),
        RoutineItem("superman", off=True),
        RoutineItem("bird-dog"),
    ]
    assert by_position(listed, EXERCISES) == (0, 3, 1, 2)


@settings(deadline=None)
@given(st.lists(st.sampled_from(TIMED), max_size=5))
def test_no_order_with_the_warm_ups_first_needs_fewer_changes(ids: list[str]) -> None:
    listed = items(*ids)
    order = by_position(listed, EXERCISES)
    assert sorted(order) == list(range(len(ids)))
    warm = [n for n in range(len(ids)) if Tag.WARM_UP in EXERCISES[ids[n]].tags]
    rest = [n for n in range(len(ids)) if n not in warm]
    assert set(order[: len(warm)]) == set(warm)
    least = min(
        position_changes([listed[n] for n in (*first, *second)], EXERCISES)
        for first, second in product(permutations(warm), permutations(rest))
    )
    assert position_changes([listed[n] for n in order], EXERCISES) == least


@settings(deadline=None)
@given(st.lists(st.builds(RoutineItem, st.sampled_from(TIMED), off=st.booleans()), max_size=12))
def test_ordering_twice_changes_nothing_more(listed: list[RoutineItem]) -> None:
    once = [listed[n] for n in by_position(listed, EXERCISES)]
    assert sorted(by_position(listed, EXERCISES)) == list(range(len(listed)))
    assert by_position(once, EXERCISES) == tuple(range(len(once)))


@pytest.mark.parametrize(
    "routine", load_catalogue().catalogue.routines.values(), ids=lambda r: r.id
)
def test_ordering_costs_a_shipped_routine_at_most_its_warm_ups(
    routine: Routine,
) -> None:
    order = by_position(routine.items, EXERCISES)
    after = position_changes([routine.items[n] for n in order], EXERCISES)
    assert after <= position_changes(routine.items, EXERCISES) + 1
