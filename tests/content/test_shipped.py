"""Every shipped file keeps the promises that are made for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.content import load_catalogue
from coach.content.articles import load_articles
from coach.content.rules import Faults
from coach.domain.compiler import compile_routine
from coach.domain.errors import ContentError
from coach.domain.exercise import Equipment, Exercise, Kind, Part, Position, Sides, Source, Tag
from coach.domain.routine import Routine
from coach.resources import resource_path

CATALOGUE = load_catalogue().catalogue
EXERCISES = list(CATALOGUE.exercises.values())
OWN = [r for r in CATALOGUE.routines.values() if r.source is Source.APP]
OF_ARTICLES = [r for r in CATALOGUE.routines.values() if r.source is not Source.APP]

BANNED = re.compile(
    r"\b(treat(s|ed|ing)?|reliev\w*|relief|cur(e|es|ed|ing)|prevent\w*|rehabilitat\w*|diagnos\w*"
    r"|heal(s|ed|ing)?|monitors?|clinically|proven|safe for everyone|guarantee\w*)\b",
    re.IGNORECASE,
)
# Titles of articles and their names for an exercise are quotations.
QUOTED = ("article_names = ", "title = ")


def by_id(value: Exercise | Routine) -> str:
    return value.id


def test_all_exercises_are_there() -> None:
    assert len(EXERCISES) == 31
    assert [r.id for r in OWN] == [
        "gentle-start",
        "everyday-back-care",
        "strength-and-balance",
        "upper-back",
        "desk-break",
        "evening-unwind",
    ]
    assert [str(r.source) for r in OF_ARTICLES] == ["000", "001", "002", "003", "004"]


def test_tags_follow_the_rules_of_the_articles() -> None:
    def tagged(tag: Tag) -> set[str]:
        return {exercise.id for exercise in EXERCISES if tag in exercise.tags}

    assert tagged(Tag.ABDOMINAL) == {
        "pelvic-tilt",
        "lower-tummy",
        "deep-abdominal",
        "prone-plank",
        "partial-crunch",
        "dyna-disc-crunch",
    }
    assert tagged(Tag.EXTENSOR) == {
        "glute-bridge",
        "bird-dog",
        "ball-hyperextension",
        "superman",
        "prone-cobra",
    }
    assert tagged(Tag.WARM_UP) >= {"cat-cow", "pelvic-tilt"}
    assert tagged(Tag.OPT_IN) >= {
        "seated-forward-fold",
        "partial-crunch",
        "prone-cobra",
        "dyna-disc-crunch",
    }
    assert not tagged(Tag.FLARE_SAFE) & tagged(Tag.OPT_IN)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_an_exercise_is_complete(exercise: Exercise) -> None:
    parts = [step.part for step in exercise.steps]
    assert exercise.builtin
    assert exercise.targets
    assert exercise.article_names
    assert exercise.cautions
    if not exercise.timed:
        return
    assert Part.RETURN in parts
    assert parts.index(Part.MOVEMENT) == parts.count(Part.SETUP), "set-up comes first"
    assert parts[-1] is Part.RETURN
    for step in exercise.steps:
        words = len(step.cue.split())
        assert words <= 10, step.cue
        if step.part is Part.MOVEMENT:
            assert step.cue or len(step.text.split()) <= 9, step.text
            assert step.pose not in ("", "start")
        if step.part is Part.RETURN:
            assert step.pose == "start"
    if exercise.sides is not Sides.BOTH:
        assert exercise.side_word
        assert any("{side}" in step.text for step in exercise.steps)


def test_every_article_that_has_a_dose_names_the_exercise() -> None:
    for exercise in EXERCISES:
        named = {source for source, _ in exercise.article_names}
        dosed = {p.source for p in exercise.profiles} - {Source.APP}
        assert dosed <= named, exercise.id


def lines_of_shipped_text() -> Iterator[tuple[str, str]]:
    for path in sorted(resource_path().rglob("*.toml")):
        if path.parent.name not in ("exercises", "routines") and path.stem != "articles":
            continue
        for line in path.read_text("utf-8").splitlines():
            if not line.strip().startswith(QUOTED):
                yield path.name, line


def test_no_medical_claims() -> None:
    claims = [(name, line) for name, line in lines_of_shipped_text() if BANNED.search(line)]
    assert claims == []


@pytest.mark.parametrize("routine", OWN, ids=by_id)
def test_an_own_routine_is_short_balanced_and_warms_up(routine: Routine) -> None:
    used = [CATALOGUE.exercises[item.exercise_id] for item in routine.active_items]
    assert len(used) == len(routine.items)
    assert 4 <= len(used) <= 6
    assert Tag.WARM_UP in used[0].tags
    assert sum(Tag.ABDOMINAL in e.tags for e in used) == sum(Tag.EXTENSOR in e.tags for e in used)
    assert routine.purpose.endswith(".")


def test_own_routines_do_what_their_names_say() -> None:
    def used(routine: str) -> list[Exercise]:
        return [CATALOGUE.exercises[i.exercise_id] for i in CATALOGUE.routines[routine].items]

    assert all(Tag.FLARE_SAFE in e.tags for e in used("gentle-start"))
    assert {e.position for e in used("desk-break")} <= {Position.STANDING, Position.SITTING}
    assert not any(e.equipment for e in used("desk-break"))
    assert {e.position for e in used("evening-unwind")} <= {Position.SUPINE, Position.PRONE}
    strong = [e for e in used("strength-and-balance") if e.kind in (Kind.STRENGTH, Kind.ACTIVATION)]
    assert len(strong) >= 4
    selections = [tuple(sorted(e.id for e in used(r.id))) for r in OWN]
    assert len(set(selections)) == len(OWN)
    for routine in OWN:
        needed = {thing for e in used(routine.id) for thing in e.equipment}
        assert needed <= {Equipment.STRAP, Equipment.PILLOW}, routine.id


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=by_id)
def test_opt_in_exercises_are_listed_but_off(routine: Routine) -> None:
    for item in routine.items:
        opt_in = Tag.OPT_IN in CATALOGUE.exercises[item.exercise_id].tags
        assert item.off == opt_in, item.exercise_id
        assert bool(item.reason) == item.off


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=by_id)
def test_every_routine_compiles(routine: Routine) -> None:
    timeline = compile_routine(routine, CATALOGUE.exercises)
    assert [i.exercise_id for i in timeline.items] == [i.exercise_id for i in routine.active_items]


def test_articles_and_help_pages() -> None:
    library = load_articles()
    assert [str(source) for source in library.articles] == ["000", "001", "002", "003", "004"]
    k_health = library.articles[Source.K_HEALTH]
    assert k_health.author == "Chesney Fowler, MD"
    assert k_health.published is not None
    assert k_health.published.isoformat() == "2019-12-03"
    doctor = library.pages["doctor"]
    at_once = [line.text.lower() for line in doctor.groups[0].lines]
    for sign in ("fever", "injury", "bladder", "cancer"):
        assert any(sign in line for line in at_once)
    assert all(line.source is Source.K_HEALTH for line in doctor.groups[0].lines)
    avoid = " ".join(line.text for g in library.pages["avoid"].groups for line in g.lines).lower()
    for thing in ("tennis", "running", "heavy", "sit-ups", "straight legs", "toes"):
        assert thing in avoid


def test_help_pages_and_notice_can_be_read_aloud() -> None:
    library = load_articles()
    faults = Faults("articles.toml")
    for line in library.notice.lines:
        faults.check_spoken("notice", line)
    for page in library.pages.values():
        faults.check_spoken(page.id, page.intro)
        for group in page.groups:
            for advice in group.lines:
                faults.check_spoken(page.id, advice.text)
    assert faults.lines == []


def test_a_fault_in_the_help_pages_is_named(tmp_path: Path) -> None:
    text = resource_path("articles.toml").read_text("utf-8")
    bad = tmp_path / "articles.toml"
    bad.write_text(text.replace('from = "002"', 'from = "user"', 1), "utf-8")
    with pytest.raises(ContentError, match='found "user", expected one of the articles'):
        load_articles(bad)
