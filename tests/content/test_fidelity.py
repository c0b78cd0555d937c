"""The doses and selections of the articles, typed out from the articles themselves."""

import pytest

from coach.content import load_catalogue
from coach.domain.exercise import DoseProfile, Sides, Span

CATALOGUE = load_catalogue().catalogue

Row = tuple[
    tuple[int, int] | None, int | None, tuple[int, int] | None, tuple[int, int] | None, int | None
]

# (exercise, article): hold in seconds, in breaths, repetitions, sets, times a day, as stated.
STATED: dict[tuple[str, str], Row] = {
    ("hamstring-stretch", "000"): ((15, 30), None, (2, 4), None, None),
    ("hamstring-stretch", "003"): ((60, 60), None, (2, 2), None, 2),
    ("hamstring-stretch", "004"): ((15, 30), None, (5, 5), None, None),
    ("glute-bridge", "000"): ((1, 2), None, None, None, None),
    ("glute-bridge", "003"): ((5, 5), None, (10, 10), (2, 2), None),
    ("glute-bridge", "004"): ((5, 5), None, (8, 12), None, None),
    ("bird-dog", "000"): ((10, 10), None, (5, 10), None, None),
    ("bird-dog", "004"): ((5, 5), None, (8, 12), None, None),
    ("childs-pose", "000"): ((30, 60), None, (3, 5), None, None),
    ("childs-pose", "001"): ((20, 30), None, (6, 8), None, None),
    ("childs-pose", "004"): (None, 1, (8, 10), None, None),
    ("pelvic-tilt", "000"): ((10, 10), None, (20, 20), None, None),
    ("pelvic-tilt", "004"): ((10, 10), None, (8, 12), None, None),
    ("piriformis-stretch", "002"): ((20, 30), None, None, None, None),
    ("piriformis-stretch", "003"): ((20, 20), None, (2, 2), None, 2),
    ("knee-rolls", "002"): ((20, 30), None, None, None, None),
    ("knee-rolls", "004"): (None, 1, (8, 10), None, None),
    ("childs-pose-rotation", "000"): ((5, 10), None, None, None, None),
    ("single-knee-to-chest", "000"): ((30, 60), None, (3, 5), None, None),
    ("lower-tummy", "001"): (None, None, (6, 8), None, None),
    ("deep-abdominal", "001"): ((5, 10), None, (5, 5), None, None),
    ("hip-flexor-stretch", "002"): ((20, 30), None, None, None, None),
    # "30 seconds to a few minutes": the app stops at two.
    ("prone-on-elbows", "003"): ((30, 120), None, None, None, None),
    ("double-knee-to-chest", "003"): ((20, 20), None, (3, 3), None, 2),
    ("prone-plank", "003"): ((10, 60), None, None, None, None),
    ("thoracic-rotation", "004"): (None, 3, (8, 10), None, None),
    ("pec-stretch", "004"): ((30, 30), None, None, None, None),
    ("shoulder-rolls", "004"): (None, None, (5, 5), (2, 3), None),
    ("scapular-squeeze", "004"): ((10, 10), None, (8, 10), None, None),
    ("superman", "004"): (None, 1, (8, 10), None, None),
    ("lat-pulldown", "004"): (None, 1, (10, 12), None, None),
}

# The app's own, where no article states a dose: hold in seconds, repetitions.
OWN: dict[str, tuple[int | None, int]] = {
    "pelvic-tilt": (None, 10),
    "ball-hyperextension": (2, 5),
    "thoracic-extension": (2, 5),
    "butterfly-wings": (None, 5),
    "cat-cow": (4, 5),
    "seated-forward-fold": (10, 3),
    "clamshell": (None, 10),
    "partial-crunch": (2, 8),
    "prone-cobra": (5, 5),
    "dyna-disc-crunch": (5, 5),
}

DESCRIBED: dict[str, set[str]] = {
    "000": {
        "hamstring-stretch",
        "prone-cobra",
        "dyna-disc-crunch",
        "glute-bridge",
        "bird-dog",
        "ball-hyperextension",
        "partial-crunch",
        "thoracic-extension",
        "childs-pose-rotation",
        "butterfly-wings",
        "single-knee-to-chest",
        "childs-pose",
        "pelvic-tilt",
    },
    "001": {"childs-pose", "lower-tummy", "deep-abdominal"},
    "002": {
        "cat-cow",
        "childs-pose",
        "glute-bridge",
        "bird-dog",
        "pelvic-tilt",
        "seated-forward-fold",
        "clamshell",
        "hip-flexor-stretch",
        "piriformis-stretch",
        "knee-rolls",
    },
    "003": {
        "prone-on-elbows",
        "double-knee-to-chest",
        "piriformis-stretch",
        "hamstring-stretch",
        "prone-plank",
        "glute-bridge",
        "walking",
    },
    "004": {
        "hamstring-stretch",
        "childs-pose",
        "knee-rolls",
        "bird-dog",
        "pelvic-tilt",
        "glute-bridge",
        "thoracic-rotation",
        "pec-stretch",
        "shoulder-rolls",
        "scapular-squeeze",
        "superman",
        "lat-pulldown",
        "walking",
    },
}

ORDER: dict[str, list[str]] = {
    "bay-state": [
        "hamstring-stretch",
        "prone-cobra",
        "dyna-disc-crunch",
        "glute-bridge",
        "bird-dog",
        "ball-hyperextension",
        "partial-crunch",
        "thoracic-extension",
        "childs-pose-rotation",
        "butterfly-wings",
        "single-knee-to-chest",
        "childs-pose",
        "pelvic-tilt",
    ],
    "ten-best": ["childs-pose", "lower-tummy", "deep-abdominal"],
    "rehab8": [
        "cat-cow",
        "childs-pose",
        "glute-bridge",
        "bird-dog",
        "pelvic-tilt",
        "seated-forward-fold",
        "clamshell",
        "hip-flexor-stretch",
        "piriformis-stretch",
        "knee-rolls",
    ],
    "back-pain-exercises": [
        "prone-on-elbows",
        "double-knee-to-chest",
        "piriformis-stretch",
        "hamstring-stretch",
        "prone-plank",
        "glute-bridge",
    ],
    "k-health": [
        "hamstring-stretch",
        "childs-pose",
        "knee-rolls",
        "bird-dog",
        "pelvic-tilt",
        "glute-bridge",
        "thoracic-rotation",
        "pec-stretch",
        "shoulder-rolls",
        "scapular-squeeze",
        "superman",
        "lat-pulldown",
    ],
}


def ends(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.low, span.high)


def profile(exercise: str, source: str) -> DoseProfile:
    found = CATALOGUE.exercises[exercise].profile(source)
    assert found is not None
    return found


@pytest.mark.parametrize(("exercise", "source"), STATED)
def test_stated_doses(exercise: str, source: str) -> None:
    stated = profile(exercise, source).stated
    row = (
        ends(stated.hold_seconds),
        stated.hold_breaths,
        ends(stated.reps),
        ends(stated.sets),
        stated.per_day,
    )
    assert row == STATED[exercise, source]


def test_no_article_has_a_dose_that_is_not_in_the_table() -> None:
    held = {
        (exercise.id, str(p.source))
        for exercise in CATALOGUE.exercises.values()
        for p in exercise.profiles
        if p.source != "app"
    }
    assert held == set(STATED)


@pytest.mark.parametrize("exercise", OWN)
def test_own_doses(exercise: str) -> None:
    own = profile(exercise, "app")
    hold, reps = OWN[exercise]
    assert ends(own.filled.hold_seconds) == (None if hold is None else (hold, hold))
    assert ends(own.filled.reps) == (reps, reps)


def test_no_other_dose_is_the_apps_own() -> None:
    exercises = CATALOGUE.exercises.values()
    assert {e.id for e in exercises if e.profile("app") is not None} == set(OWN)


@pytest.mark.parametrize("source", DESCRIBED)
def test_articles_name_their_exercises(source: str) -> None:
    exercises = CATALOGUE.exercises.values()
    named = {e.id for e in exercises if source in dict(e.article_names)}
    assert named == DESCRIBED[source]


@pytest.mark.parametrize("routine", ORDER)
def test_article_routines_keep_selection_order_and_doses(routine: str) -> None:
    held = CATALOGUE.routines[routine]
    assert [item.exercise_id for item in held.items] == ORDER[routine]
    for item in held.items:
        if (item.exercise_id, str(held.source)) in STATED:
            assert item.dose.profile.startswith(str(held.source))
            chosen = profile(item.exercise_id, item.dose.profile)
            assert chosen.source is held.source
        else:
            assert item.dose.profile in ("", "app-rocking")


def test_ways_of_counting_and_of_sharing_sides() -> None:
    assert profile("knee-rolls", "004").reps_in_total
    assert profile("knee-rolls", "002").sides is Sides.EACH
    assert CATALOGUE.exercises["knee-rolls"].sides is Sides.ALTERNATING
    assert profile("lower-tummy", "001").breath_paced
    assert profile("butterfly-wings", "app").breath_paced
    assert profile("pelvic-tilt", "app").mode == "rocking"
    assert profile("pelvic-tilt", "004").mode == "hold"
    directions = {s.direction for s in CATALOGUE.exercises["shoulder-rolls"].steps} - {""}
    assert directions == {"backward", "forward"}
