"""Exercises from wger's API: the text of one language, with its licence and authors."""

from typing import Any

from coach.content.importing.html_text import html_lines
from coach.content.importing.imported import Format, Imported
from coach.content.importing.json_text import fault, list_of, text_of, whole_number
from coach.content.importing.naming import FreeIds
from coach.content.own_exercises import Sketch, exercise_from_sketch
from coach.domain.errors import ContentError
from coach.domain.exercise import Credit, Equipment, Exercise, Kind

MOST = 1000
"""Exercises of one file; wger has some 800."""

_ENGLISH = 2
_ENGLISH_CODE = "en"
_MOST_AUTHORS = 5
_KINDS = {"cardio": Kind.AEROBIC, "stretching": Kind.STRETCH}
_EQUIPMENT = {
    "gym mat": Equipment.MAT,
    "swiss ball": Equipment.STABILITY_BALL,
    "resistance band": Equipment.BAND,
}
_Licences = dict[int, tuple[str, str]]
_NO_EQUIPMENT = "none (bodyweight exercise)"


def is_wger(data: object) -> bool:
    """Tell whether JSON looks like wger's."""
    return any(
        isinstance(record, dict)
        and isinstance(record.get("category"), dict | int)
        and ("translations" in record or "exercises" in record or "description" in record)
        for record in _records(data)[:20]
    )


def read_wger(data: object, name: str, ids: FreeIds) -> Imported:
    """Return the exercises of a page, a list or a single record of wger's.

    Both shapes are read: the texts under "exercises" (2023) and under "translations".

    Raises:
        ContentError: not one of them can be used.
    """
    exercises: list[Exercise] = []
    left_out: list[str] = []
    records = _records(data)
    licences = _licences(records)
    for number, record in enumerate(records[:MOST], start=1):
        sketch = _sketch(record, licences, name, f"results[{number}]", left_out)
        if sketch is not None:
            exercises.append(exercise_from_sketch(sketch, ids.take(sketch.name)))
    if len(records) > MOST:
        left_out.append(f"{name}: results: found {len(records)} exercises, expected at most {MOST}")
    if not exercises:
        raise ContentError(tuple(left_out) or (fault(name, "results", [], "exercises"),))
    return Imported(Format.WGER, tuple(exercises), left_out=tuple(left_out))


def _records(data: object) -> list[Any]:
    if isinstance(data, dict):
        return data["results"] if isinstance(data.get("results"), list) else [data]
    return list_of(data)


def _licences(records: list[Any]) -> _Licences:
    """Return name and address of every licence that the file describes, by its number."""
    found: _Licences = {}
    for record in records[:MOST]:
        licence = record.get("license") if isinstance(record, dict) else None
        number = whole_number(licence.get("id")) if isinstance(licence, dict) else None
        if isinstance(licence, dict) and number is not None:
            name = text_of(licence.get("short_name")) or text_of(licence.get("full_name"))
            found[number] = (name, text_of(licence.get("url")))
    return found


def _sketch(
    record: object, licences: _Licences, name: str, key: str, left_out: list[str]
) -> Sketch | None:
    if not isinstance(record, dict):
        left_out.append(fault(name, key, record, "a table"))
        return None
    texts = [
        one
        for one in (*list_of(record.get("translations")), *list_of(record.get("exercises")))
        if isinstance(one, dict) and text_of(one.get("name"))
    ]
    if not texts and text_of(record.get("name")):
        texts = [record]
    if not texts:
        left_out.append(fault(name, f"{key}.translations", None, "a text with a name"))
        return None
    chosen = next((one for one in texts if _is_english(one)), texts[0])
    description = chosen.get("description")
    lines = html_lines(description) if isinstance(description, str) else ()
    muscles = [*list_of(record.get("muscles")), *list_of(record.get("muscles_secondary"))]
    equipment, other = _equipment(record)
    category = _name(record.get("category")).lower()
    return Sketch(
        name=text_of(chosen.get("name")),
        sentences=lines,
        kind=_KINDS.get(category),
        aliases=tuple(
            alias
            for one in list_of(chosen.get("aliases"))
            if (alias := text_of(one.get("alias") if isinstance(one, dict) else one))
        ),
        targets=tuple(dict.fromkeys(word for one in muscles if (word := _muscle(one)))),
        equipment=equipment,
        remarks=(
            *(_note(one) for one in list_of(chosen.get("notes"))),
            *([f"Needs: {', '.join(other)}."] if other else []),
        ),
        credit=_credit(record, chosen, licences),
    )


def _is_english(text: dict[str, Any]) -> bool:
    language = text.get("language")
    if isinstance(language, dict):
        return text_of(language.get("short_name")) == _ENGLISH_CODE
    return whole_number(language) == _ENGLISH or language == _ENGLISH_CODE


def _name(value: object) -> str:
    return text_of(value.get("name")) if isinstance(value, dict) else ""


def _muscle(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    return (text_of(value.get("name_en")) or text_of(value.get("name"))).lower()


def _note(value: object) -> str:
    return text_of(value.get("comment")) if isinstance(value, dict) else text_of(value)


def _equipment(record: dict[str, Any]) -> tuple[tuple[Equipment, ...], list[str]]:
    known: list[Equipment] = []
    other: list[str] = []
    for one in list_of(record.get("equipment")):
        word = _name(one).lower() or text_of(one).lower()
        if word in _EQUIPMENT:
            known.append(_EQUIPMENT[word])
        elif word and word != _NO_EQUIPMENT and not word.isdecimal():
            other.append(word)
    return tuple(known), other


def _credit(record: dict[str, Any], text: dict[str, Any], licences: _Licences) -> Credit:
    """Return licence and authors: the text's own where it names them, else the exercise's."""
    licence = record.get("license")
    of_exercise = licence.get("id") if isinstance(licence, dict) else licence
    number = whole_number(text.get("license"))
    if number is None:
        number = whole_number(of_exercise)
    short, url = "", ""
    if number is not None:
        short, url = licences.get(number, (f"licence {number} of wger.de", "https://wger.de"))
    authors = [text_of(text.get("license_author"))]
    authors += [text_of(one) for one in list_of(text.get("author_history"))]
    authors = list(dict.fromkeys(one for one in authors if one))
    if not authors:
        authors = [text_of(record.get("license_author"))]
    listed = ", ".join(one for one in authors[:_MOST_AUTHORS] if one)
    if len(authors) > _MOST_AUTHORS:
        listed += f" and {len(authors) - _MOST_AUTHORS} more"
    own_url = text_of(text.get("license_object_url"))
    return Credit(listed, short, own_url if own_url.startswith("http") else url, "wger")
