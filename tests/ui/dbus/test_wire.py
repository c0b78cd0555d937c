"""D-Bus messages survive the way to bytes and back, and broken ones are refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.ui.dbus.wire import (
    Decoder,
    Kind,
    Message,
    Variant,
    WireError,
    encode,
    split_signature,
)

NOTIFY = Message(
    kind=Kind.CALL,
    serial=3,
    path="/org/freedesktop/Notifications",
    interface="org.freedesktop.Notifications",
    member="Notify",
    destination="org.freedesktop.Notifications",
    signature="susssasa{sv}i",
    body=("Back Coach", 7, "", "Zeit", "für dich", ["start", "Start"], {}, -1),
)

_words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
_leaves: dict[str, st.SearchStrategy[Any]] = {
    "y": st.integers(0, 255),
    "b": st.booleans(),
    "n": st.integers(-(2**15), 2**15 - 1),
    "q": st.integers(0, 2**16 - 1),
    "i": st.integers(-(2**31), 2**31 - 1),
    "u": st.integers(0, 2**32 - 1),
    "x": st.integers(-(2**63), 2**63 - 1),
    "t": st.integers(0, 2**64 - 1),
    "d": st.floats(allow_nan=False),
    "s": _words,
}
_leaf_types = st.sampled_from(sorted(_leaves))
types = st.recursive(
    _leaf_types,
    lambda inner: st.one_of(
        inner.map(lambda one: f"a{one}"),
        st.lists(inner, min_size=1, max_size=3).map(lambda many: f"({''.join(many)})"),
        st.tuples(st.sampled_from("sui"), inner).map(lambda two: f"a{{{two[0]}{two[1]}}}"),
        st.just("v"),
    ),
    max_leaves=5,
)


@st.composite
def values(draw: st.DrawFn, kind: str) -> Any:
    if kind in _leaves:
        return draw(_leaves[kind])
    if kind == "v":
        inner = draw(_leaf_types)
        return Variant(inner, draw(_leaves[inner]))
    if kind.startswith("a{"):
        return draw(st.dictionaries(values(kind[2]), values(kind[3:-1]), max_size=3))
    if kind[0] == "a":
        return draw(st.lists(values(kind[1:]), max_size=3))
    return tuple(draw(values(one)) for one in split_signature(kind[1:-1]))


@st.composite
def messages(draw: st.DrawFn) -> Message:
    signature = draw(st.lists(types, max_size=4))
    return Message(
        kind=draw(st.sampled_from(Kind)),
        serial=draw(st.integers(1, 2**32 - 1)),
        path=draw(st.sampled_from(["", "/a", "/org/b"])),
        interface=draw(st.sampled_from(["", "a.b"])),
        member=draw(st.sampled_from(["", "M"])),
        error=draw(st.sampled_from(["", "a.b.Gone"])),
        reply_to=draw(st.integers(0, 9)),
        destination=draw(st.sampled_from(["", ":1.7"])),
        sender=draw(st.sampled_from(["", ":1.8"])),
        signature="".join(signature),
        body=tuple(draw(values(one)) for one in signature),
    )


@given(st.lists(messages(), max_size=3), st.integers(1, 64))
def test_messages_come_back_as_they_were_in_whatever_pieces(
    sent: list[Message], piece: int
) -> None:
    data = b"".join(encode(one) for one in sent)
    decoder = Decoder()
    got: list[Message] = []
    for at in range(0, len(data), piece):
        got += decoder.feed(data[at : at + piece])
    assert got == sent


def test_a_notification_has_the_bytes_of_the_specification() -> None:
    data = encode(NOTIFY)
    # Little-endian call, version 1; body of 92 bytes; serial 3.
    assert data[:12] == b"l\x01\x00\x01" + (92).to_bytes(4, "little") + (3).to_bytes(4, "little")
    assert b"\x08\x01g\x00\x0dsusssasa{sv}i\x00" in data
    body = data[-92:]
    assert body.startswith(b"\x0a\x00\x00\x00Back Coach\x00\x00\x07\x00\x00\x00")
    assert body.endswith(b"\x00\x00\x00\x00\xff\xff\xff\xff")


def test_a_big_endian_message_is_read_too() -> None:
    fields = b"\x05\x01u\x00\x00\x00\x00\x07" + b"\x08\x01g\x00\x01u\x00"
    data = b"B\x02\x00\x01" + (4).to_bytes(4, "big") + (9).to_bytes(4, "big")
    data += len(fields).to_bytes(4, "big") + fields + bytes(-len(fields) % 8)
    data += (2**32 - 1).to_bytes(4, "big")
    (message,) = Decoder().feed(data)
    assert (message.kind, message.reply_to, message.body) == (Kind.REPLY, 7, (2**32 - 1,))


@given(st.data())
def test_damaged_messages_are_refused_or_read_but_never_break_the_reader(data: Any) -> None:
    whole = bytearray(encode(NOTIFY))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(Decoder().feed(bytes(whole)))
    except WireError:
        return


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n\r\n", b"l\x01\x00\x01" + b"\xff" * 12])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        list(Decoder().feed(data))


@pytest.mark.parametrize("signature", ["z", "a", "(", "()", "{s}", "a{sss}", "(u", "a" * 80 + "u"])
def test_what_is_no_signature_is_refused(signature: str) -> None:
    with pytest.raises(WireError):
        split_signature(signature)


@pytest.mark.parametrize(
    ("signature", "body"),
    [("u", (-1,)), ("u", ("one",)), ("s", (1,)), ("as", (3,)), ("v", ("bare",)), ("ss", ("one",))],
)
def test_values_that_do_not_fit_are_refused(signature: str, body: tuple[Any, ...]) -> None:
    with pytest.raises(WireError):
        encode(Message(Kind.SIGNAL, 1, signature=signature, body=body))
