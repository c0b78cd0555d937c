"""TOML files that a person may have edited by hand: written so that what they put there stays."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tomlkit.container import Container
    from tomlkit.items import AoT, Item, Table

    _Body = list[tuple[Any, Item]]
    """Keys and values; comments and blank lines have no key."""


def new_toml(table: Mapping[str, Any]) -> str:
    """Return a table as the text of a new file, its keys in their order."""
    import tomlkit

    return tomlkit.dumps(table)


def changed_toml(before: str, table: Mapping[str, Any]) -> str:
    """Return the text of a file, changed where it does not say what a table says.

    Comments, the order of keys and the way in which values are written stay. Comments over an
    entry of a list go where the entry goes.

    Args:
        before: the file's text; one that is no TOML is replaced.
        table: all that the file is to say.
    """
    from tomlkit import dumps, parse
    from tomlkit.exceptions import TOMLKitError

    try:
        document = parse(before)
        _change(document, tomllib.loads(before), table)
        text = dumps(document)
        # What is saved matters more than how it looks.
        if _same(tomllib.loads(text), table):
            return text
    except (TOMLKitError, ValueError, RecursionError):
        pass
    return new_toml(table)


def _change(there: "Container | Table", said: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Change a table that says one thing so that it says another."""
    from tomlkit.items import AoT, Table

    for key in [one for one in there if one not in wanted]:
        del there[key]
    for key, old in list(there.items()):
        value = wanted[key]
        if _same(said[key], value):
            continue
        if isinstance(old, Table) and isinstance(value, Mapping):
            _change(old, said[key], value)
        elif isinstance(old, AoT) and _are_tables(value):
            _change_tables(there, old, said[key], value)
        else:
            there[key] = value
    new = [one for one in wanted if one not in there]
    if new:
        _tie_comments(there)
    for key in new:
        there[key] = wanted[key]


def _tie_comments(around: "Container | Table") -> None:
    """Tie what stands over a table's first header to that header: new keys come before it."""
    from tomlkit.items import AoT, Table

    body = _body_of(around)
    for at, (key, one) in enumerate(body):
        headed = one.body[0] if isinstance(one, AoT) and one.body else one
        if isinstance(headed, Table) and not key.is_dotted() and not headed.is_super_table():
            headed.trivia.indent = _cut_end(body, at) + headed.trivia.indent
            return


def _change_tables(
    around: "Container | Table",
    there: "AoT",
    said: Sequence[Mapping[str, Any]],
    wanted: Sequence[Mapping[str, Any]],
) -> None:
    """Change an array of tables; entries that stay keep their text, wherever they go."""
    from tomlkit.items import AoT, Whitespace

    old = list(there.body)
    body = _body_of(around)
    place = next(at for at, (_, one) in enumerate(body) if one is there)
    over = [_cut_end(body, place), *(_cut_end(_end_of(one)) for one in old)]
    new = AoT([])
    for value, at in zip(wanted, _paired(said, wanted), strict=True):
        if at is None:
            new.append(dict(value))
            new.body[-1].trivia.indent = "\n"
        else:
            _change(old[at], said[at], value)
            # Not before: what is added to a table is indented as its header is.
            old[at].trivia.indent = over[at] + old[at].trivia.indent
            new.body.append(old[at])
    _end_of(new.body[-1]).append((None, Whitespace(over[-1])))
    there.clear()
    there.extend(new.body)


def _paired(
    old: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]
) -> list[int | None]:
    """Return for each entry the place of the old one that it is or was, None for a new one."""
    paired: list[int | None] = [None] * len(wanted)
    free = dict(enumerate(old))
    # What has not changed at all comes first.
    for least in (1.0, 0.0):
        for place, value in enumerate(wanted):
            alike = {at: _likeness(one, value) for at, one in free.items()}
            best = max(alike, key=alike.__getitem__, default=None)
            if paired[place] is None and best is not None and alike[best] >= least:
                paired[place] = best
                del free[best]
    return paired


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Return 1 for the same, less for alike entries, -1 where the first key tells them apart."""
    first = next(iter(other), "")
    if not _same(one.get(first), other.get(first)):
        return -1.0
    keys = {*one, *other}
    return sum(_same(one.get(key), other.get(key)) for key in keys) / len(keys)


def _cut_end(body: "_Body", end: int | None = None) -> str:
    """Take out, and return, what stands before a header and belongs to it.

    Args:
        body: the table before it.
        end: place of the header, None for the end of the table.
    """
    from tomlkit.items import Null, Whitespace

    end = begin = len(body) if end is None else end
    while begin and body[begin - 1][0] is None:
        begin -= 1
    # A comment right under the last line is about that line.
    blank = (at for at in range(begin, end) if isinstance(body[at][1], Whitespace))
    begin = next(blank, begin)
    text = "".join(one.as_string() for _, one in body[begin:end])
    body[begin:end] = [(None, Null())] * (end - begin)
    return text


def _body_of(table: "Container | Table") -> "_Body":
    from tomlkit.items import Table

    return table.value.body if isinstance(table, Table) else table.body


def _end_of(table: "Table") -> "_Body":
    """Return the body of the innermost table in which a table ends."""
    from tomlkit.items import AoT, Table

    body: _Body = table.value.body
    while body and isinstance(body[-1][1], AoT | Table):
        last = body[-1][1]
        body = (last.body[-1] if isinstance(last, AoT) else last).value.body
    return body


def _are_tables(value: object) -> bool:
    return (
        isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)
    )


def _same(one: object, other: object) -> bool:
    """Tell whether two values are written alike: to Python, 1 is true and 5 is 5.0."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other
