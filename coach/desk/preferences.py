"""The user's settings while the program runs."""

from PySide6.QtCore import QObject, Signal

from coach.domain.errors import UserError
from coach.paths import DataPaths
from coach.storage.setting_groups import Settings
from coach.storage.settings import save_settings


class Preferences(QObject):
    """Holds the settings in force and keeps every change on disk.

    Signals:
        changed: other settings are in force.
        not_kept: a sentence on why a change could not be written; it holds until the program ends.
    """

    changed = Signal()
    not_kept = Signal(str)

    def __init__(self, paths: DataPaths, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._settings = settings

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change(self, settings: Settings) -> None:
        """Put other settings in force and write them down."""
        if settings == self._settings:
            return
        self._settings = settings
        try:
            save_settings(self._paths, settings)
        except UserError as error:
            self.not_kept.emit(str(error))
        self.changed.emit()
