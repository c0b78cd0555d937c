"""Exercises from free-exercise-db: names, muscles and instructions; never its pictures."""

from typing import Any

from coach.content.importing.html_text import html_lines
from coach.content.importing.imported import Format, Imported
from coach.content.importing.json_text import fault, list_of, text_of
from coach.content.importing.naming import FreeIds
from coach.content.own_exercises import Sketch, exercise_from_sketch
from coach.domain.errors import ContentError
from coach.domain.exercise import Credit, Equipment, Exercise, Kind

MOST = 1000
"""Exercises of one file; the collection has some 870."""

# The collection's own statement: its text is given to the public domain.
_CREDIT = Credit(
    author="",
    licence="Unlicense (public domain)",
    url="https://github.com/yuhonas/free-exercise-db",
    origin="free-exercise-db",
)
_KINDS = {"stretching": Kind.STRETCH, "cardio": Kind.AEROBIC}
_EQUIPMENT = {
    "bands": Equipment.BAND,
    "exercise ball": Equipment.STABILITY_BALL,
    "foam roll": Equipment.FOAM_ROLLER,
}
_NO_EQUIPMENT = ("", "body only", "none", "other")


def is_free_exercise_db(data: object) -> bool:
    """Tell whether JSON looks like that collection's."""
    return any(
        isinstance(record, dict) and "instructions" in record and "name" in record
        for record in _records(data)[:20]
    )


def read_free_exercise_db(data: object, name: str, ids: FreeIds) -> Imported:
    """Return the exercises of one record or a list of them.

    Raises:
        ContentError: not one of them can be used.
    """
    exercises: list[Exercise] = []
    left_out: list[str] = []
    records = _records(data)
    for number, record in enumerate(records[:MOST], start=1):
        key = f"[{number}]"
        if not isinstance(record, dict):
            left_out.append(fault(name, key, record, "a table"))
        elif not text_of(record.get("name")):
            left_out.append(fault(name, f"{key}.name", record.get("name"), "a name"))
        else:
            sketch = _sketch(record)
            exercises.append(exercise_from_sketch(sketch, ids.take(sketch.name)))
    if len(records) > MOST:
        left_out.append(f"{name}: found {len(records)} exercises, expected at most {MOST}")
    if not exercises:
        raise ContentError(tuple(left_out) or (f"{name}: found no exercises, expected some",))
    return Imported(Format.FREE_EXERCISE_DB, tuple(exercises), left_out=tuple(left_out))


def _records(data: object) -> list[Any]:
    return [data] if isinstance(data, dict) else list_of(data)


def _sketch(record: dict[str, Any]) -> Sketch:
    written = record.get("instructions")
    parts = written if isinstance(written, list) else [written]
    lines = tuple(line for one in parts if isinstance(one, str) for line in html_lines(one))
    equipment = text_of(record.get("equipment")).lower()
    known = _EQUIPMENT.get(equipment)
    other = "" if known or equipment in _NO_EQUIPMENT else f"Needs: {equipment}."
    muscles = [*list_of(record.get("primaryMuscles")), *list_of(record.get("secondaryMuscles"))]
    return Sketch(
        name=text_of(record.get("name")),
        sentences=lines,
        kind=_KINDS.get(text_of(record.get("category")).lower(), Kind.STRENGTH),
        targets=tuple(word for one in muscles if (word := text_of(one))),
        equipment=(known,) if known else (),
        remarks=(other,) if other else (),
        credit=_CREDIT,
    )
