"""What desks share that make or change one of the user's own files."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from coach.content.user_files import stamp
from coach.desk.page_desk import PageDesk, Place
from coach.desk.user_files import UserFilesDesk
from coach.storage.drafts import DraftKind
from coach.ui.main.window import MainWindow
from coach.ui.widgets.changed_elsewhere import ChangedElsewhere


class FileDesk(PageDesk):
    """Writes what is on its page into a file, and replaces no other hand's change unasked.

    Args:
        window: where the page is shown.
        files: the user's files.
        folder: where those of this kind lie.
        kind: of the drafts that are kept meanwhile.
        parent: owner.
    """

    def __init__(
        self,
        window: MainWindow,
        files: UserFilesDesk,
        folder: Path,
        kind: DraftKind,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(window, files.user_dir, kind, parent)
        self._files = files
        self._folder = folder
        self._place = Place()

    def write(self, about: str) -> None:
        """Write what is on the page, and leave the page.

        Args:
            about: id of its file, empty for one of its own.
        """
        raise NotImplementedError

    def path_of(self, about: str) -> Path:
        """Return the file of an id."""
        return self._folder / f"{about}.toml"

    def place_of(self, about: str) -> Place:
        """Return where something is kept, with the state of its file now."""
        return Place(about, stamp(self.path_of(about)) if about else None)

    def write_or_ask(self) -> None:
        """Write what is on the page; ask first if its file has changed since it was opened."""
        place = self._place
        now = self.place_of(place.about)
        if now == place:
            self.write(place.about)
            return
        name, gone = self.path_of(place.about).name, now.stamp is None
        question = ChangedElsewhere(self._window.look, name, gone=gone, window=self._window)
        question.both_chosen.connect(self.write_beside)
        question.replace_chosen.connect(self._write_over)
        question.closed.connect(question.deleteLater)
        question.open()

    @Slot()
    def write_beside(self) -> None:
        """Write what is on the page as something of its own."""
        self.write("")

    @Slot()
    def _write_over(self) -> None:
        self.write(self._place.about)
