"""The controller on a fake clock: what it plays, writes, shows, and when it rests."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from coach.domain import player
from coach.domain.compiler import compile_routine
from coach.domain.errors import UserError
from coach.domain.facts import ExerciseHurt, Fact
from coach.domain.phrases import Phrases
from coach.domain.player import Command, Phase, PlayerState, Record
from coach.domain.timeline import Cue, SegmentKind, Timeline
from coach.ui.session.controller import SessionController
from coach.ui.session.dialogs import HurtChoice
from coach.ui.session.view import SessionView
from coach.ui.theme import Appearance, Mode
from tests.domain.samples import EXERCISES, routine

TIMELINE = compile_routine(routine("bridge", "knee-hug"), EXERCISES)
STEP_MS = 50


@dataclass
class Clock:
    ms: int = 5_000

    def __call__(self) -> int:
        return self.ms


@dataclass
class Voice:
    heard: list[tuple[str, int]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    silenced: int = 0
    muted: bool = False

    def play(self, cue: Cue, late_ms: int) -> bool:
        self.heard.append((cue.text, late_ms))
        return True

    def say(self, text: str) -> None:
        self.said.append(text)

    def silence(self) -> None:
        self.silenced += 1

    def set_muted(self, muted: bool) -> None:
        self.muted = muted


@dataclass
class Log:
    facts: list[Fact] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    finished: list[tuple[bool, int]] = field(default_factory=list)
    fault: str = ""

    def record(self, fact: Fact, position_ms: int, active_ms: int) -> None:
        self._check()
        self.facts.append(fact)

    def reached(self, position_ms: int, active_ms: int) -> None:
        self._check()
        self.places.append(position_ms)

    def finish(self, *, completed: bool, active_ms: int) -> None:
        self._check()
        self.finished.append((completed, active_ms))

    def _check(self) -> None:
        if self.fault:
            raise UserError(self.fault)


@dataclass
class Awake:
    held: bool = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


@dataclass
class Gentler:
    def offer(self, state: PlayerState) -> str:
        return "Lift only half as high."

    def timeline(self, state: PlayerState) -> tuple[Timeline, int]:
        return compile_routine(routine("knee-hug", "bridge"), EXERCISES), 0


@dataclass
class Bench:
    """Everything round a controller."""

    controller: SessionController
    view: SessionView
    clock: Clock
    voice: Voice
    log: Log
    awake: Awake

    def run(self, ms: int) -> None:
        """Let time pass in small steps, as the timer would."""
        until = self.clock.ms + ms
        while self.clock.ms < until:
            self.clock.ms = min(until, self.clock.ms + STEP_MS)
            self.controller.tick()

    def run_to(self, kind: SegmentKind) -> None:
        while self.state.segment.kind is not kind:
            self.run(STEP_MS)

    @property
    def state(self) -> PlayerState:
        assert self.controller.state is not None
        return self.controller.state


@pytest.fixture
def bench(view: SessionView) -> Iterator[Bench]:
    view._showing._exercises = EXERCISES
    clock, voice, log, awake = Clock(), Voice(), Log(), Awake()
    controller = SessionController(
        view,
        view._look.theme,
        EXERCISES,
        Phrases(),
        voice,
        log,
        gentler=Gentler(),
        awake=awake,
        clock=clock,
    )
    yield Bench(controller, view, clock, voice, log, awake)
    controller.close()
    controller.deleteLater()


def pure_run(timeline: Timeline) -> tuple[list[str], list[Fact]]:
    """Return the cues and the facts of a session that nobody disturbs."""
    state, effects = player.start(timeline, 0)
    heard = [one.cue.text for one in effects if isinstance(one, player.CueDue)]
    facts: list[Fact] = []
    now = 0
    while state.phase is not Phase.FINISHED:
        now += STEP_MS
        state, effects = player.tick(state, now)
        heard += [one.cue.text for one in effects if isinstance(one, player.CueDue)]
        facts += [one.fact for one in effects if isinstance(one, Record)]
    return heard, facts


def test_a_whole_session_is_spoken_and_written_down(bench: Bench, qtbot: QtBot) -> None:
    bench.controller.start(TIMELINE)
    assert bench.awake.held
    with qtbot.waitSignal(bench.controller.finished) as finished:
        bench.run(TIMELINE.length_ms)
    heard, facts = pure_run(TIMELINE)
    assert [text for text, _ in bench.voice.heard] == heard
    assert max(late for _, late in bench.voice.heard) < STEP_MS
    assert bench.log.facts == facts
    assert finished.args == [True]
    assert bench.log.finished == [(True, TIMELINE.length_ms)]
    assert not bench.controller.is_ticking
    assert not bench.awake.held


def test_the_timer_itself_moves_a_session_on(bench: Bench, qtbot: QtBot) -> None:
    bench.controller.start(TIMELINE)
    before = bench.state.as_of_ms
    bench.clock.ms += 700
    qtbot.waitUntil(lambda: bench.state.as_of_ms == before + 700)


def test_each_spoken_cue_is_captioned(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    captions = set()
    spoken = {cue.text for cue in TIMELINE.cues if cue.kind.spoken}
    while bench.state.phase is not Phase.FINISHED:
        bench.run(STEP_MS)
        assert bench.view.shown is not None
        captions.add(bench.view.shown.caption)
    assert spoken <= captions


def test_nothing_ticks_or_repaints_while_paused(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.controller.command(Command.PAUSE)
    assert not bench.controller.is_ticking
    assert bench.voice.silenced
    place = bench.state.position_ms
    assert bench.log.places[-1] == place
    bench.clock.ms += 60_000
    bench.controller.tick()
    assert bench.state.position_ms == place
    ticking = [bench.controller.is_ticking]
    bench.controller.command(Command.RESUME)
    ticking.append(bench.controller.is_ticking)
    assert ticking == [False, True]
    assert bench.state.phase is Phase.LEAD_IN


def test_a_sleeping_machine_pauses_and_says_so(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.run(4_000)
    bench.clock.ms += 3_600_000
    bench.controller.tick()
    assert bench.state.phase is Phase.PAUSED
    assert "asleep" in bench.view.parts.paused_card._words.text()


def test_a_log_that_cannot_write_does_not_stop_the_session(bench: Bench) -> None:
    bench.log.fault = "The disk is full. Free some space and your progress is saved again."
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.run(8_000)
    assert bench.view.parts.notice.text == bench.log.fault
    assert bench.state.phase is Phase.RUNNING
    place = bench.state.position_ms
    bench.run(1_000)
    assert bench.state.position_ms > place


def test_repeating_speaks_and_captions_the_instruction(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.controller.command(Command.REPEAT)
    assert bench.voice.said
    assert bench.view.shown is not None
    assert bench.view.shown.caption == bench.voice.said[-1]
    while bench.view.shown.caption == bench.voice.said[-1]:
        bench.run(STEP_MS)
    assert bench.state.phase is Phase.RUNNING


def test_that_hurts_stops_notes_and_asks(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.controller.command(Command.HURTS)
    assert bench.state.phase is Phase.PAUSED
    assert isinstance(bench.log.facts[-1], ExerciseHurt)
    dialog = bench.view.asks
    assert dialog is not None
    details = [row.detail for row in dialog.rows]  # type: ignore[attr-defined]
    assert details[0] == "Go on to knee hug. This one stays in the routine."
    assert details[1] == "Lift only half as high."


@pytest.mark.parametrize(
    ("choice", "phase"),
    [
        (HurtChoice.SKIP, Phase.RUNNING),
        (HurtChoice.GENTLER, Phase.RUNNING),
        (HurtChoice.GO_ON, Phase.LEAD_IN),
        (HurtChoice.STAY_PAUSED, Phase.PAUSED),
        (HurtChoice.DOCTOR, Phase.PAUSED),
        (HurtChoice.END, Phase.FINISHED),
    ],
)
def test_each_answer_to_that_hurts(bench: Bench, choice: HurtChoice, phase: Phase) -> None:
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.controller.command(Command.HURTS)
    bench.view.hurt_chosen.emit(choice)
    assert bench.state.phase is phase
    if choice is HurtChoice.SKIP:
        assert bench.state.segment.exercise_id == "knee-hug"
    if choice is HurtChoice.GENTLER:
        assert bench.state.timeline.items[0].exercise_id == "knee-hug"
    if choice is HurtChoice.END:
        assert bench.log.finished[0][0] is False


def test_ending_early_is_partial_and_lets_the_screen_sleep(bench: Bench, qtbot: QtBot) -> None:
    bench.controller.start(TIMELINE)
    bench.run(20_000)
    with qtbot.waitSignal(bench.controller.finished) as finished:
        bench.controller.command(Command.END)
    assert finished.args == [False]
    assert not bench.awake.held
    bench.controller.command(Command.RESUME)
    assert bench.state.phase is Phase.FINISHED


def test_closing_writes_the_place_and_lets_go(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.run(20_000)
    place = bench.state.position_ms
    bench.controller.close()
    assert bench.log.places[-1] == place
    assert not bench.log.finished
    assert not bench.awake.held
    assert not bench.controller.is_ticking


def test_an_unfinished_session_goes_on_where_it_was(bench: Bench) -> None:
    hold = next(s for s in TIMELINE.segments if s.kind is SegmentKind.HOLD and s.item == 1)
    bench.controller.start(TIMELINE, hold.start_ms, 60_000, exercises_done=1)
    assert bench.state.phase is Phase.LEAD_IN
    assert bench.view.shown is not None
    assert bench.view.shown.exercise_name == "Knee hug"
    assert bench.state.active_ms == 60_000


def test_mute_goes_to_the_voice(bench: Bench) -> None:
    bench.controller.start(TIMELINE)
    bench.view.parts.bar.mute.click()
    assert bench.voice.muted
    bench.view.parts.bar.mute.click()
    assert not bench.voice.muted


def test_only_the_ring_is_painted_between_seconds(bench: Bench) -> None:
    theme = bench.view._look.theme
    theme.set_appearance(Appearance(mode=Mode.LIGHT))
    bench.controller.start(TIMELINE)
    bench.run_to(SegmentKind.HOLD)
    bench.run(1_200)
    view = bench.view
    texts = (view.parts.caption.text(), view.parts.ring.digits, view.parts.bar.main.text())
    fraction = view.parts.ring.fraction
    bench.run(100)
    assert view.parts.ring.fraction < fraction
    assert (view.parts.caption.text(), view.parts.ring.digits, view.parts.bar.main.text()) == texts
