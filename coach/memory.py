"""Lets go of memory that is kept for nothing."""

import linecache


def forget_sources() -> None:
    """Let go of the text of the modules that have been imported.

    PySide looks through the source of every module that is imported after it, and `linecache` keeps
    what was read: 13 MB by the time the window is filled. Called after each larger import, it
    leaves the room to the next one.
    """
    linecache.clearcache()
