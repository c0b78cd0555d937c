"""Names that never hit an existing file, and files written whole or not at all."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from coach.files import sync_folder, write_atomically, writing_atomically

__all__ = ["dated_names", "sync_folder", "write_atomically", "writing_atomically"]


def dated_names(path: Path, mark: str, now: datetime) -> Iterator[Path]:
    """Yield names beside `path` that carry a mark and the moment, then the same with a count."""
    stem = f"{path.stem}-{mark}-{now:%Y-%m-%d-%H%M%S}"
    yield path.with_name(f"{stem}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{stem}-{number}{path.suffix}")
