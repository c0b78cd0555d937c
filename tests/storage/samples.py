"""Plans, moments and folders that the storage tests share."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from coach.domain.exercise import Side
from coach.domain.facts import ExerciseDone, ExerciseHurt, Fact, HoldDone, SetDone
from coach.domain.record import PlannedExercise, SessionPlan
from coach.domain.steps import DoseKey, Variable
from coach.domain.suggestions import Answer, Rule
from coach.paths import DataPaths, paths_under
from coach.storage.database import Database
from coach.storage.opening import open_database

# Late on a Sunday evening where the person is.
STARTED = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=1)))

PLAN = SessionPlan(
    routine_id="gentle-start",
    routine_name="Gentle start",
    planned_ms=600_000,
    flare_up=False,
    exercises=(
        PlannedExercise("cat-cow", "Cat-cow", "4 s × 5", 5),
        PlannedExercise("bird-dog", "Bird dog", "5 s × 8 per side", 16),
    ),
    recipe='{"routine": "gentle-start"}',
)

FACTS: tuple[Fact, ...] = (
    HoldDone(0, "cat-cow", 1, 1, None, 4000, 3),
    HoldDone(0, "cat-cow", 1, 2, None, 5000, 5),
    SetDone(0, "cat-cow", 1, None),
    ExerciseDone(0, "cat-cow"),
    HoldDone(1, "bird-dog", 1, 1, Side.LEFT, 5000, 9),
    HoldDone(1, "bird-dog", 1, 1, Side.RIGHT, 6000, 11),
    ExerciseHurt(1, "bird-dog", Side.RIGHT, 61_000),
)

# A step up taken, another one turned down, and a flare-up day, which changes no dose.
ANSWERS = (
    Answer(
        id="6f1c9a52-0000-4000-8000-000000000001",
        rule=Rule.ADVANCE,
        accepted=True,
        answered=STARTED,
        local_day=STARTED.date(),
        key=DoseKey("bird-dog", "004"),
        variable=Variable.REPS,
        before=8,
        after=10,
        session_ids=("one", "two", "three"),
    ),
    Answer(
        id="6f1c9a52-0000-4000-8000-000000000002",
        rule=Rule.ADVANCE,
        accepted=False,
        answered=STARTED + timedelta(days=1),
        local_day=STARTED.date() + timedelta(days=1),
        key=DoseKey("hamstring-stretch", "000"),
        variable=Variable.HOLD,
        before=15,
        after=20,
    ),
    Answer(
        id="6f1c9a52-0000-4000-8000-000000000003",
        rule=Rule.FLARE_UP,
        accepted=True,
        answered=STARTED + timedelta(days=2),
        local_day=STARTED.date() + timedelta(days=2),
    ),
)


def paths_in(folder: Path) -> DataPaths:
    return paths_under(folder / "data")


def open_in(folder: Path) -> Database:
    return open_database(paths_in(folder)).database


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for SQLite's index of its log, which holds no data."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }
