"""Staying in the tray without a window, and starting with the computer."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.desk.machine import Outside
from coach.desk.telling import telling
from coach.domain.errors import UserError
from coach.storage.setting_groups import ReminderSettings
from coach.ui.main.window import MainWindow
from coach.ui.reminding.hiding import HidesOnClose

_TRAY_WAIT_MS = 20_000
"""At login the tray may come after us; so long a hidden start waits for it."""

_TRAY_LOOK_MS = 500


class Background(QObject):
    """Keeps the program within reach of its reminders, as the settings allow it.

    Signals:
        hidden: the window was closed, and the program stays in the tray.
        troubled: a sentence for the user.
    """

    hidden = Signal()
    troubled = Signal(str)

    def __init__(
        self, window: MainWindow, outside: Outside, settings: ReminderSettings, parent: QObject
    ) -> None:
        """Change nothing yet.

        Args:
            window: the window that is hidden.
            outside: the machine.
            settings: whether to remind, and to start with the computer.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._outside = outside
        self._settings = settings
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TRAY_LOOK_MS)
        self._timer.timeout.connect(self._look_for_tray)
        self._hiding = HidesOnClose(window, self._may_stay)
        self._hiding.hidden.connect(self.hidden)

    @property
    def lacks_tray(self) -> bool:
        """The program is to stay in the tray, and there is none."""
        return self._is_wanted and not self._outside.tray.is_there

    def open(self, *, hidden: bool) -> None:
        """Show the icon in the tray where it is wanted.

        Args:
            hidden: the program was started without its window, which shows itself, made small,
                where there is no tray to wait in.
        """
        self._keep_entry()
        self._show_tray()
        if hidden:
            self._looks = 0
            self._timer.start()
            self._look_for_tray()

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._timer.stop()
        self._outside.tray.set_shown(False)

    def follow(self, settings: ReminderSettings) -> bool:
        """Do as other settings say.

        Returns:
            False if the program cannot be started with the computer as they say; they are to be
            changed then.
        """
        before, self._settings = self._settings, settings
        if (settings.on, settings.at_login) == (before.on, before.at_login):
            return True
        if not self._keep_entry() and settings.at_login:
            return False
        self._show_tray()
        return True

    def remove_entry(self) -> None:
        """Start with the computer no longer, whatever the settings say."""
        if self._outside.autostart is not None:
            with telling(self.troubled.emit):
                self._outside.autostart.clear()

    @property
    def _is_wanted(self) -> bool:
        return self._settings.on and self._settings.at_login

    def _may_stay(self) -> bool:
        return self._is_wanted and self._outside.tray.is_there

    def _show_tray(self) -> None:
        settings = self._settings
        self._outside.tray.set_shown(
            settings.on and (settings.at_login or self._outside.tray_always)
        )

    @Slot()
    def _look_for_tray(self) -> None:
        """After a hidden start: without a tray, at least stand in the list of windows."""
        self._looks += 1
        if self._window.isVisible() or self._outside.tray.is_there:
            self._timer.stop()
        elif self._looks * _TRAY_LOOK_MS > _TRAY_WAIT_MS:
            self._timer.stop()
            self._window.showMinimized()

    def _keep_entry(self) -> bool:
        """Make or remove the entry that starts the program at login, as the settings say.

        Returns:
            True if that is so now.
        """
        entry = self._outside.autostart
        if entry is None:
            return True
        try:
            if self._is_wanted:
                entry.set()
            else:
                entry.clear()
        except UserError as error:
            self.troubled.emit(str(error))
            return False
        return True
