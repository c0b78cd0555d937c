"""The user's own files: names for every name, nothing lost when deleted, changes noticed."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content import check_files, load_catalogue, load_routine
from coach.content.rules import LONGEST_NAME, Faults
from coach.content.saving import save_routine
from coach.content.user_files import bring_back, fingerprint, safe_id, set_aside, stems_in
from coach.domain.errors import UserError
from coach.domain.exercise import Source
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.paths import routines_dir

MINE = Routine("mine", "Mine", "", (RoutineItem("cat-cow", OwnDose(reps=3)),), Source.USER)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("My morning", "my-morning"),
        ("  Café  Ümläut! ", "cafe-umlaut"),
        ("Mrs O'Neill’s", "mrs-oneills"),
        ("Straße", "strasse"),
        ("Før hagearbeid", "for-hagearbeid"),
        ("Łódź æ œ", "lodz-ae-oe"),
        ("Моя зарядка 2", "2"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("NUL", "nul-routine"),
        ("com1", "com1-routine"),
        ("朝の体操", "routine"),
        ("...", "routine"),
        ("", "routine"),
        ("½ hour", "1-2-hour"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, expected: str) -> None:
    assert safe_id(name, ()) == expected


def test_a_taken_name_is_numbered() -> None:
    assert safe_id("Mine", {"mine"}) == "mine-2"
    assert safe_id("Mine", {"mine", "mine-2"}) == "mine-3"
    assert safe_id("健康", {"routine"}) == "routine-2"


@settings(deadline=None)
@given(st.text(max_size=200), st.sets(st.text(max_size=5)))
def test_every_name_gives_a_valid_id_that_is_free(name: str, taken: set[str]) -> None:
    made = safe_id(name, taken)
    faults = Faults("f")
    faults.check_id(made, made)
    assert faults.lines == []
    assert made not in taken
    assert len(safe_id(name, {made})) <= LONGEST_NAME


def test_what_is_saved_is_loaded_and_passes_the_check(tmp_path: Path) -> None:
    path = save_routine(tmp_path, MINE)
    assert path == tmp_path / "routines" / "mine.toml"
    loaded = load_catalogue(tmp_path)
    assert loaded.broken == ()
    assert loaded.catalogue.routines["mine"] == MINE
    assert check_files((path,), tmp_path) == ()


def test_a_saved_routine_is_the_users_alone(tmp_path: Path) -> None:
    path = save_routine(tmp_path, MINE)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_saving_writes_through_a_link(tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    shared.write_text("", "utf-8")
    folder = tmp_path / "user" / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.toml").symlink_to(shared)
    save_routine(tmp_path / "user", MINE)
    assert (folder / "mine.toml").is_symlink()
    assert load_routine(folder / "mine.toml", load_catalogue().catalogue.exercises) == MINE


def test_what_cannot_be_written_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    in_the_way = routines_dir(tmp_path) / "mine.toml"
    in_the_way.mkdir(parents=True)
    with pytest.raises(UserError, match="could not be saved"):
        save_routine(tmp_path, MINE)
    assert list(routines_dir(tmp_path).iterdir()) == [in_the_way]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("", "utf-8")
    with pytest.raises(UserError):
        save_routine(tmp_path, MINE)


def test_a_deleted_routine_can_be_brought_back(tmp_path: Path) -> None:
    path = save_routine(tmp_path, MINE)
    content = path.read_bytes()
    aside = set_aside(path)
    assert not path.exists()
    assert "mine" not in load_catalogue(tmp_path).catalogue.routines
    assert bring_back(aside) == path
    assert path.read_bytes() == content


def test_deleting_twice_keeps_both(tmp_path: Path) -> None:
    first = set_aside(save_routine(tmp_path, MINE))
    second = set_aside(save_routine(tmp_path, MINE))
    assert first.now != second.now
    assert first.now.exists()
    assert second.now.exists()


def test_bringing_back_never_replaces_another(tmp_path: Path) -> None:
    aside = set_aside(save_routine(tmp_path, MINE))
    other = save_routine(tmp_path, Routine("mine", "Other", "", MINE.items, Source.USER))
    before = other.read_bytes()
    with pytest.raises(UserError, match="another"):
        bring_back(aside)
    assert other.read_bytes() == before
    assert aside.now.exists()


def test_what_is_not_there_cannot_be_deleted(tmp_path: Path) -> None:
    path = save_routine(tmp_path, MINE)
    path.unlink()
    with pytest.raises(UserError, match="could not be deleted"):
        set_aside(path)


def test_a_broken_file_is_named_and_its_name_stays_taken(tmp_path: Path) -> None:
    folder = routines_dir(tmp_path)
    folder.mkdir()
    broken = folder / "mine.toml"
    broken.write_text("items = [", "utf-8")
    loaded = load_catalogue(tmp_path)
    assert [one.path for one in loaded.broken] == [broken]
    assert loaded.faults == loaded.broken[0].faults
    assert safe_id("Mine", stems_in(folder)) == "mine-2"


def test_changes_by_other_hands_are_noticed(tmp_path: Path) -> None:
    assert fingerprint(tmp_path) == {}
    path = save_routine(tmp_path, MINE)
    before = fingerprint(tmp_path)
    assert set(before) == {path}
    assert fingerprint(tmp_path) == before
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert fingerprint(tmp_path) != before
    path.unlink()
    assert fingerprint(tmp_path) == {}


def test_comments_in_a_file_outlast_a_save(tmp_path: Path) -> None:
    path = save_routine(tmp_path, MINE)
    path.write_text("# From Anna.\n" + path.read_text("utf-8"), "utf-8")
    save_routine(tmp_path, Routine("mine", "Renamed", "", MINE.items, Source.USER))
    text = path.read_text("utf-8")
    assert text.startswith("# From Anna.\n")
    assert load_routine(path, load_catalogue().catalogue.exercises).name == "Renamed"
