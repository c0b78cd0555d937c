"""Every sentence that the compiled session says or shows, in one place.

A translation is a function from the English literal to the sentence in the user's language; the
literals are found by `tr(...)`, as in the window.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.domain.dose import Dose
from coach.domain.exercise import Equipment, Exercise, Position, Side, Sides
from coach.domain.timeline import SegmentKind

Translate = Callable[[str], str]

_PRODUCT_FROM_SECONDS = 10
"""Holds from this length on read "3 × 30 s", shorter ones "10 times, hold 5 s"."""


def english(text: str) -> str:
    """Return the text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of a session.

    Attributes:
        translate: turns an English literal into the user's language.
    """

    translate: Translate = english

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return self.translate(text)

    # --- beginning and end -------------------------------------------------------------------

    def standing_cue(self) -> str:
        """The one cue of a session that holds for all of it."""
        return self.tr("Move slowly, never bounce, and go only as far as a mild stretch.")

    def left_out(self, names: Sequence[str]) -> str:
        """What a flare-up day leaves out."""
        return self.tr("Today without strengthening. Left out: {names}.").format(
            names=self.listed(names)
        )

    def closing(self) -> str:
        """The last words of a session."""
        return self.tr("That was the last exercise. Well done. Take your time getting up.")

    # --- transition ---------------------------------------------------------------------------

    def first_exercise(self, name: str) -> str:
        """Names the first exercise."""
        return self.tr("We begin with {name}.").format(name=_inside_sentence(name))

    def next_exercise(self, name: str) -> str:
        """Names the next exercise."""
        return self.tr("Next: {name}.").format(name=_inside_sentence(name))

    def position(self, position: Position) -> str:
        """The starting position as a sentence."""
        return {
            Position.SUPINE: self.tr("On your back."),
            Position.PRONE: self.tr("Face down."),
            Position.ALL_FOURS: self.tr("On your hands and knees."),
            Position.KNEELING: self.tr("Kneeling."),
            Position.SITTING: self.tr("Sitting."),
            Position.SIDE_LYING: self.tr("On your side."),
            Position.STANDING: self.tr("Standing."),
        }[position]

    def needs(self, equipment: Sequence[Equipment]) -> str:
        """What to have at hand."""
        return self.tr("You need {things}.").format(
            things=self.listed([self.equipment(one) for one in equipment])
        )

    def equipment(self, equipment: Equipment) -> str:
        """A piece of equipment with its article."""
        return {
            Equipment.MAT: self.tr("a mat"),
            Equipment.STRAP: self.tr("a strap or towel"),
            Equipment.BAND: self.tr("an exercise band"),
            Equipment.PILLOW: self.tr("a small pillow"),
            Equipment.FOAM_ROLLER: self.tr("a foam roller"),
            Equipment.STABILITY_BALL: self.tr("a stability ball"),
            Equipment.WALL: self.tr("a wall"),
            Equipment.CHAIR: self.tr("a firm chair"),
            Equipment.DISC: self.tr("a balance disc"),
        }[equipment]

    def first_side(self, exercise: Exercise, side: Side) -> str:
        """Which side begins."""
        return self._sided(
            exercise, side, self.tr("Left {part} first."), self.tr("Right {part} first.")
        )

    def dose_spoken(self, dose: Dose) -> str:
        """The dose as a spoken sentence: "2 sets of 10, hold 5 seconds"."""
        reps = self._reps_spoken(dose)
        if dose.self_paced:
            return self.tr("{reps}, at your own pace.").format(reps=reps)
        if dose.breath_paced:
            return self.tr("{reps}, with your breath.").format(reps=reps)
        hold = self.hold_spoken(dose)
        if hold:
            return self.tr("{reps}, {hold}.").format(reps=reps, hold=hold)
        return self.tr("{reps}.").format(reps=reps)

    def hold_spoken(self, dose: Dose) -> str:
        """How long a hold is, to be said; empty without one."""
        if dose.hold_breaths:
            if dose.hold_breaths == 1:
                return self.tr("hold for 1 breath")
            return self.tr("hold for {n} breaths").format(n=dose.hold_breaths)
        if not dose.hold_seconds:
            return ""
        return self.tr("hold {time}").format(time=self.duration_spoken(dose.hold_seconds))

    def duration_spoken(self, seconds: int) -> str:
        """A duration in words, in minutes where that is simpler."""
        if seconds == 1:
            return self.tr("1 second")
        if seconds < 60 or seconds % 60:
            return self.tr("{n} seconds").format(n=seconds)
        if seconds == 60:
            return self.tr("1 minute")
        return self.tr("{n} minutes").format(n=seconds // 60)

    def _reps_spoken(self, dose: Dose) -> str:
        n, sets = dose.reps, dose.sets
        each = dose.sides is not Sides.BOTH
        if dose.directions > 1:
            if sets > 1:
                return self.tr("{sets} sets of {n} each way").format(sets=sets, n=n)
            return self.tr("{n} each way").format(n=n)
        if sets > 1:
            template = (
                self.tr("{sets} sets of {n} on each side")
                if each
                else self.tr("{sets} sets of {n}")
            )
            return template.format(sets=sets, n=n)
        if n == 1:
            return self.tr("Once on each side") if each else self.tr("Once")
        if n == 2:
            return self.tr("Twice on each side") if each else self.tr("Twice")
        return (self.tr("{n} on each side") if each else self.tr("{n} times")).format(n=n)

    # --- work ---------------------------------------------------------------------------------

    def and_hold(self, movement: str) -> str:
        """A movement that ends in a hold."""
        return self.tr("{movement} And hold.").format(movement=movement)

    def count(self, done: int, left: int) -> str:
        """Counts a repetition at its end; the last ones are announced."""
        if left == 1:
            return self.tr("Last one.")
        if left == 2:
            return self.tr("Two more.")
        return self.tr("That’s {n}.").format(n=done)

    def halfway(self) -> str:
        """Said in the middle of a long hold."""
        return self.tr("Halfway.")

    def five_seconds_left(self) -> str:
        """Said five seconds before the end of a hold."""
        return self.tr("Five seconds.")

    def breathe_in(self) -> str:
        """First half of a breath."""
        return self.tr("Breathe in.")

    def breathe_out(self) -> str:
        """Second half of a breath."""
        return self.tr("And out.")

    def breathe_out_first(self) -> str:
        """A breath that begins with breathing out."""
        return self.tr("Breathe out.")

    def now_side(self, exercise: Exercise, side: Side) -> str:
        """The side change."""
        return self._sided(
            exercise, side, self.tr("Now the left {part}."), self.tr("Now the right {part}.")
        )

    def alternate(self, side: Side) -> str:
        """The side of one repetition among alternating ones."""
        return self.tr("Left.") if side is Side.LEFT else self.tr("Right.")

    def pause_between(self) -> str:
        """The pause between two long holds."""
        return self.tr("Relax.")

    def rest_between(self, set_number: int, sets: int) -> str:
        """The rest between sets, naming the one that comes."""
        if set_number == sets:
            return self.tr("Rest. The last set comes next.")
        return self.tr("Rest. Set {n} of {sets} comes next.").format(n=set_number, sets=sets)

    def own_pace(self, dose: Dose, exercise: Exercise, side: Side | None) -> str:
        """What to do in a self-paced set."""
        times = self.tr("once") if dose.reps == 1 else self.tr("{n} times").format(n=dose.reps)
        if side is None:
            return self.tr("In your own time, {times}. Press Space when you are done.").format(
                times=times
            )
        return self._sided(
            exercise,
            side,
            self.tr("Left {part}, in your own time, {times}. Press Space when you are done."),
            self.tr("Right {part}, in your own time, {times}. Press Space when you are done."),
        ).replace("{times}", times)

    def side_name(self, side: Side) -> str:
        """The name of a side inside a sentence."""
        return self.tr("left") if side is Side.LEFT else self.tr("right")

    def _sided(self, exercise: Exercise, side: Side, left: str, right: str) -> str:
        part = exercise.side_word or self.tr("side")
        return (left if side is Side.LEFT else right).replace("{part}", part)

    # --- on screen ----------------------------------------------------------------------------

    def dose_short(self, dose: Dose) -> str:
        """The dose as a line on screen: "2 × 10, hold 5 s"."""
        n = dose.reps
        each = dose.sides is not Sides.BOTH
        hold = self._hold_short(dose)
        reads_as_product = dose.hold_seconds >= _PRODUCT_FROM_SECONDS or dose.hold_breaths > 1
        if reads_as_product:
            body = self.tr("{n} × {hold}").format(n=n, hold=hold) if n > 1 else hold
            if dose.sets > 1:
                body = self.tr("{sets} sets of {body}").format(sets=dose.sets, body=body)
            return self.tr("{body} each side").format(body=body) if each else body
        if dose.sets > 1:
            body = self.tr("{sets} × {n}").format(sets=dose.sets, n=n)
        else:
            body = self.tr("{n} times").format(n=n) if n > 1 else self.tr("once")
        if dose.directions > 1:
            body = self.tr("{body} each way").format(
                body=f"{dose.sets} × {n}" if dose.sets > 1 else str(n)
            )
        elif each:
            body = self.tr("{body} each side").format(
                body=f"{dose.sets} × {n}" if dose.sets > 1 else str(n)
            )
        if dose.self_paced:
            return self.tr("{body}, at your own pace").format(body=body)
        if dose.breath_paced:
            return self.tr("{body}, with your breath").format(body=body)
        return self.tr("{body}, hold {hold}").format(body=body, hold=hold) if hold else body

    def _hold_short(self, dose: Dose) -> str:
        if dose.hold_breaths:
            if dose.hold_breaths == 1:
                return self.tr("1 breath")
            return self.tr("{n} breaths").format(n=dose.hold_breaths)
        if not dose.hold_seconds:
            return ""
        if dose.hold_seconds >= 120 and dose.hold_seconds % 60 == 0:
            return self.tr("{n} min").format(n=dose.hold_seconds // 60)
        return self.tr("{n} s").format(n=dose.hold_seconds)

    def phase_word(self, kind: SegmentKind) -> str:
        """The word over the countdown."""
        return {
            SegmentKind.TRANSITION: self.tr("Get ready"),
            SegmentKind.MOVE: self.tr("Move"),
            SegmentKind.HOLD: self.tr("Hold"),
            SegmentKind.RETURN: self.tr("Slowly back"),
            SegmentKind.REST: self.tr("Rest"),
            SegmentKind.SWITCH: self.tr("Other side"),
            SegmentKind.WAIT: self.tr("Your pace"),
        }[kind]

    def get_set(self) -> str:
        """The word over the lead-in after a pause."""
        return self.tr("Get set")

    def all_done(self) -> str:
        """The word over the closing words."""
        return self.tr("Done")

    def times(self, n: int) -> str:
        """The word under the number of a self-paced set."""
        return self.tr("time") if n == 1 else self.tr("times")

    def then(self, name: str) -> str:
        """What comes after that."""
        return self.tr("Then {name}").format(name=_inside_sentence(name))

    def seconds_unit(self, seconds: int) -> str:
        """The word under the countdown."""
        return self.tr("second") if seconds == 1 else self.tr("seconds")

    def of_reps(self, reps: int) -> str:
        """The words under a repetition's number."""
        return self.tr("of {n}").format(n=reps)

    def side_title(self, side: Side) -> str:
        """The side in capitals."""
        return self.tr("LEFT") if side is Side.LEFT else self.tr("RIGHT")

    def both_sides(self) -> str:
        """Both sides work together."""
        return self.tr("Both sides")

    def rep_word(self, long_hold: bool) -> str:
        """What a repetition is called."""
        return self.tr("Stretch") if long_hold else self.tr("Repetition")

    def sides_text(self, sides: Sides) -> str:
        """How the sides share the work."""
        return {
            Sides.BOTH: self.tr("together"),
            Sides.EACH: self.tr("one after the other"),
            Sides.ALTERNATING: self.tr("in turn"),
        }[sides]

    def coming_up(self, name: str) -> str:
        """Title of what comes next."""
        return self.tr("Next: {name}").format(name=_inside_sentence(name))

    def coming_side(self, exercise: Exercise, side: Side) -> str:
        """Title of what comes next: the other side."""
        return self._sided(
            exercise, side, self.tr("Next: the left {part}"), self.tr("Next: the right {part}")
        )

    def coming_set(self, number: int, sets: int) -> str:
        """Title of what comes next: another set."""
        return self.tr("Next: set {n} of {sets}").format(n=number, sets=sets)

    def coming_end(self) -> str:
        """Title of what comes next: nothing."""
        return self.tr("Then you are done")

    def listed(self, names: Sequence[str]) -> str:
        """Join names to "a, b and c"."""
        if len(names) < 2:
            return "".join(names)
        return self.tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _inside_sentence(name: str) -> str:
    """Lower the first letter of a name unless it is a word in capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
