"""From exercise files to checked exercises."""

from pathlib import Path

from coach.content.documents import (
    CreditDocument,
    ExerciseDocument,
    ProfileDocument,
    Range,
    ValuesDocument,
)
from coach.content.exercise_table import exercise_of, exercise_table
from coach.content.reading import read_table
from coach.content.rules import Faults
from coach.content.shape import fit, found
from coach.domain.errors import ContentError
from coach.domain.exercise import (
    Exercise,
    Part,
    Sides,
    Source,
    Tag,
)

MAX_HOLD_SECONDS = 600
MAX_HOLD_BREATHS = 30
MAX_REPS = 100
MAX_SETS = 10
MAX_PER_DAY = 12
MAX_STEPS = 20
MAX_CREDIT = 300
"""Characters of an author, licence, address or origin."""

_TEMPO_SECONDS = (1.0, 20.0)


def load_exercise(path: Path, *, builtin: bool = False) -> Exercise:
    """Return the exercise that a file describes.

    Args:
        path: a TOML file; its name is the exercise's id.
        builtin: it ships with the program.

    Raises:
        ContentError: the file cannot be used; every fault is one line.
    """
    return exercise_from(read_table(path), str(path), path.stem, builtin=builtin)


def exercise_from(
    table: dict[str, object], name: str, stem: str | None, *, builtin: bool
) -> Exercise:
    """Return the exercise that a table describes.

    Args:
        table: the parsed file.
        name: the file, as the faults call it.
        stem: the file's name without its ending, which the id has to match; None for any id.
        builtin: it ships with the program.

    Raises:
        ContentError: the table cannot be used.
    """
    document = fit(table, ExerciseDocument, name)
    faults = Faults(name)
    _check_names(document, stem, faults)
    _check_sentences(document, faults)
    _check_steps(document, faults)
    _check_sides(document, faults)
    _check_profiles(document, faults)
    if faults.lines:
        raise ContentError(tuple(faults.lines))
    return exercise_of(document, builtin=builtin)


def check_exercise(exercise: Exercise) -> tuple[str, ...]:
    """Return what keeps an exercise made in the program from being saved, one line a fault."""
    try:
        exercise_from(
            exercise_table(exercise), exercise.name or exercise.id, None, builtin=exercise.builtin
        )
    except ContentError as error:
        return error.faults
    return ()


def _check_names(document: ExerciseDocument, stem: str | None, faults: Faults) -> None:
    faults.check_id(document.id, stem)
    faults.check_name("name", document.name)
    lists = {"aliases": document.aliases, "targets": document.targets}
    for key, names in lists.items():
        for number, name in enumerate(names, start=1):
            faults.check_name(f"{key}[{number}]", name)
    for source, name in document.article_names.items():
        faults.check_name(f"article_names.{source}", name)
    if document.kind.strengthens and Tag.FLARE_SAFE in document.tags:
        faults.add("tags", '"flare-safe"', f'none, because "kind" is "{document.kind}"')
    for key in ("aliases", "targets", "tags", "equipment", "optional_equipment"):
        values = getattr(document, key)
        if len(set(values)) < len(values):
            faults.add(key, "the same entry twice", "each entry once")


def _check_sentences(document: ExerciseDocument, faults: Faults) -> None:
    # Only steps are filled with the side in hand; these are said as they stand.
    faults.check_spoken("safety", document.safety)
    if any(end in document.safety[:-1] for end in (". ", "! ", "? ")):
        faults.add("safety", "more than one sentence", "one safety cue")
    if document.breath:
        faults.check_spoken("breath", document.breath)
    for number, caution in enumerate(document.cautions, start=1):
        faults.check_spoken(f"cautions[{number}]", caution)
    for key, form in (("easier", document.easier), ("harder", document.harder)):
        if form is not None:
            faults.check_spoken(f"{key}.text", form.text)
            faults.check_pose(f"{key}.pose", form.pose)
    if document.note and not document.note.isprintable():
        faults.add("note", found(document.note), "text on one line")
    if document.credit is not None:
        _check_credit(document.credit, faults)


def _check_credit(credit: CreditDocument, faults: Faults) -> None:
    values = {"author": credit.author, "licence": credit.licence, "origin": credit.origin}
    for key, value in {**values, "url": credit.url}.items():
        if not (value.isprintable() and len(value) <= MAX_CREDIT):
            faults.add(f"credit.{key}", found(value), f"at most {MAX_CREDIT} characters")
    if credit.url and not credit.url.startswith(("https://", "http://")):
        faults.add("credit.url", found(credit.url), 'an address that begins with "https://"')


def _check_steps(document: ExerciseDocument, faults: Faults) -> None:
    sided = document.sides is not Sides.BOTH
    steps = document.steps
    if len(steps) > MAX_STEPS:
        faults.add("steps", str(len(steps)), f"at most {MAX_STEPS}")
    modes = {profile.mode for profile in document.profiles}
    for number, step in enumerate(steps, start=1):
        key = f"steps[{number}]"
        faults.check_spoken(f"{key}.text", step.text, sided=sided)
        if step.cue:
            faults.check_spoken(f"{key}.cue", step.cue, sided=sided)
        faults.check_pose(f"{key}.pose", step.pose)
        faults.check_pose(f"{key}.direction", step.direction)
        faults.check_number(f"{key}.seconds", step.seconds, *_TEMPO_SECONDS)
        if step.seconds is not None and step.part in (Part.SETUP, Part.HOLD):
            faults.add(f"{key}.seconds", found(step.seconds), "it on a movement or return only")
        for mode in step.modes:
            if mode not in modes:
                faults.add(f"{key}.modes", found(mode), "the mode of one of the profiles")
    if document.timed:
        for mode in sorted(modes) or [""]:
            _check_rep(document, mode, faults)


def _check_rep(document: ExerciseDocument, mode: str, faults: Faults) -> None:
    """Check that the steps of one mode make up a repetition that its profiles can use."""
    steps = [step for step in document.steps if not step.modes or mode in step.modes]
    parts = {step.part for step in steps}
    of_mode = f' for the mode "{mode}"' if mode else ""
    if Part.SETUP not in parts:
        faults.add("steps", f"no setup{of_mode}", "at least one")
    if not parts & {Part.MOVEMENT, Part.HOLD}:
        faults.add("steps", f"no movement or hold{of_mode}", "at least one")
    profiles = [profile for profile in document.profiles if profile.mode == mode]
    if Part.HOLD not in parts and any(_has_hold(profile) for profile in profiles):
        faults.add("steps", f"no hold{of_mode}", "one, because a profile has a hold")
    for profile in profiles:
        if profile.breath_paced and not {Part.MOVEMENT, Part.RETURN} <= parts:
            faults.add("steps", f"no movement and return{of_mode}", "both, to breathe with")


def _has_hold(profile: ProfileDocument) -> bool:
    return any(
        value is not None
        for values in (profile.stated, profile.filled)
        for value in (values.hold_seconds, values.hold_breaths)
    )


def _check_sides(document: ExerciseDocument, faults: Faults) -> None:
    if document.side_word:
        faults.check_name("side_word", document.side_word)
    labels = document.side_labels
    if labels is not None:
        faults.check_name("side_labels.left", labels.left)
        faults.check_name("side_labels.right", labels.right)
    if document.sides is Sides.ALTERNATING and labels is None:
        faults.add("side_labels", "nothing", 'what works, because "sides" is "alternating"')
    for number, profile in enumerate(document.profiles, start=1):
        key = f"profiles[{number}]"
        both = document.sides is Sides.BOTH
        if profile.sides is not None and both != (profile.sides is Sides.BOTH):
            faults.add(f"{key}.sides", f'"{profile.sides}"', f'it to go with "{document.sides}"')
        if profile.reps_in_total and both:
            faults.add(f"{key}.reps_in_total", "true", 'it only where "sides" is not "both"')


def _check_profiles(document: ExerciseDocument, faults: Faults) -> None:
    profiles = document.profiles
    if not document.timed:
        if profiles:
            faults.add("profiles", str(len(profiles)), 'none, because "timed" is false')
        return
    defaults = sum(profile.default for profile in profiles)
    if defaults != 1:
        faults.add("profiles", f"{defaults} with default = true", "exactly one")
    seen: set[tuple[Source, str]] = set()
    for number, profile in enumerate(profiles, start=1):
        key = f"profiles[{number}]"
        if (profile.source, profile.mode) in seen:
            faults.add(key, f'"{profile.source}" a second time', "each source and mode once")
        seen.add((profile.source, profile.mode))
        faults.check_pose(f"{key}.mode", profile.mode)
        _check_values(profile.stated, f"{key}.stated", faults)
        _check_values(profile.filled, f"{key}.filled", faults)
        _check_whole(profile, key, faults)


def _check_whole(profile: ProfileDocument, key: str, faults: Faults) -> None:
    """Check that what is stated and what is filled add up to one dose."""
    stated, filled = profile.stated, profile.filled
    is_own = profile.source in (Source.APP, Source.USER)
    if stated == ValuesDocument() and not is_own:
        faults.add(f"{key}.stated", "nothing", 'at least one number, or source = "app"')
    if stated != ValuesDocument() and profile.source is Source.APP:
        faults.add(
            f"{key}.stated", "numbers", 'them under "filled", because no article states them'
        )
    for name in ("hold_seconds", "hold_breaths", "reps", "sets", "per_day"):
        if getattr(stated, name) is not None and getattr(filled, name) is not None:
            faults.add(f"{key}.filled.{name}", "a number", "none, because it is stated")
    if stated.reps is None and filled.reps is None:
        faults.add(f"{key}.filled.reps", "nothing", "a number, because none is stated")
    holds = [
        name
        for name in ("hold_seconds", "hold_breaths")
        for values in (stated, filled)
        if getattr(values, name) is not None
    ]
    if len(set(holds)) > 1:
        faults.add(key, "a hold in seconds and in breaths", "one of them")
    if holds and profile.breath_paced:
        faults.add(f"{key}.breath_paced", "true", "no hold beside it")


def _check_values(values: ValuesDocument, key: str, faults: Faults) -> None:
    _check_range(f"{key}.hold_seconds", values.hold_seconds, MAX_HOLD_SECONDS, faults)
    _check_range(f"{key}.reps", values.reps, MAX_REPS, faults)
    _check_range(f"{key}.sets", values.sets, MAX_SETS, faults)
    faults.check_number(f"{key}.hold_breaths", values.hold_breaths, 1, MAX_HOLD_BREATHS)
    faults.check_number(f"{key}.per_day", values.per_day, 1, MAX_PER_DAY)


def _check_range(key: str, value: Range | None, high: int, faults: Faults) -> None:
    if value is None:
        return
    ends = value if isinstance(value, list) else [value, value]
    if len(ends) != 2:
        faults.add(key, f"a list of {len(ends)}", "a number or [low, high]")
    elif not 1 <= ends[0] <= ends[1] <= high:
        shown = found(ends[0]) if ends[0] == ends[1] else f"[{found(ends[0])}, {found(ends[1])}]"
        faults.add(key, shown, f"1 to {high}, the low end first")
