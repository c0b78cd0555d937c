"""The settings during a session: it waits, and what is chosen holds in it at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.desk.live_settings import LiveSettings
from coach.desk.preferences import Preferences
from coach.desk.session import SessionDesk
from coach.paths import DataPaths
from coach.ui.main.window import MainWindow

if TYPE_CHECKING:
    # Loaded when somebody wants to see it.
    from coach.ui.session.settings_frame import SettingsFrame


class SessionSettings(QObject):
    """Shows the settings in the session's place, and the session again afterwards."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        live: LiveSettings,
        paths: DataPaths,
        sessions: SessionDesk,
        parent: QObject | None = None,
    ) -> None:
        """Wait until a session asks.

        Args:
            window: where they are shown.
            preferences: the settings in force.
            live: what puts them into force.
            paths: the program's folders.
            sessions: the sessions.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self._live = live
        self._paths = paths
        self._sessions = sessions
        self._frame: SettingsFrame | None = None
        sessions.settings_wanted.connect(self._show)
        sessions.ended.connect(self._drop)

    @Slot()
    def _show(self) -> None:
        from coach.desk.settings import SettingsDesk
        from coach.ui.session.settings_frame import IN_SESSION, SettingsFrame

        self._drop()
        desk = SettingsDesk(
            self._window.look, self._preferences, self._live, self._paths, IN_SESSION
        )
        self._frame = SettingsFrame(self._window.look, desk.page)
        desk.setParent(self._frame)
        self._frame.left.connect(self._leave)
        self._window.show_page(self._frame)

    @Slot()
    def _leave(self) -> None:
        self._sessions.show_session()
        self._drop()

    @Slot()
    def _drop(self) -> None:
        if self._frame is not None:
            self._window.remove_page(self._frame)
            self._frame.deleteLater()
            self._frame = None
