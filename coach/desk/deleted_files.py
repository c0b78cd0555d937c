"""Deleting files of the user so that they can be brought back."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.content.user_files import Aside, bring_back, set_aside
from coach.desk.user_files import UserFilesDesk
from coach.domain.errors import UserError
from coach.ui.main.notices import Notice, NoticeStrip


class DeletedFiles(QObject):
    """Sets files aside; a notice offers to bring them back.

    Args:
        kind: of what, so that the notices of two kinds are told apart.
        files: the user's files.
        notices: where the offer is made.
        parent: owner.

    Signals:
        brought_back: files are back where they were (the id).
        troubled: a sentence for the user about what could not be done.
    """

    brought_back = Signal(str)
    troubled = Signal(str)

    def __init__(
        self, kind: str, files: UserFilesDesk, notices: NoticeStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._files = files
        self._notices = notices
        self._asides: dict[str, tuple[Aside, ...]] = {}
        notices.action_chosen.connect(self._bring_back)
        notices.put_away.connect(self._forget)

    def delete(self, name: str, paths: Iterable[Path]) -> None:
        """Delete what is called so: its files, of which the first is named by its id."""
        asides = []
        try:
            for path in paths:
                asides.append(set_aside(path))  # noqa: PERF401 - what was moved must be known
        except UserError as error:
            self.troubled.emit(str(error))
        if not asides:
            return
        key = f"{self._kind}:{asides[0].path.stem}"
        self._asides[key] = tuple(asides)
        self._files.reload()
        text = self.tr("“{name}” was deleted.").format(name=name)
        self._notices.add(Notice(key, text, "trash", self.tr("Undo")))

    @Slot(str)
    def _bring_back(self, key: str) -> None:
        asides = self._asides.pop(key, ())
        if not asides:
            return
        self._notices.remove(key)
        back = []
        try:
            for aside in asides:
                back.append(bring_back(aside))  # noqa: PERF401 - as above
        except UserError as error:
            self.troubled.emit(str(error))
        if back:
            self._files.reload()
            self.brought_back.emit(back[0].stem)

    @Slot(str)
    def _forget(self, key: str) -> None:
        self._asides.pop(key, None)
