"""Pictures of a person's own exercises: read with care, kept small and without metadata."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from coach.content.saving import PICTURE_SUFFIXES, PictureSuffix

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; a photograph of a telephone has some five million."""

MOST_PIXELS = 50_000_000
"""Looked at before anything is decoded: a small file can claim an enormous picture."""

KEPT_EDGE = 1600
"""Pixels of the longer edge of what is kept: sharp on the stage of a large screen."""

FORMATS = ("png", "jpeg", "webp")

_LARGEST_PNG = 1024 * 1024
"""A drawing is smaller as PNG; what is larger is a photograph, and becomes WebP."""

_WEBP_QUALITY = 86


class PictureProblem(StrEnum):
    """Why a file is no picture to be used."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    TOO_MANY_PIXELS = "too-many-pixels"
    OTHER_FORMAT = "other-format"
    DAMAGED = "damaged"


class PictureError(Exception):
    """A file that is no picture to be used.

    Attributes:
        problem: why.
    """

    def __init__(self, problem: PictureProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def read_picture(path: Path) -> QImage:
    """Return a picture of at most `KEPT_EDGE` pixels, upright, without metadata.

    Args:
        path: PNG, JPEG or WebP; the content decides, not the name.

    Raises:
        PictureError: it cannot be used.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        raise PictureError(PictureProblem.UNREADABLE) from None
    if len(raw) > LARGEST_FILE:
        raise PictureError(PictureProblem.TOO_LARGE)
    return decode_picture(raw)


def decode_picture(raw: bytes) -> QImage:
    """Return the picture that a file's content is, as `read_picture` does.

    Raises:
        PictureError: it cannot be used.
    """
    content = QByteArray(raw)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Without a name and with a known format, so that only these three decoders ever see it.
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in FORMATS:
        raise PictureError(PictureProblem.OTHER_FORMAT)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise PictureError(PictureProblem.DAMAGED)
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(PictureProblem.TOO_MANY_PIXELS)
    reader.setAutoTransform(True)
    reader.setScaledSize(_kept_size(size))
    image = _decoded(reader)
    buffer.close()
    if image.isNull():
        raise PictureError(PictureProblem.DAMAGED)
    return _bare(image)


def _decoded(reader: QImageReader) -> QImage:
    """Return the picture, also one whose every colour has two bytes."""
    usual = QImageReader.allocationLimit()
    # The number of pixels has been looked at; Qt's own limit would call such a picture broken.
    QImageReader.setAllocationLimit(max(usual, (MOST_PIXELS * 8 >> 20) + 1))
    try:
        return reader.read()
    finally:
        QImageReader.setAllocationLimit(usual)


def encode_picture(image: QImage) -> tuple[bytes, PictureSuffix]:
    """Return a picture as the content of a file, and the ending of that file's name."""
    png = _encoded(image, "png", -1)
    if len(png) > _LARGEST_PNG and QByteArray(b"webp") in QImageWriter.supportedImageFormats():
        return _encoded(image, "webp", _WEBP_QUALITY), ".webp"
    return png, ".png"


def picture_path(folder: Path, exercise_id: str) -> Path | None:
    """Return the file with an exercise's picture, None if it has none."""
    paths = (folder / f"{exercise_id}{suffix}" for suffix in PICTURE_SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def _kept_size(size: QSize) -> QSize:
    longest = max(size.width(), size.height())
    if longest <= KEPT_EDGE:
        return size
    factor = KEPT_EDGE / longest
    return QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))


def _bare(image: QImage) -> QImage:
    """Return the pixels alone: no texts, no place, no colour profile, no second frame."""
    space = image.colorSpace()
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space.isValid() and space != srgb:
        image = image.convertedToColorSpace(srgb)
    alpha = image.hasAlphaChannel()
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(0)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _encoded(image: QImage, form: str, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form.encode()))
    if quality >= 0:
        writer.setQuality(quality)
    if not writer.write(image):
        raise PictureError(PictureProblem.DAMAGED)
    buffer.close()
    return bytes(content.data())
