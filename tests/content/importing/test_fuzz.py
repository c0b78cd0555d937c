"""Whatever a file holds: it is read, or one clear sentence says what is wrong; nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.content.exercises import check_exercise
from coach.content.importing import Imported, read_import
from coach.content.importing.json_text import LARGEST_FILE
from coach.content.importing.read import read_bytes
from coach.content.routines import check_routine
from coach.domain.errors import ContentError

EXERCISES = load_catalogue().catalogue.exercises


def check_sentences(faults: tuple[str, ...], name: str) -> None:
    assert faults
    for line in faults:
        assert line.startswith(name)
        assert "\n" not in line


def read(raw: bytes, name: str) -> Imported | None:
    """Read, and check what comes out; None if it is refused, with a sentence."""
    try:
        brought = read_bytes(raw, name, EXERCISES, ())
    except ContentError as error:
        check_sentences(error.faults, name)
        return None
    assert brought.exercises or brought.routines
    known = {**EXERCISES, **{one.id: one for one in brought.exercises}}
    ids = [*(one.id for one in brought.exercises), *(one.id for one in brought.routines)]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(EXERCISES)
    assert [fault for one in brought.exercises for fault in check_exercise(one)] == []
    assert [fault for one in brought.routines for fault in check_routine(one, known)] == []
    return brought


NAMES = st.sampled_from(["a.json", "a.toml", "a.txt"])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), NAMES)
def test_garbage(raw: bytes, name: str) -> None:
    read(raw, name)


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["Bridge", "30", "30 s", "<p>Lie down.<br>Hold", "Rest", "\ud800"])
)
_KEYS = st.sampled_from(
    (
        *("workouts", "title", "sets", "exercises", "repetitions", "name", "duration", "results"),
        *("translations", "category", "license", "description", "language", "instructions"),
        *("items", "muscles", "primaryMuscles", "id", "short_name", "equipment", "notes"),
        *("aliases", "comment"),
    )
)
_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(_JSON)
def test_json_of_the_wrong_types(value: Any) -> None:
    read(json.dumps(value).encode(), "a.json")


def _workout(entry: Any) -> Any:
    return {"workouts": [{"title": entry, "sets": [{"repetitions": entry, "exercises": [entry]}]}]}


@settings(max_examples=60, deadline=None)
@given(_JSON, st.sampled_from(["jawt", "wger", "fedb", "entry"]))
def test_any_value_where_a_file_should_have_another(value: Any, where: str) -> None:
    table = {
        "jawt": {
            "workouts": [{"title": "T", "sets": [{"repetitions": value, "exercises": value}]}]
        },
        "entry": {
            "workouts": [
                {"sets": [{"exercises": [{"name": value, "duration": value}, {"name": "Bridge"}]}]}
            ]
        },
        "wger": {
            "results": [
                {
                    "category": {"name": value},
                    "license": value,
                    "equipment": value,
                    "muscles": value,
                    "translations": [
                        {"name": "Bow", "description": value, "language": value, "notes": value}
                        | {"author_history": value, "license_author": value, "aliases": value}
                    ],
                }
            ]
        },
        "fedb": {"name": "Bow", "instructions": value, "category": value, "equipment": value}
        | {"primaryMuscles": value},
    }[where]
    read(json.dumps(table).encode(), "a.json")


@pytest.mark.parametrize("name", ["deep.json", "deep.toml"])
@pytest.mark.parametrize("depth", [40, 5000, 200_000])
def test_deep_nesting(depth: int, name: str) -> None:
    raw = b'{"workouts":' + b"[" * depth + b"]" * depth + b"}"
    if name.endswith("toml"):
        raw = b"items = " + b"[" * depth + b"]" * depth
    assert read(raw, name) is None


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b" " * (LARGEST_FILE + 1))
    with pytest.raises(ContentError, match=r"^large.json: found more than 8 MiB, expected"):
        read_import(path, EXERCISES, ())


@pytest.mark.parametrize("number", ["1" + "0" * 5000, "1e999", "NaN", "-Infinity"])
def test_numbers_beyond_all_limits(number: str) -> None:
    raw = f'{{"workouts":[{{"sets":[{{"exercises":[{{"name":"Bridge","duration":{number}}}]}}]}}]}}'
    read(raw.encode(), "a.json")


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="it is a folder"):
        read_import(tmp_path, EXERCISES, ())
    with pytest.raises(ContentError, match="cannot be read"):
        read_import(tmp_path / "gone.json", EXERCISES, ())
