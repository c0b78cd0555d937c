"""How values are kept in the columns of the record."""

from datetime import UTC, datetime, timedelta, timezone

from coach.domain.exercise import Side

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds_of(moment: datetime) -> int:
    """Return a moment as milliseconds since 1970 in UTC.

    Raises:
        ValueError: it has no UTC offset.
    """
    if moment.utcoffset() is None:
        raise ValueError("the moment has no UTC offset")
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def offset_of(moment: datetime) -> int:
    """Return a moment's UTC offset in seconds.

    Raises:
        ValueError: it has none.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("the moment has no UTC offset")
    return round(offset.total_seconds())


def moment_of(milliseconds: int, offset_s: int) -> datetime:
    """Return a stored moment, with the UTC offset that it was written down with."""
    zone = timezone(timedelta(seconds=offset_s))
    return (_EPOCH + timedelta(milliseconds=milliseconds)).astimezone(zone)


def number(value: object) -> int:
    """Return the value of an INTEGER column that cannot be NULL."""
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    return value


def side_in(value: object) -> Side | None:
    """Return the side in a column; None for both sides."""
    return None if value is None else Side(str(value))
