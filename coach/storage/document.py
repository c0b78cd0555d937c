"""The export file: what it holds, in which version, and the values that each field may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from inspect import cleandoc
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from coach.storage.setting_groups import Settings

FORMAT = "back-coach-export"
"""What every export file says of itself."""

VERSION = 1
"""Raised whenever an older program could misread what a newer one writes."""

_LARGEST = 2**53 - 1

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Count = Annotated[int, Meta(ge=0, le=_LARGEST)]
Moment = Annotated[int, Meta(ge=0, le=253_370_764_800_000)]
"""Milliseconds since 1970 in UTC, up to the year 9999."""
Offset = Annotated[int, Meta(ge=-86_340, le=86_340)]
"""Seconds east of UTC."""
Side = Literal["left", "right"]


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What happened in a session, as it happened.

    Attributes:
        seq: place in the session.
        kind: a hold, a set or an exercise ended, or something hurt.
        item: the exercise's place in the plan, from 0.
        exercise_id: the exercise.
        side: left or right, null for both.
        set_number: the set, from 1.
        rep_number: the repetition, from 1.
        hold_ms: time held.
        segment: the timeline's segment.
        position_ms: place on the timeline.
        active_ms: time spent so far, pauses left out.
    """

    seq: Count
    kind: Literal["hold", "set", "exercise", "hurt"]
    item: Count
    exercise_id: Id
    side: Side | None = None
    set_number: Count | None = None
    rep_number: Count | None = None
    hold_ms: Count | None = None
    segment: Count | None = None
    position_ms: Count
    active_ms: Count


class SetResult(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a set came to, one for each side.

    Attributes:
        item: the exercise's place in the plan, from 0.
        exercise_id: the exercise.
        local_day: the day it counts for.
        set_number: the set, from 1.
        side: left or right, null for both.
        reps: repetitions done.
        hold_ms: all holds together.
        best_hold_ms: the longest hold.
        sides_done: 0 not ended, 1 one of two sides, 2 all.
    """

    item: Count
    exercise_id: Id
    local_day: date
    set_number: Count
    side: Side | None = None
    reps: Count
    hold_ms: Count
    best_hold_ms: Count
    sides_done: Annotated[int, Meta(ge=0, le=2)] = 0


class Session(Struct, frozen=True, kw_only=True):
    """A session.

    Attributes:
        id: UUID; imports merge by it.
        origin: guided by the program, or entered by hand.
        routine_id: the routine.
        routine_name: its name at the time.
        started_ms: when it began.
        utc_offset_s: the local time's distance from UTC then.
        local_day: the day it counts for.
        ended_ms: when it ended, null if that is not known.
        status: how far it got.
        flare_up: 1 if strengthening was left out.
        planned_ms: planned length.
        position_ms: place on the timeline that was reached.
        active_ms: time spent, pauses left out.
        plan: the planned exercises, as JSON text.
        recipe: what the timeline is compiled from, as JSON text.
        note: the person's own words.
        edited_ms: when it was last changed by hand.
        removed_ms: when it was taken out of the history.
        events: what happened, in order.
        sets: what the sets came to.
    """

    id: Id
    origin: Literal["guided", "manual"]
    routine_id: str
    routine_name: str
    started_ms: Moment
    utc_offset_s: Offset
    local_day: date
    ended_ms: Moment | None = None
    status: Literal["active", "completed", "partial"]
    flare_up: Literal[0, 1]
    planned_ms: Count
    position_ms: Count = 0
    active_ms: Count = 0
    plan: str = "[]"
    recipe: str = ""
    note: str = ""
    edited_ms: Moment | None = None
    removed_ms: Moment | None = None
    events: tuple[Event, ...] = ()
    sets: tuple[SetResult, ...] = ()


class Pain(Struct, frozen=True, kw_only=True):
    """An entry of the pain diary.

    Attributes:
        id: UUID; imports merge by it.
        session: id of the session it was noted at, null for none.
        moment: before or after it, or the day after.
        level: 0 no pain, 10 the worst imaginable.
        noted_ms: when it was noted.
        utc_offset_s: the local time's distance from UTC then.
        local_day: the day it counts for.
    """

    id: Id
    session: Id | None = None
    moment: Literal["before", "after", "next-day"]
    level: Annotated[int, Meta(ge=0, le=10)]
    noted_ms: Moment
    utc_offset_s: Offset
    local_day: date


class Goal(Struct, frozen=True, kw_only=True):
    """A weekly goal.

    Attributes:
        from_day: first day of the week from which it holds; imports merge by it.
        sessions: sessions a week.
    """

    from_day: date
    sessions: Annotated[int, Meta(ge=1, le=14)]


class Answer(Struct, frozen=True, kw_only=True):
    """An answer to a suggestion.

    Attributes:
        id: UUID; imports merge by it.
        rule: what was suggested.
        accepted: 1 if the user agreed.
        answered_ms: when they answered.
        utc_offset_s: the local time's distance from UTC then.
        local_day: the day of the answer.
        exercise_id: the exercise, null for a flare-up day.
        profile: key of its dose profile.
        variable: what changes.
        value_before: its value before.
        value_after: its value from then on.
        session_ids: the sessions it rests on, as JSON text.
    """

    id: Id
    rule: Literal["advance", "step-back", "flare-up", "restart", "reset"]
    accepted: Literal[0, 1]
    answered_ms: Moment
    utc_offset_s: Offset
    local_day: date
    exercise_id: Id | None = None
    profile: Id | None = None
    variable: Literal["hold", "reps"] | None = None
    value_before: Count | None = None
    value_after: Count | None = None
    session_ids: str = "[]"


class NotAsked(Struct, frozen=True, kw_only=True):
    """A session after which "How was it the next day?" was put aside.

    Attributes:
        session: id of the session; imports merge by it.
    """

    session: Id


class UserFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file of the person's own: a routine, an exercise, its picture.

    Attributes:
        path: where it lies in the data folder, with forward slashes.
        text: its content, where that is text.
        base64: its content, where it is not.
    """

    path: Annotated[str, Meta(min_length=1, max_length=400)]
    text: str | None = None
    base64: str | None = None


class Export(Struct, frozen=True, kw_only=True):
    """An export file.

    Attributes:
        format: always "back-coach-export".
        version: of this format.
        exported: when it was made.
        program: version of the program that made it.
        sessions: every session, with its events and sets.
        pain: the pain diary.
        goals: the weekly goals.
        answers: the answers to suggestions.
        next_day_put_aside: sessions after which the next day is not asked for again.
        settings: the settings, null if the file carries none.
        files: the person's own routines and exercises.
    """

    format: Literal["back-coach-export"]
    version: Annotated[int, Meta(ge=1, le=VERSION)]
    exported: str = ""
    program: str = ""
    sessions: tuple[Session, ...] = ()
    pain: tuple[Pain, ...] = ()
    goals: tuple[Goal, ...] = ()
    answers: tuple[Answer, ...] = ()
    next_day_put_aside: tuple[NotAsked, ...] = ()
    settings: Settings | None = None
    files: tuple[UserFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that the export lists by itself, apart from sessions.

    Attributes:
        table: its name in the record.
        field: its name in the export file.
        row: its rows.
        identity: the column by which imports merge.
        newer: the column that tells which of two versions is the newer one; empty if none does:
            what is there stays.
    """

    table: str
    field: str
    row: type[Struct]
    identity: str
    newer: str = ""


LISTINGS = (
    Listing("pain", "pain", Pain, "id", "noted_ms"),
    Listing("goal", "goals", Goal, "from_day"),
    Listing("answer", "answers", Answer, "id", "answered_ms"),
    Listing("next_day_put_aside", "next_day_put_aside", NotAsked, "session_key"),
)

OF_SESSION: Mapping[str, type[Struct]] = {"event": Event, "set_result": SetResult}
"""Tables whose rows belong to a session and are exported within it."""


@cache
def columns_of(row: type[Struct]) -> tuple[str, ...]:
    """Return the columns that a row of the export stands for."""
    names = (one.name for one in msgspec.structs.fields(row))
    return tuple(name for name in names if name not in {"events", "sets", "session"})


@cache
def days_of(row: type[Struct]) -> tuple[int, ...]:
    """Return which of a row's columns, by their place, hold days."""
    kinds = {one.name: one.type for one in msgspec.structs.fields(row)}
    return tuple(at for at, name in enumerate(columns_of(row)) if kinds[name] is date)


def json_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of the export file."""
    # Through JSON and back, so that defaults are what a file would hold.
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Export)))
    for described in schema["$defs"].values():
        # From Python 3.13 on, docstrings have lost their indentation.
        described["description"] = cleandoc(described.get("description", ""))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Back Coach export, version {VERSION}",
        **schema,
    }
