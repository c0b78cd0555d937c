"""Workouts of Just Another Workout Timer (JSON): read leniently, written in UTF-8.

A file holds `workouts`; a workout has a `title` and `sets`; a set its `repetitions` and `exercises`
with `name` and `duration` in seconds.
"""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coach.content.exercises import MAX_HOLD_SECONDS, MAX_REPS, MAX_SETS
from coach.content.fitting import MOVE_SECONDS, fit_dose
from coach.content.handout_dose import SaidDose, amounts, plain
from coach.content.handout_names import NameIndex
from coach.content.importing.imported import Format, Imported
from coach.content.importing.json_text import fault, list_of, text_of, whole_number
from coach.content.importing.naming import FreeIds
from coach.content.own_exercises import Sketch, exercise_from_sketch, short_name
from coach.content.routines import MAX_ITEMS, MAX_ROUNDS
from coach.domain.compiler import Options, item_dose
from coach.domain.dose import LONG_HOLD_SECONDS, Dose
from coach.domain.errors import ContentError
from coach.domain.exercise import Exercise, Part, Sides, Source, Span
from coach.domain.routine import Routine, RoutineItem

MOST_WORKOUTS = 100
MOST_ENTRIES = 400
"""Entries of one workout that are looked at."""

_VERSION = 2
_USUAL_SECONDS = 30
_REST_NAME = "Rest"
_REST = re.compile(
    r"(?:short |long )?(?:rest|pause|break|recover\w*|transition|get ready|prepare|preparation"
    r"|relax|(?:switch|change|swap)(?: sides?| legs?)?)",
    re.IGNORECASE,
)
_SIDE = re.compile(r"[\s,(:-]+(left|right|l|r)(?:\s+(?:side|leg|arm|knee))?\)?\s*$", re.IGNORECASE)


# --- reading ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """A named stretch of time, or several that belong together.

    Attributes:
        name: without the side.
        seconds: length of each.
        sides: the sides that were named: "", "l", "r" or both.
        times: how often it comes.
        rest: the rest after it, 0 for none.
    """

    name: str
    seconds: int
    sides: str
    times: int = 1
    rest: int = 0


def is_workout_timer(data: object) -> bool:
    """Tell whether JSON looks like that program's."""
    return any(
        isinstance(one, dict) and isinstance(one.get("sets"), list) for one in _workouts(data)[:20]
    )


def read_workout_timer(
    data: object, name: str, exercises: Mapping[str, Exercise], ids: FreeIds
) -> Imported:
    """Return the routines of a backup, or of a single workout.

    Names are matched to known exercises; the others become exercises of the user's own. Rests
    become the rest between sets.

    Raises:
        ContentError: not one workout can be used.
    """
    reader = _Reader(name, exercises, ids)
    workouts = _workouts(data)
    routines = []
    for number, workout in enumerate(workouts[:MOST_WORKOUTS], start=1):
        routine = reader.routine(workout, f"workouts[{number}]")
        if routine is not None:
            routines.append(routine)
    left_out = reader.left_out
    if len(workouts) > MOST_WORKOUTS:
        left_out.append(
            f"{name}: workouts: found {len(workouts)}, expected at most {MOST_WORKOUTS}"
        )
    if not routines:
        raise ContentError(tuple(left_out) or (fault(name, "workouts", [], "a workout"),))
    new = tuple(reader.new.values())
    return Imported(Format.WORKOUT_TIMER, new, tuple(routines), tuple(left_out))


def _workouts(data: object) -> list[Any]:
    if isinstance(data, dict):
        return data["workouts"] if isinstance(data.get("workouts"), list) else [data]
    return list_of(data)


class _Reader:
    def __init__(self, name: str, exercises: Mapping[str, Exercise], ids: FreeIds) -> None:
        self._name = name
        self._exercises = exercises
        self._names = NameIndex(exercises)
        self._ids = ids
        self.new: dict[str, Exercise] = {}
        self.left_out: list[str] = []

    def routine(self, workout: object, key: str) -> Routine | None:
        if not isinstance(workout, dict):
            self.left_out.append(fault(self._name, key, workout, "a workout"))
            return None
        title = short_name(text_of(workout.get("title")), "My workout")
        sets = [
            (entries, max(1, whole_number(one.get("repetitions")) or 1))
            for number, one in enumerate(list_of(workout.get("sets")), start=1)
            if isinstance(one, dict) and (entries := self._entries(one, f"{key}.sets[{number}]"))
        ]
        if not sets:
            self.left_out.append(fault(self._name, f"{key}.sets", None, "exercises to do"))
            return None
        rounds = 1
        if len(sets) == 1 and len(sets[0][0]) > 1:
            entries, times = sets[0]
            rounds = min(times, MAX_ROUNDS)
            sets = [(entries, 1)]
        items = [item for entries, times in sets for item in self._items(entries, times)]
        if len(items) > MAX_ITEMS:
            self.left_out.append(
                f"{self._name}: {key}.sets: found {len(items)} exercises, "
                f"expected at most {MAX_ITEMS}; the others are left out"
            )
        return Routine(
            id=self._ids.take(title, "my-routine"),
            name=title,
            purpose="From Just Another Workout Timer.",
            items=tuple(items[:MAX_ITEMS]),
            source=Source.USER,
            rounds=rounds,
        )

    def _entries(self, a_set: dict[str, Any], key: str) -> list[_Entry]:
        """Return what is to be done in a set: sides and repeats joined, rests put to their work."""
        entries: list[_Entry] = []
        for number, one in enumerate(list_of(a_set.get("exercises"))[:MOST_ENTRIES], start=1):
            name = text_of(one.get("name")) if isinstance(one, dict) else ""
            if not name:
                self.left_out.append(fault(self._name, f"{key}.exercises[{number}]", one, "a name"))
                continue
            seconds = whole_number(one.get("duration"))
            if seconds is None or seconds < 1:
                seconds = _USUAL_SECONDS
            if _REST.fullmatch(name):
                if entries:
                    entries[-1] = replace(entries[-1], rest=max(entries[-1].rest, seconds))
                continue
            side = _SIDE.search(name)
            letter = side.group(1)[0].lower() if side else ""
            bare = name[: side.start()].strip() if side and name[: side.start()].strip() else name
            _join(entries, _Entry(bare, seconds, letter))
        return entries

    def _items(self, entries: list[_Entry], times: int) -> list[RoutineItem]:
        if len(entries) == 1:
            return [self._item(entries[0], times)]
        wanted = min(times, MAX_ITEMS)
        once = [self._item(entry, 1) for entry in entries]
        return once * wanted

    def _item(self, entry: _Entry, sets: int) -> RoutineItem:
        said, name = self._said(entry, sets)
        exercise = self._exercise(name, said)
        fitted = fit_dose(said, exercise)
        return RoutineItem(exercise.id, fitted.dose)

    @staticmethod
    def _said(entry: _Entry, sets: int) -> tuple[SaidDose, str]:
        """Return the dose: what the name says ("Bridge, 10 times"), else the entry's time."""
        said, rest = amounts(plain(entry.name))
        name = " ".join(rest.split()).strip(" ,;:-") or entry.name
        rest_seconds = entry.rest or None
        if said.reps is not None:
            said = replace(said, sets=_span(sets, MAX_SETS))
        else:
            said = SaidDose(
                hold_seconds=_span(entry.seconds, MAX_HOLD_SECONDS),
                reps=_span(entry.times, MAX_REPS),
                sets=_span(sets, MAX_SETS),
            )
            name = entry.name
        sides = Sides.EACH if entry.sides else said.sides
        return replace(said, rest_seconds=rest_seconds, sides=sides), name

    def _exercise(self, name: str, said: SaidDose) -> Exercise:
        matches = self._names.match(name, said.sides)
        if matches.certain:
            exercise = self._exercises[matches.found[0].exercise_id]
            if exercise.timed:
                return exercise
        key = name.casefold()
        if key not in self.new:
            sketch = Sketch(name=name, said=replace(said, sets=None, reps=None))
            self.new[key] = exercise_from_sketch(sketch, self._ids.take(name))
        return self.new[key]


def _join(entries: list[_Entry], entry: _Entry) -> None:
    """Add an entry, or join it to the one before it: the other side, or the same once more."""
    last = entries[-1] if entries else None
    if (
        last is None
        or last.name.casefold() != entry.name.casefold()
        or last.seconds != entry.seconds
    ):
        entries.append(entry)
    elif entry.sides and entry.sides not in last.sides:
        entries[-1] = replace(last, sides=last.sides + entry.sides)
    elif entry.sides == last.sides[:1]:
        entries[-1] = replace(last, times=last.times + 1)
    elif entry.sides != last.sides[-1:]:
        entries.append(entry)


def _span(number: int, most: int) -> Span:
    return Span(min(number, most), min(number, most))


# --- writing ----------------------------------------------------------------------------------


def workout_timer_file(
    routine: Routine, exercises: Mapping[str, Exercise], options: Options
) -> bytes:
    """Return a routine as a backup of that program with one workout.

    Long holds become timed entries; repetitions become one entry with the number in its name.

    Args:
        routine: the routine.
        exercises: the catalogue's.
        options: the user's doses and length of a breath.
    """
    sets = [
        one
        for item in routine.active_items
        if exercises[item.exercise_id].timed
        for one in [_set(item, exercises[item.exercise_id], options)]
    ]
    table = [
        {
            "repetitions": times,
            "id": _id(routine, number),
            "exercises": [
                {"name": name, "id": _id(routine, number, place), "duration": seconds}
                for place, (name, seconds) in enumerate(entries, start=1)
            ],
        }
        for number, (entries, times) in enumerate(sets * routine.rounds, start=1)
    ]
    workout = {"title": routine.name, "sets": table, "version": _VERSION, "position": 0}
    return json.dumps({"workouts": [workout]}, ensure_ascii=False, indent=1).encode()


def _set(
    item: RoutineItem, exercise: Exercise, options: Options
) -> tuple[list[tuple[str, int]], int]:
    dose = item_dose(item, exercise, options)
    hold = round(dose.hold_length(options.breath_seconds))
    long = hold >= LONG_HOLD_SECONDS
    name, seconds = exercise.name, hold
    if not long:
        name = f"{exercise.name}, {_counted(dose, hold)}"
        turns = 2 if dose.sides is Sides.ALTERNATING else 1
        seconds = max(1, round(dose.reps * turns * (hold + _move_seconds(exercise, dose))))
    sides = ("left", "right") if dose.sides is Sides.EACH else ("",)
    entries = [(f"{name}, {side}" if side else name, seconds) for side in sides]
    times = dose.sets * (dose.reps if long else 1)
    rest = max(dose.pause_seconds, dose.rest_seconds if dose.sets > 1 else 0)
    if times > 1 and rest:
        entries.append((_REST_NAME, rest))
    return entries, times


def _counted(dose: Dose, hold: int) -> str:
    times = "1 time" if dose.reps == 1 else f"{dose.reps} times"
    if not hold:
        return times
    return f"{times}, hold {hold} {'second' if hold == 1 else 'seconds'}"


def _move_seconds(exercise: Exercise, dose: Dose) -> float:
    steps = exercise.steps_for(dose.mode)
    return sum(
        step.seconds or MOVE_SECONDS for step in steps if step.part in (Part.MOVEMENT, Part.RETURN)
    )


def _id(routine: Routine, *places: int) -> str:
    words = "/".join((routine.id, *(str(one) for one in places)))
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"back-coach:{words}"))
