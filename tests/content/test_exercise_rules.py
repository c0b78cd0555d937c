"""Each rule for exercise files, with a file that breaks it."""

from typing import Any

import pytest

from coach.content.exercises import exercise_from
from coach.domain.exercise import Part
from tests.content.samples import exercise, exercise_faults

SETUP, MOVEMENT, HOLD, RETURN = exercise()["steps"]
PROFILE = exercise()["profiles"][0]


def with_text(text: str) -> dict[str, Any]:
    return exercise(steps=[SETUP, MOVEMENT | {"text": text}, HOLD, RETURN])


def with_profile(**changes: Any) -> dict[str, Any]:
    return exercise(profiles=[PROFILE | changes])


def with_stated(**changes: Any) -> dict[str, Any]:
    return with_profile(stated=PROFILE["stated"] | changes)


def without(table: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != key}


BAD: list[tuple[dict[str, Any], str]] = [
    (exercise(id="Wall Slide"), 'id: found "Wall Slide", expected lower-case words'),
    (exercise(id="other"), 'id: found "other", expected "wall-slide"'),
    (without(exercise(), "name"), "name: found nothing, expected text in quotes"),
    (exercise(name=7), "name: found 7, expected text in quotes"),
    (exercise(name=""), 'name: found "", expected 1 to 60 characters'),
    (exercise(name="x" * 61), "expected 1 to 60 characters"),
    (exercise(kind="strenth"), 'kind: found "strenth", expected one of "stretch"'),
    (exercise(positon="prone"), 'positon: found an unknown key, expected "position"'),
    (exercise(tags=["flare-safe"]), 'tags: found "flare-safe", expected none'),
    (
        exercise(kind="activation", tags=["flare-safe"]),
        'because "kind" is "activation"',
    ),
    (exercise(tags=["opt-in", "opt-in"]), "tags: found the same entry twice"),
    (exercise(equipment=["sofa"]), 'equipment[1]: found "sofa", expected one of "mat"'),
    (exercise(safety=""), 'safety: found "", expected a sentence'),
    (exercise(safety="Stop. Rest."), "safety: found more than one sentence"),
    (exercise(safety="Stop the {side}."), "safety: found {side}, expected it only in the steps"),
    (exercise(cautions=["No end"]), "cautions[1]: found"),
    (exercise(breath="Breathe 5 s."), 'breath: found "5 s", expected words'),
    (exercise(easier={"text": "Less"}), "easier.text: found"),
    (exercise(easier={"text": "Less.", "pose": "Leg Only"}), 'easier.pose: found "Leg Only"'),
    (exercise(sides="alternating"), "side_labels: found nothing"),
    (exercise(sides="both"), "steps[2].text: found {side}, expected it only in the steps of"),
    (exercise(steps=[MOVEMENT, HOLD, RETURN]), "steps: found no setup"),
    (exercise(steps=[SETUP, RETURN]), "steps: found no movement or hold"),
    (exercise(steps=[SETUP, MOVEMENT, RETURN]), "steps: found no hold, expected one"),
    (exercise(steps=[SETUP] * 18 + [MOVEMENT, HOLD, RETURN]), "steps: found 21"),
    (
        exercise(steps=[SETUP, MOVEMENT | {"seconds": 0.2}, HOLD, RETURN]),
        "steps[2].seconds: found 0.2, expected a number from 1 to 20",
    ),
    (
        exercise(steps=[SETUP, MOVEMENT, HOLD | {"seconds": 3}, RETURN]),
        "steps[3].seconds: found 3",
    ),
    (
        exercise(steps=[SETUP, MOVEMENT | {"modes": ["fast"]}, HOLD, RETURN]),
        'steps[2].modes: found "fast"',
    ),
    (
        exercise(steps=[SETUP, MOVEMENT | {"pose": "End!"}, HOLD, RETURN]),
        'steps[2].pose: found "End!"',
    ),
    (
        exercise(steps=[SETUP, MOVEMENT | {"part": "jump"}, HOLD, RETURN]),
        'steps[2].part: found "jump", expected one of "setup"',
    ),
    (with_text("word " * 30 + "end."), "characters, expected at most 120"),
    (with_text("Lift and stay"), "expected an end with"),
    (with_text("Hold 10 s."), 'found "10 s", expected words that a voice can say'),
    (with_text("Do 3 × that."), 'found "×"'),
    (with_text("Lift (slowly) now."), 'found "("'),
    (with_text("Lift, e.g. slowly."), 'found "e.g"'),
    (with_text("Lift your {leg}."), "found {leg}, expected {side} or {other}"),
    (with_text("Lift {side."), "found a single brace"),
    (with_text("Lift\nnow."), "expected a sentence on one line"),
    (exercise(profiles=[]), "profiles: found 0 with default = true, expected exactly one"),
    (with_profile(default=False), "profiles: found 0 with default = true"),
    (
        exercise(profiles=[PROFILE, PROFILE | {"source": "004"}]),
        "profiles: found 2 with default = true",
    ),
    (
        exercise(profiles=[PROFILE, PROFILE | {"default": False}]),
        'profiles[2]: found "user" a second time',
    ),
    (with_stated(hold_seconds=[10, 5]), "found [10, 5], expected 1 to 600, the low end first"),
    (with_stated(hold_seconds=601), "stated.hold_seconds: found 601"),
    (with_stated(hold_seconds=[1, 2, 3]), "found a list of 3, expected a number or [low, high]"),
    (with_stated(reps=0), "stated.reps: found 0, expected 1 to 100"),
    (with_stated(reps="eight"), 'found "eight", expected a whole number or a list'),
    (with_stated(reps=[1, "two"]), 'stated.reps[2]: found "two", expected a whole number'),
    (with_stated(reps=True), "stated.reps: found true"),
    (with_stated(sets=11), "stated.sets: found 11, expected 1 to 10"),
    (with_stated(per_day=99), "stated.per_day: found 99"),
    (with_stated(hold_breaths=2), "found a hold in seconds and in breaths"),
    (with_stated(reps=10**30), "found a number beyond all limits"),
    (with_profile(stated={"hold_seconds": 5}), "filled.reps: found nothing"),
    (with_profile(stated={}, source="004", filled={"reps": 5}), "stated: found nothing"),
    (with_profile(source="app"), "stated: found numbers"),
    (with_profile(filled={"reps": 5}), "filled.reps: found a number, expected none"),
    (with_profile(breath_paced=True), "breath_paced: found true, expected no hold"),
    (
        exercise(
            steps=[SETUP, MOVEMENT],
            profiles=[{"source": "user", "stated": {"reps": 5}, "breath_paced": True}],
        ),
        "found no movement and return, expected both",
    ),
    (with_profile(sides="both"), 'profiles[1].sides: found "both"'),
    (
        exercise(
            sides="both",
            steps=[SETUP, HOLD, RETURN],
            profiles=[PROFILE | {"reps_in_total": True}],
        ),
        "reps_in_total: found true",
    ),
    (exercise(timed=False), 'profiles: found 1, expected none, because "timed" is false'),
    (exercise(steps="none"), 'steps: found "none", expected a list'),
    (exercise(steps=[3]), "steps[1]: found 3, expected a table"),
    (exercise(article_names={"009": "X"}), 'article_names."009": found "009", expected one of'),
    (exercise(**{"two\nlines": 1}), '"two\\nlines": found an unknown key'),
    (exercise(note="two\nlines"), "note: found"),
]


@pytest.mark.parametrize(("table", "fault"), BAD)
def test_a_broken_rule_is_named(table: dict[str, Any], fault: str) -> None:
    faults = exercise_faults(table)
    assert any(fault in line for line in faults), faults
    for line in faults:
        assert line.startswith("file.toml: ")
        assert "\n" not in line
        assert ": found " in line
        assert ", expected " in line


def test_the_good_one_has_no_faults() -> None:
    assert exercise_faults(exercise()) == ()


def test_several_faults_are_told_at_once() -> None:
    assert len(exercise_faults(exercise(kind="x", sides="y", name=1, colour="red"))) == 4
    assert len(exercise_faults(exercise(name="", safety="", cautions=["No end"]))) == 3


def test_usual_poses_are_filled_in() -> None:
    made = exercise_from(exercise(), "file.toml", None, builtin=False)
    poses = {step.part: step.pose for step in made.steps}
    assert poses == {Part.SETUP: "", Part.MOVEMENT: "end", Part.HOLD: "", Part.RETURN: "start"}
    assert not made.builtin
