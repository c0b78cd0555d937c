"""The person's own routines, exercises and their pictures, as files in the data folder."""

import base64
import binascii
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from coach.files import write_atomically
from coach.paths import DELETED, OWN_FOLDERS, DataPaths, make_private, make_private_dir
from coach.storage.document import UserFile
from coach.storage.errors import StorageError, from_os

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes. A picture of an exercise is far smaller; anything larger was not made here."""

USER_FILE_KINDS = frozenset({".toml", ".png", ".jpg", ".jpeg", ".webp"})
"""Endings of what is the person's own."""

# Plain names alone: none that leads out of the folder, hides, or is a device on Windows.
_PART = re.compile(r"(?!\.)[^\x00-\x1f\x7f<>:\"/\\|?*\ud800-\udfff]+")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.ASCII | re.IGNORECASE)
_LONGEST_PART = 200
_DEEPEST = 3


def read_user_files(paths: DataPaths) -> Iterator[UserFile]:
    """Yield the person's own files; what is no such file (by its name) is passed over.

    Raises:
        StorageError: one of them cannot be read.
    """
    for path in user_files(paths):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise from_os(error, path) from error
        name = path.relative_to(paths.data_dir).as_posix()
        try:
            yield UserFile(path=name, text=content.decode("utf-8"))
        except UnicodeDecodeError:
            yield UserFile(path=name, base64=base64.b64encode(content).decode("ascii"))


def user_files(paths: DataPaths) -> list[Path]:
    """Return where the person's own files are; deleted ones are not among them.

    A file or a folder may be a link to one that is kept in step between computers.
    """
    found: list[Path] = []
    for folder in OWN_FOLDERS:
        for path in sorted((paths.data_dir / folder).rglob("*")):
            parts = path.relative_to(paths.data_dir).parts
            if path.is_file() and _is_plain("/".join(parts)) and DELETED not in parts[1:-1]:
                found.append(path)
    return found


def content_of(file: UserFile) -> bytes:
    """Return what a file of an export holds.

    Raises:
        StorageError: its name or its content is none that this program writes.
    """
    if not _is_plain(file.path):
        raise StorageError(
            f"The export holds a file named “{file.path[:80]}”, which is no routine, exercise or "
            "picture of Back Coach."
        )
    if (file.text is None) == (file.base64 is None):
        raise StorageError(f"The export’s file “{file.path}” has no content.")
    try:
        if file.text is not None:
            content = file.text.encode("utf-8")
        else:
            content = base64.b64decode(str(file.base64), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise StorageError(f"The content of the export’s file “{file.path}” is broken.") from error
    if len(content) > LARGEST_FILE:
        raise StorageError(f"The export’s file “{file.path}” is too large to be one of yours.")
    return content


def identity_of(path: str, content: bytes) -> str:
    """Return by what a file is told from others: its kind and id, or else its place."""
    place = PurePosixPath(path)
    if place.suffix == ".toml":
        try:
            found = tomllib.loads(content.decode("utf-8-sig")).get("id")
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, str) and found:
            return f"{place.parts[0]}:{found}"
    return path.casefold()


def place(paths: DataPaths, name: str, content: bytes) -> Path:
    """Write a file where there is none yet, and return its place.

    Raises:
        OSError: it cannot be written.
    """
    target = paths.data_dir.joinpath(*PurePosixPath(name).parts)
    make_private_dir(target.parent)
    write_atomically(target, content)
    make_private(target)
    return target


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return (
        2 <= len(parts) <= _DEEPEST
        and parts[0] in OWN_FOLDERS
        and all(
            _PART.fullmatch(part) and not _DEVICE.fullmatch(part) and len(part) <= _LONGEST_PART
            for part in parts
        )
        and not any(part.endswith((" ", ".")) for part in parts)
        and PurePosixPath(name).suffix.lower() in USER_FILE_KINDS
    )
