"""Sessions from beginning to end: compiled, played, written down, summed up."""

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.content.recipe import decode_recipe
from coach.desk.gentler import GentlerVersions
from coach.desk.keeper import SessionKeeper
from coach.desk.plan import Plan
from coach.desk.preferences import Preferences
from coach.desk.record import Record
from coach.domain.compiler import Options
from coach.domain.errors import UserError
from coach.domain.phrases import Phrases
from coach.domain.player import Command
from coach.domain.record import UnfinishedSession
from coach.domain.routine import Catalogue, Routine
from coach.domain.timeline import Timeline
from coach.storage.setting_groups import Settings
from coach.ui.main.window import MainWindow
from coach.ui.session.key_map import read_keys
from coach.ui.session.screen import SessionScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.speech.qt_voice import Voice

    # Loaded with the first session.
    from coach.ui.awake import KeepAwake
    from coach.ui.session.controller import SessionController
    from coach.ui.session.summary import SessionSummary
    from coach.ui.session.view import SessionView

_FIRST_SENTENCES = 4
"""So many are ready before a session begins; the rest follow while it runs."""

_LONGEST_WAIT_MS = 5000
"""A session begins after this time even if no sentence is ready: captions carry it."""


class SessionDesk(QObject):
    """Runs one session at a time in the window.

    Signals:
        began: a session fills the window.
        ended: it is over; the record has changed.
        dropped: it is over and nothing was done, so that nothing is kept of it (its id).
        settings_wanted: the settings are wanted; the session stands still meanwhile.
        summed_up: its summary is about to open (the `SummaryDialog`, the session's id, empty
            without a record); whoever has something to ask or to show puts it in.
        troubled: a sentence for the user about why a session cannot begin.
    """

    began = Signal()
    ended = Signal()
    dropped = Signal(str)
    settings_wanted = Signal()
    summed_up = Signal(object, str)
    troubled = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        voice: "Callable[[], Voice]",
        parent: QObject | None = None,
    ) -> None:
        """Make a desk at rest.

        Args:
            window: where sessions are shown.
            catalogue: exercises and routines.
            preferences: the user's settings.
            voice: returns the voice; it is made when first asked for.
            parent: owner.
        """
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._make_voice = voice
        self._running: _Running | None = None
        self._screen = SessionScreen(window)
        self._awake: KeepAwake | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_LONGEST_WAIT_MS)
        self._wait.timeout.connect(self._begin)
        preferences.changed.connect(self._follow)

    @property
    def is_running(self) -> bool:
        """A session fills the window."""
        return self._running is not None

    @property
    def session_id(self) -> str:
        """The running session; empty without one, or without a record."""
        return "" if self._running is None else self._running.keeper.session_id

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Take exercises from another catalogue; a session under way keeps its own."""
        self._catalogue = catalogue

    def start(self, routine: Routine, options: Options, record: Record) -> None:
        """Begin a session; what stands in its way is told by `troubled`."""
        plan = Plan(routine, self._catalogue.exercises, options)
        try:
            timeline = plan.compiled()
        except UserError as error:
            self.troubled.emit(str(error))
            return
        keeper = SessionKeeper(record.log)
        keeper.begin(plan.snapshot(timeline))
        self._prepare(_Running(plan, timeline, record, keeper))

    def resume(self, unfinished: UnfinishedSession, record: Record) -> None:
        """Go on with an unfinished session at its step."""
        try:
            routine, options = decode_recipe(unfinished.plan.recipe)
            plan = Plan(routine, self._catalogue.exercises, options)
            timeline = plan.compiled()
        except (UserError, KeyError) as error:
            message = str(error) if isinstance(error, UserError) else self._changed(unfinished)
            self.troubled.emit(message)
            return
        keeper = SessionKeeper(record.log, unfinished.id)
        running = _Running(plan, timeline, record, keeper)
        running.position_ms = min(unfinished.position_ms, timeline.length_ms - 1)
        running.active_ms = unfinished.active_ms
        running.exercises_done = unfinished.exercises_done
        keeper.in_full = running.is_in_full
        self._prepare(running)

    def close(self) -> None:
        """Stop without finishing: the session is offered at the next start."""
        running, self._running = self._running, None
        self._wait.stop()
        if running is not None and running.controller is not None:
            running.controller.close()
            self._screen.come_back()

    @Slot()
    def pause(self) -> None:
        """Let the session that runs stand still."""
        if self._running is not None and self._running.controller is not None:
            self._running.controller.command(Command.PAUSE)

    def show_session(self) -> None:
        """Show the session again, after the settings."""
        running = self._running
        if running is not None and running.view is not None:
            self._window.show_page(running.view)
            running.view.set_floor(on=running.from_floor)
            running.view.take_keyboard()

    def show_notice(self, text: str) -> bool:
        """Show a sentence over the session; False if there is none."""
        if self._running is None:
            return False
        if self._running.view is None:
            # It is about to begin: what is wrong with the voice is said on its own screen.
            self._running.notice = text
        else:
            self._running.view.show_notice(text)
        return True

    # --- beginning ----------------------------------------------------------------------------

    def _changed(self, unfinished: UnfinishedSession) -> str:
        return self.tr(
            "An exercise of “{name}” is no longer there, so the session cannot go on. "
            "What you did of it is kept."
        ).format(name=unfinished.plan.routine_name)

    def _prepare(self, running: "_Running") -> None:
        """Get the first sentences ready, then begin."""
        if self._running is not None:
            return
        self._running = running
        voice = self._make_voice()
        # A session that was cut short goes on at the pace that its lengths were reckoned for.
        voice.set_pace(running.plan.options.words_per_minute)
        voice.prepared.connect(self._begin)
        self._wait.start()
        voice.prepare(running.sentences()[:_FIRST_SENTENCES])

    @Slot()
    def _begin(self) -> None:
        running = self._running
        if running is None or running.controller is not None:
            return
        from coach.ui.session.controller import SessionController
        from coach.ui.session.view import SessionView

        self._wait.stop()
        voice = self._make_voice()
        voice.prepared.disconnect(self._begin)
        window = self._window
        settings = self._preferences.settings
        running.view = SessionView(
            window.look,
            window.figures,
            window.home.thumbnails,
            running.plan.exercises,
        )
        running.controller = SessionController(
            running.view,
            window.look.theme,
            running.plan.exercises,
            Phrases(),
            voice,
            running.keeper,
            gentler=GentlerVersions(running.current_plan, self._go_on_with),
            awake=self._awake_for(settings),
            parent=self,
        )
        running.controller.finished.connect(self._finish)
        running.view.mute_requested.connect(self._keep_muted)
        running.view.settings_requested.connect(self._ask_settings)
        voice.set_muted(settings.sound.muted)
        running.applied = settings
        self._dress(running.view, settings)
        self._screen.go(settings.session.screen)
        window.show_page(running.view)
        self._use_timeline(running.timeline)
        running.controller.start(
            running.timeline, running.position_ms, running.active_ms, running.exercises_done
        )
        if settings.session.floor_view:
            running.view.set_floor(on=True)
        if running.notice:
            running.view.show_notice(running.notice)
        self.began.emit()

    def _use_timeline(self, timeline: Timeline) -> None:
        """Show and say another timeline from now on."""
        running = self._running
        if running is None or running.view is None:
            return
        running.timeline = timeline
        running.view.set_timeline(timeline)
        self._make_voice().prepare(running.sentences())

    @Slot()
    def _ask_settings(self) -> None:
        running = self._running
        if running is not None and running.view is not None:
            running.from_floor = running.view.is_floor
            self.settings_wanted.emit()

    # --- changes on the way -------------------------------------------------------------------

    def _go_on_with(self, plan: Plan, timeline: Timeline, position_ms: int) -> None:
        """Go on from another plan: what is compiled from it takes the timeline's place."""
        self._use_timeline(timeline)
        self._keep_plan(plan, position_ms)

    def _keep_plan(self, plan: Plan, position_ms: int) -> None:
        """Write down what the session is compiled from now, so that it can be gone on with."""
        running = self._running
        if running is None or running.view is None:
            return
        running.plan = plan
        try:
            running.keeper.change_recipe(plan.recipe(), position_ms)
        except UserError as error:
            running.view.show_notice(str(error))

    @Slot()
    def _follow(self) -> None:
        """Let other settings hold in the session that runs."""
        running = self._running
        if running is None or running.view is None or running.controller is None:
            return
        before, now = running.applied, self._preferences.settings
        running.applied = now
        self._dress(running.view, now)
        if now.session.keep_awake != before.session.keep_awake:
            running.controller.set_awake(self._awake_for(now))
        if now.session.screen != before.session.screen:
            self._screen.come_back()
            self._screen.go(now.session.screen)
        plan = running.plan.at_pace_of(now)
        if plan != running.plan.at_pace_of(before):
            timeline = plan.compiled()
            self._use_timeline(timeline)
            self._keep_plan(plan, running.controller.repace(timeline))
            # As fast as the lengths were reckoned for.
            self._make_voice().set_pace(plan.options.words_per_minute)

    def _dress(self, view: "SessionView", settings: Settings) -> None:
        """Let a view show sound and keys as they are set."""
        view.set_muted(settings.sound.muted)
        view.set_keys(read_keys(settings.keys.single, settings.keys.chosen)[0])

    def _awake_for(self, settings: Settings) -> "KeepAwake | None":
        """Return what keeps the screen awake, if the settings want it."""
        if not settings.session.keep_awake:
            return None
        if self._awake is None:
            from coach.ui.awake import keep_awake

            self._awake = keep_awake(self)
        return self._awake

    @Slot(bool)
    def _keep_muted(self, muted: bool) -> None:
        settings = self._preferences.settings
        sound = msgspec.structs.replace(settings.sound, muted=muted)
        self._preferences.change(msgspec.structs.replace(settings, sound=sound))

    # --- the end ------------------------------------------------------------------------------

    @Slot(bool)
    def _finish(self, completed: bool) -> None:
        running, self._running = self._running, None
        if running is None or running.view is None or running.controller is None:
            return
        running.view.set_floor(on=False)
        self._screen.come_back()
        self._make_voice().set_pace(self._preferences.settings.sound.words_per_minute)
        self._window.show_home()
        running.view.deleteLater()
        running.controller.deleteLater()
        self.ended.emit()
        if not completed and not running.keeper.has_facts:
            self.dropped.emit(running.keeper.session_id)
            return  # nothing was done, so nothing is kept and there is nothing to sum up
        from coach.ui.session.summary import SummaryDialog

        summary = SummaryDialog(
            self._window.look, running.summary(self._preferences, completed), self._window
        )
        summary.closed.connect(summary.deleteLater)
        self.summed_up.emit(summary, running.keeper.session_id if running.keeper.saved else "")
        summary.open()


class _Running:
    """Everything about the session in hand."""

    def __init__(
        self, plan: Plan, timeline: Timeline, record: Record, keeper: SessionKeeper
    ) -> None:
        self.plan = plan
        self.applied = Settings()
        self.from_floor = False
        self.timeline = timeline
        self.record = record
        self.keeper = keeper
        self.position_ms = 0
        self.active_ms = 0
        self.exercises_done = 0
        self.notice = ""
        self.view: SessionView | None = None
        self.controller: SessionController | None = None

    def current_plan(self) -> Plan:
        """Return what the session is compiled from now."""
        return self.plan

    def sentences(self) -> list[str]:
        """Return what will be said, in order, from the position on first."""
        cues = sorted(self.timeline.cues, key=lambda cue: cue.at_ms < self.position_ms)
        said = [cue.text for cue in cues if cue.kind.spoken]
        return list(dict.fromkeys([*said, *(step.instruction for step in self.timeline.steps)]))

    def is_in_full(self) -> bool:
        """Tell whether the record holds every repetition that was planned."""
        done, planned = self._done(), self._planned()
        return all(done[one] >= planned[one] for one in planned)

    def _planned(self) -> Counter[str]:
        planned: Counter[str] = Counter()
        for item in self.timeline.items:
            planned[item.exercise_id] += item.total_reps
        return planned

    def _done(self) -> Counter[str]:
        latest = self.record.latest()
        if latest is not None and latest.id == self.keeper.session_id:
            # A session that was resumed has more to its credit than this run.
            return Counter({one.exercise_id: one.reps for one in latest.exercises})
        return self.keeper.reps

    def summary(self, preferences: Preferences, completed: bool) -> "SessionSummary":
        """Return what the session came to."""
        from coach.ui.session.summary import DoneExercise, SessionSummary

        done, planned = self._done(), self._planned()
        first = {item.exercise_id: item for item in reversed(self.timeline.items)}
        return SessionSummary(
            completed=completed,
            active_ms=self.keeper.active_ms,
            exercises=tuple(
                DoneExercise(
                    name=first[one].name,
                    reps_done=min(done[one], planned[one]),
                    reps_planned=planned[one],
                    dose_text=first[one].dose_text,
                )
                for one in planned
            ),
            week=self.record.progress(preferences.settings).week,
            flare_up=self.plan.options.flare_up,
            saved=self.keeper.saved,
        )
