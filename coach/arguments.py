"""The command line: what may be asked for, and one line for what may not."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from coach import __version__


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        self.exit(2, f"back-coach: {line}. Try “back-coach --help”.\n")


def _everywhere(default: str | None) -> _Parser:
    """Return what may be said before or after a command."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep everything in this folder instead of the user’s own",
    )
    return common


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    """Parse the command line; `command` is None for the window.

    Exits with status 2 and one line on bad arguments.
    """
    parser = _Parser(
        prog="back-coach",
        description="A calm, spoken exercise coach for people with lower back pain.",
        parents=[_everywhere(None)],
    )
    parser.add_argument("--version", action="version", version=f"back-coach {__version__}")
    parser.add_argument("--routine", metavar="ID", help="open the window at this routine")
    parser.add_argument("--start", action="store_true", help="go straight into the session")
    parser.add_argument(
        "--background",
        action="store_true",
        help="wait in the tray for the time of a reminder",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        # Suppressed: a command must not overrule what was said before it with a default.
        everywhere = _everywhere(argparse.SUPPRESS)
        return commands.add_parser(name, help=text, description=text, parents=[everywhere])

    for name, text in (
        ("list", "List the routines."),
        ("exercises", "List the exercises with every dose."),
        ("history", "List the sessions that were done."),
    ):
        command(name, text).add_argument("--json", action="store_true", help="as JSON")
    script = command("script", "Print a session with its times.")
    script.add_argument("routine_or_file", metavar="ROUTINE", help="id of a routine, or a file")
    script.add_argument("--json", action="store_true", help="as JSON")
    script.add_argument("--profile", metavar="SOURCE", help="take this article’s doses")
    script.add_argument("--flare-up", action="store_true", help="leave strengthening out")
    check = command("check", "Check routine and exercise files.")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_data_commands(command)
    # Listed for the help; `poses` reads its own arguments (coach/figure/commands.py).
    command("poses", "Draw pictures of the moving figure, or check its poses.")
    arguments = parser.parse_args(argv)
    if arguments.command is None and arguments.start and not arguments.routine:
        parser.error("--start needs --routine ID")
    asked = arguments.routine or arguments.start or arguments.background
    if arguments.command is not None and asked:
        parser.error(f"--routine, --start and --background do not go with “{arguments.command}”")
    return arguments


def _add_data_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    export = command("export", "Write your sessions, or everything, into a file.")
    kinds = export.add_mutually_exclusive_group(required=True)
    for name, text in (
        ("--json", "everything, to be imported again"),
        ("--csv", "the sessions for a spreadsheet, one row a set"),
        ("--ics", "the reminder times for a calendar"),
        ("--pdf", "one page about the last weeks for a doctor or physiotherapist"),
    ):
        kinds.add_argument(name, type=Path, metavar="FILE", help=text)
    merge = command("import", "Add what an export holds; what is here stays.")
    merge.add_argument("file", type=Path, metavar="FILE", help="what “export --json” wrote")
    merge.add_argument("--dry-run", action="store_true", help="only say what would change")
    merge.add_argument("--without-settings", action="store_true", help="leave the settings alone")
    command("backup", "Make a backup now.")
    restore = command("restore", "Put a backup in the record’s place; without FILE, list them.")
    restore.add_argument("file", nargs="?", metavar="FILE", help="a backup, by name or path")
