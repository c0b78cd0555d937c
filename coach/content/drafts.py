"""What stands on a page and is not saved yet, as JSON: incomplete, and read back with care.

Files for people are TOML. A draft is written while somebody types, so that it takes the form that
is quickest written and that holds what is half done as it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

import msgspec

from coach.content.documents import ItemDocument
from coach.content.exercise_form import ExerciseForm
from coach.content.exercises import MAX_STEPS
from coach.content.routines import (
    MAX_ITEMS,
    MAX_PURPOSE,
    MAX_ROUNDS,
    MAX_TRANSITION_SECONDS,
    MIN_TRANSITION_SECONDS,
    routine_document,
    usable_items,
)
from coach.content.rules import LONGEST_NAME
from coach.content.saving import PictureSuffix
from coach.domain.editing import Draft
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise, Source
from coach.domain.routine import Routine

_T = TypeVar("_T")
_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class RoutineDraft:
    """What the editor of routines holds.

    Attributes:
        draft: the routine in the making.
        notes: what the person is to look over.
        left_out: exercises that are no part of it any more, as they are gone meanwhile.
    """

    draft: Draft
    notes: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that an exercise is to have when it is saved.

    Attributes:
        content: of its file, None to have none.
        suffix: the ending of that file's name.
    """

    content: bytes | None = None
    suffix: PictureSuffix = ".png"


@dataclass(frozen=True, slots=True)
class ExerciseDraft:
    """What the page of an exercise holds.

    Attributes:
        form: the form as it is filled in.
        picture: what its picture becomes, None to leave it as it is.
    """

    form: ExerciseForm
    picture: NewPicture | None = None


@dataclass(frozen=True, slots=True)
class HandoutDraft:
    """What the page of a handout holds.

    Attributes:
        text: the handout.
        name: what the routine is to be called.
        lines: what the person said that lines mean: the key of a choice for the key of a line.
        positions: where new exercises begin, by their names.
    """

    text: str
    name: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)


class _Routine(msgspec.Struct, frozen=True, omit_defaults=True):
    items: Annotated[list[ItemDocument], msgspec.Meta(max_length=MAX_ITEMS)]
    name: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    purpose: Annotated[str, msgspec.Meta(max_length=MAX_PURPOSE)] = ""
    rounds: Annotated[int, msgspec.Meta(ge=1, le=MAX_ROUNDS)] = 1
    transition_seconds: (
        Annotated[int, msgspec.Meta(ge=MIN_TRANSITION_SECONDS, le=MAX_TRANSITION_SECONDS)] | None
    ) = None
    notes: list[Annotated[str, msgspec.Meta(max_length=_LONGEST_NOTE)]] = []


def encode_routine_draft(routine: RoutineDraft) -> bytes:
    """Return a routine in the making as JSON; what is left out of it is not in it."""
    draft = routine.draft
    document = routine_document(Routine("", "", "", draft.items, Source.USER))
    return msgspec.json.encode(
        _Routine(
            items=document.items,
            name=draft.name,
            purpose=draft.purpose,
            rounds=draft.rounds,
            transition_seconds=draft.transition_seconds,
            notes=[note[:_LONGEST_NOTE] for note in routine.notes],
        )
    )


def decode_routine_draft(content: bytes, exercises: Mapping[str, Exercise]) -> RoutineDraft:
    """Return the routine in the making that `encode_routine_draft` turned into JSON.

    Args:
        content: the JSON.
        exercises: those that there are; what refers to others is left out.

    Raises:
        ContentError: it is none.
    """
    made = _decoded(content, _Routine)
    items = usable_items(made.items, exercises)
    routine = Routine(
        id="",
        name=made.name,
        purpose=made.purpose,
        items=items,
        source=Source.USER,
        rounds=made.rounds,
        transition_seconds=made.transition_seconds,
    )
    left_out = len(made.items) - len(items)
    return RoutineDraft(Draft.of(routine), tuple(made.notes), left_out)


def encode_exercise_draft(draft: ExerciseDraft) -> bytes:
    """Return the page of an exercise as JSON."""
    return msgspec.json.encode(draft)


def decode_exercise_draft(content: bytes) -> ExerciseDraft:
    """Return the page of an exercise that `encode_exercise_draft` turned into JSON.

    Raises:
        ContentError: it is none.
    """
    draft = _decoded(content, ExerciseDraft)
    if not 1 <= len(draft.form.steps) <= MAX_STEPS:
        raise ContentError((f"draft: found {len(draft.form.steps)} steps",))
    return draft


def encode_handout_draft(draft: HandoutDraft) -> bytes:
    """Return the page of a handout as JSON."""
    return msgspec.json.encode(draft)


def decode_handout_draft(content: bytes) -> HandoutDraft:
    """Return the page of a handout that `encode_handout_draft` turned into JSON.

    Raises:
        ContentError: it is none.
    """
    return _decoded(content, HandoutDraft)


def _decoded(content: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise ContentError((f"draft: {error}",)) from error
