"""The commands that need no window: the same core, printed."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clock import local_now
from coach.content import check_files, load_catalogue, load_routine
from coach.domain.compiler import Options, compile_routine
from coach.domain.errors import UserError
from coach.domain.exercise import DoseProfile, Exercise, Source, Span
from coach.domain.routine import Catalogue, Routine
from coach.domain.script import script_lines
from coach.domain.timeline import Timeline
from coach.paths import DataPaths, default_paths, paths_under

if TYPE_CHECKING:
    from coach.domain.record import SessionRecord
    from coach.storage.backups import Backup
    from coach.storage.merge import Changes
    from coach.storage.setting_groups import Settings


def run(arguments: argparse.Namespace) -> int:
    """Carry out a command and return the exit status: 0, 1 for faults found, 2 for bad input."""
    commands = {
        "list": _list,
        "exercises": _exercises,
        "script": _script,
        "history": _history,
        "check": _check,
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
    }
    try:
        return commands[arguments.command](arguments)
    except UserError as error:
        for line in str(error).splitlines():
            print(f"back-coach: {line}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has left; what is still buffered must not raise again.
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115, PTH123
        return 0


def paths_of(arguments: argparse.Namespace) -> DataPaths:
    """Return the folders that the arguments ask for."""
    if arguments.data_dir is None:
        return default_paths()
    return paths_under(arguments.data_dir)


# --- commands ---------------------------------------------------------------------------------


def _list(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)
    catalogue = _suited_catalogue(arguments, settings)
    profiles = dict(settings.dose_profiles)
    rows = [_routine_row(routine, catalogue, profiles) for routine in catalogue.routines.values()]
    if arguments.json:
        _print_json(rows)
    else:
        for row in rows:
            count = len(row["exercises"])  # type: ignore[arg-type]
            print(f"{row['id']:24} {row['minutes']:>3} min  {count:>2} exercises  {row['name']}")
    return 0


def _exercises(arguments: argparse.Namespace) -> int:
    catalogue = _catalogue(arguments)
    if arguments.json:
        _print_json([_exercise_row(one) for one in catalogue.exercises.values()])
        return 0
    for exercise in catalogue.exercises.values():
        sources = ", ".join(profile.key for profile in exercise.profiles)
        print(f"{exercise.id:24} {exercise.kind:11} {exercise.name}  ({sources or 'not timed'})")
    return 0


def _script(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)
    catalogue = _suited_catalogue(arguments, settings)
    if arguments.profile is not None:
        sources = [str(one) for one in Source if one is not Source.USER]
        if arguments.profile not in sources:
            message = f"--profile is one of {', '.join(sources)}, not “{arguments.profile}”."
            raise UserError(message)
    timeline = compile_routine(
        _routine(arguments.routine_or_file, catalogue),
        catalogue.exercises,
        Options(
            profiles=dict(settings.dose_profiles),
            forced_source=arguments.profile,
            flare_up=arguments.flare_up,
        ),
    )
    if arguments.json:
        _print_json(_timeline_row(timeline))
    else:
        _print_lines(script_lines(timeline))
    return 0


def _history(arguments: argparse.Namespace) -> int:
    from coach.storage.history import read_sessions

    sessions = read_sessions(paths_of(arguments))
    if arguments.json:
        _print_json([_session_row(one) for one in sessions])
        return 0
    for one in sessions:
        minutes = round(one.active_ms / 60_000)
        print(f"{one.started:%Y-%m-%d %H:%M}  {one.status:9} {minutes:>3} min  {one.routine_name}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    faults = check_files(tuple(arguments.files), _user_dir(arguments))
    _print_lines(faults)
    return 1 if faults else 0


def _export(arguments: argparse.Namespace) -> int:
    from coach.storage.export import export_json
    from coach.storage.reminder_calendar import export_ics
    from coach.storage.sheet import export_csv

    paths = paths_of(arguments)
    if arguments.json is not None:
        said = _counted(export_json(paths, arguments.json, local_now()), "session", "sessions")
        target = arguments.json
    elif arguments.csv is not None:
        said = _counted(export_csv(paths, arguments.csv), "row", "rows")
        target = arguments.csv
    else:
        said = _counted(export_ics(paths, arguments.ics, local_now()), "reminder", "reminders")
        target = arguments.ics
    print(f"{target}: {said}")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from coach.storage.alone import alone
    from coach.storage.import_file import read_export
    from coach.storage.merge import merge, preview

    paths, with_settings = paths_of(arguments), not arguments.without_settings
    export = read_export(arguments.file)
    if arguments.dry_run:
        _print_lines(_change_lines(preview(paths, export, with_settings=with_settings), done=False))
        return 0
    with alone(paths):
        changes, opened = merge(paths, export, local_now(), with_settings=with_settings)
    for notice in opened.notices:
        print(f"back-coach: {notice}", file=sys.stderr)
    _print_lines(_change_lines(changes, done=True))
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from coach.storage.backups import back_up_now, look_into

    made = look_into(back_up_now(paths_of(arguments), local_now()))
    print(f"{made.path}: {_backup_words(made)}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from coach.storage.alone import alone
    from coach.storage.backups import list_backups
    from coach.storage.restore import restore

    paths = paths_of(arguments)
    if arguments.file is None:
        for one in list_backups(paths):
            print(f"{one.made:%Y-%m-%d %H:%M}  {one.path.name}  {one.fault or _backup_words(one)}")
        return 0
    source = Path(arguments.file).expanduser()
    if not source.exists() and source.name == arguments.file:
        source = paths.backups / source.name
    with alone(paths):
        restored = restore(paths, source, local_now())
    print(f"Restored: {_backup_words(restored.backup)}.")
    if restored.kept is not None:
        print(f"What was there before is kept as {restored.kept}.")
    return 0


# --- what they read ---------------------------------------------------------------------------


def _user_dir(arguments: argparse.Namespace) -> Path:
    return paths_of(arguments).data_dir


def _catalogue(arguments: argparse.Namespace) -> Catalogue:
    loaded = load_catalogue(_user_dir(arguments))
    for fault in loaded.faults:
        print(f"back-coach: left out {fault}", file=sys.stderr)
    return loaded.catalogue


def _settings(arguments: argparse.Namespace) -> "Settings":
    from coach.storage.settings import load_settings

    return load_settings(paths_of(arguments)).settings


def _suited_catalogue(arguments: argparse.Namespace, settings: "Settings") -> Catalogue:
    """Return the catalogue as the window has it: without what is not for the user."""
    from coach.planning import catalogue_for

    return catalogue_for(_catalogue(arguments), settings)


def _routine(name: str, catalogue: Catalogue) -> Routine:
    routine = catalogue.routines.get(name)
    if routine is not None:
        return routine
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        return load_routine(path, catalogue.exercises)
    message = f"There is no routine “{name}”. “back-coach list” names them all."
    raise UserError(message)


# --- what they print --------------------------------------------------------------------------


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _routine_row(
    routine: Routine, catalogue: Catalogue, profiles: dict[str, str]
) -> dict[str, object]:
    minutes = 0
    if routine.active_items:
        timeline = compile_routine(routine, catalogue.exercises, Options(profiles=profiles))
        minutes = max(1, round(timeline.length_ms / 60_000))
    return {
        "id": routine.id,
        "name": routine.name,
        "purpose": routine.purpose,
        "minutes": minutes,
        "exercises": [item.exercise_id for item in routine.active_items],
        "built_in": routine.builtin,
    }


def _exercise_row(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "kind": exercise.kind,
        "position": exercise.position,
        "equipment": list(exercise.equipment),
        "sides": exercise.sides,
        "targets": list(exercise.targets),
        "tags": sorted(exercise.tags),
        "steps": [step.text for step in exercise.steps],
        "cautions": list(exercise.cautions),
        "profiles": [_profile_row(profile) for profile in exercise.profiles],
    }


def _profile_row(profile: DoseProfile) -> dict[str, object]:
    """Return what the source says; for the app's own doses, what the app uses."""
    values = profile.filled if profile.source is Source.APP else profile.stated
    return {
        "source": profile.source,
        "stated": profile.source is not Source.APP,
        "hold_seconds": _pair(values.hold_seconds),
        "hold_breaths": values.hold_breaths,
        "reps": _pair(values.reps),
        "sets": values.sets.low if values.sets else None,
        "per_day": values.per_day,
        "default": profile.default,
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.low, span.high] if span else None


def _timeline_row(timeline: Timeline) -> dict[str, object]:
    return {
        "routine": timeline.routine_id,
        "seconds": timeline.length_ms / 1000,
        "left_out": list(timeline.left_out),
        "segments": [
            {
                "start": segment.start_ms / 1000,
                "seconds": segment.length_ms / 1000,
                "kind": segment.kind,
                "exercise": segment.exercise_id or None,
                "set": segment.set_number or None,
                "rep": segment.rep_number or None,
                "side": segment.side,
                "text": segment.text,
            }
            for segment in timeline.segments
        ],
        "cues": [
            {
                "at": cue.at_ms / 1000,
                "seconds": cue.length_ms / 1000,
                "kind": cue.kind,
                "text": cue.text,
            }
            for cue in timeline.cues
        ],
    }


def _session_row(session: "SessionRecord") -> dict[str, object]:
    return {
        "id": session.id,
        "routine": session.routine_id,
        "started": session.started.isoformat(),
        "status": session.status,
        "planned_seconds": session.planned_ms / 1000,
        "done_seconds": session.active_ms / 1000,
        "exercises": [
            {
                "id": one.exercise_id,
                "sets": one.sets,
                "reps": one.reps,
                "hold_seconds": one.hold_ms / 1000,
            }
            for one in session.exercises
        ],
    }


def _backup_words(backup: "Backup") -> str:
    """Return what is in a backup in a few words."""
    words = _counted(backup.sessions, "session", "sessions")
    if backup.first_day is not None and backup.last_day is not None:
        words += f" from {backup.first_day.isoformat()} to {backup.last_day.isoformat()}"
    return f"{words}, {max(1, round(backup.size / 1000))} kB"


def _change_lines(changes: "Changes", *, done: bool) -> Iterator[str]:
    """Yield what an import changes, or has changed, one line a kind."""
    names = {
        "sessions": ("session", "sessions"),
        "pain": ("diary entry", "diary entries"),
        "goals": ("weekly goal", "weekly goals"),
        "answers": ("answer to a suggestion", "answers to suggestions"),
        "next_day_put_aside": ("question put aside", "questions put aside"),
        "files": ("file of your own", "files of your own"),
    }
    for name, tally in changes.listings.items():
        one, many = names.get(name, (name, name))
        parts = [
            f"{tally.added} new" if tally.added else "",
            f"{tally.changed} newer than yours" if tally.changed else "",
            f"{tally.kept} different, yours kept" if tally.kept else "",
            f"{tally.same} the same" if tally.same else "",
        ]
        known = ", ".join(part for part in parts if part)
        if known:
            total = tally.added + tally.changed + tally.kept + tally.same
            yield f"{_counted(total, one, many)}: {known}"
    if changes.settings:
        yield f"settings: {', '.join(changes.settings)}"
    for path in changes.conflicts:
        yield f"not imported, since you have another one: {path}"
    if changes.nothing:
        yield "Everything in it is here already; nothing changes."
    else:
        yield "Imported." if done else "Nothing has been changed yet."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
