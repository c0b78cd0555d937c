"""What the shipped exercises ask of the figure: poses of these names, for every one."""

import pytest

from coach.content import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.exercise import Exercise, Position
from coach.figure.figures import FIGURES, Figure
from coach.figure.library import PoseLibrary
from coach.figure.scene import Scene, scene_at
from coach.figure.skeleton import Bone
from coach.figure.stage import Stage

CATALOGUE = load_catalogue().catalogue
EXERCISES = tuple(CATALOGUE.exercises.values())


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_every_pose_that_its_steps_and_forms_name_is_there(
    library: PoseLibrary, exercise: Exercise
) -> None:
    data = library.file(exercise.id)
    known = data.poses.keys() | data.cycles.keys()
    asked = {step.pose for step in exercise.steps if step.pose}
    asked |= {form.pose for form in (exercise.easier, exercise.harder) if form and form.pose}
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


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
def test_drawing_in_lowers_the_belly_and_not_the_back(library: PoseLibrary, figure: Figure) -> None:
    tops, bottoms = [], []
    for pose in ("start", "end"):
        frame = Stage(library, figure).frame(Scene("deep-abdominal", pose, pose))
        bones = frame.set.surface.bones
        waist = bones == Bone.LUMBAR_MID
        tops.append(float((frame.centres[:, 1] + frame.radii)[waist].max()))
        bottoms.append(float((frame.centres[:, 1] - frame.radii)[waist].min()))
    assert tops[0] - tops[1] > 0.02
    assert abs(bottoms[0] - bottoms[1]) < 0.012


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
def test_the_edges_of_the_sole_lie_on_their_own_sides(library: PoseLibrary, figure: Figure) -> None:
    for side in ("left", "right"):
        body = Stage(library, figure).frame(Scene("glute-bridge", "start", "start")).body
        inner, outer, ball = (body.point(f"{n}-{side}") for n in ("sole-in", "sole-out", "ball"))
        sign = 1.0 if side == "left" else -1.0
        # Supine the left foot is nearer to the viewer, at +z, whose outer edge is further out.
        assert sign * (outer[2] - inner[2]) > 0.08
        assert max(inner[1], outer[1]) < ball[1]


def test_a_mat_ends_before_a_wall(library: PoseLibrary) -> None:
    stage = Stage(library, FIGURES[0])
    walled = 0
    for name in library.names():
        the_set = stage.set_of(name)
        for wall in the_set.walls:
            assert the_set.mat is not None
            assert abs(wall.along - the_set.mat.x) > the_set.mat.half_length
            walled += 1
    assert walled
