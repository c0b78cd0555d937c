"""What desks share that fill the window with a page on which something is made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from coach.clock import local_now, local_today
from coach.content.user_files import Stamp
from coach.desk.draft_keeper import DraftKeeper
from coach.storage.drafts import LONGEST_NAME, DraftKind, KeptDraft
from coach.ui.dates import moment_words
from coach.ui.main.window import MainWindow
from coach.ui.widgets.leave_question import LeaveQuestion

if TYPE_CHECKING:
    from coach.ui.widgets.form_page import FormPage


@dataclass(frozen=True, slots=True)
class Place:
    """Where what is on a page is kept.

    Attributes:
        about: id of its file, empty for something that has never been saved.
        stamp: state of that file when it was opened; None if there was none.
    """

    about: str = ""
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What is on a page and not saved.

    Attributes:
        content: it, as JSON.
        name: what the person calls it.
        place: where it is kept, or is to be.
    """

    content: bytes
    name: str = ""
    place: Place = Place()


class PageDesk(QObject):
    """Shows one page at a time, and asks before anything that was made on it is lost.

    What is not saved is kept on disk until it is saved, or given up by the user's own answer.

    Args:
        window: where the page is shown.
        data_dir: the user's data folder.
        kind: of the drafts that are kept there.
        parent: owner.

    Signals:
        troubled: a sentence for the user about what could not be done.
    """

    troubled = Signal(str)

    def __init__(
        self, window: MainWindow, data_dir: Path, kind: DraftKind, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._kind = kind
        self._page: FormPage | None = None
        self._closing_window = False
        self.drafts = DraftKeeper(data_dir, self)
        self.drafts.troubled.connect(self._warn)
        self.drafts.recovered.connect(self._take_back)
        self._warning = ""

    @property
    def is_open(self) -> bool:
        """True while its page fills the window."""
        return self._page is not None

    def is_changed(self) -> bool:
        """Tell whether something on the page would be lost with it."""
        raise NotImplementedError

    def unsaved(self) -> Unsaved:
        """Return what is on the page, to be gone on with at another time."""
        raise NotImplementedError

    def resume(self, kept: KeptDraft, path: Path) -> None:
        """Go on with what was not saved.

        Args:
            kept: a draft of this desk's kind.
            path: its file.

        Raises:
            ContentError: it cannot be gone on with.
        """
        raise NotImplementedError

    def leave_question(self) -> LeaveQuestion:
        """Return the question before something is lost."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what belongs to the page, which is being closed."""

    def show_page(self, page: "FormPage", kept: Path | None = None) -> None:
        """Fill the window with a page.

        Args:
            page: the page, with everything on it.
            kept: the draft that it goes on with, None if with none.
        """
        self._page, self._warning = page, ""
        page.leave_wanted.connect(self.leave)
        page.edited.connect(self.drafts.touch)
        self._window.show_page(page)
        self.drafts.begin(page, self._draft, kept)

    def _draft(self) -> KeptDraft | None:
        if not self.is_changed():
            return None
        made = self.unsaved()
        return KeptDraft(
            kind=self._kind,
            content=msgspec.Raw(made.content),
            kept=local_now(),
            about=made.place.about,
            name=made.name[:LONGEST_NAME],
            stamp=made.place.stamp,
        )

    def resumed_words(self, kept: datetime) -> str:
        """Return what is said over something that is gone on with.

        Args:
            kept: when it was last written down.
        """
        text = self.tr("This is how you left it {when}. It is not saved yet.")
        return text.format(when=moment_words(kept.astimezone(), local_today()))

    @Slot(str)
    def _warn(self, text: str) -> None:
        if self._page is not None:
            self._warning = text
            self._page.show_notes((*self._page.notes, text))
        else:
            self.troubled.emit(text)

    @Slot()
    def _take_back(self) -> None:
        if self._page is not None and self._warning:
            notes = (note for note in self._page.notes if note != self._warning)
            self._page.show_notes(tuple(notes))
            self._warning = ""

    @Slot()
    def leave(self) -> None:
        """Go back without saving; ask first if something would be lost."""
        if self._page is None:
            return
        if not self.is_changed():
            self.close_page()
            return
        question = self.leave_question()
        question.leave_chosen.connect(self.close_page)
        question.stay_chosen.connect(self.stay)
        question.closed.connect(question.deleteLater)
        question.open()

    def may_close(self) -> bool:
        """Tell whether the window may close; if not, the user is asked, and it closes by itself."""
        if self._page is None or not self.is_changed():
            return True
        # The system may not wait for the answer.
        self.drafts.keep()
        self._closing_window = True
        if not self._window.covered:
            self.leave()
        return False

    @Slot()
    def stay(self) -> None:
        """Stay on the page, and in the program: it is not finished."""
        self._closing_window = False

    @Slot()
    def close_page(self) -> None:
        """Go back to the home page, or close the window where that was asked for.

        What was on the page is saved, or given up: its draft is removed.
        """
        page, self._page = self._page, None
        if page is None:
            return
        self.drafts.end()
        self.forget()
        self._window.show_home()
        page.deleteLater()
        if self._closing_window:
            self._closing_window = False
            self._window.close()
