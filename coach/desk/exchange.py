"""Files of routines and exercises that come from elsewhere, or go there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from coach.content.importing import Imported, read_import, routine_file, workout_timer_file
from coach.content.saving import save_exercise, save_routine
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options
from coach.domain.errors import UserError
from coach.domain.routine import Catalogue, Routine
from coach.files import write_atomically
from coach.ui.main.notices import Notice
from coach.ui.main.window import MainWindow
from coach.ui.ownex.export_dialog import ExportDialog
from coach.ui.ownex.file_picker import FilePicker
from coach.ui.ownex.import_dialog import ImportDialog
from coach.ui.ownex.import_words import EXERCISE, ROUTINE, ImportWords

_IMPORTED = "imported"
_EXPORTED = "exported"


class ExchangeDesk(QObject):
    """Imports and exports.

    Signals:
        routine_saved: a routine was imported: show it (its id).
        exercise_saved: only exercises were imported: show the first (its id).
        troubled: a sentence for the user about what could not be done.
    """

    routine_saved = Signal(str)
    exercise_saved = Signal(str)
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
            window: where its dialogs are shown.
            files: the user's files.
            options: returns what a session is compiled with now.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._files = files
        self._options = options
        self._imported: Imported | None = None
        self._exported: Routine | None = None
        self._for_timer = False
        self._import_picker = FilePicker(window, self)
        self._import_picker.picked.connect(self.import_from)
        self._export_picker = FilePicker(window, self)
        self._export_picker.picked.connect(self.export_to)

    @property
    def _catalogue(self) -> Catalogue:
        return self._files.catalogue

    # --- import -------------------------------------------------------------------------------

    @Slot()
    def import_file(self) -> None:
        """Ask for a file to import."""
        self._import_picker.ask_open(
            self.tr("Import"),
            [
                self.tr("Routines and exercises (*.toml *.json)"),
                self.tr("All files (*)"),
            ],
        )

    @Slot(object)
    def import_from(self, path: Path) -> None:
        """Read a file, and ask what of it to take over."""
        try:
            imported = read_import(path, self._catalogue.exercises, self._files.taken_ids)
        except UserError as error:
            self.troubled.emit(str(error))
            return
        self._imported = imported
        dialog = ImportDialog(
            self._window.look,
            path.name,
            ImportWords().entries(imported),
            imported.left_out,
            self._window,
        )
        dialog.import_chosen.connect(self._take_over)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _take_over(self, keys: tuple[str, ...]) -> None:
        imported, self._imported = self._imported, None
        if imported is None:
            return
        routines = [one for one in imported.routines if f"{ROUTINE}{one.id}" in keys]
        needed = {item.exercise_id for one in routines for item in one.items}
        exercises = [
            one for one in imported.exercises if one.id in needed or f"{EXERCISE}{one.id}" in keys
        ]
        user_dir = self._files.user_dir
        try:
            for exercise in exercises:
                save_exercise(user_dir, exercise)
            for routine in routines:
                save_routine(user_dir, routine)
        except UserError as error:
            self.troubled.emit(str(error))
        self._files.reload()
        text = ImportWords().taken_over(len(routines), len(exercises))
        self._window.home.notices.add(Notice(_IMPORTED, text, "download-simple"))
        if routines:
            self.routine_saved.emit(routines[0].id)
        elif exercises:
            self.exercise_saved.emit(exercises[0].id)

    # --- export -------------------------------------------------------------------------------

    @Slot(str)
    def export_routine(self, routine_id: str) -> None:
        """Ask in which form a routine is exported, then where to."""
        routine = self._catalogue.routines.get(routine_id)
        if routine is None:
            return
        self._exported = routine
        exercises = self._catalogue.exercises
        own = {item.exercise_id for item in routine.items if item.exercise_id in exercises}
        count = sum(not exercises[one].builtin for one in own)
        dialog = ExportDialog(self._window.look, routine.name, count, self._window)
        dialog.own_chosen.connect(self._ask_own_place)
        dialog.timer_chosen.connect(self._ask_timer_place)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _ask_own_place(self) -> None:
        self._ask_place(".toml", self.tr("Back Coach routines (*.toml)"), for_timer=False)

    @Slot()
    def _ask_timer_place(self) -> None:
        self._ask_place(".json", self.tr("Workout files (*.json)"), for_timer=True)

    def _ask_place(self, suffix: str, kind: str, *, for_timer: bool) -> None:
        self._for_timer = for_timer
        if self._exported is not None:
            name = f"{self._exported.id}{suffix}"
            self._export_picker.ask_save(self.tr("Export"), name, [kind])

    @Slot(object)
    def export_to(self, path: Path) -> None:
        """Write the chosen routine in the chosen form."""
        routine = self._exported
        if routine is None:
            return
        exercises = self._catalogue.exercises
        if self._for_timer:
            content = workout_timer_file(routine, exercises, self._options())
        else:
            content = routine_file(routine, exercises)
        try:
            write_atomically(path, content)
        except OSError as error:
            text = self.tr("{file} cannot be written: {reason}. Please choose another place.")
            self.troubled.emit(text.format(file=path, reason=error.strerror or error))
            return
        text = self.tr("Exported “{name}” to {file}.").format(name=routine.name, file=path)
        self._window.home.notices.add(Notice(_EXPORTED, text, "check"))
