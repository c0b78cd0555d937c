"""The exercises and the pose files agree: every pose that a session asks for is there."""

import pytest

from coach.content import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.figure.library import PoseLibrary
from coach.resources import resource_path

CATALOGUE = load_catalogue().catalogue
LIBRARY = PoseLibrary(resource_path("poses"))


@pytest.mark.parametrize("exercise_id", CATALOGUE.exercises)
def test_every_exercise_has_a_figure(exercise_id: str) -> None:
    assert LIBRARY.has(exercise_id)


@pytest.mark.parametrize("exercise_id", CATALOGUE.exercises)
def test_every_pose_of_a_session_is_there(exercise_id: str) -> None:
    exercise = CATALOGUE.exercises[exercise_id]
    data = LIBRARY.file(exercise_id)
    known = data.poses.keys() | data.cycles.keys()
    for profile in exercise.profiles:
        item = RoutineItem(exercise_id, OwnDose(profile=profile.key))
        timeline = compile_routine(Routine("one", "One", "One.", (item,)), CATALOGUE.exercises)
        named = {
            name for s in timeline.segments if s.item == 0 for name in (s.pose_from, s.pose_to)
        }
        assert named <= known, (profile.key, named - known)
    for form in (exercise.easier, exercise.harder):
        assert form is None or not form.pose or form.pose in known
