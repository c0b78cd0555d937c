"""Drafts on disk: given back as they were kept, in whatever state their files are found."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.paths import drafts_dir
from coach.storage.drafts import (
    LARGEST_DRAFT,
    LONGEST_NAME,
    DraftError,
    DraftKind,
    KeptDraft,
    NewerDraftError,
    clear_half_written,
    drafts_in,
    forget_draft,
    keep_draft,
    read_draft,
    set_draft_aside,
    traces_of_drafts,
)
from coach.storage.errors import StorageError

NOW = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)

TEXTS = st.text(st.characters(codec="utf-8"))
CONTENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=8,
)


def draft(content: object = None, kind: DraftKind = DraftKind.ROUTINE) -> KeptDraft:
    return KeptDraft(kind, msgspec.Raw(msgspec.json.encode(content)), NOW)


def said(kept: KeptDraft) -> object:
    return msgspec.json.decode(kept.content)


@given(
    kind=st.sampled_from(DraftKind),
    content=CONTENTS,
    about=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True) | st.just(""),
    name=st.text(st.characters(codec="utf-8"), max_size=LONGEST_NAME),
    stamp=st.none() | st.tuples(st.integers(0, 2**62), st.integers(0, 2**40)),
    kept=st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)),  # noqa: DTZ001
)
def test_whatever_is_kept_is_given_back(
    tmp_path_factory: pytest.TempPathFactory,
    kind: DraftKind,
    content: object,
    about: str,
    name: str,
    stamp: tuple[int, int] | None,
    kept: datetime,
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    raw = msgspec.Raw(msgspec.json.encode(content))
    path = keep_draft(folder, KeptDraft(kind, raw, kept, about, name, stamp))
    back = read_draft(path)
    assert said(back) == content
    assert (back.kind, back.about, back.name) == (kind, about, name)
    assert (back.stamp, back.kept) == (stamp, kept)


def test_each_draft_has_a_file_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    first = keep_draft(tmp_path, draft("one"))
    second = keep_draft(tmp_path, draft("two"))
    third = keep_draft(tmp_path, draft("three", DraftKind.HANDOUT))
    again = keep_draft(tmp_path, draft("one more"), first)
    assert [one.name for one in (first, second, third)] == [
        "routine.json",
        "routine-2.json",
        "handout.json",
    ]
    assert again == first
    assert said(read_draft(first)) == "one more"
    assert set(drafts_in(tmp_path)) == {first, second, third}
    forget_draft(first)
    forget_draft(first)
    assert set(drafts_in(tmp_path)) == {second, third}
    assert keep_draft(tmp_path, draft("four")) == first


def test_the_oldest_comes_first(tmp_path: Path) -> None:
    paths = [keep_draft(tmp_path, draft(number)) for number in range(3)]
    for path, second in zip(paths, (20, 10, 30), strict=True):
        os.utime(path, (second, second))
    assert drafts_in(tmp_path) == [paths[1], paths[0], paths[2]]


@pytest.mark.skipif(os.name == "nt", reason="modes mean nothing there")
def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    path = keep_draft(tmp_path, draft("my back"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert drafts_in(tmp_path / "nowhere") == []
    assert traces_of_drafts(tmp_path / "nowhere") == []
    clear_half_written(tmp_path / "nowhere")


WHOLE = (
    b'{"kind": "routine", "content": {}, "kept": "2026-03-04T12:30:15Z", "about": "mine",'
    b' "name": "Mine", "stamp": [1, 2], "version": 1}'
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 400,
        b"\xff\xfe{}",
        b"[]",
        b"{}",
        b"null",
        b"[" * 100_000,
        WHOLE[:-1],
        WHOLE[: len(WHOLE) // 2],
        WHOLE.replace(b'"routine"', b'"song"'),
        WHOLE.replace(b'"version": 1', b'"version": "one"'),
        WHOLE.replace(b', "version": 1', b""),
        WHOLE.replace(b"12:30:15Z", b"12:30:15"),
        WHOLE.replace(b'"mine"', b'"../../mine"'),
        WHOLE.replace(b'"mine"', b'"Mine"'),
        WHOLE.replace(b'"mine"', b'"mine\\n"'),
        WHOLE.replace(b'"Mine"', b'"' + b"M" * (LONGEST_NAME + 1) + b'"'),
        WHOLE.replace(b"[1, 2]", b"[1]"),
        WHOLE.replace(b'"content": {}, ', b""),
        b" " * (2 * LARGEST_DRAFT + 1),
    ],
)
def test_what_is_no_draft_is_refused_and_can_be_set_aside(tmp_path: Path, content: bytes) -> None:
    path = drafts_dir(tmp_path) / "routine.json"
    path.parent.mkdir()
    path.write_bytes(WHOLE)
    assert read_draft(path).about == "mine"
    path.write_bytes(content)
    with pytest.raises(DraftError) as caught:
        read_draft(path)
    assert not isinstance(caught.value, NewerDraftError)
    aside = set_draft_aside(path, NOW)
    assert aside.name == "routine-unreadable-2026-03-04-123015.txt"
    assert aside.read_bytes() == content
    assert drafts_in(tmp_path) == []
    assert traces_of_drafts(tmp_path) == [aside]


def test_two_that_are_set_aside_at_once_are_both_there(tmp_path: Path) -> None:
    asides = {set_draft_aside(keep_draft(tmp_path, draft(one)), NOW) for one in range(2)}
    assert len(asides) == 2
    assert set(traces_of_drafts(tmp_path)) == asides


def test_a_draft_of_a_newer_version_is_told_from_a_broken_one(tmp_path: Path) -> None:
    path = keep_draft(tmp_path, draft("one"))
    path.write_bytes(b'{"version": 2, "kind": "song"}')
    with pytest.raises(NewerDraftError):
        read_draft(path)
    assert drafts_in(tmp_path) == [path]
    assert keep_draft(tmp_path, draft("two")) != path


def test_what_is_missing_or_a_folder_is_no_draft(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(DraftError):
            read_draft(path)
    with pytest.raises(StorageError):
        set_draft_aside(tmp_path / "none.json", NOW)
    with pytest.raises(StorageError):
        forget_draft(tmp_path)


def test_what_others_put_into_the_folder_is_none_of_ours(tmp_path: Path) -> None:
    ours = keep_draft(tmp_path, draft("one"))
    folder = ours.parent
    half = folder / ".routine.json-x8_z1ab2"
    half.write_bytes(b"{")
    for name in (
        "letter.json",
        "routine.json.bak",
        "routine.txt",
        ".routine.json",
        "routine-2b.json",
    ):
        (folder / name).write_text("mine", "utf-8")
    before = set(folder.iterdir())
    assert drafts_in(tmp_path) == [ours]
    assert set(traces_of_drafts(tmp_path)) == {ours, half}
    clear_half_written(tmp_path)
    assert set(folder.iterdir()) == before - {half}


def test_what_is_too_large_is_not_written_and_what_was_there_stays(tmp_path: Path) -> None:
    path = keep_draft(tmp_path, draft("one"))
    with pytest.raises(StorageError, match="8 MB"):
        keep_draft(tmp_path, draft("x" * LARGEST_DRAFT), path)
    assert said(read_draft(path)) == "one"
    most = "\u2028" * (LARGEST_DRAFT // 3 - 100)
    assert said(read_draft(keep_draft(tmp_path, draft(most), path))) == most


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_in_a_sentence_and_leaves_the_draft_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = keep_draft(tmp_path, draft("one"))

    def full(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="disk is full"):
        keep_draft(tmp_path, draft("two"), path)
    assert said(read_draft(path)) == "one"
    assert traces_of_drafts(tmp_path) == [path]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    drafts_dir(tmp_path).write_text("", "utf-8")
    with pytest.raises(Exception, match="it is a file, not a folder"):
        keep_draft(tmp_path, draft())
    assert drafts_in(tmp_path) == []


def test_the_moment_is_kept_with_its_offset(tmp_path: Path) -> None:
    here = NOW.astimezone() + timedelta(hours=1)
    path = keep_draft(tmp_path, msgspec.structs.replace(draft(), kept=here))
    assert read_draft(path).kept == here
