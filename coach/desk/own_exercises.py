"""Making, changing and deleting exercises of the user's own, with their pictures."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coach.content.drafts import (
    ExerciseDraft,
    NewPicture,
    decode_exercise_draft,
    encode_exercise_draft,
)
from coach.content.exercise_form import ExerciseForm, exercise_from_form, form_of
from coach.content.exercises import check_exercise
from coach.content.own_exercises import free_id
from coach.content.saving import PICTURE_SUFFIXES, remove_picture, save_exercise, save_picture
from coach.desk.deleted_files import DeletedFiles
from coach.desk.file_desk import FileDesk
from coach.desk.page_desk import Place, Unsaved
from coach.desk.user_files import UserFilesDesk
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise
from coach.domain.routine import Catalogue, Routine
from coach.paths import exercises_dir
from coach.storage.drafts import DraftKind, KeptDraft
from coach.ui.credit_words import CreditWords
from coach.ui.figure_source import DrawnFigure
from coach.ui.main.window import MainWindow
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.file_picker import FilePicker
from coach.ui.ownex.picture_file import (
    PictureError,
    decode_picture,
    encode_picture,
    picture_path,
    read_picture,
)
from coach.ui.ownex.picture_words import PictureWords
from coach.ui.ownex.pictures import OwnPictures
from coach.ui.widgets.leave_question import LeaveQuestion

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class OwnExercisesDesk(FileDesk):
    """Opens the page for own exercises and writes what it makes; deletes, and brings back.

    Signals:
        exercise_saved: an exercise was saved or brought back: show it (its id).
        pictures_changed: pictures of own exercises have changed: paint them anew.
    """

    exercise_saved = Signal(str)
    pictures_changed = Signal()

    _page: ExercisePage | None

    def __init__(
        self, window: MainWindow, files: UserFilesDesk, parent: QObject | None = None
    ) -> None:
        """Make a desk with nothing on it.

        Args:
            window: where the page is shown.
            files: the user's files.
            parent: owner.
        """
        super().__init__(window, files, exercises_dir(files.user_dir), DraftKind.EXERCISE, parent)
        self.pictures = OwnPictures(self._folder)
        self._figure: DrawnFigure | None = None
        self._form = ExerciseForm()
        self._picture: NewPicture | None = None
        self._picture_picker = FilePicker(window, self)
        self._picture_picker.picked.connect(self.use_picture)
        self._deleted = DeletedFiles("exercise", files, window.home.notices, self)
        self._deleted.brought_back.connect(self._show_again)
        self._deleted.troubled.connect(self.troubled)
        files.changed.connect(self._follow_files)

    @property
    def page(self) -> ExercisePage | None:
        """The page, while an exercise is made or changed."""
        return self._page

    @property
    def _catalogue(self) -> Catalogue:
        return self._files.catalogue

    # --- pictures -----------------------------------------------------------------------------

    @Slot(object)
    def dress(self, figure: DrawnFigure) -> None:
        """Let a figure show the user's own exercises; call it for each figure that is made."""
        self._figure = figure
        positions = {
            one.id: one.position for one in self._catalogue.exercises.values() if not one.builtin
        }
        figure.use_own(positions, self.pictures)

    @Slot()
    def _follow_files(self) -> None:
        self.pictures.forget()
        if self._figure is not None:
            self.dress(self._figure)
        self.pictures_changed.emit()

    # --- an exercise --------------------------------------------------------------------------

    @Slot()
    def new_exercise(self) -> None:
        """Begin an exercise."""
        self._open_exercise(None)

    @Slot(str)
    def edit_exercise(self, exercise_id: str) -> None:
        """Change an exercise of the user's own."""
        exercise = self._own(exercise_id)
        if exercise is not None:
            self._open_exercise(exercise)

    def _open_exercise(self, exercise: Exercise | None) -> None:
        if self.is_open:
            return
        self._picture = None
        about = "" if exercise is None else exercise.id
        self._open(self._page_for(about, exercise), self.place_of(about))

    def resume(self, kept: KeptDraft, path: Path) -> None:
        """Go on with what was not saved.

        Args:
            kept: a draft of an exercise.
            path: its file.

        Raises:
            ContentError: it cannot be gone on with.
        """
        draft = decode_exercise_draft(bytes(kept.content))
        if self.is_open:
            return
        page = self._page_for(kept.about, self._own(kept.about))
        page.fill_in(draft.form)
        self._picture = draft.picture
        if draft.picture is not None:
            self._show_new_picture(page, draft.picture)
        page.show_notes((self.resumed_words(kept.kept),))
        self._open(page, Place(kept.about, kept.stamp), path)

    def _page_for(self, exercise_id: str, exercise: Exercise | None) -> ExercisePage:
        """Return a page with the exercise as it is saved, if it is."""
        title = self.tr("Edit exercise") if exercise_id else self.tr("New exercise")
        page = ExercisePage(self._window.look, title, can_delete=exercise is not None)
        if exercise is not None:
            page.show_form(form_of(exercise))
            page.show_credit(CreditWords().line(exercise.credit))
            self._show_kept_picture(page, exercise.id)
        return page

    def _open(self, page: ExercisePage, place: Place, kept: Path | None = None) -> None:
        self._place = place
        page.save_wanted.connect(self.save_exercise)
        page.delete_wanted.connect(self._delete_open)
        page.picture_wanted.connect(self._ask_picture)
        page.picture_unwanted.connect(self._drop_picture)
        self.show_page(page, kept)

    def _own(self, exercise_id: str) -> Exercise | None:
        """Return an exercise of the user's own, None if there is none of this id."""
        exercise = self._catalogue.exercises.get(exercise_id)
        return exercise if exercise is not None and not exercise.builtin else None

    def _show_kept_picture(self, page: ExercisePage, exercise_id: str) -> None:
        path = picture_path(self._folder, exercise_id)
        if path is None:
            return
        try:
            page.show_picture(read_picture(path))
        except PictureError as error:
            page.show_problem(PictureWords().sentence(error.problem, path.name))

    def _show_new_picture(self, page: ExercisePage, picture: NewPicture) -> None:
        try:
            page.show_picture(decode_picture(picture.content) if picture.content else None)
        except PictureError:
            # The words are worth more than the picture, of which there is a file elsewhere.
            self._picture = None
            page.show_problem(self.tr("The picture is lost. Please choose it again."))

    @Slot()
    def _ask_picture(self) -> None:
        self._picture_picker.ask_open(
            self.tr("Choose a picture"), [self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")]
        )

    @Slot(object)
    def use_picture(self, path: Path) -> None:
        """Show a picture on the open page; it is kept when the exercise is saved."""
        page = self._page
        if page is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._take_picture(page, read_picture(path))
        except PictureError as error:
            page.show_problem(PictureWords().sentence(error.problem, path.name))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        page.show_problem("")

    @Slot()
    def _drop_picture(self) -> None:
        if self._page is not None:
            self._take_picture(self._page, None)

    def _take_picture(self, page: ExercisePage, image: "QImage | None") -> None:
        """Let a picture be the exercise's when it is saved; None lets it have none.

        Raises:
            PictureError: it cannot be written as a file.
        """
        self._picture = NewPicture() if image is None else NewPicture(*encode_picture(image))
        page.show_picture(image)
        self.drafts.touch()

    @Slot(object)
    def save_exercise(self, form: ExerciseForm) -> None:
        """Write the exercise and leave the page, unless something has to be asked first."""
        if self._page is None:
            return
        self._form = form
        self.write_or_ask()

    @Slot()
    def write_beside(self) -> None:
        """Write what is on the page as an exercise of its own, with a copy of its picture."""
        path = picture_path(self._folder, self._place.about)
        if self._picture is None and path is not None:
            with suppress(OSError):
                suffix = next(one for one in PICTURE_SUFFIXES if one == path.suffix)
                self._picture = NewPicture(path.read_bytes(), suffix)
        super().write_beside()

    def write(self, about: str) -> None:
        """Write the exercise and leave the page.

        Args:
            about: id of its file, empty for one of its own.
        """
        page, picture = self._page, self._picture
        if page is None:
            return
        chosen = about or free_id(self._form.name, self._files.taken_ids)
        # What the form does not hold is taken over from the exercise as it is now.
        exercise = exercise_from_form(self._form, chosen, self._own(self._place.about))
        user_dir = self._files.user_dir
        try:
            faults = check_exercise(exercise)
            if faults:
                raise UserError("\n".join(faults))
            if picture is not None and picture.content is not None:
                save_picture(user_dir, exercise, picture.content, picture.suffix)
            elif picture is not None:
                remove_picture(user_dir, exercise.id)
            save_exercise(user_dir, exercise)
        except UserError as error:
            # The page stays: nothing that was typed is lost.
            self.stay()
            page.show_problem(str(error))
            return
        self.close_page()
        self._files.reload()
        self._follow_files()
        self.exercise_saved.emit(chosen)

    @Slot()
    def _delete_open(self) -> None:
        page, exercise = self._page, self._own(self._place.about)
        if page is None or exercise is None:
            return
        used = self._users_of(exercise.id)
        if used:
            names = ", ".join(f"“{one.name}”" for one in used)
            text = self.tr("This exercise is part of {names}. Please take it out there first.")
            page.show_problem(text.format(names=names))
            return
        self.close_page()
        self.delete_exercise(exercise.id)

    @Slot(str)
    def delete_exercise(self, exercise_id: str) -> None:
        """Delete an exercise of the user that no routine needs; a notice can bring it back."""
        exercise = self._own(exercise_id)
        if exercise is None or self._users_of(exercise_id):
            return
        paths = [self.path_of(exercise_id), picture_path(self._folder, exercise_id)]
        self._deleted.delete(exercise.name, (path for path in paths if path is not None))

    def _users_of(self, exercise_id: str) -> list[Routine]:
        return [
            routine
            for routine in self._catalogue.routines.values()
            if not routine.builtin and any(i.exercise_id == exercise_id for i in routine.items)
        ]

    @Slot(str)
    def _show_again(self, exercise_id: str) -> None:
        self._follow_files()
        self.exercise_saved.emit(exercise_id)

    # --- leaving ------------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Tell whether something on the page is not saved."""
        return self._page is not None and (self._page.is_changed or self._picture is not None)

    def unsaved(self) -> Unsaved:
        """Return the form as it is filled in, with its picture where that is another."""
        page, picture = self._page, self._picture
        form = page.form if page is not None else self._form
        content = encode_exercise_draft(ExerciseDraft(form, picture))
        return Unsaved(content, form.name, self._place)

    def leave_question(self) -> LeaveQuestion:
        """Return the question before changes are lost."""
        return LeaveQuestion(
            self._window.look,
            self.tr("Leave without saving?"),
            self.tr("What you have changed in this exercise is lost when you leave."),
            self._window,
            can_save=False,
        )

    def forget(self) -> None:
        """Let go of the exercise and its picture."""
        self._place, self._picture = Place(), None
