"""From a routine to its timeline: the one place that knows a hold, a rep and a side in time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from coach.domain.dose import Dose, choose_profile, gentler, resolve_dose
from coach.domain.errors import UserError
from coach.domain.exercise import Exercise, Part, Position, Side, Sides, Step, Tag
from coach.domain.facts import ExerciseDone, Fact, HoldDone, SetDone
from coach.domain.phrases import Phrases
from coach.domain.positions import HEIGHT
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.domain.speech_length import USUAL_WORDS_PER_MINUTE, at_pace, estimate_speech_ms
from coach.domain.steps import NO_STEP, DoseKey, Steps
from coach.domain.timeline import (
    Cue,
    CueKind,
    PlannedItem,
    Segment,
    SegmentKind,
    SpeechLength,
    Timeline,
    TimelineStep,
    Tone,
)

TICKS = 3
"""Seconds that are counted down at the end of holds, rests and transitions."""

_TONE_MS = 250
_TICK_MS = 80
_LEAD_MS = 300
"""From the beginning of a segment, or of its tone, to its first word."""

_GAP_MS = 300
"""Least silence between two sentences."""

_MOVE_MS = 3000
_LEAST_MOVE_MS = 2000
"""No repetition is done faster: slow, never jerky (article 004)."""

_HALFWAY_FROM_MS = 20_000
_FIVE_LEFT_FROM_MS = 15_000
_TICKS_FROM_MS = 5000
_BREATH_CUE_FROM_MS = 8000
_CLOSING_TAIL_MS = 1000

_EXTRA_PER_LEVEL_MS = 2000
_EXTRA_CHANGE_MS = 2000


@dataclass(frozen=True, slots=True)
class Options:
    """How a routine is compiled.

    Attributes:
        profiles: the user's choice of dose profile, by exercise id.
        adjusted: the user's own steps within the ranges of doses.
        forced_source: an article whose doses go before everything; None for the usual order.
        flare_up: leave strengthening out.
        gentler: exercises of which about half is done, in their easier form.
        start_side: the side that begins.
        breath_seconds: length of the user's breath.
        transition_seconds: least time between exercises.
        switch_seconds: least time for a change of side.
        lead_in_seconds: time to get settled before the first exercise is announced.
        words_per_minute: pace of the voice.
        speech_length: reckons how long a sentence takes at the usual pace.
        phrases: the words.
    """

    profiles: Mapping[str, str] = field(default_factory=dict)
    adjusted: Steps = field(default_factory=dict)
    forced_source: str | None = None
    flare_up: bool = False
    gentler: frozenset[str] = frozenset()
    start_side: Side = Side.LEFT
    breath_seconds: float = 5.0
    transition_seconds: float = 10.0
    switch_seconds: float = 6.0
    lead_in_seconds: float = 0.0
    words_per_minute: int = USUAL_WORDS_PER_MINUTE
    speech_length: SpeechLength = estimate_speech_ms
    phrases: Phrases = field(default_factory=Phrases)


def left_out_on_flare_up(exercise: Exercise) -> bool:
    """Tell whether a flare-up day leaves an exercise out: all but stretching (article 003)."""
    return Tag.FLARE_SAFE not in exercise.tags or exercise.kind.strengthens


def item_dose(item: RoutineItem, exercise: Exercise, options: Options) -> Dose:
    """Return the dose in force for an exercise of a routine.

    The user's own steps belong to a source's dose: they hold where the routine sets no numbers
    itself and no source is asked for.
    """
    profile = choose_profile(exercise, item.dose, options.profiles, options.forced_source)
    own = item.dose if options.forced_source is None else OwnDose()
    if options.forced_source is None and not item.dose.has_numbers:
        step = options.adjusted.get(DoseKey(exercise.id, profile.key), NO_STEP)
        own = replace(own, hold_seconds=step.hold_seconds, reps=step.reps)
    dose = resolve_dose(exercise, profile, own, self_paced=item.self_paced)
    return gentler(dose) if exercise.id in options.gentler else dose


def _in_form(exercise: Exercise, options: Options) -> Exercise:
    """Return an exercise that moves to the pose of its easier form, where that is asked for."""
    easier = exercise.easier
    if exercise.id not in options.gentler or easier is None or not easier.pose:
        return exercise
    steps = tuple(
        replace(step, pose=easier.pose)
        if step.part is Part.MOVEMENT and step.pose in {"", "end"}
        else step
        for step in exercise.steps
    )
    return replace(exercise, steps=steps)


def compile_routine(
    routine: Routine, exercises: Mapping[str, Exercise], options: Options | None = None
) -> Timeline:
    """Compile a routine.

    Deterministic: the same arguments give the same timeline.

    Raises:
        UserError: nothing is left to do (all exercises are off, or left out on a flare-up day).
    """
    options = options or Options()
    planned = [
        (item, _in_form(exercises[item.exercise_id], options))
        for item in routine.active_items
        if exercises[item.exercise_id].timed
    ]
    left_out = tuple(
        exercise.id
        for _, exercise in planned
        if options.flare_up and left_out_on_flare_up(exercise)
    )
    kept = [(item, exercise) for item, exercise in planned if exercise.id not in left_out]
    if not kept:
        raise UserError(_nothing_left(routine, flare_up=bool(left_out)))
    builder = _Builder(options)
    names = [exercises[one].name for one in dict.fromkeys(left_out)]
    builder.opening = [options.phrases.standing_cue()]
    if names:
        builder.opening.append(options.phrases.left_out([name.lower() for name in names]))
    for round_number in range(routine.rounds):
        for item, exercise in kept:
            dose = item_dose(item, exercise, options)
            builder.start_side = item.first_side or options.start_side
            builder.transition_seconds = (
                item.transition_seconds or routine.transition_seconds or options.transition_seconds
            )
            builder.exercise(exercise, dose, explained=round_number > 0)
    builder.closing()
    return Timeline(
        routine_id=routine.id,
        name=routine.name,
        items=tuple(builder.items),
        segments=tuple(builder.segments),
        cues=tuple(sorted(builder.cues, key=lambda cue: cue.at_ms)),
        steps=tuple(builder.steps),
        facts=tuple(builder.facts),
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _nothing_left(routine: Routine, *, flare_up: bool) -> str:
    if flare_up:
        return (
            f"“{routine.name}” is all strengthening, which a flare-up day leaves out. "
            "Choose another routine, such as Gentle start."
        )
    return f"All exercises of “{routine.name}” are off. Turn at least one on."


@dataclass(frozen=True, slots=True)
class _Rep:
    """One repetition to be laid out.

    Attributes:
        number: repetition, from 1, per side.
        side: the working side, None for both.
        counted: repetitions finished once this one is, over the directions of a set.
        left: repetitions that follow it in the set.
        speaks: say the movement in words.
        full: say the whole sentences rather than the short cues.
        announce_side: say which side it is, where the movement is not said.
        closes_pair: the count may be said at its end.
    """

    number: int
    side: Side | None
    counted: int
    left: int
    speaks: bool
    full: bool
    announce_side: bool
    closes_pair: bool


class _Builder:
    """Lays out segments and cues one after another; lives for one compilation."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.words = options.phrases
        # Counts and breaths recur hundreds of times in one session.
        self._speech_length = cache(self._reckoned)
        self.items: list[PlannedItem] = []
        self.segments: list[Segment] = []
        self.cues: list[Cue] = []
        self.steps: list[TimelineStep] = []
        self.facts: list[tuple[int, Fact]] = []
        self.opening: list[str] = []
        self.start_side = options.start_side
        self.transition_seconds = options.transition_seconds
        self._now = 0
        self._position: Position | None = None
        self._pose = "start"
        self._item: int | None = None
        self._exercise_id = ""

    # --- whole exercises ----------------------------------------------------------------------

    def exercise(self, exercise: Exercise, dose: Dose, *, explained: bool) -> None:
        """Lay out one exercise: transition, then all its sets and sides."""
        first_segment, start = len(self.segments), self._now
        self._item, self._exercise_id, self._pose = len(self.items), exercise.id, "start"
        self._transition(exercise, dose, explained=explained)
        for number, side in _sets_and_sides(dose, self.start_side):
            if number > 1 or side is self.start_side.other:
                self._between_sets(exercise, dose, number, side)
            self._set(exercise, dose, number, side)
        last = len(self.segments) - 1
        self._fact(ExerciseDone(self._item, exercise.id))
        self.items.append(
            PlannedItem(
                index=self._item,
                exercise_id=exercise.id,
                name=exercise.name,
                dose=dose,
                dose_text=self.words.dose_short(dose),
                first_segment=first_segment,
                last_segment=last,
                start_ms=start,
                length_ms=self._now - start,
                total_reps=sum(
                    isinstance(fact, HoldDone) and fact.item == self._item for _, fact in self.facts
                ),
            )
        )
        self._position = exercise.position

    def closing(self) -> None:
        """Lay out the last words."""
        self._item, self._exercise_id, self._pose = None, "", "start"
        text = self.words.closing()
        self._open_step(SegmentKind.REST, text)
        done = self._cue(0, _TONE_MS, CueKind.TONE, Tone.DONE)
        end = self._say(done + 2 * _GAP_MS, text)
        self._segment(SegmentKind.REST, end + _CLOSING_TAIL_MS, text=text)
        self._close_step()

    # --- between ------------------------------------------------------------------------------

    def _transition(self, exercise: Exercise, dose: Dose, *, explained: bool) -> None:
        words, first = self.words, not self.items
        name = exercise.name
        title = words.first_exercise(name) if first else words.next_exercise(name)
        said: list[tuple[CueKind, str]] = []
        if first:
            said += [(CueKind.SAFETY, self.opening[0])]
            said += [(CueKind.INSTRUCTION, text) for text in self.opening[1:]]
        said.append((CueKind.INSTRUCTION, title))
        if exercise.equipment:
            said.append((CueKind.INSTRUCTION, words.needs(exercise.equipment)))
        if explained and exercise.position is not self._position:
            said.append((CueKind.INSTRUCTION, words.position(exercise.position)))
        said.append((CueKind.INSTRUCTION, words.dose_spoken(dose)))
        setup = [s.text for s in exercise.steps_for(dose.mode) if s.part is Part.SETUP]
        side = self.start_side
        if dose.sides is Sides.EACH:
            said.append((CueKind.INSTRUCTION, words.first_side(exercise, side)))
        if not explained:
            said += [(CueKind.INSTRUCTION, self._filled(text, side)) for text in setup]
        if exercise.id in self.options.gentler and exercise.easier is not None:
            said.append((CueKind.INSTRUCTION, exercise.easier.text))
        said.append((CueKind.SAFETY, exercise.safety))
        self._open_step(SegmentKind.TRANSITION, " ".join(text for _, text in said))
        lead_in = round(self.options.lead_in_seconds * 1000) if first else 0
        spoken_until = lead_in
        for kind, text in said:
            spoken_until = self._say(spoken_until + _GAP_MS, text, kind)
        length = max(
            lead_in + self._change_ms(exercise.position),
            spoken_until + _GAP_MS + TICKS * 1000,
        )
        self._ticks(length)
        self._segment(SegmentKind.TRANSITION, length, text=title, side=self._side_ahead(dose))
        self._close_step()

    def _change_ms(self, position: Position) -> int:
        """Return the time to get from the last position into this one."""
        base = round(self.transition_seconds * 1000)
        if self._position is None or self._position is position:
            return base
        levels = abs(HEIGHT[self._position] - HEIGHT[position])
        return base + _EXTRA_CHANGE_MS + levels * _EXTRA_PER_LEVEL_MS

    def _between_sets(self, exercise: Exercise, dose: Dose, number: int, side: Side | None) -> None:
        if dose.sides is Sides.EACH and side is self.start_side.other:
            text = self.words.now_side(exercise, side)
            kind, least = SegmentKind.SWITCH, round(self.options.switch_seconds * 1000)
        else:
            text = self.words.rest_between(number, dose.sets)
            if dose.sides is Sides.EACH and side is not None:
                text = f"{text} {self.words.now_side(exercise, side)}"
            kind, least = SegmentKind.REST, dose.rest_seconds * 1000
        said = [text]
        if side is not None:
            # The body may have to turn over, or the legs to change places.
            said += [
                self._filled(step.text, side)
                for step in exercise.steps_for(dose.mode)
                if step.part is Part.SETUP and ("{side}" in step.text or "{other}" in step.text)
            ]
        self._open_step(kind, " ".join(said))
        end = 0
        for sentence in said:
            end = self._say(end + _GAP_MS, sentence)
        length = max(least, end + _GAP_MS + TICKS * 1000)
        self._ticks(length)
        self._segment(kind, length, text=text, side=side)
        self._close_step()

    # --- work ---------------------------------------------------------------------------------

    def _set(self, exercise: Exercise, dose: Dose, number: int, side: Side | None) -> None:
        if dose.self_paced:
            self._own_pace(exercise, dose, number, side)
            return
        body = [s for s in exercise.steps_for(dose.mode) if s.part is not Part.SETUP]
        directions = [list(group) for _, group in groupby(body, key=lambda step: step.direction)]
        alternating = dose.sides is Sides.ALTERNATING
        first_side = self.start_side
        order = (first_side, first_side.other) if alternating else (side,)
        total = dose.reps * len(directions)
        first_ever = number == 1 and side is not self.start_side.other
        held_long = dose.pause_seconds > 0
        if not held_long:
            self._open_step(SegmentKind.MOVE, self._instruction(body, order[0]))
        for direction, steps in enumerate(directions):
            for rep in range(1, dose.reps + 1):
                counted = direction * dose.reps + rep
                for place, working in enumerate(order):
                    last = counted == total and place == len(order) - 1
                    if held_long:
                        self._open_step(SegmentKind.MOVE, self._instruction(steps, working))
                    self._repetition(
                        exercise,
                        dose,
                        number,
                        steps,
                        _Rep(
                            number=counted,
                            side=working,
                            counted=counted,
                            left=total - counted,
                            speaks=rep == 1 or held_long,
                            full=first_ever and rep == 1 and place == 0,
                            announce_side=alternating,
                            closes_pair=place == len(order) - 1,
                        ),
                    )
                    if held_long:
                        self._close_step()
                        if not last:
                            self._pause(dose, counted, total, closes=place == len(order) - 1)
        if not held_long:
            self._close_step()
        assert self._item is not None  # noqa: S101 -- a set belongs to an exercise
        self._fact(SetDone(self._item, exercise.id, number, side))

    def _repetition(
        self, exercise: Exercise, dose: Dose, number: int, steps: list[Step], rep: _Rep
    ) -> None:
        holds = [s for s in steps if s.part is Part.HOLD] if dose.hold_length(1) else []
        timed = [s for s in steps if s.part is not Part.HOLD or holds]
        # The repetition counts once its last hold is over; without a hold, once its last
        # movement is.
        counts = holds[-1] if holds else [s for s in timed if s.part is Part.MOVEMENT][-1]
        hold_ms = round(dose.hold_length(self.options.breath_seconds) * 1000)
        count_at = [s for s in timed if s.part is Part.RETURN][-1:]
        for index, step in enumerate(timed):
            if step.part is Part.HOLD:
                self._hold(exercise, dose, number, step, rep, first=index <= 1)
            else:
                held_next = any(s.part is Part.HOLD for s in timed[index + 1 : index + 2])
                self._movement(
                    dose, number, step, rep, counted_here=step in count_at, held_next=held_next
                )
            if step is counts:
                assert self._item is not None  # noqa: S101 -- a repetition belongs to an exercise
                self._fact(
                    HoldDone(
                        item=self._item,
                        exercise_id=exercise.id,
                        set_number=number,
                        rep_number=rep.number,
                        side=rep.side,
                        hold_ms=hold_ms * len(holds),
                        segment=len(self.segments) - 1,
                    )
                )

    def _movement(
        self,
        dose: Dose,
        number: int,
        step: Step,
        rep: _Rep,
        *,
        counted_here: bool,
        held_next: bool,
    ) -> None:
        """Lay out a movement or a return, long enough for what is said in it."""
        returning = step.part is Part.RETURN
        tempo = _MOVE_MS if step.seconds is None else round(step.seconds * 1000)
        if dose.breath_paced:
            tempo = round(self.options.breath_seconds * 500)
        kind = SegmentKind.RETURN if returning else SegmentKind.MOVE
        sentence = self._filled(step.text, rep.side)
        end = 0
        if rep.speaks:
            said = sentence if rep.full or not step.cue else self._filled(step.cue, rep.side)
            if rep.full and held_next:
                said = self.words.and_hold(said)
            end = self._say(_LEAD_MS, said)
            if returning:
                self._cue(0, _TONE_MS, CueKind.TONE, Tone.RELEASE)
        else:
            end = self._cue(0, _TONE_MS, CueKind.TONE, Tone.RELEASE if returning else Tone.MOVE)
            if dose.breath_paced:
                text = self.words.breathe_in() if returning else self.words.breathe_out_first()
                end = self._say(end + 50, text, CueKind.BREATH)
            elif rep.announce_side and not returning and rep.side is not None:
                end = self._say(end + 50, self.words.alternate(rep.side))
        if counted_here and rep.closes_pair and rep.left and not dose.pause_seconds:
            text = self.words.count(rep.counted, rep.left)
            # Said once the body is back: at the end of the return, or when the words before end.
            length = self._speech_length(text)
            end = self._say(max(end + _GAP_MS, tempo - length - 100), text, CueKind.COUNT)
        self._segment(
            kind,
            max(tempo, _LEAST_MOVE_MS, end + 100),
            number=number,
            rep=rep.number,
            side=rep.side,
            text=sentence,
            pose=step.pose or ("start" if returning else "end"),
        )

    def _hold(
        self, exercise: Exercise, dose: Dose, number: int, step: Step, rep: _Rep, *, first: bool
    ) -> None:
        length = round(dose.hold_length(self.options.breath_seconds) * 1000)
        text = self._filled(step.text, rep.side)
        end = self._cue(0, _TONE_MS, CueKind.TONE, Tone.HOLD)
        if dose.hold_breaths:
            self._breaths(dose.hold_breaths, end)
        else:
            reserved = self._hold_countdown(length)
            said = [text] if rep.full and first and length >= _BREATH_CUE_FROM_MS else []
            if exercise.breath and rep.number == 1 and first and length >= _BREATH_CUE_FROM_MS:
                said.append(exercise.breath)
            for sentence in said:
                begin = end + _GAP_MS
                if begin + self._speech_length(sentence) + _GAP_MS > reserved:
                    break
                kind = CueKind.BREATH if sentence == exercise.breath else CueKind.INSTRUCTION
                end = self._say(begin, sentence, kind)
        self._segment(
            SegmentKind.HOLD,
            length,
            number=number,
            rep=rep.number,
            side=rep.side,
            text=text,
            pose=step.pose or self._pose,
        )

    def _hold_countdown(self, length: int) -> int:
        """Lay out the countdown of a hold; return from when on its words are reserved."""
        reserved = length - TICKS * 1000
        five_left = self.words.five_seconds_left()
        # A very slow voice would still be speaking when the ticks begin.
        fits = self._speech_length(five_left) <= 5000 - TICKS * 1000
        if length >= _FIVE_LEFT_FROM_MS and fits:
            reserved = length - 5000
            self._say(reserved, five_left, CueKind.COUNT)
        if length >= _HALFWAY_FROM_MS:
            reserved = length // 2
            self._say(reserved, self.words.halfway(), CueKind.COUNT)
        if length >= _TICKS_FROM_MS:
            self._ticks(length)
        return reserved

    def _breaths(self, breaths: int, after: int) -> None:
        """Say each breath; where quick breaths leave too little room, only what fits."""
        breath = round(self.options.breath_seconds * 1000)
        for index in range(breaths):
            begin, middle = index * breath, index * breath + breath // 2
            words = (
                (max(begin, after) + 50, middle, self.words.breathe_in()),
                (middle, begin + breath, self.words.breathe_out()),
            )
            for at, until, text in words:
                if at + self._speech_length(text) <= until:
                    self._say(at, text, CueKind.BREATH)

    def _pause(self, dose: Dose, counted: int, total: int, *, closes: bool) -> None:
        text = self.words.pause_between()
        if closes:
            text = self.words.count(counted, total - counted)
        self._open_step(SegmentKind.REST, text)
        end = self._say(_LEAD_MS, text, CueKind.COUNT if closes else CueKind.INSTRUCTION)
        length = max(dose.pause_seconds * 1000, end + _GAP_MS + TICKS * 1000)
        self._ticks(length)
        self._segment(SegmentKind.REST, length, text=text)
        self._close_step()

    def _own_pace(self, exercise: Exercise, dose: Dose, number: int, side: Side | None) -> None:
        """Lay out a set that waits for the user; its length is a guess."""
        text = self.words.own_pace(dose, exercise, side)
        body = [s for s in exercise.steps_for(dose.mode) if s.part is not Part.SETUP]
        self._open_step(SegmentKind.WAIT, f"{text} {self._instruction(body, side)}")
        end = self._say(_LEAD_MS, text)
        end = self._say(end + _GAP_MS, self._instruction(body, side))
        hold_ms = round(dose.hold_length(self.options.breath_seconds) * 1000)
        sides = 2 if dose.sides is Sides.ALTERNATING else 1
        guess = dose.reps * sides * (2 * _MOVE_MS + hold_ms)
        self._segment(
            SegmentKind.WAIT,
            max(guess, end + _GAP_MS),
            number=number,
            side=side,
            text=text,
            pose=next((s.pose for s in body if s.pose), "end"),
        )
        self._close_step()
        assert self._item is not None  # noqa: S101 -- a set belongs to an exercise
        order = tuple(Side) if dose.sides is Sides.ALTERNATING else (side,)
        for rep in range(1, dose.reps + 1):
            for working in order:
                self._fact(
                    HoldDone(
                        item=self._item,
                        exercise_id=exercise.id,
                        set_number=number,
                        rep_number=rep,
                        side=working,
                        hold_ms=hold_ms,
                        segment=len(self.segments) - 1,
                    )
                )
        self._fact(SetDone(self._item, exercise.id, number, side))
        self._pose = "start"

    # --- small things -------------------------------------------------------------------------

    def _side_ahead(self, dose: Dose) -> Side | None:
        return None if dose.sides is Sides.BOTH else self.start_side

    def _instruction(self, steps: list[Step], side: Side | None) -> str:
        return " ".join(self._filled(s.text, side) for s in steps if s.part is Part.MOVEMENT)

    def _filled(self, text: str, side: Side | None) -> str:
        if side is None:
            return text
        here, there = self.words.side_name(side), self.words.side_name(side.other)
        return text.replace("{side}", here).replace("{other}", there)

    def _reckoned(self, text: str) -> int:
        return at_pace(self.options.speech_length(text), self.options.words_per_minute)

    def _say(self, offset: int, text: str, kind: CueKind = CueKind.INSTRUCTION) -> int:
        """Say a sentence at an offset into the segment being laid out; return where it ends."""
        return self._cue(offset, self._speech_length(text), kind, text)

    def _ticks(self, length: int) -> None:
        for left in range(TICKS, 0, -1):
            self._cue(length - left * 1000, _TICK_MS, CueKind.TICK, str(left))

    def _cue(self, offset: int, length: int, kind: CueKind, text: str) -> int:
        self.cues.append(
            Cue(self._now + offset, length, kind, str(text), segment=len(self.segments))
        )
        return offset + length

    def _segment(
        self,
        kind: SegmentKind,
        length: int,
        *,
        text: str,
        number: int = 0,
        rep: int = 0,
        side: Side | None = None,
        pose: str = "start",
    ) -> None:
        self.segments.append(
            Segment(
                index=len(self.segments),
                start_ms=self._now,
                length_ms=length,
                kind=kind,
                item=self._item,
                exercise_id=self._exercise_id,
                set_number=number,
                rep_number=rep,
                side=side,
                text=text,
                step=len(self.steps),
                pose_from=self._pose,
                pose_to=pose,
            )
        )
        self._now += length
        self._pose = pose

    def _open_step(self, kind: SegmentKind, instruction: str) -> None:
        self._step = (kind, instruction, len(self.segments))

    def _close_step(self) -> None:
        kind, instruction, first = self._step
        self.steps.append(
            TimelineStep(
                index=len(self.steps),
                kind=kind,
                item=self._item,
                first_segment=first,
                last_segment=len(self.segments) - 1,
                instruction=instruction,
            )
        )

    def _fact(self, fact: Fact) -> None:
        self.facts.append((len(self.segments) - 1, fact))


def _sets_and_sides(dose: Dose, start_side: Side) -> list[tuple[int, Side | None]]:
    """Return (set number, side) in the order in which they are done."""
    if dose.sides is not Sides.EACH:
        return [(number, None) for number in range(1, dose.sets + 1)]
    return [
        (number, side)
        for number in range(1, dose.sets + 1)
        for side in (start_side, start_side.other)
    ]
