"""Exercises and the documents of their files: one turned into the other, both ways."""

from typing import Any

import msgspec

from coach.content.documents import (
    CreditDocument,
    ExerciseDocument,
    FormDocument,
    ProfileDocument,
    Range,
    SideLabelsDocument,
    StepDocument,
    ValuesDocument,
)
from coach.domain.exercise import (
    Credit,
    DoseProfile,
    DoseValues,
    Exercise,
    Form,
    Part,
    Span,
    Step,
)

_USUAL_POSES = {Part.MOVEMENT: "end", Part.RETURN: "start"}


def usual_step(part: Part, text: str) -> Step:
    """Return a step in which the body goes where such a step usually leads it."""
    return Step(part, text, pose=_USUAL_POSES.get(part, ""))


# --- from a document --------------------------------------------------------------------------


def exercise_of(document: ExerciseDocument, *, builtin: bool) -> Exercise:
    """Return the exercise that a checked document describes."""
    labels = document.side_labels
    return Exercise(
        id=document.id,
        name=document.name,
        position=document.position,
        kind=document.kind,
        sides=document.sides,
        steps=tuple(_step(step) for step in document.steps),
        safety=document.safety,
        aliases=tuple(document.aliases),
        article_names=tuple(document.article_names.items()),
        equipment=tuple(document.equipment),
        optional_equipment=tuple(document.optional_equipment),
        targets=tuple(document.targets),
        tags=frozenset(document.tags),
        side_word=document.side_word,
        side_labels=(labels.left, labels.right) if labels else ("", ""),
        cautions=tuple(document.cautions),
        breath=document.breath,
        easier=_form(document.easier),
        harder=_form(document.harder),
        profiles=tuple(_profile(profile) for profile in document.profiles),
        note=document.note,
        timed=document.timed,
        builtin=builtin,
        credit=_credit(document.credit),
    )


def _credit(document: CreditDocument | None) -> Credit | None:
    if document is None:
        return None
    return Credit(document.author, document.licence, document.url, document.origin)


def _step(document: StepDocument) -> Step:
    return Step(
        part=document.part,
        text=document.text,
        cue=document.cue,
        pose=document.pose or _USUAL_POSES.get(document.part, ""),
        seconds=document.seconds,
        modes=tuple(document.modes),
        direction=document.direction,
    )


def _form(document: FormDocument | None) -> Form | None:
    return Form(document.text, document.pose) if document is not None else None


def _profile(document: ProfileDocument) -> DoseProfile:
    return DoseProfile(
        source=document.source,
        stated=_values(document.stated),
        filled=_values(document.filled),
        mode=document.mode,
        sides=document.sides,
        reps_in_total=document.reps_in_total,
        breath_paced=document.breath_paced,
        default=document.default,
    )


def _values(document: ValuesDocument) -> DoseValues:
    return DoseValues(
        hold_seconds=_span(document.hold_seconds),
        hold_breaths=document.hold_breaths,
        reps=_span(document.reps),
        sets=_span(document.sets),
        per_day=document.per_day,
    )


def _span(value: Range | None) -> Span | None:
    if value is None:
        return None
    return Span(value[0], value[-1]) if isinstance(value, list) else Span(value, value)


# --- to a document ----------------------------------------------------------------------------


def document_of(exercise: Exercise) -> ExerciseDocument:
    """Return the file form of an exercise."""
    left, right = exercise.side_labels
    return ExerciseDocument(
        id=exercise.id,
        name=exercise.name,
        kind=exercise.kind,
        position=exercise.position,
        sides=exercise.sides,
        safety=exercise.safety,
        steps=[_step_document(step) for step in exercise.steps],
        aliases=list(exercise.aliases),
        article_names=dict(exercise.article_names),
        equipment=list(exercise.equipment),
        optional_equipment=list(exercise.optional_equipment),
        targets=list(exercise.targets),
        tags=sorted(exercise.tags),
        side_word=exercise.side_word,
        side_labels=SideLabelsDocument(left, right) if left and right else None,
        cautions=list(exercise.cautions),
        breath=exercise.breath,
        easier=_form_document(exercise.easier),
        harder=_form_document(exercise.harder),
        profiles=[_profile_document(profile) for profile in exercise.profiles],
        note=exercise.note,
        timed=exercise.timed,
        credit=_credit_document(exercise.credit),
    )


def exercise_table(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise as the table of its file."""
    table = msgspec.to_builtins(document_of(exercise))
    if not isinstance(table, dict):
        raise TypeError("an exercise's document is a table")
    for profile in table.get("profiles", []):
        for key in ("stated", "filled"):
            if not profile.get(key):
                profile.pop(key, None)
    # What is long comes last, where a person reads the file.
    for key in ("steps", "profiles"):
        if key in table:
            table[key] = table.pop(key)
    return table


def _step_document(step: Step) -> StepDocument:
    return StepDocument(
        part=step.part,
        text=step.text,
        cue=step.cue,
        pose="" if step.pose == _USUAL_POSES.get(step.part, "") else step.pose,
        seconds=step.seconds,
        modes=list(step.modes),
        direction=step.direction,
    )


def _form_document(form: Form | None) -> FormDocument | None:
    return FormDocument(form.text, form.pose) if form is not None else None


def _credit_document(credit: Credit | None) -> CreditDocument | None:
    if credit is None:
        return None
    return CreditDocument(credit.author, credit.licence, credit.url, credit.origin)


def _profile_document(profile: DoseProfile) -> ProfileDocument:
    return ProfileDocument(
        source=profile.source,
        stated=_values_document(profile.stated),
        filled=_values_document(profile.filled),
        mode=profile.mode,
        sides=profile.sides,
        reps_in_total=profile.reps_in_total,
        breath_paced=profile.breath_paced,
        default=profile.default,
    )


def _values_document(values: DoseValues) -> ValuesDocument:
    return ValuesDocument(
        hold_seconds=_range(values.hold_seconds),
        hold_breaths=values.hold_breaths,
        reps=_range(values.reps),
        sets=_range(values.sets),
        per_day=values.per_day,
    )


def _range(span: Span | None) -> Range | None:
    if span is None:
        return None
    return span.low if span.low == span.high else [span.low, span.high]
