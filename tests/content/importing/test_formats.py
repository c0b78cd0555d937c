"""The formats of this and other programs: what they bring, and what is written for them."""

import codecs
import json
from dataclasses import replace
from typing import Any

import pytest

from coach.content import load_catalogue
from coach.content.exercise_table import exercise_table
from coach.content.importing import Format, Imported, routine_file, workout_timer_file
from coach.content.importing.html_text import html_lines
from coach.content.importing.read import read_bytes
from coach.content.own_exercises import Sketch, exercise_from_sketch
from coach.content.routines import load_routine
from coach.domain.compiler import Options
from coach.domain.errors import ContentError
from coach.domain.exercise import Credit, Position, Sides, Source, Span
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.toml_text import new_toml

CATALOGUE = load_catalogue().catalogue
EXERCISES = CATALOGUE.exercises


def read(table: Any, name: str = "file.json", taken: tuple[str, ...] = ()) -> Imported:
    return read_bytes(json.dumps(table).encode(), name, EXERCISES, taken)


# --- Just Another Workout Timer ---------------------------------------------------------------


def workout(*sets: tuple[int, list[tuple[str, Any]]], title: Any = "Evening") -> dict[str, Any]:
    return {
        "workouts": [
            {
                "title": title,
                "sets": [
                    {
                        "repetitions": times,
                        "exercises": [{"name": name, "duration": d} for name, d in entries],
                    }
                    for times, entries in sets
                ],
            }
        ]
    }


def test_a_workout_becomes_a_routine() -> None:
    brought = read(
        workout(
            (3, [("Plank", 20), ("Rest", 15)]),
            (1, [("Hamstring stretch left", 30), ("Rest", 5), ("Hamstring stretch right", 30)]),
            (2, [("Wobble board", 40)]),
        )
    )
    assert brought.format is Format.WORKOUT_TIMER
    (routine,) = brought.routines
    assert (routine.name, routine.source) == ("Evening", Source.USER)
    plank, stretch, own = routine.items
    assert plank == RoutineItem(
        "prone-plank", OwnDose(hold_seconds=20, reps=1, sets=3, rest_seconds=15)
    )
    assert (stretch.exercise_id, stretch.dose.hold_seconds) == ("hamstring-stretch", 30)
    (new,) = brought.exercises
    assert own.exercise_id == new.id == "wobble-board"
    assert (own.dose.hold_seconds, own.dose.sets) == (40, 2)


def test_one_set_done_over_and_over_becomes_rounds() -> None:
    (routine,) = read(workout((3, [("Plank", 20), ("Cobra", 20)]))).routines
    assert routine.rounds == 3
    assert len(routine.items) == 2


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(workout((1, [("Brücke", "30")]))).encode("utf-8"),
        codecs.BOM_UTF8 + json.dumps(workout((1, [("Brücke", "30 s")]))).encode(),
        json.dumps(workout((1, [("Brücke", 30.0)])), ensure_ascii=False).encode("latin-1"),
        json.dumps(workout((1, [("Brücke", 30)])), ensure_ascii=False).encode("utf-16"),
        json.dumps(workout((1, [("Brücke", 30)]))["workouts"][0]).encode(),
        json.dumps(workout((1, [("Brücke", 30)]))["workouts"]).encode(),
        b'{"workouts":[{"sets":[{"exercises":[{"name":"Br\\u00fccke","duration":30}]}]}]}',
    ],
    ids=["utf-8", "mark", "latin-1", "utf-16", "single", "list", "fields missing"],
)
def test_workouts_are_read_leniently(raw: bytes) -> None:
    brought = read_bytes(raw, "old.json", EXERCISES, ())
    (exercise,) = brought.exercises
    assert exercise.name == "Brücke"
    assert exercise.default_profile.stated.hold_seconds == Span(30, 30)


def test_what_cannot_be_used_is_named_and_the_rest_is_read() -> None:
    table = workout((1, [("Plank", 20)]))
    table["workouts"][0]["sets"][0]["exercises"].append({"duration": 5})
    table["workouts"].append({"title": "Empty"})
    brought = read(table)
    assert len(brought.routines) == 1
    assert brought.left_out == (
        "file.json: workouts[1].sets[1].exercises[2]: found a table, expected a name",
        "file.json: workouts[2].sets: found nothing, expected exercises to do",
    )


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda one: one.id)
def test_a_routine_that_was_written_for_the_timer_comes_back(routine: Routine) -> None:
    raw = workout_timer_file(routine, EXERCISES, Options())
    table = json.loads(raw.decode("utf-8"))
    assert {"title", "sets", "version", "position"} == set(table["workouts"][0])
    brought = read_bytes(raw, "timer.json", EXERCISES, ())
    (back,) = brought.routines
    assert brought.exercises == ()
    assert brought.left_out == ()
    timed = [item for item in routine.active_items if EXERCISES[item.exercise_id].timed]
    assert [item.exercise_id for item in back.items] == [
        item.exercise_id for _ in range(routine.rounds) for item in timed
    ]


# --- own files --------------------------------------------------------------------------------

OWN = exercise_from_sketch(Sketch("Wall slide", ("Stand at a wall.", "Slide down.")), "wall-slide")
ROUTINE = Routine(
    "my-morning",
    "My morning",
    "",
    (RoutineItem("cat-cow"), RoutineItem("wall-slide", OwnDose(reps=5))),
    Source.USER,
)


def test_a_routine_brings_its_own_exercises_along() -> None:
    raw = routine_file(ROUTINE, {**EXERCISES, OWN.id: OWN})
    brought = read_bytes(raw, "my-morning.toml", EXERCISES, ())
    assert brought == Imported(Format.OWN, (OWN,), (ROUTINE,))


def test_a_file_to_pass_on_that_is_read_alone_says_what_to_do(tmp_path: Any) -> None:
    path = tmp_path / "my-morning.toml"
    path.write_bytes(routine_file(ROUTINE, {**EXERCISES, OWN.id: OWN}))
    with pytest.raises(ContentError, match='take the file over with "Import"'):
        load_routine(path, EXERCISES)


def test_a_routine_of_built_in_exercises_is_a_plain_routine_file(tmp_path: Any) -> None:
    routine = replace(ROUTINE, items=ROUTINE.items[:1])
    path = tmp_path / "my-morning.toml"
    path.write_bytes(routine_file(routine, EXERCISES))
    assert load_routine(path, EXERCISES) == routine


def test_what_is_there_already_is_not_brought_twice() -> None:
    known = {**EXERCISES, OWN.id: OWN}
    brought = read_bytes(routine_file(ROUTINE, known), "r.toml", known, ("my-morning",))
    assert brought.exercises == ()
    assert [one.id for one in brought.routines] == ["my-morning-2"]
    assert brought.routines[0].items == ROUTINE.items


def test_another_exercise_of_the_same_name_gets_a_name_of_its_own() -> None:
    raw = routine_file(ROUTINE, {**EXERCISES, OWN.id: OWN})
    mine = {**EXERCISES, OWN.id: replace(OWN, position=Position.SITTING)}
    brought = read_bytes(raw, "r.toml", mine, ())
    assert [one.id for one in brought.exercises] == ["wall-slide-2"]
    assert brought.routines[0].items[1].exercise_id == "wall-slide-2"


def test_a_single_exercise_is_read_with_whose_words_it_is() -> None:
    credit = Credit("Jo", "CC-BY-SA 4", "https://example.org", "wger")
    raw = new_toml(exercise_table(replace(OWN, credit=credit))).encode()
    (exercise,) = read_bytes(raw, "x.toml", EXERCISES, ()).exercises
    assert exercise.credit == credit


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1", 'f.toml: found neither "items" nor "steps", expected a routine or an exercise'),
        (
            'id = "a"\nname = "A"\nitems = [{exercise = "cat-kow"}]',
            'f.toml: items[1].exercise: found "cat-kow", expected "cat-cow"',
        ),
        (
            'id = "a"\nname = "A"\nitems = []\nexercises = 5',
            "f.toml: exercises: found 5, expected a list of at most 60 exercises",
        ),
        (
            'id = "a"\nname = "A"\nitems = [{exercise = "cat-cow"}]\nexercises = [5]',
            "f.toml: exercises[1]: the file: found 5, expected a table",
        ),
    ],
)
def test_a_faulty_file_of_our_own_says_what_is_wrong(text: str, fault: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_bytes(text.encode(), "f.toml", EXERCISES, ())
    assert fault in caught.value.faults


def test_a_path_in_a_file_leads_nowhere() -> None:
    table = exercise_table(OWN) | {"id": "../../wall"}
    with pytest.raises(ContentError, match="lower-case words"):
        read_bytes(_toml(table), "x.toml", EXERCISES, ())


def _toml(table: dict[str, Any]) -> bytes:
    return new_toml(table).encode()


# --- collections ------------------------------------------------------------------------------

LICENCE = {"id": 2, "short_name": "CC-BY-SA 4", "url": "https://creativecommons.org/by-sa/4"}
TEXT = {
    "name": "Sky reach",
    "language": 2,
    "description": "<p>Starting position:</p><p>Lie on your back.</p><ol><li>Reach up&nbsp;high."
    "</li><li>Hold for 20 seconds.</li></ol><script>alert(1)</script>",
    "license": 2,
    "license_author": "Kim",
    "author_history": ["Kim", "Lee"],
    "aliases": [{"alias": "Reach"}],
}
RECORD = {
    "category": {"id": 10, "name": "Back"},
    "muscles": [{"name": "Latissimus dorsi", "name_en": "Lats"}],
    "equipment": [{"id": 4, "name": "Gym mat"}, {"id": 1, "name": "Barbell"}],
    "license": LICENCE,
    "images": [{"image": "https://example.org/picture.png"}],
}


@pytest.mark.parametrize("key", ["translations", "exercises"])
def test_wgers_exercises_keep_licence_and_authors(key: str) -> None:
    german = TEXT | {"name": "Himmelsgriff", "language": 1}
    brought = read({"count": 1, "results": [RECORD | {key: [german, TEXT]}]})
    assert brought.format is Format.WGER
    (exercise,) = brought.exercises
    assert (exercise.name, exercise.aliases, exercise.targets) == (
        "Sky reach",
        ("Reach",),
        ("lats",),
    )
    assert exercise.position is Position.SUPINE
    assert [step.text for step in exercise.steps] == [
        "Lie on your back.",
        "Reach up high.",
        "Hold for 20 seconds.",
    ]
    assert exercise.default_profile.stated.hold_seconds == Span(20, 20)
    assert exercise.note == "Needs: barbell."
    assert exercise.credit == Credit(
        "Kim, Lee", "CC-BY-SA 4", "https://creativecommons.org/by-sa/4", "wger"
    )
    assert "example.org" not in new_toml(exercise_table(exercise))


def test_a_text_under_another_licence_than_its_exercise_keeps_its_own() -> None:
    other = RECORD | {"license": {"id": 1, "short_name": "CC-BY-SA 3", "url": "https://cc/3"}}
    records = [RECORD | {"translations": [TEXT | {"license": 1}]}, other | {"translations": [TEXT]}]
    first, second = read({"results": records}).exercises
    assert first.credit is not None
    assert second.credit is not None
    assert (first.credit.licence, second.credit.licence) == ("CC-BY-SA 3", "CC-BY-SA 4")
    assert second.id == "sky-reach-2"


def test_the_language_may_be_a_table() -> None:
    english = TEXT | {"language": {"id": 9, "short_name": "en"}}
    german = TEXT | {"name": "Himmelsgriff", "language": {"id": 2, "short_name": "de"}}
    brought = read(RECORD | {"translations": [german, english]})
    assert [one.name for one in brought.exercises] == ["Sky reach"]


def test_free_exercise_db() -> None:
    record = {
        "name": "Sky Reach",
        "category": "stretching",
        "equipment": "bands",
        "primaryMuscles": ["lower back"],
        "secondaryMuscles": [],
        "instructions": [
            "Stand tall.",
            "Reach up, one arm after the other.",
            "Hold for 15 seconds.",
        ],
        "images": ["../../etc/passwd", "Sky/0.jpg"],
    }
    brought = read([record, {"name": "", "instructions": []}, 5])
    assert brought.format is Format.FREE_EXERCISE_DB
    (exercise,) = brought.exercises
    assert (exercise.kind, exercise.position) == ("stretch", Position.STANDING)
    assert exercise.equipment == ("band",)
    assert exercise.credit is not None
    assert exercise.credit.licence.startswith("Unlicense")
    assert "passwd" not in new_toml(exercise_table(exercise))
    assert brought.left_out == (
        'file.json: [2].name: found "", expected a name',
        "file.json: [3]: found 5, expected a table",
    )


def test_two_sided_words_make_a_two_sided_exercise() -> None:
    record = {"name": "Reach", "instructions": ["Lift one leg.", "Repeat with the other leg."]}
    (exercise,) = read(record).exercises
    assert exercise.sides is Sides.EACH
    assert exercise.side_word == "leg"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("Lie down.<br/>Breathe.", ("Lie down.", "Breathe.")),
        ("<ul><li>One &amp; two</li><li>three</li></ul>", ("One & two", "three")),
        ("Steps:<p>Go.</p>", ("Go.",)),
        ("plain text", ("plain text",)),
        ("<p>position:your hands.To get", ("position: your hands. To get",)),
        ("<style>p{}</style>Go <b>now</b>", ("Go now",)),
        ("", ()),
    ],
)
def test_html_is_stripped(html: str, lines: tuple[str, ...]) -> None:
    assert html_lines(html) == lines


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"Dear Anna,\nsee you on Monday.", "text.png"),
        (b"\x89PNG\r\n\x1a\n\0\0", "photo.png"),
        (b"a = " + b"[" * 5000, "deep.txt"),
    ],
)
def test_what_is_no_routine_at_all_is_refused_without_its_first_fault(
    raw: bytes, name: str
) -> None:
    with pytest.raises(ContentError) as refused:
        read_bytes(raw, name, EXERCISES, ())
    (fault,) = refused.value.faults
    assert fault.startswith(f"{name}: found no workouts and no exercises")
    with pytest.raises(ContentError) as named:
        read_bytes(raw, "mine.toml", EXERCISES, ())
    assert "found no workouts" not in named.value.faults[0]
