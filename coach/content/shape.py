"""Decodes plain tables into documents; when one does not fit, says everything that is wrong."""

from functools import cache
from typing import Any, TypeVar

import msgspec

from coach.domain.errors import ContentError

_Document = TypeVar("_Document", bound=msgspec.Struct)

_LONGEST_FOUND = 40
_INT_LIMIT = 2**63


def fit(table: object, shape: type[_Document], name: str) -> _Document:
    """Return the table as a document of the given shape.

    Args:
        table: what the TOML or JSON reader returned.
        shape: the document's class.
        name: the file, as the faults call it.

    Raises:
        ContentError: keys are unknown or missing, or values are of the wrong type.
    """
    try:
        return msgspec.convert(table, shape)
    except (msgspec.ValidationError, RecursionError, OverflowError) as error:
        faults = _faults(table, _type_info(shape), "")
        if not faults:
            faults = [f"found something unreadable ({error})"]
        raise ContentError(tuple(f"{name}: {fault}" for fault in faults)) from None


def found(value: object) -> str:
    """Return a value as a fault message quotes it, cut to a readable length."""
    match value:
        case dict():
            return "a table"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case str():
            short = value if len(value) <= _LONGEST_FOUND else f"{value[:_LONGEST_FOUND]}…"
            return (
                '"' + short.encode("unicode_escape").decode("ascii") + '"'
                if (not short.isprintable())
                else f'"{short}"'
            )
        case int() if value.bit_length() > 64:
            return "a number beyond all limits"
        case _:
            return str(value)


@cache
def _type_info(shape: type[msgspec.Struct]) -> Any:
    from msgspec import inspect

    return inspect.type_info(shape)


def _faults(value: object, info: Any, key: str) -> list[str]:
    """Return what is wrong with a value, one line a fault."""
    kind = type(info).__name__
    if kind == "UnionType":
        branches = [_faults(value, branch, key) for branch in info.types]
        if [] in branches:
            return []
        # A table or list is judged as such; anything else misses every branch alike.
        for branch, faults in zip(info.types, branches, strict=True):
            is_container = (type(branch).__name__, type(value)) in (
                ("StructType", dict),
                ("ListType", list),
            )
            if is_container:
                return faults
    elif kind == "StructType" and isinstance(value, dict):
        return _table_faults(value, info, key)
    elif kind == "ListType" and isinstance(value, list):
        return [
            fault
            for number, item in enumerate(value, start=1)
            for fault in _faults(item, info.item_type, f"{key}[{number}]")
        ]
    elif kind == "DictType" and isinstance(value, dict):
        return [
            fault
            for name, item in value.items()
            for fault in (
                _faults(name, info.key_type, _join(key, name))
                + _faults(item, info.value_type, _join(key, name))
            )
        ]
    elif _leaf_fits(value, info, kind):
        return []
    return [f"{key or 'the file'}: found {found(value)}, expected {_expected(info)}"]


def _table_faults(table: dict[str, object], info: Any, key: str) -> list[str]:
    fields = {field.encode_name: field for field in info.fields}
    faults: list[str] = []
    for name, value in table.items():
        if name in fields:
            faults += _faults(value, fields[name].type, _join(key, name))
        else:
            from difflib import get_close_matches

            near = get_close_matches(name, fields, n=1)
            hint = f'"{near[0]}"' if near else "one of " + ", ".join(fields)
            faults.append(f"{_join(key, name)}: found an unknown key, expected {hint}")
    faults += [
        f"{_join(key, name)}: found nothing, expected {_expected(field.type)}"
        for name, field in fields.items()
        if field.required and name not in table
    ]
    return faults


def _leaf_fits(value: Any, info: Any, kind: str) -> bool:
    match kind:
        case "StrType":
            return isinstance(value, str)
        case "BoolType":
            return isinstance(value, bool)
        case "IntType":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and -_INT_LIMIT <= value < _INT_LIMIT
        case "FloatType":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "NoneType":
            return value is None
        case "EnumType":
            return isinstance(value, str) and value in set(info.cls)
        case _:
            return False


def _expected(info: Any) -> str:
    match type(info).__name__:
        case "StrType":
            return "text in quotes"
        case "BoolType":
            return "true or false"
        case "IntType":
            return "a whole number"
        case "FloatType":
            return "a number"
        case "EnumType":
            return "one of " + ", ".join(f'"{member.value}"' for member in info.cls)
        case "ListType":
            return "a list"
        case "StructType" | "DictType":
            return "a table"
        case "UnionType":
            words = [_expected(t) for t in info.types if type(t).__name__ != "NoneType"]
            return " or ".join(words)
        case _:
            return "nothing"


def _join(key: str, name: object) -> str:
    plain = isinstance(name, str) and name.isidentifier() and len(name) <= _LONGEST_FOUND
    shown = name if plain else found(name)
    return f"{key}.{shown}" if key else str(shown)
