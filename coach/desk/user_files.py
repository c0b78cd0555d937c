"""The user's own files while the program runs: loaded, watched, and told of when broken."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from coach.content.catalogue import BrokenFile, LoadedCatalogue, load_catalogue
from coach.content.user_files import fingerprint, stems_in
from coach.domain.routine import Catalogue
from coach.paths import exercises_dir, routines_dir
from coach.ui.main.notices import Notice, NoticeStrip

_SETTLE_MS = 250
"""After the last change on disk: programs that save often write twice."""

_ONE_BY_ONE = 3
"""So many broken files have a notice each; more share one."""

_SHARED = "broken-files"


class UserFilesDesk(QObject):
    """Holds the catalogue, loads it anew when files of the user change, and names broken ones.

    Signals:
        changed: another catalogue is in force.
    """

    changed = Signal()

    def __init__(
        self,
        user_dir: Path,
        loaded: LoadedCatalogue,
        notices: NoticeStrip,
        parent: QObject | None = None,
    ) -> None:
        """Begin to watch.

        Args:
            user_dir: the folder that holds `exercises` and `routines`.
            loaded: what was loaded from it.
            notices: where broken files are named.
            parent: owner.
        """
        super().__init__(parent)
        self._user_dir = user_dir
        self._loaded = loaded
        self._notices = notices
        self._shown: dict[str, Path] = {}
        self._seen = fingerprint(user_dir)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._wait)
        self._watcher.fileChanged.connect(self._wait)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Some folders, on a network or in a cloud, tell nobody of their changes.
            app.applicationStateChanged.connect(self._look_again)
        notices.action_chosen.connect(self._open)
        self._watch()
        self._tell_broken()

    @property
    def catalogue(self) -> Catalogue:
        """The exercises and routines, as they are on disk."""
        return self._loaded.catalogue

    @property
    def broken(self) -> tuple[BrokenFile, ...]:
        """The files that cannot be used, and why."""
        return self._loaded.broken

    @property
    def user_dir(self) -> Path:
        """The folder that holds `exercises` and `routines`."""
        return self._user_dir

    @property
    def taken_ids(self) -> frozenset[str]:
        """The ids that nothing new may have, those of broken files too."""
        return frozenset(
            (
                *self.catalogue.exercises,
                *self.catalogue.routines,
                *stems_in(exercises_dir(self._user_dir)),
                *stems_in(routines_dir(self._user_dir)),
            )
        )

    @Slot()
    def look(self) -> None:
        """Load everything anew if a file has changed since it was last loaded."""
        if fingerprint(self._user_dir) != self._seen:
            self.reload()
        self._watch()

    @Slot()
    def reload(self) -> None:
        """Load everything anew; call it after writing a file of the user."""
        self._settle.stop()
        self._seen = fingerprint(self._user_dir)
        before = self._loaded
        self._loaded = load_catalogue(self._user_dir)
        self._watch()
        if self._loaded.broken != before.broken:
            self._tell_broken()
        if self._loaded.catalogue != before.catalogue:
            self.changed.emit()

    # --- watching -----------------------------------------------------------------------------

    def _watch(self) -> None:
        """Watch the folders and every file; a file that was replaced has to be watched anew."""
        wanted = {str(path) for path in fingerprint(self._user_dir)}
        for folder in (exercises_dir(self._user_dir), routines_dir(self._user_dir)):
            # The folder above tells when one that is not there yet is made.
            watched = folder if folder.is_dir() else self._user_dir
            if watched.is_dir():
                wanted.add(str(watched))
        there = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(there - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - there):
            self._watcher.addPaths(new)

    @Slot(str)
    def _wait(self, _path: str) -> None:
        self._settle.start()

    @Slot(Qt.ApplicationState)
    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    # --- broken files -------------------------------------------------------------------------

    def _tell_broken(self) -> None:
        """Name the broken files, and take back what was said of files that are mended."""
        for key in self._shown:
            self._notices.remove(key)
        self._shown = {}
        if len(self.broken) > _ONE_BY_ONE:
            lines = [self._sentence(file) for file in self.broken]
            self._show(
                _SHARED, self.broken[0].path.parent, "\n".join(lines), self.tr("Open folder")
            )
            return
        for file in self.broken:
            key = f"broken-file:{file.path}"
            self._show(key, file.path, self._sentence(file), self.tr("Open the file"))

    def _show(self, key: str, path: Path, text: str, action: str) -> None:
        self._shown[key] = path
        self._notices.add(Notice(key, text, "warning-circle", action))

    def _sentence(self, file: BrokenFile) -> str:
        fault = file.faults[0].removeprefix(str(file.path)).lstrip(":, ")
        more = len(file.faults) - 1
        text = (
            self.tr("{file} is left out until it is mended ({fault}, and {n} more faults).")
            if more > 1
            else self.tr("{file} is left out until it is mended ({fault}, and one more fault).")
            if more
            else self.tr("{file} is left out until it is mended ({fault}).")
        )
        return text.format(file=file.path.name, fault=fault, n=more)

    @Slot(str)
    def _open(self, key: str) -> None:
        path = self._shown.get(key)
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
