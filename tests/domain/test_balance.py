"""The balance of a routine and the hint that goes with it."""

import pytest

from coach.content import load_catalogue
from coach.domain.balance import Balance, BalanceHint, balance
from coach.domain.routine import Routine, RoutineItem

CATALOGUE = load_catalogue().catalogue


def weigh(*ids: str, minutes: float = 2) -> Balance:
    routine = Routine("mine", "Mine", "", tuple(RoutineItem(i) for i in ids))
    return balance(routine, CATALOGUE.exercises, [round(minutes * 60_000)] * len(ids))


@pytest.mark.parametrize(
    ("ids", "hint"),
    [
        (("cat-cow", "pelvic-tilt", "glute-bridge"), BalanceHint.NONE),
        (("cat-cow", "pelvic-tilt"), BalanceHint.ADD_EXTENSOR),
        (("cat-cow", "pelvic-tilt", "prone-plank", "bird-dog"), BalanceHint.ADD_EXTENSOR),
        (("cat-cow", "bird-dog"), BalanceHint.ADD_ABDOMINAL),
        (("pelvic-tilt", "glute-bridge"), BalanceHint.ADD_STRETCH),
        (("cat-cow", "childs-pose"), BalanceHint.STRETCH_ONLY),
        (
            ("scapular-squeeze", *["cat-cow"] * 6),
            BalanceHint.ADD_STRENGTH,
        ),
    ],
)
def test_hints(ids: tuple[str, ...], hint: BalanceHint) -> None:
    found = weigh(*ids)
    assert found.hint is hint
    assert bool(found.suggestions) == (hint is not BalanceHint.NONE)


@pytest.mark.parametrize(
    "ids", [("cat-cow", "pelvic-tilt"), ("cat-cow", "bird-dog"), ("pelvic-tilt", "glute-bridge")]
)
def test_a_suggestion_mends_what_it_is_for(ids: tuple[str, ...]) -> None:
    found = weigh(*ids)
    by_name = {exercise.name: exercise.id for exercise in CATALOGUE.exercises.values()}
    for name in found.suggestions:
        assert by_name[name] not in ids
        assert weigh(*ids, by_name[name]).hint is not found.hint


def test_minutes_and_share() -> None:
    found = weigh("cat-cow", "childs-pose", "glute-bridge", minutes=1.5)
    assert found.stretch_minutes == pytest.approx(3)
    assert found.strength_minutes == pytest.approx(1.5)
    assert found.stretch_share == pytest.approx(2 / 3)
    assert weigh().stretch_share == 0.5


def test_exercises_that_are_off_do_not_count() -> None:
    items = (RoutineItem("cat-cow"), RoutineItem("partial-crunch", off=True))
    found = balance(Routine("a", "A", "", items), CATALOGUE.exercises, [60_000])
    assert found.abdominal == 0


def test_lengths_have_to_match() -> None:
    with pytest.raises(ValueError, match="argument"):
        balance(Routine("a", "A", "", (RoutineItem("cat-cow"),)), CATALOGUE.exercises, [])


def test_what_is_not_for_the_user_is_never_suggested() -> None:
    ours = Routine("r", "R", "", (RoutineItem("pelvic-tilt"),))
    first = balance(ours, CATALOGUE.exercises, [60_000])
    assert len(first.suggested_ids) == len(first.suggestions) == 2
    after = balance(ours, CATALOGUE.exercises, [60_000], unwanted=first.suggested_ids)
    assert not set(after.suggested_ids) & set(first.suggested_ids)
