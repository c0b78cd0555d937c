"""What an exercise is: its position, steps, cautions and the doses that articles state for it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    """Where a dose or a routine comes from: one of the five articles, the app, or the user."""

    BAY_STATE = "000"
    TEN_BEST = "001"
    REHAB8 = "002"
    BACK_PAIN_EXERCISES = "003"
    K_HEALTH = "004"
    APP = "app"
    USER = "user"


class Position(StrEnum):
    """Starting position of the body."""

    SUPINE = "supine"
    PRONE = "prone"
    ALL_FOURS = "all-fours"
    KNEELING = "kneeling"
    SITTING = "sitting"
    SIDE_LYING = "side-lying"
    STANDING = "standing"


class Kind(StrEnum):
    """What an exercise mainly does."""

    STRETCH = "stretch"
    MOBILITY = "mobility"
    STRENGTH = "strength"
    ACTIVATION = "activation"
    AEROBIC = "aerobic"

    @property
    def strengthens(self) -> bool:
        """It asks strength of muscles."""
        return self in (Kind.STRENGTH, Kind.ACTIVATION)


class Tag(StrEnum):
    """Marks that rules act on."""

    ABDOMINAL = "abdominal"
    EXTENSOR = "extensor"
    WARM_UP = "warm-up"
    FLARE_SAFE = "flare-safe"
    OPT_IN = "opt-in"


class Equipment(StrEnum):
    """Things an exercise needs besides the floor."""

    MAT = "mat"
    STRAP = "strap"
    BAND = "band"
    PILLOW = "pillow"
    FOAM_ROLLER = "foam-roller"
    STABILITY_BALL = "stability-ball"
    WALL = "wall"
    CHAIR = "chair"
    DISC = "disc"


class Sides(StrEnum):
    """How the two sides of the body share the work."""

    BOTH = "both"
    EACH = "each"
    ALTERNATING = "alternating"


class Side(StrEnum):
    """A side of the person's own body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Part(StrEnum):
    """Which part of a repetition a step belongs to."""

    SETUP = "setup"
    MOVEMENT = "movement"
    HOLD = "hold"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Step:
    """One short, speakable instruction.

    Set-up steps come before the first repetition; the others, in order, make up one repetition.

    Attributes:
        part: where in the repetition it belongs.
        text: the whole sentence, as shown and read aloud; `{side}` and `{other}` stand for the
            working side and its opposite.
        cue: the few words said while moving; empty where `text` is short enough itself.
        pose: name of the pose reached by the end of the step.
        seconds: tempo of a movement or return; None takes the usual tempo.
        modes: the dose modes in which the step occurs; empty means all.
        direction: steps of different directions are worked through one after another within
            a set (shoulder rolls: all backwards, then all forwards); empty for most.
    """

    part: Part
    text: str
    cue: str = ""
    pose: str = ""
    seconds: float | None = None
    modes: tuple[str, ...] = ()
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """An easier or harder form of an exercise.

    Attributes:
        text: how it differs, as one instruction.
        pose: name of the pose that shows it, empty if it looks the same.
    """

    text: str
    pose: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A closed range of whole numbers, as an article states it ("15–30 s")."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise ValueError(f"not a range from low to high: {self.low}, {self.high}")

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class DoseValues:
    """The numbers of a dose; None where nothing is said.

    Attributes:
        hold_seconds: length of a hold.
        hold_breaths: length of a hold in breaths.
        reps: repetitions in a set; per side unless the profile counts them in total.
        sets: number of sets.
        per_day: how often a day.
    """

    hold_seconds: Span | None = None
    hold_breaths: int | None = None
    reps: Span | None = None
    sets: Span | None = None
    per_day: int | None = None


@dataclass(frozen=True, slots=True)
class DoseProfile:
    """One source's dose of an exercise.

    Attributes:
        source: the article, or the app.
        stated: what the source says.
        filled: what the app adds where the source says nothing.
        mode: which steps it uses ("hold", "rocking"), empty if the exercise has one way only.
        sides: the source's own way of sharing sides, None for the exercise's.
        reps_in_total: repetitions are counted over both sides together.
        breath_paced: out on the movement, in on the return, no hold.
        default: the dose used unless somebody chooses another.
    """

    source: Source
    stated: DoseValues
    filled: DoseValues = field(default_factory=DoseValues)
    mode: str = ""
    sides: Sides | None = None
    reps_in_total: bool = False
    breath_paced: bool = False
    default: bool = False

    @property
    def key(self) -> str:
        """Identifies the profile within its exercise: the source, with the mode if there is one."""
        return f"{self.source}-{self.mode}" if self.mode else str(self.source)


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose words an exercise's text is, and on what terms it may be passed on.

    Attributes:
        author: who wrote it, empty if nobody is named.
        licence: the licence's short name ("CC-BY-SA 4"), empty if none is named.
        url: where the licence or the text can be read, empty if unknown.
        origin: the collection it was taken from ("wger"), empty if unknown.
    """

    author: str = ""
    licence: str = ""
    url: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the library.

    Attributes:
        id: lower-case words joined by hyphens.
        name: name on screen.
        aliases: other names, for search.
        article_names: what each article that describes it calls it.
        position: starting position.
        equipment: what it needs; a mat is not listed.
        optional_equipment: what it may be done with.
        kind: what it mainly does.
        targets: body regions, in plain words.
        tags: marks that rules act on.
        sides: how the sides share the work.
        side_word: what is meant by a side ("leg", "arm"), shown beside LEFT or RIGHT.
        side_labels: for alternating exercises, what works on (left, right); else empty strings.
        steps: set-up, movement, hold and return, in order.
        safety: the one safety cue spoken before it.
        cautions: shown in the detail pane.
        breath: breath cue said early in the first hold, empty if none.
        easier: an easier form, if there is one.
        harder: a harder form, if there is one.
        profiles: every source's dose; exactly one is the default (none for untimed activities).
        note: a remark on where the articles disagree or say too little, empty if none.
        timed: False for activities that are only logged (walking).
        builtin: it ships with the program.
        credit: whose words its text is; None for the program's and the user's own.
    """

    id: str
    name: str
    position: Position
    kind: Kind
    sides: Sides
    steps: tuple[Step, ...]
    safety: str
    aliases: tuple[str, ...] = ()
    article_names: tuple[tuple[Source, str], ...] = ()
    equipment: tuple[Equipment, ...] = ()
    optional_equipment: tuple[Equipment, ...] = ()
    targets: tuple[str, ...] = ()
    tags: frozenset[Tag] = frozenset()
    side_word: str = ""
    side_labels: tuple[str, str] = ("", "")
    cautions: tuple[str, ...] = ()
    breath: str = ""
    easier: Form | None = None
    harder: Form | None = None
    profiles: tuple[DoseProfile, ...] = ()
    note: str = ""
    timed: bool = True
    builtin: bool = True
    credit: Credit | None = None

    @property
    def default_profile(self) -> DoseProfile:
        """The dose used unless somebody chooses another.

        Raises:
            LookupError: the exercise is untimed and has no dose.
        """
        for profile in self.profiles:
            if profile.default:
                return profile
        raise LookupError(f"{self.id} has no default dose")

    def profile(self, key: str) -> DoseProfile | None:
        """Return the profile whose key, or whose source, is `key`; the default one first."""
        exact = [p for p in self.profiles if p.key == key]
        of_source = [p for p in self.profiles if p.source == key]
        candidates = exact or sorted(of_source, key=lambda p: not p.default)
        return candidates[0] if candidates else None

    def steps_for(self, mode: str) -> tuple[Step, ...]:
        """Return the steps that occur in the given dose mode, in order."""
        return tuple(s for s in self.steps if not s.modes or mode in s.modes)
