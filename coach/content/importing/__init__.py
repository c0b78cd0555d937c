"""Reads routines and exercises from files of this and other programs, and writes them.

What is read is data only: no path in a file is followed, no address is opened.
"""

from coach.content.importing.imported import Format, Imported
from coach.content.importing.own_files import routine_file
from coach.content.importing.read import read_import
from coach.content.importing.workout_timer import workout_timer_file

__all__ = ["Format", "Imported", "read_import", "routine_file", "workout_timer_file"]
