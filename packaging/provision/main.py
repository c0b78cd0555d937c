"""The steps of the set-up, in order."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from provision import checks
from provision.environment import Lock, Project, is_ready, prepare
from provision.errors import SetupError
from provision.processes import become, say
from provision.request import USAGE, Request, check_screen, parse
from provision.system import Purpose, find_manager, missing, obtainable, provide, read_needs


def main(arguments: Sequence[str]) -> int:
    """Install what is missing, then start the program or run its tests; return the exit code."""
    request = parse(arguments)
    project = Project(Path(__file__).resolve().parents[2])
    try:
        check_screen(request, os.environ)
        _install(project, request)
    except SetupError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("Stopped. Run the same command to go on.")
        return 130
    if request.test:
        return checks.run_all(project, request.rest)
    if request.set_up_only:
        return 0
    if request.wants_help:
        say(USAGE)
    return become([str(project.program("back-coach")), *request.rest])


def _install(project: Project, request: Request) -> None:
    locks = [Lock.APP]
    if request.test:
        locks.append(Lock.TEST)
    if request.natural_voice:
        locks.append(Lock.NATURAL_VOICE)
    ready = is_ready(project, locks)
    if sys.platform.startswith("linux"):
        _install_system_packages(project, request, ready=ready)
    if not ready:
        prepare(project, locks)


def _install_system_packages(project: Project, request: Request, *, ready: bool) -> None:
    purposes = set() if ready else {Purpose.SETUP}
    if request.test:
        purposes |= {Purpose.WINDOW, Purpose.VOICE, Purpose.TESTS}
    elif request.wants_window or request.set_up_only:
        purposes |= {Purpose.WINDOW}
        if not ready:
            purposes |= {Purpose.VOICE}
    lacking = obtainable(missing(read_needs(project.needs), purposes), find_manager())
    if not lacking:
        return
    try:
        provide(lacking, may_install=request.may_install)
    except SetupError as error:
        # Without a voice the program still guides with tones and captions; the rest it must have.
        if request.test or any(need.purpose is not Purpose.VOICE for need in lacking):
            raise
        say(f"Going on without a voice, with tones and captions only. {error}")
