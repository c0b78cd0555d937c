"""A person's own exercises, made valid from little."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from coach.content.exercise_table import usual_step
from coach.content.exercises import (
    MAX_CREDIT,
    MAX_HOLD_BREATHS,
    MAX_HOLD_SECONDS,
    MAX_PER_DAY,
    MAX_REPS,
    MAX_SETS,
    MAX_STEPS,
)
from coach.content.handout_dose import NOTHING_SAID, SaidDose, amounts, plain
from coach.content.rules import LONGEST_NAME
from coach.content.spoken import one_line, spoken, spoken_sentences
from coach.content.user_files import safe_id
from coach.domain.exercise import (
    Credit,
    DoseProfile,
    DoseValues,
    Equipment,
    Exercise,
    Kind,
    Part,
    Position,
    Sides,
    Source,
    Span,
    Step,
    Tag,
)

USUAL_SAFETY = "Stop if it hurts, and make the movement smaller."

HOLD = "Hold, and keep breathing."
"""The step that is added where a dose has a hold and no step does."""

_GET_READY = {
    Position.SUPINE: "Lie on your back.",
    Position.PRONE: "Lie on your front.",
    Position.ALL_FOURS: "Come onto your hands and knees.",
    Position.KNEELING: "Kneel down.",
    Position.SITTING: "Sit down.",
    Position.SIDE_LYING: "Lie on your side.",
    Position.STANDING: "Stand up.",
}
_STRETCH_SECONDS = 20
_STRETCH_REPS = 2
_SHORT_HOLD_SECONDS = 5
_REPS = 10
_STRETCH_FROM_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of an exercise before it is one; None and empty for what is not known.

    Attributes:
        name: its name, of any length.
        sentences: how it is done, in order, as somebody wrote it.
        kind: what it mainly does.
        position: starting position.
        said: what is said of its dose.
        aliases: other names.
        targets: body regions.
        equipment: what it needs.
        remarks: what has no place elsewhere; goes into the note.
        credit: whose words these are.
    """

    name: str
    sentences: tuple[str, ...] = ()
    kind: Kind | None = None
    position: Position | None = None
    said: SaidDose = NOTHING_SAID
    aliases: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    remarks: tuple[str, ...] = ()
    credit: Credit | None = None


def free_id(name: str, taken: Collection[str], usual: str = "my-exercise") -> str:
    """Return an id for something new: from its name, safe as a file's name, not yet taken.

    Args:
        name: what it is called.
        taken: ids and names of files, without their endings, that are in use.
        usual: the id where the name has no letters of the Latin alphabet.
    """
    used = {one.casefold() for one in taken}
    chosen = safe_id(name, used, usual)
    # The pose library keeps ids of this form for the starting positions themselves.
    return safe_id(f"my {chosen}", used) if chosen.startswith("position-") else chosen


def short_name(name: str, usual: str) -> str:
    """Return a name on one line, cut between words where it is too long."""
    text = one_line(name)
    if len(text) > LONGEST_NAME:
        cut = text.rfind(" ", 0, LONGEST_NAME)
        text = text[: cut if cut > 0 else LONGEST_NAME - 1].rstrip(" ,;:-") + "…"
        text = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
    return text or usual


def exercise_from_sketch(sketch: Sketch, exercise_id: str) -> Exercise:
    """Return an exercise that can be used as it is, made from whatever is known.

    What is not known is filled with cautious guesses; they are there to be corrected.

    Args:
        sketch: what is known.
        exercise_id: a free id, as from `free_id`.
    """
    name = short_name(sketch.name, "My exercise")
    words = " ".join((sketch.name, *sketch.sentences)).lower()
    kind = sketch.kind or _kind(sketch.name.lower(), sketch.said)
    position = sketch.position or _position(words)
    sides = _sides(sketch, words)
    steps, remarks = _steps(sketch, position)
    profile, steps = _profile(_said(sketch), kind, steps)
    if name != sketch.name:
        remarks = (" ".join(sketch.name.split()), *remarks)
    return Exercise(
        id=exercise_id,
        name=name,
        position=position,
        kind=kind,
        sides=sides,
        side_word=_side_word(words) if sides is not Sides.BOTH else "",
        steps=steps,
        safety=USUAL_SAFETY,
        aliases=_names(sketch.aliases, but=name),
        targets=_names(sketch.targets),
        equipment=tuple(dict.fromkeys(sketch.equipment)),
        tags=_tags(kind, sketch.targets),
        profiles=(profile,),
        note=one_line(" ".join((*remarks, *sketch.remarks))),
        builtin=False,
        credit=_clean_credit(sketch.credit),
    )


def _said(sketch: Sketch) -> SaidDose:
    """Return what is said of the dose, also where a sentence tells the hold or how often."""
    said = sketch.said
    for sentence in (one for text in sketch.sentences for one in spoken_sentences(text)):
        found = amounts(plain(sentence))[0]
        holds = said.hold_seconds is not None or said.hold_breaths is not None
        if _HOLD.search(sentence) and not holds:
            said = replace(said, hold_seconds=found.hold_seconds, hold_breaths=found.hold_breaths)
        if _AGAIN.search(sentence) and said.reps is None:
            said = replace(said, reps=found.reps)
    return said


def _names(names: tuple[str, ...], but: str = "") -> tuple[str, ...]:
    cleaned = (short_name(one, "") for one in names)
    return tuple(dict.fromkeys(one for one in cleaned if one and one != but))


def _clean_credit(credit: Credit | None) -> Credit | None:
    if credit is None:
        return None
    url = credit.url if credit.url.startswith(("https://", "http://")) else ""
    author, licence, url, origin = (
        one_line(one)[:MAX_CREDIT] for one in (credit.author, credit.licence, url, credit.origin)
    )
    return Credit(author, licence, url, origin)


_KIND_WORDS = (
    (Kind.STRETCH, r"stretch|fold\b|\bhugs?\b|\bpose\b"),
    (Kind.AEROBIC, r"\bwalk|march|\bjog|\bcycl|\bbike|\brun(?:ning)?\b|\bswim"),
    (Kind.MOBILITY, r"rotation|\brolls?\b|rolling|circles?|tilts?|\brock|mobili|twist|cat\b|camel"),
    (Kind.ACTIVATION, r"squeeze|activat|engage|drawing in|pelvic floor"),
    (Kind.STRENGTH, r"plank|bridge|squat|\bsit\b|press|raise|lift|curl|lunge|\bhold\b|step|bug"),
)
_ON_THE_BACK = r"(?:on|onto) your back|(?:lie|lying|lay)\b.{0,16}\bback\b|supine|face up|dead bug"
_ON_THE_FRONT = (
    r"on your (?:front|stomach|tummy|belly|chest)|face ?down|\bprone\b|press[- ]?ups?|push[- ]?ups?"
    r"|\bplank"
)
_POSITION_WORDS = (
    ((Position.SITTING, r"sit[- ]to[- ]stand"),),
    ((Position.SIDE_LYING, r"on (?:your|one|the) (?:\w+ )?side\b|side[- ]lying|side plank|clam"),),
    ((Position.ALL_FOURS, r"hands and knees|all[- ]fours|quadruped|four[- ]point"),),
    ((Position.SUPINE, _ON_THE_BACK), (Position.PRONE, _ON_THE_FRONT)),
    ((Position.KNEELING, r"\bkneel"),),
    (
        (Position.STANDING, r"\bstand|\bwall\b|squat|(?:heel|calf|toe) raise|lunge|step"),
        (Position.SITTING, r"\bsit(?:ting)?\b|seated|\bchair\b"),
    ),
    ((Position.SUPINE, r"\b(?:lie|lay|lying)\b|bridge"),),
)
"""Words that tell a position, the surest first; of those side by side, what comes first counts."""

_TWO_SIDED = re.compile(
    r"\b(?:other|opposite|each|either|alternate|switch|swap|change)\s+(?:side|leg|arm|knee|foot|hand)"
    r"s?\b|\bone (?:leg|knee|arm|foot)\b|\bleft\b.*\bright\b"
)
_LEG = re.compile(r"\b(?:legs?|knees?|foot|feet|thigh|hamstring|calf|calves|quad\w*|hips?|heel)\b")
_ARM = re.compile(r"\b(?:arms?|hands?|elbows?|shoulders?|wrists?)\b")


def _kind(name: str, said: SaidDose) -> Kind:
    for kind, pattern in _KIND_WORDS:
        if re.search(pattern, name):
            return kind
    held = said.hold_seconds is not None and said.hold_seconds.low >= _STRETCH_FROM_SECONDS
    return Kind.STRETCH if held or said.hold_breaths is not None else Kind.STRENGTH


def _position(words: str) -> Position:
    for group in _POSITION_WORDS:
        found = [
            (match.start(), position)
            for position, pattern in group
            if (match := re.search(pattern, words)) is not None
        ]
        if found:
            return min(found)[1]
    return Position.STANDING


def _sides(sketch: Sketch, words: str) -> Sides:
    wanted = sketch.said.sides
    if wanted is None:
        return Sides.EACH if _TWO_SIDED.search(words) else Sides.BOTH
    # Sides in turn need a name for what works on each side, which a sketch does not have.
    return Sides.EACH if wanted is Sides.ALTERNATING else wanted


def _side_word(words: str) -> str:
    if _LEG.search(words):
        return "leg"
    return "arm" if _ARM.search(words) else "side"


def _tags(kind: Kind, targets: tuple[str, ...]) -> frozenset[Tag]:
    if kind is not Kind.STRENGTH:
        return frozenset()
    words = " ".join(targets).lower()
    tags = set()
    if re.search(r"abdom|\babs\b|oblique|tummy|rectus", words):
        tags.add(Tag.ABDOMINAL)
    if re.search(r"lower back|erector|extensor", words):
        tags.add(Tag.EXTENSOR)
    return frozenset(tags)


_SETUP = re.compile(
    r"^(?:lie|lay|lying|sit|seated|stand|standing|kneel|kneeling|start|begin|beginning|position|place"
    r"|put|rest|assume|adopt|get|come onto|take|starting|feet|arms|hands|you will need)\b",
    re.IGNORECASE,
)
_HOLD = re.compile(
    # "Hold your arms under the knees" is no hold.
    r"\b(?:hold(?!\s+(?:your|on(?:\s*to)?|both|one|an?)\b)|stay|maintain|remain|pause)\b",
    re.IGNORECASE,
)
_HOLD_FIRST = re.compile(r"(?:then\s+|and\s+)?(?:hold|stay|maintain|remain|pause)\b", re.IGNORECASE)
_RETURN = re.compile(
    r"^(?:then\s+|now\s+|slowly\s+|gently\s+|and\s+)*(?:return|lower|release|relax|let go|come back"
    r"|go back|reverse)\b|\b(?:starting position|back to (?:the )?start)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^(?:then\s+|now\s+)?(?:repeat|perform|do this|switch|swap)\b|\brepetitions?\b", re.IGNORECASE
)


def _steps(sketch: Sketch, position: Position) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Return the steps, and the sentences that are no step: "Repeat ten times"."""
    steps: list[Step] = []
    remarks: list[str] = []
    sentences = [one for text in sketch.sentences for one in spoken_sentences(text)]
    for place, sentence in enumerate(sentences):
        if _AGAIN.search(sentence) or len(steps) == MAX_STEPS - 2:
            remarks.append(sentence)
            continue
        part = _part(sentence, first=place == 0 and len(sentences) > 1, steps=steps)
        steps.append(usual_step(part, sentence))
    if not steps or steps[0].part is not Part.SETUP:
        steps.insert(0, Step(Part.SETUP, _GET_READY[position]))
    if all(step.part in (Part.SETUP, Part.RETURN) for step in steps):
        at = next((i for i, s in enumerate(steps) if s.part is Part.RETURN), len(steps))
        if at < len(steps):
            # "Lower one leg" comes back from nothing: here it is the movement.
            steps[at] = usual_step(Part.MOVEMENT, steps[at].text)
        else:
            text = spoken(short_name(sketch.name, "")) or "Do the movement."
            steps.append(usual_step(Part.MOVEMENT, text))
    return tuple(steps), tuple(remarks)


def _part(sentence: str, *, first: bool, steps: list[Step]) -> Part:
    moving = any(step.part is not Part.SETUP for step in steps)
    if not moving and (first or _SETUP.search(sentence)):
        return Part.SETUP
    if _RETURN.search(sentence) and not _HOLD_FIRST.match(sentence):
        return Part.RETURN
    return Part.HOLD if _HOLD.search(sentence) else Part.MOVEMENT


def _profile(
    said: SaidDose, kind: Kind, steps: tuple[Step, ...]
) -> tuple[DoseProfile, tuple[Step, ...]]:
    """Return the dose, and the steps with a hold where the dose has one."""
    seconds = _within(said.hold_seconds, MAX_HOLD_SECONDS)
    breaths = None
    if seconds is None and said.hold_breaths is not None:
        breaths = min(said.hold_breaths.low, MAX_HOLD_BREATHS)
    stretch = kind is Kind.STRETCH
    has_hold = any(step.part is Part.HOLD for step in steps)
    filled_hold = None
    if seconds is None and breaths is None and (stretch or has_hold):
        length = _STRETCH_SECONDS if stretch else _SHORT_HOLD_SECONDS
        filled_hold = Span(length, length)
    if not has_hold and (seconds or breaths or filled_hold):
        last = max(i for i, s in enumerate(steps) if s.part is not Part.RETURN)
        steps = (*steps[: last + 1], Step(Part.HOLD, HOLD), *steps[last + 1 :])
    usual = _STRETCH_REPS if stretch else _REPS
    if said.hold_seconds is not None and said.hold_seconds.low >= _STRETCH_FROM_SECONDS:
        usual = _STRETCH_REPS if stretch else 1
    reps, sets = _within(said.reps, MAX_REPS), _within(said.sets, MAX_SETS)
    profile = DoseProfile(
        source=Source.USER,
        stated=DoseValues(seconds, breaths, reps, sets, times_a_day(said.often)),
        filled=DoseValues(
            hold_seconds=filled_hold,
            reps=None if reps else Span(usual, usual),
            sets=None if sets else Span(1, 1),
        ),
        default=True,
    )
    return profile, steps


def _within(span: Span | None, most: int) -> Span | None:
    return Span(min(span.low, most), min(span.high, most)) if span is not None else None


def times_a_day(often: str) -> int | None:
    """Return how often a day, from words such as "twice a day"; None if they do not say."""
    text = often.lower()
    if not text or "week" in text or "hour" in text or "other day" in text:
        return None
    if "morning" in text and re.search(r"evening|night", text):
        return 2
    if re.search(r"\bam\b.*\bpm\b", text) or text.startswith("twice"):
        return 2
    number = re.match(r"\d+", text)
    if number is not None:
        return min(max(1, int(number.group())), MAX_PER_DAY)
    return 1
