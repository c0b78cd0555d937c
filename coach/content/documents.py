"""The shape of exercise and routine files, before their rules are checked."""

import msgspec

from coach.domain.exercise import Equipment, Kind, Part, Position, Side, Sides, Source, Tag

Range = int | list[int]
"""One whole number, or the low and the high end of a range."""


class StepDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """One `[[steps]]` table."""

    part: Part
    text: str
    cue: str = ""
    pose: str = ""
    seconds: float | None = None
    modes: list[str] = []
    direction: str = ""


class FormDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """An `[easier]` or `[harder]` table."""

    text: str
    pose: str = ""


class ValuesDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """The `stated` or `filled` numbers of a profile."""

    hold_seconds: Range | None = None
    hold_breaths: int | None = None
    reps: Range | None = None
    sets: Range | None = None
    per_day: int | None = None


class ProfileDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """One `[[profiles]]` table."""

    source: Source
    stated: ValuesDocument = ValuesDocument()
    filled: ValuesDocument = ValuesDocument()
    mode: str = ""
    sides: Sides | None = None
    reps_in_total: bool = False
    breath_paced: bool = False
    default: bool = False


class SideLabelsDocument(
    msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True
):
    """What works when the left, or the right, side is named."""

    left: str
    right: str


class CreditDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """A `[credit]` table."""

    author: str = ""
    licence: str = ""
    url: str = ""
    origin: str = ""


class ExerciseDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """An exercise file."""

    id: str
    name: str
    kind: Kind
    position: Position
    sides: Sides
    safety: str
    steps: list[StepDocument] = []
    aliases: list[str] = []
    article_names: dict[Source, str] = {}
    equipment: list[Equipment] = []
    optional_equipment: list[Equipment] = []
    targets: list[str] = []
    tags: list[Tag] = []
    side_word: str = ""
    side_labels: SideLabelsDocument | None = None
    cautions: list[str] = []
    breath: str = ""
    easier: FormDocument | None = None
    harder: FormDocument | None = None
    profiles: list[ProfileDocument] = []
    note: str = ""
    timed: bool = True
    credit: CreditDocument | None = None


class ItemDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """One `[[items]]` table of a routine."""

    exercise: str
    profile: str = ""
    hold_seconds: int | None = None
    hold_breaths: int | None = None
    reps: int | None = None
    sets: int | None = None
    rest_seconds: int | None = None
    sides: Sides | None = None
    off: bool = False
    self_paced: bool = False
    reason: str = ""
    first_side: Side | None = None
    transition_seconds: int | None = None


class RoutineDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """A routine file, and the snapshot of a routine kept with a session."""

    id: str
    name: str
    items: list[ItemDocument]
    purpose: str = ""
    source: Source = Source.USER
    rounds: int = 1
    transition_seconds: int | None = None
