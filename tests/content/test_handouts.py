"""What a pasted handout means: amounts, names, lines, and that nothing of it is dropped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import load_catalogue
from coach.content.exercises import check_exercise
from coach.content.fitting import Remark
from coach.content.handout_dose import SaidDose, amounts, plain
from coach.content.handout_names import NameIndex
from coach.content.handout_routine import handout_items, routine_from_items
from coach.content.handouts import LONGEST_HANDOUT, Choice, HandoutReader, Meaning
from coach.content.routines import check_routine
from coach.domain.compiler import compile_routine
from coach.domain.exercise import Position, Sides, Span

EXERCISES = load_catalogue().catalogue.exercises
READER = HandoutReader(EXERCISES)
NAMES = NameIndex(EXERCISES)


def n(low: int, high: int | None = None) -> Span:
    return Span(low, high or low)


EACH = Sides.EACH


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("30 s x 3 each side", SaidDose(hold_seconds=n(30), reps=n(3), sides=EACH)),
        ("2x10 hold 5 sec", SaidDose(hold_seconds=n(5), reps=n(10), sets=n(2))),
        ("3 sets of 10", SaidDose(reps=n(10), sets=n(3))),
        ("2 × 10", SaidDose(reps=n(10), sets=n(2))),
        ("10 x 2", SaidDose(reps=n(10), sets=n(2))),
        ("10–12 reps", SaidDose(reps=n(10, 12))),
        ("1-2 sets of 8 to 12 reps", SaidDose(reps=n(8, 12), sets=n(1, 2))),
        ("x10, twice a day", SaidDose(reps=n(10), often="twice a day")),
        ("10 reps 3x/day", SaidDose(reps=n(10), often="3x/day")),
        ('L/R 30" x3', SaidDose(hold_seconds=n(30), reps=n(3), sides=EACH)),
        ("15 per leg", SaidDose(reps=n(15), sides=EACH)),
        ("3x8/side", SaidDose(reps=n(8), sets=n(3), sides=EACH)),
        ("1 min", SaidDose(hold_seconds=n(60))),
        ("1-2 minutes", SaidDose(hold_seconds=n(60, 120))),
        ("1:30", SaidDose(hold_seconds=n(90))),
        ("1½ minutes", SaidDose(hold_seconds=n(90))),
        ("half a minute", SaidDose(hold_seconds=n(30))),
        ("1.5 min", SaidDose(hold_seconds=n(90))),
        ("3 x 30 seconds", SaidDose(hold_seconds=n(30), reps=n(3))),
        ("3 sets of 30 seconds", SaidDose(hold_seconds=n(30), reps=n(1), sets=n(3))),
        ("3x10x5", SaidDose(hold_seconds=n(5), reps=n(10), sets=n(3))),
        ("hold for three deep breaths", SaidDose(hold_breaths=n(3))),
        ("ten reps, two sets", SaidDose(reps=n(10), sets=n(2))),
        ("5 second hold x 10", SaidDose(hold_seconds=n(5), reps=n(10))),
        ("hold 20-30 secs, repeat 3 times", SaidDose(hold_seconds=n(20, 30), reps=n(3))),
        ("Reps: 12 Sets: 3 Hold: 5", SaidDose(hold_seconds=n(5), reps=n(12), sets=n(3))),
        ("10 reps, rest 30 s between sets", SaidDose(reps=n(10), rest_seconds=30)),
        ("10 times, alternating sides", SaidDose(reps=n(10), sides=Sides.ALTERNATING)),
        ("left leg only x 10", SaidDose(reps=n(10), one_side=True)),
        ("every morning and evening", SaidDose(often="every morning and evening")),
        ("Reps 10 Sets 3", SaidDose(reps=n(10), sets=n(3))),
        ("hold for a count of 5", SaidDose(hold_seconds=n(5))),
        ("10 reps every 2-3 hours", SaidDose(reps=n(10), often="every 2-3 hours")),
        ("20 secs, both legs", SaidDose(hold_seconds=n(20), sides=EACH)),
        ("10 sec x 10 reps x 2 sets", SaidDose(hold_seconds=n(10), reps=n(10), sets=n(2))),
        ("Perform 1 Time(s) a Day", SaidDose(often="1 times a day")),
        ("both knees to chest", SaidDose()),
        ("lie down", SaidDose()),
    ],
)
def test_amounts(line: str, said: SaidDose) -> None:
    assert amounts(plain(line))[0] == said


def test_an_amount_that_contradicts_the_one_before_stays_in_the_line() -> None:
    said, rest = amounts("10 reps then 12 reps")
    assert said.reps == n(10)
    assert "12 reps" in rest


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("Bridge", "glute-bridge"),
        ("Bridges", "glute-bridge"),
        ("Brige", "glute-bridge"),
        ("Bridging", "glute-bridge"),
        ("Cat & cow stretch", "cat-cow"),
        ("Childs pose", "childs-pose"),
        ("Birddog", "bird-dog"),
        ("Clam shells", "clamshell"),
        ("Lat pull down", "lat-pulldown"),
        ("Hamstring strech", "hamstring-stretch"),
        ("Figure 4 stretch", "piriformis-stretch"),
        ("Pelvic tilt lying on back", "pelvic-tilt"),
        ("Thread the needle", "childs-pose-rotation"),
    ],
)
def test_names_that_are_sure(name: str, exercise: str) -> None:
    matches = NAMES.match(name)
    assert matches.certain
    assert matches.found[0].exercise_id == exercise


@pytest.mark.parametrize(
    "name", ["Knee to chest", "Side plank", "Single leg bridge", "Bridge with red band"]
)
def test_a_name_that_may_be_another_exercise_is_not_sure(name: str) -> None:
    matches = NAMES.match(name)
    assert matches.found
    assert not matches.certain


@pytest.mark.parametrize("name", ["Dead bug", "Calf stretch", "Squats", "Sit to stand", ""])
def test_an_exercise_that_nobody_knows_is_not_mistaken(name: str) -> None:
    assert not NAMES.match(name).certain


def test_sides_decide_between_names_that_are_as_like() -> None:
    assert NAMES.match("Knee to chest", EACH).certain
    assert NAMES.match("Knee to chest", EACH).found[0].exercise_id == "single-knee-to-chest"


HANDOUT = """Low back programme
Name: Jo Bloggs, 555 1234
Do these twice a day.

1. Knee to chest 30 s x 3 each side
2) Bridge 2x10 hold 5 sec
• Cat cow – 10 reps, slowly
- Pelvic tilts, 3 sets of 10
   Lie on your back with your knees bent.
   Hold 5 seconds and relax
Dead bug 3x8/side
   Lie on your back. Lift both arms to the ceiling.
Strengthening:
Side plank 3 x 20s each side
Walk for 10 minutes daily
Next appointment: Monday
"""


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("Monster walks with band 2 x 12", Meaning.NEW),
        ("Side steps walking x 20", Meaning.NEW),
        ("Brisk walk 20 min", Meaning.UNSURE),
        ("Walking 10 minutes", Meaning.EXERCISE),
    ],
)
def test_what_is_counted_is_no_walk(line: str, meaning: Meaning) -> None:
    (read,) = READER.read(line).lines
    assert read.meaning is meaning
    assert (read.exercise_id == "walking") == (meaning is not Meaning.NEW)
    assert "walking" in read.candidates


def test_words_of_no_use_are_named_apart_where_they_stand_apart() -> None:
    (read,) = READER.read("Big slow bridge funny 10 times").lines
    assert (read.exercise_id, read.unread) == ("glute-bridge", "Big slow, funny")


def test_every_line_says_what_it_was_taken_for() -> None:
    handout = READER.read(HANDOUT)
    assert [line.meaning for line in handout.lines] == [
        Meaning.TITLE,
        Meaning.NOT_UNDERSTOOD,
        Meaning.OFTEN,
        Meaning.EMPTY,
        Meaning.EXERCISE,
        Meaning.EXERCISE,
        Meaning.EXERCISE,
        Meaning.EXERCISE,
        Meaning.INSTRUCTION,
        Meaning.DOSE,
        Meaning.NEW,
        Meaning.INSTRUCTION,
        Meaning.HEADING,
        Meaning.UNSURE,
        Meaning.EXERCISE,
        Meaning.NOT_UNDERSTOOD,
    ]
    assert handout.title == "Low back programme"
    assert handout.often == "twice a day"


def test_a_handout_becomes_a_routine_that_can_be_saved_and_run() -> None:
    handout = READER.read(HANDOUT)
    items = handout_items(handout, EXERCISES, ())
    made = routine_from_items(items, handout.title, handout.often, EXERCISES)
    assert made is not None
    known = {**EXERCISES, **{one.id: one for one in made.new_exercises}}
    assert check_routine(made.routine, known) == ()
    assert [check_exercise(one) for one in made.new_exercises] == [()]
    assert made.routine.purpose == "From a handout: twice a day."
    doses = {item.exercise_id: item.dose for item in made.routine.items}
    assert (doses["single-knee-to-chest"].hold_seconds, doses["single-knee-to-chest"].reps) == (
        30,
        3,
    )
    bridge = doses["glute-bridge"]
    assert (bridge.sets, bridge.reps, bridge.hold_seconds) == (2, 10, 5)
    tilt = doses["pelvic-tilt"]
    assert (tilt.sets, tilt.reps, tilt.hold_seconds) == (3, 10, 5)
    new = made.new_exercises[0]
    assert (new.name, new.position, new.sides) == ("Dead bug", Position.SUPINE, Sides.EACH)
    assert [step.text for step in new.steps] == [
        "Lie on your back.",
        "Lift both arms to the ceiling.",
    ]
    assert compile_routine(made.routine, known).length_ms > 0


def test_a_printed_programme_with_the_dose_below_each_exercise() -> None:
    text = (
        "BRIDGING\nWhile lying on your back, raise your buttocks off the floor.\n"
        "Repeat 10 Times\nHold 3 Seconds\nComplete 2 Sets\nPerform 1 Time(s) a Day\n\n"
        "QUAD SETS\nTighten your top thigh muscle.\nRepeat 8 Times\n"
        "Exercise 3: Pelvic Tilt\nSets: 2 | Reps: 12 | Hold: 5s | Frequency: 2x daily\n"
    )
    items = handout_items(READER.read(text), EXERCISES, ())
    assert [item.exercise.name for item in items] == ["Glute bridge", "QUAD SETS", "Pelvic tilt"]
    said = [(item.said.sets, item.said.reps, item.said.hold_seconds) for item in items]
    assert said == [(n(2), n(10), n(3)), (None, n(8), None), (n(2), n(12), n(5))]


def test_what_cannot_be_taken_over_is_said() -> None:
    text = "Walking 20 minutes\nClamshell 15 reps left leg only\nCat cow 1 minute\nPlank 20-30 s\n"
    items = handout_items(READER.read(text), EXERCISES, ())
    assert [item.remarks for item in items] == [
        (Remark.NOT_TIMED,),
        (Remark.ONE_SIDE,),
        (Remark.TIME_AS_REPS,) if items[2].item and not items[2].item.dose.hold_seconds else (),
        (Remark.LOW_END,),
    ]
    assert items[0].item is None


def test_the_user_has_the_last_word_on_a_line() -> None:
    text = "Side plank 20 s\nSquats\nBridge x 10"
    choices = {
        "Side plank 20 s": Choice(Meaning.NEW),
        "Squats": Choice(Meaning.NEW),
        "Bridge x 10": Choice(Meaning.LEFT_OUT),
    }
    handout = READER.read(text, choices)
    assert [line.meaning for line in handout.lines] == [
        Meaning.NEW,
        Meaning.NEW,
        Meaning.LEFT_OUT,
    ]
    items = handout_items(handout, EXERCISES, (), {"Squats": Position.SITTING})
    assert [item.exercise.position for item in items] == [Position.SIDE_LYING, Position.SITTING]
    as_plank = READER.read(text, {"Squats": Choice(Meaning.EXERCISE, "prone-plank")})
    assert as_plank.lines[1].exercise_id == "prone-plank"


def test_the_same_new_exercise_twice_is_one_exercise() -> None:
    items = handout_items(READER.read("- Squats x 10\n- squats x 5"), EXERCISES, ())
    assert items[0].exercise == items[1].exercise
    assert items[1].item is not None
    assert items[1].item.dose.reps == 5


def test_a_text_that_is_far_too_long_is_cut_and_says_so() -> None:
    handout = READER.read("Bridge x 10\n" * LONGEST_HANDOUT)
    assert handout.shortened
    items = handout_items(handout, EXERCISES, ())
    made = routine_from_items(items, "", "", ())
    assert made is not None
    assert made.beyond > 0
    assert check_routine(made.routine, EXERCISES) == ()


_PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        (
            *("3 x 10", "hold 5 s", "each side", "Bridge", "Dead bug", "•", "9999 sets of 9999"),
            *(
                "0 reps",
                "3 1/2 minutes",
                "twice a day",
                "rest 999 min",
                "Lie on your back.",
                "1:99",
            ),
        )
    ),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=5).map(" ".join), max_size=8).map("\n".join))
def test_any_text_gives_lines_and_a_routine_without_a_fault(text: str) -> None:
    handout = READER.read(text)
    assert [line.text for line in handout.lines] == text[:LONGEST_HANDOUT].splitlines()
    items = handout_items(handout, EXERCISES, ())
    made = routine_from_items(items, handout.title, handout.often, EXERCISES)
    if made is None:
        assert not [item for item in items if item.item]
        return
    known = {**EXERCISES, **{one.id: one for one in made.new_exercises}}
    assert [fault for one in made.new_exercises for fault in check_exercise(one)] == []
    assert check_routine(made.routine, known) == ()
    compile_routine(made.routine, known)
