"""The settings file: how it is read and written without losing anything that is in it."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import msgspec

from coach.clock import local_now
from coach.files import dated_names, write_atomically
from coach.paths import DataPaths, make_private_dir
from coach.storage.errors import from_os
from coach.storage.setting_groups import Settings
from coach.toml_text import changed_toml


class LoadedSettings(msgspec.Struct, frozen=True):
    """Settings, and what in the file could not be used.

    Attributes:
        settings: what is in force.
        faults: one sentence for each value that was passed over.
    """

    settings: Settings
    faults: tuple[str, ...] = ()


_PROFILES = "dose_profiles"
_GROUPS: Mapping[str, type[msgspec.Struct]] = {
    one.name: one.type for one in msgspec.structs.fields(Settings) if one.name != _PROFILES
}


def load_settings(paths: DataPaths) -> LoadedSettings:
    """Read the settings; what is missing or cannot be used has its default.

    A file that cannot be read at all is a fault too: the program starts with the defaults.
    """
    try:
        document = _parse(_read(paths.settings))
    except (OSError, ValueError) as error:
        fault = f"{paths.settings}: it cannot be read ({error}); the usual settings are used."
        return LoadedSettings(Settings(), (fault,))
    return _decode(document, paths.settings)


def save_settings(paths: DataPaths, settings: Settings) -> None:
    """Write the settings that differ from what the file gives.

    Comments, keys that this program does not know, and values it cannot use, stay as they are
    unless that very setting is changed. A file that is no TOML is kept beside the new one.

    Raises:
        UserError: the folder or the file cannot be written; the old file is still there.
    """
    make_private_dir(paths.config_dir)
    path = paths.settings
    try:
        try:
            text = _read(path)
            document = _parse(text)
        except ValueError:
            _keep_beside(path)
            text, document = "", {}
        if _update(document, _decode(document, path).settings, settings):
            write_atomically(path, changed_toml(text, document).encode())
    except OSError as error:
        raise from_os(error, path) from error


def _read(path: Path) -> str:
    """Return the file's text, nothing if there is no file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


def _parse(text: str) -> dict[str, Any]:
    """Return what TOML says.

    Raises:
        ValueError: it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _keep_beside(path: Path) -> None:
    now = local_now()
    path.rename(next(one for one in dated_names(path, "unreadable", now) if not one.exists()))


# --- reading ----------------------------------------------------------------------------------


def _decode(document: Mapping[str, Any], path: Path) -> LoadedSettings:
    faults: list[str] = []
    groups = {
        name: group(**dict(_values(name, group, document, path, faults)))
        for name, group in _GROUPS.items()
    }
    profiles: dict[str, str] = {}
    for exercise_id, key in _table(_PROFILES, document, path, faults).items():
        if isinstance(key, str):
            profiles[exercise_id] = key
        else:
            wanted = "the key of a dose profile in quotes"
            faults.append(_fault(path, f"{_PROFILES}.{exercise_id}", key, wanted))
    settings = msgspec.structs.replace(Settings(), **groups, dose_profiles=profiles)
    return LoadedSettings(settings, tuple(faults))


def _values(
    name: str,
    group: type[msgspec.Struct],
    document: Mapping[str, Any],
    path: Path,
    faults: list[str],
) -> Iterator[tuple[str, Any]]:
    table = _table(name, document, path, faults)
    for one in msgspec.structs.fields(group):
        if one.name not in table:
            continue
        found = table[one.name]
        try:
            yield one.name, msgspec.convert(found, one.type)
        except msgspec.ValidationError:
            faults.append(_fault(path, f"{name}.{one.name}", found, _wanted(one.type)))


def _table(
    name: str, document: Mapping[str, Any], path: Path, faults: list[str]
) -> Mapping[str, Any]:
    table = document.get(name, {})
    if isinstance(table, dict):
        return table
    faults.append(_fault(path, name, table, f"a table that begins with [{name}]"))
    return {}


def _fault(path: Path, key: str, found: object, wanted: str) -> str:
    shown = f"“{found}”" if isinstance(found, str) else _toml(found)
    return f"{path}: {key} is {shown}, expected {wanted}; the usual value is used."


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, date | time):
        return value.isoformat()
    return "a list" if isinstance(value, list) else str(value)


_WANTED_TEXTS = {"date": "a day like 2026-11-21", "time": "a time like 07:30:00"}


def _wanted(kind: Any) -> str:
    """Put a setting's type and range in words."""
    schema = msgspec.json.schema(kind)
    if "$ref" in schema:
        schema = schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    options = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return " or ".join(_wanted_of(one) for one in options)


def _wanted_of(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        texts = ", ".join(f"“{one}”" for one in schema["enum"])
        return f"one of {texts}" if len(schema["enum"]) > 1 else texts
    words = {
        "boolean": "true or false",
        "array": "a list as the README shows it",
        "object": "a table of texts",
        "string": _WANTED_TEXTS.get(schema.get("format", ""), "a text in quotes"),
    }.get(schema["type"])
    if words is not None:
        return words
    noun = "a whole number" if schema["type"] == "integer" else "a number"
    return f"{noun} from {schema['minimum']:g} to {schema['maximum']:g}"


# --- writing ----------------------------------------------------------------------------------


def _update(document: dict[str, Any], before: Settings, after: Settings) -> bool:
    """Put what changed into the document; tell whether anything did."""
    changed = False
    for name in _GROUPS:
        old, new = _plain(getattr(before, name)), _plain(getattr(after, name))
        changed |= _update_table(document, name, old, new)
    return changed | _update_table(document, _PROFILES, before.dose_profiles, after.dose_profiles)


def _update_table(
    document: dict[str, Any], name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> bool:
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    if not keys:
        return False
    table = document.get(name)
    if not isinstance(table, dict):
        table = document[name] = {}
    for key in keys:
        # TOML has no null: what is None is left out.
        if new.get(key) is None:
            table.pop(key, None)
        else:
            table[key] = new[key]
    return True


def _plain(group: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(group, builtin_types=(date, time))
    return plain
