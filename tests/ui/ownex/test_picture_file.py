"""Pictures come in three formats, are limited before they are decoded, and lose their metadata."""

import hashlib
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QImageReader

from coach.ui.ownex.picture_file import (
    KEPT_EDGE,
    LARGEST_FILE,
    PictureError,
    PictureProblem,
    encode_picture,
    picture_path,
    read_picture,
)


def drawing(width: int = 60, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0e6b66"))
    return image


def problem(path: Path) -> PictureProblem:
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    return caught.value.problem


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_three_formats_are_read_whatever_the_name_says(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    assert drawing().save(str(path))
    odd = path.rename(tmp_path / "a.txt")
    image = read_picture(odd)
    assert (image.width(), image.height()) == (60, 40)
    assert abs(image.pixelColor(30, 20).green() - 0x6B) < 6


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert drawing(KEPT_EDGE * 2, 400).save(str(path))
    image = read_picture(path)
    assert (image.width(), image.height()) == (KEPT_EDGE, 200)


def test_the_number_of_pixels_decides_not_the_memory_that_they_take(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert drawing(1200, 900).save(str(path))
    usual = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(1)
    try:
        assert read_picture(path).width() == 1200
        assert QImageReader.allocationLimit() == 1
    finally:
        QImageReader.setAllocationLimit(usual)


def test_metadata_is_gone(tmp_path: Path) -> None:
    image = drawing()
    image.setText("Author", "Jo Bloggs of 5 High Street")
    path = tmp_path / "a.png"
    assert image.save(str(path))
    assert b"Jo Bloggs" in path.read_bytes()
    content, suffix = encode_picture(read_picture(path))
    assert b"Jo Bloggs" not in content
    kept = tmp_path / f"kept{suffix}"
    kept.write_bytes(content)
    assert QImageReader(str(kept)).textKeys() == []


def test_a_photograph_is_kept_small(tmp_path: Path) -> None:
    noise = QImage(
        hashlib.shake_256(b"noise").digest(900 * 700 * 4), 900, 700, QImage.Format.Format_RGB32
    )
    content, suffix = encode_picture(noise)
    assert suffix == ".webp"
    path = tmp_path / "photo.webp"
    path.write_bytes(content)
    assert read_picture(path).size() == noise.size()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    length = struct.pack(">I", len(content))
    return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def test_a_small_file_that_claims_an_enormous_picture_is_not_decoded(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", zlib.compress(b"\0"))
    )
    assert problem(path) is PictureProblem.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", PictureProblem.OTHER_FORMAT),
        (b"hello", PictureProblem.OTHER_FORMAT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureProblem.OTHER_FORMAT),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00", PictureProblem.OTHER_FORMAT),
        (b"\x89PNG\r\n\x1a\n", PictureProblem.DAMAGED),
        (b" " * (LARGEST_FILE + 1), PictureProblem.TOO_LARGE),
    ],
    ids=["empty", "text", "svg", "gif", "cut off", "large"],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, expected: PictureProblem) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    assert problem(path) is expected


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert problem(tmp_path / "gone.png") is PictureProblem.UNREADABLE
    assert problem(tmp_path) is PictureProblem.UNREADABLE


@pytest.mark.qt_log_ignore(".")  # The decoders tell what they find; the program tells the user.
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"]))
def test_garbage_is_refused(tmp_path: Path, tail: bytes, head: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(head + tail)
    try:
        image = read_picture(path)
    except PictureError:
        return
    assert not image.isNull()


def test_the_picture_of_an_exercise_lies_beside_it(tmp_path: Path) -> None:
    assert picture_path(tmp_path, "wall-slide") is None
    (tmp_path / "wall-slide.webp").write_bytes(b"x")
    assert picture_path(tmp_path, "wall-slide") == tmp_path / "wall-slide.webp"
