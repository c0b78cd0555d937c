"""Reading files: every way of failing is one clear line, and nothing is lost without a word."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.content import check_files, load_catalogue, load_exercise, load_routine
from coach.content.exercises import exercise_from
from coach.content.reading import LARGEST_FILE, parse_table
from coach.domain.errors import ContentError
from coach.resources import resource_path
from coach.toml_text import new_toml
from tests.content.samples import exercise, exercise_faults, routine, routine_faults

SHIPPED = load_catalogue().catalogue


def write(path: Path, content: dict[str, Any] | str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = new_toml(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'id = "a"\nname = \xff', ", line 2: found bytes that are not UTF-8"),
        ('id = "a"\nname "b"', ", line 2, column 6: not valid TOML"),
        ("x = " + "[" * 3000, "nested too deeply"),
        ("x = " + "9" * 5000, "out of range"),
        ("", 'found neither "items" nor "steps"'),
        ("# " + "x" * LARGEST_FILE, "found more than 256 KiB"),
    ],
)
def test_unreadable_files(tmp_path: Path, content: str | bytes, fault: str) -> None:
    path = write(tmp_path / "a.toml", content)
    faults = check_files((path,))
    assert len(faults) == 1
    assert faults[0].startswith(str(path))
    assert fault in faults[0]


def test_missing_files_and_folders(tmp_path: Path) -> None:
    faults = check_files((tmp_path / "none.toml", tmp_path))
    assert len(faults) == 2
    assert "no such file" in faults[0]
    assert "folder" in faults[1]


def test_shipped_files_pass() -> None:
    files = [*resource_path("exercises").glob("*.toml"), *resource_path("routines").glob("*.toml")]
    assert len(files) == 42
    assert check_files(tuple(files)) == ()


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    text = new_toml(routine()).encode()
    path = write(tmp_path / "my-morning.toml", b"\xef\xbb\xbf" + text)
    assert load_routine(path, SHIPPED.exercises).name == "My morning"


def test_a_routine_may_use_an_exercise_checked_beside_it(tmp_path: Path) -> None:
    own = write(tmp_path / "wall-slide.toml", exercise())
    uses = write(tmp_path / "my-morning.toml", routine(items=[{"exercise": "wall-slide"}]))
    assert check_files((uses, own)) == ()
    assert len(check_files((uses,))) == 1


def test_files_of_the_user_join_the_catalogue(tmp_path: Path) -> None:
    write(tmp_path / "exercises" / "wall-slide.toml", exercise())
    write(
        tmp_path / "routines" / "my-morning.toml",
        routine(items=[{"exercise": "wall-slide"}, {"exercise": "cat-cow"}]),
    )
    loaded = load_catalogue(tmp_path)
    assert loaded.faults == ()
    assert list(loaded.catalogue.routines)[-1] == "my-morning"
    assert not loaded.catalogue.exercises["wall-slide"].builtin
    assert len(loaded.catalogue.exercises) == len(SHIPPED.exercises) + 1


def test_a_file_to_pass_on_may_simply_be_put_into_the_folder(tmp_path: Path) -> None:
    uses = [{"exercise": "wall-slide"}, {"exercise": "cat-cow"}]
    both = {"exercises": [exercise()], "items": uses}
    write(tmp_path / "routines" / "my-morning.toml", routine(**both))
    write(tmp_path / "routines" / "also.toml", routine(id="also", items=uses[:1]))
    loaded = load_catalogue(tmp_path)
    assert loaded.faults == ()
    assert {"my-morning", "also"} <= loaded.catalogue.routines.keys()
    assert loaded.catalogue.exercises["wall-slide"].name == "Wall slide"
    assert not loaded.catalogue.exercises["wall-slide"].builtin


def test_a_file_whose_name_cannot_be_an_id_is_told_its_own(tmp_path: Path) -> None:
    write(tmp_path / "routines" / "For Anna.toml", routine())
    (fault,) = load_catalogue(tmp_path).faults
    assert 'expected the file to be named "my-morning.toml"' in fault


def test_an_exercise_with_a_file_of_its_own_comes_before_an_enclosed_one(tmp_path: Path) -> None:
    write(tmp_path / "exercises" / "wall-slide.toml", exercise(name="My wall slide"))
    enclosing = routine(exercises=[exercise()], items=[{"exercise": "wall-slide"}])
    write(tmp_path / "routines" / "my-morning.toml", enclosing)
    loaded = load_catalogue(tmp_path)
    assert loaded.faults == ()
    assert loaded.catalogue.exercises["wall-slide"].name == "My wall slide"


@pytest.mark.parametrize(
    ("enclosed", "fault"),
    [
        (exercise(id="cat-cow"), "not built in"),
        (exercise(name="Another slide"), 'take the file over with "Import"'),
        (exercise(kind="none"), "kind"),
    ],
)
def test_what_a_file_encloses_hides_no_other_exercise(
    tmp_path: Path, enclosed: dict[str, Any], fault: str
) -> None:
    uses = [{"exercise": enclosed["id"]}]
    first = routine(id="a", exercises=[exercise()], items=[{"exercise": "wall-slide"}])
    write(tmp_path / "routines" / "a.toml", first)
    write(tmp_path / "routines" / "b.toml", routine(id="b", exercises=[enclosed], items=uses))
    loaded = load_catalogue(tmp_path)
    assert len(loaded.faults) == 1
    assert "b.toml" in loaded.faults[0]
    assert fault in loaded.faults[0]
    assert loaded.catalogue.exercises["wall-slide"].name == "Wall slide"
    assert loaded.catalogue.exercises["cat-cow"].builtin


def test_a_faulty_file_of_the_user_is_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path / "exercises" / "wall-slide.toml", exercise(kind="none"))
    write(tmp_path / "exercises" / "cat-cow.toml", exercise(id="cat-cow"))
    write(tmp_path / "routines" / "my-morning.toml", routine())
    write(tmp_path / "routines" / "gentle-start.toml", routine(id="gentle-start"))
    write(tmp_path / "routines" / "broken.toml", "x")
    loaded = load_catalogue(tmp_path)
    assert len(loaded.faults) == 4
    for name in ("wall-slide", "cat-cow", "gentle-start", "broken"):
        assert sum(f"{name}.toml" in fault for fault in loaded.faults) == 1
    assert "my-morning" in loaded.catalogue.routines
    assert loaded.catalogue.exercises["cat-cow"].builtin


def test_a_missing_folder_of_the_user_is_no_fault(tmp_path: Path) -> None:
    loaded = load_catalogue(tmp_path / "none")
    assert loaded.faults == ()
    assert loaded.catalogue.exercises.keys() == SHIPPED.exercises.keys()


def read(raw: bytes) -> None:
    table = parse_table(raw, "f")
    exercise_from(table, "f", None, builtin=False)


@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_but_content_errors(raw: bytes) -> None:
    with pytest.raises(ContentError):
        read(raw)


values = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["each", "004", "supine", "{side}", "hold", "Lift."]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*exercise(), *exercise()["steps"][1], "stated", "reps", "source"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(exercise())) | st.text(), values, max_size=4))
def test_random_exercises_raise_nothing_but_content_errors(changes: dict[str, Any]) -> None:
    faults = exercise_faults(exercise(**changes), None)
    assert all(fault.startswith("file.toml: ") and "\n" not in fault for fault in faults)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(routine())) | st.text(), values, max_size=4))
def test_random_routines_raise_nothing_but_content_errors(changes: dict[str, Any]) -> None:
    faults = routine_faults(routine(**changes))
    assert all(fault.startswith("file.toml: ") and "\n" not in fault for fault in faults)


def test_a_file_that_cannot_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such file"):
        load_exercise(tmp_path / "none.toml")
    with pytest.raises(ContentError, match="cannot be read"):
        load_exercise(Path("nul\0byte.toml"))
