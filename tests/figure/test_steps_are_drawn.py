"""What the steps say about hands, elbows, knees, feet and back is what the figure does."""

from collections.abc import Callable

import numpy as np
import pytest

from coach.figure.figures import FIGURES, Figure
from coach.figure.library import PoseLibrary
from coach.figure.rotation import Array, length
from coach.figure.scene import Scene
from coach.figure.skeleton import Bone, Skeleton
from coach.figure.stage import Stage
from coach.figure.validate import joint_angles

SIDES = ("left", "right")
ALONG, UP, OUT = range(3)

Said = Callable[[Skeleton], bool]


def below(lower: str, upper: str) -> Said:
    """One joint of a limb is below another: nobody sees more than a hand's breadth."""

    def check(body: Skeleton) -> bool:
        gaps = [body.point(f"{lower}-{s}") - body.point(f"{upper}-{s}") for s in SIDES]
        return all(abs(gap[ALONG]) < 0.09 and gap[UP] < -0.1 for gap in gaps)

    return check


def apart(point: str, least: float, most: float) -> Said:
    """Both sides' points are so far apart sideways, metres."""

    def check(body: Skeleton) -> bool:
        left, right = (body.point(f"{point}-{s}") for s in SIDES)
        return least <= abs(float(left[OUT] - right[OUT])) <= most

    return check


def beside(body: Skeleton) -> bool:
    """The arms lie beside the body, hands towards the feet."""
    for side in SIDES:
        shoulder, wrist = body.point(f"shoulder-{side}"), body.point(f"wrist-{side}")
        if wrist[ALONG] > shoulder[ALONG] - 0.3 or abs(wrist[OUT] - shoulder[OUT]) > 0.26:
            return False
    return True


def crossed(body: Skeleton) -> bool:
    """The hands have changed sides before the chest."""
    hands, shoulders = (
        [float(body.point(f"{point}-{s}")[OUT]) for s in SIDES] for point in ("grip", "shoulder")
    )
    return (hands[0] - hands[1]) * (shoulders[0] - shoulders[1]) < 0.0


def behind_the_head(body: Skeleton) -> bool:
    """Each hand is nearer to the back of the head than to the face."""
    back = body.point("back-of-head")
    face = body.place(Bone.HEAD, 0.0, 0.04, 0.055)
    grips = [body.point(f"grip-{s}") for s in SIDES]
    return all(length(g - back) < 0.17 and length(g - back) < length(g - face) for g in grips)


def straight_arms(body: Skeleton) -> bool:
    """The elbows are as good as straight."""
    angles = joint_angles(body)
    return all(angles[f"elbow of {s}"] < 30.0 for s in SIDES)


def straight_back(body: Skeleton) -> bool:
    """Low and upper back together are not rounded."""
    angles = joint_angles(body)
    return abs(angles["lumbar flexion"] + angles["thorax flexion"]) < 12.0


def in_line(first: str, middle: str, last: str) -> Said:
    """Seen from the side, three joints make one line, up to two centimetres."""

    def check(body: Skeleton) -> bool:
        for side in SIDES:
            a, b, c = (body.point(f"{point}-{side}")[:OUT] for point in (first, middle, last))
            along: Array = (c - a) / length(c - a)
            if length((b - a) - along * float(np.dot(b - a, along))) > 0.02:
                return False
        return True

    return check


def level(*pairs: tuple[str, str]) -> Said:
    """The points of each pair are about equally high."""

    def check(body: Skeleton) -> bool:
        return all(abs(body.point(a)[UP] - body.point(b)[UP]) < 0.1 for a, b in pairs)

    return check


def palm_up_under_the_chest(body: Skeleton) -> bool:
    """The working hand's palm looks up, under the chest."""
    palm = body.rotations[Bone.HAND_LEFT][:, 2]
    wrist, chest = body.point("wrist-left"), body.point("chest")
    return bool(palm[UP] > 0.7) and length((wrist - chest)[[ALONG, OUT]]) < 0.22


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
@pytest.mark.parametrize(
    ("exercise", "pose", "said"),
    [
        pytest.param(exercise, pose, said, id=f"{exercise} {pose}: {words}")
        for exercise, pose, words, said in [
            ("ball-hyperextension", "start", "hands behind the head", behind_the_head),
            ("ball-hyperextension", "end", "hands behind the head", behind_the_head),
            ("bird-dog", "start", "hands under the shoulders", below("wrist", "shoulder")),
            ("bird-dog", "start", "knees under the hips", below("knee", "hip")),
            (
                "bird-dog",
                "end",
                "level with the floor",
                level(("wrist-left", "shoulder-left"), ("ankle-right", "hip-right")),
            ),
            ("cat-cow", "start", "hands under the shoulders", below("wrist", "shoulder")),
            ("cat-cow", "start", "knees under the hips", below("knee", "hip")),
            ("childs-pose", "start", "big toes together", apart("ball", 0.04, 0.16)),
            ("childs-pose", "end", "big toes together", apart("ball", 0.04, 0.16)),
            ("childs-pose-rotation", "start", "big toes together", apart("ball", 0.04, 0.16)),
            ("childs-pose-rotation", "start", "palm up", palm_up_under_the_chest),
            ("deep-abdominal", "start", "arms beside", beside),
            ("dyna-disc-crunch", "end", "arms crossed", crossed),
            ("dyna-disc-crunch", "end", "back straight", straight_back),
            ("glute-bridge", "start", "arms beside", beside),
            ("glute-bridge", "end", "one line", in_line("knee", "hip", "shoulder")),
            ("lat-pulldown", "end", "arms level", level(("elbow-left", "shoulder-left"))),
            ("lower-tummy", "start", "arms beside", beside),
            ("partial-crunch", "end", "arms crossed", crossed),
            ("pelvic-tilt", "start", "arms beside", beside),
            ("prone-on-elbows", "start", "elbows close to the sides", apart("elbow", 0.3, 0.64)),
            ("prone-on-elbows", "end", "elbows under the shoulders", below("elbow", "shoulder")),
            ("prone-plank", "start", "elbows under the shoulders", below("elbow", "shoulder")),
            ("prone-plank", "end", "elbows under the shoulders", below("elbow", "shoulder")),
            ("prone-plank", "end", "one straight line", in_line("shoulder", "hip", "ankle")),
            ("seated-forward-fold", "end", "back straight", straight_back),
            ("superman", "start", "arms stretched", straight_arms),
            ("superman", "end", "reach long", straight_arms),
            ("thoracic-extension", "start", "hands behind the head", behind_the_head),
            ("thoracic-extension", "end", "hands behind the head", behind_the_head),
            ("thoracic-extension", "start", "elbows close together", apart("elbow", 0.2, 0.42)),
            ("thoracic-extension", "end", "elbows close together", apart("elbow", 0.2, 0.42)),
        ]
    ],
)
def test_the_figure_does_what_the_steps_say(
    library: PoseLibrary, figure: Figure, exercise: str, pose: str, said: Said
) -> None:
    side = library.file(exercise).drawn_side
    assert said(Stage(library, figure).frame(Scene(exercise, pose, pose, 0.0, side)).body)
