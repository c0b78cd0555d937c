"""Messages of the D-Bus protocol as bytes.

Services take unsigned numbers, which QtDBus cannot send from Python, so the few messages that the
program needs are written here after the D-Bus specification 0.43.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

LARGEST = 1024 * 1024
"""Bytes that a message may have; the service's own are a few hundred."""

_HEADER = 16
_FIXED = {"y": "B", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d", "b": "I"}
_ALIGNED = {"s": 4, "o": 4, "a": 4, "g": 1, "v": 1, "(": 8, "{": 8}
_DEEPEST = 32
_CLOSING = {"(": ")", "{": "}"}


class WireError(ValueError):
    """Bytes that are no message, or values that do not fit their signature."""


class Kind(IntEnum):
    """What a message is."""

    CALL = 1
    REPLY = 2
    ERROR = 3
    SIGNAL = 4


@dataclass(frozen=True, slots=True)
class Variant:
    """A value that says its own type.

    Attributes:
        signature: one complete type.
        value: a value of it.
    """

    signature: str
    value: Any


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        kind: what it is.
        serial: its number, from 1.
        path: object that is called, or that signals.
        interface: of the member.
        member: method or signal.
        error: name of the error.
        reply_to: serial of the call that it answers, 0 for none.
        destination: whom it is for.
        sender: who sent it; the bus fills it in.
        signature: types of the body.
        body: values: str, int, bool, float, list (array), dict (array of entries), tuple (struct)
            and `Variant`.
    """

    kind: Kind
    serial: int
    path: str = ""
    interface: str = ""
    member: str = ""
    error: str = ""
    reply_to: int = 0
    destination: str = ""
    sender: str = ""
    signature: str = ""
    body: tuple[Any, ...] = ()


_FIELDS = (
    (1, "o", "path"),
    (2, "s", "interface"),
    (3, "s", "member"),
    (4, "s", "error"),
    (5, "u", "reply_to"),
    (6, "s", "destination"),
    (7, "s", "sender"),
    (8, "g", "signature"),
)


def encode(message: Message) -> bytes:
    """Return a message as bytes, in little-endian order.

    Raises:
        WireError: the body does not fit its signature, or is too large.
    """
    body = _Writer()
    types = split_signature(message.signature)
    if len(types) != len(message.body):
        raise WireError(f"{len(message.body)} values for the signature {message.signature!r}")
    fields = [
        (code, Variant(kind, value))
        for code, kind, name in _FIELDS
        if (value := getattr(message, name))
    ]
    head = _Writer()
    try:
        for one, value in zip(types, message.body, strict=True):
            body.put(one, value)
        for kind, number in (
            ("y", ord("l")),
            ("y", message.kind),
            ("y", 0),
            ("y", 1),
            ("u", len(body.data)),
            ("u", message.serial),
        ):
            head.put(kind, number)
        head.put("a(yv)", fields)
    except (struct.error, TypeError, AttributeError, UnicodeEncodeError) as error:
        raise WireError(f"a value does not fit: {error}") from error
    head.align(8)
    whole = bytes(head.data + body.data)
    if len(whole) > LARGEST:
        raise WireError("the message is too large")
    return whole


class Decoder:
    """Finds messages in bytes that arrive in pieces of any size."""

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take bytes and yield the messages that are complete with them.

        Raises:
            WireError: they are no messages; nothing more can be read from their source.
        """
        self._waiting += data
        while (length := _whole_length(self._waiting)) and len(self._waiting) >= length:
            whole, self._waiting = self._waiting[:length], self._waiting[length:]
            yield _decode(whole)


def split_signature(signature: str) -> list[str]:
    """Return the complete types of a signature.

    Raises:
        WireError: it is none.
    """
    types, at = [], 0
    while at < len(signature):
        end = _type_end(signature, at, 0)
        types.append(signature[at:end])
        at = end
    return types


def _type_end(signature: str, at: int, depth: int) -> int:
    if at >= len(signature) or depth > _DEEPEST:
        raise WireError(f"no signature: {signature!r}")
    code = signature[at]
    if code in _FIXED or code in "sogv":
        return at + 1
    if code == "a":
        return _type_end(signature, at + 1, depth + 1)
    if code not in _CLOSING:
        raise WireError(f"no type: {code!r}")
    at += 1
    first = at
    while at < len(signature) and signature[at] != _CLOSING[code]:
        at = _type_end(signature, at, depth + 1)
    if at >= len(signature) or at == first:
        raise WireError(f"no signature: {signature!r}")
    if code == "{" and len(split_signature(signature[first:at])) != 2:
        raise WireError(f"an entry has a key and a value: {signature!r}")
    return at + 1


def _alignment(code: str) -> int:
    return struct.calcsize(_FIXED[code]) if code in _FIXED else _ALIGNED[code]


class _Writer:
    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, size: int) -> None:
        self.data += bytes(-len(self.data) % size)

    def put(self, kind: str, value: Any) -> None:
        code = kind[0]
        self.align(_alignment(code))
        if code in _FIXED:
            self.data += struct.pack(f"<{_FIXED[code]}", value)
        elif code in "sog":
            text = value.encode()
            self.data += struct.pack("<B" if code == "g" else "<I", len(text)) + text + b"\0"
        elif code == "v":
            self.put("g", value.signature)
            self.put(value.signature, value.value)
        elif code == "a":
            self._put_array(kind[1:], value)
        else:
            for one, part in zip(split_signature(kind[1:-1]), value, strict=True):
                self.put(one, part)

    def _put_array(self, kind: str, values: Any) -> None:
        length_at = len(self.data)
        self.data += bytes(4)
        self.align(_alignment(kind[0]))
        start = len(self.data)
        for value in values.items() if kind[0] == "{" else values:
            self.put(kind, value)
        struct.pack_into("<I", self.data, length_at, len(self.data) - start)


class _Reader:
    def __init__(self, data: bytes, order: str) -> None:
        self._data = data
        self._order = order
        self.at = 0

    def align(self, size: int) -> None:
        self.at += -self.at % size

    def get(self, kind: str, depth: int = 0) -> Any:
        if depth > 2 * _DEEPEST:
            raise WireError("nested too deep")
        code = kind[0]
        self.align(_alignment(code))
        if code in _FIXED:
            value = self._unpack(_FIXED[code])
            return bool(value) if code == "b" else value
        if code in "sog":
            text = self._take(self._unpack("B" if code == "g" else "I"))
            self._take(1)
            return text.decode()
        if code == "v":
            signature = str(self.get("g"))
            if len(split_signature(signature)) != 1:
                raise WireError(f"a variant has one type, not {signature!r}")
            return Variant(signature, self.get(signature, depth + 1))
        if code == "a":
            return self._get_array(kind[1:], depth)
        return tuple(self.get(one, depth + 1) for one in split_signature(kind[1:-1]))

    def _get_array(self, kind: str, depth: int) -> Any:
        length = self._unpack("I")
        self.align(_alignment(kind[0]))
        end = self.at + length
        if end > len(self._data):
            raise WireError("an array reaches beyond its message")
        values = []
        while self.at < end:
            values.append(self.get(kind, depth + 1))
        if self.at != end:
            raise WireError("an array ends within a value")
        return dict(values) if kind[0] == "{" else values

    def _unpack(self, code: str) -> Any:
        (value,) = struct.unpack(self._order + code, self._take(struct.calcsize(code)))
        return value

    def _take(self, length: int) -> bytes:
        part = self._data[self.at : self.at + length]
        if len(part) < length:
            raise WireError("the message ends too early")
        self.at += length
        return part


def _order(data: bytes) -> str:
    orders = {b"l": "<", b"B": ">"}
    if data[:1] not in orders:
        raise WireError("no message: its byte order is unknown")
    return orders[data[:1]]


def _whole_length(data: bytes) -> int:
    """Return the length of the message that begins here, 0 while too little of it is known."""
    if len(data) < _HEADER:
        return 0
    order = _order(data)
    body, _, fields = struct.unpack_from(f"{order}III", data, 4)
    length = _HEADER + int(fields) + -int(fields) % 8 + int(body)
    if length > LARGEST:
        raise WireError("the message is too large")
    return length


def _decode(data: bytes) -> Message:
    order = _order(data)
    head = _Reader(data, order)
    head.at = 1
    try:
        kind, _flags, _version = (head.get("y") for _ in range(3))
        _body_length, serial = head.get("u"), head.get("u")
        given = dict(head.get("a(yv)"))
        found = {
            name: given[code].value
            for code, signature, name in _FIELDS
            if code in given and given[code].signature == signature
        }
        head.align(8)
        body = _Reader(data[head.at :], order)
        values = tuple(body.get(one) for one in split_signature(found.get("signature", "")))
        return Message(kind=Kind(kind), serial=serial, body=values, **found)
    except (UnicodeDecodeError, TypeError, ValueError) as error:
        raise WireError(f"no message: {error}") from error
