"""The clips on disk."""

import os
import stat
from pathlib import Path

import numpy as np
import pytest

from coach.speech.cache import ClipCache
from coach.speech.clip import Clip

CLIP = Clip(np.full(2205, 0.25, dtype=np.float32), 22_050)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def keep(cache: ClipCache, text: str) -> Path:
    """Keep the clip and return the file that it became."""
    before = set(cache.folder.glob("*"))
    cache.keep("voice", text, CLIP)
    (new,) = set(cache.folder.glob("*")) - before
    return new


def test_a_kept_clip_is_found_again(tmp_path: Path) -> None:
    ClipCache(tmp_path / "clips").keep("voice", "Halfway.", CLIP)
    found = ClipCache(tmp_path / "clips").find("voice", "Halfway.")
    assert found is not None
    assert found.rate == CLIP.rate
    assert found.samples == pytest.approx(CLIP.samples, abs=1e-4)


def test_other_words_and_other_voices_are_not_found(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.keep("voice", "Halfway.", CLIP)
    assert cache.find("voice", "Halfway") is None
    assert cache.find("voice 2", "Halfway.") is None


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_only_the_user_may_read_clips(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = keep(ClipCache(tmp_path / "clips"), "Halfway.")
    finally:
        os.umask(old)
    assert mode(tmp_path / "clips") == 0o700
    assert mode(path) == 0o600


@pytest.mark.parametrize("damage", [b"", b"RIFF", None])
def test_a_damaged_clip_counts_as_absent(tmp_path: Path, damage: bytes | None) -> None:
    cache = ClipCache(tmp_path)
    path = keep(cache, "Halfway.")
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"\x7f" if damage is None else damage)
    assert cache.find("voice", "Halfway.") is None
    assert not path.exists()
    assert keep(cache, "Halfway.").read_bytes() == data


def test_a_removed_clip_counts_as_absent(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    keep(cache, "Halfway.").unlink()
    assert cache.find("voice", "Halfway.") is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, limit_bytes=3 * 5000)
    for age, text in enumerate(["new", "newer", "old", "oldest"]):
        os.utime(keep(cache, text), (1e9 - age, 1e9 - age))
    assert cache.find("voice", "oldest") is not None
    cache.prune()
    left = {text for text in ("new", "newer", "old", "oldest") if cache.find("voice", text)}
    assert left == {"oldest", "new", "newer"}


def test_what_a_crash_left_behind_is_removed(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    left, fresh = tmp_path / "a.part", tmp_path / "b.part"
    left.touch()
    fresh.touch()
    os.utime(left, (1e9, 1e9))
    cache.prune()
    assert not left.exists()
    assert fresh.exists()


def test_keeping_a_clip_again_leaves_one_file(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    keep(cache, "Halfway.")
    cache.keep("voice", "Halfway.", Clip(CLIP.samples[:100], CLIP.rate))
    cache.keep("voice", "Halfway.", Clip(CLIP.samples[:100], CLIP.rate))
    assert len(list(tmp_path.iterdir())) == 1
    found = cache.find("voice", "Halfway.")
    assert found is not None
    assert len(found.samples) == 100


def test_where_nothing_can_be_written_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = ClipCache(tmp_path / "file" / "clips")
    assert cache.find("voice", "Halfway.") is None
    with pytest.raises(OSError, match="file"):
        cache.keep("voice", "Halfway.", CLIP)
