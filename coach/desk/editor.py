"""Making, changing, copying and deleting routines of the user."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.content.drafts import RoutineDraft, decode_routine_draft, encode_routine_draft
from coach.content.routines import check_routine
from coach.content.rules import LONGEST_NAME
from coach.content.saving import keep_enclosed, save_routine
from coach.content.user_files import safe_id, stems_in
from coach.desk.deleted_files import DeletedFiles
from coach.desk.file_desk import FileDesk
from coach.desk.page_desk import Place, Unsaved
from coach.desk.preferences import Preferences
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options
from coach.domain.editing import Draft, History
from coach.domain.errors import UserError
from coach.domain.routine import Routine
from coach.paths import routines_dir
from coach.planning import catalogue_for
from coach.storage.drafts import DraftKind, KeptDraft
from coach.ui.editor.controller import EditorController
from coach.ui.editor.page import EditorPage
from coach.ui.editor.presenter import EditorPresenter
from coach.ui.main.window import MainWindow
from coach.ui.widgets.leave_question import LeaveQuestion


class EditorDesk(FileDesk):
    """Opens the editor in the window and writes what it makes; deletes, and brings back.

    Signals:
        saved: a routine has been saved, or brought back: show it (its id).
    """

    saved = Signal(str)

    _page: EditorPage | None

    def __init__(
        self,
        window: MainWindow,
        files: UserFilesDesk,
        preferences: Preferences,
        options: Callable[[], Options],
        parent: QObject | None = None,
    ) -> None:
        """Make a desk with nothing on it.

        Args:
            window: where the editor is shown.
            files: the user's files.
            preferences: the user's settings.
            options: returns what a session is compiled with now.
            parent: owner.
        """
        super().__init__(window, files, routines_dir(files.user_dir), DraftKind.ROUTINE, parent)
        self._preferences = preferences
        self._options = options
        self._controller: EditorController | None = None
        self._notes: tuple[str, ...] = ()
        self._deleted = DeletedFiles("routine", files, window.home.notices, self)
        self._deleted.brought_back.connect(self.saved)
        self._deleted.troubled.connect(self.troubled)

    @property
    def page(self) -> EditorPage | None:
        """The page, while a routine is edited."""
        return self._page

    @property
    def controller(self) -> EditorController | None:
        """What stands behind the page, while a routine is edited."""
        return self._controller

    # --- opening ------------------------------------------------------------------------------

    @Slot()
    def new(self) -> None:
        """Begin a routine."""
        self._open(self.tr("New routine"), History.of(Draft()), Place())

    @Slot(str)
    def edit(self, routine_id: str) -> None:
        """Change a routine; one that ships with the program is copied first."""
        routine = self._routine(routine_id)
        if routine is None:
            return
        if routine.builtin:
            self.duplicate(routine_id)
            return
        history = History.of(Draft.of(routine))
        self._open(self.tr("Edit routine"), history, self.place_of(routine_id))

    @Slot(str)
    def duplicate(self, routine_id: str) -> None:
        """Begin a routine with a copy of another; nothing is kept before it is saved."""
        routine = self._routine(routine_id)
        if routine is not None:
            name = self.tr("Copy of {name}").format(name=routine.name)[:LONGEST_NAME]
            # A copy that nobody has changed can be made again: leaving it asks nothing.
            draft = Draft.of(replace(routine, name=name))
            self._open(self.tr("New routine"), History.of(draft), Place())

    def open_draft(self, routine: Routine, notes: tuple[str, ...] = ()) -> None:
        """Begin a routine with one that was made elsewhere, to be looked over and saved.

        Args:
            routine: what to begin with; its id does not matter.
            notes: what the user should look over, a line each.
        """
        history = History.of(Draft.of(routine), saved=Draft())
        self._open(self.tr("New routine"), history, Place(), notes)

    def resume(self, kept: KeptDraft, path: Path) -> None:
        """Go on with what was not saved.

        Args:
            kept: a draft of a routine.
            path: its file.

        Raises:
            ContentError: it cannot be gone on with.
        """
        made = decode_routine_draft(bytes(kept.content), self._files.catalogue.exercises)
        routine = self._routine(kept.about) if kept.about else None
        if routine is None:
            history = History.of(made.draft, saved=Draft())
        else:
            history = History.resumed(made.draft, Draft.of(routine))
        title = self.tr("Edit routine") if kept.about else self.tr("New routine")
        self._open(title, history, Place(kept.about, kept.stamp), made.notes, path)
        if self._page is None:
            return
        words = [*made.notes, self.resumed_words(kept.kept)]
        if made.left_out:
            text = (
                self.tr("One exercise is left out: it is no longer there.")
                if made.left_out == 1
                else self.tr("{n} exercises are left out: they are no longer there.")
            )
            words.append(text.format(n=made.left_out))
        self._page.show_notes(tuple(words))

    def _routine(self, routine_id: str) -> Routine | None:
        """Return a routine as the user sees it, None if it has gone meanwhile."""
        catalogue = catalogue_for(self._files.catalogue, self._preferences.settings)
        return catalogue.routines.get(routine_id)

    def _open(
        self,
        title: str,
        history: History,
        place: Place,
        notes: tuple[str, ...] = (),
        kept: Path | None = None,
    ) -> None:
        if self.is_open:
            return
        catalogue = self._files.catalogue
        unwanted = self._preferences.settings.library.not_for_me
        presenter = EditorPresenter(catalogue, self._options(), unwanted)
        self._place = place
        page = EditorPage(
            self._window.look,
            self._window.figures,
            title,
            library_size=presenter.library_size(),
            equipment={
                thing
                for one in catalogue.exercises.values()
                for thing in (*one.equipment, *one.optional_equipment)
            },
            can_delete=place.about in catalogue.routines,
        )
        self._controller = EditorController(page, presenter, history, self)
        self._controller.changed.connect(page.edited)
        page.save_wanted.connect(self.save)
        page.delete_wanted.connect(self._delete_open)
        page.show_notes(notes)
        self._notes = notes
        self.show_page(page, kept)

    # --- saving -------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write the routine and go back to it, unless something has to be said or asked first."""
        page, controller = self._page, self._controller
        if page is None or controller is None:
            return
        problem = controller.problem()
        if problem:
            page.show_problem(problem, about_name=not controller.draft.name.strip())
            return
        self.write_or_ask()

    def write(self, about: str) -> None:
        """Write the routine and leave the page.

        Args:
            about: id of its file, empty for one of its own.
        """
        page, controller = self._page, self._controller
        if page is None or controller is None:
            return
        made = about or self._free_id(controller.draft.name)
        routine = controller.draft.routine(made)
        faults = check_routine(routine, self._files.catalogue.exercises)
        try:
            if faults:
                text = self.tr("It cannot be saved like this. {faults}")
                raise UserError(text.format(faults=" ".join(faults)))
            keep_enclosed(self._files.user_dir, self._files.catalogue.exercises)
            save_routine(self._files.user_dir, routine)
        except UserError as error:
            # The page stays: nothing that was made is lost.
            self.stay()
            page.show_problem(str(error))
            return
        controller.kept()
        self.close_page()
        self._files.reload()
        self.saved.emit(made)

    def _free_id(self, name: str) -> str:
        taken = {*self._files.catalogue.routines, *stems_in(self._folder)}
        return safe_id(name, taken)

    # --- leaving ------------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Tell whether something of the routine is not saved."""
        return self._controller is not None and self._controller.history.is_changed

    def unsaved(self) -> Unsaved:
        """Return the routine as it is now."""
        draft = self._controller.draft if self._controller is not None else Draft()
        content = encode_routine_draft(RoutineDraft(draft, self._notes))
        return Unsaved(content, draft.name, self._place)

    def leave_question(self) -> LeaveQuestion:
        """Return the question before changes are lost."""
        question = LeaveQuestion(
            self._window.look,
            self.tr("Save your changes?"),
            self.tr("You have changed this routine. Unsaved changes are lost when you leave."),
            self._window,
            can_save=True,
        )
        question.save_chosen.connect(self.save)
        return question

    def forget(self) -> None:
        """Let go of the routine's drafts."""
        if self._controller is not None:
            self._controller.deleteLater()
            self._controller = None

    # --- deleting -----------------------------------------------------------------------------

    @Slot(str)
    def delete(self, routine_id: str) -> None:
        """Delete a routine of the user; a notice offers to bring it back."""
        routine = self._files.catalogue.routines.get(routine_id)
        if routine is None or routine.builtin:
            return
        self._deleted.delete(routine.name, (self.path_of(routine_id),))

    @Slot()
    def _delete_open(self) -> None:
        routine_id = self._place.about
        self.close_page()
        self.delete(routine_id)
