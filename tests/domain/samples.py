"""Small exercises and routines from which the domain tests build their cases."""

from coach.domain.exercise import (
    DoseProfile,
    DoseValues,
    Equipment,
    Exercise,
    Form,
    Kind,
    Part,
    Position,
    Sides,
    Source,
    Span,
    Step,
    Tag,
)
from coach.domain.routine import Routine, RoutineItem


def values(
    hold: int | None = None,
    breaths: int | None = None,
    reps: int | None = None,
    sets: int | None = None,
) -> DoseValues:
    return DoseValues(
        hold_seconds=None if hold is None else Span(hold, hold),
        hold_breaths=breaths,
        reps=None if reps is None else Span(reps, reps),
        sets=None if sets is None else Span(sets, sets),
    )


BRIDGE = Exercise(
    id="bridge",
    name="Bridge",
    position=Position.SUPINE,
    kind=Kind.STRENGTH,
    sides=Sides.BOTH,
    steps=(
        Step(Part.SETUP, "Lie on your back with your knees bent."),
        Step(Part.MOVEMENT, "Lift your hips until they are in line.", "Lift and hold."),
        Step(Part.HOLD, "Keep your hips level."),
        Step(Part.RETURN, "Lower slowly.", "Slowly down."),
    ),
    safety="Lift less if your back arches.",
    tags=frozenset({Tag.EXTENSOR}),
    easier=Form("Lift only half as high."),
    profiles=(
        DoseProfile(Source.BACK_PAIN_EXERCISES, values(hold=5, reps=10, sets=2), default=True),
        DoseProfile(
            Source.K_HEALTH,
            DoseValues(hold_seconds=Span(5, 5), reps=Span(8, 12)),
        ),
    ),
)

KNEE_HUG = Exercise(
    id="knee-hug",
    name="Knee hug",
    position=Position.SUPINE,
    kind=Kind.STRETCH,
    sides=Sides.EACH,
    side_word="leg",
    steps=(
        Step(Part.SETUP, "Lie on your back with both legs long."),
        Step(Part.MOVEMENT, "Draw your {side} knee to your chest.", "Draw it in."),
        Step(Part.HOLD, "Let your shoulders sink into the floor."),
        Step(Part.RETURN, "Lower your {side} leg.", "Slowly down."),
    ),
    safety="Stop before it pinches.",
    tags=frozenset({Tag.FLARE_SAFE}),
    breath="Keep breathing.",
    profiles=(DoseProfile(Source.BAY_STATE, values(hold=30, reps=3), default=True),),
)

BIRD_DOG = Exercise(
    id="bird-dog",
    name="Bird dog",
    position=Position.ALL_FOURS,
    kind=Kind.STRENGTH,
    sides=Sides.ALTERNATING,
    side_word="arm",
    side_labels=("Left arm, right leg", "Right arm, left leg"),
    steps=(
        Step(Part.SETUP, "Come onto your hands and knees."),
        Step(Part.MOVEMENT, "Reach your {side} arm and {other} leg."),
        Step(Part.HOLD, "Stay long."),
        Step(Part.RETURN, "Come back slowly."),
    ),
    safety="Keep your hips still.",
    profiles=(DoseProfile(Source.K_HEALTH, values(hold=5, reps=8), default=True),),
)

CAT_COW = Exercise(
    id="cat-cow",
    name="Cat-cow",
    position=Position.ALL_FOURS,
    kind=Kind.MOBILITY,
    sides=Sides.BOTH,
    steps=(
        Step(Part.SETUP, "Come onto your hands and knees."),
        Step(Part.MOVEMENT, "Round your back.", pose="cat"),
        Step(Part.HOLD, "Stay round."),
        Step(Part.MOVEMENT, "Let your belly sink.", pose="cow"),
        Step(Part.HOLD, "Stay there."),
        Step(Part.RETURN, "Back to flat."),
    ),
    safety="Stay where it feels easy.",
    tags=frozenset({Tag.WARM_UP, Tag.FLARE_SAFE}),
    profiles=(DoseProfile(Source.APP, DoseValues(), values(hold=4, reps=5), default=True),),
)

HEEL_TO_SEAT = Exercise(
    id="child",
    name="Child’s pose",
    position=Position.KNEELING,
    kind=Kind.STRETCH,
    sides=Sides.BOTH,
    steps=(
        Step(Part.SETUP, "Kneel down."),
        Step(Part.MOVEMENT, "Sink back to your heels."),
        Step(Part.HOLD, "Let go."),
        Step(Part.RETURN, "Come up slowly."),
    ),
    safety="Keep your elbows soft.",
    tags=frozenset({Tag.FLARE_SAFE}),
    profiles=(DoseProfile(Source.K_HEALTH, values(breaths=3, reps=4), default=True),),
)

KNEE_LIFT = Exercise(
    id="knee-lift",
    name="Knee lift",
    position=Position.SUPINE,
    kind=Kind.STRENGTH,
    sides=Sides.EACH,
    side_word="leg",
    steps=(
        Step(Part.SETUP, "Lie on your back."),
        Step(Part.MOVEMENT, "Breathe out and lift your {side} knee.", "Breathe out, lift."),
        Step(Part.RETURN, "Breathe in and lower it.", "Breathe in, lower."),
    ),
    safety="Leave it out if your back complains.",
    tags=frozenset({Tag.ABDOMINAL}),
    profiles=(DoseProfile(Source.TEN_BEST, values(reps=6), breath_paced=True, default=True),),
)

SHOULDER_ROLLS = Exercise(
    id="rolls",
    name="Shoulder rolls",
    position=Position.STANDING,
    kind=Kind.MOBILITY,
    sides=Sides.BOTH,
    equipment=(Equipment.CHAIR,),
    steps=(
        Step(Part.SETUP, "Stand tall."),
        Step(Part.MOVEMENT, "Roll backwards.", pose="roll-back", direction="backward"),
        Step(Part.MOVEMENT, "Roll forwards.", pose="roll-forward", direction="forward"),
    ),
    safety="Do not arch your back.",
    tags=frozenset({Tag.FLARE_SAFE}),
    profiles=(DoseProfile(Source.K_HEALTH, values(reps=5, sets=2), default=True),),
)

WALKING = Exercise(
    id="walking",
    name="Walking",
    position=Position.STANDING,
    kind=Kind.AEROBIC,
    sides=Sides.BOTH,
    steps=(Step(Part.MOVEMENT, "Walk."),),
    safety="Take it easy.",
    timed=False,
)

EXERCISES = {
    one.id: one
    for one in (
        BRIDGE,
        KNEE_HUG,
        BIRD_DOG,
        CAT_COW,
        HEEL_TO_SEAT,
        KNEE_LIFT,
        SHOULDER_ROLLS,
        WALKING,
    )
}
TIMED = tuple(one for one in EXERCISES if one != "walking")


def routine(*items: str | RoutineItem, rounds: int = 1) -> Routine:
    return Routine(
        id="sample",
        name="Sample",
        purpose="For tests.",
        items=tuple(RoutineItem(one) if isinstance(one, str) else one for one in items),
        rounds=rounds,
    )
