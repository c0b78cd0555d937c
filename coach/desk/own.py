"""The user's own exercises, and handouts that become routines."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coach.content.exercise_files import remove_picture, save_exercise, save_picture
from coach.content.exercise_form import ExerciseForm, exercise_from_form, form_of
from coach.content.own_exercises import check_exercise, free_id
from coach.content.user_files import (
    Aside,
    bring_back,
    exercises_dir,
    set_aside,
)
from coach.desk.exchange import taken_ids
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise
from coach.domain.routine import Catalogue, Routine
from coach.ui.credit_words import CreditWords
from coach.ui.figure_source import DrawnFigure
from coach.ui.main.notices import Notice
from coach.ui.main.window import MainWindow
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.file_picker import FilePicker
from coach.ui.ownex.handout_page import HandoutPage
from coach.ui.ownex.handout_presenter import HandoutPresenter
from coach.ui.ownex.picture_file import PictureError, encode_picture, picture_path, read_picture
from coach.ui.ownex.picture_words import PictureWords
from coach.ui.ownex.pictures import OwnPictures
from coach.ui.widgets.leave_question import LeaveQuestion

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_DELETED = "deleted-exercise:"


class OwnDesk(QObject):
    """Opens the pages for own exercises and handouts, and writes what they make.

    Signals:
        draft_ready: a routine to be looked over and saved (a `Routine`, a tuple of notes).
        exercise_saved: an exercise was saved or brought back: show it (its id).
        pictures_changed: pictures of own exercises have changed: paint them anew.
        troubled: a sentence for the user about what could not be done.
    """

    draft_ready = Signal(object, object)
    exercise_saved = Signal(str)
    pictures_changed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        files: UserFilesDesk,
        options: Callable[[], Options],
        parent: QObject | None = None,
    ) -> None:
        """Make a desk with nothing on it.

        Args:
            window: where the pages are shown.
            files: the user's files.
            options: returns what a session is compiled with now.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._files = files
        self._options = options
        self.pictures = OwnPictures(exercises_dir(files.user_dir))
        self._figure: DrawnFigure | None = None
        self._closing_window = False
        self._page: ExercisePage | HandoutPage | None = None
        self._handout: HandoutPresenter | None = None
        self._exercise: Exercise | None = None
        self._picture: QImage | None = None
        self._picture_changed = False
        self._deleted: dict[str, tuple[Aside, ...]] = {}
        self._picture_picker = FilePicker(window, self)
        self._picture_picker.picked.connect(self.use_picture)
        files.changed.connect(self._follow_files)
        notices = window.home.notices
        notices.action_chosen.connect(self._notice_acted)
        notices.put_away.connect(self._forget_deleted)

    @property
    def page(self) -> "ExercisePage | HandoutPage | None":
        """The page that is open, None for none."""
        return self._page

    @property
    def is_open(self) -> bool:
        """True while one of its pages is shown."""
        return self._page is not None

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
        self._show(page)

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
        if not isinstance(page, ExercisePage):
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
        if isinstance(self._page, ExercisePage):
            self._picture, self._picture_changed = None, True
            self._page.show_picture(None)

    @Slot(object)
    def save_exercise(self, form: ExerciseForm) -> None:
        """Write the exercise of the open page, and leave the page."""
        page, before = self._page, self._exercise
        if not isinstance(page, ExercisePage):
            return
        chosen = before.id if before is not None else free_id(form.name, taken_ids(self._files))
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
            self._closing_window = False
            page.show_problem(str(error))
            return
        self._close()
        self._files.reload()
        self._follow_files()
        self.exercise_saved.emit(chosen)

    @Slot()
    def _delete_open(self) -> None:
        page, exercise = self._page, self._exercise
        if not isinstance(page, ExercisePage) or exercise is None:
            return
        used = self._users_of(exercise.id)
        if used:
            names = ", ".join(f"“{one.name}”" for one in used)
            text = self.tr("This exercise is part of {names}. Please take it out there first.")
            page.show_problem(text.format(names=names))
            return
        self._close()
        self.delete_exercise(exercise.id)

    @Slot(str)
    def delete_exercise(self, exercise_id: str) -> None:
        """Delete an exercise of the user that no routine needs; a notice can bring it back."""
        exercise = self._catalogue.exercises.get(exercise_id)
        if exercise is None or exercise.builtin or self._users_of(exercise_id):
            return
        folder = exercises_dir(self._files.user_dir)
        paths = [folder / f"{exercise_id}.toml", picture_path(folder, exercise_id)]
        asides = []
        try:
            for path in paths:
                if path is not None:
                    asides.append(set_aside(path))  # noqa: PERF401 - what was moved must be known
        except UserError as error:
            self.troubled.emit(str(error))
        if not asides:
            return
        key = f"{_DELETED}{exercise_id}"
        self._deleted[key] = tuple(asides)
        self._files.reload()
        text = self.tr("“{name}” was deleted.").format(name=exercise.name)
        self._window.home.notices.add(Notice(key, text, "trash", self.tr("Undo")))

    def _users_of(self, exercise_id: str) -> list[Routine]:
        return [
            routine
            for routine in self._catalogue.routines.values()
            if not routine.builtin and any(i.exercise_id == exercise_id for i in routine.items)
        ]

    @Slot(str)
    def _notice_acted(self, key: str) -> None:
        asides = self._deleted.pop(key, ())
        if not asides:
            return
        self._window.home.notices.remove(key)
        try:
            for aside in asides:
                bring_back(aside)
        except UserError as error:
            self.troubled.emit(str(error))
        self._files.reload()
        self._follow_files()
        self.exercise_saved.emit(asides[0].path.stem)

    @Slot(str)
    def _forget_deleted(self, key: str) -> None:
        self._deleted.pop(key, None)

    # --- a handout ----------------------------------------------------------------------------

    @Slot()
    def paste_handout(self) -> None:
        """Show the page for pasting a handout."""
        if self.is_open:
            return
        page = HandoutPage(self._window.look)
        self._handout = HandoutPresenter(
            self._catalogue.exercises, self._options(), taken_ids(self._files)
        )
        page.text_written.connect(self._read_handout)
        page.line_chosen.connect(self._choose_line)
        page.position_chosen.connect(self._place_exercise)
        page.make_wanted.connect(self.make_routine)
        page.leave_wanted.connect(self.leave)
        page.show_view(self._handout.view())
        self._show(page)

    @Slot(str)
    def _read_handout(self, text: str) -> None:
        if self._handout is not None:
            self._handout.set_text(text)
            self._show_handout()

    @Slot(str, str)
    def _choose_line(self, line: str, key: str) -> None:
        if self._handout is not None:
            self._handout.choose(line, key)
            self._show_handout()

    @Slot(str, str)
    def _place_exercise(self, name: str, position: str) -> None:
        if self._handout is not None:
            self._handout.place(name, position)
            self._show_handout()

    def _show_handout(self) -> None:
        if isinstance(self._page, HandoutPage) and self._handout is not None:
            self._page.show_view(self._handout.view())

    @Slot(str)
    def make_routine(self, name: str) -> None:
        """Keep the handout's new exercises and pass its routine on, to be looked over."""
        page, handout = self._page, self._handout
        if not isinstance(page, HandoutPage) or handout is None:
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
        self._close()
        self._files.reload()
        self.draft_ready.emit(made.routine, tuple(notes))

    # --- pages --------------------------------------------------------------------------------

    @property
    def _catalogue(self) -> Catalogue:
        return self._files.catalogue

    def _show(self, page: ExercisePage | HandoutPage) -> None:
        self._page = page
        self._window.show_page(page)

    @property
    def _is_changed(self) -> bool:
        page = self._page
        if isinstance(page, ExercisePage):
            return page.is_changed or self._picture_changed
        return isinstance(page, HandoutPage) and bool(page.text.toPlainText().strip())

    @Slot()
    def leave(self) -> None:
        """Go back without saving; ask first if something would be lost."""
        if self._page is None:
            return
        if not self._is_changed:
            self._close()
            return
        title, words = self._question_words(self._page)
        question = LeaveQuestion(self._window.look, title, words, self._window, can_save=False)
        question.leave_chosen.connect(self._close)
        question.stay_chosen.connect(self._stay)
        question.closed.connect(question.deleteLater)
        question.open()

    def may_close(self) -> bool:
        """Tell whether the window may close; if not, the user is asked, and it closes by itself."""
        if not self._is_changed:
            return True
        self._closing_window = True
        if not self._window.covered:
            self.leave()
        return False

    def _question_words(self, page: QWidget) -> tuple[str, str]:
        if isinstance(page, HandoutPage):
            return (
                self.tr("Leave the handout?"),
                self.tr("The text that you pasted is not kept."),
            )
        return (
            self.tr("Leave without saving?"),
            self.tr("What you have changed in this exercise is lost when you leave."),
        )

    @Slot()
    def _stay(self) -> None:
        self._closing_window = False

    @Slot()
    def _close(self) -> None:
        page = self._page
        if page is None:
            return
        self._page = self._handout = self._exercise = self._picture = None
        self._picture_changed = False
        self._window.show_home()
        page.deleteLater()
        if self._closing_window:
            self._closing_window = False
            self._window.close()
