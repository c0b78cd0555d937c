"""Handouts that become routines."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.content.drafts import decode_handout_draft, encode_handout_draft
from coach.content.saving import save_exercise
from coach.desk.page_desk import PageDesk, Unsaved
from coach.desk.telling import telling
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options
from coach.domain.errors import UserError
from coach.storage.drafts import DraftKind, KeptDraft, forget_draft
from coach.ui.main.window import MainWindow
from coach.ui.ownex.handout_page import HandoutPage
from coach.ui.ownex.handout_presenter import HandoutPresenter
from coach.ui.widgets.leave_question import LeaveQuestion


class HandoutDesk(PageDesk):
    """Opens the page on which a handout is pasted, and makes a routine of what was read.

    Signals:
        draft_ready: a routine to be looked over and saved (a `Routine`, a tuple of notes).
    """

    draft_ready = Signal(object, object)

    _page: HandoutPage | None

    def __init__(
        self,
        window: MainWindow,
        files: UserFilesDesk,
        options: Callable[[], Options],
        parent: QObject | None = None,
    ) -> None:
        """Make a desk with nothing on it.

        Args:
            window: where the page is shown.
            files: the user's files.
            options: returns what a session is compiled with now.
            parent: owner.
        """
        super().__init__(window, files.user_dir, DraftKind.HANDOUT, parent)
        self._files = files
        self._options = options
        self._handout: HandoutPresenter | None = None

    @property
    def page(self) -> HandoutPage | None:
        """The page, while a handout is read."""
        return self._page

    @Slot()
    def paste(self) -> None:
        """Show the page for pasting a handout."""
        if not self.is_open:
            self._open(HandoutPage(self._window.look), self._presenter())

    def resume(self, kept: KeptDraft, path: Path) -> None:
        """Go on with a handout of which no routine was made.

        Args:
            kept: a draft of a handout.
            path: its file.

        Raises:
            ContentError: it cannot be gone on with.
        """
        draft = decode_handout_draft(bytes(kept.content))
        if self.is_open:
            return
        page, handout = HandoutPage(self._window.look), self._presenter()
        handout.take_up(draft)
        page.show_handout(draft.text, draft.name)
        page.show_notes((self.resumed_words(kept.kept),))
        self._open(page, handout, path)

    def _presenter(self) -> HandoutPresenter:
        return HandoutPresenter(
            self._files.catalogue.exercises, self._options(), self._files.taken_ids
        )

    def _open(self, page: HandoutPage, handout: HandoutPresenter, kept: Path | None = None) -> None:
        self._handout = handout
        page.text_written.connect(self._read)
        page.line_chosen.connect(self._choose_line)
        page.position_chosen.connect(self._place_exercise)
        page.make_wanted.connect(self.make_routine)
        page.show_view(handout.view())
        self.show_page(page, kept)

    @Slot(str)
    def _read(self, text: str) -> None:
        if self._handout is not None:
            self._handout.set_text(text)
            self._show()

    @Slot(str, str)
    def _choose_line(self, line: str, key: str) -> None:
        if self._handout is not None:
            self._handout.choose(line, key)
            self._show()
            self.drafts.touch()

    @Slot(str, str)
    def _place_exercise(self, name: str, position: str) -> None:
        if self._handout is not None:
            self._handout.place(name, position)
            self._show()
            self.drafts.touch()

    def _show(self) -> None:
        if self._page is not None and self._handout is not None:
            self._page.show_view(self._handout.view())

    @Slot(str)
    def make_routine(self, name: str) -> None:
        """Keep the handout's new exercises and pass its routine on, to be looked over."""
        page, handout = self._page, self._handout
        if page is None or handout is None:
            return
        made = handout.make(name)
        if made is None:
            return
        notes = list(handout.notes())
        try:
            for exercise in made.new_exercises:
                save_exercise(self._files.user_dir, exercise)
        except UserError as error:
            page.show_problem(str(error))
            return
        if made.new_exercises:
            names = ", ".join(one.name for one in made.new_exercises)
            text = self.tr("New in your exercises: {names}. Look over the steps there.")
            notes.insert(0, text.format(names=names))
        if made.beyond:
            text = self.tr("{n} exercises were too many for one routine and are left out.")
            notes.append(text.format(n=made.beyond))
        kept = self.drafts.pass_on()
        self.close_page()
        self._files.reload()
        self.draft_ready.emit(made.routine, tuple(notes))
        if kept is not None:
            # Not before: by now the routine is kept as it is being edited.
            with telling(self.troubled.emit):
                forget_draft(kept)

    # --- leaving ------------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Tell whether a text was pasted."""
        return self._page is not None and bool(self._page.text.toPlainText().strip())

    def unsaved(self) -> Unsaved:
        """Return the text, with what was said of its lines."""
        page, handout = self._page, self._handout
        if page is None or handout is None:
            return Unsaved(b"{}")
        name = page.name.text()
        said = handout.said(page.text.toPlainText(), name)
        return Unsaved(encode_handout_draft(said), name=name)

    def leave_question(self) -> LeaveQuestion:
        """Return the question before the text is lost."""
        return LeaveQuestion(
            self._window.look,
            self.tr("Leave the handout?"),
            self.tr("The text that you pasted is not kept."),
            self._window,
            can_save=False,
        )

    def forget(self) -> None:
        """Let go of what was read."""
        self._handout = None
