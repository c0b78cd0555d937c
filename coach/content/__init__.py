"""From TOML files to checked domain values."""

from coach.content.catalogue import LoadedCatalogue, check_files, load_catalogue
from coach.content.exercises import load_exercise
from coach.content.routines import (
    check_routine,
    decode_routine,
    encode_routine,
    load_routine,
)

__all__ = [
    "LoadedCatalogue",
    "check_files",
    "check_routine",
    "decode_routine",
    "encode_routine",
    "load_catalogue",
    "load_exercise",
    "load_routine",
]
