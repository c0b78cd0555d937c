"""The desks where routines and exercises are made; each is loaded when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.desk.user_files import UserFilesDesk
from coach.domain.errors import ContentError
from coach.paths import drafts_dir

if TYPE_CHECKING:
    from pathlib import Path

    from coach.desk.back_office import BackOffice
    from coach.desk.draft_offers import DraftOffers
    from coach.desk.editor import EditorDesk
    from coach.desk.exchange import ExchangeDesk
    from coach.desk.handout import HandoutDesk
    from coach.desk.own_exercises import OwnExercisesDesk
    from coach.desk.page_desk import PageDesk
    from coach.domain.routine import Routine
    from coach.storage.drafts import DraftKind, KeptDraft
    from coach.ui.figure_source import DrawnFigure
    from coach.ui.main.window import MainWindow


class Workshop(QObject):
    """Edits routines, makes exercises, and exchanges both with other people and programs.

    Args:
        office: the desks that it works with.
        window: where its pages are shown.
        files: the user's files.

    Signals:
        routine_saved: a routine was saved or brought back: show it (its id).
        exercise_saved: an exercise was saved or brought back: show it (its id).
        pictures_changed: pictures of own exercises have changed: paint them anew.
    """

    routine_saved = Signal(str)
    exercise_saved = Signal(str)
    pictures_changed = Signal()

    def __init__(self, office: "BackOffice", window: "MainWindow", files: UserFilesDesk) -> None:
        super().__init__(office)
        self._office = office
        self._window = window
        self._files = files
        self._editor: EditorDesk | None = None
        self._own: OwnExercisesDesk | None = None
        self._handout: HandoutDesk | None = None
        self._exchange: ExchangeDesk | None = None
        self._offers: DraftOffers | None = None
        self._figure: DrawnFigure | None = None
        files.changed.connect(self._look_for_own)

    @property
    def is_open(self) -> bool:
        """One of its pages fills the window."""
        return any(desk.is_open for desk in self._made())

    def may_close(self) -> bool:
        """Tell whether the window may close; what is not saved yet is asked about otherwise."""
        return all(desk.may_close() for desk in self._made())

    def _made(self) -> "list[PageDesk]":
        desks = (self._editor, self._own, self._handout)
        return [desk for desk in desks if desk is not None]

    # --- what can be asked for ----------------------------------------------------------------

    @Slot()
    def new_routine(self) -> None:
        """Begin a routine."""
        self.editor().new()

    @Slot(str)
    def edit_routine(self, routine_id: str) -> None:
        """Change a routine of the user's own; go on with changes that were not saved."""
        if not self._resumes("routine", routine_id):
            self.editor().edit(routine_id)

    @Slot(str)
    def copy_routine(self, routine_id: str) -> None:
        """Begin a routine with a copy of another one."""
        self.editor().duplicate(routine_id)

    @Slot()
    def paste_handout(self) -> None:
        """Make a routine of a pasted handout."""
        self.handout().paste()

    @Slot()
    def new_exercise(self) -> None:
        """Begin an exercise."""
        self.own().new_exercise()

    @Slot(str)
    def edit_exercise(self, exercise_id: str) -> None:
        """Change an exercise of the user's own; go on with changes that were not saved."""
        if not self._resumes("exercise", exercise_id):
            self.own().edit_exercise(exercise_id)

    @Slot()
    def import_file(self) -> None:
        """Take in a file of this or another program."""
        self.exchange().import_file()

    def export_routine(self, routine_id: str) -> None:
        """Write a routine into a file."""
        self.exchange().export_routine(routine_id)

    @Slot(object)
    def dress(self, figure: "DrawnFigure") -> None:
        """Let a figure show the user's own exercises."""
        self._figure = figure
        if self._own is not None:
            self._own.dress(figure)
        else:
            self._look_for_own()

    @Slot()
    def _look_for_own(self) -> None:
        exercises = self._files.catalogue.exercises.values()
        if self._own is None and any(not one.builtin for one in exercises):
            self.own()
            self.pictures_changed.emit()

    # --- what was not saved -------------------------------------------------------------------

    def offer_drafts(self) -> None:
        """Offer what was not saved when the program stopped."""
        # Hardly ever is there anything: what deals with it is not loaded for a look.
        folder = drafts_dir(self._files.user_dir)
        if not any(folder.glob("*.json")):
            return
        from coach.desk.draft_offers import DraftOffers

        self._offers = DraftOffers(
            self._files.user_dir, self._window.home.notices, self._name_of, self
        )
        self._offers.chosen.connect(self._resume)
        self._offers.troubled.connect(self._office.tell)
        self._offers.open()

    def _name_of(self, kind: "DraftKind", about: str) -> str:
        catalogue = self._files.catalogue
        found = (catalogue.exercises if kind == "exercise" else catalogue.routines).get(about)
        return found.name if found is not None else ""

    def _resumes(self, kind: str, about: str) -> bool:
        """Go on with changes to a file that were not saved; return False if there are none."""
        if self._offers is None:
            return False
        from coach.storage.drafts import DraftKind

        found = self._offers.take(DraftKind(kind), about)
        return found is not None and self._resume(*found)

    @Slot(object, object)
    def _resume(self, draft: "KeptDraft", path: "Path") -> bool:
        """Go on with a draft; return False if nothing can be made of it."""
        from coach.storage.drafts import DraftKind

        desks = {
            DraftKind.ROUTINE: self.editor,
            DraftKind.EXERCISE: self.own,
            DraftKind.HANDOUT: self.handout,
        }
        try:
            desks[draft.kind]().resume(draft, path)
        except ContentError:
            if self._offers is not None:
                self._offers.set_aside(path)
            return False
        return True

    # --- made when first wanted ---------------------------------------------------------------

    def editor(self) -> "EditorDesk":
        """Return the desk that edits routines."""
        if self._editor is None:
            from coach.desk.editor import EditorDesk

            office = self._office
            desk = EditorDesk(
                self._window, self._files, office.preferences, office.home.options, self
            )
            desk.saved.connect(self.routine_saved)
            desk.troubled.connect(office.tell)
            self._editor = desk
        return self._editor

    def own(self) -> "OwnExercisesDesk":
        """Return the desk of own exercises."""
        if self._own is None:
            from coach.desk.own_exercises import OwnExercisesDesk

            desk = OwnExercisesDesk(self._window, self._files, self)
            desk.exercise_saved.connect(self.exercise_saved)
            desk.pictures_changed.connect(self.pictures_changed)
            desk.troubled.connect(self._office.tell)
            if self._figure is not None:
                desk.dress(self._figure)
            self._own = desk
        return self._own

    def handout(self) -> "HandoutDesk":
        """Return the desk that makes routines of handouts."""
        if self._handout is None:
            from coach.desk.handout import HandoutDesk

            desk = HandoutDesk(self._window, self._files, self._office.home.options, self)
            desk.draft_ready.connect(self._open_draft)
            desk.troubled.connect(self._office.tell)
            self._handout = desk
        return self._handout

    def exchange(self) -> "ExchangeDesk":
        """Return the desk that reads and writes files for others."""
        if self._exchange is None:
            from coach.desk.exchange import ExchangeDesk

            desk = ExchangeDesk(self._window, self._files, self._office.home.options, self)
            desk.routine_saved.connect(self.routine_saved)
            desk.exercise_saved.connect(self.exercise_saved)
            desk.troubled.connect(self._office.tell)
            self._exchange = desk
        return self._exchange

    @Slot(object, object)
    def _open_draft(self, routine: "Routine", notes: tuple[str, ...]) -> None:
        self.editor().open_draft(routine, notes)
