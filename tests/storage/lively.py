"""Years of lively practice, written into a record at once: for benchmarks and pictures.

A person exercises on most days, with the program's own routines and real doses; some sessions are
broken off, some days are flare-up days, some hold two sessions or a walk; ratings are often left
out; notes, edits and removals happen. The same seed makes the same life.

Rows are written directly, because telling every fact of fifty years would take minutes; a test
holds them against what `SessionLog` writes.
"""

import json
import random
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from coach.content import load_catalogue
from coach.desk.plan import Plan
from coach.domain.compiler import Options
from coach.domain.exercise import Side
from coach.domain.facts import ExerciseDone, ExerciseHurt, Fact, HoldDone, SetDone
from coach.domain.progress import week_start
from coach.domain.record import SessionPlan, SessionStatus
from coach.storage.database import Database
from coach.storage.values import milliseconds_of, offset_of

DAYS_A_YEAR = 365.25
NOTES = (
    "Felt looser afterwards.",
    "Slept badly, took it slowly.",
    "After a long drive.",
    "Left the last one out, the phone rang.",
    "Garden all morning.",
)
GOALS = (3, 4, 3, 5, 4, 2)


@dataclass(frozen=True, slots=True)
class Score:
    """One routine as it runs: its plan, and each fact with its place on the timeline."""

    plan: SessionPlan
    facts: tuple[tuple[int, Fact], ...]


@dataclass(frozen=True, slots=True)
class Life:
    """How lively it is; chances are between 0 and 1.

    Attributes:
        a_week: days with a session in a usual week.
        idle_month: a month in which little is done.
        partial: a session is broken off.
        flare_up: a flare-up spell begins on a day.
        second: a second session on the same day.
        walk: a walk is written down on a day.
        rated: a rating is given.
    """

    a_week: float = 3.4
    idle_month: float = 0.12
    partial: float = 0.08
    flare_up: float = 0.012
    second: float = 0.03
    walk: float = 0.08
    rated: float = 0.75


DAILY = Life(a_week=7.0, idle_month=0.0)


@cache
def scores() -> tuple[tuple[Score, ...], tuple[Score, ...]]:
    """The program's routines, the left side first and the right; then as on flare-up days."""
    catalogue = load_catalogue().catalogue
    found: tuple[list[Score], list[Score]] = ([], [])
    for flare_up in (False, True):
        for routine in catalogue.routines.values():
            for side in Side:
                options = Options(flare_up=flare_up, start_side=side)
                plan = Plan(routine, catalogue.exercises, options)
                timeline = plan.compiled()
                facts = tuple(
                    (timeline.segments[segment].end_ms, fact) for segment, fact in timeline.facts
                )
                found[flare_up].append(Score(plan.snapshot(timeline), facts))
    return tuple(found[0]), tuple(found[1])


def fill(
    database: Database, years: float, until: date, *, seed: int = 1, life: Life | None = None
) -> int:
    """Write so many years, up to a day, into a record; return how many sessions there are.

    Args:
        database: an empty record that can be written.
        years: how many.
        until: the last day.
        seed: another one makes another life.
        life: how lively; None for about three sessions a week with quiet months, `DAILY` for a
            session every day.
    """
    first = until - timedelta(days=round(years * DAYS_A_YEAR) - 1)
    chance = random.Random(seed)  # noqa: S311
    with database.transaction() as connection:
        _Writer(connection, chance, life or Life()).live(first, until)
    ((count,),) = database.rows("SELECT count(*) FROM session")
    assert isinstance(count, int)
    return count


class _Writer:
    def __init__(self, connection: sqlite3.Connection, chance: random.Random, life: Life) -> None:
        self._connection = connection
        self._chance = chance
        self._life = life
        self._mood = 4.0
        self._gentle_days = 0
        self._share = 1.0

    def live(self, first: date, last: date) -> None:
        self._goals(first, last)
        for n in range((last - first).days + 1):
            self._day(first + timedelta(days=n), last)

    def _goals(self, first: date, last: date) -> None:
        months = range(0, (last - first).days, 400)
        self._connection.executemany(
            "INSERT INTO goal VALUES (?, ?)",
            (
                (week_start(first + timedelta(days=days), 0).isoformat(), GOALS[n % len(GOALS)])
                for n, days in enumerate(months)
            ),
        )

    def _day(self, day: date, last: date) -> None:
        chance, life = self._chance, self._life
        if day.day == 1:
            self._share = 0.3 if chance.random() < life.idle_month else 1.0
        # Ratings wander and come back to about 3.
        self._mood = min(9.0, max(0.0, self._mood + chance.gauss(0, 0.8) + (3 - self._mood) * 0.05))
        if not self._gentle_days and chance.random() < life.flare_up:
            self._gentle_days = chance.randint(2, 6)
            self._mood = chance.uniform(5.0, 8.0)
        if chance.random() < life.a_week / 7 * self._share:
            self._session(day, chance.choice((7, 8, 18)), last)
            if chance.random() < life.second:
                self._session(day, 21, last)
        if chance.random() < life.walk:
            self._walk(day)
        self._gentle_days = max(0, self._gentle_days - 1)

    def _session(self, day: date, hour: int, last: date) -> None:
        chance = self._chance
        flare_up = self._gentle_days > 0
        score = chance.choice(scores()[flare_up])
        started = self._moment(day, hour)
        length_ms, status = score.plan.planned_ms, SessionStatus.COMPLETED
        if chance.random() < self._life.partial:
            length_ms, status = round(length_ms * chance.uniform(0.2, 0.9)), SessionStatus.PARTIAL
        facts = [(at, fact) for at, fact in score.facts if at <= length_ms]
        if facts and chance.random() < 0.015:
            hurt = chance.choice([(at, fact) for at, fact in facts if isinstance(fact, HoldDone)])
            facts.append((hurt[0], _hurt(hurt[1], hurt[0])))
            facts.sort(key=lambda one: one[0])
        key = write(self._connection, self._id(), score.plan, started, status, length_ms, facts)
        self._ratings(key, started, length_ms, last)
        if chance.random() < 0.06:
            self._set(key, "note", chance.choice(NOTES))
        if chance.random() < 0.01:
            self._set(key, "edited_ms", milliseconds_of(started) + 86_400_000)
        if chance.random() < 0.004:
            self._set(key, "removed_ms", milliseconds_of(started) + 86_400_000)

    def _ratings(self, key: int, started: datetime, length_ms: int, last: date) -> None:
        chance = self._chance
        levels = {
            "before": (self._mood, started),
            "after": (
                self._mood - chance.uniform(-0.7, 1.6),
                started + timedelta(milliseconds=length_ms),
            ),
            "next-day": (self._mood - chance.uniform(-1, 1), started + timedelta(days=1)),
        }
        for moment, (level, noted) in levels.items():
            if chance.random() < self._life.rated and noted.date() <= last:
                self._connection.execute(
                    "INSERT INTO pain (id, session_key, moment, level, noted_ms, utc_offset_s,"
                    " local_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        self._id(),
                        key,
                        moment,
                        min(10, max(0, round(level))),
                        milliseconds_of(noted),
                        offset_of(noted),
                        noted.date().isoformat(),
                    ),
                )

    def _walk(self, day: date) -> None:
        started = self._moment(day, 15)
        length_ms = self._chance.randint(15, 70) * 60_000
        plan = [{"exercise_id": "walking", "name": "Walking", "dose_text": "", "planned_reps": 1}]
        key = self._connection.execute(
            "INSERT INTO session (id, origin, routine_id, routine_name, started_ms, utc_offset_s,"
            " local_day, ended_ms, status, flare_up, planned_ms, active_ms, plan)"
            " VALUES (?, 'manual', '', 'Walk', ?, ?, ?, ?, 'completed', 0, ?, ?, ?)",
            (
                self._id(),
                milliseconds_of(started),
                offset_of(started),
                day.isoformat(),
                milliseconds_of(started) + length_ms,
                length_ms,
                length_ms,
                json.dumps(plan),
            ),
        ).lastrowid
        self._connection.execute(
            "INSERT INTO set_result (session_key, item, exercise_id, local_day, set_number, reps,"
            " hold_ms, best_hold_ms, sides_done) VALUES (?, 0, 'walking', ?, 1, 1, ?, ?, 2)",
            (key, day.isoformat(), length_ms, length_ms),
        )

    def _set(self, key: int, column: str, value: object) -> None:
        self._connection.execute(f"UPDATE session SET {column} = ? WHERE key = ?", (value, key))  # noqa: S608

    def _moment(self, day: date, hour: int) -> datetime:
        # Central Europe, near enough: summer time from April to October.
        zone = timezone(timedelta(hours=2 if 4 <= day.month <= 10 else 1))
        return datetime.combine(day, time(hour, self._chance.randrange(60)), zone)

    def _id(self) -> str:
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4))


def write(
    connection: sqlite3.Connection,
    session_id: str,
    plan: SessionPlan,
    started: datetime,
    status: SessionStatus,
    active_ms: int,
    facts: list[tuple[int, Fact]],
) -> int:
    """Write one finished session as `SessionLog` would, and return its key."""
    day = started.date().isoformat()
    started_ms = milliseconds_of(started)
    key = connection.execute(
        "INSERT INTO session (id, origin, routine_id, routine_name, started_ms, utc_offset_s,"
        " local_day, ended_ms, status, flare_up, planned_ms, position_ms, active_ms, plan, recipe)"
        " VALUES (?, 'guided', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            session_id,
            plan.routine_id,
            plan.routine_name,
            started_ms,
            offset_of(started),
            day,
            started_ms + active_ms,
            status,
            plan.flare_up,
            plan.planned_ms,
            facts[-1][0] if facts else 0,
            active_ms,
            json.dumps([asdict(one) for one in plan.exercises], ensure_ascii=False),
            plan.recipe,
        ),
    ).lastrowid
    assert key is not None
    connection.executemany(
        "INSERT INTO event (session_key, seq, kind, item, exercise_id, side, set_number,"
        " rep_number, hold_ms, segment, position_ms, active_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, seq, *_event(fact), at, at) for seq, (at, fact) in enumerate(facts, start=1)),
    )
    connection.executemany(
        "INSERT INTO set_result (session_key, local_day, item, exercise_id, set_number, side,"
        " reps, hold_ms, best_hold_ms, sides_done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, day, *row) for row in _sets([fact for _, fact in facts])),
    )
    return key


def _hurt(fact: Fact, at: int) -> ExerciseHurt:
    assert isinstance(fact, HoldDone)
    return ExerciseHurt(fact.item, fact.exercise_id, fact.side, at)


def _event(fact: Fact) -> tuple[object, ...]:
    start = (fact.item, fact.exercise_id)
    match fact:
        case HoldDone():
            numbers = (fact.set_number, fact.rep_number, fact.hold_ms, fact.segment)
            return ("hold", *start, fact.side, *numbers)
        case SetDone():
            return ("set", *start, fact.side, fact.set_number, None, None, None)
        case ExerciseDone():
            return ("exercise", *start, None, None, None, None, None)
        case ExerciseHurt():
            return ("hurt", *start, fact.side, None, None, None, None)


@dataclass(frozen=True, slots=True)
class _Sum:
    reps: int = 0
    hold_ms: int = 0
    best_hold_ms: int = 0
    sides_done: int = 0


def _sets(facts: list[Fact]) -> Iterator[tuple[object, ...]]:
    sums: dict[tuple[int, str, int, Side | None], _Sum] = {}
    for fact in facts:
        if isinstance(fact, HoldDone):
            place = (fact.item, fact.exercise_id, fact.set_number, fact.side)
            old = sums.get(place, _Sum())
            best = max(old.best_hold_ms, fact.hold_ms)
            sums[place] = _Sum(old.reps + 1, old.hold_ms + fact.hold_ms, best)
        elif isinstance(fact, SetDone):
            for place, old in sums.items():
                of_set = (place[0], place[2]) == (fact.item, fact.set_number)
                if of_set and (fact.side is None or place[3] is fact.side):
                    sums[place] = replace(old, sides_done=2 if fact.side is None else 1)
    for place, one in sums.items():
        yield (*place, one.reps, one.hold_ms, one.best_hold_ms, one.sides_done)
