"""Reads an export file and checks every value in it."""

import codecs
import json
from pathlib import Path
from typing import Any

import msgspec

from coach.domain.errors import UserError
from coach.storage.document import FORMAT, VERSION, Export
from coach.storage.errors import from_os

LARGEST_EXPORT = 512 * 1024 * 1024
"""Bytes. Fifty years of daily sessions take about 250 MB."""

_LARGEST_SETTINGS = 1024 * 1024
"""Bytes of the settings in it. Decoded, a list of short texts takes ten times its own room."""

_PLAN = msgspec.json.Decoder(tuple[dict[str, Any], ...])
_IDS = msgspec.json.Decoder(tuple[str, ...])
_PLAN_KEYS = {"exercise_id": str, "name": str, "dose_text": str, "planned_reps": int}


class _Head(msgspec.Struct):
    """What is read first, so that a file of another kind or of a newer program is told as such."""

    format: str = ""
    version: int = 0
    settings: msgspec.Raw = msgspec.Raw(b"null")


def read_export(path: Path) -> Export:
    """Read an export file and check every value in it.

    Raises:
        UserError: it is no export file, is broken, or comes from a newer program; the sentence
            says where.
        StorageError: it cannot be read.
    """
    try:
        with path.expanduser().open("rb") as stream:
            size = stream.seek(0, 2)
            if size > LARGEST_EXPORT:
                message = (
                    f"{path} is larger than any export of Back Coach "
                    f"({size // 1_000_000} MB). Choose the file that Back Coach wrote."
                )
                raise UserError(message)
            if size == 0:
                raise UserError(f"{path} is empty. Choose the file that Back Coach wrote.")
            stream.seek(0)
            return _decode(stream.read(LARGEST_EXPORT + 1), path)
    except IsADirectoryError:
        raise UserError(f"{path} is a folder. Choose the file that Back Coach wrote.") from None
    except FileNotFoundError:
        raise UserError(f"There is no file {path}.") from None
    except MemoryError:
        message = f"{path} needs more memory than there is. Close other programs and try again."
        raise UserError(message) from None
    except OSError as error:
        raise from_os(error, path) from error


def _decode(content: bytes, path: Path) -> Export:
    body = memoryview(content)
    if content.startswith(codecs.BOM_UTF8):
        body = body[len(codecs.BOM_UTF8) :]
    try:
        head = msgspec.json.decode(body, type=_Head)
        if head.format != FORMAT:
            raise UserError(f"{path} is no export of Back Coach.")
        if head.version > VERSION:
            message = (
                f"{path} was written by a newer Back Coach (format {head.version}; this one "
                f"knows {VERSION}). Install the newer version and import it there."
            )
            raise UserError(message)
        if len(memoryview(head.settings)) > _LARGEST_SETTINGS:
            raise UserError(f"{path} cannot be imported: its settings are far too large.")
        export = msgspec.json.decode(body, type=Export)
    except msgspec.ValidationError as error:
        raise UserError(f"{path} cannot be imported: {_said(error)}.") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        message = (
            f"{path} is no export of Back Coach, or only a part of one ({_said(error)}). "
            "Export it again where it comes from."
        )
        raise UserError(message) from None
    except RecursionError:
        raise UserError(f"{path} is no export of Back Coach: it is nested too deeply.") from None
    _check(export, path)
    return export


def _said(error: Exception) -> str:
    """Return what a decoder says as a part of a sentence."""
    if isinstance(error, UnicodeError):
        return "its text is not UTF-8"
    text = str(error).replace("`$.", "`").replace("`", "“", 1)
    words = text[:1].lower() + text[1:]
    for at in range(words.count("`")):
        words = words.replace("`", "”" if at % 2 == 0 else "“", 1)
    return words.replace(" - at ", ", at ")


def _check(export: Export, path: Path) -> None:
    """Check what types cannot say.

    Raises:
        UserError: something in the file cannot be used.
    """
    for session in export.sessions:
        try:
            for planned in _PLAN.decode(session.plan):
                kinds = {key: type(value) for key, value in planned.items()}
                if kinds != _PLAN_KEYS:
                    raise ValueError("its plan has other fields")
            if session.recipe:
                json.loads(session.recipe)
        except (ValueError, RecursionError, msgspec.MsgspecError):
            message = f"{path} cannot be imported: the plan of session {session.id} is broken."
            raise UserError(message) from None
    for answer in export.answers:
        try:
            _IDS.decode(answer.session_ids)
        except (ValueError, msgspec.MsgspecError):
            message = f"{path} cannot be imported: the sessions of answer {answer.id} are broken."
            raise UserError(message) from None
    at = () if export.settings is None else export.settings.reminders.at
    if any(one.time.tzinfo is not None for one in at):
        raise UserError(f"{path} cannot be imported: a reminder’s time carries a time zone.")
