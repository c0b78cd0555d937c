"""Making, changing and deleting exercises of the user's own, with their pictures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coach.content.exercise_form import ExerciseForm, exercise_from_form, form_of
from coach.content.exercises import check_exercise
from coach.content.own_exercises import free_id
from coach.content.saving import remove_picture, save_exercise, save_picture
from coach.desk.deleted_files import DeletedFiles
from coach.desk.page_desk import PageDesk
from coach.desk.user_files import UserFilesDesk
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise
from coach.domain.routine import Catalogue, Routine
from coach.paths import exercises_dir
from coach.ui.credit_words import CreditWords
from coach.ui.figure_source import DrawnFigure
from coach.ui.main.window import MainWindow
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.file_picker import FilePicker
from coach.ui.ownex.picture_file import PictureError, encode_picture, picture_path, read_picture
from coach.ui.ownex.picture_words import PictureWords
from coach.ui.ownex.pictures import OwnPictures
from coach.ui.widgets.leave_question import LeaveQuestion

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class OwnExercisesDesk(PageDesk):
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
        super().__init__(window, parent)
        self._files = files
        self.pictures = OwnPictures(exercises_dir(files.user_dir))
        self._figure: DrawnFigure | None = None
        self._exercise: Exercise | None = None
        self._picture: QImage | None = None
        self._picture_changed = False
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
        exercise = self._catalogue.exercises.get(exercise_id)
        if exercise is not None and not exercise.builtin:
            self._open_exercise(exercise)

    def _open_exercise(self, exercise: Exercise | None) -> None:
        if self.is_open:
            return
        title = self.tr("New exercise") if exercise is None else self.tr("Edit exercise")
        page = ExercisePage(self._window.look, title, can_delete=exercise is not None)
        self._exercise = exercise
        self._picture, self._picture_changed = None, False
        if exercise is not None:
            page.show_form(form_of(exercise))
            page.show_credit(CreditWords().line(exercise.credit))
            self._show_kept_picture(page, exercise.id)
        page.save_wanted.connect(self.save_exercise)
        page.leave_wanted.connect(self.leave)
        page.delete_wanted.connect(self._delete_open)
        page.picture_wanted.connect(self._ask_picture)
        page.picture_unwanted.connect(self._drop_picture)
        self._page = page
        self._window.show_page(page)

    def _show_kept_picture(self, page: ExercisePage, exercise_id: str) -> None:
        path = picture_path(exercises_dir(self._files.user_dir), exercise_id)
        if path is None:
            return
        try:
            self._picture = read_picture(path)
        except PictureError as error:
            page.show_problem(PictureWords().sentence(error.problem, path.name))
        page.show_picture(self._picture)

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
            image = read_picture(path)
        except PictureError as error:
            page.show_problem(PictureWords().sentence(error.problem, path.name))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        page.show_problem("")
        self._picture, self._picture_changed = image, True
        page.show_picture(image)

    @Slot()
    def _drop_picture(self) -> None:
        if self._page is not None:
            self._picture, self._picture_changed = None, True
            self._page.show_picture(None)

    @Slot(object)
    def save_exercise(self, form: ExerciseForm) -> None:
        """Write the exercise of the open page, and leave the page."""
        page, before = self._page, self._exercise
        if page is None:
            return
        chosen = before.id if before is not None else free_id(form.name, self._files.taken_ids)
        exercise = exercise_from_form(form, chosen, before)
        user_dir = self._files.user_dir
        try:
            faults = check_exercise(exercise)
            if faults:
                raise UserError("\n".join(faults))
            if self._picture_changed and self._picture is not None:
                save_picture(user_dir, exercise, *encode_picture(self._picture))
            elif self._picture_changed:
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
        page, exercise = self._page, self._exercise
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
        exercise = self._catalogue.exercises.get(exercise_id)
        if exercise is None or exercise.builtin or self._users_of(exercise_id):
            return
        folder = exercises_dir(self._files.user_dir)
        paths = [folder / f"{exercise_id}.toml", picture_path(folder, exercise_id)]
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
        return self._page is not None and (self._page.is_changed or self._picture_changed)

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
        self._exercise = self._picture = None
        self._picture_changed = False
