"""An exercise as a person fills it in: plain values, checked, and joined with what they replace."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.content.exercise_table import usual_step
from coach.content.own_exercises import HOLD, USUAL_SAFETY, short_name
from coach.content.rules import LONGEST_NAME
from coach.content.spoken import spoken, spoken_sentences
from coach.domain.exercise import (
    DoseProfile,
    DoseValues,
    Equipment,
    Exercise,
    Kind,
    Part,
    Position,
    Sides,
    Source,
    Span,
    Step,
    Tag,
)


class Problem(StrEnum):
    """Why a form cannot be saved as it is."""

    NO_NAME = "no-name"
    LONG_NAME = "long-name"
    NO_SETUP = "no-setup"
    NO_MOVEMENT = "no-movement"
    NO_LABELS = "no-labels"
    NOT_FLARE_SAFE = "not-flare-safe"


@dataclass(frozen=True, slots=True)
class FormStep:
    """A step as it is typed."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class ExerciseForm:
    """What a person says of an exercise.

    Attributes:
        name: its name.
        kind: what it mainly does.
        position: starting position.
        sides: how the sides share the work.
        side_word: what is meant by a side ("leg").
        left_label: for sides in turn, what works when the left one is named.
        right_label: the same for the right one.
        steps: how it is done.
        safety: the one caution that is spoken.
        cautions: further cautions, one a line.
        hold_seconds: length of a hold, 0 for none.
        reps: repetitions in a set.
        sets: number of sets.
        aliases: other names, divided by commas.
        equipment: what it needs.
        tags: marks that rules act on.
    """

    name: str = ""
    kind: Kind = Kind.STRETCH
    position: Position = Position.SUPINE
    sides: Sides = Sides.BOTH
    side_word: str = ""
    left_label: str = ""
    right_label: str = ""
    steps: tuple[FormStep, ...] = (FormStep(Part.SETUP, ""), FormStep(Part.MOVEMENT, ""))
    safety: str = USUAL_SAFETY
    cautions: str = ""
    hold_seconds: int = 0
    reps: int = 5
    sets: int = 1
    aliases: str = ""
    equipment: frozenset[Equipment] = frozenset()
    tags: frozenset[Tag] = frozenset()

    def problems(self) -> tuple[Problem, ...]:
        """Return what has to be mended before it can be saved."""
        found = []
        name = " ".join(self.name.split())
        if not name:
            found.append(Problem.NO_NAME)
        elif len(name) > LONGEST_NAME:
            found.append(Problem.LONG_NAME)
        parts = {step.part for step in self.steps if spoken(step.text, sided=True)}
        if Part.SETUP not in parts:
            found.append(Problem.NO_SETUP)
        if not parts & {Part.MOVEMENT, Part.HOLD} and not self.hold_seconds:
            found.append(Problem.NO_MOVEMENT)
        labels = self.left_label.strip() and self.right_label.strip()
        if self.sides is Sides.ALTERNATING and not labels:
            found.append(Problem.NO_LABELS)
        if self.kind.strengthens and Tag.FLARE_SAFE in self.tags:
            found.append(Problem.NOT_FLARE_SAFE)
        return tuple(found)


def form_of(exercise: Exercise) -> ExerciseForm:
    """Return the form of an exercise, to be changed."""
    dose = _values(exercise)
    left, right = exercise.side_labels
    return ExerciseForm(
        name=exercise.name,
        kind=exercise.kind,
        position=exercise.position,
        sides=exercise.sides,
        side_word=exercise.side_word,
        left_label=left,
        right_label=right,
        steps=tuple(FormStep(step.part, step.text) for step in exercise.steps),
        safety=exercise.safety,
        cautions="\n".join(exercise.cautions),
        hold_seconds=dose[0],
        reps=dose[1],
        sets=dose[2],
        aliases=", ".join(exercise.aliases),
        equipment=frozenset(exercise.equipment),
        tags=exercise.tags,
    )


def exercise_from_form(
    form: ExerciseForm, exercise_id: str, before: Exercise | None = None
) -> Exercise:
    """Return the exercise that a form without problems describes.

    Sentences are put so that a voice can say them. What a form does not hold (whose words it is,
    further doses, the easier form) stays as it was.

    Args:
        form: what the user says.
        exercise_id: its id.
        before: the exercise that is changed, None for a new one.
    """
    sided = form.sides is not Sides.BOTH
    steps = _steps(form, before, sided=sided)
    safety = spoken_sentences(form.safety) or (USUAL_SAFETY,)
    # One sentence is spoken; what else was written there is shown among the cautions.
    cautions = (*safety[1:], *_lines(form.cautions))
    labels = ("", "")
    if form.sides is Sides.ALTERNATING:
        labels = (short_name(form.left_label, "Left"), short_name(form.right_label, "Right"))
    base = before or Exercise(
        exercise_id, "", form.position, form.kind, form.sides, (), USUAL_SAFETY, builtin=False
    )
    return replace(
        base,
        id=exercise_id,
        name=short_name(form.name, "My exercise"),
        kind=form.kind,
        position=form.position,
        sides=form.sides,
        side_word=short_name(form.side_word, "") if sided else "",
        side_labels=labels,
        steps=steps,
        safety=safety[0],
        cautions=cautions,
        aliases=_aliases(form),
        equipment=_ordered(form, base),
        tags=form.tags,
        profiles=_profiles(form, before),
        builtin=False,
    )


def _steps(form: ExerciseForm, before: Exercise | None, *, sided: bool) -> tuple[Step, ...]:
    known = {(step.part, step.text): step for step in before.steps} if before else {}
    steps = []
    for typed in form.steps:
        text = spoken(typed.text, sided=sided)
        if text:
            made = usual_step(typed.part, text)
            steps.append(known.get((typed.part, typed.text), made))
    if form.hold_seconds and all(step.part is not Part.HOLD for step in steps):
        last = max((i for i, s in enumerate(steps) if s.part is not Part.RETURN), default=-1)
        steps.insert(last + 1, Step(Part.HOLD, HOLD))
    return tuple(steps)


def _profiles(form: ExerciseForm, before: Exercise | None) -> tuple[DoseProfile, ...]:
    """Return the doses, the usual one changed where the form says something else."""
    if before is not None and before.profiles:
        same = (form.hold_seconds, form.reps, form.sets) == _values(before)
        usual = before.default_profile
        if same and (usual.sides in (None, form.sides)):
            return tuple(_fitting(profile, form) for profile in before.profiles)
        others = tuple(p for p in before.profiles if p is not usual and p.key != Source.USER)
        return (_stated(form, usual), *(_fitting(profile, form) for profile in others))
    return (_stated(form, None),)


def _stated(form: ExerciseForm, usual: DoseProfile | None) -> DoseProfile:
    hold = Span(form.hold_seconds, form.hold_seconds) if form.hold_seconds else None
    values = DoseValues(
        hold_seconds=hold,
        reps=Span(form.reps, form.reps),
        sets=Span(form.sets, form.sets),
        per_day=usual.stated.per_day if usual else None,
    )
    return DoseProfile(Source.USER, values, mode=usual.mode if usual else "", default=True)


def _fitting(profile: DoseProfile, form: ExerciseForm) -> DoseProfile:
    """Return a dose without what only two-sided exercises may have, where this is none."""
    if form.sides is Sides.BOTH:
        return replace(profile, sides=None, reps_in_total=False)
    return replace(profile, sides=None) if profile.sides is Sides.BOTH else profile


def _values(exercise: Exercise) -> tuple[int, int, int]:
    """Return hold, repetitions and sets of the usual dose, the low end of each."""
    if not exercise.profiles:
        return 0, 1, 1
    usual = exercise.default_profile
    both = (usual.stated, usual.filled)
    hold = next((one.hold_seconds for one in both if one.hold_seconds), None)
    reps = next((one.reps for one in both if one.reps), None)
    sets = next((one.sets for one in both if one.sets), None)
    return (
        hold.low if hold else 0,
        reps.low if reps else 1,
        sets.low if sets else 1,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(said for line in text.splitlines() if (said := spoken(line)))


def _aliases(form: ExerciseForm) -> tuple[str, ...]:
    names = (short_name(one, "") for one in form.aliases.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(one for one in names if one))


def _ordered(form: ExerciseForm, base: Exercise) -> tuple[Equipment, ...]:
    kept = tuple(one for one in base.equipment if one in form.equipment)
    return (*kept, *(one for one in Equipment if one in form.equipment and one not in kept))
