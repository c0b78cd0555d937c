"""What the user reads is set with one kind of apostrophe and quotation mark: the curly ones."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import coach
from coach.resources import resource_path

_CODE = Path(coach.__file__).parent
_STRAIGHT = frozenset("'\"")
_TRANSLATING = ("tr", "translate")


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Return the line and the text of everything that a file has translated."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in _TRANSLATING:
            for given in node.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.lineno, given.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts(value: Any) -> Iterator[str]:
    """Return every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_sentences_of_the_program_have_no_straight_quotes() -> None:
    found = {
        f"{file.relative_to(_CODE)}:{line}: {text}"
        for file in sorted(_CODE.rglob("*.py"))
        for line, text in literals(file)
        if _STRAIGHT & set(text)
    }
    assert found == set()


@pytest.mark.parametrize("folder", ["exercises", "routines", ""])
def test_shipped_content_has_no_straight_quotes(folder: str) -> None:
    files = sorted(resource_path(folder).glob("*.toml"))
    assert files
    found = {
        f"{file.name}: {text}"
        for file in files
        for text in texts(tomllib.loads(file.read_text("utf-8")))
        if _STRAIGHT & set(text)
    }
    assert found == set()
