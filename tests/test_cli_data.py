"""The commands that keep, export and bring back data."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar

from coach import cli
from coach.arguments import parse
from coach.domain.record import SessionStatus
from coach.paths import paths_under
from coach.storage.alone import alone
from coach.storage.history import read_sessions
from coach.storage.opening import open_database
from coach.storage.reminder_calendar import calendar_of
from coach.storage.session_log import SessionLog
from coach.storage.setting_groups import ReminderSettings, ReminderTime, Settings
from coach.storage.settings import save_settings
from coach.storage.sheet import COLUMNS, guarded
from tests.storage.samples import FACTS, PLAN, STARTED

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder with one session, a rating and reminder times."""
    paths = paths_under(tmp_path / "data")
    with open_database(paths).database as database:
        log = SessionLog(database)
        session_id = log.begin(PLAN, STARTED)
        for fact in FACTS:
            log.record(session_id, fact, 1000, 900)
        log.finish(session_id, SessionStatus.COMPLETED, STARTED, 540_000)
        with database.transaction() as connection:
            connection.execute(
                "INSERT INTO pain (id, session_key, moment, level, noted_ms, utc_offset_s,"
                " local_day) SELECT 'p', key, 'before', 3, 0, 0, '2026-03-01' FROM session"
            )
    at = (ReminderTime((0, 3), time(7, 30)), ReminderTime((), time(9)))
    save_settings(paths, Settings(reminders=ReminderSettings(on=True, at=at)))
    return paths.data_dir


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(data_dir: Path, *words: object) -> tuple[int, str, str]:
        status = cli.run(parse([*map(str, words), "--data-dir", str(data_dir)]))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_export_and_import_carry_a_record_over(run: Run, data_dir: Path, tmp_path: Path) -> None:
    file, there = tmp_path / "all.json", tmp_path / "there"
    assert run(data_dir, "export", "--json", file) == (0, f"{file}: 1 session\n", "")
    assert json.loads(file.read_text("utf-8"))["format"] == "back-coach-export"
    status, out, err = run(there, "import", file, "--dry-run")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "1 session: 1 new",
        "1 diary entry: 1 new",
        "settings: reminders.on, reminders.at",
        "Nothing has been changed yet.",
    ]
    assert not there.exists()
    assert run(there, "import", file)[1].endswith("Imported.\n")
    assert read_sessions(paths_under(there)) == read_sessions(paths_under(data_dir))
    _, out, _ = run(there, "import", file)
    assert "nothing changes" in out
    assert "new" not in out


def test_settings_can_be_left_alone(run: Run, data_dir: Path, tmp_path: Path) -> None:
    file, there = tmp_path / "all.json", tmp_path / "there"
    run(data_dir, "export", "--json", file)
    _, out, _ = run(there, "import", file, "--without-settings")
    assert "settings" not in out
    assert not paths_under(there).settings.exists()


def test_the_table_has_a_row_for_each_set(run: Run, data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "sessions.csv"
    assert run(data_dir, "export", "--csv", file) == (0, f"{file}: 3 rows\n", "")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.reader(stream))
    started = "2026-03-01T23:30:00+01:00"
    assert found == [
        list(COLUMNS),
        [started, "Gentle start", "Cat-cow", "", "1", "2", "9", "3", ""],
        [started, "Gentle start", "Bird dog", "left", "1", "1", "5", "3", ""],
        [started, "Gentle start", "Bird dog", "right", "1", "1", "6", "3", ""],
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"]
)
def test_no_name_becomes_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert guarded(f"a{text}") == f"a{text}"


def test_the_calendar_has_the_reminder_times(run: Run, data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "times.ics"
    assert run(data_dir, "export", "--ics", file) == (0, f"{file}: 1 reminder\n", "")
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "TH"]}
    start = event.decoded("DTSTART")
    assert (start.time(), start.tzinfo) == (time(7, 30), None)
    assert start.weekday() in {0, 3}
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"


@pytest.mark.parametrize("day", range(1, 8))
def test_the_first_reminder_is_on_one_of_its_days(day: int) -> None:
    now = datetime(2026, 3, day, 12, tzinfo=UTC)
    times = [ReminderTime((1, 5, 1), time(18)), ReminderTime((6,), time(8))]
    first, second = Calendar.from_ical(calendar_of(times, now)).walk("VEVENT")
    assert first.decoded("DTSTART").weekday() in {1, 5}
    assert second.decoded("DTSTART").weekday() == 6
    for event in (first, second):
        assert 0 <= (event.decoded("DTSTART").date() - now.date()).days < 7
    again = Calendar.from_ical(calendar_of(times, now)).walk("VEVENT")
    assert [one["UID"] for one in again] == [first["UID"], second["UID"]]
    assert first["UID"] != second["UID"]


def test_backup_and_restore(run: Run, data_dir: Path) -> None:
    status, out, _ = run(data_dir, "backup")
    assert status == 0
    name = Path(out.split(":")[0]).name
    assert "1 session from 2026-03-01 to 2026-03-01" in out
    assert name in run(data_dir, "restore")[1]
    (data_dir / "record.db").unlink()
    status, out, _ = run(data_dir, "restore", name)
    assert (status, out.splitlines()[0].split(",")[0]) == (
        0,
        "Restored: 1 session from 2026-03-01 to 2026-03-01",
    )
    with open_database(paths_under(data_dir)).database as database:
        SessionLog(database).begin(PLAN, STARTED)
    _, out, _ = run(data_dir, "restore", data_dir / "backups" / name)
    assert "is kept as" in out
    assert len(read_sessions(paths_under(data_dir))) == 1
    assert len(run(data_dir, "restore")[1].splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "gone.json"), "There is no file gone.json."),
        (("import", "gone.json", "--dry-run"), "There is no file gone.json."),
        (("restore", "gone.db"), "gone.db"),
        (("backup",), "nothing to back up"),
        (("export", "--ics", "x.ics"), "There are no reminder times yet"),
        (("export", "--json", "/nowhere/at/all.json"), "There is no folder /nowhere/at"),
    ],
)
def test_a_fault_is_one_line_and_status_two(
    run: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    status, out, err = run(tmp_path / "new", *words)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [("import", "{file}"), ("restore", "{backup}")])
def test_what_changes_the_record_waits_for_the_window_to_close(
    run: Run, data_dir: Path, tmp_path: Path, words: tuple[str, str]
) -> None:
    file = tmp_path / "all.json"
    run(data_dir, "export", "--json", file)
    backup = run(data_dir, "backup")[1].split(":")[0]
    asked = [word.format(file=file, backup=backup) for word in words]
    with alone(paths_under(data_dir)):
        status, _, err = run(data_dir, *asked)
        assert status == 2
        assert "window is open" in err
        # What only reads works all the same.
        assert run(data_dir, "import", file, "--dry-run")[0] == 0
        assert run(data_dir, "export", "--csv", tmp_path / "x.csv")[0] == 0
        assert run(data_dir, "restore")[0] == 0
    assert run(data_dir, *asked)[0] == 0


def program(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coach", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["export"],
        ["export", "--json"],
        ["export", "--json", "a", "--csv", "b"],
        ["import"],
        ["import", "--dry-run"],
        ["backup", "now"],
        ["restore", "a", "b"],
    ],
)
def test_bad_arguments_are_one_line(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2


def test_the_page_is_drawn_without_a_screen(data_dir: Path, tmp_path: Path) -> None:
    with open_database(paths_under(data_dir)).database as database:
        log, now = SessionLog(database), datetime.now().astimezone()
        log.finish(log.begin(PLAN, now), SessionStatus.COMPLETED, now, 540_000)
    file = tmp_path / "page.pdf"
    done = program("export", "--pdf", file, "--data-dir", data_dir)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}: 1 page\n", "")
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_session_there_is_no_page(tmp_path: Path) -> None:
    done = program("export", "--pdf", tmp_path / "page.pdf", "--data-dir", tmp_path / "new")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("back-coach: There is no session in the last twelve weeks")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["export", "--csv", "{}/x"], ["backup"], ["restore"]])
def test_these_commands_never_load_qt(words: list[str], data_dir: Path, tmp_path: Path) -> None:
    asked = [word.format(tmp_path) for word in words]
    code = (
        "import sys; from coach import cli; from coach.arguments import parse;"
        f"assert cli.run(parse({[*asked, '--data-dir', str(data_dir)]!r})) == 0;"
        "loaded = [m for m in sys.modules if m.startswith(('PySide6', 'numpy', 'qtawesome'))];"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
