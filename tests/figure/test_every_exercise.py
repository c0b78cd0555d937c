"""What the shipped exercises ask of the figure: poses of these names, for every one."""

import pytest

from coach.content import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.exercise import Exercise, Position
from coach.figure.scene import scene_at
from coach.figure.stage import PoseLibrary

CATALOGUE = load_catalogue().catalogue
EXERCISES = tuple(CATALOGUE.exercises.values())


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_every_pose_that_its_steps_name_is_there(library: PoseLibrary, exercise: Exercise) -> None:
    data = library.file(exercise.id)
    known = data.poses.keys() | data.cycles.keys()
    asked = {step.pose for step in exercise.steps if step.pose}
    assert asked <= known


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda r: r.id)
def test_every_moment_of_every_routine_can_be_shown(library: PoseLibrary, routine: object) -> None:
    timeline = compile_routine(routine, CATALOGUE.exercises)  # type: ignore[arg-type]
    for item in timeline.items:
        library.file(item.exercise_id)
    for segment in timeline.segments:
        for share in (0.0, 0.5, 1.0):
            position = segment.start_ms + int(share * segment.length_ms)
            scene = scene_at(timeline, position, cycles=library.cycles())
            assert scene is not None
            data = library.file(scene.exercise)
            assert {scene.pose_from, scene.pose_to} <= data.poses.keys() | data.cycles.keys()


@pytest.mark.parametrize("position", Position)
def test_an_exercise_nobody_has_posed_shows_its_position(
    library: PoseLibrary, position: Position
) -> None:
    shown = library.shown_for("a-users-own", position.value)
    assert library.file(shown).poses["start"] == library.file(shown).poses["end"]


def test_a_posed_exercise_shows_itself(library: PoseLibrary) -> None:
    assert library.shown_for("bird-dog", "all-fours") == "bird-dog"
