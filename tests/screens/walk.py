"""A walk through every page, dialog and session moment of the program."""

from collections.abc import Collection, Iterator

from tests.screens import (
    checkin,
    data,
    drafts,
    editor,
    history,
    home,
    library,
    own,
    session,
    settings,
    welcome,
)
from tests.screens.program import Program
from tests.support.faults import settle

PAGES = {
    "home": home.screens,
    "library": library.screens,
    "history": history.screens,
    "settings": settings.screens,
    "editor": editor.screens,
    "own": own.screens,
    "drafts": drafts.screens,
    "session": session.screens,
    "checkin": checkin.screens,
    "data": data.screens,
    "welcome": welcome.screens,
}


def walk(program: Program, pages: Collection[str] = tuple(PAGES)) -> Iterator[str]:
    """Open one screen after another; yield its name while it is open."""
    for page in pages:
        for name in PAGES[page](program):
            settle()
            yield f"{page}, {name}"
        program.close_dialogs()
