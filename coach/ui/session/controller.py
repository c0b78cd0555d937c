"""Drives the player: feeds it clock readings and commands, and performs what it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ParamSpec

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from coach.clock import now_ms
from coach.domain import player
from coach.domain.display import Display, display
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise
from coach.domain.facts import ExerciseDone
from coach.domain.phrases import Phrases
from coach.domain.player import (
    Command,
    CueDue,
    Effect,
    Finished,
    Paused,
    PauseReason,
    Phase,
    PlayerState,
    Record,
    Say,
    Silence,
)
from coach.domain.timeline import SegmentKind, Timeline
from coach.ui.awake import KeepAwake, NoKeepAwake
from coach.ui.session.dialogs import HurtChoice, HurtOffer
from coach.ui.session.ports import GentlerPort, LogPort, NoGentler, VoicePort
from coach.ui.session.view import SessionView
from coach.ui.theme import Theme

P = ParamSpec("P")

_FRAME_MS = 33
_HEARTBEAT_MS = 1000
"""Longest time between two ticks; a much longer one means that the machine slept."""

_ACTIVE = (Phase.RUNNING, Phase.LEAD_IN, Phase.WAITING)


class SessionController(QObject):
    """Connects player, view, voice and log; it holds no rule of its own.

    A single precise timer is set to the next moment at which something is due, and every step
    reads the clock, so nothing drifts and nothing is counted.

    Signals:
        finished: the session is over and written down; True if it was done in full.
    """

    finished = Signal(bool)

    def __init__(
        self,
        view: SessionView,
        theme: Theme,
        exercises: Mapping[str, Exercise],
        phrases: Phrases,
        voice: VoicePort,
        log: LogPort,
        *,
        gentler: GentlerPort | None = None,
        awake: KeepAwake | None = None,
        clock: Callable[[], int] = now_ms,
        parent: QObject | None = None,
    ) -> None:
        """Make a controller at rest.

        Args:
            view: shows the session.
            theme: tells whether motion is reduced.
            exercises: the library, by id.
            phrases: the words of the session.
            voice: speaks and sounds.
            log: writes down.
            gentler: knows gentler versions; None offers none.
            awake: keeps the screen awake; None leaves it alone.
            clock: milliseconds of a monotonic clock.
            parent: owner.
        """
        super().__init__(parent)
        self._view = view
        self._theme = theme
        self._exercises = exercises
        self._phrases = phrases
        self._voice = voice
        self._log = log
        self._gentler = gentler or NoGentler()
        self._awake = awake or NoKeepAwake()
        self._clock = clock
        self._state: PlayerState | None = None
        self._step = -1
        self._said = ""
        self._done: set[int] = set()
        self._done_before = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        view.command_requested.connect(self.command)
        view.hurt_chosen.connect(self._on_hurt_choice)
        view.mute_requested.connect(self._on_mute)

    @property
    def state(self) -> PlayerState | None:
        """Where the session stands; None before it begins."""
        return self._state

    @property
    def is_ticking(self) -> bool:
        """The timer runs: something is due."""
        return self._timer.isActive()

    def start(
        self,
        timeline: Timeline,
        position_ms: int = 0,
        active_ms: int = 0,
        exercises_done: int = 0,
    ) -> None:
        """Begin a session, or go on with an unfinished one.

        Args:
            timeline: the compiled session.
            position_ms: where to go on.
            active_ms: time spent before.
            exercises_done: exercises finished before.
        """
        self._done.clear()
        self._done_before = exercises_done
        self._said = ""
        self._step = -1
        self._awake.hold()
        self._take(player.start(timeline, self._clock(), position_ms, active_ms))

    def repace(self, timeline: Timeline) -> int:
        """Go on at the same place of the same session at another pace; return its position.

        Raises:
            ValueError: the timeline is not the same session.
        """
        if self._state is None:
            return 0
        self._take(player.repace(self._state, timeline, self._clock()))
        return self._state.position_ms

    def set_awake(self, awake: KeepAwake | None) -> None:
        """Keep the screen awake with something else from now on; None leaves it alone."""
        self._awake.release()
        self._awake = awake or NoKeepAwake()
        if self._state is not None and self._state.phase is not Phase.FINISHED:
            self._awake.hold()

    @Slot(Command)
    def command(self, asked: Command) -> None:
        """Do what the user asks for."""
        if self._state is not None and self._state.phase is not Phase.FINISHED:
            self._take(player.command(self._state, asked, self._clock()))

    @Slot()
    def tick(self) -> None:
        """Move on to the clock's reading."""
        if self._state is not None:
            self._take(player.tick(self._state, self._clock()))

    def close(self) -> None:
        """Stop without finishing: the session can be gone on with at the next start."""
        self._timer.stop()
        self._voice.silence()
        self._awake.release()
        state = self._state
        if state is not None and state.phase is not Phase.FINISHED:
            self._write(self._log.reached, state.position_ms, state.active_ms)
        self._state = None

    # --- performing ---------------------------------------------------------------------------

    def _take(self, outcome: player.Outcome) -> None:
        """Take a new state over, perform what it asks for, show it, and wait for the next."""
        state, effects = outcome
        self._state = state
        paused: PauseReason | None = None
        completed: bool | None = None
        # Sounds go before writes: a slow disk must not delay what is heard.
        for effect in sorted(effects, key=_is_write):
            self._perform(effect, state)
            if isinstance(effect, Paused):
                paused = effect.reason
            elif isinstance(effect, Finished):
                completed = effect.completed
        if paused is not None:
            self._view.set_pause_reason(paused)
        if paused is not None or (state.step.index != self._step and completed is None):
            self._step = state.step.index
            self._write(self._log.reached, state.position_ms, state.active_ms)
        shown = self._show(state)
        self._schedule(state)
        if paused is PauseReason.HURTS and shown.exercise_id:
            self._view.show_hurts(self._hurt_offer(state, shown))
        if completed is not None:
            self._finish(state, completed=completed)

    def _perform(self, effect: Effect, state: PlayerState) -> None:
        match effect:
            case CueDue(cue, late_ms):
                if cue.kind.spoken:
                    self._said = ""
                self._voice.play(cue, late_ms)
            case Say(text):
                self._said = text
                self._voice.say(text)
            case Silence():
                self._said = ""
                self._voice.silence()
            case Record(fact):
                if isinstance(fact, ExerciseDone):
                    self._done.add(fact.item)
                self._write(self._log.record, fact, state.position_ms, state.active_ms)
            case Paused() | Finished():
                pass

    def _finish(self, state: PlayerState, *, completed: bool) -> None:
        self._timer.stop()
        self._awake.release()
        try:
            self._log.finish(completed=completed, active_ms=state.active_ms)
        except UserError as error:
            self._view.show_notice(str(error))
        self.finished.emit(completed)

    def _write(self, write: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        """Write something down; what goes wrong is said, and the session goes on."""
        try:
            write(*args, **kwargs)
        except UserError as error:
            self._view.show_notice(str(error))

    # --- showing ------------------------------------------------------------------------------

    def _show(self, state: PlayerState) -> Display:
        shown = display(state, self._exercises, self._phrases, self._clock())
        if self._said:
            shown = replace(shown, caption=self._said)
        self._view.set_exercises_done(self._done_before + len(self._done))
        self._view.set_display(shown)
        return shown

    def _schedule(self, state: PlayerState) -> None:
        """Wait for whatever is due next; for nothing while the session stands still."""
        if state.phase not in _ACTIVE:
            self._timer.stop()
            return
        now = self._clock()
        due = now + _HEARTBEAT_MS
        cue = player.next_due_ms(state)
        if cue is not None:
            due = min(due, cue)
        if state.phase is Phase.RUNNING and self._view.is_seen:
            frame = _FRAME_MS if not self._theme.reduced_motion else _to_next_second(state)
            due = min(due, now + frame)
        self._timer.start(max(0, due - now))

    # --- wishes -------------------------------------------------------------------------------

    @Slot(bool)
    def _on_mute(self, muted: bool) -> None:
        self._voice.set_muted(muted)

    @Slot(HurtChoice)
    def _on_hurt_choice(self, choice: HurtChoice) -> None:
        state = self._state
        if state is None:
            return
        if choice is HurtChoice.GENTLER:
            timeline, position_ms = self._gentler.timeline(state)
            self._take(player.swap(state, timeline, position_ms, self._clock()))
            return
        wish = {
            HurtChoice.SKIP: Command.SKIP_EXERCISE,
            HurtChoice.END: Command.END,
            HurtChoice.GO_ON: Command.RESUME,
        }.get(choice)
        if wish is not None:
            self.command(wish)

    def _hurt_offer(self, state: PlayerState, shown: Display) -> HurtOffer:
        items = state.timeline.items
        following = shown.exercise_number
        return HurtOffer(
            exercise_name=shown.exercise_name,
            side=_side_words(shown),
            next_name=items[following].name if following < len(items) else "",
            gentler=self._gentler.offer(state),
            exercises_done=self._done_before + len(self._done),
            holding=shown.kind is SegmentKind.HOLD,
        )


def _is_write(effect: Effect) -> bool:
    return isinstance(effect, Record)


def _to_next_second(state: PlayerState) -> int:
    """Return how long the number on screen stays as it is."""
    return (state.segment_left_ms - 1) % 1000 + 1


def _side_words(shown: Display) -> str:
    if shown.side is None:
        return ""
    if " " in shown.side_detail:
        return shown.side_detail.lower()
    return f"{shown.side_title.lower()} {shown.side_detail}".strip()
