"""What was not saved when the program stopped is offered on the home page, without a question."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.clock import local_now, local_today
from coach.content.rules import LONGEST_NAME
from coach.desk.telling import telling
from coach.domain.errors import UserError
from coach.storage.drafts import (
    DraftError,
    DraftKind,
    KeptDraft,
    NewerDraftError,
    clear_half_written,
    drafts_in,
    forget_draft,
    keep_draft,
    read_draft,
    set_draft_aside,
)
from coach.ui.dates import moment_words
from coach.ui.main.notices import Notice, NoticeStrip


class DraftOffers(QObject):
    """Holds the drafts of an earlier run until each is gone on with or thrown away.

    A notice that is only put away leaves its draft where it is: the next start offers it again.

    Signals:
        chosen: go on with a draft (a `KeptDraft`, its file).
        troubled: a sentence for the user about what could not be done.
    """

    chosen = Signal(object, object)
    troubled = Signal(str)

    def __init__(
        self,
        data_dir: Path,
        notices: NoticeStrip,
        name_of: Callable[[DraftKind, str], str],
        parent: QObject | None = None,
    ) -> None:
        """Offer nothing yet.

        Args:
            data_dir: the user's data folder.
            notices: where drafts are offered.
            name_of: returns what a routine or an exercise is called now, by its id; empty if there
                is none.
            parent: owner.
        """
        super().__init__(parent)
        self._data_dir = data_dir
        self._notices = notices
        self._name_of = name_of
        self._drafts: dict[str, tuple[KeptDraft, Path]] = {}
        self._thrown: dict[str, tuple[KeptDraft, Path]] = {}
        notices.action_chosen.connect(self._act)
        notices.other_chosen.connect(self._throw_away)
        notices.put_away.connect(self._forget_thrown)

    def open(self) -> None:
        """Look what an earlier run has left, and offer it."""
        clear_half_written(self._data_dir)
        with telling(self.troubled.emit):
            for path in drafts_in(self._data_dir):
                self._offer_from(path)

    def take(self, kind: DraftKind, about: str) -> tuple[KeptDraft, Path] | None:
        """Take back the offer of changes to a file, as its page is being opened.

        Args:
            kind: of the page.
            about: id of the file.

        Returns:
            The draft, the latest of several, and its file; None if there is none.
        """
        for key, (draft, path) in reversed(self._drafts.items()):
            if (draft.kind, draft.about) == (kind, about):
                del self._drafts[key]
                self._notices.remove(key)
                return draft, path
        return None

    def set_aside(self, path: Path) -> None:
        """Put a draft aside that nothing can be made of, and say so."""
        try:
            aside = set_draft_aside(path, local_now())
        except UserError as error:
            self.troubled.emit(str(error))
            return
        text = self.tr(
            "Something that you had not saved could not be read. It is kept as {file} in {folder}."
        )
        self.troubled.emit(text.format(file=aside.name, folder=aside.parent))

    def _offer_from(self, path: Path) -> None:
        try:
            draft = read_draft(path)
        except NewerDraftError:
            text = self.tr(
                "Something that you had not saved was made with a newer Back Coach, which can go "
                "on with it. It stays in {folder}."
            )
            self.troubled.emit(text.format(folder=path.parent))
        except DraftError:
            self.set_aside(path)
        else:
            self._notices.add(self._hold(draft, path))

    def _hold(self, draft: KeptDraft, path: Path) -> Notice:
        """Hold a draft, and return the notice that offers it."""
        key = f"draft:{path.name}"
        self._drafts[key] = (draft, path)
        go_on, throw_away = self.tr("Go on editing"), self.tr("Throw away")
        return Notice(key, self._words(draft), "pencil-simple", go_on, throw_away)

    def _words(self, draft: KeptDraft) -> str:
        name = self._name(draft)
        if draft.kind is DraftKind.HANDOUT:
            text = self.tr(
                "Your handout was no routine yet when Back Coach stopped, {when}. It is still here."
            )
        elif draft.about:
            text = self.tr(
                "Your changes to “{name}” were not saved when Back Coach stopped, {when}. They are "
                "still here."
            )
        elif name:
            text = self.tr(
                "“{name}” was not saved when Back Coach stopped, {when}. It is still here."
            )
        elif draft.kind is DraftKind.ROUTINE:
            text = self.tr(
                "Your new routine was not saved when Back Coach stopped, {when}. It is still here."
            )
        else:
            text = self.tr(
                "Your new exercise was not saved when Back Coach stopped, {when}. It is still here."
            )
        when = moment_words(draft.kept.astimezone(), local_today())
        return text.format(name=name, when=when)

    def _name(self, draft: KeptDraft) -> str:
        """Return by which name the person knows it: the saved one, where there is one."""
        saved = self._name_of(draft.kind, draft.about) if draft.about else ""
        name = " ".join((saved or draft.name).split()) or draft.about
        return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"

    @Slot(str)
    def _act(self, key: str) -> None:
        if key in self._drafts:
            draft, path = self._drafts.pop(key)
            self._notices.remove(key)
            self.chosen.emit(draft, path)
        elif key in self._thrown:
            self._bring_back(key)

    @Slot(str)
    def _throw_away(self, key: str) -> None:
        if key not in self._drafts:
            return
        draft, path = self._drafts.pop(key)
        try:
            forget_draft(path)
        except UserError as error:
            self._drafts[key] = (draft, path)
            self.troubled.emit(str(error))
            return
        gone = f"{key}:gone"
        self._thrown[gone] = (draft, path)
        undo = Notice(gone, self._gone_words(draft), "trash", self.tr("Undo"))
        self._notices.replace(key, undo)

    def _gone_words(self, draft: KeptDraft) -> str:
        name = self._name(draft)
        if draft.kind is DraftKind.HANDOUT:
            return self.tr("The handout was thrown away.")
        if draft.about:
            text = self.tr("Your unsaved changes to “{name}” were thrown away.")
        elif name:
            text = self.tr("“{name}” was thrown away.")
        elif draft.kind is DraftKind.ROUTINE:
            return self.tr("The new routine was thrown away.")
        else:
            return self.tr("The new exercise was thrown away.")
        return text.format(name=name)

    def _bring_back(self, key: str) -> None:
        draft, path = self._thrown[key]
        try:
            # Its name may have been taken by now.
            path = keep_draft(self._data_dir, draft, None if path.exists() else path)
        except UserError as error:
            self.troubled.emit(str(error))
            return
        del self._thrown[key]
        self._notices.replace(key, self._hold(draft, path))

    @Slot(str)
    def _forget_thrown(self, key: str) -> None:
        self._thrown.pop(key, None)
