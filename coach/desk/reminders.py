"""Reminders: watches the clock, and brings the user to the session of the day."""

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QWidget

from coach.desk.background import Background
from coach.desk.machine import Outside
from coach.desk.preferences import Preferences
from coach.desk.record import Record, first_weekday
from coach.domain.errors import UserError
from coach.domain.reminders import (
    RECENT,
    Watch,
    WeeklyTime,
    is_done,
    look,
    next_look,
    next_moment,
    put_off,
)
from coach.domain.routine import Catalogue
from coach.domain.today import suggested_today
from coach.storage.setting_groups import ReminderSettings, ReminderTime
from coach.ui.main.window import MainWindow
from coach.ui.reminding.notifications import Notice
from coach.ui.reminding.view import ReminderChoice

if TYPE_CHECKING:
    # Loaded when they are shown.
    from coach.ui.reminding.dialog import ReminderDialog
    from coach.ui.reminding.panel import ReminderPanel

_LONGEST_WAIT_MS = 30_000
"""Timers stand still while the machine sleeps, and the clock may be set: look again this often."""


class Sessions(Protocol):
    """What reminders need of the desk that runs sessions."""

    began: SignalInstance

    @property
    def is_running(self) -> bool:
        """A session fills the window."""
        ...

    def pause(self) -> None:
        """Let the session that runs stand still."""
        ...


class RemindersDesk(QObject):
    """Reminds while the program runs, in its window or hidden (`Background`).

    Signals:
        wanted: the user wants the window; as the words of another start of the program (a list).
        session_wanted: begin a session (routine id, flare-up day).
        export_wanted: write the days and times as a calendar file.
        troubled: a sentence for the user.
    """

    wanted = Signal(list)
    session_wanted = Signal(str, bool)
    export_wanted = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        sessions: Sessions,
        outside: Outside,
        parent: QObject | None = None,
    ) -> None:
        """Make a desk that watches nothing yet.

        Args:
            window: the window that is brought to the front, or hidden.
            catalogue: names the routine of the day.
            preferences: days and times.
            record: knows what was done.
            sessions: knows whether one is running.
            outside: the machine.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._record = record
        self._sessions = sessions
        self._outside = outside
        self._settings = preferences.settings.reminders
        self._watch = Watch(outside.now().astimezone(UTC))
        self._panel: ReminderPanel | None = None
        self._dialog: ReminderDialog | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        self._background = Background(window, outside, self._settings, self)
        self._background.hidden.connect(sessions.pause)
        self._background.troubled.connect(self.troubled)
        sessions.began.connect(self._session_began)
        preferences.changed.connect(self._preferences_changed)
        tray = outside.tray
        tray.start_chosen.connect(self._start)
        tray.open_chosen.connect(self._open)
        tray.notice_chosen.connect(self._open_with_offer)
        tray.quit_chosen.connect(self.quit)
        notifications = outside.notifications
        if notifications is not None:
            notifications.start_chosen.connect(self._start)
            notifications.later_chosen.connect(self._later)
            notifications.open_chosen.connect(self._open_with_offer)
            notifications.failed.connect(self._show_otherwise)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Name routines from another catalogue from now on."""
        self._catalogue = catalogue

    def open(self, *, hidden: bool = False) -> None:
        """Begin to watch.

        Args:
            hidden: the program was started without its window, so a reminder that came while
                the computer was off is still news.
        """
        if hidden:
            now = self._outside.now().astimezone(UTC)
            self._watch = Watch(now - RECENT)
        self._background.open(hidden=hidden)
        self.check()

    def close(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._background.close()
        if self._outside.notifications is not None:
            self._outside.notifications.close()

    @Slot()
    def remove_entry(self) -> None:
        """Start with the computer no longer: everything of the user's is being deleted."""
        self._background.remove_entry()

    def panel(self, parent: QWidget | None = None) -> "ReminderPanel":
        """Return the panel of the settings; it is made once."""
        if self._panel is None:
            from coach.ui.reminding.panel import ReminderPanel

            no_login = ""
            if self._outside.autostart is None:
                no_login = self.tr(
                    "This system has no switch for it. You can add Back Coach to the programs "
                    "that it starts by hand, with the option --background."
                )
            self._panel = panel = ReminderPanel(
                self._window.look,
                choice_of(self._settings),
                first_weekday(self._preferences.settings),
                no_login=no_login,
                parent=parent,
            )
            panel.changed.connect(self._choose)
            panel.try_asked.connect(self._try)
            panel.export_asked.connect(self.export_wanted)
            panel.destroyed.connect(self._forget_panel)
            self._tell_panel()
        return self._panel

    # --- the clock ----------------------------------------------------------------------------

    @property
    def _times(self) -> tuple[WeeklyTime, ...]:
        if not self._settings.on:
            return ()
        return tuple(WeeklyTime(one.days, one.time) for one in self._settings.at)

    @Slot()
    def check(self) -> None:
        """Look whether it is time, and when to look again."""
        now, zone = self._outside.now().astimezone(UTC), self._outside.zone()
        self._watch, due = look(self._watch, self._times, zone, now)
        if due is not None and not self._sessions.is_running and not self._is_done(due, zone):
            self._show(self._notice())
        self._arm()

    def _is_done(self, due: datetime, zone: tzinfo) -> bool:
        history = self._record.history
        if history is None:
            return False
        try:
            count = len(history.sessions_on(due.astimezone(zone).date()))
        except UserError:
            return False
        return is_done(self._times, zone, due, count)

    def _arm(self) -> None:
        now, zone = self._outside.now().astimezone(UTC), self._outside.zone()
        due = next_look(self._watch, self._times, zone, now)
        self._timer.stop()
        if due is not None:
            # Rounded up: a moment too early would find nothing.
            wait = -int((now - due).total_seconds() * 1000 // 1)
            self._timer.start(min(max(0, wait), _LONGEST_WAIT_MS))
        self._tell_panel()

    # --- reminding ----------------------------------------------------------------------------

    def _routine_id(self) -> str:
        try:
            progress = self._record.progress(self._preferences.settings)
            return suggested_today(progress.last_done, progress.today, self._catalogue.routines)
        except UserError:
            return ""

    def _notice(self) -> Notice:
        routine = self._catalogue.routines.get(self._routine_id())
        minutes = self._settings.later_minutes
        text = self.tr("“Later” reminds you again in {minutes} minutes.")
        if routine is not None:
            text = self.tr(
                "“{name}” is ready when you are. “Later” reminds you again in {minutes} minutes."
            )
        return Notice(
            title=self.tr("Time for your exercises"),
            text=text.format(name=routine.name if routine else "", minutes=minutes),
            start=self.tr("Start"),
            later=self.tr("Later"),
        )

    def _show(self, notice: Notice) -> None:
        if self._outside.notifications is not None:
            self._outside.notifications.show(notice)
        else:
            self._show_otherwise(notice)

    @Slot(object)
    def _show_otherwise(self, notice: Notice) -> None:
        """Show a notice at the tray's icon, or else in the window.

        Where notifications come from a service and it failed, the tray's messages would go the
        same way, and nobody would see them.
        """
        if self._outside.notifications is None and self._outside.tray.show_notice(notice):
            return
        if not self._window.isVisible():
            self._window.showMinimized()
        self._offer(notice)
        QApplication.alert(self._window)

    def _offer(self, notice: Notice) -> None:
        """Offer the session in the window, unless something else is in front there."""
        if self._sessions.is_running or self._window.covered:
            return
        from coach.ui.reminding.dialog import ReminderDialog

        self._dialog = dialog = ReminderDialog(self._window.look, notice, self._window)
        dialog.start_chosen.connect(self._start)
        dialog.later_chosen.connect(self._later)
        dialog.closed.connect(dialog.deleteLater)
        dialog.closed.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _start(self) -> None:
        self._open()
        routine_id = self._routine_id()
        # What fills or covers the window (an editor, a question) is to be finished first.
        if routine_id and self._window.home.isVisible() and not self._window.covered:
            self.session_wanted.emit(routine_id, False)

    @Slot()
    def _later(self) -> None:
        now = self._outside.now().astimezone(UTC)
        self._watch = put_off(self._watch, now, self._settings.later_minutes)
        self._arm()

    @Slot()
    def _open(self) -> None:
        self._withdraw()
        self.wanted.emit([])

    @Slot()
    def _open_with_offer(self) -> None:
        self._open()
        self._offer(self._notice())

    @Slot()
    def _try(self) -> None:
        self._show(self._notice())

    @Slot()
    def _session_began(self) -> None:
        """Let go of a reminder that was put off, or is still on the screen."""
        self._withdraw()
        self._watch = Watch(self._watch.seen)
        self._arm()

    def _withdraw(self) -> None:
        if self._outside.notifications is not None:
            self._outside.notifications.withdraw()

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    @Slot()
    def quit(self) -> None:
        """End the program, whether its window is there or hidden."""
        self._window.close()
        QApplication.quit()

    # --- settings -----------------------------------------------------------------------------

    @Slot(object)
    def _choose(self, choice: ReminderChoice) -> None:
        settings = self._preferences.settings
        at = tuple(ReminderTime(days=one.days, time=one.at) for one in choice.times)
        reminders = ReminderSettings(
            on=choice.on, at=at, later_minutes=choice.later_minutes, at_login=choice.at_login
        )
        self._preferences.change(msgspec.structs.replace(settings, reminders=reminders))

    @Slot()
    def _preferences_changed(self) -> None:
        settings = self._preferences.settings.reminders
        if settings == self._settings:
            return
        self._settings = settings
        # A time that was just chosen and has passed today is not one that was missed.
        now = self._outside.now().astimezone(UTC)
        self._watch = Watch(now, self._watch.later if settings.on else None)
        if not self._background.follow(settings):
            # A switch that does nothing is not left on.
            whole = self._preferences.settings
            off = msgspec.structs.replace(settings, at_login=False)
            self._preferences.change(msgspec.structs.replace(whole, reminders=off))
        if self._panel is not None:
            self._panel.show_choice(choice_of(self._settings))
        self._arm()

    def _tell_panel(self) -> None:
        """Show what is not chosen: when the next one comes, and whether there is a tray."""
        if self._panel is None:
            return
        zone = self._outside.zone()
        now = self._outside.now().astimezone(zone)
        moment = next_moment(self._times, zone, now)
        if self._watch.later is not None and (moment is None or self._watch.later < moment):
            moment = self._watch.later
        self._panel.show_next(None if moment is None else moment.astimezone(zone), now)
        self._panel.show_tray(missing=self._background.lacks_tray)

    @Slot()
    def _forget_panel(self) -> None:
        self._panel = None


def choice_of(settings: ReminderSettings) -> ReminderChoice:
    """Return settings as the panel shows them."""
    times = tuple(WeeklyTime(one.days, one.time) for one in settings.at)
    return ReminderChoice(settings.on, times, settings.later_minutes, settings.at_login)
