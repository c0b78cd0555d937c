"""The command line: documented shapes, one line for bad input, and never a window."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach import cli
from coach.arguments import parse
from coach.paths import paths_under

ARTICLES = {"000", "001", "002", "003", "004"}
SEGMENT_KINDS = {"transition", "move", "hold", "return", "rest", "switch", "wait"}
CUE_KINDS = {"instruction", "count", "breath", "safety", "tick", "tone"}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str) -> tuple[int, str, str]:
        status = cli.run(parse([*words, "--data-dir", str(tmp_path)]))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.mark.parametrize("words", [["list"], ["history"], ["script", "quick"], ["check", "a"], []])
def test_the_data_dir_is_the_one_named_before_or_after_the_command(words: list[str]) -> None:
    assert parse(["--data-dir", "here", *words]).data_dir == Path("here")
    assert parse([*words, "--data-dir", "here"]).data_dir == Path("here")
    assert parse(words).data_dir is None


def test_a_routine_with_every_exercise_off_is_listed_too(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "routines" / "none.toml"
    file.parent.mkdir(parents=True)
    file.write_text('id = "none"\nname = "None"\nitems = [{ exercise = "cat-cow", off = true }]\n')
    status, out, _ = run("list", "--json", "--data-dir", str(tmp_path))
    assert status == 0
    (row,) = (one for one in json.loads(out) if one["id"] == "none")
    assert (row["minutes"], row["exercises"]) == (0, [])


def test_list_names_every_routine(run: Any) -> None:
    status, out, _ = run("list", "--json")
    rows = json.loads(out)
    assert status == 0
    assert len(rows) == 11
    for row in rows:
        assert set(row) == {"id", "name", "purpose", "minutes", "exercises", "built_in"}
        assert row["minutes"] > 0
        assert row["built_in"] is True
        assert row["exercises"]
    _, text, _ = run("list")
    assert len(text.splitlines()) == 11


def test_what_is_not_for_the_user_is_left_out(run: Any, tmp_path: Path) -> None:
    settings = paths_under(tmp_path).settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[library]\nnot_for_me = ["hamstring-stretch"]\n')
    _, out, _ = run("list", "--json")
    used = [one for row in json.loads(out) for one in row["exercises"]]
    assert "hamstring-stretch" not in used
    _, script, _ = run("script", "bay-state", "--json")
    assert "hamstring-stretch" not in script
    _, exercises, _ = run("exercises", "--json")
    assert "hamstring-stretch" in exercises


def test_exercises_have_the_documented_shape(run: Any) -> None:
    _, out, _ = run("exercises", "--json")
    rows = json.loads(out)
    assert len(rows) == 31
    for row in rows:
        assert set(row) == {
            "id",
            "name",
            "aliases",
            "kind",
            "position",
            "equipment",
            "sides",
            "targets",
            "tags",
            "steps",
            "cautions",
            "profiles",
        }
        assert row["sides"] in {"both", "each", "alternating"}
        assert all(isinstance(step, str) for step in row["steps"])
        for profile in row["profiles"]:
            assert profile["source"] in ARTICLES | {"app"}
            assert profile["stated"] == (profile["source"] != "app")
        if row["id"] != "walking":
            assert sum(profile["default"] for profile in row["profiles"]) == 1


def test_script_is_the_compiled_timeline(run: Any) -> None:
    _, out, _ = run("script", "everyday-back-care", "--json")
    script = json.loads(out)
    assert set(script) == {"routine", "seconds", "left_out", "segments", "cues"}
    at = 0.0
    for segment in script["segments"]:
        assert segment["kind"] in SEGMENT_KINDS
        assert segment["start"] == pytest.approx(at)
        at += segment["seconds"]
    assert at == pytest.approx(script["seconds"])
    for cue in script["cues"]:
        assert cue["kind"] in CUE_KINDS
        assert 0 <= cue["at"] <= script["seconds"]


def test_script_can_be_read(run: Any) -> None:
    status, out, _ = run("script", "desk-break")
    assert status == 0
    assert "“We begin with" in out


def test_script_takes_an_articles_dose_where_there_is_one(run: Any) -> None:
    def holds(*options: str) -> set[float]:
        _, out, _ = run("script", "back-pain-exercises", "--json", *options)
        return {
            segment["seconds"]
            for segment in json.loads(out)["segments"]
            if segment["kind"] == "hold" and segment["exercise"] == "hamstring-stretch"
        }

    assert holds() == {60.0}
    assert holds("--profile", "000") == {15.0}


def test_a_flare_up_script_names_what_is_left_out(run: Any) -> None:
    _, out, _ = run("script", "strength-and-balance", "--json", "--flare-up")
    script = json.loads(out)
    assert script["left_out"]
    done = {segment["exercise"] for segment in script["segments"]}
    assert not done & set(script["left_out"])


def test_history_of_a_new_folder_is_empty(run: Any) -> None:
    status, out, _ = run("history", "--json")
    assert (status, json.loads(out)) == (0, [])


def test_check_reports_a_line_a_fault(run: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "bad"\nname = 3\nposition = "supine"\nsteps = []\n', encoding="utf-8")
    status, out, _ = run("check", str(bad))
    assert status == 1
    assert all(line.startswith(str(bad)) or "bad.toml" in line for line in out.splitlines())
    assert any("name" in line for line in out.splitlines())
    good = Path(__file__).parent.parent / "resources" / "routines" / "desk-break.toml"
    assert run("check", str(good)) == (0, "", "")


@pytest.mark.parametrize(
    "words",
    [
        ["script"],
        ["script", "no-such-routine"],
        ["script", "desk-break", "--profile", "007"],
        ["script", "missing.toml"],
        ["frobnicate"],
        ["list", "--jsn"],
        ["--start"],
        ["check"],
        ["--routine", "desk-break", "list"],
    ],
)
def test_bad_arguments_are_one_line_and_status_two(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coach", *words, *_data(words, tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def _data(words: list[str], tmp_path: Path) -> list[str]:
    known = words[0] in {"script", "list", "check"}
    return ["--data-dir", str(tmp_path)] if known else []


@pytest.mark.parametrize("command", ["list", "exercises", "history", "script desk-break"])
def test_commands_never_load_qt(command: str, tmp_path: Path) -> None:
    code = (
        "import sys; from coach import cli; from coach.arguments import parse;"
        f"status = cli.run(parse({[*command.split(), '--data-dir', str(tmp_path)]!r}));"
        "assert status == 0;"
        "loaded = [m for m in sys.modules if m.startswith(('PySide6', 'numpy', 'qtawesome'))];"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
