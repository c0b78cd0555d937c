"""A file is written so that it says what is meant, and keeps what a person put into it."""

import string
import tomllib
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.toml_text import changed_toml, new_toml

ROUTINE = """\
# For weekdays.
id = "mine" # never rename
name = 'Mine'
rounds = 2

# The warm-up.
[[items]]
exercise = "cat-cow"
reps = 5 # slowly

# What the physiotherapist said.
[[items]]
exercise = "bridge"
sets = 2

# Only in the evening.
[[items]]
exercise = "bird-dog"

# The end.
"""

_SCALARS = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.dates()
    | st.times(timezones=st.none())
)
_KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=3) | st.text(min_size=1, max_size=3)
_TABLES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    _KEYS,
    st.recursive(
        _SCALARS,
        lambda inner: (
            st.lists(_SCALARS, max_size=3)
            | st.dictionaries(_KEYS, inner, max_size=3)
            | st.lists(st.dictionaries(_KEYS, inner, max_size=3), max_size=3)
        ),
        max_leaves=6,
    ),
    max_size=5,
)


@given(_TABLES)
def test_a_new_file_says_what_is_meant(table: dict[str, Any]) -> None:
    assert tomllib.loads(new_toml(table)) == table


@given(_TABLES, _TABLES)
def test_a_changed_file_says_what_is_meant(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert tomllib.loads(changed_toml(new_toml(before), after)) == after


@given(_TABLES)
def test_a_file_that_says_it_already_stays_as_it_is(table: dict[str, Any]) -> None:
    text = "# mine\n" + new_toml(table)
    assert changed_toml(text, table) == text


@pytest.mark.parametrize(("was", "becomes"), [(True, 1), (1, True), (5, 5.0), (0, False)])
def test_what_python_holds_for_equal_is_told_apart(was: Any, becomes: Any) -> None:
    text = changed_toml(new_toml({"a": was, "b": [was]}), {"a": becomes, "b": [becomes]})
    said = tomllib.loads(text)
    assert (type(said["a"]), type(said["b"][0])) == (type(becomes), type(becomes))


@pytest.mark.parametrize("broken", ["a = ", "a = 1\na = 2", "[a]\n[a]", "\x00", "a = [" * 2000])
def test_a_file_that_is_no_toml_is_made_anew(broken: str) -> None:
    table = {"day": date(2026, 11, 21), "at": time(7, 30), "name": "Mine"}
    assert changed_toml(broken, table) == new_toml(table)


def _changed(**changes: Any) -> str:
    return changed_toml(ROUTINE, tomllib.loads(ROUTINE) | changes)


def test_comments_and_the_writing_of_other_values_stay() -> None:
    text = _changed(rounds=3, purpose="To wake up")
    expected = ROUTINE.replace("rounds = 2\n", 'rounds = 3\npurpose = "To wake up"\n')
    assert text == expected


def test_a_changed_entry_keeps_its_comments() -> None:
    warm_up, bridge, bird_dog = tomllib.loads(ROUTINE)["items"]
    text = _changed(items=[warm_up | {"reps": 8}, bridge, bird_dog])
    assert text == ROUTINE.replace("reps = 5 # slowly", "reps = 8 # slowly")


def test_comments_over_an_entry_go_where_it_goes() -> None:
    warm_up, bridge, bird_dog = tomllib.loads(ROUTINE)["items"]
    text = _changed(items=[bird_dog, {"exercise": "plank"}, bridge | {"sets": 3}, warm_up])
    assert text == (
        "# For weekdays.\n"
        'id = "mine" # never rename\n'
        "name = 'Mine'\n"
        "rounds = 2\n\n"
        "# Only in the evening.\n"
        '[[items]]\nexercise = "bird-dog"\n\n'
        '[[items]]\nexercise = "plank"\n\n'
        "# What the physiotherapist said.\n"
        '[[items]]\nexercise = "bridge"\nsets = 3\n\n'
        "# The warm-up.\n"
        '[[items]]\nexercise = "cat-cow"\nreps = 5 # slowly\n\n'
        "# The end.\n"
    )


def test_an_entry_that_goes_takes_its_comments_along() -> None:
    warm_up, _, bird_dog = tomllib.loads(ROUTINE)["items"]
    text = _changed(items=[warm_up, bird_dog])
    assert "physiotherapist" not in text
    assert text.count("# ") == ROUTINE.count("# ") - 1


def test_lines_end_as_they_did() -> None:
    text = _changed(rounds=3).replace("\n", "\r\n")
    assert changed_toml(text, tomllib.loads(text) | {"rounds": 4}) == text.replace("= 3", "= 4")
